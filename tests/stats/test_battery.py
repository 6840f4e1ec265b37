"""The whole table of an axis: the reference, the traps that other tools fall into, the contract."""

import dataclasses
import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import ConfigError, StatsError
from harness.evidence import CubeCell, ScreeningCounts
from harness.example.screening import counts, table, together
from harness.stats.battery import batteries, battery
from harness.stats.explained import explain_ratio, find_group
from harness.stats.multiplicity import benjamini_hochberg
from harness.stats.results import AxisResult, GroupResult
from harness.stats.row import Options
from harness.stats.second_opinion import odd_tables
from harness.verdict import Outcome

BERKELEY = together(
    *(
        counts(requisition=name, female=female, male=male)
        for name, female, male in (
            ("A", (89, 108), (512, 825)),
            ("B", (17, 25), (353, 560)),
            ("C", (202, 593), (120, 325)),
            ("D", (131, 375), (138, 417)),
            ("E", (94, 393), (53, 191)),
            ("F", (24, 341), (22, 373)),
        )
    )
)


def row(result: AxisResult, group: str) -> GroupResult:
    return next(item for item in result.groups if item.group == group)


def test_field_names_are_the_machine_contract() -> None:
    contract = {
        *("n", "selected", "selection_rate", "scoring_rate"),
        *("impact_ratio", "impact_ratio_low", "impact_ratio_high", "four_fifths_flag"),
        *("standard_deviations", "p_value_mid_p", "p_value_fisher"),
        *("shortfall_pooled", "shortfall_reference", "shortfall_four_fifths", "swaps_to_parity"),
        *("unknown_low", "unknown_high", "minimum_detectable_ratio", "statement", "outcome"),
    }
    assert contract <= {field.name for field in dataclasses.fields(GroupResult)}
    assert {"axis", "reference_group", "unknown_n", "groups", "stratified"} <= {
        field.name for field in dataclasses.fields(AxisResult)
    }


def test_two_groups_get_the_published_figures() -> None:
    result = battery(counts(black=(12, 40), white=(48, 80)), "sex")
    black = row(result, "black")
    assert result.reference_group == "white"
    assert black.impact_ratio == 0.5
    assert black.four_fifths_flag is True
    assert black.impact_ratio_low == pytest.approx(0.29267317, abs=1e-8)
    assert black.impact_ratio_high == pytest.approx(0.79525734, abs=1e-8)
    assert black.standard_deviations == pytest.approx(-3.0983867, abs=1e-7)
    assert black.p_value_mid_p == pytest.approx(0.0021422401, abs=1e-10)
    assert black.p_value_fisher == pytest.approx(0.0034092218, abs=1e-10)
    assert (black.shortfall_pooled, black.shortfall_reference) == (8.0, 12.0)
    assert black.shortfall_four_fifths == 8
    assert (black.swaps_to_parity, black.swaps_to_reversal) == (8, 9)
    assert black.statement == "evidence of a ratio below four-fifths"
    assert black.outcome is Outcome.FAILED


def test_exactly_four_fifths_carries_no_flag() -> None:
    women = row(battery(counts(women=(64, 100), men=(80, 100)), "sex"), "women")
    assert women.impact_ratio == 0.8
    assert women.four_fifths_flag is False
    assert women.statement.startswith("no flag, but the data cannot rule out a ratio below 0.80")
    assert women.n_needed == 123
    assert "about 123 people in this group would be needed" in women.statement


def test_nobody_selected_is_not_computable() -> None:
    result = battery(counts(women=(0, 50), men=(0, 50)), "sex")
    for item in result.groups:
        assert item.impact_ratio is None
        assert item.four_fifths_flag is None
        assert item.outcome is Outcome.CANNOT_TELL
        assert "impact_ratio" in {missing.field for missing in item.not_computable}


def test_everybody_selected_is_a_ratio_of_one_without_a_z() -> None:
    women = row(battery(counts(women=(10, 10), men=(20, 20)), "sex"), "women")
    assert women.impact_ratio == 1.0
    assert women.standard_deviations is None
    assert women.p_value_mid_p == pytest.approx(1.0)


def test_total_exclusion_is_a_ratio_of_zero_with_an_interval() -> None:
    women = row(battery(counts(women=(0, 100), men=(50, 100)), "sex"), "women")
    assert (women.impact_ratio, women.impact_ratio_low) == (0.0, 0.0)
    assert women.outcome is Outcome.FAILED


@pytest.mark.parametrize("selected", [0, 1])
def test_one_person_is_neither_judged_nor_the_reference(selected: int) -> None:
    result = battery(counts(a=(500, 1000), b=(480, 1000), one=(selected, 1)), "sex")
    assert result.reference_group == "a"
    one = row(result, "one")
    assert one.outcome is Outcome.CANNOT_TELL
    assert one.statement.startswith("not assessable: a group of 1")
    assert row(result, "b").outcome is Outcome.PASSED


