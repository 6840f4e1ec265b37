"""The publishable summary: three tables, the reading that was chosen, nothing that passes."""

from pathlib import Path

import pytest

from harness.employer import LocalLaw144
from harness.evidence import CubeCell, Evidence, ScoreBin, ScoreCounts, ScreeningCounts
from harness.example import NOW
from harness.example.walks import run_started
from harness.project import bundled
from harness.render.ll144 import render_ll144
from harness.stats.ll144.published import read_published
from harness.stats.ll144.recompute import Kind, recompute
from harness.stats.ll144.summary import (
    Axis,
    Measure,
    Reading,
    Summary,
    Table,
    above_median,
    summarise,
)

HISPANIC, WHITE, HAWAIIAN = "Hispanic or Latino", "White", "Native Hawaiian or Pacific Islander"


def cube(*cells: tuple[str | None, str | None, int, int, int]) -> ScreeningCounts:
    return ScreeningCounts(
        id="screening/0001",
        at=NOW,
        source="t.csv",
        query="SELECT …",
        axes=("gender", "race"),
        has_scores=True,
        median=3.0,
        rows=sum(cell[2] for cell in cells),
        cells=tuple(
            CubeCell(
                requisition=None,
                stage=None,
                groups=(sex, race),
                n=n,
                selected=selected,
                scored=n,
                above_median=above,
            )
            for sex, race, n, selected, above in cells
        ),
    )


CUBE = cube(
    ("Women", WHITE, 500, 250, 200),
    ("Women", HAWAIIAN, 10, 9, 4),
    ("Men", WHITE, 480, 200, 260),
    ("Men", None, 100, 40, 30),
    (None, HISPANIC, 60, 20, 10),
    ("Non-binary", WHITE, 7, 3, 3),
)


def table(of: Summary, axis: Axis, measure: Measure = Measure.SELECTION) -> Table:
    (found,) = (t for t in of.tables if (t.axis, t.measure) == (axis, measure))
    return found


def ratios(of: Table) -> dict[str, float | None]:
    return {line.category: line.impact_ratio for line in of.lines}


def test_each_table_has_its_own_denominator_and_its_own_unknown_people() -> None:
    summary = summarise(CUBE)
    sex, race, pair = (table(summary, axis) for axis in Axis)
    assert (sex.denominator, race.denominator) == ("Female", HAWAIIAN)
    assert pair.denominator == f"Female, {HAWAIIAN}"
    assert (sex.unknown_n, race.unknown_n, pair.unknown_n) == (67, 100, 167)
    assert ratios(sex)["Male"] == pytest.approx((240 / 580) / (259 / 510))


def test_a_category_that_component_1_does_not_have_is_counted_and_named() -> None:
    assert table(summarise(CUBE), Axis.SEX).other == (("Non-binary", 7),)


def test_nobody_is_left_out_unless_asked() -> None:
    kept = table(summarise(CUBE), Axis.RACE)
    assert not any(line.left_out for line in kept.lines)
    race = table(summarise(CUBE, reading=Reading(leave_out_small=True)), Axis.RACE)
    assert race.denominator == WHITE
    assert ratios(race)[HAWAIIAN] is None
    assert ratios(race)[WHITE] == 1.0


def test_one_that_is_left_out_is_the_denominator_only_by_choice() -> None:
    chosen = Reading(leave_out_small=True, small_as_denominator=True)
    race = table(summarise(CUBE, reading=chosen), Axis.RACE)
    assert race.denominator == HAWAIIAN
    assert ratios(race)[HAWAIIAN] is None


@pytest.mark.parametrize(("assessed", "out"), [(False, False), (True, True)])
def test_two_per_cent_of_what_is_a_choice(assessed: bool, out: bool) -> None:
    counts = cube(("Men", WHITE, 980, 9, 9), ("Women", HAWAIIAN, 20, 9, 9), (None, None, 100, 1, 1))
    reading = Reading(leave_out_small=True, two_percent_of_assessed=assessed)
    race = table(summarise(counts, reading=reading), Axis.RACE)
    assert [line.left_out for line in race.lines] == [False, out]


def test_the_median_of_known_people_is_another_reading() -> None:
    bins = [("Men", 1.0, 2), ("Men", 5.0, 2), ("Women", 2.0, 3), (None, 9.0, 50)]
    scores = ScoreCounts(
        id="screening/0002",
        at=NOW,
        axis="gender",
        bins=tuple(ScoreBin(group=group, score=score, n=n) for group, score, n in bins),
    )
    found = summarise(CUBE, [scores], reading=Reading(known_median=True))
    sex = table(found, Axis.SEX, Measure.SCORING)
    assert [(line.category, line.n, line.counted) for line in sex.lines] == [
        ("Male", 4, 2),
        ("Female", 3, 0),
    ]
    assert any("intersectional" in reason for reason in found.not_made)


def test_above_the_median_is_strict() -> None:
    assert above_median([(3.0, 5)]) == (3.0, 0)
    assert above_median([(1.0, 1), (2.0, 1)]) == (1.5, 1)
    assert above_median([(1.0, 1), (2.0, 2), (3.0, 1)]) == (2.0, 1)


def test_all_scores_tied_have_no_ratio() -> None:
    counts = cube(("Men", WHITE, 10, 5, 0), ("Women", WHITE, 10, 5, 0))
    sex = table(summarise(counts), Axis.SEX, Measure.SCORING)
    assert sex.denominator is None
    assert set(ratios(sex).values()) == {None}


def rendered(stated: LocalLaw144 | None, *evidence: Evidence) -> dict[str, str]:
    return render_ll144(
        (*evidence, CUBE), stated, templates=bundled("reports/templates"), title="Acme & Co"
    )


def test_it_is_written_only_where_the_law_asks_for_it() -> None:
    assert rendered(None) == {}
    assert rendered(None, run_started(jurisdictions=("us-il",))) == {}
    assert "ll144-summary.html" in rendered(None, run_started(jurisdictions=("us-nyc",)))


def test_what_the_employer_has_not_said_is_still_to_be_filled_in() -> None:
    page = rendered(LocalLaw144(tool="Sieve <2>"))["ll144-summary.html"]
    assert "Sieve &lt;2&gt;" in page
    assert "[ll144] audited_on" in page
    assert "No ratio passes or fails" in page or "no ratio passes or fails" in page


def test_test_data_need_their_two_reasons() -> None:
    page = rendered(LocalLaw144(data_kind="test"))["ll144-summary.html"]
    assert "[ll144] why_test_data" in page
    assert "[ll144] how_test_data" in page


def test_its_own_data_add_up_when_recomputed() -> None:
    stated = LocalLaw144(leave_out_small=True, left_out_because="fewer than 2 % of the data")
    data = rendered(stated)["tables/ll144.csv"]
    defects = recompute(read_published(data, name="ll144.csv"))
    assert [d for d in defects if d.kind is Kind.ARITHMETIC] == []
    assert {d.code for d in defects} <= {"missing-category", "more-than-half-above"}


def test_every_category_stands_in_the_summary_even_if_nobody_applied(tmp_path: Path) -> None:
    page = rendered(LocalLaw144())["ll144-summary.html"]
    for race in ("Asian", "Two or More Races", "Female, Two or More Races"):
        assert race in page
