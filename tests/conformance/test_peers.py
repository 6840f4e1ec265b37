"""What fairlearn says to the same traps: pinned to its version, so that a change is noticed.

The other fairness libraries need environments of their own; `make bench` compares with them.
"""

import math
from importlib.metadata import version

import pytest
from fairlearn.metrics import MetricFrame, selection_rate

from harness.stats.compare import TwoGroups, below_threshold, impact_ratio

pytestmark = pytest.mark.skipif(
    version("fairlearn") != "0.15.0", reason="another version: look at its answers again"
)


def frame(**groups: tuple[int, int]) -> MetricFrame:
    """fairlearn's table of groups, each selected of considered."""
    chosen = [int(k < x) for x, n in groups.values() for k in range(n)]
    names = [name for name, (_, n) in groups.items() for _ in range(n)]
    return MetricFrame(
        metrics=selection_rate, y_true=chosen, y_pred=chosen, sensitive_features=names
    )


def test_exactly_four_fifths_comes_out_below_it_in_binary_fractions() -> None:
    assert frame(a=(80, 100), b=(64, 100)).ratio() == 0.7999999999999999
    ours = TwoGroups(focal_selected=64, focal_n=100, reference_selected=80, reference_n=100)
    assert float(impact_ratio(ours) or 0) == 0.8
    assert below_threshold(ours) is False


def test_nobody_selected_is_not_a_number_and_a_difference_of_nothing() -> None:
    of_nobody = frame(a=(0, 50), b=(0, 50))
    assert math.isnan(of_nobody.ratio())
    assert of_nobody.difference() == 0.0


def test_one_person_decides_the_ratio_of_two_thousand() -> None:
    assert frame(a=(500, 1000), b=(480, 1000), one=(0, 1)).ratio() == 0.0
    assert frame(a=(500, 1000), b=(480, 1000), one=(1, 1)).ratio() == 0.48


def test_unknown_is_a_group_like_any_other() -> None:
    assert frame(a=(50, 100), b=(45, 100), Unknown=(2, 40)).ratio() == pytest.approx(0.1)


def test_a_decision_that_is_not_a_number_counts_as_a_rejection() -> None:
    decisions = [1.0] * 80 + [0.0] * 20 + [1.0] * 63 + [0.0] * 35 + [math.nan] * 2
    table = MetricFrame(
        metrics=selection_rate,
        y_true=[0] * 200,
        y_pred=decisions,
        sensitive_features=["a"] * 100 + ["b"] * 100,
    )
    assert table.by_group["b"] == pytest.approx(0.63)
