"""The feeling line: what a person who walked said about each step."""

from collections.abc import Sequence
from itertools import pairwise

from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.walks import Walk
from harness.render.words import count

_LEFT = 4.0
_RIGHT = 96.0
_TOP = 12
_PER_POINT = 18
_BEST = 5


@record
class Felt:
    """One note: where it stands on the line (percent, pixels; None without a number)."""

    step: int
    feeling: int | None
    note: str
    x: float
    y: int | None
    cite: Cite


@record
class FeelingLine:
    """One walk by a person; `segments` join the notes that carry a number."""

    title: str
    alternative: str
    notes: tuple[Felt, ...]
    segments: tuple[tuple[Felt, Felt], ...]


def feeling_lines(walks: Sequence[Walk]) -> tuple[FeelingLine, ...]:
    """A line for each walk on which a feeling was noted."""
    return tuple(_line(walk) for walk in walks if walk.feelings)


def _line(walk: Walk) -> FeelingLine:
    ordered = sorted(walk.feelings, key=lambda item: (item.step, item.id))
    width = (_RIGHT - _LEFT) / max(len(ordered) - 1, 1)
    notes = tuple(
        Felt(
            step=item.step,
            feeling=item.feeling,
            note=one_line(item.note, 300),
            x=round(_LEFT + width * index, 2),
            y=None if item.feeling is None else _TOP + _PER_POINT * (_BEST - item.feeling),
            cite=cite(item),
        )
        for index, item in enumerate(ordered)
    )
    scored = [note for note in notes if note.y is not None]
    return FeelingLine(
        title=walk.title,
        alternative=f"Feelings from 1 (bad) to 5 (good) over {count(len(notes), 'notes')}, "
        "listed below",
        notes=notes,
        segments=tuple(pairwise(scored)),
    )
