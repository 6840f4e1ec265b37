"""Stages, requisitions, periods and small groups: structure that pooled counts hide."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import StatsError
from harness.evidence import ScreeningCounts
from harness.example.screening import counts, together
from harness.stats.battery import battery
from harness.stats.bootstrap import bootstrap
from harness.stats.cube import GroupTotal, totals
from harness.stats.forest import forest
from harness.stats.periods import Period, by_period, trend
from harness.stats.shrunken import LABEL, shrunken
from harness.stats.stages import bottleneck, stage_order, stage_steps, whole_process
from harness.verdict import Outcome
from tests.stats.test_battery import BERKELEY

TEAL = together(
    counts(axis="race", stage="written test", black=(26, 48), white=(206, 259)),
    counts(axis="race", stage="promotion", black=(11, 26), white=(35, 206)),
)


def test_stages_stand_in_the_order_in_which_people_pass_them() -> None:
    assert stage_order(TEAL) == ("written test", "promotion")


def test_a_clean_bottom_line_stands_beside_the_stage_that_is_none() -> None:
    whole = whole_process(TEAL)
    assert whole.counts is not None
    bottom = battery(whole.counts, "race")
    assert bottom.reference_group == "black"
    white = next(row for row in bottom.groups if row.group == "white")
    assert (white.selected, white.n) == (35, 259)
    steps = stage_steps(TEAL, "race", reference="white")
    held_back = bottleneck(steps, "black")
    assert held_back is not None
    assert held_back.stage == "written test"
    assert held_back.impact_ratio == pytest.approx(0.681028, abs=1e-6)
    assert held_back.lost == pytest.approx(12.177606, abs=1e-6)


def test_people_without_an_outcome_at_the_next_stage_are_not_selected() -> None:
    lost = together(
        counts(stage="a", women=(30, 50), men=(30, 50)),
        counts(stage="b", women=(5, 20), men=(10, 30)),
    )
    whole = whole_process(lost)
    assert whole.counts is not None
    women = next(g for g in totals(whole.counts, "sex").groups if g.group == "women")
    assert (women.selected, women.n) == (5, 50)


@pytest.mark.parametrize(
    ("later", "said"),
    [
        pytest.param(
            counts(stage="b", women=(5, 30), men=(10, 45)), "75 people stand at `b`", id="more"
        ),
        pytest.param(
            counts(stage="b", men=(10, 40), others=(1, 2)), "more people of others", id="new"
        ),
    ],
)
def test_stages_that_are_no_steps_of_one_process_have_no_bottom_line(
    later: ScreeningCounts, said: str
) -> None:
    odd = together(counts(stage="a", women=(30, 100), men=(30, 100)), later)
    whole = whole_process(odd)
    assert whole.counts is None
    assert said in (whole.reason or "")


def test_an_order_that_names_other_stages_is_refused() -> None:
    with pytest.raises(StatsError, match="`interview`"):
        whole_process(TEAL, ("written test", "interview"))


def test_one_stage_has_no_bottom_line() -> None:
    assert whole_process(counts(stage="a", women=(3, 9), men=(4, 9))).counts is None


def test_the_forest_shows_every_department_of_berkeley_and_what_they_say_together() -> None:
    found = forest(BERKELEY, "sex", "female", reference="male")
    assert {row.requisition for row in found.rows} == set("ABCDEF")
    first = next(row for row in found.rows if row.requisition == "A")
    assert first.impact_ratio == pytest.approx((89 / 108) / (512 / 825))
    assert first.low is not None
    assert first.low > 1
    assert sum(row.weight for row in found.rows) == pytest.approx(1)
    assert found.combined is not None
    assert found.combined.value == pytest.approx(1.058307, abs=1e-6)
    assert found.homogeneity is not None
    assert found.homogeneity.p < 0.01
    assert [row.shortfall for row in found.rows] == sorted(
        (row.shortfall for row in found.rows), reverse=True
    )


def test_a_requisition_that_says_nothing_stays_in_the_forest_with_its_reason() -> None:
    some = together(
        BERKELEY,
        counts(requisition="nobody", female=(0, 5), male=(0, 9)),
        counts(requisition="all", female=(5, 5), male=(9, 9)),
        counts(requisition="men only", male=(4, 9)),
    )
    reasons = {
        row.requisition: row.left_out
        for row in forest(some, "sex", "female", reference="male").rows
        if row.left_out
    }
    assert reasons == {
        "nobody": "nobody was selected",
        "all": "everybody was selected",
        "men only": "a group is absent",
    }


def test_requisitions_that_point_both_ways_are_said_to() -> None:
    both = together(
        counts(requisition="A", f=(10, 100), m=(60, 100)),
        counts(requisition="B", f=(60, 100), m=(10, 100)),
    )
    assert forest(both, "sex", "f", reference="m").directions_differ
    assert not forest(BERKELEY, "sex", "female", reference="male").directions_differ


def test_periods_are_combined_within_and_never_pooled_raw() -> None:
    years = [
        Period(name="2024", counts=counts(women=(80, 100), men=(8, 10))),
        Period(name="2025", counts=counts(women=(1, 10), men=(10, 100))),
    ]
    found = trend(years, "sex", "women", reference="men")
    assert found.combined is not None
    assert found.combined.value == pytest.approx(1.0)
    assert [row.impact_ratio for row in found.periods] == [1.0, 1.0]
    assert found.slope is None
    assert found.flagged == 0


def test_a_ratio_that_halves_every_year_has_that_slope() -> None:
    years = [
        Period(name=str(year), counts=counts(women=(x, 2000), men=(800, 2000)))
        for year, x in ((2023, 800), (2024, 400), (2025, 200))
    ]
    slope = trend(years, "sex", "women", reference="men").slope
    assert slope is not None
    assert slope.factor == pytest.approx(0.5, abs=0.01)
    assert slope.high < 1
    assert slope.p < 0.001


def test_periods_that_stay_the_same_have_no_trend() -> None:
    years = [Period(name=f"{q}", counts=counts(women=(30, 100), men=(40, 100))) for q in range(4)]
    slope = trend(years, "sex", "women", reference="men").slope
    assert slope is not None
    assert slope.factor == pytest.approx(1)
    assert slope.p == pytest.approx(1)


def test_counts_with_periods_are_compared_within_periods() -> None:
    some = counts(women=(80, 100), men=(8, 10))
    other = counts(women=(1, 10), men=(10, 100))
    both = replace(
        some,
        periods=("2024", "2025"),
        cells=tuple(
            replace(cell, period=period)
            for period, part in (("2024", some), ("2025", other))
            for cell in part.cells
        ),
    )
    assert [period.counts.cells for period in by_period(both)] == [some.cells, other.cells]
    result = battery(both, "sex")
    assert result.stratified is not None
    assert result.stratified.strata_are == "periods"
    assert result.stratified.risk_ratio_mh == pytest.approx(1.0)
    lower = next(row for row in result.groups if row.group != result.reference_group)
    assert lower.four_fifths_flag is True
    assert "within 2 periods the ratio is 1.00" in lower.statement
    assert lower.outcome is not Outcome.FAILED


def test_two_periods_of_one_name_are_refused() -> None:
    same = Period(name="2025", counts=counts(women=(1, 9), men=(2, 9)))
    with pytest.raises(StatsError, match="same name"):
        trend([same, same], "sex", "women", reference="men")


def total(name: str, selected: int, n: int) -> GroupTotal:
    return GroupTotal(group=name, n=n, selected=selected)


def test_groups_that_differ_by_chance_alone_are_pulled_nearly_together() -> None:
    chance = random.Random(7)
    drawn = [total(f"g{k}", sum(chance.random() < 0.3 for _ in range(20)), 20) for k in range(14)]
    found = shrunken(drawn)
    assert found is not None
    assert found.label == LABEL
    assert min(rate.shrunken_ratio or 0 for rate in found.rates) > 0.7
    assert min(g.selected for g in drawn) / max(g.selected for g in drawn) < 0.5


def test_large_groups_that_really_differ_keep_their_rates() -> None:
    found = shrunken([total("a", 1000, 10000), total("b", 3000, 10000), total("c", 6000, 10000)])
    assert found is not None
    for rate in found.rates:
        assert rate.shrunken_rate == pytest.approx(rate.selection_rate, abs=0.001)


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.floats(0, 1)).map(lambda t: (round(t[1] * t[0]), t[0])),
        min_size=3,
        max_size=8,
    )
)
@settings(deadline=None, max_examples=25)
def test_pulled_rates_lie_between_the_rate_and_the_mean(drawn: list[tuple[int, int]]) -> None:
    found = shrunken([total(str(k), x, n) for k, (x, n) in enumerate(drawn)])
    for rate in found.rates if found else ():
        low, high = sorted((rate.selection_rate, found.mean if found else 0.0))
        assert low - 1e-9 <= rate.shrunken_rate <= high + 1e-9
        assert 0 <= rate.pull <= 1


def test_bootstrap_limits_of_large_groups_are_those_of_theory_and_repeat_with_their_seed() -> None:
    groups = [total("f", 4000, 10000), total("m", 5000, 10000)]
    found = bootstrap(groups, reference="m", seed=3)
    assert found == bootstrap(groups, reference="m", seed=3)
    women = found[0]
    assert women.impact_ratio is not None
    assert women.selection_rate is not None
    assert women.impact_ratio.low == pytest.approx(0.8 * 0.9688, abs=0.004)
    assert women.impact_ratio.high == pytest.approx(0.8 * 1.0322, abs=0.004)
    assert women.selection_rate.low == pytest.approx(0.4 - 1.96 * 0.0049, abs=0.001)


def test_bootstrap_gives_no_limits_where_the_reference_may_select_nobody() -> None:
    found = bootstrap([total("f", 2, 20), total("m", 1, 20)], reference="m", seed=1)
    assert found[0].impact_ratio is None
