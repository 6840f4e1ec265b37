"""Ranked lists: fair rankers are left alone, a planted shift is found with its size."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.stats.chi_squared import equal_shares
from harness.stats.detectable import rank_shift, shares_power
from harness.stats.listed import Listing, lists_compared

GROUPS = ("A_M", "A_W", "B_M", "B_W", "H_M", "H_W", "W_M", "W_W")


def ranked(
    rng: np.random.Generator,
    *,
    against: dict[str, float] | None = None,
    first_shown: float = 0.0,
    lost: dict[str, float] | None = None,
) -> Listing:
    """One list of a ranker that scores by chance, by group and by the place shown."""
    groups = tuple(rng.permutation(GROUPS))
    scores = rng.normal(size=len(groups)) + first_shown * (np.arange(len(groups)) == 0)
    scores -= [(against or {}).get(str(g), 0.0) for g in groups]
    order = np.argsort(np.argsort(-scores)) + 1
    gone = [rng.random() < (lost or {}).get(str(g), 0.0) for g in groups]
    ranks = [None if away else int(rank) for rank, away in zip(order, gone, strict=True)]
    return Listing(groups=tuple(str(g) for g in groups), ranks=tuple(ranks))


def test_a_fair_ranker_that_prefers_the_first_shown_is_left_alone() -> None:
    rng = np.random.default_rng(41)
    alarms = {"all": 0, "first": 0, "one": 0}
    for seed in range(120):
        lists = [ranked(rng, first_shown=1.5) for _ in range(30)]
        found = lists_compared(lists, permutations=199, seed=seed)
        alarms["all"] += found.p_value <= 0.05
        alarms["first"] += found.p_first <= 0.05
        alarms["one"] += found.groups[0].p_value <= 0.05
    assert all(count / 120 <= 0.10 for count in alarms.values())


def test_a_planted_shift_is_found_where_first_places_show_nothing() -> None:
    rng = np.random.default_rng(42)
    lists = [ranked(rng, against={"B_W": 0.25}) for _ in range(700)]
    found = lists_compared(lists, permutations=999)
    black_women = found.groups[3]
    assert black_women.group == "B_W"
    assert found.p_value == black_women.p_value == 1 / 1000
    assert black_women.shift == pytest.approx(0.48, abs=0.2)
    assert black_women.low is not None
    assert black_women.low > 0
    assert found.p_first > found.p_value


def test_a_preference_for_the_first_shown_is_told_apart_from_groups() -> None:
    rng = np.random.default_rng(43)
    found = lists_compared([ranked(rng, first_shown=2.0) for _ in range(300)], permutations=199)
    assert found.first_by_place[0] > 0.5
    assert sum(found.first_by_place) == pytest.approx(1)
    assert found.p_value > 0.01


def test_adjusting_for_the_place_shows_what_it_would_hide() -> None:
    """Place explains most of the ranks; the group's shift is seen beside it all the same."""
    rng = np.random.default_rng(44)
    lists = []
    for _ in range(60):
        groups = tuple(str(g) for g in rng.permutation(GROUPS))
        scores = -3.0 * np.arange(8) + rng.normal(0, 1.2, 8)
        scores -= [2.5 * (g == "H_M") for g in groups]
        ranks = tuple(int(r) for r in np.argsort(np.argsort(-scores)) + 1)
        lists.append(Listing(groups=groups, ranks=ranks))
    plain = np.mean([item.ranks[item.groups.index("H_M")] or 0 for item in lists]) - 4.5
    found = lists_compared(lists, permutations=999)
    assert found.groups[4].p_value == 1 / 1000
    assert abs(plain) < 2 * 2.3 / np.sqrt(60)


def test_being_left_out_is_an_outcome_of_its_own() -> None:
    rng = np.random.default_rng(45)
    lists = [ranked(rng, lost={"B_M": 0.25, "A_W": 0.02}) for _ in range(150)]
    found = lists_compared(lists, permutations=999)
    assert found.p_unranked == 1 / 1000
    assert found.groups[2].unranked > found.groups[1].unranked
    assert sum(group.unranked for group in found.groups) == sum(
        rank is None for item in lists for rank in item.ranks
    )
    assert lists_compared([ranked(rng)], permutations=9).p_unranked is None


