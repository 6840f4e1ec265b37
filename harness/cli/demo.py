"""`othershoe demo`: two practice employers, one kind and one unkind, from walk to report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harness.cli.shared import project_option, say

if TYPE_CHECKING:
    from harness.errors import HarnessError
    from harness.practice.faults import Fault

_NAMES = {"kind": "Kindly & Co", "unkind": "Gruff Holdings"}
# Who walks in the demo: nine of the scenarios that come with Othershoe, so that it stays short.
_SHOWN = (
    "career-gap", "desktop", "keyboard-only", "long-name", "no-phone", "non-latin-name",
    "one-word-name", "phone", "slow-network",
)  # fmt: skip


@click.command("demo")
@click.option(
    "--only",
    type=click.Choice(["kind", "unkind"]),
    help="Walk one of the two employers instead of both",
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    help="Walk a kind employer with this fault instead (repeat for more; `list` names them)",
)
@project_option
def command(only: str | None, faults: tuple[str, ...], project_folder: Path) -> int:
    """Walk, watch, screen, challenge and report on two practice employers.

    Nothing leaves this machine. Weeks pass on a virtual clock; it takes a few minutes.
    """
    if "list" in faults:
        return _list_faults()
    reports = project_folder / "reports"
    chosen = _employers(only, faults)
    runs = []
    worst = 0
    for name, switched in chosen.items():
        run = _free(reports / f"demo-{name}")
        say(f"{_NAMES.get(name, name)}: walking into {run}")
        problems = _rehearse(_NAMES.get(name, name), switched, run)
        worst = max(worst, _judge(run, problems))
        runs.append(run)
    for run in runs:
        _tell(run)
    if len(runs) > 1:
        click.echo(str(_compare(runs[0], runs[1], reports)))
    else:
        click.echo(str(runs[0] / "report.html"))
    return worst


def _list_faults() -> int:
    from harness.practice.faults import FAULTS  # noqa: PLC0415

    for fault, meta in FAULTS.items():
        click.echo(f"{fault:<24} {meta.sentence}")
    return 0


def _employers(only: str | None, faults: tuple[str, ...]) -> "dict[str, tuple[Fault, ...]]":
    from harness.errors import ConfigError, Mistake  # noqa: PLC0415
    from harness.practice.faults import UNKIND, Fault  # noqa: PLC0415

    unknown = [name for name in faults if name not in set(Fault)]
    if unknown:
        raise ConfigError(
            "there is no such fault",
            remedy="`othershoe demo --fault list` names them",
            mistakes=[Mistake(place=name, problem="is not a fault") for name in unknown],
        )
    if faults:
        return {"faults": tuple(Fault(name) for name in faults)}
    both: dict[str, tuple[Fault, ...]] = {"kind": (), "unkind": tuple(sorted(UNKIND))}
    return {name: both[name] for name in ([only] if only else both)}


def _rehearse(name: str, faults: "tuple[Fault, ...]", run: Path) -> "tuple[HarnessError, ...]":
    from harness.practice.rehearsal import Rehearsal, free_port, rehearse  # noqa: PLC0415
    from harness.project import bundled, read_candidates, read_scenarios  # noqa: PLC0415

    scenarios = read_scenarios(bundled("scenarios"), _SHOWN)
    wanted = [candidate for scenario in scenarios for candidate in scenario.candidates]
    return rehearse(
        Rehearsal(name=name, faults=faults, port=free_port(), inspect=True),
        run=run,
        scenarios=scenarios,
        candidates=read_candidates([bundled("scenarios") / "candidates"], wanted),
        progress=lambda line: say(f"  {line}"),
    )


def _judge(run: Path, problems: "tuple[HarnessError, ...]") -> int:
    """Judge and render; a failing employer is what the demo is about, a fault is not."""
    from harness import api  # noqa: PLC0415

    api.judge_run(run)
    api.render_run(run)
    for problem in problems:
        say(f"fault: {problem}")
    return 3 if problems else 0


def _tell(run: Path) -> None:
    from harness import api  # noqa: PLC0415
    from harness.render.terminal import print_summary  # noqa: PLC0415

    say(f"\n{api.read_run_file(run).project.employer.name}")
    print_summary(api.read_verdicts(run), file=sys.stderr)
    say(str(run / "report.html"))


def _compare(first: Path, second: Path, reports: Path) -> Path:
    from harness.api.comparing import compare_runs  # noqa: PLC0415

    return compare_runs(first, second, out=reports / "demo.html")


def _free(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
