"""What `--explain` writes down: every formula, worked out, gives the figure beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import log, log1p, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.example.screening import counts, together
from harness.stats.battery import battery
from harness.stats.compare import TwoGroups
from harness.stats.explained import explain_ratio
from harness.stats.row import Options
from harness.stats.score import miettinen_nurminen_ratio, ratio_test
from harness.stats.step import Step
from tests.stats.test_battery import BERKELEY

TWO = counts(black=(12, 40), white=(48, 80), unknown=(3, 10))


def steps(found: Sequence[Step]) -> dict[str, Step]:
    return {step.name: step for step in found}


def worked(name: str = "black", options: Options | None = None) -> dict[str, Step]:
    options = options or Options()
    axis = battery(TWO, "sex", options=options)
    row = next(item for item in axis.groups if item.group == name)
    return steps(explain_ratio(axis, row, TWO, options))


def calculated(working: str) -> tuple[float, float]:
    """What stands left of the last equals sign, worked out, and what stands right of it."""
    left, _, right = working.rpartition(" = ")
    text = left.rpartition(";")[2]
    for sign, operator in (("·", "*"), ("−", "-"), ("²", "**2"), ("√", "sqrt")):
        text = text.replace(sign, operator)
    assert re.fullmatch(r"[\d.e()+*/ \-sqrt]+", text), text
    return float(eval(text, {"sqrt": sqrt})), float(right.split()[0])  # noqa: S307 - our own text


@pytest.mark.parametrize(
    "name",
    [
        "selection rate",
        "standard deviations",
        "shortfall, pooled",
        "shortfall, reference",
        "its low end",
        "its high end",
    ],
)
def test_the_formula_gives_the_figure_beside_it(name: str) -> None:
    left, right = calculated(worked()[name].working)
    assert left == pytest.approx(right, rel=1e-4)


def test_the_ends_of_the_interval_are_where_the_score_is_the_quantile() -> None:
    found = worked()
    assert found["its low end"].working.endswith("= 1.96")
    assert found["its high end"].working.endswith("= -1.96")


@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_likeliest_rates_under_a_ratio_have_that_ratio_and_are_likeliest(
    n: int, x: int, n_r: int, x_r: int
) -> None:
    groups = TwoGroups(
        focal_selected=min(x, n), focal_n=n, reference_selected=min(x_r, n_r), reference_n=n_r
    )
    interval = miettinen_nurminen_ratio(groups)
    assert interval is not None
    if not interval.low:
        return
    at = ratio_test(groups, interval.low)
    assert at.score == pytest.approx(1.959964, abs=1e-4)
    assert at.focal_rate == pytest.approx(interval.low * at.reference_rate)

    def likelihood(reference: float) -> float:
        """Its logarithm, but for a constant."""
        focal, own, other = interval.low * reference, min(x, n), min(x_r, n_r)
        return (
            own * log(focal)
            + (n - own) * log1p(-focal)
            + other * log(reference)
            + (n_r - other) * log1p(-reference)
        )

    if not 0 < at.focal_rate < 1 or not 0 < at.reference_rate < 1:
        return
    best = likelihood(at.reference_rate)
    for other in (0.98, 1.02):
        nearby = at.reference_rate * other
        if 0 < nearby < 1 and interval.low * nearby < 1:
            assert likelihood(nearby) <= best + 1e-9


def test_the_flag_is_shown_in_whole_numbers() -> None:
    assert worked()["four-fifths flag"].working == "5·12·80 = 4800 < 4·48·40 = 7680: flagged"


def test_an_employers_own_threshold_is_shown_with_its_own_numbers() -> None:
    found = worked(options=Options(threshold=Fraction(9, 10)))
    assert found["flag at 9/10"].working == "10·12·80 = 9600 < 9·48·40 = 17280: flagged"
    assert "0.90" in found["people needed"].working


def test_bounds_for_the_unknown_show_where_everybody_was_put() -> None:
    assert worked()["bounds for unknown"].working == (
        "of 10 unknown people 3 were selected: (12/(40 + 7)) / ((48 + 3)/(80 + 3)) = 0.415519 to "
        "((12 + 3)/(40 + 3)) / (48/(80 + 7)) = 0.632267"
    )


def test_the_reference_is_explained_by_all_rates() -> None:
    assert worked("white")["reference"].working.endswith("white 48/80 = 0.6, black 12/40 = 0.3")


def test_a_ratio_that_is_not_defined_says_why() -> None:
    nobody = counts(a=(0, 9), b=(0, 9))
    axis = battery(nobody, "sex")
    found = steps(explain_ratio(axis, axis.groups[1], nobody))
    assert found["impact ratio"].working == "the reference selected nobody"
    assert found["statement"].working.endswith("(cannot tell)")


def test_requisitions_are_worked_out_with_their_sums() -> None:
    axis = battery(BERKELEY, "sex")
    row = next(item for item in axis.groups if item.group == "female")
    found = steps(explain_ratio(axis, row, BERKELEY))
    top, bottom = (
        sum(terms)
        for terms in zip(
            *(
                (x * n_r / (n + n_r), x_r * n / (n + n_r))
                for x, n, x_r, n_r in (
                    (89, 108, 512, 825), (17, 25, 353, 560), (202, 593, 120, 325),
                    (131, 375, 138, 417), (94, 393, 53, 191), (24, 341, 22, 373),
                )
            ),
            strict=True,
        )
    )  # fmt: skip
    assert f"= {top:.6g} / {bottom:.6g} = 1.05831" in found["ratio within"].working
    assert found["  A"].working.startswith("89/108 against 512/825, ratio 1.32")
    assert found["p, adjusted"].source == "Holm (1979), on p within"


def test_many_requisitions_are_cut_short_and_the_rest_is_counted() -> None:
    many = together(
        *(counts(requisition=f"R{k:02}", f=(k % 4, 9), m=(k % 5 + 1, 9)) for k in range(25))
    )
    axis = battery(many, "sex")
    row = next(item for item in axis.groups if item.group != axis.reference_group)
    found = steps(explain_ratio(axis, row, many))
    assert sum(name.startswith("  R") for name in found) == 10
    assert found["  …"].working == "15 more, which lack fewer selections"


def test_scores_are_explained_by_their_counts() -> None:
    scored = replace(
        TWO,
        has_scores=True,
        cells=tuple(
            replace(
                cell,
                scored=cell.n,
                above_median=cell.n // k,
                score_sum=5.0 * cell.n / k,
                score_sum_squares=40.0 * cell.n,
            )
            for k, cell in enumerate(TWO.cells, start=2)
        ),
    )
    axis = battery(scored, "sex")
    row = next(item for item in axis.groups if item.group == "white")
    found = steps(explain_ratio(axis, row, scored))
    assert "26 / 80 = 0.325" in found["scoring rate"].working
