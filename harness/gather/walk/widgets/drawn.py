"""What is to be drawn, such as a signature: it cannot be given, and that is evidence."""

from harness.evidence import Obstacle
from harness.gather.walk.hands import Effort, Hands, OutOfReach
from harness.gather.walk.widgets.way import Task, Way


async def _refuse(hands: Hands, task: Task) -> Effort:
    del hands
    words = f"“{task.seen.label}” must be drawn, and nothing else is taken for it"
    raise OutOfReach(Obstacle.UNKNOWN_QUESTION, words)


async def _unknown(task: Task) -> bool | None:
    del task
    return None


DRAWN = Way(name="drawing", fits=lambda seen, _: seen.tag == "canvas", fill=_refuse, holds=_unknown)
