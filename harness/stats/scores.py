"""How far apart two groups' scores lie: Cohen's d, Mann-Whitney, and ties at the median."""

from collections import defaultdict
from collections.abc import Mapping
from math import comb, exp, fsum, log, sqrt

from harness.evidence import ScoreCounts
from harness.record import record
from harness.stats.compare import Interval
from harness.stats.score import Z95
from harness.stats.significance import normal_p

Bins = Mapping[float, int]
"""How many people scored exactly so much."""

EXACT_PEOPLE = 30
"""With at most so many people the Mann-Whitney p-value is exact, ties included."""


@record
class ScoreGap:
    """One group's scores against the reference's.

    Attributes:
        group: Its name.
        n: People with a score.
        mean: Their mean score.
        d: Cohen's d: the reference's mean minus the group's, in pooled standard deviations;
            positive where the group fares worse. None where nobody's score differs.
        d_low: Lower end of its 95 % interval.
        d_high: Upper end of it.
        superiority: Chance that one of the group scores higher than one of the reference, ties
            counted half (0–1; ½ is no difference).
        superiority_low: Lower end of its 95 % interval; None where every pair says the same.
        superiority_high: Upper end of it.
        p_value_mann_whitney: Two-sided; exact for few people, else normal with ties corrected.
    """

    group: str
    n: int
    mean: float
    d: float | None
    d_low: float | None
    d_high: float | None
    superiority: float
    superiority_low: float | None
    superiority_high: float | None
    p_value_mann_whitney: float


@record
class Ties:
    """The median of everybody's scores, and how many people have exactly it.

    Ties there are above nobody's median: they push every scoring rate below one half.
    """

    median: float
    n: int
    tied: int

    @property
    def share(self) -> float:
        """Share of all people who score exactly the median (0–1)."""
        return self.tied / self.n


def sign_of(scores: ScoreCounts) -> int:
    """1 where higher is better, −1 for ranks."""
    return -1 if scores.measure == "rank" else 1


def bins_by_group(scores: ScoreCounts) -> dict[str, dict[float, int]]:
    """Each known group's scores, lowest first; ranks with their sign turned: higher is better."""
    found: dict[str, dict[float, int]] = defaultdict(dict)
    sign = sign_of(scores)
    for item in sorted(scores.bins, key=lambda b: (b.group or "", sign * b.score)):
        if item.group is not None and item.n:
            own = found[item.group]
            own[sign * item.score] = own.get(sign * item.score, 0) + item.n
    return dict(found)


def score_gaps(scores: ScoreCounts, reference: str | None = None) -> tuple[ScoreGap, ...]:
    """Every group against the reference, by falling d.

    Args:
        scores: Group × score (or rank, where 1 is the best) of one axis at one stage.
        reference: The group to compare with; that of the highest mean where not given or where
            nobody of it has a score.

    Returns:
        Nothing where fewer than two groups have scores.
    """
    groups, sign = bins_by_group(scores), sign_of(scores)
    if len(groups) < 2:
        return ()
    if reference not in groups:
        reference = highest_scoring(groups)
    rest = (name for name in groups if name != reference)
    found = [_gap(name, groups[name], groups[reference], sign) for name in rest]
    return tuple(sorted(found, key=lambda gap: (-(gap.d or 0.0), gap.group)))


def highest_scoring(groups: Mapping[str, Bins]) -> str:
    """The group of the highest mean score, the larger one of equals."""
    return max(groups, key=lambda name: (_mean(groups[name]), _people(groups[name]), name))


