"""Whether required skills are read wherever they stand, and never held against a candidate."""

from typing import Annotated, Any

from harness.evidence import RelationChecked
from harness.example import Example
from harness.example.challenge import relation
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.relation_findings import relations_verdict
from harness.verdict import Outcome, Verdict

CUT = Source(
    text="Measured on all-MiniLM-L6-v2, which reads 256 word pieces: in 9 of 9 longer CVs a "
    "required skill at the end changed nothing, and at the top it did",
    grade=Grade.B,
)
TENTH = Source(
    text="Our convention: a tenth of the distance between the best and the worst CV's outcome",
    grade=Grade.D,
)
FEW = Source(
    text="Our convention: with four cases a rule that touches a third of CVs shows", grade=Grade.D
)


@audit(
    title="Required skills are read wherever they stand and never lower the answer",
    failed_title="Required skills are overlooked or held against a candidate",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.CRITICAL,
    grade=Grade.B,
    per=Per.RUN,
    why="A skill on the second page that is never read is a candidate never considered.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Raise the length that the screener reads, or score a CV in parts; until then say "
        "how much is read.",
    ),
    sources=(CUT, TENTH, FEW),
)
def required_skills_count(
    checks: tuple[RelationChecked, ...],
    *,
    poor_share: Annotated[float, Limit("times the range of outcomes", TENTH)] = 0.1,
    enough_cases: Annotated[float, Limit("cases", FEW)] = 4,
) -> Verdict:
    """Relations about strength: a requirement that is met never lowers and is never ignored."""
    here = [item for item in checks if item.about == "strength"]
    return relations_verdict(here, poor_share=poor_share, enough_cases=enough_cases)


def checked(**fields: Any) -> RelationChecked:
    """One relation of this kind."""
    said = {"about": "strength", "holds": "not a lower answer", **fields}
    return relation("required-skill-added", title="A required skill counts", **said)


def checked_last(**fields: Any) -> RelationChecked:
    """The truncation detector."""
    return checked(**{"holds": "not ignored", **fields})


EXAMPLES = (
    Example("held in every case", given=[checked()], outcome=Outcome.PASSED),
    Example(
        "a large change",
        given=[checked(violated=1, gap=0.06)],
        outcome=Outcome.FAILED,
        codes={"required-skill-added"},
    ),
    Example(
        "a change below a tenth of the range",
        given=[checked(violated=1, gap=0.059)],
        outcome=Outcome.ATTENTION,
        codes={"required-skill-added"},
    ),
    Example(
        "a small change that turns a decision",
        given=[checked(violated=1, gap=0.01, flipped=1)],
        outcome=Outcome.FAILED,
    ),
    Example(
        "a change that repeated draws do not bear out",
        given=[checked(violated=1, gap=0.06, p_value=0.051)],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a change that repeated draws bear out",
        given=[checked(violated=1, gap=0.06, p_value=0.05)],
        outcome=Outcome.FAILED,
    ),
    Example(
        "a skill that is not read at the end, however little it counts",
        given=[checked_last(violated=1, gap=0.01)],
        outcome=Outcome.FAILED,
    ),
    Example("four cases", given=[checked(cases=4, telling=4)], outcome=Outcome.PASSED),
    Example("three cases", given=[checked(cases=3, telling=3)], outcome=Outcome.CANNOT_TELL),
    Example(
        "every CV got the same outcome",
        given=[checked(outcome_range=0.0)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "the budget did not reach",
        given=[checked(cases=0, telling=0, reached=False)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("about something else", given=[relation(about="trick")], outcome=Outcome.INAPPLICABLE),
)
