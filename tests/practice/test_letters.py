"""What leaves the employer, read as a candidate reads it."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import pytest

from harness.evidence import Link, Message
from harness.practice.employer import PracticeEmployer
from harness.practice.faults import UNKIND, Fault
from harness.practice.openings import ANALYST, Skill
from harness.reading.html import read_html
from harness.reading.letters import Decision, Depth, Found, Kind, Letter, Timeline, read
from tests.practice.applicant import THIN_CV, Applicant, Sink
from tests.practice.conftest import START, Make

LATER = START + timedelta(days=60)


def arrived(message: EmailMessage) -> Message:
    moment = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    links = read_html(page.get_content()).links
    calendars = [
        str(part.get_content()) for part in message.walk() if part.get_filename() == "interview.ics"
    ]
    return Message(
        id="mail/1",
        at=moment,
        message_id=str(message["Message-ID"]),
        received_at=moment,
        from_name=message["From"].addresses[0].display_name,
        from_address=message["From"].addresses[0].addr_spec,
        reply_to=str(message["Reply-To"]) if message["Reply-To"] else None,
        to=message["To"].addresses[0].addr_spec,
        subject=str(message["Subject"]),
        text=plain.get_content(),
        has_html=True,
        links=tuple(Link(text=link.text, url=link.href) for link in links),
        calendar=calendars[0] if calendars else None,
    )


def letters(employer: PracticeEmployer, sink: Sink, *, thin: bool = False) -> list[Letter]:
    """All letters of one application, sent and read."""
    told = {"given_name": "Ada", "family_name": "Example"}
    Applicant().apply(employer.posting_url, told, **({"cv": THIN_CV} if thin else {}))
    employer.advance(LATER)
    return [
        read(
            arrived(message),
            candidate_name="Ada Example",
            given_name="Ada",
            role="Data Analyst",
            employer="Larkhill Foods",
        )
        for message in sink.messages
    ]


def test_those_put_forward_are_asked_invited_and_told(make: Make, sink: Sink) -> None:
    kinds = [letter.kind.value for letter in letters(make(), sink)]
    assert kinds == [
        Kind.ACKNOWLEDGEMENT,
        Kind.QUESTION,
        Kind.INVITATION,
        Kind.INVITATION,
        Kind.DECLINE,
        Kind.SURVEY,
    ]


def test_those_not_put_forward_are_told_soon(make: Make, sink: Sink) -> None:
    read_letters = letters(make(), sink, thin=True)
    assert [letter.kind.value for letter in read_letters] == [
        Kind.ACKNOWLEDGEMENT,
        Kind.DECLINE,
        Kind.SURVEY,
    ]
    assert read_letters[1].received_at - START < timedelta(days=7)


@pytest.mark.parametrize("thin", [False, True], ids=["interviewed", "declined"])
def test_every_letter_of_a_kind_employer_names_and_can_be_answered(
    make: Make, sink: Sink, thin: bool
) -> None:
    for letter in letters(make(), sink, thin=thin):
        assert letter.names_candidate.value is Found.FOUND
        assert letter.role_in_subject.value is Found.FOUND
        assert letter.names_employer.value is Found.FOUND
        assert letter.answerable.value is Found.FOUND
        assert letter.signed_by_person.value is Found.FOUND
        assert letter.template_leak.value is Found.NOT_FOUND
        assert letter.brush_off.value is Found.NOT_FOUND


@pytest.mark.parametrize("thin", [False, True], ids=["interviewed", "declined"])
def test_a_kind_decline_is_clear_with_a_reason_and_a_way_on(
    make: Make, sink: Sink, thin: bool
) -> None:
    decline = next(x for x in letters(make(), sink, thin=thin) if x.kind.value is Kind.DECLINE)
    assert decline.decision.value is Decision.EXPLICIT
    assert decline.reason.value is Depth.SPECIFIC
    assert decline.way_forward.value is Depth.SPECIFIC
    assert decline.stage.value is Found.FOUND


def test_the_kind_acknowledgement_has_all_that_one_needs(make: Make, sink: Sink) -> None:
    first = letters(make(), sink)[0]
    assert first.timeline.value is Timeline.DATED
    for item in (
        first.contact,
        first.next_step,
        first.read_by,
        first.ai_statement,
        first.status_link,
        first.withdraw_route,
    ):
        assert item.value is Found.FOUND


def test_the_kind_invitation_tells_everything_beforehand(make: Make, sink: Sink) -> None:
    invitation = letters(make(), sink)[2].invitation
    for item in (
        invitation.who,
        invitation.role,
        invitation.length,
        invitation.format,
        invitation.topics,
        invitation.access,
        invitation.accommodation,
        invitation.self_schedule,
    ):
        assert item.value is Found.FOUND
    assert invitation.phone_tag.value is Found.NOT_FOUND


def test_the_calendar_file_has_the_time_of_the_interview(make: Make, sink: Sink) -> None:
    hold = letters(make(), sink)[3]
    assert hold.invitation.at == datetime(2026, 3, 11, 17, 0, tzinfo=UTC)


class Changed(NamedTuple):
    """What a fault changes: in which letter, which item, and to what."""

    fault: Fault
    number: int
    item: str
    value: object


CHANGED = [
    Changed(Fault.GENERIC_GREETING, 0, "names_candidate", Found.NOT_FOUND),
    Changed(Fault.GENERIC_GREETING, 0, "generic_greeting", Found.FOUND),
    Changed(Fault.NO_REPLY, 0, "answerable", Found.NOT_FOUND),
    Changed(Fault.NO_PROMISE, 0, "timeline", Timeline.NONE),
    Changed(Fault.TEMPLATE_LEAK, 0, "template_leak", Found.FOUND),
    Changed(Fault.BRUSH_OFF, 0, "brush_off", Found.FOUND),
    Changed(Fault.AI_UNDISCLOSED, 0, "ai_statement", Found.NOT_FOUND),
    Changed(Fault.EUPHEMISM, -2, "decision", Decision.EUPHEMISM),
    Changed(Fault.NO_REASON, -2, "reason", Depth.NONE),
    Changed(Fault.NO_WAY_FORWARD, -2, "way_forward", Depth.NONE),
]
ITEMS = (
    "kind", "decision", "names_candidate", "role_in_subject", "names_employer", "template_leak",
    "answerable", "timeline", "brush_off", "reason", "way_forward", "status_link", "survey",
)  # fmt: skip


@pytest.mark.parametrize("thin", [False, True], ids=["interviewed", "declined"])
@pytest.mark.parametrize("changed", CHANGED, ids=[f"{c.fault}-{c.item}" for c in CHANGED])
def test_a_fault_of_a_letter_is_read_in_it_and_nothing_else_is(
    make: Make, sink: Sink, changed: Changed, thin: bool
) -> None:
    good = letters(make(), sink, thin=thin)
    sink.messages.clear()
    bad = letters(make(changed.fault), sink, thin=thin)
    assert getattr(bad[changed.number], changed.item).value is changed.value
    assert getattr(good[changed.number], changed.item).value is not changed.value
    mine = {other.item for other in CHANGED if other.fault is changed.fault}
    for before, after in zip(good, bad, strict=True):
        for name in set(ITEMS) - mine:
            assert getattr(after, name).value is getattr(before, name).value, name


def test_phone_tag_offers_no_times(make: Make, sink: Sink) -> None:
    employer = make(Fault.PHONE_TAG)
    invitation = letters(employer, sink)[2].invitation
    assert invitation.phone_tag.value is Found.FOUND
    assert invitation.self_schedule.value is Found.NOT_FOUND
    assert invitation.length.value is Found.FOUND


def test_a_bare_invitation_still_lets_one_choose_a_time(make: Make, sink: Sink) -> None:
    invitation = letters(make(Fault.BARE_INVITATION), sink)[2].invitation
    assert invitation.self_schedule.value is Found.FOUND
    for item in (invitation.who, invitation.length, invitation.topics, invitation.accommodation):
        assert item.value is Found.NOT_FOUND


def test_updates_of_a_late_decision_promise_the_next_one(make: Make, sink: Sink) -> None:
    updates = [x for x in letters(make(Fault.LATE_DECISION), sink) if x.kind.value is Kind.UPDATE]
    assert len(updates) >= 3
    assert all(update.timeline.value is Timeline.DATED for update in updates)


def test_the_unkind_employer_is_silent_after_the_interview(make: Make, sink: Sink) -> None:
    read_letters = letters(make(*UNKIND), sink)
    assert Kind.DECLINE not in {letter.kind.value for letter in read_letters}
    first, second = read_letters[:2]
    assert second.received_at - first.received_at > timedelta(days=28)


def test_the_unkind_employer_declines_in_a_euphemism(make: Make, sink: Sink) -> None:
    decline = letters(make(*UNKIND), sink, thin=True)[-1]
    assert decline.kind.value is Kind.DECLINE
    assert decline.decision.value is Decision.EUPHEMISM
    assert decline.reason.value is not Depth.SPECIFIC


def test_letters_are_dated_by_the_virtual_clock_in_order(make: Make, sink: Sink) -> None:
    moments = [letter.received_at for letter in letters(make(), sink)]
    assert moments == sorted(moments)
    assert moments[-1] - START > timedelta(days=10)


def test_letters_have_a_plain_and_an_html_part_that_say_the_same(make: Make, sink: Sink) -> None:
    letters(make(), sink)
    for message in sink.messages:
        plain, page = message.get_body(("plain",)), message.get_body(("html",))
        assert plain is not None
        assert page is not None
        words = read_html(page.get_content()).text
        for line in plain.get_content().splitlines():
            if line and "http" not in line:
                assert line in words


def test_advancing_again_sends_nothing_twice(make: Make, sink: Sink) -> None:
    employer = make()
    Applicant().apply(employer.posting_url)
    sent = employer.advance(LATER)
    assert sent == len(sink.messages) == 6
    assert employer.advance(LATER) == 0
    assert len(sink.messages) == 6


def test_advancing_in_steps_sends_the_same_as_at_once(make: Make, sink: Sink) -> None:
    at_once, in_steps = make(), make()
    Applicant().apply(at_once.posting_url)
    at_once.advance(LATER)
    expected = sink.subjects
    sink.messages.clear()
    Applicant().apply(in_steps.posting_url)
    counts = [in_steps.advance(START + timedelta(days=day)) for day in range(1, 61)]
    assert sum(counts) == len(expected)
    assert sink.subjects == expected


def test_a_letter_that_could_not_leave_leaves_later(
    make: Make, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    employer = make()
    Applicant().apply(employer.posting_url)
    with monkeypatch.context() as patched:
        patched.setattr(sink, "refuses", True)
        with pytest.raises(Exception, match="took no letter"):
            employer.advance(LATER)
    assert employer.advance(LATER) == 6


def test_no_survey_means_no_survey_page(make: Make, sink: Sink) -> None:
    employer = make(Fault.NO_SURVEY)
    kinds = {letter.kind.value for letter in letters(employer, sink)}
    assert Kind.SURVEY not in kinds
    token = employer.applications()[0].token
    assert Applicant().get(f"{employer.origin}/survey/{token}").status == 404


def test_a_contradicting_status_page_still_says_under_review(make: Make, sink: Sink) -> None:
    employer = make(Fault.STATUS_CONTRADICTS)
    letters(employer, sink, thin=True)
    token = employer.applications()[0].token
    assert "Status: Under review" in Applicant().get(f"{employer.origin}/status/{token}").text


@pytest.mark.parametrize("skill", ANALYST.skills, ids=lambda skill: skill.short)
def test_a_decline_names_a_specific_reason_whatever_is_missing(
    make: Make, sink: Sink, skill: Skill
) -> None:
    """A CV with this one skill alone: the reason is what it lacks."""
    cv = f"Ada Example\n\nExperience\nClerk, Acme (2025 – 2026)\n- {skill.words[0]}\n"
    employer = make()
    Applicant().apply(employer.posting_url, {"strengths": "None"}, cv=cv)
    employer.advance(LATER)
    decline = read(
        arrived(sink.messages[1]),
        candidate_name="Ada Example",
        given_name="Ada",
        role="Data Analyst",
        employer="Larkhill Foods",
    )
    assert decline.kind.value is Kind.DECLINE
    assert decline.reason.value is Depth.SPECIFIC
