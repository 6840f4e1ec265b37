"""Whether a posting or a form asks for Canadian experience where the law forbids it."""

from harness.evidence import Posting, QuestionAsked
from harness.example import Example
from harness.example.walks import posting, question
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import distinct
from harness.reading.wording import excluding
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

ONTARIO = Source(
    text="Ontario Employment Standards Act, from 1 January 2026 (25 employees or more): no "
    "requirement of Canadian experience in a publicly advertised posting or its form",
    grade=Grade.A,
)


@audit(
    title="Nobody is asked for Canadian experience",
    failed_title="Canadian experience is asked for",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="It shuts out people who did the same work elsewhere, and Ontario forbids it.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Name the knowledge that the work needs instead of the country it comes from.",
        effort=Effort.MINUTES,
    ),
    sources=(ONTARIO,),
    jurisdictions=("ca-on",),
)
def canadian_experience(
    postings: tuple[Posting, ...], questions: tuple[QuestionAsked, ...]
) -> Verdict:
    """Look for the demand in postings and in the words of questions."""
    texts = [(item.id, item.text) for item in distinct(postings)]
    if not texts:
        return cannot_tell("No posting could be read")
    texts += [(item.id, item.label) for item in questions if not item.honeypot]
    findings = tuple(
        Finding(
            code="canadian-experience",
            message="This asks for experience in one country",
            evidence=(key,),
            quote=found.quote,
        )
        for key, text in sorted(texts)
        for found in excluding(text)
        if found.code == "canadian-experience"
    )
    return Verdict(
        outcome=Outcome.FAILED if findings else Outcome.PASSED,
        summary=f"Demands for Canadian experience: {len(findings)}",
        findings=findings,
    )


EXAMPLES = (
    Example(
        "in the posting",
        given=[posting("Two years of Canadian experience required.")],
        outcome=Outcome.FAILED,
        codes={"canadian-experience"},
    ),
    Example(
        "in the form",
        given=[posting(), question("Do you have Canadian work experience?", "question.boolean")],
        outcome=Outcome.FAILED,
    ),
    Example(
        "expressly not needed",
        given=[posting("No Canadian experience needed.")],
        outcome=Outcome.PASSED,
    ),
    Example("nowhere", given=[posting(), question()], outcome=Outcome.PASSED),
    Example("no posting seen", given=[question()], outcome=Outcome.CANNOT_TELL),
)
