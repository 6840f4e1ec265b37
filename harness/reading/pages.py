"""Which answers and errors of a page are faults, and which are its everyday noise."""

import re

from harness.evidence import HttpFault

_FORM_ANSWERS = frozenset({400, 401, 409, 422, 429})  # an objection or a limit, said politely
_DECORATION = re.compile(r"favicon|apple-touch-icon|\.map(?:$|\?)|robots\.txt")
_ECHO = re.compile(r"net::ERR_|Failed to load resource")


def is_fault(fault: HttpFault) -> bool:
    """Whether a request failed for a reason of the site.

    Requests without an answer (status 0) are left out: most are our own, cancelled when the
    candidate goes on, or not on the allow-list.
    """
    answered = fault.status >= 400 and fault.status not in _FORM_ANSWERS
    return answered and not _DECORATION.search(fault.url)


def is_echo(console_error: str) -> bool:
    """Whether a console error repeats that a request failed, which is recorded beside it."""
    return bool(_ECHO.search(console_error))
