"""The practice employer's mails and pages as evidence, as a walk and a daily watch write it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from harness.evidence import (
    Evidence,
    InboxWatch,
    Link,
    Message,
    SlotsSeen,
    StatusSeen,
    Submission,
)
from harness.example.walks import run_started, walk_started
from harness.gather.watch.mail import RawMessage, parse
from harness.gather.watch.pages import stage_of, times_of
from harness.practice.employer import PracticeEmployer
from harness.reading.html import read_html
from tests.practice.applicant import CV, THIN_CV, Applicant, Page, Sink
from tests.practice.conftest import START

WALK = "example--ada"
DAYS = 110


def evidence(employer: PracticeEmployer, sink: Sink, *, thin: bool) -> tuple[Evidence, ...]:
    """Apply at `START`, look at the status page every third day, watch the inbox to the end."""
    applicant = Applicant()
    done = applicant.apply(employer.posting_url, cv=THIN_CV if thin else CV)
    pages = tuple(_status(applicant, employer))
    end = START + timedelta(days=DAYS)
    employer.advance(end)
    return (
        run_started(id="run/0001", employer="Larkhill Foods"),
        walk_started(id=f"{WALK}/0001", posting_title="Data Analyst"),
        _submission(done),
        InboxWatch(id="watch/0001", at=end, start=START, end=end, source="sink"),
        *(_message(content.as_bytes(), n) for n, content in enumerate(sink.messages, start=1)),
        *pages,
    )


def _submission(done: Page) -> Submission:
    page = read_html(done.source)
    confirmed = done.url.endswith("/done")
    return Submission(
        id=f"{WALK}/0090",
        at=START,
        walk=WALK,
        step=5,
        intended="",
        submitted_at=START,
        confirmed=confirmed,
        confirmation_text=page.text if confirmed else "",
        links=tuple(Link(text=link.text, url=link.href) for link in page.links),
        url=done.url,
    )


def _message(content: bytes, number: int) -> Message:
    letter = parse(RawMessage(content=content, place=str(number)))
    assert letter is not None
    return Message(
        id=f"watch/{number:04d}",
        at=letter.received_at,
        walk=WALK,
        message_id=letter.message_id,
        received_at=letter.received_at,
        from_name=letter.from_name,
        from_address=letter.from_address,
        reply_to=letter.reply_to,
        to="candidates+ada@example.com",
        subject=letter.subject,
        text=letter.text,
        links=letter.links,
        calendar=letter.calendar,
    )


def _status(applicant: Applicant, employer: PracticeEmployer) -> Iterator[Evidence]:
    token = employer.applications()[0].token
    for day in range(1, DAYS, 6):
        moment = START + timedelta(days=day)
        employer.advance(moment)
        seen = applicant.get(f"{employer.origin}/status/{token}")
        page = read_html(seen.source)
        yield StatusSeen(
            id=f"{WALK}/s{day:03d}",
            at=moment,
            walk=WALK,
            url=seen.url,
            seen_at=moment,
            http_status=seen.status,
            stage=stage_of(page),
            text=page.text,
        )
        yield from _slots(applicant, f"{employer.origin}/schedule/{token}", moment)


def _slots(applicant: Applicant, url: str, moment: datetime) -> Iterator[Evidence]:
    seen = applicant.get(url)
    slots = times_of(read_html(seen.source))
    if seen.status == 200 and slots:
        yield SlotsSeen(
            id=f"{WALK}/t{moment:%m%d}",
            at=moment,
            walk=WALK,
            url=url,
            seen_at=moment,
            slots=slots,
            time_zone_shown=True,
        )
