"""What may be said of a group's figures, once it is known how many groups were compared."""

from dataclasses import replace

from harness.stats.compare import Interval
from harness.stats.results import GroupResult, Stratified
from harness.stats.row import SMALLEST_ASSESSABLE, Options
from harness.stats.statement import Caveats, Ratio, Within, say, state_of
from harness.verdict import Outcome

CHANCE = 0.05


def stated(
    row: GroupResult, reference_n: int, options: Options, within: Stratified | None
) -> GroupResult:
    """The row with its outcome and its statement.

    Args:
        row: A group's figures, its adjusted p-value among them.
        reference_n: People of the reference group.
        options: Threshold and smallest share.
        within: The comparison within requisitions, where there is one.
    """
    if row.p_value_mid_p is None:
        return row
    if row.impact_ratio_low is None or row.impact_ratio_high is None:
        return _unassessed(row, "not computable: the reference selected nobody")
    if not row.assessable:
        return _unassessed(row, f"not assessable: {_too_few(row, reference_n)}")
    said = say(
        state_of(
            Interval(low=row.impact_ratio_low, high=row.impact_ratio_high),
            flagged=row.four_fifths_flag is True,
            threshold=options.threshold,
        ),
        threshold=options.threshold,
        within=_combined(within),
        caveats=Caveats(
            n=row.n,
            n_needed=row.n_needed,
            swaps_to_reversal=row.swaps_to_reversal,
            beyond_chance=row.impact_ratio_high < 1,
            chance_among_all=row.p_value_holm is not None and row.p_value_holm >= CHANCE,
        ),
    )
    return replace(row, statement=said.text, outcome=said.outcome)


def _unassessed(row: GroupResult, text: str) -> GroupResult:
    return replace(row, statement=text, outcome=Outcome.CANNOT_TELL)


def _too_few(row: GroupResult, reference_n: int) -> str:
    smallest = min(row.n, reference_n)
    if smallest < SMALLEST_ASSESSABLE:
        return f"a group of {smallest}, fewer than {SMALLEST_ASSESSABLE} people"
    return "fewer than 1 selection would be expected in this group"


def _combined(within: Stratified | None) -> Within | None:
    if (
        within is None
        or within.risk_ratio_mh is None
        or within.risk_ratio_mh_low is None
        or within.risk_ratio_mh_high is None
    ):
        return None
    p = within.p_value_breslow_day_tarone
    return Within(
        ratio=Ratio(
            value=within.risk_ratio_mh,
            interval=Interval(low=within.risk_ratio_mh_low, high=within.risk_ratio_mh_high),
        ),
        requisitions=within.strata,
        strata_are=within.strata_are,
        differ=p is not None and p < CHANCE,
    )
