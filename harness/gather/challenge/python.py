"""A screener that is a Python function, `module:function` or `file.py:function`."""

import asyncio
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from harness.errors import ConfigError, GatherError
from harness.people.application import Application

_BATCH = 256


class PythonScreener:
    """Calls a function with a batch; a plain function runs in a thread, a coroutine here."""

    def __init__(self, function: Callable[..., Any], *, name: str) -> None:
        self.name = name
        self.batch_size = _BATCH
        self._function = function

    async def screen(self, applications: Sequence[Application]) -> Sequence[object]:
        """One outcome for each application.

        Raises:
            GatherError: the function raised, or answered nothing that has a length.
        """
        try:
            if inspect.iscoroutinefunction(self._function):
                outcomes = await self._function(applications)
            else:
                outcomes = await asyncio.to_thread(self._function, applications)
                if inspect.isawaitable(outcomes):
                    outcomes = await outcomes
            return list(outcomes)
        except Exception as error:
            raise GatherError(
                f"`{self.name}` raised {type(error).__name__}: {error}",
                remedy="Call it yourself with one application; it must answer one outcome for each",
            ) from error

    async def close(self) -> None:
        """Nothing is held open."""


def python_screener(address: str, *, folder: Path) -> PythonScreener:
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
    return PythonScreener(function, name=address)


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
