"""What a page keeps from being read: closed shadow roots, told by the browser's own tree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession, Error, Frame

from harness.record import record

_FIELDS = frozenset({"INPUT", "SELECT", "TEXTAREA"})
_WORKED = _FIELDS | {"BUTTON", "A", "IFRAME"}


@record
class _Told:
    """What was told of the elements of a document that looked closed: how many of which kind.

    `open` holds the kinds of which none is closed: more of them need no second question.
    """

    suspects: Mapping[str, int]
    open: frozenset[str]
    words: tuple[str, ...]

    def covers(self, suspects: Mapping[str, int]) -> bool:
        """Whether these elements need not be asked about anew."""
        return suspects.keys() <= self.suspects.keys() and all(
            name in self.open or suspects.get(name, 0) == count
            for name, count in self.suspects.items()
        )


_told: WeakKeyDictionary[Frame, _Told] = WeakKeyDictionary()


async def closed_roots(frame: Frame, suspects: Sequence[str]) -> tuple[str, ...]:
    """Say inside which elements nothing can be seen or filled in.

    Args:
        frame: The frame whose document was observed.
        suspects: The names of its elements that show something, but none of it in the open.

    Returns:
        A sentence for each element whose shadow root is closed and holds something to work with
        (WHATWG DOM, `mode: "closed"`); also for one of which the browser tells nothing.
    """
    counted = Counter(suspects)
    if not counted:
        return ()
    known = _told.get(frame)
    if known is None or not known.covers(counted):
        known = _told[frame] = await _ask(frame, counted)
    return known.words


async def _ask(frame: Frame, suspects: Counter[str]) -> _Told:
    try:
        tree = await _tree(frame)
    except Error:
        words = tuple(f"cannot see inside <{name}>" for name in suspects)
        return _Told(suspects=suspects, open=frozenset(), words=words)
    closed = [(host, root) for host, root in _closed(tree) if host in suspects]
    return _Told(
        suspects=suspects,
        open=frozenset(suspects) - {host for host, _ in closed},
        words=tuple(line for host, root in closed if (line := _sentence(host, root))),
    )


async def _tree(frame: Frame) -> Mapping[str, Any]:
    """The browser's own tree of a document, closed roots included."""
    session = await _session(frame)
    try:
        found: Mapping[str, Any] = await session.send(
            "DOM.getDocument", {"depth": -1, "pierce": True}
        )
        return found["root"]  # type: ignore[no-any-return]  # what CDP declares
    finally:
        await session.detach()


async def _session(frame: Frame) -> CDPSession:
    """A frame of another site has a process, and so a session, of its own."""
    try:
        return await frame.page.context.new_cdp_session(frame)
    except Error:
        return await frame.page.context.new_cdp_session(frame.page)


def _closed(node: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for root in node.get("shadowRoots", ()):
        if root.get("shadowRootType") == "closed":
            yield str(node["localName"]), root
        yield from _closed(root)
    for child in node.get("children", ()):
        yield from _closed(child)
    if "contentDocument" in node:
        yield from _closed(node["contentDocument"])


def _sentence(host: str, root: Mapping[str, Any]) -> str | None:
    inside = Counter(_elements(root))
    if not _WORKED & inside.keys():
        return None
    fields = sum(inside[name] for name in _FIELDS)
    held = f", which holds {fields} field{'s' * (fields != 1)}" if fields else ""
    return f"cannot see inside <{host}>{held}: its shadow root is closed"


def _elements(node: Mapping[str, Any]) -> Iterator[str]:
    for child in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield str(child["nodeName"]).upper()
        yield from _elements(child)
