"""The tables of a battery: field names are the machine contract of `othershoe screen`."""

from harness.record import record
from harness.stats.shrunken import Shrunken
from harness.verdict import Outcome


@record
class NotComputable:
    """A field that is None, and why."""

    field: str
    reason: str


@record
class Stratified:
    """One group against the reference, compared within requisitions and combined.

    Attributes:
        group: The focal group.
        strata: Requisitions that say something about the two groups.
        strata_left_out: Requisitions that do not: a group is absent, or nobody or everybody of
            both was selected.
        risk_ratio_mh: Mantel-Haenszel impact ratio, with `_low` and `_high` (95 %).
        odds_ratio_mh: Mantel-Haenszel odds ratio, with `_low` and `_high` (95 %).
        cmh_statistic: Cochran-Mantel-Haenszel chi-squared, one degree of freedom, uncorrected.
        p_value_cmh: Its p-value.
        breslow_day_tarone: Chi-squared of one odds ratio for all requisitions.
        p_value_breslow_day_tarone: Its p-value.
        shortfall_stratified: Selections the group lacks to its share in every requisition.
        risk_ratio_score_low: Low end of the stratified score interval, a cross-check that is
            defined where a group was selected nowhere; with `_high`, None where nothing bounds it.
            Where the group was selected in no stratum, `risk_ratio_mh` is 0 and has this interval.
        strata_are: What was compared within: requisitions, periods, or both.
    """

    group: str
    strata: int
    strata_left_out: int
    risk_ratio_mh: float | None
    risk_ratio_mh_low: float | None
    risk_ratio_mh_high: float | None
    odds_ratio_mh: float | None
    odds_ratio_mh_low: float | None
    odds_ratio_mh_high: float | None
    cmh_statistic: float | None
    p_value_cmh: float | None
    breslow_day_tarone: float | None
    p_value_breslow_day_tarone: float | None
    shortfall_stratified: float
    strata_are: str = "requisitions"
    risk_ratio_score_low: float | None = None
    risk_ratio_score_high: float | None = None


@record
class OtherInterval:
    """The 95 % interval of the impact ratio by another method, to check or to compare with.

    `high` is None where nothing bounds it; `note` says what the method is good for.
    """

    method: str
    low: float
    high: float | None
    note: str


