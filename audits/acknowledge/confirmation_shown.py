"""Whether the site says that the application was received."""

from harness.evidence import Submission, SubmissionIntended
from harness.example import Example
from harness.example.walks import sent
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.letters.kinds import received
from harness.reading.prose import shorten, take_apart
from harness.reading.studies import GOV_UK_CONFIRMATION
from harness.registry import audit
from harness.verdict import (
    Finding,
    Outcome,
    Verdict,
    attention,
    cannot_tell,
    failed,
    inapplicable,
    passed,
)


@audit(
    title="The site says that the application was received",
    failed_title="After the last click, nothing says that the application was received",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="Somebody who sees nothing sends the application again, or believes that it is lost.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="End the form with a page that says “We have received your application”.",
        effort=Effort.HOURS,
    ),
    sources=(GOV_UK_CONFIRMATION,),
)
def confirmation_shown(
    submissions: tuple[Submission, ...], intended: tuple[SubmissionIntended, ...]
) -> Verdict:
    """A page that confirms passes; one that only says “saved” draws attention."""
    sent_one = min(submissions, key=lambda item: (item.submitted_at, item.id), default=None)
    if sent_one is None:
        if intended:
            return cannot_tell("The application was about to be sent; whether it was is not known")
        return inapplicable("No application was sent")
    if sent_one.confirmed is None:
        return cannot_tell("What came after the last click does not tell whether it arrived")
    text = shorten(" ".join(sent_one.confirmation_text.split()))
    if sent_one.confirmed is False:
        return failed(
            "Nothing after the last click says that the application was received",
            Finding(
                code="no-confirmation",
                message="The application was sent, and no page said so",
                evidence=(sent_one.id,),
                quote=text or None,
            ),
        )
    prose = take_apart(sent_one.confirmation_text, page=True)
    said = received(prose.sentences)
    if prose.english and not said:
        return attention(
            f"The last page says “{text}”, but not that the application was received",
            Finding(
                code="weak-confirmation",
                message="The page that ends the form does not say that it was received",
                evidence=(sent_one.id,),
                quote=text,
            ),
        )
    return passed(f"The site confirms: “{said[0]}”" if said else "The site confirms it")


EXAMPLES = (
    Example("the page says so", given=[sent()], outcome=Outcome.PASSED),
    Example(
        "confirmed in another language",
        given=[sent(confirmation_text="Vielen Dank, Ihre Bewerbung ist bei uns eingegangen.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "saved, not received",
        given=[sent(confirmation_text="Your changes have been saved. You can close this page.")],
        outcome=Outcome.ATTENTION,
        codes={"weak-confirmation"},
    ),
    Example(
        "nothing said",
        given=[sent(confirmed=False, confirmation_text="")],
        outcome=Outcome.FAILED,
        codes={"no-confirmation"},
    ),
    Example("not known", given=[sent(confirmed=None)], outcome=Outcome.CANNOT_TELL),
    Example("nothing was sent", given=[], outcome=Outcome.INAPPLICABLE),
)
