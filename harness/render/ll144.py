"""`ll144-summary.html` and `tables/ll144.csv`: the summary that Local Law 144 asks to publish."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from harness.employer import LocalLaw144
from harness.evidence import Evidence, RunStarted, ScoreCounts, ScreeningCounts
from harness.profiles import Switch, profiles
from harness.record import record
from harness.render.page import environment
from harness.render.sheet import sheet
from harness.render.walks import of_kind
from harness.render.words import number, quantity
from harness.stats.ll144.categories import UNKNOWN
from harness.stats.ll144.summary import (
    CATEGORIES,
    Line,
    Measure,
    Reading,
    Summary,
    Table,
    summarise,
)

PROFILE = "us-nyc-ll144"
_TO_FILL_IN = "still to be filled in: `[ll144] {name}` of othershoe.toml"


@record
class Statement:
    """One thing that 6 RCNY 5-302 or 5-303 asks to state; `missing` where it is not given."""

    label: str
    text: str
    missing: bool
    source: str


@record
class PrintedLine:
    """One line as it is published."""

    category: str
    n: str
    counted: str
    rate: str
    ratio: str
    note: str


@record
class PrintedTable:
    """One table as it is published."""

    title: str
    counted: str
    lines: tuple[PrintedLine, ...]
    unknown: str
    denominator: str


@record
class Choice:
    """A question that the rule leaves open, and the answer taken here."""

    question: str
    answer: str
    because: str


@record
class Published:
    """Everything on the page."""

    title: str
    statements: tuple[Statement, ...]
    tables: tuple[PrintedTable, ...]
    choices: tuple[Choice, ...]
    not_made: tuple[str, ...]
    threshold: str
    as_of: str


def asked_for(evidence: Sequence[Evidence], stated: LocalLaw144 | None) -> bool:
    """Whether the employer hires in New York City, or has said what its summary states."""
    started = of_kind(evidence, RunStarted)
    return stated is not None or any("us-nyc" in run.jurisdictions for run in started)


def summaries(evidence: Sequence[Evidence], stated: LocalLaw144 | None) -> tuple[Summary, ...]:
    """The tables of every set of counts, under the interpretation that the employer chose."""
    chosen = stated or LocalLaw144()
    reading = Reading(
        known_median=chosen.median == "known only",
        two_percent_of_assessed=chosen.two_percent_of == "assessed",
        leave_out_small=chosen.leave_out_small,
        small_as_denominator=chosen.small_as_denominator,
    )
    return tuple(
        summarise(
            counts,
            of_kind(evidence, ScoreCounts),
            sex=chosen.sex,
            race=chosen.race,
            reading=reading,
        )
        for counts in of_kind(evidence, ScreeningCounts)
    )


def render_ll144(
    evidence: Sequence[Evidence], stated: LocalLaw144 | None, *, templates: Path, title: str
) -> dict[str, str]:
    """The page and its data by file name; nothing where it is not asked for or cannot be made.

    Args:
        evidence: All evidence of the run.
        stated: `[ll144]` of the project.
        templates: The folder of templates.
        title: The employer's name.
    """
    found = [one for one in summaries(evidence, stated) if one.tables]
    if not found or not asked_for(evidence, stated):
        return {}
    chosen = stated or LocalLaw144()
    page = _page(found, chosen, title=title)
    css = (templates / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    html = (
        environment(templates)
        .get_template("ll144.html.j2")
        .render(
            page=page,
            css=Markup(css),  # noqa: S704 - our own style sheet, hashed in the policy
            style_hash=f"sha256-{digest}",
        )
    )
    return {"ll144-summary.html": html, "tables/ll144.csv": _data(found, chosen)}


def _page(found: Sequence[Summary], chosen: LocalLaw144, *, title: str) -> Published:
    profile = next(one for one in profiles() if one.id == PROFILE)
    return Published(
        title=title,
        statements=_statements(found, chosen),
        tables=tuple(_table(table, chosen) for one in found for table in one.tables),
        choices=tuple(_choice(switch, chosen) for switch in profile.switches),
        not_made=tuple(reason for one in found for reason in one.not_made),
        threshold=profile.threshold,
        as_of=f"{profile.as_of:%-d %B %Y}",
    )


def _statements(found: Sequence[Summary], chosen: LocalLaw144) -> tuple[Statement, ...]:
    def said(label: str, value: str | None, name: str, source: str) -> Statement:
        text = value or _TO_FILL_IN.format(name=name)
        return Statement(label=label, text=text, missing=value is None, source=source)

    rows = sum(one.rows for one in found)
    source = ", ".join(one.source for one in found)
    made = f"{source}: {number(rows)} rows of {chosen.data_kind} data"
    statements = [
        said("Tool", chosen.tool, "tool", "5-303"),
        said("Independent auditor", chosen.auditor, "auditor", "5-301"),
        said("Date of the bias audit", _date(chosen.audited_on), "audited_on", "5-303"),
        said("In use from", _date(chosen.used_from), "used_from", "5-303"),
        said("Source and explanation of the data", chosen.data, "data", "5-303"),
        said("Counted from", made, "data", "5-302"),
    ]
    if chosen.data_kind == "test":
        why, how = chosen.why_test_data, chosen.how_test_data
        statements.append(said("Why not historical data", why, "why_test_data", "5-302(b)"))
        statements.append(said("How the test data were made", how, "how_test_data", "5-302(b)"))
    if any(line.left_out for one in found for table in one.tables for line in table.lines):
        because = chosen.left_out_because
        label = "Why categories were left out"
        statements.append(said(label, because, "left_out_because", "5-301(d)"))
    return tuple(statements)


def _date(given: object) -> str | None:
    return None if given is None else f"{given:%-d %B %Y}"


def _table(table: Table, chosen: LocalLaw144) -> PrintedTable:
    stage = f", {table.stage}" if table.stage else ""
    other = "; ".join(f"{name} ({number(n)})" for name, n in table.other)
    unknown = f"{number(table.unknown_n)} people assessed are of unknown category."
    if other:
        unknown += f" Among them, of a category that EEO-1 component 1 does not have: {other}."
    by_name = {line.category: line for line in table.lines}
    return PrintedTable(
        title=f"{str(table.measure).capitalize()} rates by {table.axis}{stage}",
        counted="Selected" if table.measure is Measure.SELECTION else "Above the median",
        lines=tuple(
            _line(category, by_name.get(category), chosen) for category in CATEGORIES[table.axis]
        ),
        unknown=unknown,
        denominator=f"Ratios are to the rate of {table.denominator}."
        if table.denominator
        else "Nobody was selected: there is no ratio.",
    )


def _line(category: str, line: Line | None, chosen: LocalLaw144) -> PrintedLine:
    if line is None:
        return PrintedLine(category=category, n="0", counted="0", rate="–", ratio="–", note="")
    because = chosen.left_out_because or "no justification given yet"
    note = f"left out of ratios: {quantity(line.share, 'share')} of the data; {because}"
    return PrintedLine(
        category=category,
        n=number(line.n),
        counted=number(line.counted),
        rate="–" if line.rate is None else f"{line.rate * 100:.1f} %",
        ratio="–" if line.impact_ratio is None else f"{line.impact_ratio:.3f}",
        note=note if line.left_out else "",
    )


def _choice(switch: Switch, chosen: LocalLaw144) -> Choice:
    answer = getattr(chosen, switch.name)
    word = {True: "yes", False: "no"}.get(answer, str(answer))
    return Choice(question=switch.question, answer=word, because=switch.because)


def _data(found: Sequence[Summary], chosen: LocalLaw144) -> str:
    """The summary as `othershoe ll144 recompute` reads it, rates and ratios to six places."""
    head = "measure stage axis category n selected rate impact_ratio excluded justification"
    rows: list[tuple[str | int, ...]] = []
    for table in (table for one in found for table in one.tables):
        place = (str(table.measure), table.stage or "", str(table.axis))
        for line in table.lines:
            rate = "" if line.rate is None else f"{line.rate:.6f}"
            ratio = "" if line.impact_ratio is None else f"{line.impact_ratio:.6f}"
            because = (chosen.left_out_because or "") if line.left_out else ""
            out = "yes" if line.left_out else "no"
            rows.append((*place, line.category, line.n, line.counted, rate, ratio, out, because))
        rows.append((*place, UNKNOWN, table.unknown_n, "", "", "", "", ""))
    return sheet(head, rows)