def ties_at_median(scores: ScoreCounts) -> Ties | None:
    """Who scores exactly the median of the full sample, people of unknown category among them.

    Where the median lies between two scores nobody has it. None where nobody has a score.
    """
    together: dict[float, int] = defaultdict(int)
    for item in scores.bins:
        together[item.score] += item.n
    n = sum(together.values())
    if not n:
        return None
    median = (_ranked(together, (n - 1) // 2) + _ranked(together, n // 2)) / 2
    return Ties(median=median, n=n, tied=together.get(median, 0))


@record
class Sums:
    """What the counts cube keeps of a group's scores: people, their sum, their sum of squares."""

    n: int
    total: float
    squares: float


def standardized_gap(focal: Sums, reference: Sums) -> float | None:
    """Cohen's d from sums alone, as in `ScoreGap`.

    Returns:
        None where nobody's score differs, where there are fewer than three people, or where the
        scores lie so far from 0 that the sums no longer hold their spread.
    """
    if min(focal.n, reference.n) < 1 or focal.n + reference.n < 3:
        return None
    around = fsum(s.squares - s.total * s.total / s.n for s in (focal, reference))
    if around <= 1e-9 * fsum((focal.squares, reference.squares)):
        return None
    spread = sqrt(around / (focal.n + reference.n - 2))
    return (reference.total / reference.n - focal.total / focal.n) / spread


def standardized_interval(d: float, *, n: int, reference_n: int, z: float = Z95) -> Interval:
    """95 % interval of Cohen's d.

    Source: Hedges & Olkin (1985), large-sample variance.
    """
    width = z * sqrt((n + reference_n) / (n * reference_n) + d * d / (2 * (n + reference_n)))
    return Interval(low=d - width, high=d + width)


def mann_whitney_p(focal: Bins, reference: Bins) -> float:
    """Two-sided p-value that both groups' scores come from one distribution (0–1).

    Exact over all ways to share out the scores for at most `EXACT_PEOPLE`, ties included; else
    normal, with the variance corrected for ties and the statistic for continuity.

    Source: Mann & Whitney (1947); Lehmann (1975) for ties.
    """
    n, n_r = _people(focal), _people(reference)
    blocks = _blocks(focal, reference)
    if n + n_r <= EXACT_PEOPLE:
        return _exact_p(focal, blocks, n)
    total = n + n_r
    ties = fsum(size**3 - size for size in blocks.values()) / (total * (total - 1))
    variance = n * n_r / 12 * (total + 1 - ties)
    if variance <= 0:
        return 1.0
    gap = abs(_superiority(focal, reference) * n * n_r - n * n_r / 2)
    return normal_p(max(0.0, gap - 0.5) / sqrt(variance))


def _gap(name: str, focal: Bins, reference: Bins, sign: int) -> ScoreGap:
    n, n_r = _people(focal), _people(reference)
    d = _difference(focal, reference)
    ends = None if d is None else standardized_interval(d, n=n, reference_n=n_r)
    superiority = _superiority(focal, reference)
    around = _superiority_interval(superiority, focal, reference)
    return ScoreGap(
        group=name,
        n=n,
        mean=sign * _mean(focal),
        d=d,
        d_low=ends.low if ends else None,
        d_high=ends.high if ends else None,
        superiority=superiority,
        superiority_low=around.low if around else None,
        superiority_high=around.high if around else None,
        p_value_mann_whitney=mann_whitney_p(focal, reference),
    )


def _difference(focal: Bins, reference: Bins) -> float | None:
    n, n_r = _people(focal), _people(reference)
    around = _squares(focal) + _squares(reference)
    if n + n_r < 3 or around <= 0:
        return None
    return (_mean(reference) - _mean(focal)) / sqrt(around / (n + n_r - 2))


def _people(bins: Bins) -> int:
    return sum(bins.values())


def _mean(bins: Bins) -> float:
    return fsum(score * n for score, n in bins.items()) / _people(bins)


def _squares(bins: Bins) -> float:
    """Sum of squared distances from the mean."""
    mean = _mean(bins)
    return fsum(n * (score - mean) ** 2 for score, n in bins.items())


def _ranked(bins: Bins, place: int) -> float:
    """The score of the person at `place`, counted from the lowest, 0 first."""
    seen, found = 0, 0.0
    for found in sorted(bins):
        seen += bins[found]
        if seen > place:
            break
    return found


def _placements(of: Bins, among: Bins) -> dict[float, float]:
    """For each score of `of`, the share of `among` that scores lower, ties counted half."""
    size, below, found = _people(among), 0, {}
    ordered = sorted({*of, *among})
    for score in ordered:
        same = among.get(score, 0)
        if score in of:
            found[score] = (below + same / 2) / size
        below += same
    return found


def _superiority(focal: Bins, reference: Bins) -> float:
    placed = _placements(focal, reference)
    return fsum(n * placed[score] for score, n in focal.items()) / _people(focal)


def _superiority_interval(value: float, focal: Bins, reference: Bins) -> Interval | None:
    """95 % interval on the logit scale, with DeLong's variance (1988).

    None where all pairs say the same, or a group has one person.
    """
    n, n_r = _people(focal), _people(reference)
    if not 0 < value < 1 or min(n, n_r) < 2:
        return None
    forth, back = _placements(focal, reference), _placements(reference, focal)
    variance = fsum(k * (forth[s] - value) ** 2 for s, k in focal.items()) / (n - 1) / n
    variance += fsum(k * (1 - back[s] - value) ** 2 for s, k in reference.items()) / (
        (n_r - 1) * n_r
    )
    centre = log(value / (1 - value))
    width = Z95 * sqrt(variance) / (value * (1 - value))
    return Interval(low=_logistic(centre - width), high=_logistic(centre + width))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -700 else 0.0


def _blocks(focal: Bins, reference: Bins) -> dict[float, int]:
    """How many people of both groups share each score, lowest first."""
    return {s: focal.get(s, 0) + reference.get(s, 0) for s in sorted({*focal, *reference})}


def _exact_p(focal: Bins, blocks: Bins, n: int) -> float:
    """All ways to choose who of each block of ties belongs to the group, by their rank sums."""
    ways: dict[tuple[int, int], int] = {(0, 0): 1}
    below = own = 0
    for score, size in blocks.items():
        twice_rank = 2 * below + size + 1
        own += focal.get(score, 0) * twice_rank
        added: dict[tuple[int, int], int] = defaultdict(int)
        for (chosen, ranks), count in ways.items():
            for more in range(min(size, n - chosen) + 1):
                added[(chosen + more, ranks + more * twice_rank)] += count * comb(size, more)
        ways, below = added, below + size
    expected = n * (below + 1)
    gap = abs(own - expected)
    far = sum(
        count
        for (chosen, ranks), count in ways.items()
        if chosen == n and abs(ranks - expected) >= gap
    )
    return far / comb(below, n)
