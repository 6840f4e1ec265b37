"""How often we are wrong in the long run: false alarms over many groups, and what intervals cover.

Coverage is summed over all tables, not simulated; false alarms are drawn, with a fixed seed.
"""

from functools import cache
from math import comb

import numpy as np
import pytest
from scipy.stats import binom

from harness.stats.compare import TwoGroups, below_threshold
from harness.stats.false_alarms import bare_rule_false_alarm
from harness.stats.multiplicity import holm
from harness.stats.score_many import ratio_ends
from harness.stats.significance import exact_p

AUDITS = 2000


@cache
def mid_p(x: int, x_r: int, n: int) -> float:
    return exact_p(
        TwoGroups(focal_selected=x, focal_n=n, reference_selected=x_r, reference_n=n)
    ).mid_two_sided


@pytest.mark.parametrize(
    ("groups", "n", "bare"),
    [pytest.param(7, 100, 0.98, id="7 of 100"), pytest.param(14, 500, 0.89, id="14 of 500")],
)
def test_equal_groups_raise_a_false_alarm_in_one_audit_of_twenty_at_most(
    groups: int, n: int, bare: float
) -> None:
    drawn = np.random.default_rng(20261123).binomial(n, 0.2, size=(AUDITS, groups))
    alarms = flagged = 0
    for audit in drawn.tolist():
        highest = max(audit)
        rest = sorted(audit)[:-1]
        adjusted = holm([mid_p(x, highest, n) for x in rest], family=comb(groups, 2))
        alarms += min(adjusted) < 0.05
        flagged += any(
            below_threshold(
                TwoGroups(focal_selected=x, focal_n=n, reference_selected=highest, reference_n=n)
            )
            for x in rest
        )
    assert alarms / AUDITS <= 0.05
    assert flagged / AUDITS == pytest.approx(bare, abs=0.02)
    exact = bare_rule_false_alarm([n] * groups, 0.2)
    assert exact is not None
    assert flagged / AUDITS == pytest.approx(exact, abs=0.025)


def coverage(n: int, p: float, n_r: int, p_r: float) -> float:
    """The chance that the 95 % score interval holds the true ratio, over all likely tables."""
    x, x_r = likely(n, p), likely(n_r, p_r)
    focal, reference = (a.ravel() for a in np.meshgrid(x, x_r, indexing="ij"))
    chance = np.outer(binom.pmf(x, n, p), binom.pmf(x_r, n_r, p_r)).ravel()
    low, high = ratio_ends(
        focal.astype(float),
        np.full(len(focal), float(n)),
        reference.astype(float),
        np.full(len(focal), float(n_r)),
    )
    return float(chance[(low <= p / p_r) & (p / p_r <= high)].sum())


def likely(n: int, p: float) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.arange(int(binom.ppf(1e-7, n, p)), int(binom.isf(1e-7, n, p)) + 1)


@pytest.mark.parametrize(
    ("n", "p", "n_r", "p_r"),
    [
        (10, 0.20, 200, 0.25),
        (20, 0.16, 200, 0.20),
        (20, 0.05, 500, 0.10),
        (50, 0.16, 500, 0.20),
        (200, 0.16, 2000, 0.20),
        (12, 0.20, 5000, 0.25),
    ],
)
def test_the_interval_covers_the_true_ratio_in_every_row_of_the_coverage_table(
    n: int, p: float, n_r: int, p_r: float
) -> None:
    assert coverage(n, p, n_r, p_r) >= 0.94


@pytest.mark.parametrize(
    ("n", "p", "n_r", "p_r"),
    [
        (50, 0.10, 50, 0.10),
        (50, 0.16, 500, 0.20),
        (60, 0.40, 90, 0.50),
        (100, 0.05, 400, 0.10),
        (200, 0.80, 200, 0.90),
        (200, 0.16, 2000, 0.20),
    ],
)
def test_coverage_is_nominal_within_a_point_where_five_or_more_are_expected(
    n: int, p: float, n_r: int, p_r: float
) -> None:
    assert min(n * p, n * (1 - p), n_r * p_r, n_r * (1 - p_r)) >= 5
    assert coverage(n, p, n_r, p_r) == pytest.approx(0.95, abs=0.01)