def test_unknown_people_are_counted_and_in_no_ratio() -> None:
    result = battery(counts(women=(50, 100), men=(60, 100), unknown=(2, 40)), "sex")
    assert (result.unknown_n, result.unknown_selected) == (40, 2)
    women = row(result, "women")
    assert women.impact_ratio == pytest.approx(50 / 60)
    assert women.unknown_low == pytest.approx((50 / 138) / (62 / 102))
    assert women.unknown_high == pytest.approx((52 / 102) / (60 / 138))


def test_reference_is_the_highest_rate_and_not_the_largest_group() -> None:
    result = battery(counts(large=(500, 1000), small=(9, 10)), "sex")
    assert result.reference_group == "small"
    assert row(result, "large").impact_ratio == pytest.approx(0.555556, abs=1e-6)


def test_groups_below_the_chosen_share_are_shown_and_left_out_of_ratios() -> None:
    options = Options(minimum_share=Fraction("0.02"))
    some = counts(large=(500, 1000), other=(450, 1000), small=(9, 10))
    result = battery(some, "sex", options=options)
    assert result.reference_group == "large"
    small = row(result, "small")
    assert (small.n, small.selected, small.impact_ratio) == (10, 9, None)
    assert small.outcome is Outcome.INFORMATIVE
    assert "less than 2% of the people" in small.statement


def test_fewer_than_one_expected_selection_is_not_assessable() -> None:
    few = row(battery(counts(few=(0, 10), many=(50, 1000)), "sex"), "few")
    assert few.statement.startswith("not assessable: fewer than 1 selection")


def test_flag_beyond_chance_is_not_called_chance() -> None:
    chance = row(battery(counts(women=(15, 40), men=(21, 40)), "sex"), "women")
    assert chance.statement.startswith(
        "observed below four-fifths; data cannot distinguish it from chance"
    )
    more = row(battery(counts(women=(40, 100), men=(60, 100)), "sex"), "women")
    assert more.outcome is Outcome.ATTENTION
    assert more.statement.endswith("a ratio of 0.80, though it is more than chance")


def test_one_different_person_is_said() -> None:
    black = row(battery(counts(black=(3, 20), white=(16, 80)), "sex"), "black")
    assert black.swaps_to_reversal == 1
    assert "one different person selected for one job would turn it round" in black.statement


def test_pooled_counts_never_speak_alone() -> None:
    result = battery(BERKELEY, "sex")
    female = row(result, "female")
    assert female.impact_ratio == pytest.approx(0.681830, abs=1e-6)
    assert female.outcome is Outcome.ATTENTION
    assert "does not bear out" in female.statement
    assert "read them one by one" in female.statement
    assert result.stratified is not None
    assert result.stratified.risk_ratio_mh == pytest.approx(1.058307, abs=1e-6)
    assert result.stratified.cmh_statistic == pytest.approx(1.524607, abs=1e-6)
    assert result.stratified.breslow_day_tarone == pytest.approx(18.8255, abs=1e-4)


def test_a_disparity_that_pooling_hides_is_found_within_requisitions() -> None:
    hidden = together(
        counts(requisition="A", women=(450, 900), men=(75, 100)),
        counts(requisition="B", women=(5, 100), men=(90, 900)),
    )
    women = row(battery(hidden, "sex"), "men")
    assert women.outcome is not Outcome.PASSED
    result = battery(hidden, "sex")
    assert result.reference_group == "women"
    assert row(result, "men").impact_ratio == pytest.approx(165 / 1000 / (455 / 1000))
    assert result.stratified is not None
    assert (result.stratified.risk_ratio_mh or 0) > 1


def test_requisitions_that_say_nothing_are_counted() -> None:
    some = together(
        BERKELEY,
        counts(requisition="G", female=(0, 5), male=(0, 5)),
        counts(requisition="H", female=(2, 5)),
    )
    result = battery(some, "sex").stratified
    assert result is not None
    assert (result.strata, result.strata_left_out) == (6, 2)


def test_stages_are_never_added_up() -> None:
    staged = together(
        counts(stage="screen", women=(40, 100), men=(60, 100)),
        counts(stage="interview", women=(20, 40), men=(30, 60)),
    )
    with pytest.raises(StatsError, match="several stages"):
        battery(staged, "sex")
    screen, interview = batteries(staged)
    assert row(screen, "women").impact_ratio == pytest.approx(2 / 3)
    assert row(interview, "women").impact_ratio == 1.0


