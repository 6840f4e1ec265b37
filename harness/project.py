"""Finds and reads what people write: `othershoe.toml`, scenarios, candidates and audits."""

import difflib
import importlib.util
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from harness import codec
from harness.candidate import Candidate
from harness.challenged import Challenge
from harness.employer import Project
from harness.errors import ConfigError, Mistake
from harness.example import Example
from harness.people.contrast import Contrast
from harness.people.written import candidate_mistakes, contrast_mistakes, scenario_mistakes
from harness.people.written_challenge import challenge_mistakes
from harness.record import record
from harness.registry import Audit
from harness.scenario import Scenario

PROJECT_FILE = "othershoe.toml"
RUN_SCHEMA = 1


@record
class RunFile:
    """`run.json`: everything that a run was configured with, frozen."""

    schema: int
    tool_version: str
    created_at: str
    command: str
    project: Project
    scenarios: tuple[Scenario, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    seed: int = 1
    browser: str | None = None
    source_commit: str | None = None


@record
class FoundAudit:
    """An audit file, read: the audit and its worked examples."""

    audit: Audit
    examples: tuple[Example, ...]


def bundled(name: str) -> Path:
    """A folder that comes with Othershoe: `audits`, `scenarios` or `reports/templates`."""
    package = Path(__file__).parent
    beside = package.parent / name
    return beside if (package.parent / "pyproject.toml").is_file() else package / "_bundled" / name


def read_project(folder: Path) -> Project:
    """Read `othershoe.toml` of a folder.

    Raises:
        ConfigError: with every mistake in it.
    """
    path = folder / PROJECT_FILE
    table = codec.read_toml(path)
    mistakes: list[Mistake] = []
    limits = _split_limits(table.pop("limits", {}), mistakes)
    whole = {**table, "limits": limits, "folder": str(folder.resolve())}
    try:
        project = codec.from_plain(whole, Project, name=str(path))
    except ConfigError as error:
        raise _joined(path, (*error.mistakes, *mistakes)) from error
    mistakes += _model_mistakes(project)
    if project.challenge is not None:
        prompt = read_prompt(project.challenge, folder)
        mistakes += challenge_mistakes(project.challenge, prompt=prompt)
    if mistakes:
        raise _joined(path, mistakes)
    return project


def read_prompt(spec: Challenge, folder: Path) -> str | None:
    """The text of a chat model's prompt; None where there is no such file."""
    if spec.chat is None:
        return None
    try:
        return (folder / spec.chat.prompt).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _model_mistakes(project: Project) -> list[Mistake]:
    """What is wrong with the language model of `[understanding]`."""
    model = project.understanding.llm
    if model is None:
        return []
    parts = urlsplit(model.url)
    host = parts.hostname or ""
    here = host in {"localhost", "127.0.0.1", "::1"}
    problems = {
        "llm, url": "must begin with https://, or with http:// on this machine"
        if not host or (parts.scheme != "https" and not (here and parts.scheme == "http"))
        else "",
        "hosts": f"does not list `{host}`: questions of forms would be sent there"
        if host and not here and host not in project.understanding.hosts
        else "",
        "llm, seconds": "must be more than 0" if model.seconds <= 0 else "",
        "llm, calls_per_walk": "must be 0 or more" if model.calls_per_walk < 0 else "",
    }
    return [
        Mistake(place=f"understanding, {place}", problem=problem)
        for place, problem in problems.items()
        if problem
    ]


def _split_limits(table: Any, mistakes: list[Mistake]) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    for name, entry in table.items() if isinstance(table, dict) else ():
        if not isinstance(entry, dict) or not str(entry.get("because", "")).strip():
            mistakes.append(
                Mistake(place=f"limits, {name}", problem="needs `because`: why do you change it?")
            )
            continue
        values = {key: value for key, value in entry.items() if key != "because"}
        limits[name] = {"because": entry["because"], "values": values}
    return limits


def _joined(path: Path, mistakes: Sequence[Mistake]) -> ConfigError:
    number = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
    return ConfigError(f"`{path}` has {number}", remedy="Mend what is listed", mistakes=mistakes)


def read_scenarios(
    folder: Path, names: Sequence[str] = (), *, postings: Collection[str] | None = None
) -> tuple[Scenario, ...]:
    """Read the scenarios of a folder, all or those named.

    A file with mistakes is also told which posting or candidate it names that does not exist;
    postings are looked at where `postings` is given.

    Raises:
        ConfigError: with every mistake of every file, or a name that does not exist.
    """
    files = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    wanted = [name.removesuffix(".toml").rpartition("/")[2] for name in names] or list(files)
    missing = [
        Mistake(place=name, problem=_near(name, files)) for name in wanted if name not in files
    ]
    if missing or not files:
        raise ConfigError(
            f"`{folder}` does not hold every scenario asked for"
            if missing
            else f"`{folder}` holds no scenario",
            remedy="`othershoe new scenario` writes one; `othershoe list scenarios` shows them",
            mistakes=missing,
        )
    found = _all_read(
        (files[name] for name in wanted),
        Scenario,
        check=lambda path: scenario_mistakes(codec.read_toml(path)),
        beside=lambda path: _unmet(codec.read_toml(path), folder, postings),
    )
    return tuple(found)


def _unmet(
    table: Mapping[str, object], folder: Path, postings: Collection[str] | None
) -> Iterator[Mistake]:
    """What a scenario refers to and what is nowhere."""
    start, named = table.get("start"), table.get("candidates")
    if postings is not None and isinstance(start, str) and start.startswith("posting:"):
        name = start.removeprefix("posting:").strip()
        if name not in postings:
            problem = f"`[postings]` has no `{name}`: {_near(name, dict.fromkeys(postings))}"
            yield Mistake(place="start", problem=problem)
    folders = (folder / "candidates", bundled("scenarios") / "candidates")
    known = {path.stem: path for one in folders for path in one.glob("*.toml")}
    for name in named if isinstance(named, list) else ():
        if isinstance(name, str) and name not in known:
            yield Mistake(place="candidates", problem=f"`{name}` {_near(name, known)}")


def read_candidates(folders: Sequence[Path], ids: Iterable[str]) -> dict[str, Candidate]:
    """Read candidates by id from the first folder that holds each.

    Raises:
        ConfigError: with every mistake of every file, or an id that no folder holds.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= {path.stem: path for path in sorted(folder.glob("*.toml"))}
    wanted = sorted(set(ids))
    missing = [Mistake(place=i, problem=_near(i, found)) for i in wanted if i not in found]
    if missing:
        raise ConfigError(
            "scenarios name candidates that do not exist",
            remedy="Write the file under `scenarios/candidates/`, or name one that is there",
            mistakes=missing,
        )
    read = _all_read(
        (found[i] for i in wanted),
        Candidate,
        check=lambda path: candidate_mistakes(codec.read_toml(path)),
    )
    return {candidate.id: candidate for candidate in read}


def read_contrasts(folder: Path) -> tuple[Contrast, ...]:
    """Read the contrasts of a folder, in the order of their files.

    Raises:
        ConfigError: with every mistake of every file.
    """
    found = _all_read(
        sorted(folder.glob("*.toml")),
        Contrast,
        check=lambda path: contrast_mistakes(codec.read_toml(path)),
    )
    return tuple(found)


def _all_read(
    paths: Iterable[Path],
    kind: type[Any],
    *,
    check: Callable[[Path], tuple[Mistake, ...]] = lambda _path: (),
    beside: Callable[[Path], Iterable[Mistake]] = lambda _path: (),
) -> list[Any]:
    """Read each file; mistakes of all of them are reported at once.

    `check` finds mistakes of a file that can be read, beside those of its fields; `beside` what
    is to be told together with them, and is found later anyhow.
    """
    values: list[Any] = []
    errors: list[ConfigError] = []
    for path in paths:
        try:
            values.append(codec.from_toml(path, kind, extra={"id": path.stem}))
            more = check(path)
        except ConfigError as error:
            more = (*error.mistakes, *check(path)) if error.mistakes else ()
            errors += [] if more else [error]
        if more:
            errors.append(_joined(path, (*more, *beside(path))))
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ConfigError(
            f"{len(errors)} files have mistakes",
            remedy=errors[0].remedy,
            mistakes=[
                Mistake(place=f"{e.message.split('`')[1]}: {m.place}", problem=m.problem)
                for e in errors
                for m in e.mistakes or (Mistake(place="the file", problem=e.message),)
            ],
        )
    return values


def _near(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return "does not exist" + (f" — did you mean `{near[0]}`?" if near else "")


def find_audits(folders: Sequence[Path]) -> tuple[FoundAudit, ...]:
    """Load every audit below the folders; a folder that does not exist holds none.

    Raises:
        ConfigError: a file without exactly one audit, without examples, in a folder other than
            its touchpoint, or with an id that another file has.
    """
    files: dict[Path, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/*.py")):
            files.setdefault(path.resolve(), folder)
    found = [_load_audit(path) for path in files]
    mistakes: list[Mistake] = []
    seen: dict[str, str] = {}
    for item in found:
        if item.audit.id in seen:
            place = f"{item.audit.file}"
            mistakes.append(Mistake(place=place, problem=f"has the id of `{seen[item.audit.id]}`"))
        seen[item.audit.id] = item.audit.file
    if mistakes:
        raise ConfigError(
            "audit ids are not unique", remedy="Rename one of the files", mistakes=mistakes
        )
    return tuple(sorted(found, key=lambda item: item.audit.id))


def _load_audit(path: Path) -> FoundAudit:
    module = _load_module(path)
    audits = [value for value in vars(module).values() if isinstance(value, Audit)]
    if len(audits) != 1:
        raise ConfigError(
            f"`{path}` declares {len(audits)} audits; a file declares exactly one",
            remedy="Keep one function decorated with `@audit` in each file",
        )
    examples = getattr(module, "EXAMPLES", ())
    if not examples:
        raise ConfigError(
            f"`{path}` has no `EXAMPLES`",
            remedy="Write one `Example` for each outcome that the audit can give",
        )
    if path.parent.name != audits[0].meta.touchpoint:
        raise ConfigError(
            f"`{path}` lies in `{path.parent.name}/` but is about `{audits[0].meta.touchpoint}`",
            remedy="Move the file to its touchpoint's folder",
        )
    return FoundAudit(audit=audits[0], examples=tuple(examples))


def _load_module(path: Path) -> ModuleType:
    name = f"othershoe_audits.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ConfigError(f"`{path}` cannot be loaded", remedy="Give it the ending `.py`")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def check_rules(project: Project, audits: Sequence[Audit]) -> None:
    """Check changed limits and disabled audits against the audits there are.

    Raises:
        ConfigError: with every unknown audit, unknown limit and missing reason.
    """
    by_id = {audit.id: audit for audit in audits}
    mistakes = [
        Mistake(place=f"{table}, {name}", problem=f"is not an audit; it {_near(name, by_id)}")
        for table, names in (("limits", project.limits), ("disabled", project.disabled))
        for name in names
        if name not in by_id
    ]
    mistakes += [
        Mistake(place=f"disabled, {name}", problem="needs a reason")
        for name, because in project.disabled.items()
        if not because.strip()
    ]
    for name, override in project.limits.items():
        known = {limit.name: limit for limit in by_id[name].meta.limits} if name in by_id else {}
        mistakes += [
            Mistake(place=f"limits, {name}, {key}", problem=f"{_near(key, known)}")
            for key in override.values
            if name in by_id and key not in known
        ]
    if mistakes:
        raise _joined(Path(project.folder) / PROJECT_FILE, mistakes)
