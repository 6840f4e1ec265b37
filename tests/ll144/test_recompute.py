"""A published summary is re-derived from its own numbers, and nothing finer than was printed."""

import csv
import io
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.cli import run
from harness.errors import ConfigError
from harness.stats.ll144.categories import RACES, category_of
from harness.stats.ll144.printed import read_count, read_printed
from harness.stats.ll144.published import read_published
from harness.stats.ll144.recompute import Defect, Kind, recompute

HEAD = ("category", "n", "selected", "rate", "impact ratio")
SEX = (("Male", 1390, 667, "48%", "1.00"), ("Female", 1181, 555, "47%", "0.979"))
UNKNOWN = (("Unknown", 250, "", "", ""),)


def found(
    *rows: Sequence[object],
    head: Sequence[str] = HEAD,
    before: Sequence[Sequence[object]] = (),
    kind: Kind = Kind.ARITHMETIC,
) -> list[Defect]:
    earlier = read_published(text(head, before), name="before.csv") if before else ()
    tables = read_published(text(head, rows), name="t.csv")
    return [d for d in recompute(tables, earlier) if d.kind is kind]


def text(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue()


def codes(defects: Sequence[Defect]) -> set[str]:
    return {defect.code for defect in defects}


def test_the_rules_own_example_of_selection_rates_adds_up() -> None:
    rows = (
        ("Hispanic or Latino", 408, 204, "50%", "0.97"),
        ("White", 797, 412, "52%", "1.00"),
        ("Black or African American", 390, 170, "44%", "0.84"),
    )
    assert found(*rows, *UNKNOWN) == []


def test_the_rules_own_example_of_scoring_rates_adds_up_though_it_cuts_off() -> None:
    rows = (
        ("Hispanic or Latino", 28, "64.2%", "1.00"),
        ("White", 40, "37.5%", "0.58"),
        ("Black or African American", 32, "50.0%", "0.78"),
        ("Native Hawaiian or Pacific Islander", 8, "62.5%", "0.97"),
        ("Asian", 24, "41.7%", "0.65"),
    )
    head = ("category", "n", "scoring rate", "impact ratio")
    assert found(*rows, head=head) == []


def test_rates_must_be_those_of_the_counts() -> None:
    (defect,) = found(("Male", 1390, 667, "49%", "0.98"), ("Female", 1181, 578, "48.9%", "1.0"))
    assert defect.code == "rate-not-of-counts"
    assert defect.line == 2
    assert "667 of 1390 is 0.4799" in defect.message


@pytest.mark.parametrize("printed", ["0.6666", "0.6667", "66.6%", "66.7 %", ".66", "0.67"])
def test_rounding_and_cutting_off_are_both_taken(printed: str) -> None:
    assert found(("Male", 3, 2, printed, "1"), ("Female", 3, 2, printed, "1")) == []


@pytest.mark.parametrize("printed", ["0.6665", "0.6668", "0.65", "0.68", "66.5%"])
def test_one_unit_beyond_is_a_defect(printed: str) -> None:
    rows = (("Male", 3, 2, printed, "1"), ("Female", 3, 2, "0.67", "1"))
    assert codes(found(*rows)) == {"rate-not-of-counts"}


def test_a_rate_that_no_whole_number_gives_is_found() -> None:
    head = ("category", "n", "selection rate", "impact ratio")
    defects = found(("Male", 20, "0.20", "1"), ("Female", 29, "0.19", "0.95"), head=head)
    assert codes(defects) == {"no-whole-number"}
    assert "29 people" in defects[0].message


def test_a_ratio_of_rounded_rates_is_told_apart_from_a_wrong_one() -> None:
    # 0.83 / 0.86 is 0.965, which prints as 0.97; the counts give 0.9547
    rows = (("Male", 1000, 864, "0.86", "1"), ("Female", 2000, 1650, "0.83", "0.97"))
    assert codes(found(*rows)) == {"ratio-of-rounded-rates"}
    wrong = (("Male", 1000, 864, "0.86", "1"), ("Female", 2000, 1650, "0.83", "0.91"))
    assert codes(found(*wrong)) == {"ratio-not-of-rates"}


def test_ratios_to_a_rate_that_is_not_the_highest_are_one_defect() -> None:
    rows = (
        ("White", 1000, 400, "0.400", "0.800"),
        ("Black or African American", 1000, 500, "0.500", "1.000"),
        ("Asian", 1000, 600, "0.600", "1.200"),
    )
    defects = found(*rows)
    assert codes(defects) == {"ratio-above-one", "another-denominator"}
    assert any("Black or African American" in d.message for d in defects)


def test_a_category_that_is_left_out_is_no_denominator_unless_it_was_used() -> None:
    head = (*HEAD, "excluded", "justification")
    rows = (
        ("Native Hawaiian or Pacific Islander", 10, 6, "0.6", "", "yes", "too few"),
        ("Two or More Races", 500, 215, "0.43", "1.00", "", ""),
        ("White", 500, 200, "0.40", "0.93", "", ""),
        ("Asian", 500, 150, "0.30", "0.70", "", ""),
    )
    assert found(*rows, head=head) == []
    used = [
        (*row[:4], ratio, *row[5:])
        for row, ratio in zip(rows, ("", "0.72", "0.67", "0.50"), strict=True)
    ]
    assert codes(found(*used, head=head)) == {"another-denominator"}


@pytest.mark.parametrize(("n", "codes_"), [(20, {"left-out-too-large"}), (19, set())])
def test_two_per_cent_are_not_less_than_two_per_cent(n: int, codes_: set[str]) -> None:
    head = (*HEAD, "excluded", "justification")
    rows = (
        ("Asian", n, n // 2, f"{n // 2 / n:.9f}", "", "yes", "too few"),
        ("White", 980, 490, "0.5", "1", "", ""),
        ("Unknown", 0, "", "", "", "", ""),
    )
    assert codes(found(*rows, head=head)) == codes_


def test_what_the_rule_asks_for_and_is_not_there_is_missing_and_not_arithmetic() -> None:
    head = (*HEAD, "excluded")
    rows = (("Male", 100, 50, "0.5", "1", ""), ("Female", 1, 1, "1.0", "", "yes"))
    missing = found(*rows, head=head, kind=Kind.MISSING)
    assert codes(missing) == {"no-unknown-number", "no-justification"}
    assert found(*rows, head=head) == []


def test_intersectional_lines_cannot_be_more_people_than_their_row() -> None:
    rows = (
        ("Male", 100, 50, "0.5", "1"),
        ("Female", 100, 50, "0.5", "1"),
        ("White male", 60, 30, "0.5", "1"),
        ("Asian male", 41, 20, "0.48", "0.97"),
    )
    defects = found(*rows)
    assert codes(defects) == {"parts-exceed-whole"}
    assert [d.category for d in defects] == ["Male"]
    fewer = (*rows[:3], ("Asian male", 40, 20, "0.50", "1"))
    assert found(*fewer) == []


def test_ratios_carried_over_from_last_year_are_found() -> None:
    last = (
        ("White", 100, 50, "0.50", "1.00"),
        ("Asian", 100, 40, "0.40", "0.80"),
        ("Two or More Races", 100, 30, "0.30", "0.60"),
    )
    now = (
        ("White", 1000, 500, "0.50", "1.00"),
        ("Asian", 100, 40, "0.40", "0.80"),
        ("Two or More Races", 100, 30, "0.30", "0.60"),
    )
    assert codes(found(*now, before=last)) == {"carried-over"}
    assert found(*last, before=last) == []


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    rows = (("Martian", 1, 1, "1", "1"), ("Male", "many", 1, "x", "1"))
    with pytest.raises(ConfigError) as error:
        found(*rows)
    assert len(error.value.mistakes) == 3
    with pytest.raises(ConfigError, match="no columns"):
        read_published("a,b\n1,2\n", name="t.csv")


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("White (Not Hispanic or Latino)", "White"),
        ("Black or African American, female", "Female, Black or African American"),
        ("Native Hawaiian or Other Pacific Islander", RACES[3]),
        ("American Indian or Alaskan Native", RACES[5]),
        ("Non-Hispanic White Men", "Male, White"),
        ("Hispanic or Latina women", "Female, Hispanic or Latino"),
        ("Unknown / declined", "Unknown"),
        ("Klingon", None),
    ],
)
def test_categories_are_known_by_their_usual_names(written: str, category: str | None) -> None:
    assert category_of(written) == category


