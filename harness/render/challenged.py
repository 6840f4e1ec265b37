"""A challenged screener: counterexamples, signals, histories, relations and lists, in brief."""

from collections.abc import Callable, Sequence

from harness.evidence import (
    ChallengeFinished,
    Counterexample,
    ListRanked,
    NoiseMeasured,
    OutcomeMissing,
    PairCompared,
    RelationChecked,
)
from harness.record import record
from harness.render.changes import Contrast, Document, contrast, two_documents
from harness.render.cite import cite
from harness.render.detail import Detail
from harness.render.grids import Grid, Row
from harness.render.walks import Run
from harness.render.words import count, number, signed
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.stats.listed import Listing, lists_compared
from harness.stats.places import places_compared
from harness.stats.relation_findings import RelationFound, relations_found

_TENTH = 0.1
_PLACES = 3


@record
class Challenged:
    """What was asked of the screener and what it answered; grids are None where nothing was.

    `broken` are relations that do not hold, with both documents; `more_…` count what is left out.
    """

    told: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    more: int
    signals: Grid | None
    histories: Grid | None
    relations: Grid | None
    broken: tuple[Document, ...]
    more_broken: int
    lists: tuple[Grid, ...]

    @property
    def asked(self) -> bool:
        """Whether a screener was challenged at all."""
        return bool(self.told or self.contrasts or self.relations or self.lists)


def challenged(run: Run, blob: Callable[[str], bytes], detail: Detail) -> Challenged:
    """Everything that the run knows of a challenged screener."""
    found = sorted(run.of(Counterexample), key=lambda c: (not c.confirmed, c.id))
    pairs = contrasts_found(run.of(PairCompared))
    relations = relations_found(run.of(RelationChecked), poor_share=_TENTH)
    broken = [
        (one.check, one.check.worst)
        for one in sorted(relations, key=lambda one: (not one.serious, one.check.relation))
        if one.violated and one.check.worst
    ]
    return Challenged(
        told=tuple(_told(run)),
        contrasts=tuple(contrast(c, blob=blob, detail=detail) for c in found[: detail.cards]),
        more=max(len(found) - detail.cards, 0),
        signals=_signals([one for one in pairs if not _is_history(one)], detail),
        histories=_histories([one for one in pairs if _is_history(one)], run),
        relations=_relations(relations),
        broken=tuple(
            two_documents(check, worst, blob=blob, detail=detail)
            for check, worst in broken[: detail.cards]
        ),
        more_broken=max(len(broken) - detail.cards, 0),
        lists=tuple(_lists(run.of(ListRanked))),
    )


def _told(run: Run) -> list[str]:
    pairs = [pair for pair in run.of(PairCompared) if pair.question == "signal"]
    words = [
        f"Asked the same thing {count(n.repeats, 'times')} over, the screener's answers differed "
        f"by at most {number(n.largest_gap, places=4)} (standard deviation "
        f"{number(n.standard_deviation, places=4)})."
        for n in run.of(NoiseMeasured)
    ]
    if pairs:
        placebo = sum(pair.placebo for pair in pairs)
        signals = len({pair.signal for pair in pairs})
        words.append(
            f"{count(len(pairs) - placebo, 'pairs')} that differ in one signal alone, over "
            f"{count(signals, 'signals')}, stand beside {count(placebo, 'pairs')} of the same "
            "group.".capitalize()
        )
    words += [
        f"{count(n.applications, 'applications')} got no outcome ({n.why}) and are left out."
        for n in run.of(OutcomeMissing)
    ]
    for end in run.of(ChallengeFinished):
        seen = end.minimum_detectable_effect
        words.append(f"The challenge made {count(end.calls, 'calls')} with seed {end.seed}.")
        if seen is not None:
            words.append(
                f"With 80 % probability it would have seen a gap of {number(seen, places=3)} or "
                "more; the data cannot rule out a smaller one."
            )
    return words


def _is_history(one: ContrastFound) -> bool:
    return one.signal.startswith("path: ")


def _signals(found: Sequence[ContrastFound], detail: Detail) -> Grid | None:
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (one.q_value, -abs(one.effect), one.signal))
    shown = ordered[: detail.rows]
    left = len(ordered) - len(shown)
    return Grid(
        caption="Signals: mean difference on equal CVs, beside two wordings or names of one group",
        head=("Against", "Pairs", "Difference [95 %]", "Placebo", "q", "Seen from"),
        rows=tuple(
            Row(
                name=f"{one.signal}: {one.group_b}" + (" (exploratory)" if one.exploratory else ""),
                cells=(one.group_a, number(one.pairs), *_effect(one), _seen(one)),
            )
            for one in shown
        ),
        note="q at most 0.05 is evidence; a difference that the placebo shows too is instability, "
        "not treatment by group. From “Seen from” on a difference would have been seen with 80 % "
        "probability."
        + _of_one_cv(ordered)
        + (f" {number(left)} more are in tables/." if left else ""),
    )


