"""Whether a posting states pay where a law demands it of the posting itself."""

from harness.evidence import Posting
from harness.example import Example
from harness.example.walks import posting
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import PayKind, distinct, pay_stated
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

ONTARIO = Source(
    text="Ontario Employment Standards Act, from 1 January 2026 (25 employees or more): expected "
    "pay or its range in every publicly advertised posting",
    grade=Grade.A,
)
US_STATES = Source(
    text="Pay in postings is a duty in California (15 employees or more), Colorado, Washington and "
    "New York (4 or more), as of 2023",
    grade=Grade.A,
    url="https://gapsquare.com/resources/us-pay-transparency-laws-by-state-and-locality/",
)
US_STATES_2025 = Source(
    text="In 2025 Illinois, Minnesota (1 January), New Jersey (1 June), Vermont (1 July) and "
    "Massachusetts followed; sizes of employer differ",
    grade=Grade.A,
    url="https://ogletree.com/insights-resources/blog-posts/"
    "pay-transparency-reminder-5-states-laws-take-effect-in-2025",
)


@audit(
    title="The posting states pay, as the law asks of it",
    failed_title="The posting does not state pay where a law asks for it",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Where the law asks for pay in postings, candidates rely on it, and leaving it out is a "
    "risk.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Put the pay range that you would offer into the posting's text.",
        effort=Effort.MINUTES,
    ),
    sources=(ONTARIO, US_STATES, US_STATES_2025),
    jurisdictions=(
        "ca-on",
        "us-ca",
        "us-co",
        "us-il",
        "us-ma",
        "us-mn",
        "us-nj",
        "us-ny",
        "us-nyc",
        "us-vt",
        "us-wa",
    ),
)
def pay_required_by_law(postings: tuple[Posting, ...]) -> Verdict:
    """Look for both ends of a range, or one figure; who is covered is for the employer to say."""
    shown = [item for item in distinct(postings) if item.text.strip() and not item.login_required]
    if not shown:
        return cannot_tell("No posting could be read")
    findings, open_ended = [], []
    for item in shown:
        found = pay_stated(item)
        if found.kind in {PayKind.NONE, PayKind.VAGUE}:
            message, code = f"“{item.title}” states no pay", "pay-absent"
            findings.append(
                Finding(code=code, message=message, evidence=(item.id,), quote=found.quote)
            )
        elif found.pay and (found.pay.low is None or found.pay.high is None):
            message, code = f"“{item.title}” gives one end of the range", "pay-open-ended"
            open_ended.append(
                Finding(code=code, message=message, evidence=(item.id,), quote=found.quote)
            )
    met = len(shown) - len(findings) - len(open_ended)
    milder = Outcome.ATTENTION if open_ended else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if findings else milder,
        summary=f"{met} of {len(shown)} postings state pay in full",
        measurements=(
            Measurement(name="postings_with_full_pay", value=met, unit="postings", n=len(shown)),
        ),
        findings=(*findings, *open_ended),
    )


EXAMPLES = (
    Example("a range", given=[posting("Salary: $70,000 to $80,000.")], outcome=Outcome.PASSED),
    Example(
        "“up to”",
        given=[posting("Salary: up to $80,000.")],
        outcome=Outcome.ATTENTION,
        codes={"pay-open-ended"},
    ),
    Example("no pay", given=[posting()], outcome=Outcome.FAILED, codes={"pay-absent"}),
    Example("no posting seen", given=[], outcome=Outcome.CANNOT_TELL),
)
