"""Whether a posting uses wording that shuts people out for no reason of the work."""

from harness.evidence import Posting
from harness.example import Example
from harness.example.walks import posting
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import distinct
from harness.reading.wording import CONVENTION, excluding
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

ONTARIO = Source(
    text="Ontario Employment Standards Act, from 1 January 2026: no Canadian experience",
    grade=Grade.A,
)


@audit(
    title="The posting shuts nobody out by its wording",
    failed_title="The posting's wording shuts people out",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    per=Per.RUN,
    why="“Native speaker” or “recent graduate” tells able people not to apply, for no reason of "
    "the work.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Replace the quoted words by what the work needs.",
        effort=Effort.MINUTES,
    ),
    sources=(CONVENTION, ONTARIO),
)
def exclusion_wording(postings: tuple[Posting, ...]) -> Verdict:
    """Quote every sentence with a term of the list, other meanings left out."""
    shown = [item for item in distinct(postings) if item.text.strip()]
    if not shown:
        return cannot_tell("No posting could be read")
    findings = tuple(
        Finding(
            code=found.code,
            message=f"Shuts out {found.whom}. {found.instead}",
            evidence=(item.id,),
            quote=found.quote,
        )
        for item in shown
        for found in excluding(f"{item.title}\n{item.text}")
    )
    if not findings and not any((item.language or "en").startswith("en") for item in shown):
        return cannot_tell("The list of terms is English, and no posting is")
    return Verdict(
        outcome=Outcome.FAILED if findings else Outcome.PASSED,
        summary=f"Sentences that shut people out: {len(findings)}",
        measurements=(
            Measurement(name="excluding_terms", value=len(findings), unit="terms", n=len(shown)),
        ),
        findings=findings,
    )


EXAMPLES = (
    Example(
        "a native speaker",
        given=[posting("You are a native English speaker.")],
        outcome=Outcome.FAILED,
        codes={"native-speaker"},
    ),
    Example(
        "recent graduates, in a young team",
        given=[posting("For recent graduates. Join a young, dynamic team.")],
        outcome=Outcome.FAILED,
        codes={"recent-graduate", "young-team"},
    ),
    Example(
        "the demand is taken back",
        given=[posting("You need not be a native speaker.")],
        outcome=Outcome.PASSED,
    ),
    Example("another meaning", given=[posting("You know React Native.")], outcome=Outcome.PASSED),
    Example("plain", given=[posting()], outcome=Outcome.PASSED),
    Example(
        "not English",
        given=[posting("Wir suchen Sie.", language="de")],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no posting seen", given=[], outcome=Outcome.CANNOT_TELL),
)
