"""Says whether a relation held: cases that violate it beyond noise, and the worst of them."""

import math
from collections.abc import Sequence

from harness.evidence import EditShown, RelationChecked
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.screener import Answer
from harness.people.relation import Holds, Relation
from harness.record import record
from harness.stats.edited import excess, noise_margin, within_case_p
from harness.store import EvidenceLog

ALPHA = 0.05

_DIRECTION = {Holds.SAME: 0, Holds.NOT_LOWER: -1, Holds.NOT_HIGHER: 1, Holds.NOT_IGNORED: 0}


@record
class Asked:
    """A case and the draws of its answers; `without` where the relation asks for it."""

    label: str
    text_before: str
    text_after: str
    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    without: tuple[Answer, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether every draw brought an outcome."""
        return all(one.answered for one in (*self.before, *self.after, *self.without))


def checked(
    item: Relation,
    asked: Sequence[Asked],
    *,
    desk: Desk,
    noise: Noise,
    reached: bool,
    log: EvidenceLog,
) -> RelationChecked:
    """The evidence of one relation; both documents of the worst case are kept as blobs.

    Cases without an outcome are left out.

    Args:
        item: What must hold.
        asked: Its cases.
        desk: Whose screener answered.
        noise: Whether a difference may be noise.
        reached: Whether the budget reached for the relation.
        log: Keeps the blobs and numbers the record.
    """
    asked = [case for case in asked if case.answered]
    draws = len(asked[0].before) if asked else 0
    margin = noise_margin(noise.deviation, draws=draws or 1, cases=len(asked), alpha=ALPHA)
    gaps = [_gap(case, item.meta.holds, margin) for case in asked]
    bad = [place for place, gap in enumerate(gaps) if gap > margin]
    worst = _shown(asked[_worst(bad, gaps, asked, item.meta.holds)], desk) if bad else None
    documents = (worst.document_before, worst.document_after) if worst else ()
    plain = [_mean(case.before) for case in asked]
    return RelationChecked(
        **log.stamp(),
        screener=desk.meter.screener.name,
        relation=item.id,
        title=item.meta.title,
        about=item.meta.about.value,
        holds=item.meta.holds.value,
        fix=item.meta.fix,
        source=item.meta.source.text,
        grade=item.meta.source.grade.value,
        cases=len(asked),
        telling=sum(_tells(case, item.meta.holds, margin) for case in asked),
        violated=len(bad),
        flipped=sum(_flipped(asked[place], desk, item.meta.holds) for place in bad),
        worst_gap=max((gaps[place] for place in bad), default=0.0),
        mean_gap=math.fsum(map(_change, asked)) / len(asked) if asked else 0.0,
        outcome_range=max(plain) - min(plain) if plain else 0.0,
        margin=margin,
        draws=draws,
        p_value=None if noise.still or not asked else _p_value(asked, item.meta.holds),
        reached=reached,
        worst=worst,
        blobs=tuple(log.keep(text.encode()) for text in documents),
    )


def _gap(case: Asked, holds: Holds, margin: float) -> float:
    """By how much a case does not hold; of what is ignored, what it brings where it is read."""
    before, after = _mean(case.before), _mean(case.after)
    if holds is not Holds.NOT_IGNORED:
        return excess(before, after, direction=_DIRECTION[holds])
    without = _mean(case.without)
    return abs(before - without) if abs(after - without) <= margin else 0.0


def _tells(case: Asked, holds: Holds, margin: float) -> bool:
    """Whether a case could show a violation: a line that counts nowhere cannot be overlooked."""
    if holds is not Holds.NOT_IGNORED:
        return True
    without = _mean(case.without)
    return max(abs(_mean(case.before) - without), abs(_mean(case.after) - without)) > margin


def _flipped(case: Asked, desk: Desk, holds: Holds) -> bool:
    """Whether the decision changed with the score."""
    other = case.without if holds is Holds.NOT_IGNORED else case.after
    before, after = desk.meter.answer(_mean(case.before)), desk.meter.answer(_mean(other))
    return before.selected is not None and before.selected != after.selected


def _worst(bad: Sequence[int], gaps: Sequence[float], asked: Sequence[Asked], holds: Holds) -> int:
    """The largest violation; of what is ignored, the shortest document in which it is."""
    if holds is Holds.NOT_IGNORED:
        return min(bad, key=lambda place: (len(asked[place].text_after), asked[place].label))
    return max(bad, key=lambda place: (gaps[place], asked[place].label))


def _p_value(asked: Sequence[Asked], holds: Holds) -> float:
    before, after = ([_outcomes(draws) for draws in side] for side in _sides(asked))
    moved = within_case_p(before, after, direction=_DIRECTION[holds])
    if holds is not Holds.NOT_IGNORED:
        return moved
    # Ignored at the end: it moves the answer at the start, and not where it stands last.
    without = [_outcomes(case.without) for case in asked]
    return moved if within_case_p(without, after, direction=0) > ALPHA else 1.0


def _sides(
    asked: Sequence[Asked],
) -> tuple[list[tuple[Answer, ...]], list[tuple[Answer, ...]]]:
    return [case.before for case in asked], [case.after for case in asked]


def _shown(case: Asked, desk: Desk) -> EditShown:
    before, after = (desk.meter.answer(_mean(draws)) for draws in (case.before, case.after))
    return EditShown(
        label=case.label,
        outcome_before=before.outcome,
        outcome_after=after.outcome,
        selected_before=before.selected,
        selected_after=after.selected,
        document_before=case.text_before,
        document_after=case.text_after,
    )


def _change(case: Asked) -> float:
    return _mean(case.after) - _mean(case.before)


def _mean(draws: Sequence[Answer]) -> float:
    return math.fsum(one.outcome for one in draws) / len(draws)


def _outcomes(draws: Sequence[Answer]) -> tuple[float, ...]:
    return tuple(one.outcome for one in draws)
