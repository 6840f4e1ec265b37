"""The rule's own example tables, the court's numbers, and how often the bare rule is wrong."""

import csv
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from harness.stats.boschloo import boschloo
from harness.stats.compare import TwoGroups, impact_ratio
from harness.stats.effects import cohen_h, phi, z_of_ratio
from harness.stats.false_alarms import bare_rule_false_alarm
from harness.stats.significance import pooled_z

FOLDER = Path(__file__).parents[1] / "golden"


def golden(name: str) -> list[dict[str, str]]:
    """Rows of a file; what is only remembered is not golden."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if "MEMORY" not in row.get("provenance", "")]


def two(*numbers: str) -> TwoGroups:
    x, n, x_r, n_r = map(int, numbers)
    return TwoGroups(focal_selected=x, focal_n=n, reference_selected=x_r, reference_n=n_r)


def printed_alike(exact: Fraction, printed: str) -> bool:
    """Rounded or truncated at the printed place: the rule's tables do both."""
    number = printed.removesuffix("%")
    places = len(number.partition(".")[2]) + (2 if printed.endswith("%") else 0)
    shown = Fraction(number) / (100 if printed.endswith("%") else 1)
    unit = Fraction(1, 10**places)
    return shown == floor(exact / unit) * unit or abs(exact - shown) <= unit / 2


G02 = golden("g02_ll144_rule.csv")


def counted(row: dict[str, str]) -> tuple[int, int]:
    """The whole number of people that the printed rate stands for."""
    n = int(row["n"])
    if row["n_selected_or_above_median"]:
        return int(row["n_selected_or_above_median"]), n
    fits = [x for x in range(n + 1) if printed_alike(Fraction(x, n), row["rate_pub"])]
    assert len(fits) == 1, "the printed rate names one count"
    return fits[0], n


@pytest.mark.parametrize(
    "row", G02, ids=lambda row: f"{row['table']} {row['race'] or row['hispanic'] or row['sex']}"
)
def test_a_row_of_the_rules_example_is_re_derived_from_counts(row: dict[str, str]) -> None:
    axis = [r for r in G02 if (r["table"], r["axis"]) == (row["table"], row["axis"])]
    x, n = counted(row)
    x_r, n_r = max((counted(r) for r in axis), key=lambda pair: Fraction(*pair))
    ratio = impact_ratio(two(*map(str, (x, n, x_r, n_r))))
    assert ratio is not None
    assert printed_alike(Fraction(x, n), row["rate_pub"])
    assert printed_alike(ratio, row["ir_pub"])


def test_the_examples_sex_rows_lie_half_above_the_median() -> None:
    above = [counted(row) for row in G02 if (row["table"], row["axis"]) == ("SCORING", "sex")]
    assert above == [(50, 92), (34, 76)]


def test_the_courts_figures_in_teal_are_those_of_the_implied_counts() -> None:
    said = {row["quantity"]: row["value"] for row in golden("g08_court_cases.csv")}
    exam, bottom = two("26", "48", "206", "259"), two("11", "48", "35", "259")
    assert str(exam.n + 22) == said["candidates"]
    assert f"{float(exam.focal_rate):.2%}" == said["black_pass_rate"]
    assert f"{float(exam.reference_rate):.2%}" == "79.54%" == said["white_pass_rate"]
    assert float(impact_ratio(exam) or 0) == pytest.approx(0.681028, abs=5e-7)
    assert f"{floor((impact_ratio(exam) or 0) * 100)}%" == said["pass_rate_ratio"]
    assert pooled_z(exam) == pytest.approx(-3.757385, abs=1e-6)
    assert [f"{float(r):.1%}" for r in (bottom.focal_rate, bottom.reference_rate)] == [
        part.split()[0] for part in said["promotion_rates"].split(" / ")
    ]
    assert "0.681028 z=-3.757385" in said["implied_counts"]
    assert float(impact_ratio(bottom) or 0) == pytest.approx(1.695833, abs=1e-6)


@pytest.mark.parametrize("row", golden("oc_four_fifths_null.csv"), ids=lambda r: r["n_per_group"])
def test_false_alarms_of_the_bare_rule_between_two_groups_are_exact(row: dict[str, str]) -> None:
    n = int(row.pop("n_per_group"))
    for rate, chance in row.items():
        assert bare_rule_false_alarm([n, n], float(rate)) == pytest.approx(
            float(chance), abs=5.1e-5
        ), rate


@pytest.mark.parametrize("row", golden("oc_max_reference.csv"), ids=lambda row: row["groups"])
def test_false_alarms_among_many_groups_are_the_simulated_ones(row: dict[str, str]) -> None:
    groups = int(row.pop("groups"))
    for n, chance in row.items():
        simulated, found = float(chance), bare_rule_false_alarm([int(n)] * groups, 0.30)
        assert found is not None
        spread = (max(found * (1 - found), 1e-4) / 40_000) ** 0.5
        assert found == pytest.approx(simulated, abs=4 * spread + 5e-5), n


def test_bare_rule_flags_somebody_in_nearly_every_audit_of_seven_equal_groups() -> None:
    assert bare_rule_false_alarm([100] * 7, 0.2) == pytest.approx(0.984, abs=0.002)
    assert bare_rule_false_alarm([1000] * 7, 0.2) == pytest.approx(0.170, abs=0.01)


@pytest.mark.parametrize(
    ("sizes", "rate", "chance"),
    [
        pytest.param([1, 1], 0.5, 0.5, id="one against one: they differ half the time"),
        pytest.param([50, 50], 0.0, 0.0, id="nobody is selected"),
        pytest.param([50, 50], 1.0, 0.0, id="everybody is selected"),
        pytest.param([50], 0.5, None, id="one group"),
        pytest.param([10**6, 10**6], 0.5, None, id="too many people to go through"),
    ],
)
def test_false_alarms_at_the_edges(sizes: list[int], rate: float, chance: float | None) -> None:
    found = bare_rule_false_alarm(sizes, rate)
    assert found == (None if chance is None else pytest.approx(chance, abs=1e-12))


@pytest.mark.parametrize("row", golden("computed_battery.csv"), ids=lambda row: row["case"])
def test_effect_sizes_agree_with_independent_recomputation(row: dict[str, str]) -> None:
    groups = two(row["xf"], row["nf"], row["xr"], row["nr"])
    assert phi(groups) == pytest.approx(float(row["phi"]), rel=5e-8)
    assert cohen_h(groups) == pytest.approx(float(row["h"]), rel=5e-8)
    if row["z_ir"]:
        assert z_of_ratio(groups) == pytest.approx(float(row["z_ir"]), rel=5e-8)
    else:
        assert z_of_ratio(groups) is None
    if row["boschloo_two"]:
        assert boschloo(groups).p == pytest.approx(float(row["boschloo_two"]), rel=1e-6)
