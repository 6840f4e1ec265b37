"""How the autopilot says that a walk ends here."""

from collections.abc import Iterable

from harness.evidence import Ending, Obstacle

_MAY_BE_OURS = frozenset({Obstacle.NO_WAY_ON, Obstacle.NO_FORM, Obstacle.NOT_BY_KEYBOARD})
_MOST_NAMED = 5


class Stopped(Exception):  # noqa: N818 - an end, not an error
    """Something stands in the way, and the walk ends here.

    Args:
        reason: What, as a sentence.
        obstacle: Which kind, for a barrier that is still to be written; None where none is due.
        control: The key of the question that it is about.
        ending: How the walk ends.
    """

    def __init__(
        self,
        reason: str,
        *,
        obstacle: Obstacle | None = None,
        control: str | None = None,
        ending: Ending = Ending.COULD_NOT_FINISH,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.obstacle = obstacle
        self.control = control
        self.ending = ending


def owned_up(stopped: Stopped, kept_out: Iterable[str]) -> Stopped:
    """The same end, laid at our own door where our allow-list may have caused it.

    Args:
        stopped: How the walk ends.
        kept_out: The origins that the step asked for and that our gate refused.
    """
    refused = tuple(kept_out)
    if stopped.obstacle not in _MAY_BE_OURS or not refused:
        return stopped
    named = ", ".join(f"`{origin}`" for origin in refused[:_MOST_NAMED])
    return Stopped(
        f"{stopped.reason}; the step asked for parts from {named}, which `[authorization]` does "
        "not list: they may be what is missing",
        obstacle=Obstacle.OUTSIDE_ALLOW_LIST,
        ending=stopped.ending,
    )
