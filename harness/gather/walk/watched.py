"""A Playwright page that lets the recorder look before each action of a script."""

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, cast

from playwright.async_api import Locator, Page
from playwright.async_api import TimeoutError as NotInTime

_ACTIONS = frozenset(
    {
        "check",
        "clear",
        "click",
        "dblclick",
        "dispatch_event",
        "drag_to",
        "evaluate",
        "fill",
        "goto",
        "go_back",
        "press",
        "press_sequentially",
        "reload",
        "select_option",
        "set_checked",
        "set_input_files",
        "tap",
        "type",
        "uncheck",
    }
)

_SLICE_MS = 1_000


class Attempt:
    """An action of the script, that can be made once more."""

    def __init__(self, name: str, again: Callable[[], Awaitable[object]]) -> None:
        self.name = name
        self.again = again


class Watch(Protocol):
    """Who looks when a script acts.

    Attributes:
        patience_ms: How long an action waits for what it is about, where it does not say.
    """

    patience_ms: float

    def unsettled(self) -> bool:
        """Whether another page may be on its way."""
        ...

    async def before(self) -> None:
        """Called ahead of each action."""
        ...

    async def after(self, attempt: Attempt) -> None:
        """Called behind each action."""
        ...


class Watched:
    """Stands for a Playwright object; whatever it hands out is watched too.

    `isinstance` and Playwright's `expect` take it for the object that it stands for.
    """

    def __init__(self, target: object, watch: Watch) -> None:
        self._target = target
        self._watch = watch

    def __getattribute__(self, name: str) -> Any:
        if name == "__class__":  # what `isinstance` asks for
            return type(object.__getattribute__(self, "_target"))
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if name.startswith("_"):
            return value
        if inspect.isawaitable(value):
            return self._awaited(value)
        if callable(value) and not _is_playwright(value):
            return functools.wraps(value)(functools.partial(self._call, name, value))
        return self._wrapped(value)

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"_target", "_watch"}:
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
        if name in _ACTIONS:
            timeout = named.get("timeout")
            return self._act(name, lambda: method(*given, **named), timeout=timeout)
        result = method(*given, **named)
        if inspect.isawaitable(result):
            return self._awaited(result)
        return self._wrapped(result)

    async def _act(
        self, name: str, act: Callable[[], Awaitable[object]], *, timeout: float | None
    ) -> Any:
        if isinstance(self._target, Locator) and self._watch.unsettled():
            await self._await_target(
                self._target, self._watch.patience_ms if timeout is None else timeout
            )
        await self._watch.before()
        result = await act()
        await self._watch.after(Attempt(name, act))
        return self._wrapped(result)

    async def _await_target(self, target: Locator, patience_ms: float) -> None:
        """Wait until the page of the action is there, not the one before it.

        Now and then the recorder looks: it ends the walk where the site has led away.
        """
        left = patience_ms
        while True:
            slice_ms = min(_SLICE_MS, left) if patience_ms else _SLICE_MS
            try:
                await target.first.wait_for(state="attached", timeout=max(1, slice_ms))
            except NotInTime:
                left -= slice_ms
                if patience_ms and left <= 0:
                    raise
                await self._watch.before()
            else:
                return

    async def _awaited(self, value: Awaitable[Any]) -> Any:
        return self._wrapped(await value)

    def _wrapped(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._wrapped(one) for one in value]
        if not _is_playwright(value):
            return value
        return Watched(value, self._watch)


def watched(page: Page, watch: Watch) -> Page:
    """A page whose actions `watch` sees."""
    return cast("Page", Watched(page, watch))


def unwatched(value: Any) -> Any:
    """The real object behind a watched one; anything else as it is."""
    return object.__getattribute__(value, "_target") if type(value) is Watched else value


def _is_playwright(value: object) -> bool:
    return type(value).__module__.startswith("playwright.") and not isinstance(value, BaseException)
