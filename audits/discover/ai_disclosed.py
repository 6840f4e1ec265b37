"""Whether candidates learn if a machine judges them, and for what."""

from harness.evidence import Posting, RunStarted, StepShown
from harness.example import Example
from harness.example.walks import posting, run_started, step
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import Machine, distinct, machines
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

GARTNER = Source(
    text="Gartner survey (n = 2,918, first quarter of 2025): 26 % trust AI to judge them fairly, "
    "52 % think that it screens them",
    grade=Grade.C,
)
NYC = Source(
    text="New York City Local Law 144: notice 10 business days before the use of such a tool",
    grade=Grade.A,
)
ILLINOIS = Source(
    text="Illinois HB 3773, in force 1 January 2026: notice that AI is used in decisions on hiring",
    grade=Grade.A,
)
LAWS = frozenset({"ca-on", "us-nyc", "us-il"})


@audit(
    title="Candidates learn whether AI judges them, and for what",
    failed_title="Candidates do not learn whether AI judges them",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.MODERATE,
    grade=Grade.C,
    per=Per.RUN,
    why="Half of all candidates believe that a machine screens them; a plain sentence, yes or no, "
    "lets them decide and prepare.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="State in the posting whether AI is used in selection, for what, and who decides.",
        effort=Effort.MINUTES,
    ),
    sources=(GARTNER, NYC, ILLINOIS),
)
def ai_disclosed(
    runs: tuple[RunStarted, ...], postings: tuple[Posting, ...], steps: tuple[StepShown, ...]
) -> Verdict:
    """Look for a statement in the posting and in the form.

    Silence fails where AI is known to be used, or where a law asks for notice of it and its use is
    not ruled out; elsewhere it draws attention.
    """
    shown = [item for item in distinct(postings) if item.text.strip()]
    if not shown:
        return cannot_tell("No posting could be read")
    uses = next((run.uses_ai for run in runs if run.uses_ai is not None), None)
    by_law = any(LAWS & set(run.jurisdictions) for run in runs)
    texts = [(item.id, item.text) for item in shown] + [(item.id, item.text) for item in steps]
    said = [(key, machines(text)) for key, text in texts]
    for kind in (Machine.USES, Machine.DOES_NOT, Machine.VAGUE):
        for key, statement in sorted(said, key=lambda pair: pair[0]):
            if statement.kind is kind:
                return _stated(kind, key, statement.quote, uses=uses)
    silent = Finding(
        code="ai-silent",
        message="No sentence says whether AI is used in selection",
        evidence=tuple(item.id for item in shown),
    )
    failing = uses is True or (by_law and uses is not False)
    return Verdict(
        outcome=Outcome.FAILED if failing else Outcome.ATTENTION,
        summary="Neither the posting nor the form says whether AI judges candidates",
        findings=(silent,),
    )


def _stated(kind: Machine, key: str, quote: str | None, *, uses: bool | None) -> Verdict:
    if kind is Machine.VAGUE:
        code, message = "ai-vague", "The sentence leaves open whether or for what AI is used"
        outcome = Outcome.ATTENTION
    elif kind is Machine.DOES_NOT and uses:
        code, message = "ai-denied", "The employer's configuration says that AI is used"
        outcome = Outcome.FAILED
    else:
        return Verdict(outcome=Outcome.PASSED, summary=f"On AI the text {kind}: “{quote}”")
    found = Finding(code=code, message=message, evidence=(key,), quote=quote)
    return Verdict(outcome=outcome, summary=message, findings=(found,))


CLEAR = posting("We use AI to rank applications. A person decides.")
DENIED = posting("We do not use AI to screen applications.")
USES = run_started(uses_ai=True)
LAW = run_started(jurisdictions=("us-nyc",))

EXAMPLES = (
    Example("says so, and for what", given=[USES, CLEAR], outcome=Outcome.PASSED),
    Example("says that it does not", given=[run_started(), DENIED], outcome=Outcome.PASSED),
    Example(
        "denies what is used", given=[USES, DENIED], outcome=Outcome.FAILED, codes={"ai-denied"}
    ),
    Example(
        "“may use”",
        given=[USES, posting("We may use AI tools in the hiring process.")],
        outcome=Outcome.ATTENTION,
        codes={"ai-vague"},
    ),
    Example(
        "silent and used", given=[USES, posting()], outcome=Outcome.FAILED, codes={"ai-silent"}
    ),
    Example("silent where a law asks", given=[LAW, posting()], outcome=Outcome.FAILED),
    Example(
        "silent, not used, law or not",
        given=[run_started(jurisdictions=("us-nyc",), uses_ai=False), posting()],
        outcome=Outcome.ATTENTION,
    ),
    Example(
        "said on the form",
        given=[USES, posting(), step(2, "We use AI to screen applications.")],
        outcome=Outcome.PASSED,
    ),
    Example("no posting seen", given=[USES], outcome=Outcome.CANNOT_TELL),
)
