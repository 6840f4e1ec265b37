"""Who could finish: candidates by step, as far as each of them came."""

from collections.abc import Sequence
from typing import Literal

from harness.evidence import Ending
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.detail import Detail
from harness.render.walks import Walk
from harness.render.words import number

Reach = Literal["reached", "stopped", "unreached", "sent", "unsure", "withheld"]

_MOST_COLUMNS = 12


@record
class Row:
    """One candidate: what became of each step, then of sending; why, and where that is told."""

    title: str
    how: str
    steps: tuple[Reach, ...]
    sent: Reach
    ending: str
    cites: tuple[Cite, ...]


@record
class Matrix:
    """Rows that did not finish come first; `more` counts the rows that are not shown."""

    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    more: int
    told: str


def matrix(walks: Sequence[Walk], detail: Detail) -> Matrix | None:
    """The matrix of all walks, or None where there is no walk that ended."""
    over = [walk for walk in walks if walk.ended is not None or walk.steps]
    if not over:
        return None
    last = max([step.step for walk in over for step in walk.steps] + [1])
    columns = tuple(range(1, min(last, _MOST_COLUMNS) + 1))
    ordered = sorted(over, key=lambda walk: (_finished(walk), walk.key))
    return Matrix(
        columns=columns,
        rows=tuple(_row(walk, columns) for walk in ordered[: detail.rows]),
        more=max(len(ordered) - detail.rows, 0),
        told=_told(over),
    )


def _finished(walk: Walk) -> bool:
    return walk.ended is not None and walk.ended.ending is Ending.FINISHED


def _told(walks: Sequence[Walk]) -> str:
    asked = [w for w in walks if w.ended and w.ended.ending is not Ending.STOPPED_BEFORE_SUBMIT]
    finished = sum(_finished(walk) for walk in asked)
    held = len(walks) - len(asked)
    words = f"{number(finished)} of {number(len(asked))} could finish." if asked else ""
    if not held:
        return words
    were = "walk was" if held == 1 else "walks were"
    return f"{words} {number(held)} {were} stopped before sending, or did not end.".strip()


def _row(walk: Walk, columns: Sequence[int]) -> Row:
    ended = walk.ended
    reached = max((step.step for step in walk.steps), default=0)
    stuck = ended is not None and ended.ending in {Ending.COULD_NOT_FINISH, Ending.TOOL_FAULT}
    at = ended.step if ended is not None and stuck else None
    steps = tuple(_reach(column, reached, at) for column in columns)
    ending = str(ended.ending) if ended else "the end is not in the evidence"
    reason = one_line(ended.reason, 160) if ended else ""
    barriers = tuple(cite(barrier) for barrier in walk.barriers if barrier.stopped)
    return Row(
        title=walk.started.candidate_name if walk.started else walk.key,
        how=walk.started.scenario_title if walk.started else "",
        steps=steps,
        sent=_sent(walk),
        ending=f"{ending}: {reason}" if stuck and reason and reason != ending else ending,
        cites=(*((cite(ended),) if ended else ()), *barriers),
    )


def _reach(column: int, reached: int, stopped_at: int | None) -> Reach:
    if stopped_at == column:
        return "stopped"
    return "reached" if column <= reached else "unreached"


def _sent(walk: Walk) -> Reach:
    if walk.submission is not None:
        return "sent" if walk.submission.confirmed else "unsure"
    if walk.intended is not None:
        return "unsure"
    stopped = walk.ended and walk.ended.ending is Ending.STOPPED_BEFORE_SUBMIT
    return "withheld" if stopped else "unreached"
