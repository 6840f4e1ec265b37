"""What may be published of a run whose project withholds the figures of small groups."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harness.evidence import (
    Evidence,
    GroupRow,
    GroupTable,
    ScoreBin,
    ScoreCounts,
    ScreeningCounts,
    WaitingTimes,
)
from harness.record import record
from harness.stats.cube import GroupTotal, totals
from harness.stats.small_cells import withheld
from harness.verdict import Finding, Judgement, Verdicts

BY_REQUISITION = frozenset({"tables/counts.csv", "tables/forest.csv"})
"""Files of counts by requisition and group, which are small by their nature."""


@record
class Publishable:
    """The same run with small groups put together; `withholds` says whether there are any rules."""

    verdicts: Verdicts
    evidence: tuple[Evidence, ...]
    withholds: bool


def publishable(verdicts: Verdicts, evidence: tuple[Evidence, ...]) -> Publishable:
    """Put the groups together that are too small, in counts, scores, tables, waits and words.

    The evidence file itself keeps every count. Nothing changes where `smallest_cell` is 1.
    """
    counts = [item for item in evidence if isinstance(item, ScreeningCounts)]
    least = max((item.smallest_cell for item in counts), default=1)
    if least <= 1:
        return Publishable(verdicts=verdicts, evidence=evidence, withholds=False)
    hidden: dict[str, frozenset[str]] = {}
    for item in counts:
        for axis in item.axes:
            small = [withheld(item, axis, stage) for stage in item.stages or (None,)]
            hidden[axis] = hidden.get(axis, frozenset()).union(*small)
    together = f"groups of fewer than {least} people, put together"
    folded = {
        item.id: _counts(item, hidden, together)
        for item in evidence
        if isinstance(item, ScreeningCounts)
    }
    kept = [_evidence(item, folded, hidden, together) for item in evidence]
    names = frozenset().union(*hidden.values())
    return Publishable(
        verdicts=_verdicts(verdicts, names, least) if names else verdicts,
        evidence=tuple(item for item in kept if item is not None),
        withholds=True,
    )


_Hidden = Mapping[str, frozenset[str]]


def _evidence(
    item: Evidence, folded: Mapping[str, ScreeningCounts], hidden: _Hidden, together: str
) -> Evidence | None:
    if isinstance(item, ScreeningCounts):
        return folded[item.id]
    if isinstance(item, GroupTable) and hidden.get(item.axis):
        return _table(item, next(iter(folded.values())))
    if isinstance(item, ScoreCounts) and hidden.get(item.axis):
        return _scores(item, hidden[item.axis], together)
    if isinstance(item, WaitingTimes) and item.group in hidden.get(item.axis or "", ()):
        return None
    return item


def _counts(item: ScreeningCounts, hidden: _Hidden, together: str) -> ScreeningCounts:
    def shown(groups: Sequence[str | None]) -> tuple[str | None, ...]:
        return tuple(
            together if group in hidden.get(axis, ()) else group
            for axis, group in zip(item.axes, groups, strict=True)
        )

    cells = tuple(replace(cell, groups=shown(cell.groups)) for cell in item.cells)
    return replace(item, cells=cells)


def _scores(item: ScoreCounts, hidden: frozenset[str], together: str) -> ScoreCounts:
    bins = Counter[tuple[str | None, float]]()
    for one in item.bins:
        bins[(together if one.group in hidden else one.group, one.score)] += one.n
    return replace(
        item, bins=tuple(ScoreBin(group=g, score=score, n=n) for (g, score), n in bins.items())
    )


def _table(item: GroupTable, counts: ScreeningCounts) -> GroupTable:
    groups = totals(counts, item.axis, item.stage).groups
    rows = tuple(_row(group) for group in groups if group.n)
    return replace(item, rows=rows, ratio=None, difference=None)


def _row(group: GroupTotal) -> GroupRow:
    true, hit = group.true or 0, group.true_selected or 0
    false, wrong = (group.truth_known or 0) - true, (group.truth_known_selected or 0) - hit
    return GroupRow(
        group=group.group,
        n=group.n,
        selection_rate=group.selected / group.n,
        true_positive_rate=hit / true if true else None,
        false_positive_rate=wrong / false if false else None,
    )


def _verdicts(verdicts: Verdicts, names: frozenset[str], least: int) -> Verdicts:
    """The verdicts without any sentence or figure that names a withheld group."""
    told = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names)))
    said = f"It is about a group of fewer than {least} people; the evidence alone holds its figures"

    def finding(found: Finding) -> Finding:
        if told.search(f"{found.message} {found.quote or ''}"):
            return replace(found, message=said, quote=None)
        return found

    def words(text: str) -> str:
        return said if told.search(text) else text

    def judged(one: Judgement) -> Judgement:
        if one.walk is not None:
            return one
        return replace(
            one,
            summary=words(one.summary),
            findings=tuple(finding(found) for found in one.findings),
            measurements=tuple(m for m in one.measurements if not told.search(m.group or "")),
        )

    return replace(
        verdicts,
        verdicts=tuple(judged(one) for one in verdicts.verdicts),
        touchpoints=tuple(
            replace(
                one,
                worst=one.worst and words(one.worst),
                stop_signs=tuple(words(sign) for sign in one.stop_signs),
            )
            for one in verdicts.touchpoints
        ),
        do_first=tuple(replace(one, because=words(one.because)) for one in verdicts.do_first),
    )
