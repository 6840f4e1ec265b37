"""How the autopilot says that a walk ends here."""

from harness.evidence import Ending, Obstacle


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
