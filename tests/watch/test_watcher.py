"""One look brings what is new, once, and silence only where the inbox was watched."""

import mailbox
import smtplib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.employer import Authorization, Employer, Inbox, Project
from harness.errors import ConfigError
from harness.evidence import (
    Evidence,
    GatherFault,
    InboxWatch,
    Message,
    SlotsSeen,
    StatusSeen,
)
from harness.example.walks import sent, walk_started
from harness.gather.watch.sink import MailSink
from harness.gather.watch.watcher import watch
from harness.store import RunFolder

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WALK = "desk--ada"
EMAIL = "candidates+desk--ada@example.com"


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


PAGES = {
    "/status/1": "<h1>Your application</h1><dl><dt>Status</dt><dd>Under review</dd></dl>",
    "/schedule/1": "<p>Times in UTC</p><input type=radio value=2026-03-20T10:00:00+00:00>"
    "<time datetime='2026-03-21T10:00:00+01:00'>Saturday</time>",
}


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/status/away":
                self.send_response(302)
                self.send_header("Location", "http://elsewhere.example/status")
                self.end_headers()
                return
            body = PAGES.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def project(tmp_path: Path, inbox: Inbox, origin: str = "http://127.0.0.1:1") -> Project:
    permission = Authorization(owner="o", contact="c", origins=(origin,), expires=date(2027, 1, 1))
    return Project(
        folder=str(tmp_path), employer=Employer(name="Acme"), authorization=permission, inbox=inbox
    )


def run_with(tmp_path: Path, clock: Clock, *items: Evidence) -> RunFolder:
    folder = RunFolder.create(tmp_path / "run")
    for number, item in enumerate(items, start=1):
        folder.append(replace(item, id=f"{WALK}/{number:04d}", walk=WALK, at=clock()))
    return RunFolder.reopen(folder.path)


def deliver(sink: MailSink, subject: str, text: str, to: str = EMAIL) -> None:
    message = EmailMessage()
    message["From"] = "careers@acme.example"
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    with smtplib.SMTP(*sink.address) as server:
        server.send_message(message)


def of_kind(folder: RunFolder, kind: type[Evidence]) -> list[Evidence]:
    return [item for item in folder.evidence() if isinstance(item, kind)]


def test_mail_over_real_smtp_is_found_once(tmp_path: Path, clock: Clock) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    mine = project(tmp_path, Inbox(folder="mail"))
    with MailSink(tmp_path / "mail", clock=clock) as sink:
        clock.now = START + timedelta(minutes=3)
        deliver(sink, "We have it", "Thank you")
        deliver(sink, "Not for Ada", "Hello", to="candidates+other--bob@example.com")
    clock.now = START + timedelta(days=2)
    first = watch(folder, project=mine, clock=clock)
    clock.now = START + timedelta(days=5)
    second = watch(folder, project=mine, clock=clock)
    messages = of_kind(folder, Message)
    assert (first.messages, second.messages) == (1, 0)
    assert [m.subject for m in messages if isinstance(m, Message)] == ["We have it"]
    assert isinstance(messages[0], Message)
    assert messages[0].received_at == START + timedelta(minutes=3)
    assert folder.blob(messages[0].blobs[0]).startswith(b"Received:")


def test_watched_spans_join_without_gap_or_overlap(tmp_path: Path, clock: Clock) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    (tmp_path / "mail").mkdir()
    mine = project(tmp_path, Inbox(folder="mail"))
    for days in (1, 4, 9):
        clock.now = START + timedelta(days=days)
        watch(folder, project=mine, clock=clock)
    spans = [w for w in of_kind(folder, InboxWatch) if isinstance(w, InboxWatch)]
    assert [span.start for span in spans] == [START, spans[0].end, spans[1].end]
    assert spans[-1].end == START + timedelta(days=9)


