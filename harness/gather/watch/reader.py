"""Reads the letters to one address while a walk waits for a code."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from harness.employer import Inbox
from harness.gather.walk.mailbox import Mail
from harness.gather.watch.mail import parse
from harness.gather.watch.sources import read_inbox


class InboxReader:
    """The letters of a project's inbox to the address of one walk.

    Args:
        inbox: Which mailbox.
        base: What relative paths are relative to.
        address: The walk's own address.
        since: IMAP is asked for messages from this day on.
    """

    def __init__(self, inbox: Inbox, *, base: Path, address: str, since: datetime) -> None:
        self._inbox = inbox
        self._base = base
        self._address = address.casefold()
        self._since = since

    def letters(self) -> Sequence[Mail]:
        """Every letter that has come so far, the newest first.

        Raises:
            ConfigError: the inbox is not set up right.
            GatherError: it cannot be read.
        """
        _, raws = read_inbox(self._inbox, base=self._base, since=self._since)
        read = [letter for raw in raws if (letter := parse(raw)) is not None]
        own = [one for one in read if self._address in {to.casefold() for to in one.recipients}]
        own.sort(key=lambda one: one.received_at, reverse=True)
        return [
            Mail(subject=one.subject, text=one.text, links=one.links, received_at=one.received_at)
            for one in own
        ]
