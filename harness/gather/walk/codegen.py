"""Runs the unchanged output of `playwright codegen` (Python) in a walk's own browser context.

The file is never started as a program: its last lines, which open a browser, are run with our own
stand-ins for `async_playwright` and `sync_playwright`. They hand out the context that this walk
has open, behind its gate, and whose pages are recorded.
"""

import ast
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any, Self

from playwright.async_api import BrowserContext, Page, expect

from harness.errors import ConfigError, GatherError
from harness.gather.browser.allow import AllowList, Decision
from harness.gather.walk.insync import in_sync
from harness.gather.walk.watched import Watch, watched, watched_context
from harness.record import record

_ENTRY = "_othershoe_entry"
_STARTERS = {"async_playwright": False, "sync_playwright": True}
_RECORD_AGAIN = "Record it by `playwright codegen --target python-async -o FLOW.py ADDRESS`"


@record
class Recording:
    """A recorded script, ready to be run; `sync` says which of Playwright's two ways it uses."""

    path: Path
    code: CodeType
    sync: bool
    starter: str
    expects: str | None


@record
class Stage:
    """What a recorded script runs on.

    Attributes:
        page: The walk's page, on its first address.
        context: The walk's context.
        watch: Looks at what is done.
        literals: Puts the candidate's values into a recorded text.
        note: Writes a remark into the evidence.
        folder: Where the recording lies.
        allow: Which origins may be reached.
        devices: Playwright's devices by name.
    """

    page: Page
    context: BrowserContext
    watch: Watch
    literals: Callable[[str], str]
    note: Callable[[str], None]
    folder: Path
    allow: AllowList
    devices: Mapping[str, Any]


def read_recording(path: Path) -> Recording | None:
    """The recorded script of a file; None where the file is none (it may be a flow of ours).

    Raises:
        ConfigError: it was recorded for another target.
    """
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except (SyntaxError, ValueError):
        return None  # loading it as a flow says what is wrong
    names = _imported(tree)
    functions = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}
    if "apply" in functions or not names:
        return None
    starter = next((name for name in names if names[name] in _STARTERS), None)
    if starter is None:
        if any(name.startswith("test_") for name in functions):
            raise ConfigError(
                f"the flow `{path}` was recorded for pytest", remedy=f"{_RECORD_AGAIN} instead"
            )
        return None
    sync = _STARTERS[names[starter]]
    if not _move_start(tree, starter, sync=sync):
        return None
    return Recording(
        path=path,
        code=compile(tree, str(path), "exec"),
        sync=sync,
        starter=starter,
        expects=next((name for name in names if names[name] == "expect"), None),
    )


async def play(recording: Recording, stage: Stage) -> None:
    """Run a recorded script from its first line to its last."""
    playwright = _Starter(stage)
    expecting = _Expect(stage.literals)
    space: dict[str, Any] = {"__name__": "othershoe_recording", "__file__": str(recording.path)}
    exec(recording.code, space)  # noqa: S102 - the employer's own script, as any flow is
    if recording.sync:
        await in_sync(
            lambda shown: _start_sync(recording, space, shown(playwright), shown(expecting))
        )
        return
    _put(recording, space, playwright, expecting)
    await space[_ENTRY]()


class Substitutes:
    """What a recorded script gets in the place of what would end or change the walk.

    Attributes:
        watch: Looks at what is done; set once it is there.
    """

    def __init__(self, main: Page, note: Callable[[str], None]) -> None:
        self.watch: Watch | None = None
        self._main = main
        self._note = note
        self._opened = False

    def __call__(self, target: object, name: str) -> object | None:
        """What is given for an attribute of `target`; None for the real one."""
        if isinstance(target, BrowserContext):
            own = {"new_page": self._new_page, "close": _nothing, "storage_state": _no_state}
            return _NoTracing() if name == "tracing" else own.get(name)
        if isinstance(target, Page):
            own = {"pause": _nothing, "set_viewport_size": self._keep_size}
            if target is self._main:
                own["close"] = _nothing
            return own.get(name)
        return None

    async def _new_page(self) -> object:
        """The walk's page first; a real new one after that."""
        page = await self._main.context.new_page() if self._opened else self._main
        self._opened = True
        return watched(page, self.watch) if self.watch else page

    async def _keep_size(self, *_given: object, **_named: object) -> None:
        self._note("The recording sets the window's size; the scenario's device was kept")


async def _nothing(*_given: object, **_named: object) -> None:
    """Leave open what the recorder still looks at."""


async def _no_state(*_given: object, **_named: object) -> dict[str, list[object]]:
    """Write no cookies to a file: they are secrets of the walk."""
    return {"cookies": [], "origins": []}


class _NoTracing:
    """Stands for `context.tracing`: a trace would keep what is typed."""

    def __getattr__(self, _name: str) -> object:
        return _nothing


def _start_sync(
    recording: Recording, space: dict[str, Any], playwright: object, expecting: object
) -> None:
    _put(recording, space, playwright, expecting)
    space[_ENTRY]()


def _put(
    recording: Recording, space: dict[str, Any], playwright: object, expecting: object
) -> None:
    space[recording.starter] = lambda: playwright
    if recording.expects:
        space[recording.expects] = expecting


class _Starter:
    """What `async_playwright()` gives: the walk's own browser under every name."""

    def __init__(self, stage: Stage) -> None:
        self.devices = stage.devices
        self.chromium = self.firefox = self.webkit = _BrowserType(stage)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_details: object) -> None:
        return None

    async def start(self) -> Self:
        return self

    async def stop(self) -> None:
        """Leave the walk's browser open: the recorder still looks."""


