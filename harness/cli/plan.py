"""`othershoe plan`: how many matched sets a gap needs, and what so many sets can show."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harness.cli.shared import (
    format_option,
    print_json,
    project_option,
    read_project,
    system_clock,
)

if TYPE_CHECKING:
    from harness.people.application import Vacancy
    from harness.people.contrast import Contrast
    from harness.people.sets import Factor, MatchedSet
    from harness.stats.design import RatesDesign, ScoresDesign

_JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
_MOST_PROVED = 1000
_SEED = 1


@click.command("plan")
@click.argument("signals", nargs=-1, metavar="[SIGNAL]...")
@click.option("--baseline", type=float, help="Share of the reference that is selected  [0.25]")
@click.option("--deviation", type=float, help="For scores: their standard deviation between CVs")
@click.option("--gap", type=float, required=True, help="The difference that must not be missed")
@click.option(
    "--correlation",
    type=float,
    default=0.0,
    show_default=True,
    help="Of the two answers within a pair (0.44 in Bertrand and Mullainathan, 2004)",
)
@click.option("--sets", "sets", type=click.IntRange(min=1), help="What can so many sets show?")
@click.option("--groups", type=click.IntRange(min=2), help="Groups of a set  [2, or as signals]")
@click.option(
    "--cvs-per-name",
    type=click.IntRange(min=1),
    help="CVs that each name is written into  [1, or as many as there are too few names]",
)
@click.option(
    "--name-share",
    type=click.FloatRange(0, 1),
    help="Share of the variance of differences that is the names' own  "
    "[0.01 for rates, 0.4 for scores]",
)
@click.option("--power", type=float, default=0.8, show_default=True)
@click.option("--alpha", type=float, default=0.05, show_default=True)
@click.option("--job", help="A file with the posting's text, or the text itself")
@project_option
@format_option
def command(
    signals: tuple[str, ...],
    baseline: float | None,
    deviation: float | None,
    gap: float,
    correlation: float,
    sets: int | None,
    groups: int | None,
    cvs_per_name: int | None,
    name_share: float | None,
    power: float,
    alpha: float,
    job: str | None,
    project_folder: Path,
    output_format: str,
) -> int:
    """Say how many matched sets show a gap, and lay out a balanced design of SIGNALs.

    A SIGNAL is the id of a contrast; two are crossed. `a+b` unites the groups of two contrasts
    of names, such as `name-black-white-women+name-black-white-men`. Nothing is asked or sent.
    """
    factors = _factors(signals, job, project_folder)
    shared = {
        "gap": gap,
        "correlation": correlation,
        "groups": groups or _groups(factors),
        "per_name": cvs_per_name or 1,
        "name_share": _name_share(deviation is None) if name_share is None else name_share,
        "power": power,
        "alpha": alpha,
    }
    design = _specified(baseline, deviation, shared)
    fitted = None if cvs_per_name else _fitted(design, factors)
    plan = _power(fitted or design, sets)
    plan["names_suffice"] = None if cvs_per_name else fitted is not None
    if factors:
        wanted = sets or int(plan["needed"]["sets"])
        plan["design"] = _design(factors, wanted, job, project_folder)
    plan["challenge"], said = _challenge(project_folder)
    if output_format == "json":
        print_json(plan)
    else:
        click.echo(_told(plan, fitted or design))
        if said:
            click.echo(f"\nThe project's challenge: {said}")
    return 0


def _challenge(folder: Path) -> tuple[dict[str, Any] | None, str]:
    """What the project's own challenge costs, as data and in words; nothing without one."""
    from harness import codec  # noqa: PLC0415 - loads pydantic
    from harness.gather.challenge.estimate import estimate, told  # noqa: PLC0415
    from harness.project import PROJECT_FILE  # noqa: PLC0415

    if not (folder / PROJECT_FILE).is_file():
        return None, ""
    project = read_project(folder)
    spec, given = project.challenge, project.authorization
    if spec is None:
        return None, ""
    found = estimate(
        spec,
        job=_vacancy(None, folder),
        folder=folder,
        year=system_clock().year,
        per_day=given.submissions_per_day if given else None,
    )
    return codec.to_plain(found), told(found)


def _specified(
    baseline: float | None, deviation: float | None, shared: dict[str, Any]
) -> "RatesDesign | ScoresDesign":
    from harness.stats.design import RatesDesign, ScoresDesign  # noqa: PLC0415 - loads scipy

    if deviation is None:
        return RatesDesign(baseline=0.25 if baseline is None else baseline, **shared)
    return ScoresDesign(deviation=deviation, **shared)


