"""The traps that fairness tools fall into: each is answered right, and with its reason.

Every case goes the public way: a file, `othershoe screen FILE --format json`, its exit code.
"""

import math
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from harness.cli import run
from tests.conformance.conftest import Screen, Screened, people


def test_exactly_four_fifths_is_no_flag(screen: Screen) -> None:
    found = screen(*people("a", 80, 100), *people("b", 64, 100))
    row = found.group("b")
    assert (row["impact_ratio"], row["four_fifths_flag"]) == (0.8, False)
    assert row["statement"].startswith("no flag, but the data cannot rule out a ratio below 0.80")
    assert (row["outcome"], found.code) == ("cannot tell", 0)


def test_nobody_selected_has_no_ratio_and_is_no_pass(screen: Screen) -> None:
    found = screen(*people("a", 0, 50), *people("b", 0, 50))
    for name in "ab":
        row = found.group(name)
        assert (row["impact_ratio"], row["four_fifths_flag"]) == (None, None)
        assert (row["selection_rate"], row["outcome"]) == (0.0, "cannot tell")
        assert "nobody was selected" in row["statement"] or "selected nobody" in row["statement"]
        assert found.why(name, "impact_ratio")
    assert found.code == 0


def test_a_group_of_whom_nobody_is_selected_is_never_the_reference(screen: Screen) -> None:
    found = screen(*people("a", 0, 50), *people("b", 5, 50))
    row = found.group("a")
    assert found.axes[0]["reference_group"] == "b"
    assert (row["impact_ratio"], row["impact_ratio_low"]) == (0.0, 0.0)
    assert 0 < row["impact_ratio_high"] < 1.5
    assert row["four_fifths_flag"] is True
    assert row["p_value_mid_p"] == pytest.approx(0.0281, abs=5e-4)
    assert found.group("b")["impact_ratio"] == 1.0


@pytest.mark.parametrize("selected", [0, 1], ids=["who was not selected", "who was"])
def test_one_person_alone_neither_fails_nor_makes_others_fail(
    selected: int, screen: Screen
) -> None:
    found = screen(*people("a", 500, 1000), *people("b", 480, 1000), *people("one", selected, 1))
    assert found.axes[0]["reference_group"] == "a"
    assert found.group("b")["outcome"] == "passed"
    assert found.group("b")["impact_ratio"] == 0.96
    one = found.group("one")
    assert (one["n"], one["selected"], one["outcome"]) == (1, selected, "cannot tell")
    assert one["statement"].startswith("not assessable: a group of 1")
    assert found.code == 0


@pytest.mark.parametrize("selected", [0, 1])
def test_one_person_alone_does_not_weaken_what_others_show(selected: int, screen: Screen) -> None:
    pair = (*people("a", 30, 100), *people("b", 45, 100))
    alone, beside = screen(*pair), screen(*pair, *people("one", selected, 1))
    assert alone.group("a")["p_value_holm"] == beside.group("a")["p_value_holm"]
    assert alone.group("a")["statement"] == beside.group("a")["statement"]
    assert beside.axes[0]["comparisons"] == 1


@pytest.mark.parametrize("word", ["Unknown", "", "declined"])
def test_unknown_is_no_group_and_its_people_are_counted_and_bound_the_ratio(
    word: str, screen: Screen
) -> None:
    found = screen(*people("a", 80, 100), *people("b", 64, 100), *people(word, 2, 40))
    axis = found.axes[0]
    assert {row["group"] for row in axis["groups"]} == {"a", "b"}
    assert axis["unknown_n"] == 40
    row = found.group("b")
    assert (row["impact_ratio"], row["four_fifths_flag"]) == (0.8, False)
    assert row["unknown_low"] == pytest.approx((64 / 138) / (82 / 102))
    assert row["unknown_high"] == pytest.approx((66 / 102) / (80 / 138))


def test_rows_without_a_decision_are_in_no_rate_and_are_counted(screen: Screen) -> None:
    found = screen(*people("a", 80, 100), *people("b", 64, 100), ("b", "", 40))
    assert found.undecided == 40
    assert (found.group("b")["n"], found.group("b")["impact_ratio"]) == (100, 0.8)


def test_a_combination_that_nobody_has_is_no_violation(screen: Screen) -> None:
    found = screen(
        *people("f,Black", 30, 60),
        *people("m,Black", 32, 60),
        *people("f,White", 31, 60),
        head="sex,race",
        options=("--cross", "sex,race"),
    )
    cross = found.axes[2]
    assert cross["axis"] == "sex × race"
    assert {row["group"] for row in cross["groups"]} == {"f × Black", "m × Black", "f × White"}
    assert all(row["four_fifths_flag"] is False for row in cross["groups"])
    assert found.code == 0