class _BrowserType:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def launch(self, **_options: object) -> "_Browser":
        return _Browser(self._stage)

    async def launch_persistent_context(self, *_where: object, **options: object) -> object:
        return await _Browser(self._stage).new_context(**options)


class _Browser:
    """Gives out the walk's context, once."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._given = False

    async def new_context(self, **options: Any) -> object:
        stage = self._stage
        if self._given:
            raise GatherError(
                "the recording opens a second browser context",
                remedy="Record one candidate's way only: a walk is one person in one browser",
            )
        self._given = True
        others = sorted(set(options) - {"storage_state"})
        if others:
            stage.note(
                f"The recording sets {', '.join(others)}; the scenario's own conditions were kept"
            )
        if options.get("storage_state"):
            await _restore(stage, options["storage_state"])
        return watched_context(stage.context, stage.watch)

    async def new_page(self, **options: Any) -> object:
        context: Any = await self.new_context(**options)
        return await context.new_page()

    async def close(self, **_options: object) -> None:
        """Leave it open: the recorder still looks."""

    def is_connected(self) -> bool:
        return True


class _Expect:
    """Playwright's `expect`, with the candidate's values where the recording has others."""

    def __init__(self, literals: Callable[[str], str]) -> None:
        self._literals = literals

    def __call__(self, actual: Any, message: str | None = None) -> "_Expected":
        return _Expected(expect(actual, message), self._literals)

    def set_options(self, timeout: float | None = None) -> None:
        expect.set_options(timeout=timeout)


class _Expected:
    def __init__(self, real: Any, literals: Callable[[str], str]) -> None:
        self._real = real
        self._literals = literals

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)

        def call(*given: Any, **named: Any) -> Any:
            return method(
                *(self._own(one) for one in given),
                **{key: self._own(one) for key, one in named.items()},
            )

        return call if callable(method) else method

    def _own(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._literals(value)
        return [self._own(one) for one in value] if isinstance(value, list) else value


async def _restore(stage: Stage, state: Any) -> None:
    """Log in as the recording did: put its cookies and local storage into the context.

    Raises:
        GatherError: the file is not there, or is none.
    """
    try:
        if not isinstance(state, Mapping):
            path = next((p for p in (stage.folder / state, Path(state)) if p.is_file()), None)
            state = json.loads(path.read_text(encoding="utf-8")) if path else None
        cookies, origins = state["cookies"], state.get("origins", [])
    except (TypeError, KeyError, ValueError) as error:
        raise GatherError(
            "the recording begins with a stored login that is not there or cannot be read",
            remedy="Put the file of `--load-storage` beside the flow, or record without it",
        ) from error
    await stage.context.add_cookies(cookies)
    allowed = [one for one in origins if stage.allow.decide(one["origin"]) is Decision.ALLOWED]
    await stage.context.add_init_script(f"({_STORE})({json.dumps(allowed)})")
    stage.note("The recording begins with a stored login")


_STORE = """(origins) => {
  for (const one of origins) {
    if (one.origin !== location.origin) continue;
    for (const { name, value } of one.localStorage || []) {
      if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
    }
  }
}"""


def _imported(tree: ast.Module) -> dict[str, str]:
    """The names that a file imports from Playwright, and what each one is there."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("playwright.")
        for alias in node.names
    }


def _move_start(tree: ast.Module, starter: str, *, sync: bool) -> bool:
    """Move the lines that start the script into a function; whether there were any."""
    moved: list[ast.stmt] = []
    kept: list[ast.stmt] = []
    for node in tree.body:
        body = node.body if isinstance(node, ast.If) and _is_main(node) else [node]
        begins = any(_starts(one, starter, sync=sync) for one in body)
        (moved if begins else kept).extend(body if begins else [node])
    if not moved and "run" in {getattr(node, "name", "") for node in kept}:
        prefix, wait = ("", "") if sync else ("async ", "await ")
        text = f"{prefix}with {starter}() as playwright:\n  {wait}run(playwright)"
        moved = _function(text, sync=sync).body
    if not moved:
        return False
    entry = _function("pass", sync=sync)
    entry.body = [_awaited(node) for node in moved]
    tree.body = [*kept, entry]
    ast.fix_missing_locations(tree)
    return True


def _function(text: str, *, sync: bool) -> ast.FunctionDef | ast.AsyncFunctionDef:
    lines = "\n".join(f"  {line}" for line in text.splitlines())
    (made,) = ast.parse(f"{'' if sync else 'async '}def {_ENTRY}():\n{lines}").body
    if not isinstance(made, ast.FunctionDef | ast.AsyncFunctionDef):
        raise TypeError("a function was written")
    return made


def _is_main(node: ast.If) -> bool:
    return "__name__" in ast.unparse(node.test)


def _starts(node: ast.stmt, starter: str, *, sync: bool) -> bool:
    """Whether a line of the module starts the script."""
    text = ast.unparse(node)
    if sync:
        return (isinstance(node, ast.With) and f"{starter}()" in text) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        )
    return isinstance(node, ast.Expr) and _run_argument(node) is not None


def _run_argument(node: ast.stmt) -> ast.expr | None:
    """What `asyncio.run(…)` runs; None for any other line."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or not call.args:
        return None
    name = ast.unparse(call.func)
    return call.args[0] if name.endswith(("asyncio.run", "run_until_complete")) else None


def _awaited(node: ast.stmt) -> ast.stmt:
    work = _run_argument(node)
    return node if work is None else ast.copy_location(ast.Expr(ast.Await(work)), node)
