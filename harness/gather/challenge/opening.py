"""Opens the screener that an address names: a function, an HTTP address, or a command."""

import re
from datetime import date
from pathlib import Path

from harness.employer import Authorization
from harness.gather.challenge.command import CommandScreener
from harness.gather.challenge.http import http_screener
from harness.gather.challenge.python import python_screener
from harness.gather.challenge.screener import Screener

_FUNCTION = re.compile(r"(?:[\w./\\-]+\.py|[A-Za-z_][\w.]*):[A-Za-z_][\w.]*")


def open_screener(
    address: str, *, folder: Path, authorization: Authorization | None, today: date
) -> Screener:
    """The screener at an address.

    Args:
        address: `module:function`, `file.py:function`, `http(s)://…`, or a command line.
        folder: Where modules are looked for and commands are run.
        authorization: The written permission; not needed for this machine's own addresses.
        today: Decides whether the permission has expired.

    Raises:
        ConfigError: there is no such function.
        NotAllowed: an address outside the permission.
    """
    if re.match(r"https?://", address, re.IGNORECASE):
        return http_screener(address, authorization=authorization, today=today)
    if _FUNCTION.fullmatch(address):
        return python_screener(address, folder=folder)
    return CommandScreener(address, folder=folder)