def _histories(found: Sequence[ContrastFound], run: Run) -> Grid | None:
    if not found:
        return None
    equal = {p.group_b: p.variant_b for p in run.of(PairCompared) if not p.placebo}
    return Grid(
        caption="Overlooked strength: equally qualified people against the straight path",
        head=("CVs", "Difference [95 %]", "Placebo", "q", "Seen from"),
        rows=tuple(
            Row(
                name=f"{one.group_b}: {equal.get(one.group_b, 'equally qualified')}",
                cells=(number(one.stimuli), *_effect(one), _seen(one)),
            )
            for one in sorted(found, key=lambda one: (one.effect, one.signal))
        ),
        note="Below zero, the screener overlooks strength. The placebo is a second straight "
        "history, at other employers.",
    )


def _effect(one: ContrastFound) -> tuple[str, str, str]:
    interval = ""
    if one.effect_low is not None and one.effect_high is not None:
        interval = f" [{signed(one.effect_low)}, {signed(one.effect_high)}]"
    return (
        signed(one.effect) + interval,
        "none" if one.placebo_effect is None else signed(one.placebo_effect),
        number(one.q_value, places=_PLACES),
    )


def _seen(one: ContrastFound) -> str:
    gap = one.minimum_detectable_effect
    return "no gap" if gap is None else number(gap, places=_PLACES)


def _of_one_cv(found: Sequence[ContrastFound]) -> str:
    """Which evidence does not hold once a single CV is left out."""
    alone = [
        f"{one.signal}: {one.group_b}"
        for one in found
        if one.confirmed
        and one.effect_least is not None
        and one.effect_most is not None
        and one.effect_least * one.effect_most <= 0
    ]
    return f" One CV alone makes the difference of {'; '.join(alone)}." if alone else ""


def _relations(found: Sequence[RelationFound]) -> Grid | None:
    if not found:
        return None
    held = [one.check.title for one in found if one.check.telling and not one.violated]
    others = [one for one in found if not one.check.telling or one.violated]
    told = f"Held in every case: {'; '.join(held)}. " if held else ""
    return Grid(
        caption="Relations: what must hold when a CV says the same another way",
        head=("Does not hold in", "Largest difference", "Decisions changed"),
        rows=tuple(
            Row(name=one.check.title, cells=_cells(one), cite=cite(one.check))
            for one in sorted(others, key=lambda one: (not one.violated, not one.serious))
        ),
        note=f"{told}Differences within the screener's own noise are not counted.",
    )


def _cells(one: RelationFound) -> tuple[str, str, str]:
    check = one.check
    if not check.telling:
        return ("not reached" if not check.reached else "cannot tell", "–", "–")
    return (
        f"{number(check.violated)} of {number(check.telling)}",
        number(check.worst_gap, places=4),
        number(check.flipped),
    )


def _lists(lists: Sequence[ListRanked]) -> list[Grid]:
    shown = [sorted(item.candidates, key=lambda one: one.shown_at) for item in lists]
    listings = [
        Listing(groups=tuple(one.group for one in some), ranks=tuple(one.rank for one in some))
        for some in shown
        if len({one.group for one in some}) > 1
    ]
    if not listings:
        return []
    found = lists_compared(listings)
    grids = [
        Grid(
            caption=f"Lists: ranks by group in {count(found.lists, 'lists')}, adjusted for the "
            "place shown",
            head=("Shown", "First", "Not ranked", "Lower by [95 %]", "p"),
            rows=tuple(
                Row(
                    name=group.group,
                    cells=(
                        number(group.shown),
                        number(group.first),
                        number(group.unranked),
                        _shift(group.shift, group.low, group.high),
                        number(group.p_value, places=_PLACES),
                    ),
                )
                for group in found.groups
            ),
            note=f"Ranks; below zero is better. All groups together: p = "
            f"{number(found.p_value, places=_PLACES)}."
            + (
                ""
                if found.p_unranked is None
                else f" Left out unequally: p = {number(found.p_unranked, places=_PLACES)}."
            ),
        )
    ]
    places = places_compared([tuple(one.rank for one in some) for some in shown if len(some) > 1])
    if places:
        grids.append(
            Grid(
                caption="Lists: ranked first, by the place at which the candidate was shown",
                head=("Ranked first", "Mean rank"),
                rows=tuple(
                    Row(
                        name=f"Place {place}",
                        cells=(f"{number(share * 100, places=1)} %", number(mean)),
                    )
                    for place, (share, mean) in enumerate(
                        zip(places.first_share, places.mean_ranks, strict=True), start=1
                    )
                ),
                note=f"By chance: {number(100 / len(places.first_share), places=1)} %. All places "
                f"alike: p = {number(places.p_value, places=_PLACES)}.",
            )
        )
    return grids


def _shift(shift: float, low: float | None, high: float | None) -> str:
    interval = "" if low is None or high is None else f" [{signed(low)}, {signed(high)}]"
    return signed(shift) + interval
