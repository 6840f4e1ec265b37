"""`othershoe challenge`: does a screener treat equal applications alike?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.cli.challenge_more import list_rows, more_lines, relation_rows
from harness.cli.challenge_open import unanswered_lines, unanswered_rows
from harness.cli.challenge_sweep import sweep_lines, sweep_rows
from harness.cli.counting import counting
from harness.cli.shared import format_option, print_json, project_option, say, system_clock

if TYPE_CHECKING:
    from harness.employer import Project
    from harness.evidence import Counterexample, Evidence
    from harness.store import RunFolder

_FOUND = 1


@click.command("challenge")
@click.option("--screener", help="`module:function`, `file.py:function`, an address, or a command")
@click.option("--job", help="A file with the posting's text, or the text itself")
@click.option("--threshold", type=float, help="The score from which an application is selected")
@click.option("--budget", type=click.IntRange(min=1), help="Applications to evaluate at most")
@click.option("--seed", type=int, help="What every draw starts from")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The run folder  [default: reports/<time>-<employer>]",
)
@click.option(
    "--resume",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Finish this broken run; what the screener answered already is not asked again",
)
@click.option(
    "--submit",
    is_flag=True,
    help="Send the applications of a live flow (also needs `may_submit`)",
)
@project_option
@format_option
def command(
    screener: str | None,
    job: str | None,
    threshold: float | None,
    budget: int | None,
    seed: int | None,
    out: Path | None,
    resume: Path | None,
    submit: bool,
    project_folder: Path,
    output_format: str,
) -> int:
    """Put matched applications to a screener and search for the smallest change that flips it.

    What is not given is taken from `[challenge]` of `othershoe.toml`. Exits with 1 where a
    counterexample or a group effect is confirmed.
    """
    given = {
        "screener": screener,
        "job": job,
        "threshold": threshold,
        "budget": budget,
        "seed": seed,
    }
    chosen = {name: value for name, value in given.items() if value is not None}
    folder = (
        _begun(chosen, out, project_folder, submit=submit)
        if resume is None
        else _reopened(resume, chosen, out)
    )
    _gather(folder, submit=submit)
    summary = _summary(folder.evidence())
    if output_format == "json":
        print_json(summary)
        say(str(folder.path))
    else:
        click.echo(_table(summary))
        click.echo(str(folder.path))
    confirmed = [*summary["contrasts"], *summary["counterexamples"]]
    return _FOUND if any(item["confirmed"] for item in confirmed) else 0


def _begun(
    given: dict[str, Any], out: Path | None, project_folder: Path, *, submit: bool
) -> "RunFolder":
    """A new run, once the screener is known to be there and its price to be allowed."""
    from harness import api  # noqa: PLC0415 - loads pydantic

    project = _project(project_folder, given)
    _require_screener(project, submit=submit)
    return api.new_run(
        project,
        command="challenge",
        clock=system_clock,
        out=out,
        seed=project.challenge.seed if project.challenge else 1,
    )


def _reopened(run: Path, given: dict[str, Any], out: Path | None) -> "RunFolder":
    """A broken run, which goes on as it was begun."""
    from harness.errors import ConfigError, Mistake  # noqa: PLC0415 - keeps help quick
    from harness.store import RunFolder  # noqa: PLC0415 - loads pydantic

    also = [*given, *(["out"] if out else [])]
    if also:
        raise ConfigError(
            "a broken run goes on as it was begun",
            remedy="Leave them out, or start a new run without `--resume`",
            mistakes=[
                Mistake(place=f"--{name}", problem="cannot stand beside `--resume`")
                for name in also
            ],
        )
    return RunFolder.reopen(run)


def _gather(folder: "RunFolder", *, submit: bool) -> None:
    """Ask; where that breaks off, say how to go on."""
    from harness.api import gathering  # noqa: PLC0415 - loads pydantic
    from harness.errors import HarnessError  # noqa: PLC0415

    try:
        with counting("applications") as shown:
            gathering.challenge(
                folder,
                clock=system_clock,
                progress=shown.progress,
                counted=shown.counted,
                may_submit=submit,
            )
    except (HarnessError, KeyboardInterrupt):
        say(f"broken off; go on with `othershoe challenge --resume {folder.path}`")
        raise


def _project(folder: Path, given: dict[str, Any]) -> "Project":
    from harness.employer import Challenge, Employer, Project  # noqa: PLC0415 - keeps help quick
    from harness.errors import ConfigError, Mistake  # noqa: PLC0415
    from harness.project import PROJECT_FILE, read_project  # noqa: PLC0415 - loads pydantic

    if (folder / PROJECT_FILE).is_file():
        project = read_project(folder)
    else:
        project = Project(folder=str(folder.resolve()), employer=Employer(name="screener"))
    if project.challenge is not None:
        return replace(project, challenge=replace(project.challenge, **given))
    missing = [
        Mistake(place=f"--{name}", problem="is missing")
        for name in ("screener", "job")
        if name not in given
    ]
    if missing:
        raise ConfigError(
            "there is nothing to challenge",
            remedy="Give them, or write `[challenge]` in `othershoe.toml`",
            mistakes=missing,
        )
    return replace(project, challenge=Challenge(**given))


def _require_screener(project: "Project", *, submit: bool) -> None:
    """Refuse what leads nowhere or costs too much before a run is begun; tell what it costs."""
    from harness.gather.challenge.estimate import (  # noqa: PLC0415 - loads pydantic
        estimate,
        require_affordable,
        told,
    )
    from harness.gather.challenge.opening import open_screener  # noqa: PLC0415 - loads its module
    from harness.gather.challenge.run import read_job  # noqa: PLC0415

    spec, folder, today = project.challenge, Path(project.folder), system_clock().date()
    if spec is None:
        return
    if spec.live is not None:
        from harness.gather.challenge.live import live_permission  # noqa: PLC0415 - a browser's

        live_permission(project, may_submit=submit)
    else:
        open_screener(spec, folder=folder, authorization=project.authorization, today=today)
    given = project.authorization
    found = estimate(
        spec,
        job=read_job(spec.job, folder=folder),
        folder=folder,
        year=today.year,
        per_day=given.submissions_per_day if given else None,
    )
    require_affordable(spec, found)
    say(told(found))


def _summary(evidence: Sequence["Evidence"]) -> dict[str, Any]:
    from harness import codec  # noqa: PLC0415 - loads pydantic
    from harness.evidence import (  # noqa: PLC0415
        ChallengeFinished,
        Counterexample,
        NoiseMeasured,
        PairCompared,
    )
    from harness.stats.contrast import contrasts_found  # noqa: PLC0415 - loads scipy

    contrasts = contrasts_found(e for e in evidence if isinstance(e, PairCompared))
    noises = [e for e in evidence if isinstance(e, NoiseMeasured)]
    noise = max(noises, key=lambda item: (item.largest_gap, item.id))
    end = next(e for e in evidence if isinstance(e, ChallengeFinished))
    return {
        "screener": end.screener,
        "contrasts": [{"n": found.stimuli, **codec.to_plain(found)} for found in contrasts],
        "relations": relation_rows(evidence),
        "lists": list_rows(evidence),
        "sweep": sweep_rows(evidence),
        "counterexamples": [_shown(e) for e in evidence if isinstance(e, Counterexample)],
        "noise": {
            "repeats": noise.repeats,
            "standard_deviation": noise.standard_deviation,
            "largest_gap": noise.largest_gap,
        },
        "unanswered": unanswered_rows(evidence),
        "calls": end.calls,
        "minimum_detectable_effect": end.minimum_detectable_effect,
        "seed": end.seed,
        "preregistration_sha256": end.preregistration_sha256,
        "left_out": list(end.left_out),
    }


def _shown(item: "Counterexample") -> dict[str, Any]:
    return {
        "changes": [
            {"attribute": change.attribute, "before": change.before, "after": change.after}
            for change in item.changes
        ],
        "outcome_before": item.outcome_before,
        "outcome_after": item.outcome_after,
        "selected_before": item.selected_before,
        "selected_after": item.selected_after,
        "confirmed": item.confirmed,
        "draws": item.draws,
        "confirmations": item.confirmations,
        "calls": item.calls,
        "effect": item.effect,
        "effect_low": item.effect_low,
        "effect_high": item.effect_high,
        "p_value": item.p_value,
        "document_before": item.document_before,
        "document_after": item.document_after,
    }


_COLUMNS = ("signal", "group", "against", "n", "effect", "95 % interval", "p", "q", "placebo")


def _table(summary: dict[str, Any]) -> str:
    """The contrasts as a table, then what flipped an answer, then what could have been seen."""
    rows = [_COLUMNS, *(_cells(found) for found in summary["contrasts"])]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    found = [_sentence(item) for item in summary["counterexamples"]]
    noise = summary["noise"]
    gap = summary["minimum_detectable_effect"]
    said = [
        "",
        *(found or ["No single change or combination that was tried flipped an answer."]),
        *sweep_lines(summary),
        *more_lines(summary),
        "",
        f"{summary['calls']} applications were evaluated. The same application, asked "
        f"{noise['repeats']} times, differed by at most {noise['largest_gap']:.3g}.",
        *unanswered_lines(summary),
        "What the names could have shown cannot be told: every CV got the same outcome, or too few "
        "names were compared."
        if gap is None
        else f"A gap of {gap:.3g} by name would have been seen with 80 % probability.",
        "This speaks of treatment by signal; it does not replace impact ratios of real applicants.",
    ]
    return "\n".join([*lines, *said])


def _cells(found: dict[str, Any]) -> tuple[str, ...]:
    low, high, placebo = found["effect_low"], found["effect_high"], found["placebo_effect"]
    return (
        found["signal"] + (" (exploratory)" if found["exploratory"] else ""),
        found["group_b"],
        found["group_a"],
        str(found["stimuli"]),
        f"{found['effect']:+.4f}" + ("*" if found["confirmed"] else ""),
        "–" if low is None or high is None else f"{low:+.4f} to {high:+.4f}",
        f"{found['p_value']:.2g}",
        f"{found['q_value']:.2g}",
        "–" if placebo is None else f"{placebo:+.4f}",
    )


def _sentence(item: dict[str, Any]) -> str:
    changes = ", ".join(
        f"{change['attribute']} “{change['before']}” → “{change['after']}”"
        for change in item["changes"]
    )
    sure = (
        f"confirmed by {item['confirmations']} of {item['draws']} fresh draws"
        if item["confirmed"]
        else f"not confirmed ({item['confirmations']} of {item['draws']} fresh draws)"
    )
    low, high = item["effect_low"], item["effect_high"]
    if low is not None and high is not None and low < high:
        sure += f", by {item['effect']:+.3g} ({low:+.3g} to {high:+.3g})"
    return (
        f"Changing {changes} alone took the answer from {item['outcome_before']:.4g} to "
        f"{item['outcome_after']:.4g}; {sure}."
    )
