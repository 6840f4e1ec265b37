"""IMAP is spoken with a real server, over loopback."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.employer import Inbox
from harness.errors import ConfigError, GatherError
from harness.gather.watch.sources import read_inbox

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
LETTER = (
    b"Received: from a by b; Mon, 02 Mar 2026 09:03:00 +0000\r\n"
    b"To: candidates+desk--ada@example.com\r\nSubject: Got it\r\n\r\nThank you\r\n"
)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    program = Path(sys.executable).with_name("pymap")
    arguments = ["--host", "127.0.0.1", "--port", str(free), "--no-tls"]
    services = ["--no-service", "managesieve", "--no-service", "admin"]
    user = ["dict", "--demo-user", "ada", "--demo-password", "secret"]
    server = subprocess.Popen(
        [program, *arguments, *services, *user],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_for(free, server)
        with imaplib.IMAP4("127.0.0.1", free) as client:
            client.login("ada", "secret")
            client.append("INBOX", "", imaplib.Time2Internaldate(1772442180), LETTER)
        yield free
    finally:
        server.terminate()
        server.communicate()


def _wait_for(port: int, server: subprocess.Popen[str]) -> None:
    for _ in range(100):
        assert server.poll() is None, server.communicate()[0]
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)  # noqa: TID251 - a server in another process has no event to wait for
    raise AssertionError("the IMAP server did not come up")


def inbox(port: int) -> Inbox:
    return Inbox(imap="127.0.0.1", port=port, tls=False)


def test_messages_are_read_and_stay_unread(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTHERSHOE_IMAP_USER", "ada")
    monkeypatch.setenv("OTHERSHOE_IMAP_PASSWORD", "secret")
    source, messages = read_inbox(inbox(port), base=Path(), since=SINCE)
    assert source == "imap://127.0.0.1/INBOX"
    assert [m.content for m in messages if b"Got it" in m.content] == [LETTER]
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login("ada", "secret")
        client.select("INBOX", readonly=True)
        _, seen = client.search(None, "SUBJECT", '"Got it"', "UNSEEN")
        assert seen[0]


def test_a_wrong_password_is_a_fault_with_a_remedy(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTHERSHOE_IMAP_USER", "ada")
    monkeypatch.setenv("OTHERSHOE_IMAP_PASSWORD", "wrong")
    with pytest.raises(GatherError) as caught:
        read_inbox(inbox(port), base=Path(), since=SINCE)
    assert "wrong" not in str(caught.value)


def test_missing_secrets_are_named_by_their_variables(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OTHERSHOE_IMAP_USER", raising=False)
    with pytest.raises(GatherError, match="OTHERSHOE_IMAP_USER"):
        read_inbox(inbox(port), base=Path(), since=SINCE)


def test_a_password_is_never_sent_in_the_clear_to_another_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OTHERSHOE_IMAP_USER", "ada")
    monkeypatch.setenv("OTHERSHOE_IMAP_PASSWORD", "secret")
    with pytest.raises(ConfigError, match="in the clear"):
        read_inbox(Inbox(imap="imap.acme.example", tls=False), base=Path(), since=SINCE)
