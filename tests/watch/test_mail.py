"""Mail is read as facts, however hostile its MIME is."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.gather.watch.mail import MAX_TEXT, RawMessage, parse

DATED = b"Received: x; Mon, 02 Mar 2026 09:03:00 +0000\r\n"


def raw(
    message: EmailMessage, received: str | None = "Mon, 02 Mar 2026 09:03:00 +0000"
) -> RawMessage:
    trace = f"Received: from a by b; {received}\r\n" if received else ""
    return RawMessage(content=trace.encode() + message.as_bytes(), place="1")


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Acme careers <careers@acme.example>"
    message["To"] = "Candidates <candidates+desk--ada@example.com>"
    message["Subject"] = "Your application"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Dear Ada,\nsee https://acme.example/status/1.\n")
    return message


def test_the_receiving_server_says_when_it_arrived_not_the_sender() -> None:
    found = parse(raw(letter(Date="Mon, 02 Mar 2026 23:00:00 +0000")))
    assert found is not None
    assert found.received_at == datetime(2026, 3, 2, 9, 3, tzinfo=UTC)
    assert found.sent_at == datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


def test_a_time_with_an_offset_is_kept_in_utc() -> None:
    found = parse(raw(letter(), received="Mon, 02 Mar 2026 10:03:00 +0100"))
    assert found is not None
    assert found.received_at == datetime(2026, 3, 2, 9, 3, tzinfo=UTC)


def test_a_message_that_nothing_dates_is_left_out() -> None:
    assert parse(raw(letter(), received=None)) is None


def test_text_links_and_recipients_are_read() -> None:
    found = parse(
        raw(letter(Reply_To="talent@acme.example", List_Unsubscribe="<https://x.example>"))
    )
    assert found is not None
    assert found.recipients == ("candidates+desk--ada@example.com",)
    assert found.reply_to == "talent@acme.example"
    assert found.list_unsubscribe
    assert found.has_plain_text
    assert [link.url for link in found.links] == ["https://acme.example/status/1"]


def test_html_alone_is_read_as_text_and_runs_nothing() -> None:
    message = letter()
    message.set_content(
        "<h1>Hi</h1><script>alert(1)</script><p>We <b>received</b> it."
        "<a href='https://acme.example/s'>Track your application</a>",
        subtype="html",
    )
    found = parse(raw(message))
    assert found is not None
    assert found.text == "Hi\nWe received it.Track your application"
    assert not found.has_plain_text
    assert found.links[0].text == "Track your application"


def test_an_invitation_keeps_its_calendar_file() -> None:
    message = letter()
    message.add_attachment("BEGIN:VCALENDAR\nEND:VCALENDAR", subtype="calendar", filename="i.ics")
    found = parse(raw(message))
    assert found is not None
    assert found.calendar is not None
    assert "VCALENDAR" in found.calendar
    assert found.attachments == ("i.ics (text/calendar)",)


def test_a_huge_message_is_cut() -> None:
    message = letter()
    message.set_content("x " * 200_000)
    found = parse(raw(message))
    assert found is not None
    assert len(found.text) == MAX_TEXT


@pytest.mark.parametrize(
    "content",
    [
        b"From: =?utf-8?q?=ff?= <a@b\r\n\r\n\xff\xfe",
        b"Content-Type: text/plain; charset=klingon\r\n\r\nHi",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b'To: "unclosed <x@y\r\n\r\nHi',
    ],
    ids=["bad header bytes", "unknown charset", "multipart without parts", "unclosed address"],
)
def test_broken_mime_is_read_as_far_as_it_goes(content: bytes) -> None:
    assert parse(RawMessage(content=DATED + content, place="1")) is not None


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_left_out(content: bytes) -> None:
    parse(
        RawMessage(content=b"Received: x; Mon, 02 Mar 2026 09:03:00 +0000\r\n" + content, place="1")
    )
