"""Ranked lists compared by group: labels are permuted inside each list, positions adjusted for."""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from harness.errors import StatsError
from harness.record import record
from harness.stats.paired import paired_mean

PERMUTATIONS = 3999
_AT_ONCE = 400_000
_Matrix = NDArray[np.float64]


@record
class Listing:
    """One list of equally qualified candidates, in the order in which they were shown.

    Attributes:
        groups: The group of each.
        ranks: The rank of each, 1 the best; None where the list that came back lacks it.

    Raises:
        StatsError: fewer than two candidates, or as many ranks as there are not groups.
    """

    groups: tuple[str, ...]
    ranks: tuple[int | None, ...]

    def __post_init__(self) -> None:
        if len(self.groups) < 2 or len(self.groups) != len(self.ranks):
            raise StatsError(
                f"a list of {len(self.groups)} candidates with {len(self.ranks)} ranks",
                remedy="Give 2 or more candidates and one rank, or none, for each",
            )


@record
class GroupRanks:
    """How one group was ranked.

    Attributes:
        group: Its name.
        shown: Times it was shown.
        first: Times it was ranked first.
        unranked: Times it was left out.
        shift: Mean rank against the others of its lists, the place where it was shown taken
            account of; positive is worse.
        low: Lower end of its 95 % interval, lists as the unit; None for a single list.
        high: Upper end of it.
        p_value: Two-sided permutation test of that shift (never 0).
    """

    group: str
    shown: int
    first: int
    unranked: int
    shift: float
    low: float | None
    high: float | None
    p_value: float


@record
class ListsCompared:
    """All groups, in the order of their names.

    Attributes:
        lists: Lists given.
        groups: What each got.
        p_value: Permutation test of all groups' ranks together (0–1, never 0).
        p_first: The same of first places alone, which sees less.
        p_unranked: The same of being left out, an outcome of its own; None where nobody was.
        first_by_place: Share of lists in which the candidate shown at each place came first; all
            alike for a ranker that does not mind the order. Of the longest lists.
        permutations: How many were drawn.
    """

    lists: int
    groups: tuple[GroupRanks, ...]
    p_value: float
    p_first: float
    p_unranked: float | None
    first_by_place: tuple[float, ...]
    permutations: int


def lists_compared(
    listings: Sequence[Listing], *, permutations: int = PERMUTATIONS, seed: int = 0
) -> ListsCompared:
    """Test whether ranks depend on the group, by permuting the labels inside each list.

    A rank less the mean rank of its place over all lists of that length; a group's shift is its
    mean over lists. Candidates that were left out share the last ranks. The statistic of all
    groups is Σ(shift² / its variance under permutation); the observed one counts among those
    drawn, so that p is never 0.

    Args:
        listings: Each with two groups or more; which place a group is shown at must be drawn.
        permutations: How many to draw; the smallest p is 1 / (permutations + 1).
        seed: Of the draws.

    Raises:
        StatsError: no list with two groups.

    Source: Fisher (1935); Phipson and Smyth (2010), Statistical Applications in Genetics and
    Molecular Biology 9, for the +1; Friedman (1937), JASA 32, for ranks within lists.
    """
    mixed = [item for item in listings if len(set(item.groups)) > 1]
    if not mixed:
        raise StatsError(
            "no list holds two groups", remedy="Rank candidates of different groups in one list"
        )
    names = sorted({group for item in mixed for group in item.groups})
    tables = _tables(mixed, names)
    ranks = _permuted(tables, "ranks", permutations, seed)
    first = _permuted(tables, "first", permutations, seed)
    missing = any(rank is None for item in mixed for rank in item.ranks)
    longest = max(tables, key=lambda table: table.ranks.shape[1])
    return ListsCompared(
        lists=len(mixed),
        groups=tuple(
            _group(mixed, tables, name, place, ranks.by_group[place])
            for place, name in enumerate(names)
        ),
        p_value=ranks.together,
        p_first=first.together,
        p_unranked=_permuted(tables, "unranked", permutations, seed).together if missing else None,
        first_by_place=tuple(float(share) for share in longest.firsts.mean(axis=0)),
        permutations=permutations,
    )


