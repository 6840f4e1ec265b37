"""A Playwright page that lets the recorder look before each action of a script."""

import contextlib
import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, cast

from playwright.async_api import Error, Locator, Page

_ACTIONS = frozenset(
    {
        "check",
        "clear",
        "click",
        "dblclick",
        "drag_to",
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

Before = Callable[[], Awaitable[None]]
After = Callable[["Attempt"], Awaitable[None]]


class Attempt:
    """An action of the script, that can be made once more."""

    def __init__(self, name: str, again: Callable[[], Awaitable[object]]) -> None:
        self.name = name
        self.again = again


class Watched:
    """Stands for a Playwright object; whatever it hands out is watched too.

    `isinstance` and Playwright's `expect` take it for the object that it stands for.
    """

    def __init__(self, target: object, before: Before, after: After) -> None:
        self._target = target
        self._before = before
        self._after = after

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
        if name in {"_target", "_before", "_after"}:
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
            return self._act(name, lambda: method(*given, **named))
        result = method(*given, **named)
        if inspect.isawaitable(result):
            return self._awaited(result)
        return self._wrapped(result)

    async def _act(self, name: str, act: Callable[[], Awaitable[object]]) -> Any:
        if isinstance(self._target, Locator):
            # The recorder is to see the step on which the action happens, not the one before.
            with contextlib.suppress(Error):
                await self._target.first.wait_for(state="attached")
        await self._before()
        result = await act()
        await self._after(Attempt(name, act))
        return self._wrapped(result)

    async def _awaited(self, value: Awaitable[Any]) -> Any:
        return self._wrapped(await value)

    def _wrapped(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._wrapped(one) for one in value]
        return Watched(value, self._before, self._after) if _is_playwright(value) else value


def watched(page: Page, *, before: Before, after: After) -> Page:
    """A page that awaits `before` ahead of each action and `after` behind it."""
    return cast("Page", Watched(page, before, after))


def unwatched(value: Any) -> Any:
    """The real object behind a watched one; anything else as it is."""
    return object.__getattribute__(value, "_target") if type(value) is Watched else value


def _is_playwright(value: object) -> bool:
    return type(value).__module__.startswith("playwright.") and not isinstance(value, BaseException)
