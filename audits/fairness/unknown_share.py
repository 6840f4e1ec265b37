"""Whether people of unknown category could turn an impact ratio round."""

from typing import Annotated

from harness.evidence import ScreeningCounts
from harness.example import Example
from harness.example.screening import counts
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.battery import batteries
from harness.stats.results import AxisResult, GroupResult
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

NO_DATA = Source(
    text="29 CFR 1607.4(D): where data were not maintained, agencies may infer adverse impact",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
AUDITS = Source(
    text="Auditing the Audits (FAccT 2025, 116 published audits): missing data could put tools "
    "below four-fifths",
    grade=Grade.A,
)
HALF = Source(text="Convention: more people unknown than known", grade=Grade.D)


@audit(
    title="People of unknown category cannot turn an impact ratio round",
    failed_title="More people are of unknown category than known, and could turn a ratio round",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="A ratio of the few who said who they are says little about how all were treated.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Ask every candidate; say what for, that it is voluntary and that nobody who decides "
        "sees the answer.",
        effort=Effort.HOURS,
    ),
    sources=(NO_DATA, AUDITS, HALF),
)
def unknown_share(
    screened: tuple[ScreeningCounts, ...],
    *,
    most_share: Annotated[float, Limit("share of the people", HALF)] = 0.5,
) -> Verdict:
    """Place the unknown people in the worst and in the best way, and see what a ratio becomes."""
    tables = [
        (item.id, axis)
        for item in sorted(screened, key=lambda item: item.id)
        for axis in batteries(item)
    ]
    if not tables:
        return inapplicable("No screening outcomes were given")
    compared = [(evidence, axis) for evidence, axis in tables if len(axis.groups) > 1]
    if not compared:
        return cannot_tell("No two groups of known category can be compared")
    found = [
        _finding(evidence, axis, row, most_share)
        for evidence, axis in compared
        for row in axis.groups
        if _open(row)
    ]
    mostly = any(finding.code == "mostly-unknown" for finding in found)
    outcome = Outcome.FAILED if mostly else Outcome.ATTENTION if found else Outcome.PASSED
    worst = max((axis for _, axis in compared), key=lambda axis: (_share(axis), axis.axis))
    return Verdict(
        outcome=outcome,
        summary=f"{_figures(worst)}; {len(found)} ratios could turn round",
        measurements=tuple(
            Measurement(
                name="unknown_share", value=_share(a), unit="share", n=_people(a), group=a.axis
            )
            for _, a in compared
        ),
        findings=tuple(found),
    )


def _open(row: GroupResult) -> bool:
    """Whether the bounds lie on both sides of four-fifths; exactly four-fifths is not below."""
    low, high = row.unknown_low, row.unknown_high
    return low is not None and row.assessable and low < 0.8 and (high is None or high >= 0.8)


def _finding(evidence: str, axis: AxisResult, row: GroupResult, most_share: float) -> Finding:
    high = "any height" if row.unknown_high is None else f"{row.unknown_high:.2f}"
    text = f"{row.group}'s ratio could lie from {row.unknown_low or 0:.2f} to {high}"
    code = "mostly-unknown" if _share(axis) > most_share else "unknown-could-decide"
    return Finding(code=code, message=f"{_figures(axis)}; with them {text}", evidence=(evidence,))


def _people(axis: AxisResult) -> int:
    return axis.unknown_n + sum(row.n for row in axis.groups)


def _share(axis: AxisResult) -> float:
    return axis.unknown_n / _people(axis)


def _figures(axis: AxisResult) -> str:
    return f"{axis.axis}: {axis.unknown_n} of {_people(axis)} people of unknown category"


def _with(unknown: tuple[int, int]) -> ScreeningCounts:
    return counts(women=(50, 100), men=(60, 100), unknown=unknown)


KNOWN = counts(women=(50, 100), men=(60, 100))
DECIDES, MOSTLY = {"unknown-could-decide"}, {"mostly-unknown"}
ATTENTION, FAILED, PASSED = Outcome.ATTENTION, Outcome.FAILED, Outcome.PASSED
EXAMPLES = (
    Example("nobody unknown", given=[KNOWN], outcome=PASSED),
    Example("4 rejected, at worst 0.801", given=[_with((0, 4))], outcome=PASSED),
    Example("5 rejected, at worst 0.794", given=[_with((0, 5))], outcome=ATTENTION, codes=DECIDES),
    Example("200 of 400 unknown", given=[_with((100, 200))], outcome=ATTENTION),
    Example("201 of 401 unknown", given=[_with((100, 201))], outcome=FAILED, codes=MOSTLY),
    Example("all unknown", given=[counts(unknown=(5, 50))], outcome=Outcome.CANNOT_TELL),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)
