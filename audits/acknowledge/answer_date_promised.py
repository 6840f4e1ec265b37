"""Whether a candidate is told by when an answer comes: in the posting, on the page, by mail."""

from collections.abc import Iterator

from harness.evidence import InboxWatch, Message, Posting, RunStarted, Submission, WalkStarted
from harness.example import Example
from harness.example.mail import ACKNOWLEDGED, IN_GERMAN, applied, reply, watched
from harness.example.walks import posting
from harness.meta import Effort, Fix, Grade, Owner, Severity, Touchpoint
from harness.reading.promises import Promise, kept_by_employer, promises
from harness.reading.prose import take_apart
from harness.reading.studies import CANDE_NEXT_STEPS
from harness.reading.thread import ABOUT_IT, Thread, read_thread
from harness.reading.waits import days_later
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
    title="A date is given by which an answer comes",
    failed_title="Nothing says by when an answer comes",
    touchpoint=Touchpoint.ACKNOWLEDGE,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    why="With a date one can plan and stop wondering; without one, every day may be the day.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Write one sentence into the posting and the acknowledgement: “You will hear from us "
        "by …, whatever we decide.”",
        effort=Effort.MINUTES,
    ),
    sources=(CANDE_NEXT_STEPS,),
)
def answer_date_promised(  # noqa: PLR0917 - an audit names its evidence
    postings: tuple[Posting, ...],
    runs: tuple[RunStarted, ...],
    starts: tuple[WalkStarted, ...],
    submissions: tuple[Submission, ...],
    messages: tuple[Message, ...],
    watches: tuple[InboxWatch, ...],
) -> Verdict:
    """A date anywhere passes; “in the coming weeks” draws attention."""
    thread = read_thread(runs, starts, submissions, messages, watches)
    said = tuple(_said(postings, thread))
    dated = [promise for _, promise in said if promise.dated]
    if dated:
        return passed(f"A date is given: “{dated[0].quote}”")
    if thread is None:
        return inapplicable("No application was sent")
    texts = (thread.submission.confirmation_text, *(page.text for page in postings))
    english = all(letter.english for letter in thread.letters)
    if not english or any(take_apart(text).english is False for text in texts):
        return cannot_tell("A page or a message is not in English")
    if said:
        where, vague = said[0]
        finding = Finding(
            code="vague", message="When is left open", evidence=(where,), quote=vague.quote
        )
        return attention(f"No date, only: “{vague.quote}”", finding)
    heard = thread.first(ABOUT_IT)
    if heard is None and not thread.covers(thread.applied_at, days_later(thread.applied_at, 1)):
        return cannot_tell("No acknowledgement was seen that could give a date")
    evidence = (thread.submission.id, *([heard.message.id] if heard else ()))
    return failed(
        "Neither the posting nor the confirmation nor a message says by when an answer comes",
        Finding(code="no-date", message="No date was given", evidence=evidence),
    )


def _said(postings: tuple[Posting, ...], thread: Thread | None) -> Iterator[tuple[str, Promise]]:
    """What the employer promised, and where, in the order in which a candidate reads it."""
    pages = sorted(postings, key=lambda page: (page.at, page.id))
    since = {page.id: thread.applied_at if thread else page.at for page in pages}
    texts = [(page.id, promises(page.text, made_at=since[page.id], page=True)) for page in pages]
    if thread is not None:
        sent = thread.submission
        said = promises(sent.confirmation_text, made_at=sent.submitted_at, page=True)
        texts.append((sent.id, said))
        texts += [(letter.message.id, letter.promises) for letter in thread.letters]
    for where, found in texts:
        yield from ((where, promise) for promise in kept_by_employer(found))


SENT = applied()
DATED = "You will hear from us by 23 March 2026."


def says(sentence: str) -> Message:
    """An acknowledgement that says so."""
    return reply(f"{ACKNOWLEDGED} {sentence}")


PASSED, ATTENTION, FAILED = Outcome.PASSED, Outcome.ATTENTION, Outcome.FAILED
CANNOT_TELL, INAPPLICABLE = Outcome.CANNOT_TELL, Outcome.INAPPLICABLE

EXAMPLES = tuple(
    Example(title, given=given, outcome=outcome, codes=codes)
    for title, given, outcome, codes in (
        ("in the posting", [posting(DATED), *SENT, reply()], PASSED, None),
        ("in the posting, not sent", [posting(DATED)], PASSED, None),
        ("on the page", applied(confirmation_text=DATED), PASSED, None),
        ("in the mail", [*SENT, says("We answer within two weeks.")], PASSED, None),
        ("open", [*SENT, says("We will be in touch in the coming weeks.")], ATTENTION, {"vague"}),
        (
            "a deadline",
            [*SENT, says("Please send us your papers by 15 March.")],
            FAILED,
            {"no-date"},
        ),
        ("nowhere", [posting(), *SENT, reply()], FAILED, {"no-date"}),
        ("no message in a day", [*SENT, watched(days=1)], FAILED, None),
        ("not watched for a day", [*SENT, watched(hours=23)], CANNOT_TELL, None),
        ("another language", [*SENT, reply(IN_GERMAN)], CANNOT_TELL, None),
        ("nothing was sent", [posting()], INAPPLICABLE, None),
    )
)
