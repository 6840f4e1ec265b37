"""Lets a script written for Playwright's synchronous way run beside our event loop.

The script runs in a thread of its own. Whatever it does with a page is done in the event loop,
through the same watched objects that an asynchronous script gets.
"""

import asyncio
import contextlib
import functools
import inspect
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any

Show = Callable[[object], Any]


async def in_sync(script: Callable[[Show], None]) -> None:
    """Run `script` in a thread; it is given what shows it an asynchronous object.

    Where this is cancelled, the script ends at its next action.
    """
    desk = _Desk(asyncio.get_running_loop())
    try:
        await asyncio.to_thread(script, desk.shown)
    except asyncio.CancelledError:
        desk.stop()
        raise


class _Desk:
    """Passes the thread's wishes on to the event loop, one at a time."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._stopped = False
        self._waiting: Future[Any] | None = None

    def stop(self) -> None:
        """End what the thread waits for, and whatever it tries after that."""
        self._stopped = True
        if self._waiting is not None:
            self._waiting.cancel()

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run `work` in the event loop, and wait for it in the thread."""
        if self._stopped:
            work.close()
            raise RuntimeError("the walk is over")
        self._waiting = asyncio.run_coroutine_threadsafe(work, self._loop)
        return self._waiting.result()

    def shown(self, value: Any) -> Any:
        """A value as the script sees it."""
        if isinstance(value, list):
            return [self.shown(one) for one in value]
        if (callable(value) and inspect.isroutine(value)) or isinstance(value, functools.partial):
            return functools.partial(self._call, value)
        plain = isinstance(value, _PLAIN) or type(value).__module__ in {"builtins", "re"}
        return value if plain else _InSync(value, self)

    def _call(self, method: Callable[..., Any], *given: Any, **named: Any) -> Any:
        own = [self._hidden(one) for one in given]
        others = {key: self._hidden(one) for key, one in named.items()}
        return self.wait(self._called(method, own, others))

    async def _called(
        self, method: Callable[..., Any], given: list[Any], named: dict[str, Any]
    ) -> Any:
        result = method(*given, **named)
        return self.shown(await result if inspect.isawaitable(result) else result)

    def _hidden(self, value: Any) -> Any:
        """An argument as the real method takes it."""
        if type(value) is _InSync:
            return object.__getattribute__(value, "_target")
        if isinstance(value, list):
            return [self._hidden(one) for one in value]
        return _Handler(value) if inspect.isfunction(value) or inspect.ismethod(value) else value


class _InSync:
    """Stands for an asynchronous object; its methods wait for what they do."""

    def __init__(self, target: object, desk: _Desk) -> None:
        self._target = target
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return self._desk.wait(self._got(name))

    async def _got(self, name: str) -> Any:
        value = getattr(self._target, name)
        return self._desk.shown(await value if inspect.isawaitable(value) else value)

    def __call__(self, *given: Any, **named: Any) -> Any:
        target: Any = self._target
        return self._desk._call(target, *given, **named)  # noqa: SLF001 - its other half

    def __enter__(self) -> Any:
        target: Any = self._target
        return self._desk._call(target.__aenter__)  # noqa: SLF001 - its other half

    def __exit__(self, *details: object) -> Any:
        target: Any = self._target
        return self._desk._call(target.__aexit__, *details)  # noqa: SLF001 - its other half


class _Handler:
    """A handler of an event: what it starts on its asynchronous argument is carried out."""

    def __init__(self, handler: Callable[..., Any]) -> None:
        self._handler = handler
        self.__signature__ = inspect.signature(handler)

    def __call__(self, *given: Any) -> Any:
        return self._handler(*(_Eager(one) for one in given))


class _Eager:
    def __init__(self, target: object) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        return functools.partial(_begin, value) if inspect.iscoroutinefunction(value) else value


def _begin(method: Callable[..., Coroutine[Any, Any, Any]], *given: Any, **named: Any) -> None:
    task = asyncio.ensure_future(method(*given, **named))
    _BEGUN.add(task)
    task.add_done_callback(_done)


def _done(task: asyncio.Future[Any]) -> None:
    _BEGUN.discard(task)
    with contextlib.suppress(asyncio.CancelledError):
        task.exception()  # it went with its page


_BEGUN: set[asyncio.Future[Any]] = set()
_PLAIN = (str, int, float, bytes, bool, type(None), dict, BaseException)
