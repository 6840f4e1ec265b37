"""Whether the same facts get the same answer however they are laid out."""

from typing import Annotated

from harness.evidence import RelationChecked
from harness.example import Example
from harness.example.challenge import relation
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.relation_findings import relations_verdict
from harness.verdict import Outcome, Verdict

READ = Source(
    text="Measured on all-MiniLM-L6-v2 with 32 CVs: formatting signs alone moved the score by up "
    "to 0.269, the order of sections by up to 0.078",
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
    title="The same facts get the same answer however they are laid out",
    failed_title="The layout of a CV changes what the screener answers",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    per=Per.RUN,
    why="Candidates cannot know which file type, order or date style a machine reads well.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Read every file into the same plain text, with normalised signs and dates, before "
        "it is scored.",
    ),
    sources=(READ, TENTH, FEW),
)
def presentation_invariance(
    checks: tuple[RelationChecked, ...],
    *,
    poor_share: Annotated[float, Limit("times the range of outcomes", TENTH)] = 0.1,
    enough_cases: Annotated[float, Limit("cases", FEW)] = 4,
) -> Verdict:
    """Relations about presentation: format, order, batch, dates, synonyms, signs."""
    here = [item for item in checks if item.about == "presentation"]
    return relations_verdict(here, poor_share=poor_share, enough_cases=enough_cases)


EXAMPLES = (
    Example("held in every case", given=[relation()], outcome=Outcome.PASSED),
    Example(
        "a large change",
        given=[relation(violated=1, gap=0.06)],
        outcome=Outcome.FAILED,
        codes={"file-format"},
    ),
    Example(
        "a change below a tenth of the range",
        given=[relation(violated=1, gap=0.059)],
        outcome=Outcome.ATTENTION,
        codes={"file-format"},
    ),
    Example(
        "a small change that turns a decision",
        given=[relation(violated=1, gap=0.01, flipped=1)],
        outcome=Outcome.FAILED,
    ),
    Example(
        "a change that repeated draws do not bear out",
        given=[relation(violated=1, gap=0.06, p_value=0.051)],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a change that repeated draws bear out",
        given=[relation(violated=1, gap=0.06, p_value=0.05)],
        outcome=Outcome.FAILED,
    ),
    Example("four cases", given=[relation(cases=4, telling=4)], outcome=Outcome.PASSED),
    Example("three cases", given=[relation(cases=3, telling=3)], outcome=Outcome.CANNOT_TELL),
    Example(
        "every CV got the same outcome",
        given=[relation(outcome_range=0.0)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example(
        "the budget did not reach",
        given=[relation(cases=0, telling=0, reached=False)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("about something else", given=[relation(about="trick")], outcome=Outcome.INAPPLICABLE),
)
