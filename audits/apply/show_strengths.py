"""Whether candidates can show what they can do, beyond the CV."""

import re

from harness.evidence import Control, Ending, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

CANDE = Source(
    text="Candidate Experience Awards (CandE): candidates who could show their skills were 131 % "
    "more willing to increase their relationship with the employer",
    grade=Grade.B,
)
GILLILAND = Source(
    text="Gilliland's rules of procedural justice in selection: job relatedness, and the "
    "opportunity to perform",
    grade=Grade.A,
)
WAYS = frozenset({"link.portfolio", "link.github", "document.other", "experience.skill"})
OPEN = frozenset({Control.TEXTAREA, Control.RICH_TEXT, Control.TEXT})
ANYTHING = re.compile(
    r"anything else|something else|additional (?:information|comments)|further (?:information"
    r"|comments)|\bcomments?\b|\bnotes?\b|message to|cover(?:ing)? letter|motivation"
    r"|\bwhy\b.*\b(?:us|company|role|position|job|here|interested|apply|want)\b|interests? you"
    r"|how did you (?:hear|find)|where did you|weakness|failure|see yourself",
    re.IGNORECASE,
)


@audit(
    title="Candidates can show a strength beyond the CV",
    failed_title="Nothing but the CV can speak for a candidate",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.B,
    why="Candidates judge a process as fair when they could show what they can do; crooked paths "
    "need it most.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Add one optional question on the work itself: “Tell us of a time when you …”.",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE, GILLILAND),
)
def show_strengths(questions: tuple[QuestionAsked, ...], endings: tuple[WalkEnded, ...]) -> Verdict:
    """Look for an open question on the work, a work sample or a link; “anything else” is half."""
    shown = asked(questions)
    open_ones = [q for q in shown if q.meaning == "question.text" and q.control in OPEN]
    ways = [q for q in open_ones if not ANYTHING.search(q.label)]
    ways += [q for q in shown if q.meaning in WAYS]
    if ways:
        return Verdict(
            outcome=Outcome.PASSED,
            summary="A strength can be shown: " + ", ".join(f"“{q.label}”" for q in ways[:3]),
        )
    if not shown or not saw_the_end(endings):
        return cannot_tell("No such question as far as the walk came")
    half = [q for q in open_ones if q not in ways]
    half += [q for q in shown if q.meaning in {"document.cover_letter", "link.other"}]
    finding = Finding(
        code="only-free-text" if half else "only-cv",
        message="Only a free field is there: " + ", ".join(f"“{q.label}”" for q in half)
        if half
        else "No question, work sample or link on the work itself",
        evidence=tuple(q.id for q in half or shown),
    )
    return Verdict(
        outcome=Outcome.ATTENTION if half else Outcome.FAILED,
        summary=finding.message,
        findings=(finding,),
    )


def _open(label: str) -> QuestionAsked:
    return question(label, "question.text", control=Control.TEXTAREA, required=False)


EXAMPLES = (
    Example(
        "a question on the work",
        given=[_open("Describe a report that you are proud of"), ended()],
        outcome=Outcome.PASSED,
    ),
    Example(
        "a portfolio link", given=[question("Portfolio", "link.portfolio")], outcome=Outcome.PASSED
    ),
    Example(
        "“anything else?”",
        given=[_open("Anything else we should know?"), ended()],
        outcome=Outcome.ATTENTION,
        codes={"only-free-text"},
    ),
    Example(
        "why us",
        given=[_open("Why do you want to work here?"), ended()],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "contact and CV", given=[question(), ended()], outcome=Outcome.FAILED, codes={"only-cv"}
    ),
    Example(
        "not seen to the end",
        given=[question(), ended(Ending.COULD_NOT_FINISH)],
        outcome=Outcome.CANNOT_TELL,
    ),
)