@given(st.integers(1, 5000), st.data())
def test_a_summary_printed_from_counts_always_adds_up(n: int, data: st.DataObject) -> None:
    places, cut = data.draw(st.integers(2, 4)), data.draw(st.booleans())
    rows = []
    people = [(n, data.draw(st.integers(0, n))) for _ in range(3)]
    top = max(Fraction(x, m) for m, x in people)
    for race, (m, x) in zip(RACES, people, strict=False):
        rate = Fraction(x, m)
        ratio = printed(rate / top, places, cut=cut) if top else ""
        rows.append((race, m, x, printed(rate, places, cut=cut), ratio))
    assert found(*rows) == []


def printed(value: Fraction, places: int, *, cut: bool) -> str:
    scaled = value * 10**places
    whole = int(scaled) if cut else int(scaled + Fraction(1, 2))
    return f"{whole // 10**places}.{whole % 10**places:0{places}d}"


def test_numbers_are_read_with_their_last_place() -> None:
    number = read_printed("48%")
    assert number is not None
    assert (number.value, number.unit) == (Fraction(48, 100), Fraction(1, 100))
    assert read_printed("n/a") is None
    assert (read_count("1,390"), read_count("208.0"), read_count("4.5")) == (1390, 208, None)


def test_the_command_exits_with_one_where_numbers_contradict_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "summary.csv"
    file.write_text(text(HEAD, (*SEX, *UNKNOWN)), encoding="utf-8")
    assert run(["ll144", "recompute", str(file)]) == 0
    assert "no ratio passes or fails" in capsys.readouterr().out
    file.write_text(text(HEAD, (SEX[0], ("Female", 1181, 555, "47%", "0.95"))), encoding="utf-8")
    assert run(["ll144", "recompute", str(file), "--format", "json"]) == 1
    assert "ratio-not-of-rates" in capsys.readouterr().out
