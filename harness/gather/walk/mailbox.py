"""What a walk needs of the candidate's mail: the letters that have come so far."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from harness.evidence import Link
from harness.record import record


@record
class Mail:
    """One letter to the candidate, as far as a walk reads it."""

    subject: str
    text: str
    links: tuple[Link, ...] = ()
    received_at: datetime


class Mailbox(Protocol):
    """The letters to the address of one walk (`gather.watch.reader.InboxReader`)."""

    def letters(self) -> Sequence[Mail]:
        """Every letter that has come so far, the newest first.

        Raises:
            HarnessError: the mailbox cannot be read.
        """
        ...


MailboxOf = Callable[[str], Mailbox]
"""Gives the mailbox of an address."""