def test_an_inbox_that_cannot_be_read_is_a_fault_and_not_silence(
    tmp_path: Path, clock: Clock
) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    clock.now = START + timedelta(days=30)
    seen = watch(folder, project=project(tmp_path, Inbox(folder="gone")), clock=clock)
    assert seen.faults == 1
    assert of_kind(folder, GatherFault)
    assert not of_kind(folder, InboxWatch)


def test_the_future_is_not_watched(tmp_path: Path, clock: Clock) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    with pytest.raises(ConfigError, match="lies in the future"):
        watch(
            folder,
            project=project(tmp_path, Inbox(folder="mail")),
            clock=clock,
            as_of=START + timedelta(days=1),
        )


def test_later_mail_waits_for_a_later_look(tmp_path: Path, clock: Clock) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    mine = project(tmp_path, Inbox(folder="mail"))
    with MailSink(tmp_path / "mail", clock=clock) as sink:
        clock.now = START + timedelta(days=10)
        deliver(sink, "An update", "Soon")
    seen = watch(folder, project=mine, clock=clock, as_of=START + timedelta(days=9))
    later = watch(folder, project=mine, clock=clock)
    assert (seen.messages, later.messages) == (0, 1)


@pytest.mark.parametrize("kind", ["mbox", "maildir"])
def test_mailboxes_of_the_standard_formats_are_read(
    kind: str, tmp_path: Path, clock: Clock
) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    box = (
        mailbox.mbox(tmp_path / "box")
        if kind == "mbox"
        else mailbox.Maildir(tmp_path / "box", create=True)
    )
    box.add(f"Received: x; Mon, 02 Mar 2026 09:04:00 +0000\nTo: {EMAIL}\nSubject: Got it\n\nHi\n")
    box.close()
    clock.now = START + timedelta(days=1)
    inbox = Inbox(mbox="box") if kind == "mbox" else Inbox(maildir="box")
    assert watch(folder, project=project(tmp_path, inbox), clock=clock).messages == 1


def test_two_mailboxes_at_once_are_refused(tmp_path: Path, clock: Clock) -> None:
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent())
    with pytest.raises(ConfigError, match="names 2 mailboxes"):
        watch(folder, project=project(tmp_path, Inbox(folder="a", mbox="b")), clock=clock)


def test_status_and_scheduling_pages_are_seen(tmp_path: Path, clock: Clock, site: str) -> None:
    folder = run_with(
        tmp_path, clock, walk_started(email=EMAIL), sent(status_url=f"{site}/status/1")
    )
    mine = project(tmp_path, Inbox(folder="mail"), site)
    with MailSink(tmp_path / "mail", clock=clock) as sink:
        clock.now = START + timedelta(days=3)
        deliver(
            sink, "Interview", f"Choose a time: {site}/schedule/1 or withdraw: {site}/withdraw/1"
        )
    watch(folder, project=mine, clock=clock)
    statuses = of_kind(folder, StatusSeen)
    slots = of_kind(folder, SlotsSeen)
    assert isinstance(statuses[0], StatusSeen)
    assert statuses[0].stage == "Under review"
    assert isinstance(slots[0], SlotsSeen)
    assert slots[0].time_zone_shown
    assert slots[0].slots == (
        datetime(2026, 3, 20, 10, 0, tzinfo=UTC),
        datetime(2026, 3, 21, 9, 0, tzinfo=UTC),
    )
    assert len(statuses) == len(slots) == 1


@pytest.mark.parametrize("path", ["http://elsewhere.example/status/1", "/status/away"])
def test_pages_outside_the_allow_list_are_not_opened(
    path: str, tmp_path: Path, clock: Clock, site: str
) -> None:
    url = path if path.startswith("http") else site + path
    folder = run_with(tmp_path, clock, walk_started(email=EMAIL), sent(status_url=url))
    (tmp_path / "mail").mkdir()
    clock.now = START + timedelta(days=1)
    seen = watch(folder, project=project(tmp_path, Inbox(folder="mail"), site), clock=clock)
    assert seen.pages == 0
    assert "allow-list" in str(of_kind(folder, GatherFault)) or "origins" in str(
        of_kind(folder, GatherFault)
    )
