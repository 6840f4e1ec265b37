"""pytest plugin: `pytest scenarios/ --othershoe` walks each scenario, one test for each audit.

The walk runs once for an invocation, whatever `-n` says: a lock on the run folder guards it, and
the other workers judge what the first one gathered. Public pytest API only.
"""

import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from harness.verdict import Judgement, Verdicts

_BASE = pytest.StashKey[Path]()
_FOUND = pytest.StashKey["Verdicts"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--othershoe`, `--othershoe-submit` and `--othershoe-run`."""
    group = parser.getgroup("othershoe", "walk application processes as candidates")
    group.addoption(
        "--othershoe", action="store_true", help="collect scenarios/*.toml and walk them"
    )
    group.addoption(
        "--othershoe-submit", action="store_true", help="send applications where that is allowed"
    )
    group.addoption(
        "--othershoe-run", metavar="RUN", help="judge this run instead of walking a new one"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Agree on one run folder for all workers of this invocation."""
    if not config.getoption("--othershoe"):
        return
    given = config.getoption("--othershoe-run")
    token = os.environ.setdefault("OTHERSHOE_PYTEST_RUN", f"pytest-{os.getpid()}")
    base = Path(given) if given else config.rootpath / "reports" / token
    config.stash[_BASE] = base


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ScenarioFile | None":
    """Collect scenario files, where `--othershoe` asks for it."""
    if not parent.config.getoption("--othershoe"):
        return None
    if file_path.suffix != ".toml" or file_path.parent.name != "scenarios":
        return None
    collector: ScenarioFile = ScenarioFile.from_parent(parent, path=file_path)
    return collector


class ScenarioFile(pytest.File):
    """One scenario: an item for each audit that judges walks."""

    def collect(self) -> Iterator["AuditItem"]:
        """One item for each audit."""
        from harness.project import bundled, find_audits  # noqa: PLC0415 - loads pydantic

        project = self.path.parent.parent
        for found in find_audits([bundled("audits"), project / "audits"]):
            yield AuditItem.from_parent(self, name=found.audit.id)


class AuditItem(pytest.Item):
    """One audit's verdicts about the walks of one scenario, and about the run."""

    def runtest(self) -> None:
        """Fail where a verdict fails; skip where it cannot tell or does not apply."""
        verdicts = _walked(self.config, self.path.parent.parent)
        mine = [v for v in verdicts.verdicts if v.id == self.name and self._concerns(v)]
        failed = [v for v in mine if v.outcome in {"failed", "error"}]
        if failed:
            raise AuditFailedError("\n".join(_lines(failed)))
        if not any(v.outcome in {"passed", "attention", "informative"} for v in mine):
            pytest.skip("; ".join(dict.fromkeys(v.summary for v in mine)) or "nothing to judge")

    def _concerns(self, verdict: "Judgement") -> bool:
        return verdict.walk is None or verdict.walk.startswith(f"{self.path.stem}--")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Findings instead of a traceback."""
        if isinstance(excinfo.value, AuditFailedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """How pytest calls it."""
        return self.path, None, f"{self.path.stem}: {self.name}"


class AuditFailedError(Exception):
    """An audit failed; its text lists the findings."""


def _lines(failed: list["Judgement"]) -> Iterator[str]:
    for verdict in failed:
        where = f" ({verdict.walk})" if verdict.walk else ""
        yield f"{verdict.outcome}{where}: {verdict.summary}"
        for finding in verdict.findings:
            yield f"  {finding.code}: {finding.message} [{', '.join(finding.evidence)}]"


def _walked(config: pytest.Config, project: Path) -> "Verdicts":
    """The verdicts of this invocation's one run; walks it in a thread of its own if need be."""
    if _FOUND not in config.stash:
        done: list[Verdicts | BaseException] = []

        def work() -> None:
            try:
                done.append(_walk_once(config, project))
            except BaseException as error:  # noqa: BLE001 - raised again in pytest's thread
                done.append(error)

        thread = threading.Thread(target=work, name="othershoe-walk")
        thread.start()
        thread.join()
        result = done[0]
        if isinstance(result, BaseException):
            raise result
        config.stash[_FOUND] = result
    return config.stash[_FOUND]


def _walk_once(config: pytest.Config, folder: Path) -> "Verdicts":
    from harness import api  # noqa: PLC0415 - loads pydantic
    from harness.api import gathering  # noqa: PLC0415
    from harness.cli.shared import system_clock  # noqa: PLC0415
    from harness.project import read_project  # noqa: PLC0415

    base = config.stash[_BASE]
    with _lock(base):
        if not (base / "verdicts.json").is_file():
            if not config.getoption("--othershoe-run"):
                project = read_project(folder)
                options = gathering.WalkOptions(submit=config.getoption("--othershoe-submit"))
                run = gathering.start_run(
                    project,
                    gathering.plan_run(project),
                    command="pytest",
                    clock=system_clock,
                    options=options,
                    out=base,
                )
                gathering.gather_all(run, clock=system_clock, options=options)
            api.judge_run(base)
            api.render_run(base)
        return api.read_verdicts(base)


class _lock:  # noqa: N801 - reads as the statement that it is
    """Only one process at a time holds it; the operating system frees it when one dies."""

    def __init__(self, base: Path) -> None:
        self._path = base.with_name(f".{re.sub(r'[^a-zA-Z0-9.-]', '-', base.name)}.lock")
        self._file: Any = None

    def __enter__(self) -> None:
        import fcntl  # noqa: PLC0415 - POSIX only

        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *error: object) -> None:
        self._file.close()


@pytest.fixture(scope="session")
def walked(request: pytest.FixtureRequest) -> "Path":
    """The run folder of this invocation, walked, watched and judged once (`--othershoe`)."""
    _walked(request.config, request.config.rootpath)
    return request.config.stash[_BASE]


@pytest.fixture(scope="session")
def verdicts(request: pytest.FixtureRequest) -> "Verdicts":
    """All verdicts of this invocation's run (`--othershoe`)."""
    return _walked(request.config, request.config.rootpath)


@pytest.fixture(scope="session")
def judge() -> "Callable[[Path], Verdicts]":
    """Judge a run folder with the bundled audits and its project's own."""
    from harness import api  # noqa: PLC0415 - loads pydantic

    return api.judge_run