def _name_share(rates: bool) -> float:
    """How much of the variance of differences is taken to be the names' own.

    Bertrand and Mullainathan's 36 names carried about 0.001 of that of callbacks (standard error
    clustered by name 0.00828, by nothing 0.00778); an embedding model's scores of one CV varied by
    the full name with 0.4 of their variance. Ours, grade D: ten times the first, and the second.
    """
    return 0.01 if rates else 0.4


def _fitted(
    design: "RatesDesign | ScoresDesign", factors: "tuple[Factor, ...]"
) -> "RatesDesign | ScoresDesign | None":
    """The design with as many CVs for each name as the names there are make it need."""
    from harness.stats.design import with_names  # noqa: PLC0415 - loads scipy

    named = [len(each.draws) for each in factors if "given" in each.draws[0][0].spelling]
    return with_names(design, min(named)) if named else design


def _power(design: "RatesDesign | ScoresDesign", sets: int | None) -> dict[str, Any]:
    """What is needed, and what so many sets show."""
    from harness import codec  # noqa: PLC0415 - loads pydantic
    from harness.stats.design import (  # noqa: PLC0415
        RatesDesign,
        exact_power,
        rates_needed,
        scores_needed,
        visible_gap,
    )

    rates = isinstance(design, RatesDesign)
    needed = rates_needed(design) if isinstance(design, RatesDesign) else scores_needed(design)
    counted = sets or needed.sets
    plan = {
        "outcome": "selected or not" if rates else "score",
        "assumed": codec.to_plain(design),
        "needed": codec.to_plain(needed),
        "visible": {"sets": counted, "gap": visible_gap(counted, design)},
    }
    if rates and design.per_name == 1:
        plan["needed"]["exact_power"] = exact_power(
            needed.sets, discordant=needed.spread, gap=design.gap, alpha=needed.each_alpha
        )
    return plan


def _factors(signals: tuple[str, ...], job: str | None, folder: Path) -> "tuple[Factor, ...]":
    from random import Random  # noqa: PLC0415 - keeps help quick

    from harness.people.sets import factor  # noqa: PLC0415

    if not signals:
        return ()
    contrasts = _contrasts(folder)
    text = _vacancy(job, folder).text
    chosen = _chosen(signals, contrasts)
    return tuple(
        factor(
            named,
            count=1000,
            job=text,
            random=Random(f"{_SEED}/{named[0].id}"),  # noqa: S311 - a design, nothing secret
        )
        for named in chosen
    )


def _chosen(
    signals: tuple[str, ...], contrasts: "dict[str, Contrast]"
) -> "list[tuple[Contrast, ...]]":
    """The contrasts that every argument names; all unknown ones are reported at once."""
    import difflib  # noqa: PLC0415 - keeps help quick

    from harness.errors import ConfigError, Mistake  # noqa: PLC0415

    named = [signal.split("+") for signal in signals]
    mistakes = []
    for name in (name for names in named for name in names if name not in contrasts):
        near = difflib.get_close_matches(name, contrasts, n=1)
        asked = f" — did you mean `{near[0]}`?" if near else ""
        mistakes.append(Mistake(place=name, problem=f"is not a contrast{asked}"))
    if mistakes or len(signals) > 2:
        raise ConfigError(
            "there is no such design" if mistakes else "at most two signals are crossed",
            remedy="Name one or two contrasts of " + ", ".join(contrasts),
            mistakes=mistakes,
        )
    return [tuple(contrasts[name] for name in names) for names in named]


def _contrasts(folder: Path) -> "dict[str, Contrast]":
    from harness.gather.challenge.run import read_contrasts  # noqa: PLC0415 - loads pydantic

    own = folder / "scenarios" / "contrasts"
    found = read_contrasts(own) if own.is_dir() else read_contrasts()
    return {contrast.id: contrast for contrast in found}


def _vacancy(job: str | None, folder: Path) -> "Vacancy":
    """The job that is given, the one of `[challenge]`, or a plain one."""
    from harness.gather.challenge.run import read_job  # noqa: PLC0415 - loads pydantic
    from harness.project import PROJECT_FILE  # noqa: PLC0415

    if job is None and (folder / PROJECT_FILE).is_file():
        challenge = read_project(folder).challenge
        job = challenge.job if challenge else None
    return read_job(job or _JOB, folder=folder)


