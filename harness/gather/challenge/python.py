"""A screener that is a Python function, `module:function` or `file.py:function`."""

import asyncio
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from harness.errors import ConfigError, GatherError
from harness.people.application import Application

BATCH = 256


class PythonScreener:
    """Calls a function with a batch; a plain function runs in a thread, a coroutine here."""

    at_once = 1

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        name: str,
        identity: str = "",
        batch_size: int | None = None,
    ) -> None:
        self.name = name
        self.identity = identity or name
        self.batch_size = batch_size or BATCH
        self._function = function

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            GatherError: the function raised, or answered nothing that has a length.
        """
        return await called(self._function, applications, name=self.name)

    async def close(self) -> None:
        """Nothing is held open."""


async def called(function: Callable[..., Any], argument: object, *, name: str) -> list[Any]:
    """What a function of a user's answers to one argument, as a list.

    Raises:
        GatherError: the function raised, or answered nothing that has a length.
    """
    try:
        if inspect.iscoroutinefunction(function):
            answered = await function(argument)
        else:
            answered = await asyncio.to_thread(function, argument)
            if inspect.isawaitable(answered):
                answered = await answered
        return list(answered)
    except Exception as error:
        raise GatherError(
            f"`{name}` raised {type(error).__name__}: {error}",
            remedy="Call it yourself with one application; it must answer one outcome for each",
        ) from error


def python_screener(address: str, *, folder: Path, batch_size: int | None = None) -> PythonScreener:
    """The screener of `module:function` or `path/to/file.py:function`.

    Raises:
        ConfigError: there is no such module or function, or it cannot be called.
    """
    function = load_function(address, folder=folder)
    return PythonScreener(
        function, name=address, identity=identity_of(function, address), batch_size=batch_size
    )


def load_function(address: str, *, folder: Path) -> Callable[..., Any]:
    """Load `module:function`, found in `folder` or installed, or `path/to/file.py:function`.

    Raises:
        ConfigError: there is no such module or function, or it cannot be called.
    """
    place, _, attribute = address.rpartition(":")
    try:
        module = _load_file(folder / place) if place.endswith(".py") else _import(place, folder)
    except (ImportError, OSError, SyntaxError) as error:
        raise ConfigError(
            f"`{place}` cannot be imported: {error}",
            remedy=f"Give a module that Python finds from `{folder}`, or a path that ends in .py",
        ) from error
    function: Any = module
    for part in attribute.split("."):
        function = getattr(function, part, None)
    if not callable(function):
        raise ConfigError(
            f"`{place}` has no function `{attribute}`",
            remedy="Write `def screen(applications): ...` there and name it after the colon",
        )
    loaded: Callable[..., Any] = function
    return loaded


def identity_of(function: Callable[..., Any], address: str) -> str:
    """Tells two versions of a function apart by the file that it stands in."""
    try:
        place = inspect.getsourcefile(inspect.unwrap(function))
    except TypeError:  # an object that is called, or a function that is built in
        place = inspect.getsourcefile(type(function)) if type(function).__module__ else None
    if place is None or not Path(place).is_file():
        return address
    return f"{address} {sha256(Path(place).read_bytes()).hexdigest()}"


def _import(name: str, folder: Path) -> ModuleType:
    where = str(folder.resolve())
    if where not in sys.path:
        sys.path.insert(0, where)
    return importlib.import_module(name)


def _load_file(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"othershoe_screener_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
