"""Whether one who needs an adjustment learns, before the form, how to ask for it."""

from harness.evidence import Posting, StepShown
from harness.example import Example
from harness.example.walks import posting, step
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import adjustments, distinct
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

OFCCP = Source(
    text="US Department of Labor, OFCCP, Internet Applicants: an online-only application must "
    "offer a way to ask for an accommodation, by telephone or e-mail",
    grade=Grade.B,
)


@audit(
    title="Before the form, one learns how to ask for an adjustment",
    failed_title="Nothing says how to ask for an adjustment before the form",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Who cannot use the form needs a person to write to or to call, and needs to know it "
    "before the form stops them.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Add to every posting: “If you need an adjustment to apply, write to … or call …”.",
        effort=Effort.MINUTES,
    ),
    sources=(OFCCP,),
)
def accommodation_route(postings: tuple[Posting, ...], steps: tuple[StepShown, ...]) -> Verdict:
    """Look for the offer and a contact in the posting and on the form's first step."""
    shown = [item for item in distinct(postings) if item.text.strip()]
    early = [(item.id, item.text) for item in steps if item.step <= 1]
    if not shown:
        return cannot_tell("No posting could be read")
    texts = [(item.id, item.text) for item in shown] + early
    offers = [(key, found) for key, text in texts if (found := adjustments(text))]
    if any(found.contacts for _, found in offers):
        return Verdict(
            outcome=Outcome.PASSED,
            summary="An offer of adjustments names a person or an address to ask",
        )
    if offers:
        key, found = min(offers, key=lambda pair: pair[0])
        return Verdict(
            outcome=Outcome.ATTENTION,
            summary="Adjustments are offered, but not how to ask for them outside the form",
            findings=(
                Finding(
                    code="no-contact",
                    message="No e-mail address or telephone number stands beside the offer",
                    evidence=(key,),
                    quote=found.quote,
                ),
            ),
        )
    return Verdict(
        outcome=Outcome.FAILED,
        summary="Neither the posting nor the first step offers adjustments",
        findings=(
            Finding(
                code="no-offer",
                message="No sentence offers adjustments in the process",
                evidence=tuple(item.id for item in shown),
            ),
        ),
    )


OFFER = "If you need an adjustment to apply, tell us."

EXAMPLES = (
    Example(
        "offer and address",
        given=[posting(OFFER + " Write to help@acme.example.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "on the form's first step",
        given=[posting(), step(1, OFFER + " Call +1 555 010 1234.")],
        outcome=Outcome.PASSED,
    ),
    Example("offer alone", given=[posting(OFFER)], outcome=Outcome.ATTENTION, codes={"no-contact"}),
    Example("nothing", given=[posting()], outcome=Outcome.FAILED, codes={"no-offer"}),
    Example(
        "lodging is another accommodation",
        given=[posting("Live-in role with accommodation provided.")],
        outcome=Outcome.FAILED,
        codes={"no-offer"},
    ),
    Example(
        "too late, on the fourth step",
        given=[posting(), step(4, OFFER + " Write to help@acme.example.")],
        outcome=Outcome.FAILED,
    ),
    Example("no posting seen", given=[step()], outcome=Outcome.CANNOT_TELL),
)
