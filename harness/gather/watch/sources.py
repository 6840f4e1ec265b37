"""Where mail is read from: a folder of .eml files, a Maildir, an mbox, or IMAP. Read only."""

import imaplib
import mailbox
import os
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from harness.employer import Inbox
from harness.errors import ConfigError, GatherError
from harness.gather.watch.mail import MAX_BYTES, RawMessage

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def read_inbox(inbox: Inbox, *, base: Path, since: datetime) -> tuple[str, list[RawMessage]]:
    """Read every message of an inbox.

    Args:
        inbox: Which mailbox.
        base: What relative paths are relative to.
        since: IMAP is asked for messages from this day on; files are all read.

    Returns:
        What the mailbox is called in the evidence, and the messages in order of their place.

    Raises:
        ConfigError: none, or more than one, mailbox is named.
        GatherError: the mailbox cannot be read.
    """
    named = [
        name for name in ("folder", "maildir", "mbox", "imap") if getattr(inbox, name) is not None
    ]
    if len(named) != 1:
        raise ConfigError(
            f"`[inbox]` names {len(named)} mailboxes; it needs exactly one",
            remedy="Give one of `folder`, `maildir`, `mbox` or `imap`",
        )
    if inbox.imap is not None:
        return f"imap://{inbox.imap}/{inbox.mailbox}", list(_imap(inbox, since=since))
    place = base / str(getattr(inbox, named[0]))
    if not place.exists():
        raise GatherError(
            f"the mailbox `{place}` does not exist",
            remedy=f"Create it, or mend `{named[0]}` in `[inbox]`",
        )
    try:
        messages = list(_files(place) if named[0] == "folder" else _mailbox(place, named[0]))
    except OSError as error:
        raise GatherError(
            f"the mailbox `{place}` cannot be read: {error}", remedy="Check its permissions"
        ) from error
    return named[0], messages


def _files(folder: Path) -> Iterator[RawMessage]:
    for path in sorted(folder.rglob("*.eml")):
        with path.open("rb") as file:
            yield RawMessage(content=file.read(MAX_BYTES), place=path.name)


def _mailbox(place: Path, kind: str) -> Iterator[RawMessage]:
    box: mailbox.Mailbox[mailbox.Message] = (
        mailbox.Maildir(place, create=False)
        if kind == "maildir"
        else mailbox.mbox(place, create=False)
    )
    with closing(box):
        for key in sorted(box.keys()):
            yield RawMessage(content=box.get_bytes(key)[:MAX_BYTES], place=str(key))


def _imap(inbox: Inbox, *, since: datetime) -> Iterator[RawMessage]:
    user = os.environ.get(inbox.user_env, "")
    password = os.environ.get(inbox.password_env, "")
    if not user or not password:
        raise GatherError(
            f"`{inbox.user_env}` and `{inbox.password_env}` are not set in the environment",
            remedy="Export the mailbox's user and password under these names",
        )
    with _connection(inbox) as server:
        server.login(user, password)
        server.select(f'"{inbox.mailbox}"', readonly=True)
        _, found = server.search(None, "SINCE", since.strftime("%d-%b-%Y"))
        for number in found[0].split():
            _, parts = server.fetch(number, "(BODY.PEEK[])")
            content = next((part[1] for part in parts if isinstance(part, tuple)), b"")
            yield RawMessage(content=bytes(content)[:MAX_BYTES], place=number.decode())


@contextmanager
def _connection(inbox: Inbox) -> Iterator[imaplib.IMAP4]:
    host = str(inbox.imap)
    if not inbox.tls and host not in _LOOPBACK:
        raise ConfigError(
            f"`[inbox]` asks for `{host}` without TLS, which would send the password in the clear",
            remedy="Remove `tls = false`",
        )
    server: imaplib.IMAP4 | None = None
    try:
        server = (
            imaplib.IMAP4_SSL(
                host, inbox.port, ssl_context=ssl.create_default_context(), timeout=30
            )
            if inbox.tls
            else imaplib.IMAP4(host, inbox.port, timeout=30)
        )
        yield server
    except (OSError, imaplib.IMAP4.error) as error:
        raise GatherError(
            f"the mailbox at `{host}` did not answer as IMAP: {error}",
            remedy="Check host, port, user and password; `othershoe doctor` tries them",
        ) from error
    finally:
        if server is not None:
            _leave(server)


def _leave(server: imaplib.IMAP4) -> None:
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        return  # the connection is gone already