@record
class _Table:
    """All lists of one length: what each place got, and the groups' weights there.

    `ranks`, `first` and `unranked` are adjusted for the place; `weights[g]` makes a sum over all
    lists and places the mean over lists of group g.
    """

    ranks: _Matrix
    first: _Matrix
    unranked: _Matrix
    firsts: _Matrix
    weights: _Matrix


@record
class _Ps:
    together: float
    by_group: tuple[float, ...]


def _tables(listings: Sequence[Listing], names: Sequence[str]) -> list[_Table]:
    holding = [sum(name in item.groups for item in listings) for name in names]
    by_length: dict[int, list[Listing]] = defaultdict(list)
    for item in listings:
        by_length[len(item.groups)].append(item)
    tables = []
    for length in sorted(by_length):
        chosen = by_length[length]
        filled = np.array([[math.inf if r is None else r for r in x.ranks] for x in chosen], float)
        ranks = np.asarray(rankdata(filled, axis=1), float)
        firsts = (filled == filled.min(axis=1, keepdims=True)) & np.isfinite(filled)
        held = np.array([[[g == n for g in x.groups] for x in chosen] for n in names], float)
        times = np.maximum(held.sum(axis=2, keepdims=True), 1)
        tables.append(
            _Table(
                ranks=_adjusted(ranks),
                first=_adjusted(firsts.astype(float)),
                unranked=_adjusted(np.isinf(filled).astype(float)),
                firsts=firsts.astype(float),
                weights=held / times / np.array(holding, float)[:, None, None],
            )
        )
    return tables


def _adjusted(values: _Matrix) -> _Matrix:
    """Less the mean of each place over lists, then centred in each list."""
    residuals = values - values.mean(axis=0)
    centred: _Matrix = residuals - residuals.mean(axis=1, keepdims=True)
    return centred


def _permuted(tables: Sequence[_Table], what: str, permutations: int, seed: int) -> _Ps:
    """p-values of the groups' shifts, together and one by one."""
    random = np.random.default_rng(seed)
    count = len(tables[0].weights)
    observed, variance = np.zeros(count), np.zeros(count)
    drawn = np.zeros((permutations, count))
    for table in tables:
        values: _Matrix = getattr(table, what)
        lists, length = values.shape
        flat = table.weights.reshape(count, -1)
        observed += flat @ values.ravel()
        sums, squares = table.weights.sum(axis=2), (table.weights**2).sum(axis=2)
        spread = (values**2).sum(axis=1) / (length - 1)
        variance += (squares - sums**2 / length) @ spread
        step = max(1, _AT_ONCE // values.size)
        for start in range(0, permutations, step):
            size = min(step, permutations - start)
            shuffled = random.permuted(np.broadcast_to(values, (size, lists, length)), axis=2)
            drawn[start : start + size] += shuffled.reshape(size, -1) @ flat.T
    scale = np.where(variance > 0, variance, np.inf)
    slack = 1 - 1e-9
    whole = float((observed**2 / scale).sum()) * slack
    together = int(np.count_nonzero((drawn**2 / scale).sum(axis=1) >= whole))
    each = np.count_nonzero(np.abs(drawn) >= np.abs(observed) * slack - 1e-12, axis=0)
    return _Ps(
        together=(together + 1) / (permutations + 1),
        by_group=tuple(float(n + 1) / (permutations + 1) for n in each),
    )


def _group(
    listings: Sequence[Listing], tables: Sequence[_Table], name: str, place: int, p_value: float
) -> GroupRanks:
    means = []
    for table in tables:
        weights = table.weights[place]
        sums, whole = (table.ranks * weights).sum(axis=1), weights.sum(axis=1)
        means += [float(s / w) for s, w in zip(sums, whole, strict=True) if w > 0]
    found = paired_mean(means)
    got = [
        (rank, min((r for r in item.ranks if r is not None), default=None))
        for item in listings
        for group, rank in zip(item.groups, item.ranks, strict=True)
        if group == name
    ]
    return GroupRanks(
        group=name,
        shown=len(got),
        first=sum(rank is not None and rank == best for rank, best in got),
        unranked=sum(rank is None for rank, _ in got),
        shift=found.mean,
        low=found.low,
        high=found.high,
        p_value=p_value,
    )