def test_a_decision_that_is_no_number_is_refused_and_named(screen: Screen) -> None:
    found = screen(*people("a", 80, 100), *people("b", 64, 100), ("b", "NaN", 7))
    assert (found.code, found.text) == (2, "")
    assert "`NaN` (7 rows)" in found.told


def test_not_a_number_in_a_column_of_numbers_is_no_rejection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = [1.0] * 80 + [0.0] * 20 + [1.0] * 63 + [0.0] * 35 + [math.nan] * 2
    pq.write_table(
        pa.table({"sex": ["a"] * 100 + ["b"] * 100, "selected": decisions}), tmp_path / "t.parquet"
    )
    arguments = ["screen", str(tmp_path / "t.parquet"), "--group", "sex", "--outcome", "selected"]
    code = run([*arguments, "--format", "json"])
    found = Screened(code=code, text=capsys.readouterr().out, told="")
    row = found.group("b")
    assert (found.undecided, row["n"], row["selected"]) == (2, 98, 63)
    assert row["impact_ratio"] == pytest.approx((63 / 98) / 0.8)


@pytest.mark.parametrize("words", [("yes", "no"), ("TRUE", "FALSE"), ("selected", "rejected")])
def test_decisions_in_words_are_read_as_decisions(words: tuple[str, str], screen: Screen) -> None:
    yes, no = words
    found = screen(("a", yes, 80), ("a", no, 20), ("b", yes, 64), ("b", no, 36))
    assert found.group("b")["impact_ratio"] == 0.8


@pytest.mark.parametrize("word", ["offer", "0.73", "2"])
def test_decisions_that_nobody_explained_are_refused_with_what_to_write(
    word: str, screen: Screen
) -> None:
    found = screen(*people("a", 80, 100), ("b", word, 64), ("b", "0", 36))
    assert (found.code, found.text) == (2, "")
    assert f"`{word}` (64 rows)" in found.told
    assert "--selected" in found.told


def test_full_selection_of_one_group_has_a_right_interval(screen: Screen) -> None:
    found = screen(*people("focal", 29, 55), *people("full", 11, 11))
    row = found.group("focal")
    assert row["impact_ratio"] == pytest.approx(29 / 55)
    assert round(row["impact_ratio_low"], 3) == 0.397
    assert round(row["impact_ratio_high"], 3) == 0.742
    assert row["impact_ratio_low"] < row["impact_ratio"] < row["impact_ratio_high"]


def test_full_selection_of_everybody_is_a_ratio_of_one_without_standard_deviations(
    screen: Screen,
) -> None:
    found = screen(*people("a", 40, 40), *people("b", 60, 60))
    row = found.group("a")
    assert (row["impact_ratio"], row["four_fifths_flag"]) == (1.0, False)
    assert row["standard_deviations"] is None
    assert found.why("a", "standard_deviations").startswith("everybody or nobody")
    assert found.code == 0


def test_small_numbers_are_not_called_evidence_nor_a_pass(screen: Screen) -> None:
    found = screen(*people("a", 16, 80), *people("b", 3, 20))
    row = found.group("b")
    assert (row["impact_ratio"], row["four_fifths_flag"]) == (0.75, True)
    assert row["outcome"] == "attention"
    assert "one different person selected for one job would turn it round" in row["statement"]


def test_one_group_alone_is_told_that_there_is_nobody_to_compare_with(screen: Screen) -> None:
    found = screen(*people("a", 3, 9))
    assert (found.code, found.text) == (2, "")
    assert "nobody to compare it with" in found.told


def test_pooled_counts_do_not_speak_where_requisitions_say_otherwise(screen: Screen) -> None:
    departments = {
        "A": ((89, 108), (512, 825)),
        "B": ((17, 25), (353, 560)),
        "C": ((202, 593), (120, 325)),
        "D": ((131, 375), (138, 417)),
        "E": ((94, 393), (53, 191)),
        "F": ((24, 341), (22, 373)),
    }
    rows = [
        row
        for name, (female, male) in departments.items()
        for row in (*people(f"f,{name}", *female), *people(f"m,{name}", *male))
    ]
    found = screen(*rows, head="sex,dept", options=("--requisition", "dept"))
    female = found.group("f")
    assert female["impact_ratio"] == pytest.approx(0.681830, abs=1e-6)
    assert female["four_fifths_flag"] is True
    assert found.axes[0]["stratified"]["risk_ratio_mh"] == pytest.approx(1.058307, abs=1e-6)
    assert female["outcome"] == "attention"
    assert "which the comparison within requisitions does not bear out" in female["statement"]
    assert "requisitions differ" in female["statement"]
