"""Whether the confirmation page tells the five things that it should."""

from typing import Annotated

from harness.evidence import Link, Submission
from harness.example import Example
from harness.example.walks import sent
from harness.meta import Effort, Fix, Grade, Limit, Owner, Severity, Touchpoint
from harness.reading.letters import Found, Timeline, content
from harness.reading.letters.reach import contact
from harness.reading.promises import promises
from harness.reading.prose import take_apart
from harness.reading.studies import GOV_UK_CONFIRMATION
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

PARTS = {
    "no-reference": "a reference number",
    "no-next-step": "what happens next",
    "no-date": "when it happens",
    "no-contact": "whom to ask",
    "no-record": "a way to keep a record",
}


@audit(
    title="The confirmation says what happens next, when, and whom to ask",
    failed_title="The confirmation leaves a candidate without a next step, a date or a contact",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.MODERATE,
    grade=Grade.B,
    why="This page is read with full attention, and it costs nothing to answer on it the questions "
    "that every applicant has.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Write on the confirmation page: a reference, the next step, a date, a contact, and "
        "that a copy comes by e-mail.",
        effort=Effort.MINUTES,
    ),
    sources=(GOV_UK_CONFIRMATION,),
)
def confirmation_complete(
    submissions: tuple[Submission, ...],
    *,
    good_parts: Annotated[float, Limit("parts", GOV_UK_CONFIRMATION)] = 4,
    poor_parts: Annotated[float, Limit("parts", GOV_UK_CONFIRMATION)] = 1,
) -> Verdict:
    """Counts reference, next step, date, contact and record; at least `good_parts` passes."""
    page = min(submissions, key=lambda item: (item.submitted_at, item.id), default=None)
    if page is None:
        return inapplicable("No application was sent")
    if not page.confirmed or not page.confirmation_text.strip():
        return cannot_tell("No confirmation was seen that could be read")
    missing = _missing(page)
    if missing is None:
        return cannot_tell("The confirmation is not in English")
    told = len(PARTS) - len(missing)
    outcome = Outcome.PASSED if told >= good_parts else Outcome.ATTENTION
    if told <= poor_parts:
        outcome = Outcome.FAILED
    lacks = ", ".join(PARTS[code] for code in missing)
    return Verdict(
        outcome=outcome,
        summary=f"The confirmation tells {told} of 5 things" + (f"; not {lacks}" * bool(missing)),
        measurements=(Measurement(name="parts told", value=told, unit="parts", n=5),),
        findings=tuple(
            Finding(code=code, message=f"It does not tell {PARTS[code]}", evidence=(page.id,))
            for code in missing
        ),
    )


def _missing(page: Submission) -> tuple[str, ...] | None:
    prose = take_apart(page.confirmation_text, page=True)
    if not prose.english:
        return None
    said, links = prose.sentences, page.links
    when = content.timeline(promises(page.confirmation_text, made_at=page.submitted_at, page=True))
    status = page.status_url or content.status_link(said, links).value is Found.FOUND
    told = {
        "no-reference": page.reference or content.reference(said).value is Found.FOUND,
        "no-next-step": content.next_step(said).value is Found.FOUND,
        "no-date": when.value is Timeline.DATED,
        "no-contact": contact(said, links).value is Found.FOUND,
        "no-record": status or content.kept_record(said).value is Found.FOUND,
    }
    return tuple(code for code, is_told in told.items() if not is_told)


RECEIVED = "Thank you, we have received your application. "
NEXT = "Our recruiting team will read it and you will hear from us by 23 March 2026. "
ASK = "Questions? Write to jobs@acme.example. "
STATUS = Link(text="Follow your application", url="https://acme.ats.example/status/1")

EXAMPLES = (
    Example(
        "four of five",
        given=[sent(confirmation_text=RECEIVED + NEXT + ASK, reference="AC-1042")],
        outcome=Outcome.PASSED,
        codes={"no-record"},
    ),
    Example(
        "three of five",
        given=[sent(confirmation_text=RECEIVED + NEXT, links=(STATUS,))],
        outcome=Outcome.ATTENTION,
        codes={"no-reference", "no-contact"},
    ),
    Example(
        "two of five",
        given=[sent(confirmation_text=RECEIVED + ASK, reference="AC-1042")],
        outcome=Outcome.ATTENTION,
    ),
    Example("a reference alone", given=[sent(reference="AC-1042")], outcome=Outcome.FAILED),
    Example("nothing but thanks", given=[sent()], outcome=Outcome.FAILED, codes=set(PARTS)),
    Example("not confirmed", given=[sent(confirmed=None)], outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[], outcome=Outcome.INAPPLICABLE),
)