@record
class GroupResult:
    """Everything about one group against the reference; None is explained in `not_computable`.

    Attributes:
        group: Its name.
        n: People whose outcome is known.
        selected: Of them, selected.
        selection_rate: Share selected (0–1).
        scoring_rate: Share scored strictly above the median of the full sample (0–1).
        impact_ratio: Its rate divided by the reference's, from exact fractions.
        impact_ratio_low: Low end of the Miettinen-Nurminen 95 % interval.
        impact_ratio_high: Its high end.
        four_fifths_flag: Whether the ratio is less than four-fifths, in whole numbers.
        standard_deviations: Pooled z; negative where the group's rate is lower.
        p_value_mid_p: Twice the smaller one-sided mid-p (raw).
        p_value_fisher: Fisher's two-sided p, by likelihood (raw).
        shortfall_pooled: Selections lacking to the rate of both groups together.
        shortfall_reference: Selections lacking to the reference's rate.
        shortfall_four_fifths: Fewest further selections that reach four-fifths.
        swaps_to_parity: Fewest selections to move from the reference for a rate at least as high.
        unknown_low: Lowest impact ratio that the unknown categories allow.
        unknown_high: Highest impact ratio that they allow.
        minimum_detectable_ratio: Largest ratio below 1 that these numbers show with 80 % power.
        statement: What may be said.
        outcome: What an audit answers.
        scoring_impact_ratio: Its scoring rate divided by the highest scoring rate.
        swaps_to_reversal: Fewest selections to move for a higher rate than the reference's.
        swaps_to_four_fifths: Fewest selections to move to reach four-fifths.
        swaps_to_non_significance: Fewest selections to move until |z| is at most 1.96.
        n_needed: People needed in this group to show four-fifths with 80 % power, the reference
            growing alike.
        p_value_holm: The deciding p-value (within requisitions where they can be compared, else
            `p_value_mid_p`) adjusted for all pairs of groups of the axis.
        q_value: The same raw p-value adjusted over all groups of all axes and stages (Benjamini and
            Hochberg): for monitoring many tables, where a share of false alarms is acceptable.
        assessable: Whether there are enough people and selections to judge.
        p_value_boschloo: Boschloo's unconditional exact test, central two-sided (raw); for small
            groups only, where it is less conservative than Fisher's.
        ratio_to_largest: Its rate divided by that of the largest group, a reference that does not
            depend on the outcome: the highest of many noisy rates makes ratios too low.
        ratio_to_largest_low: Low end of its Miettinen-Nurminen 95 % interval.
        ratio_to_largest_high: Its high end.
        score_mean: Mean score of those who have one.
        score_d: Cohen's d against the reference: how many pooled standard deviations its mean
            lies below the reference's; negative where it lies above.
        score_d_low: Low end of its 95 % interval.
        score_d_high: Its high end.
        other_intervals: Intervals of the impact ratio by other methods.
        not_computable: Fields that are None, and why.
    """

    group: str
    n: int
    selected: int
    selection_rate: float | None
    scoring_rate: float | None = None
    impact_ratio: float | None = None
    impact_ratio_low: float | None = None
    impact_ratio_high: float | None = None
    four_fifths_flag: bool | None = None
    standard_deviations: float | None = None
    p_value_mid_p: float | None = None
    p_value_fisher: float | None = None
    shortfall_pooled: float | None = None
    shortfall_reference: float | None = None
    shortfall_four_fifths: int | None = None
    swaps_to_parity: int | None = None
    unknown_low: float | None = None
    unknown_high: float | None = None
    minimum_detectable_ratio: float | None = None
    statement: str
    outcome: Outcome
    scoring_impact_ratio: float | None = None
    swaps_to_reversal: int | None = None
    swaps_to_four_fifths: int | None = None
    swaps_to_non_significance: int | None = None
    n_needed: int | None = None
    p_value_holm: float | None = None
    q_value: float | None = None
    assessable: bool = True
    p_value_boschloo: float | None = None
    ratio_to_largest: float | None = None
    ratio_to_largest_low: float | None = None
    ratio_to_largest_high: float | None = None
    score_mean: float | None = None
    score_d: float | None = None
    score_d_low: float | None = None
    score_d_high: float | None = None
    other_intervals: tuple[OtherInterval, ...] = ()
    not_computable: tuple[NotComputable, ...] = ()


@record
class AxisResult:
    """The whole table of one axis at one stage.

    `reference_group` is the group with the highest selection rate, None where no category is
    known. `stratified` is the group whose combined ratio is lowest, `stratified_by_group` all of
    them; None and empty where there are no two requisitions to compare within. `comparisons` is
    the family of the adjusted p-values: all pairs of groups that can be assessed, because the
    reference is chosen by its rate. `largest_group` is the reference of `ratio_to_largest`.
    `bare_rule_false_alarm` is the chance that the four-fifths rule alone flags some group if all
    had the same rate; None where there are too many people to go through. `exploration` holds the
    rates of three or more groups pulled towards their mean, which are nobody's impact ratio.
    `p_value_unknown` (0–1) asks whether people of unknown category are selected at another rate
    than the others: then who did not say is no random sample.
    """

    axis: str
    stage: str | None
    reference_group: str | None
    unknown_n: int
    unknown_selected: int
    comparisons: int
    groups: tuple[GroupResult, ...]
    stratified: Stratified | None = None
    stratified_by_group: tuple[Stratified, ...] = ()
    largest_group: str | None = None
    bare_rule_false_alarm: float | None = None
    exploration: Shrunken | None = None
    p_value_unknown: float | None = None


def deciding_p(row: GroupResult, within: Stratified | None) -> float | None:
    """The raw p-value that decides: within requisitions where they can be compared, else mid-p."""
    if row.p_value_mid_p is None or within is None or within.p_value_cmh is None:
        return row.p_value_mid_p
    return within.p_value_cmh
