"""Whether outcomes are kept by the categories that they have to be looked at by."""

from collections.abc import Callable, Iterable

from harness.evidence import ScreeningCounts
from harness.example import Example
from harness.example.screening import counts
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.ll144.categories import RACES, race_of, sex_of
from harness.verdict import Finding, Measurement, Outcome, Verdict, inapplicable

RECORDS = Source(
    text="29 CFR 1607.4(A), (B) and (D): records by sex and by race or ethnic group; where data "
    "were not maintained, agencies may infer adverse impact",
    grade=Grade.A,
    url="https://www.law.cornell.edu/cfr/text/29/1607.4",
)
EEO_1 = Source(
    text="EEO-1 component 1 (29 CFR 1602.7): two sexes and seven categories of race or ethnicity",
    grade=Grade.A,
)
AGE = Source(
    text="Age 40 and over is protected by the Age Discrimination in Employment Act, 29 USC 631",
    grade=Grade.A,
    url="https://www.law.cornell.edu/uscode/text/29/631",
)


@audit(
    title="Outcomes are kept by sex, by race or ethnicity and by age",
    failed_title="Outcomes are not kept by the categories they have to be looked at by",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.MODERATE,
    grade=Grade.A,
    per=Per.RUN,
    why="What is not counted cannot be seen, and whoever it happens to cannot show it either.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Turn on the voluntary questions on equal opportunity, and export their answers apart "
        "from the applications.",
        effort=Effort.HOURS,
    ),
    sources=(RECORDS, EEO_1, AGE),
)
def missing_categories(screened: tuple[ScreeningCounts, ...]) -> Verdict:
    """Find the axes by their names and categories; a category that nobody is of is only told."""
    if not screened:
        return inapplicable("No screening outcomes were given")
    ids = tuple(sorted(item.id for item in screened))
    there = {name: _has(screened, words, of) for name, words, of in AXES}
    absent = [name for name, found in there.items() if not found]
    races = {race_of(group) for group in _groups(screened)} - {None}
    empty = [race for race in RACES if race not in races] if there["race or ethnicity"] else []
    findings = tuple(
        Finding(
            code=f"no-{name.split(' ', maxsplit=1)[0]}",
            message=f"Outcomes are not told by {name}",
            evidence=ids,
        )
        for name in absent
    )
    outcome = {0: Outcome.PASSED, 1: Outcome.ATTENTION}.get(len(absent), Outcome.FAILED)
    told = f"; nobody is counted as {', '.join(empty)}" if empty else ""
    kept = [name for name in there if name not in absent]
    return Verdict(
        outcome=outcome,
        summary=f"Outcomes are kept by {', '.join(kept) or 'none of sex, race and age'}{told}",
        measurements=(
            Measurement(name="axes_kept", value=float(len(kept)), unit="axes", n=len(there)),
        ),
        findings=findings,
    )


def _age(group: str) -> str | None:
    return group if any(word in group for word in ("40", "forty")) else None


AXES: tuple[tuple[str, tuple[str, ...], Callable[[str], str | None]], ...] = (
    ("sex", ("sex", "gender"), sex_of),
    ("race or ethnicity", ("race", "ethnicity"), race_of),
    ("age", ("age",), _age),
)


def _has(
    screened: Iterable[ScreeningCounts], words: tuple[str, ...], of: Callable[[str], str | None]
) -> bool:
    """Whether some axis is called so, or has two categories of it."""
    for item in screened:
        for place, axis in enumerate(item.axes):
            known = {g for cell in item.cells if (g := cell.groups[place]) is not None}
            named = bool(set(axis.lower().replace("_", " ").split()) & set(words))
            if known and (named or len({of(group) for group in known} - {None}) > 1):
                return True
    return False


def _groups(screened: Iterable[ScreeningCounts]) -> set[str]:
    return {g for item in screened for cell in item.cells for g in cell.groups if g is not None}


SEX, AGES = counts(women=(5, 9), men=(5, 9)), counts("age", old=(5, 9), young=(5, 9))
RACE = counts("race", White=(5, 9), Asian=(5, 9))
BANDS = counts("years", over_40=(5, 9), under_40=(5, 9))
UNSAID = counts("race", unknown=(5, 9))
EXAMPLES = (
    Example("sex, race and age", given=[SEX, RACE, AGES], outcome=Outcome.PASSED),
    Example("age found by its bands", given=[SEX, RACE, BANDS], outcome=Outcome.PASSED),
    Example("no age", given=[SEX, RACE], outcome=Outcome.ATTENTION, codes={"no-age"}),
    Example("sex alone", given=[SEX], outcome=Outcome.FAILED, codes={"no-race", "no-age"}),
    Example(
        "a column of race that nobody filled in",
        given=[SEX, UNSAID, AGES],
        outcome=Outcome.ATTENTION,
        codes={"no-race"},
    ),
    Example("no screening outcomes", given=[], outcome=Outcome.INAPPLICABLE),
)
