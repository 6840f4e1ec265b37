"""Whether name, e-mail, phone and address fields tell the browser what they are for."""

from harness.evidence import Control, Ending, QuestionAsked, WalkEnded
from harness.example import Example
from harness.example.walks import ended, question
from harness.meta import Effort, Fix, Grade, Owner, Severity, Source, Touchpoint
from harness.reading.forms import asked, is_about_another, saw_the_end
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable

WCAG = Source(
    text="WCAG 2.2, 1.3.5 Identify Input Purpose (AA)",
    grade=Grade.A,
    url="https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose",
)
ADDRESS = frozenset({"street-address", "address-line1", "address-line2", "address-line3"})
TOKENS = {
    "name.full": frozenset({"name"}),
    "name.given": frozenset({"given-name"}),
    "name.middle": frozenset({"additional-name"}),
    "name.family": frozenset({"family-name"}),
    "email": frozenset({"email"}),
    "phone": frozenset({"tel", "tel-national", "tel-local"}),
    "address.line": ADDRESS,
    "address.city": frozenset({"address-level2"}),
    "address.region": frozenset({"address-level1"}),
    "address.postcode": frozenset({"postal-code"}),
    "address.country": frozenset({"country", "country-name"}),
}
TYPED = frozenset({Control.TEXT, Control.PHONE, Control.SELECT, Control.TEXTAREA})


@audit(
    title="The browser can fill in name and address",
    failed_title="The browser cannot fill in name and address",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.MODERATE,
    grade=Grade.A,
    why="With the right `autocomplete` a phone fills the form in one tap, and tools for people "
    "with cognitive disabilities can show what a field is for.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Add the `autocomplete` tokens that the findings name.",
        effort=Effort.HOURS,
    ),
    sources=(WCAG,),
)
def input_purpose(questions: tuple[QuestionAsked, ...], endings: tuple[WalkEnded, ...]) -> Verdict:
    """Compare each field's last `autocomplete` token with the purpose of its question."""
    whole = saw_the_end(endings)
    fields = [
        q
        for q in asked(questions)
        if q.meaning in TOKENS and q.control in TYPED and not is_about_another(q)
    ]
    if not fields:
        return (
            inapplicable("No field asks for a name, an address or a number")
            if whole and questions
            else cannot_tell("No such field was seen")
        )
    lacking = [q for q in fields if _token(q) not in TOKENS[q.meaning]]
    right = len(fields) - len(lacking)
    measured = Measurement(name="named_fields", value=right, unit="fields", n=len(fields))
    if not lacking and not whole:
        return cannot_tell(
            "All right so far; the walk did not see the end", measurements=(measured,)
        )
    milder = Outcome.ATTENTION if lacking else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if not right and whole else milder,
        summary=f"{right} of {len(fields)} fields say what they are for",
        measurements=(measured,),
        findings=tuple(
            Finding(
                code="off" if _token(q) == "off" else "no-purpose",
                message=f"“{q.label}” has "
                + (f"`autocomplete={q.autocomplete}`" if q.autocomplete else "no `autocomplete`")
                + f"; it needs `{min(TOKENS[q.meaning])}`",
                evidence=(q.id,),
            )
            for q in lacking
        ),
    )


def _token(question: QuestionAsked) -> str:
    tokens = [t for t in (question.autocomplete or "").lower().split() if t != "webauthn"]
    return tokens[-1] if tokens else ""


GIVEN = question("First name", "name.given", autocomplete="given-name")
MAIL = question("E-mail", "email", autocomplete="section-a work email")
BARE = question("Phone", "phone", control=Control.PHONE)
OFF = question("Last name", "name.family", autocomplete="off")
STOPPED = ended(Ending.COULD_NOT_FINISH)

EXAMPLES = (
    Example("all", given=[GIVEN, MAIL, ended()], outcome=Outcome.PASSED),
    Example("some", given=[GIVEN, BARE, ended()], outcome=Outcome.ATTENTION, codes={"no-purpose"}),
    Example(
        "none, one switched off",
        given=[OFF, BARE, ended()],
        outcome=Outcome.FAILED,
        codes={"off", "no-purpose"},
    ),
    Example("none so far", given=[OFF, STOPPED], outcome=Outcome.ATTENTION),
    Example("all so far", given=[GIVEN, STOPPED], outcome=Outcome.CANNOT_TELL),
    Example(
        "no such field",
        given=[question("Why?", "question.text"), ended()],
        outcome=Outcome.INAPPLICABLE,
    ),
)
