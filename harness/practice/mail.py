"""Sends real mail over SMTP, dated by the virtual clock."""

import smtplib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from harness.errors import GatherError
from harness.practice.clock import LOCAL
from harness.record import record


@record
class Letter:
    """A letter before it leaves. `calendar` is an iCalendar text, None where none is attached."""

    sender_name: str
    sender: str
    reply_to: str | None
    to_name: str
    to: str
    subject: str
    text: str
    html: str
    automatic: bool = False
    calendar: str | None = None


@record
class MailSender:
    """Hands letters to the SMTP server at `host`:`port`."""

    host: str
    port: int

    def send(self, letter: Letter, *, at: datetime, message_id: str) -> None:
        """Send one letter, dated `at` (virtual time).

        Raises:
            GatherError: the server does not answer, or does not take the letter.
        """
        message = _message(letter, at=at, message_id=message_id)
        try:
            with smtplib.SMTP(self.host, self.port, timeout=20) as server:
                server.send_message(message, from_addr=letter.sender, to_addrs=[letter.to])
        except (OSError, smtplib.SMTPException) as error:
            raise GatherError(
                f"the mail server at `{self.host}:{self.port}` took no letter: {error}",
                remedy="Start the mail sink before time is advanced",
            ) from error


def _message(letter: Letter, *, at: datetime, message_id: str) -> EmailMessage:
    domain = letter.sender.rpartition("@")[2]
    date = format_datetime(at.astimezone(LOCAL))
    message = EmailMessage(policy=SMTP)
    message["Received"] = f"from ats.{domain} by mail.{domain} with ESMTP; {date}"
    message["Date"] = date
    message["Message-ID"] = f"<{message_id}@{domain}>"
    message["From"] = Address(letter.sender_name, addr_spec=letter.sender)
    message["To"] = Address(letter.to_name, addr_spec=letter.to)
    if letter.reply_to:
        message["Reply-To"] = letter.reply_to
    message["Subject"] = letter.subject
    if letter.automatic:
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    if letter.calendar:
        message.add_attachment(
            letter.calendar.encode(),
            maintype="text",
            subtype="calendar",
            filename="interview.ics",
            params={"method": "REQUEST", "charset": "utf-8"},
        )
    return message
