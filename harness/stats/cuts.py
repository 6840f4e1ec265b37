"""Impact ratios at every score that could be the cut, at quantiles, and among the k best.

The split at the median can hide a gap in the tail: groups 0.4 standard deviations apart have a
ratio of about 0.7 where half are selected, and of about 0.47 where one in ten is.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, isinf, log, log2
from statistics import NormalDist

from harness.evidence import ScoreBin, ScoreCounts
from harness.record import record
from harness.stats.compare import TwoGroups, below_threshold, impact_ratio
from harness.stats.score import Z95
from harness.stats.score_many import miettinen_nurminen_ratios
from harness.stats.scores import bins_by_group, highest_scoring, sign_of


@record
class Cut:
    """One group against the reference, if everybody with at least `cut` were selected.

    Attributes:
        cut: The lowest score that is selected (the worst rank, where ranks were given).
        group: The focal group.
        selected: Its people at or beyond the cut.
        n: Its people with a score.
        reference_selected: The reference's people at or beyond the cut.
        reference_n: The reference's people with a score.
        share: Share of everybody with a score that is selected, unknown category included (0–1).
        tied: Share of everybody who scores exactly the cut (0–1).
        impact_ratio: None where nobody of the reference is selected.
        low: Low end of the 95 % score interval of this cut alone.
        high: Its high end; None where nothing bounds it.
        band_low: Low end of the band that holds all cuts of the group at once with 95 %.
        band_high: Its high end; None where nothing bounds it.
        four_fifths_flag: Whether the ratio is less than four-fifths, in whole numbers.
    """

    cut: float
    group: str
    selected: int
    n: int
    reference_selected: int
    reference_n: int
    share: float
    tied: float
    impact_ratio: float | None
    low: float | None
    high: float | None
    band_low: float | None
    band_high: float | None
    four_fifths_flag: bool | None


@record
class Exposure:
    """A group's share of attention in one ranked list, beside its share of the people.

    A place's attention is 1/log2(place + 1); people with equal scores share their places'.
    """

    group: str
    n: int
    pool_share: float
    exposure_share: float


def every_cut(scores: ScoreCounts, reference: str | None = None) -> tuple[Cut, ...]:
    """Every group at every score that anybody has, from the strictest cut to the mildest.

    Args:
        scores: Group × score of one axis at one stage. Of ranks 1 is the best: cut k then means
            the k best of every requisition, if ranks were given within requisitions.
        reference: The group to compare with at all cuts; that of the best mean where not given.

    Returns:
        By group, then by cut; the last cut, which selects everybody, is left out. Nothing where
        fewer than two groups have scores.
    """
    return _at(scores, _levels(scores)[:-1], reference)


def at_quantiles(
    scores: ScoreCounts,
    reference: str | None = None,
    *,
    shares: Sequence[float] = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
) -> tuple[Cut, ...]:
    """Every group where about so large a share of everybody is selected.

    Args:
        scores: Group × score of one axis at one stage.
        reference: The group to compare with; that of the best mean where not given.
        shares: Shares of everybody (0–1).

    Returns:
        The strictest cut that selects at least each share, ties with the last one included.
    """
    total = sum(b.n for b in scores.bins)
    wanted = [share * total for share in shares]
    levels = _reaching(scores, wanted)
    return _at(scores, levels, reference)


def top_k(
    scores: ScoreCounts,
    reference: str | None = None,
    *,
    k: Sequence[int] = (1, 3, 5, 10, 20, 50, 100),
) -> tuple[Cut, ...]:
    """Every group among the k best of one list, with all who tie with the last of them.

    Args:
        scores: Group × score of one axis at one stage, of one list.
        reference: The group to compare with; that of the best mean where not given.
        k: Lengths of the list that are really looked at; those of everybody or more are left out.
    """
    total = sum(b.n for b in scores.bins)
    wanted = [float(size) for size in k if size < total]
    levels = _reaching(scores, wanted)
    return _at(scores, levels, reference)


def worst_cut(cuts: Iterable[Cut]) -> Cut | None:
    """The cut whose band lies lowest: the strongest evidence of a low ratio at some cut."""
    judged = [cut for cut in cuts if cut.band_high is not None]
    return min(
        judged, key=lambda cut: (cut.band_high or 0.0, cut.impact_ratio or 0.0), default=None
    )


def exposures(scores: ScoreCounts) -> tuple[Exposure, ...]:
    """Every group's share of attention in one ranked list, people of unknown category included.

    Source: Singh & Joachims (2018), exposure with the logarithmic discount.
    """
    total = sum(b.n for b in scores.bins)
    by_level = _attention(scores)
    sign = sign_of(scores)
    all_of_it = sum(b.n * by_level[sign * b.score] for b in scores.bins if b.n)
    return tuple(
        Exposure(
            group=group,
            n=sum(bins.values()),
            pool_share=sum(bins.values()) / total,
            exposure_share=sum(n * by_level[s] for s, n in bins.items()) / all_of_it,
        )
        for group, bins in bins_by_group(scores).items()
    )


def _attention(scores: ScoreCounts) -> dict[float, float]:
    """What a person with each score gets: by the given rank, else by the place in the order."""
    sign = sign_of(scores)
    if scores.measure == "rank":
        return {sign * b.score: 1 / log2(max(1.0, b.score) + 1) for b in scores.bins}
    people, place, found = _together(scores.bins, sign), 1, {}
    for level in sorted(people, reverse=True):
        if people[level]:
            found[level] = _places(place, people[level]) / people[level]
            place += people[level]
    return found


_COUNTED_OUT = 10_000
"""So many places are added up; the smooth rest is integrated, which changes no eighth digit."""


def _places(first: int, size: int) -> float:
    """Σ 1/log₂(place + 1) over `size` places from `first` on."""
    exact = max(0, min(size, _COUNTED_OUT - first + 1))
    total = sum(1 / log2(place + 1) for place in range(first, first + exact))
    if exact == size:
        return total
    low, high, parts = log(first + exact + 0.5), log(first + size + 0.5), 64
    step = (high - low) / (2 * parts)
    heights = [exp(low + k * step) / (low + k * step) * log(2) for k in range(2 * parts + 1)]
    inner = 4 * sum(heights[1::2]) + 2 * sum(heights[2:-1:2])
    return total + step / 3 * (heights[0] + inner + heights[-1])


def _levels(scores: ScoreCounts) -> list[float]:
    """Every score that anybody has, the best first."""
    sign = sign_of(scores)
    return sorted({b.score for b in scores.bins if b.n}, key=lambda score: -sign * score)


def _reaching(scores: ScoreCounts, wanted: Sequence[float]) -> list[float]:
    """The strictest level that selects at least each number of people, each level once."""
    sign = sign_of(scores)
    people, left, seen, levels = _together(scores.bins, sign), sorted(wanted), 0, []
    for level in sorted(people, reverse=True):
        seen += people[level]
        if left and seen >= left[0]:
            levels.append(sign * level)
            left = [number for number in left if number > seen]
    return levels


def _at(scores: ScoreCounts, levels: Sequence[float], reference: str | None) -> tuple[Cut, ...]:
    sign, groups = sign_of(scores), bins_by_group(scores)
    if len(groups) < 2 or not levels:
        return ()
    if reference not in groups:
        reference = highest_scoring(groups)
    cuts = [sign * level for level in levels]
    beyond = {name: _beyond(bins, cuts) for name, bins in groups.items()}
    everybody = _together(scores.bins, sign)
    shares, total = _beyond(everybody, cuts), sum(everybody.values())
    tied = [everybody.get(cut, 0) / total for cut in cuts]
    return tuple(
        cut
        for name in groups
        if name != reference
        for cut in _group_cuts(
            name,
            [
                TwoGroups(
                    focal_selected=x,
                    focal_n=sum(groups[name].values()),
                    reference_selected=x_r,
                    reference_n=sum(groups[reference].values()),
                )
                for x, x_r in zip(beyond[name], beyond[reference], strict=True)
            ],
            [
                _Level(cut=level, share=number / total, tied=ties)
                for level, number, ties in zip(levels, shares, tied, strict=True)
            ],
        )
    )


@record
class _Level:
    """A cut, the share of everybody that it selects, and the share that scores just so."""

    cut: float
    share: float
    tied: float


def _group_cuts(name: str, tables: Sequence[TwoGroups], levels: Sequence[_Level]) -> Iterable[Cut]:
    alone = miettinen_nurminen_ratios(tables, Z95)
    at_once = miettinen_nurminen_ratios(tables, simultaneous_z(len(tables)))
    for table, level, interval, band in zip(tables, levels, alone, at_once, strict=True):
        ratio = impact_ratio(table)
        yield Cut(
            cut=level.cut,
            group=name,
            selected=table.focal_selected,
            n=table.focal_n,
            reference_selected=table.reference_selected,
            reference_n=table.reference_n,
            share=level.share,
            tied=level.tied,
            impact_ratio=None if ratio is None else float(ratio),
            low=None if interval is None else interval.low,
            high=None if interval is None or isinf(interval.high) else interval.high,
            band_low=None if band is None else band.low,
            band_high=None if band is None or isinf(band.high) else band.high,
            four_fifths_flag=below_threshold(table),
        )


def simultaneous_z(cuts: int) -> float:
    """Standard normal quantile for bands that hold at all cuts at once with 95 % (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.025 / max(1, cuts))


def _beyond(bins: Mapping[float, int], cuts: Sequence[float]) -> list[int]:
    """How many score at least each cut; the cuts fall."""
    left, seen, found = sorted(bins, reverse=True), 0, []
    place = 0
    for cut in cuts:
        while place < len(left) and left[place] >= cut:
            seen += bins[left[place]]
            place += 1
        found.append(seen)
    return found


def _together(bins: Iterable[ScoreBin], sign: int) -> dict[float, int]:
    found: dict[float, int] = {}
    for item in bins:
        score = sign * item.score
        found[score] = found.get(score, 0) + item.n
    return found
