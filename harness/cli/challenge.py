"""`othershoe challenge`: does a screener treat equal applications alike?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.cli.shared import format_option, print_json, project_option, say, system_clock

if TYPE_CHECKING:
    from harness.employer import Project
    from harness.evidence import Counterexample, Evidence

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
@project_option
@format_option
def command(
    screener: str | None,
    job: str | None,
    threshold: float | None,
    budget: int | None,
    seed: int | None,
    out: Path | None,
    project_folder: Path,
    output_format: str,
) -> int:
    """Put matched applications to a screener and search for the smallest change that flips it.

    What is not given is taken from `[challenge]` of `othershoe.toml`. Exits with 1 where a
    counterexample or a group effect is confirmed.
    """
    from harness import api  # noqa: PLC0415 - loads pydantic
    from harness.api import gathering  # noqa: PLC0415

    given = {
        "screener": screener,
        "job": job,
        "threshold": threshold,
        "budget": budget,
        "seed": seed,
    }
    project = _project(project_folder, {k: v for k, v in given.items() if v is not None})
    _require_screener(project)
    folder = api.new_run(
        project,
        command="challenge",
        clock=system_clock,
        out=out,
        seed=project.challenge.seed if project.challenge else 1,
    )
    gathering.challenge(folder, clock=system_clock, project=project, progress=say)
    summary = _summary(folder.evidence())
    if output_format == "json":
        print_json(summary)
        say(str(folder.path))
    else:
        click.echo(_table(summary))
        click.echo(str(folder.path))
    confirmed = [*summary["contrasts"], *summary["counterexamples"]]
    return _FOUND if any(item["confirmed"] for item in confirmed) else 0


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


def _require_screener(project: "Project") -> None:
    """Refuse an address that leads nowhere before a run is begun."""
    from harness.gather.challenge.opening import open_screener  # noqa: PLC0415 - loads its module

    if project.challenge is not None:
        open_screener(
            project.challenge.screener,
            folder=Path(project.folder),
            authorization=project.authorization,
            today=system_clock().date(),
        )


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
    noise = next(e for e in evidence if isinstance(e, NoiseMeasured))
    end = next(e for e in evidence if isinstance(e, ChallengeFinished))
    return {
        "screener": end.screener,
        "contrasts": [{"n": found.stimuli, **codec.to_plain(found)} for found in contrasts],
        "relations": [],
        "counterexamples": [_shown(e) for e in evidence if isinstance(e, Counterexample)],
        "noise": {
            "repeats": noise.repeats,
            "standard_deviation": noise.standard_deviation,
            "largest_gap": noise.largest_gap,
        },
        "calls": end.calls,
        "minimum_detectable_effect": end.minimum_detectable_effect,
        "seed": end.seed,
        "preregistration_sha256": end.preregistration_sha256,
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
        "",
        f"{summary['calls']} applications were evaluated. The same application, asked "
        f"{noise['repeats']} times, differed by at most {noise['largest_gap']:.3g}.",
        "What the names could have shown cannot be told: every CV got the same outcome."
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
    return (
        f"Changing {changes} alone took the answer from {item['outcome_before']:.4g} to "
        f"{item['outcome_after']:.4g}; {sure}."
    )
