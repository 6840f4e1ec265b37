"""Judges and renders a run from its evidence alone: no browser, no network, no clock."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from harness import __version__, codec
from harness.api.runs import read_run_file
from harness.employer import Project
from harness.errors import StoreError
from harness.evidence import Barrier, GatherFault, Obstacle
from harness.judge.engine import Rules, judge
from harness.judge.gate import ExitCode, GateResult, apply_gate
from harness.project import FoundAudit, bundled, check_rules, find_audits
from harness.reading.attempts import latest_attempts
from harness.registry import Audit
from harness.store import EVIDENCE, RunFolder
from harness.verdict import Outcome, Verdicts

VERDICTS = "verdicts.json"
MANIFEST = "manifest.json"
_TOLD = (Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED)


def audits_for(project: Project | None = None) -> tuple[FoundAudit, ...]:
    """The bundled audits and those of the project."""
    folders = [bundled("audits")]
    if project is not None:
        folders.append(Path(project.folder) / "audits")
    return find_audits(folders)


def judge_run(
    run: Path, *, configuration: Project | None = None, audits: Sequence[Audit] | None = None
) -> Verdicts:
    """Judge a run and write its `verdicts.json`.

    Args:
        run: The run folder.
        configuration: Judge under these rules instead of those that the run froze.
        audits: Apply these instead of all that are found.
    """
    folder = RunFolder.open(run)
    frozen = read_run_file(run).project
    project = configuration or frozen
    applied = audits if audits is not None else [item.audit for item in audits_for(project)]
    check_rules(project, applied)
    verdicts = judge(
        folder.evidence(),
        applied,
        rules=Rules(
            limits=project.limits,
            disabled=project.disabled,
            configuration="today's" if configuration else "as walked",
        ),
        evidence_sha256=folder.evidence_sha256(),
        tool_version=__version__,
    )
    (run / VERDICTS).write_text(codec.to_json(verdicts, indent=1) + "\n", encoding="utf-8")
    return verdicts


def read_verdicts(run: Path) -> Verdicts:
    """The judged run.

    Raises:
        StoreError: it was not judged, or its evidence changed since.
    """
    path = run / VERDICTS
    if not path.is_file():
        raise StoreError(f"`{run}` is not judged yet", remedy=f"Run `othershoe audit {run}`")
    verdicts = codec.from_json(path.read_text(encoding="utf-8"), Verdicts, name=str(path))
    if verdicts.evidence_sha256 != RunFolder.open(run).evidence_sha256():
        raise StoreError(
            f"the evidence of `{run}` changed since it was judged",
            remedy=f"Run `othershoe audit {run}`, then `othershoe report {run}`",
        )
    return verdicts


def render_run(run: Path) -> Path:
    """Render a judged run; returns the path of `report.html`."""
    from harness.render.files import render_all  # noqa: PLC0415 - jinja2 costs 0.1 s at start

    folder = RunFolder.open(run)
    file = read_run_file(run)
    render_all(
        read_verdicts(run),
        latest_attempts(folder.evidence()),
        blob=folder.blob,
        templates=bundled("reports/templates"),
        out=run,
        title=file.project.employer.name,
        ll144=file.project.ll144,
    )
    write_manifest(run)
    return run / "report.html"


def gate_run(
    run: Path, *, strict: bool = False, configuration: Project | None = None
) -> GateResult:
    """Hold a judged run against its gate.

    A run of which a walk could not open its first page, or of which no audit could tell anything,
    is never said to have met it.
    """
    evidence = latest_attempts(RunFolder.open(run).evidence())
    faults = sum(isinstance(item, GatherFault) for item in evidence)
    project = configuration or read_run_file(run).project
    verdicts = read_verdicts(run)
    result = apply_gate(verdicts, project.gate, faults=faults, strict=strict)
    unopened = tuple(
        f"{item.walk}: {item.text}"
        for item in evidence
        if isinstance(item, Barrier)
        and item.obstacle is Obstacle.UNREACHABLE
        and item.stopped
        and item.step == 0
    )
    if unopened and result.code is not ExitCode.FAILED:
        return GateResult(code=ExitCode.FAULT, reasons=(*result.reasons, *unopened))
    told = any(judgement.outcome in _TOLD for judgement in verdicts.verdicts)
    if result.code is ExitCode.MET and not told:
        return GateResult(code=ExitCode.NOTHING, reasons=("no audit could tell anything",))
    return result


def write_manifest(run: Path) -> None:
    """Write the SHA-256 of every file of a run."""
    digests = {
        str(path.relative_to(run)): _sha256(path)
        for path in sorted(run.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
    text = json.dumps({"files": digests, "schema": 1}, indent=1, sort_keys=True)
    (run / MANIFEST).write_text(text + "\n", encoding="utf-8")


def verify_run(run: Path) -> tuple[str, ...]:
    """What does not agree with `manifest.json`: one line for each file; empty where all does.

    Raises:
        StoreError: there is no manifest.
    """
    path = run / MANIFEST
    if not path.is_file():
        raise StoreError(
            f"`{run}` has no `{MANIFEST}`", remedy=f"Run `othershoe report {run}` to write one"
        )
    expected = _digests(path)
    present = {
        str(file.relative_to(run)): file
        for file in run.rglob("*")
        if file.is_file() and file.name != MANIFEST
    }
    problems = [f"{name}: is gone" for name in sorted(set(expected) - set(present))]
    problems += [f"{name}: is new" for name in sorted(set(present) - set(expected))]
    problems += [
        f"{name}: was changed"
        for name in sorted(set(expected) & set(present))
        if _sha256(present[name]) != expected[name]
    ]
    blobs = run / "blobs"
    problems += [
        f"blobs/{file.name}: its content is not what its name says"
        for file in sorted(blobs.iterdir() if blobs.is_dir() else ())
        if _sha256(file) != file.name
    ]
    return tuple(problems)


def _digests(path: Path) -> dict[str, str]:
    try:
        files: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"`{path}` is not a manifest any more: it cannot tell what was changed",
            remedy="Restore the run folder from a copy",
        ) from error
    return files


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


__all__ = [
    "EVIDENCE",
    "VERDICTS",
    "audits_for",
    "gate_run",
    "judge_run",
    "read_verdicts",
    "render_run",
    "verify_run",
    "write_manifest",
]