def test_family_of_adjusted_p_is_all_pairs() -> None:
    result = battery(counts(a=(60, 100), b=(50, 100), c=(40, 100)), "sex")
    assert result.comparisons == 3
    smallest = row(result, "c")
    assert smallest.p_value_mid_p is not None
    assert smallest.p_value_holm == pytest.approx(3 * smallest.p_value_mid_p)


def test_equal_groups_are_rarely_said_to_differ() -> None:
    chance, alarms, audits = random.Random(5), 0, 250
    for _ in range(audits):
        groups = [
            counts(**{f"g{k}": (sum(chance.random() < 0.2 for _ in range(100)), 100)})  # type: ignore[arg-type]  # groups by computed names
            for k in range(7)
        ]
        found = battery(together(*groups), "sex").groups
        alarms += any(
            item.outcome is Outcome.FAILED or (item.p_value_holm or 1.0) < 0.05 for item in found
        )
    assert alarms / audits <= 0.05


def test_p_values_are_adjusted_over_all_axes_and_stages_for_monitoring() -> None:
    both = together(
        counts(stage="a", w=(10, 100), m=(40, 100), x=(30, 100)),
        counts(stage="b", w=(20, 40), m=(22, 40), x=(21, 40)),
    )
    rows = [row for axis in batteries(both) for row in axis.groups]
    raw = [row.p_value_mid_p for row in rows if row.p_value_mid_p is not None]
    assert len(raw) == 4
    assert [row.q_value for row in rows if row.q_value is not None] == list(benjamini_hochberg(raw))
    assert all((row.q_value is None) is (row.p_value_mid_p is None) for row in rows)


@pytest.mark.parametrize(("selected", "differs"), [(2, True), (22, False)])
def test_unknown_people_who_fare_otherwise_are_no_random_sample(
    selected: int, *, differs: bool
) -> None:
    some = counts(women=(50, 100), men=(60, 100), unknown=(selected, 40))
    p = battery(some, "sex").p_value_unknown
    assert p is not None
    assert (p < 0.05) is differs


def test_axes_and_stages_that_are_not_there_are_named() -> None:
    with pytest.raises(StatsError, match="no axis `race`"):
        battery(counts(women=(1, 5), men=(2, 5)), "race")
    with pytest.raises(StatsError, match="no stage `late`"):
        battery(counts(women=(1, 5), men=(2, 5)), "sex", stage="late")


@st.composite
def cubes(draw: st.DrawFn) -> ScreeningCounts:
    cells = []
    for requisition in draw(st.sampled_from([(None,), ("A", "B", "C")])):
        for group in draw(st.sets(st.sampled_from(["w", "m", "x", None]), min_size=1)):
            n = draw(st.integers(1, 60))
            selected = draw(st.integers(0, n))
            cells.append(
                CubeCell(
                    requisition=requisition,
                    stage=None,
                    groups=(group,),
                    n=n,
                    selected=selected,
                    scored=n,
                    above_median=draw(st.integers(0, n)),
                )
            )
    return replace(counts(), cells=tuple(cells))


@given(cubes(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_of_cells_changes_nothing(cube: ScreeningCounts, chance: random.Random) -> None:
    cells = list(cube.cells)
    chance.shuffle(cells)
    assert battery(replace(cube, cells=tuple(cells)), "sex") == battery(cube, "sex")


@given(cubes())
@settings(deadline=None)
def test_every_field_is_a_finite_number_or_none_with_a_reason(cube: ScreeningCounts) -> None:
    for item in battery(cube, "sex").groups:
        reasons = {missing.field for missing in item.not_computable}
        for field in dataclasses.fields(item):
            value = getattr(item, field.name)
            if isinstance(value, float):
                assert math.isfinite(value), field.name
            if value is None and field.name not in {"p_value_holm", "q_value"}:
                assert field.name in reasons


@given(cubes())
@settings(deadline=None)
def test_explanations_are_complete_for_every_group(cube: ScreeningCounts) -> None:
    result = battery(cube, "sex")
    for item in result.groups:
        ((axis, found),) = find_group((result,), item.group)
        for step in explain_ratio(axis, found):
            assert step.working
            assert step.source


def test_a_group_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(ConfigError, match="`men`, `women`"):
        find_group(batteries(counts(women=(1, 50), men=(30, 50))), "woman")


def test_a_table_that_differs_from_the_counts_is_found() -> None:
    some = counts(women=(40, 100), men=(60, 100))
    assert not odd_tables([table(some)], [some])
    assert odd_tables([table(some, off_by=1e-6)], [some])
    assert odd_tables([replace(table(some), axis="race")], [some])
    assert odd_tables([table(counts(women=(40, 100), others=(60, 100)))], [some])
