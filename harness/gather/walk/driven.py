"""What every driver is given beside the page, and what it answers."""

from pathlib import Path

from harness.evidence import Ending
from harness.record import record


@record
class Documents:
    """The candidate's files; None for one that the candidate does not have.

    `cv_others` is the same CV in other formats, for a field that takes no PDF; `disclosed` is
    whether they say that the candidate is synthetic.
    """

    cv: Path | None = None
    cover_letter: Path | None = None
    cv_others: tuple[Path, ...] = ()
    disclosed: bool = True


@record
class Driven:
    """How a driver's way through the application ended, and why, as a sentence."""

    ending: Ending
    reason: str