def _groups(factors: "tuple[Factor, ...]") -> int:
    """Groups that are compared with each other: of the signal that has most of them."""
    return max((len(each.groups) for each in factors), default=2)


def _design(
    factors: "tuple[Factor, ...]", wanted: int, job: str | None, folder: Path
) -> dict[str, Any]:
    """The sets laid out, their balance, and of how many a diff proved that they are matched."""
    from random import Random  # noqa: PLC0415 - keeps help quick

    from harness import codec  # noqa: PLC0415 - loads pydantic
    from harness.people.balance import balance_of_sets  # noqa: PLC0415
    from harness.people.sets import matched_sets, places, require_matched_set  # noqa: PLC0415

    where = places(
        [_vacancy(job, folder)],
        year=system_clock().year,
        count=16,
        random=Random(_SEED),  # noqa: S311 - a design, nothing secret
    )
    laid: tuple[MatchedSet, ...] = matched_sets(factors, where, count=wanted)
    proved = laid[:_MOST_PROVED]
    for item in proved:
        require_matched_set(item)
    balance = balance_of_sets(laid)
    return {
        "job": where[0].job,
        "signals": [{"signal": each.signal, "groups": list(each.groups)} for each in factors],
        "proved_by_diff": len(proved),
        "exactly_balanced": balance.exact,
        **codec.to_plain(balance),
    }


def _told(plan: dict[str, Any], design: "RatesDesign | ScoresDesign") -> str:
    needed, visible, assumed = plan["needed"], plan["visible"], plan["assumed"]
    rates = plan["outcome"] == "selected or not"

    def size(value: float) -> str:
        return f"{100 * value:.3g} points" if rates else f"{value:.3g}"

    start = (
        f"{assumed['baseline']:.3g} of the reference selected, "
        if rates
        else f"scores with a standard deviation of {assumed['deviation']:g}, "
    )
    lines = [
        f"Assumed: {start}a correlation of {design.correlation:g} within pairs, "
        f"{design.groups} groups.",
        f"A gap of {size(design.gap)} is seen with {design.power:.0%} probability in "
        f"{needed['sets']:,} matched sets: {needed['applications']:,} applications, "
        f"{needed['names']:,} different names in each group where names differ.",
    ]
    if plan["names_suffice"] is False:
        lines.append(
            "There are too few names for that: names are a sample themselves, and no number of CVs "
            "for each makes up for it. Look for a larger gap, or name more tables."
        )
    if design.groups == 2:
        lines.append(
            f"Two crossed signals of two groups: {needed['crossed_main']:,} sets of four for the "
            f"effect of one, {needed['crossed_interaction']:,} for a difference of their effects."
        )
    gap = visible["gap"]
    lines.append(
        f"{visible['sets']:,} sets show "
        + ("no gap at all with that probability." if gap is None else f"a gap of {size(gap)}.")
    )
    if "design" in plan:
        lines += ["", *_balance_lines(plan["design"])]
    return "\n".join(lines)


def _balance_lines(design: dict[str, Any]) -> list[str]:
    """The balance table: what goes with what, and how alike the groups are written."""
    signals = " × ".join(" / ".join(each["groups"]) for each in design["signals"])
    lines = [
        f"{signals}",
        f"for the job “{design['job']}”: {design['units']:,} sets, "
        f"{design['applications']:,} applications; a diff found the signal and nothing else in "
        f"{design['proved_by_diff']:,} of them.",
        "",
        "attribute  levels  applications of a group at a level  chi-square",
    ]
    for spread in design["spreads"]:
        counts = [count for row in spread["counts"].values() for count in row]
        shown = f"{min(counts)}" if min(counts) == max(counts) else f"{min(counts)}–{max(counts)}"
        lines.append(
            f"{spread['attribute']:<9}  {len(spread['levels']):>6}  {shown:>34}  "
            f"{spread['chi_square']:>10.4g}"
        )
    lines += ["", "group  written in  words  letters  strength  perceived class"]
    for item in design["likeness"]:
        strength = "–" if item["strength"] is None else f"{item['strength']:.2f}"
        standing = (
            "–"
            if item["standing"] is None
            else f"{item['standing']:.2f} ({item['standing_rated']} rated)"
        )
        lines.append(
            f"{item['group']}  {item['variants']} ways  {item['words']:.1f}  "
            f"{item['letters']:.1f}  {strength}  {standing}"
        )
    return lines
