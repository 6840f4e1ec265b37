"""Whether a posting says what the work pays."""

from harness.evidence import Posting
from harness.example import Example
from harness.example.walks import posting
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import PayKind, distinct
from harness.reading.postings import pay_stated as read_pay
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell

ADZUNA = Source(
    text="Adzuna survey (n = 2,000): 32 % assume that something is hidden where pay is not shown, "
    "54 % have declined an offer over pay",
    grade=Grade.C,
)


@audit(
    title="The posting says what the work pays",
    failed_title="The posting does not say what the work pays",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.C,
    per=Per.RUN,
    why="Without a figure candidates spend hours on work that they could not afford to take.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Put the pay range that you would offer into the posting's text.",
        effort=Effort.MINUTES,
    ),
    sources=(ADZUNA,),
)
def pay_stated(postings: tuple[Posting, ...]) -> Verdict:
    """Look for a figure or a range in the text and in the structured data."""
    shown = [item for item in distinct(postings) if item.text.strip() and not item.login_required]
    if not shown:
        return cannot_tell("No posting could be read")
    findings = []
    for item in shown:
        found = read_pay(item)
        if found.kind is PayKind.VAGUE:
            findings.append(
                Finding(
                    code="pay-vague",
                    message=f"“{item.title}” speaks of pay without a figure",
                    evidence=(item.id,),
                    quote=found.quote,
                )
            )
        elif found.kind is PayKind.NONE:
            findings.append(
                Finding(
                    code="pay-absent",
                    message=f"“{item.title}” says nothing of pay",
                    evidence=(item.id,),
                )
            )
    stated = len(shown) - len(findings)
    return Verdict(
        outcome=Outcome.FAILED if findings else Outcome.PASSED,
        summary=f"{stated} of {len(shown)} postings state pay",
        measurements=(
            Measurement(name="postings_with_pay", value=stated, unit="postings", n=len(shown)),
        ),
        findings=tuple(findings),
    )


DATA = '{"@type":"JobPosting","baseSalary":{"currency":"GBP","value":{"value":30000}}}'

EXAMPLES = (
    Example(
        "a range", given=[posting("Salary: £30,000 to £34,000 a year.")], outcome=Outcome.PASSED
    ),
    Example("a figure", given=[posting("Pay: $18.50 an hour.")], outcome=Outcome.PASSED),
    Example(
        "in structured data alone",
        given=[posting(structured_data=(DATA,))],
        outcome=Outcome.PASSED,
    ),
    Example(
        "“competitive”",
        given=[posting("We offer a competitive salary.")],
        outcome=Outcome.FAILED,
        codes={"pay-vague"},
    ),
    Example("nothing", given=[posting()], outcome=Outcome.FAILED, codes={"pay-absent"}),
    Example(
        "other amounts are not pay",
        given=[posting("We raised $50 million and manage budgets of $10,000.")],
        outcome=Outcome.FAILED,
        codes={"pay-absent"},
    ),
    Example(
        "one of two postings",
        given=[posting("Pay: £12 an hour."), posting(url="https://careers.acme.example/jobs/2")],
        outcome=Outcome.FAILED,
        codes={"pay-absent"},
    ),
    Example(
        "hidden behind a login", given=[posting(login_required=True)], outcome=Outcome.CANNOT_TELL
    ),
    Example("no posting seen", given=[], outcome=Outcome.CANNOT_TELL),
)
