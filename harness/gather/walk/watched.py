"""A Playwright page that lets the recorder look before each action of a script."""

import functools
import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, cast

from playwright.async_api import (
    BrowserContext,
    ElementHandle,
    Error,
    Frame,
    FrameLocator,
    JSHandle,
    Locator,
    Page,
)
from playwright.async_api import TimeoutError as NotInTime

from harness.record import record

FILLS = frozenset(
    {
        "check",
        "clear",
        "fill",
        "focus",
        "hover",
        "insert_text",
        "press_sequentially",
        "scroll_into_view_if_needed",
        "select_option",
        "select_text",
        "set_checked",
        "set_files",
        "set_input_files",
        "type",
        "uncheck",
        "wheel",
    }
)
"""Actions that put something in or look around; they are not meant to send anything."""

PRESSES = frozenset(
    {
        "click",
        "dblclick",
        "dispatch_event",
        "down",
        "drag_and_drop",
        "drag_to",
        "go_back",
        "go_forward",
        "goto",
        "press",
        "reload",
        "set_content",
        "tap",
        "up",
    }
)
"""Actions by which a candidate may go on, or send."""

SCRIPTS = frozenset(
    {
        "add_script_tag",
        "eval_on_selector",
        "eval_on_selector_all",
        "evaluate",
        "evaluate_all",
        "evaluate_handle",
        "wait_for_function",
    }
)
"""Actions that run the flow's own JavaScript in the page."""

_ACTIONS = FILLS | PRESSES | SCRIPTS
_SLICE_MS = 1_000


@record
class Call:
    """An action that a script is about to take.

    Attributes:
        name: The method's name.
        target: The real Playwright object that it is called on.
        page: The page that it is about; None where that is not known.
        given: The arguments by place.
        named: The arguments by name.
    """

    name: str
    target: object
    page: Page | None
    given: tuple[Any, ...]
    named: Mapping[str, Any]


@record
class Attempt:
    """An action that was taken, and that can be taken once more."""

    call: Call
    again: Callable[[], Awaitable[object]]


class Watch(Protocol):
    """Who looks when a script acts.

    Attributes:
        patience_ms: How long an action waits for what it is about, where it does not say.
    """

    patience_ms: float

    def unsettled(self) -> bool:
        """Whether another page may be on its way."""
        ...

    def instead(self, target: object, name: str) -> object | None:
        """What a script gets for an attribute instead of the real one; None for the real one."""
        ...

    async def before(self, call: Call) -> None:
        """Called ahead of each action."""
        ...

    async def translated(self, call: Call) -> Call | None:
        """The action as this walk takes it; None leaves it out."""
        ...

    async def after(self, attempt: Attempt) -> None:
        """Called behind each action, also behind one that failed."""
        ...


class Watched:
    """Stands for a Playwright object; whatever it hands out is watched too.

    `isinstance` and Playwright's `expect` take it for the object that it stands for.
    """

    def __init__(self, target: object, watch: Watch, page: Page | None = None) -> None:
        self._target = target
        self._watch = watch
        self._of_page = target if isinstance(target, Page) else page

    def __getattribute__(self, name: str) -> Any:
        if name == "__class__":  # what `isinstance` asks for
            return type(object.__getattribute__(self, "_target"))
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        own = None if name.startswith("_") else self._watch.instead(self._target, name)
        if own is not None:
            return own
        value = getattr(self._target, name)
        if name.startswith("_"):
            return value
        if inspect.isawaitable(value):
            return self._awaited(value)
        if callable(value) and not _is_playwright(value):
            return functools.wraps(value)(functools.partial(self._call, name, value))
        return self._wrapped(value)

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"_target", "_watch", "_of_page"}:
            object.__setattr__(self, name, value)
        else:
            setattr(self._target, name, value)

    def __eq__(self, other: object) -> bool:
        return bool(self._target == unwatched(other))

    def __hash__(self) -> int:
        return hash(self._target)

    async def __aenter__(self) -> Any:
        return self._wrapped(await cast("Any", self._target).__aenter__())

    async def __aexit__(self, *details: object) -> Any:
        return await cast("Any", self._target).__aexit__(*details)

    def _call(self, name: str, method: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        given = tuple(unwatched(one) for one in given)
        named = {key: unwatched(one) for key, one in named.items()}
        if name in _ACTIONS and inspect.iscoroutinefunction(method):
            return self._act(
                Call(name=name, target=self._target, page=self._page(), given=given, named=named)
            )
        result = method(*given, **named)
        if inspect.isawaitable(result):
            return self._awaited(result)
        return self._wrapped(result)

    def _page(self) -> Page | None:
        target = self._target
        return target.page if isinstance(target, Locator | Frame) else self._of_page

    async def _act(self, call: Call) -> Any:
        watch = self._watch
        if isinstance(self._target, Locator) and watch.unsettled():
            timeout = call.named.get("timeout")
            await self._await_target(call, watch.patience_ms if timeout is None else timeout)
        await watch.before(call)
        taken = await watch.translated(call)
        if taken is None:
            return None
        method = getattr(taken.target, taken.name)

        async def act() -> Any:
            return await method(*taken.given, **taken.named)

        attempt = Attempt(call=taken, again=act)
        try:
            result = await act()
        except Error:
            await watch.after(attempt)  # a held request may be why it failed
            raise
        await watch.after(attempt)
        return self._wrapped(result)

    async def _await_target(self, call: Call, patience_ms: float) -> None:
        """Wait until the page of the action is there, not the one before it.

        Now and then the recorder looks: it ends the walk where the site has led away.
        """
        target = cast("Locator", self._target)
        left = patience_ms
        while True:
            slice_ms = min(_SLICE_MS, left) if patience_ms else _SLICE_MS
            try:
                await target.first.wait_for(state="attached", timeout=max(1, slice_ms))
            except NotInTime:
                left -= slice_ms
                if patience_ms and left <= 0:
                    raise
                await self._watch.before(call)
            else:
                return

    async def _awaited(self, value: Awaitable[Any]) -> Any:
        return self._wrapped(await value)

    def _wrapped(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._wrapped(one) for one in value]
        if not _is_playwright(value):
            return value
        return Watched(value, self._watch, self._page())


def watched(page: Page, watch: Watch) -> Page:
    """A page whose actions `watch` sees."""
    return cast("Page", Watched(page, watch))


def watched_context(context: BrowserContext, watch: Watch) -> BrowserContext:
    """A context all of whose pages `watch` sees."""
    return cast("BrowserContext", Watched(context, watch))


def unwatched(value: Any) -> Any:
    """The real object behind a watched one; anything else as it is."""
    return object.__getattribute__(value, "_target") if type(value) is Watched else value


def element_of(call: Call) -> Locator | ElementHandle | None:
    """The element that an action is about, where it names one by itself or by a selector."""
    target = call.target
    if isinstance(target, Locator | ElementHandle):
        return target
    selector = call.given[0] if call.given else call.named.get("selector")
    if isinstance(target, Page | Frame | FrameLocator) and isinstance(selector, str):
        return target.locator(selector).first
    return None


def _is_playwright(value: object) -> bool:
    if isinstance(value, BaseException):
        return False
    return isinstance(value, JSHandle) or type(value).__module__.startswith("playwright.")