def test_few_lists_agree_with_every_relabelling() -> None:
    lists = [
        Listing(groups=("a", "b", "b"), ranks=(3, 1, 2)),
        Listing(groups=("b", "a", "b"), ranks=(1, 3, 2)),
        Listing(groups=("b", "b", "a"), ranks=(2, 1, 3)),
        Listing(groups=("a", "b", "b"), ranks=(2, 1, 3)),
    ]
    table = np.array([item.ranks for item in lists], float)
    table -= table.mean(axis=0)
    table -= table.mean(axis=1, keepdims=True)
    held = [item.groups.index("a") for item in lists]
    observed = abs(sum(table[row, place] for row, place in enumerate(held)))
    sums = [
        abs(sum(table[row, place] for row, place in enumerate(places)))
        for places in itertools.product(range(3), repeat=4)
    ]
    exact = sum(value >= observed - 1e-9 for value in sums) / len(sums)
    found = lists_compared(lists, permutations=20_000)
    assert found.groups[0].p_value == pytest.approx(exact, abs=0.012)
    assert found.p_value == pytest.approx(exact, abs=0.012)


@given(st.integers(0, 50), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_names_of_groups_and_the_order_of_lists_mean_nothing(
    seed: int, order: random.Random
) -> None:
    rng = np.random.default_rng(seed)
    lists = [ranked(rng, lost={"W_M": 0.1}) for _ in range(6)]
    found = lists_compared(lists, permutations=9)
    order.shuffle(lists)
    again = lists_compared(lists, permutations=9)
    assert [g.shift for g in again.groups] == pytest.approx([g.shift for g in found.groups])
    assert sum(group.shift for group in found.groups) == pytest.approx(0, abs=1e-9)
    assert [g.shown for g in found.groups] == [6] * 8


def test_lists_of_different_lengths_are_read_together() -> None:
    rng = np.random.default_rng(46)
    lists = []
    for _ in range(80):
        length = int(rng.choice([3, 5]))
        groups = tuple("b" if rng.random() < 0.4 else "a" for _ in range(length))
        scores = rng.normal(size=length) - [1.2 * (g == "b") for g in groups]
        ranks = tuple(int(r) for r in np.argsort(np.argsort(-scores)) + 1)
        lists.append(Listing(groups=groups, ranks=ranks))
    found = lists_compared(lists, permutations=999)
    assert found.lists < 80  # those of one group alone say nothing
    assert found.p_value == 1 / 1000
    assert found.groups[1].shift > 0 > found.groups[0].shift


def test_the_shift_seen_is_seen_with_80_percent() -> None:
    rng = np.random.default_rng(47)
    shift = rank_shift(60, length=8)
    base = (8**2 - 1) / 12
    seen = 0
    for _ in range(250):
        ranks = rng.permuted(np.tile(np.arange(1, 9.0), (60, 1)), axis=1)[:, 0] + shift
        z = (ranks.mean() - 4.5) / np.sqrt(base / 60)
        seen += abs(z) >= 1.959964
    assert seen / 250 == pytest.approx(0.8, abs=0.06)


def test_the_power_of_first_places_agrees_with_simulation() -> None:
    shares = (0.076, 0.10, 0.121, 0.124, 0.129, 0.132, 0.146, 0.172)
    rng = np.random.default_rng(48)
    draws = rng.multinomial(200, shares, size=400)
    seen = np.mean([(found := equal_shares(d)) is not None and found.p <= 0.05 for d in draws])
    assert float(seen) == pytest.approx(shares_power(shares, 200), abs=0.06)
    assert shares_power([0.25] * 4, 500) == pytest.approx(0.05, abs=1e-9)


def test_lists_that_compare_nothing_are_refused() -> None:
    with pytest.raises(StatsError):
        lists_compared([Listing(groups=("a", "a"), ranks=(1, 2))])
    with pytest.raises(StatsError):
        Listing(groups=("a", "b"), ranks=(1,))
    with pytest.raises(StatsError):
        rank_shift(0, length=8)
    with pytest.raises(StatsError):
        shares_power([0.5, 0.4], 100)
