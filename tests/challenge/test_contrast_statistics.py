"""Contrasts keep their level with names as the unit, and say honestly what they could have seen."""

import math

import numpy as np
import pytest

from harness.evidence import PairCompared
from harness.example.challenge import pair, placebo
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.stats.contrast_findings import blind, unseen
from harness.stats.named import names_compared

NAME, WITHIN = 0.02, 0.025


def compared(
    rng: np.random.Generator,
    names: int,
    cvs: int,
    *,
    gap: float = 0.0,
    signal: str = "name",
    group: str = "Black women",
) -> list[PairCompared]:
    """Matched names on CVs: every name has an effect of its own, and so has every answer."""
    found = []
    own = rng.normal(0, NAME, (names, 2))
    for k in range(names):
        for cv in range(cvs):
            a, b = 0.5 + own[k] + rng.normal(0, WITHIN, 2)
            found.append(
                pair(
                    float(a),
                    float(b) - gap,
                    number=k,
                    template=f"cv {cv}",
                    id=f"challenge/{signal}{group}{k:03d}{cv:03d}",
                    signal=signal,
                    group_b=group,
                )
            )
    return found


def only(pairs: list[PairCompared]) -> ContrastFound:
    (found,) = contrasts_found(pairs)
    return found


def test_two_names_of_a_hundred_cvs_confirm_nothing_where_the_usual_test_calls_most_nulls() -> None:
    rng = np.random.default_rng(71)
    confirmed = usual = 0
    for _ in range(60):
        pairs = compared(rng, 2, 100)
        found = only(pairs)
        confirmed += found.confirmed
        each = {
            side: {
                f"{k}": [
                    p.outcome_a if side == "a" else p.outcome_b
                    for p in pairs
                    if p.variant_a.endswith(f"{k:02d}")
                ]
                for k in range(2)
            }
            for side in "ab"
        }
        usual += names_compared(each["a"], each["b"]).p_per_application <= 0.05
    assert confirmed == 0
    assert usual / 60 >= 0.6


def test_twenty_names_alarm_falsely_in_5_percent_of_nulls() -> None:
    rng = np.random.default_rng(72)
    p_values = [only(compared(rng, 20, 3)).p_value for _ in range(100)]
    assert sum(p <= 0.05 for p in p_values) / 100 <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 100)


def test_the_gap_told_stands_after_adjustment_in_4_of_5_runs() -> None:
    """One real contrast among six: the gap that is told is large enough for all six."""
    rng = np.random.default_rng(73)
    told = contrasts_found([p for k in range(6) for p in compared(rng, 24, 4, group=f"group {k}")])[
        0
    ].minimum_detectable_effect
    alone = only(compared(rng, 24, 4)).minimum_detectable_effect
    assert told is not None
    assert alone is not None
    assert told > 1.2 * alone
    seen = 0
    for _ in range(40):
        pairs = [p for k in range(1, 6) for p in compared(rng, 24, 4, group=f"group {k}")]
        pairs += compared(rng, 24, 4, group="group 0", gap=told)
        seen += contrasts_found(pairs)[0].q_value <= 0.05
    assert seen / 40 >= 0.65


@pytest.mark.parametrize(("names", "contrasts", "seen"), [(5, 1, False), (6, 1, True),
                                                          (8, 6, True), (8, 7, False)])  # fmt: skip
def test_names_too_few_for_any_gap_are_told(names: int, contrasts: int, seen: bool) -> None:
    """All of n pairs on one side have p = 2/2ⁿ, which must stand after adjustment."""
    rng = np.random.default_rng(74)
    pairs = [p for k in range(contrasts) for p in compared(rng, names, 2, group=f"group {k}")]
    found = contrasts_found(pairs)
    assert all((one.minimum_detectable_effect is not None) == seen for one in found)
    assert blind(found, beyond=1e9) != seen
    assert ("no gap at all" in unseen(found)) != seen
    extreme = contrasts_found([p for p in pairs if p.group_b != "group 0"] + compared(
        rng, names, 2, group="group 0", gap=5.0
    ))  # fmt: skip
    assert extreme[0].confirmed == seen


def test_equal_differences_that_rounding_sets_apart_are_equal() -> None:
    """0.7 − 0.65 and 0.4 − 0.35 differ in the last bit, from which no gap of 1e-17 is seen."""
    found = only([
        pair(score, score - 0.05, number=k, template=f"{score}", id=f"c/{k}-{score}")
        for k in range(12)
        for score in (0.7, 0.4 + k / 100)
    ])  # fmt: skip
    assert found.minimum_detectable_effect is not None
    assert found.minimum_detectable_effect > 0.001


def test_the_selection_gap_is_tested_name_by_name() -> None:
    """One name that is always turned away, on 60 CVs: McNemar's test counts 60 pairs."""
    pairs = [
        pair(0.7, 0.5 if name == 0 else 0.7, number=name, template=f"cv {cv}", id=f"c/{name}-{cv}")
        for name in range(10)
        for cv in range(60)
    ]
    found = only(pairs)
    assert found.selection_gap == pytest.approx(-0.1)
    assert found.p_value_mid_p is not None
    assert found.p_value_mid_p < 1e-15
    assert found.selection_p_value == 1.0
    assert not found.confirmed


def test_the_names_own_share_of_the_variance_is_told() -> None:
    rng = np.random.default_rng(75)
    shares = [only(compared(rng, 40, 6)).name_share for _ in range(12)]
    told = NAME**2 / (NAME**2 + WITHIN**2)
    assert np.mean([share for share in shares if share is not None]) == pytest.approx(
        told, abs=0.05
    )
    assert only(compared(rng, 12, 1)).name_share is None


def test_a_shift_that_two_names_of_one_group_have_too_is_no_group_effect() -> None:
    rng = np.random.default_rng(76)
    pairs = compared(rng, 20, 2, gap=0.05)
    alike = [
        placebo(0.5, 0.45, id=f"challenge/placebo{k}", number=k, template="cv 0") for k in range(20)
    ]
    assert only(pairs).confirmed
    beside = only([*pairs, *alike])
    assert not beside.confirmed
    assert beside.placebo_effect == pytest.approx(-0.05)


def test_the_order_of_the_pairs_means_nothing() -> None:
    rng = np.random.default_rng(77)
    pairs = [*compared(rng, 9, 3), *compared(rng, 7, 2, group="Asian women")]
    mixed = [pairs[k] for k in rng.permutation(len(pairs))]
    assert contrasts_found(mixed) == contrasts_found(pairs)
