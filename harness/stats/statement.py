"""What may be said of an impact ratio: five states, from its interval and the four-fifths flag."""

from enum import StrEnum
from fractions import Fraction

from harness.record import record
from harness.stats.compare import FOUR_FIFTHS, Interval
from harness.verdict import Outcome


class State(StrEnum):
    """The five states, worst first."""

    BELOW = "below"
    FLAGGED = "flagged"
    OPEN = "open"
    SMALLER = "smaller"
    NONE = "none"

    @property
    def outcome(self) -> Outcome:
        """What an audit answers in this state."""
        return _OUTCOMES[self]


_OUTCOMES = {
    State.BELOW: Outcome.FAILED,
    State.FLAGGED: Outcome.ATTENTION,
    State.OPEN: Outcome.CANNOT_TELL,
    State.SMALLER: Outcome.PASSED,
    State.NONE: Outcome.PASSED,
}


@record
class Statement:
    """The outcome, and the sentence that may be said."""

    outcome: Outcome
    text: str


@record
class Ratio:
    """An impact ratio as estimated, and its 95 % interval."""

    value: float
    interval: Interval


@record
class Within:
    """The combined ratio of so many requisitions, and whether they differ among themselves.

    `strata_are` says what they are, if not requisitions.
    """

    ratio: Ratio
    requisitions: int
    differ: bool
    strata_are: str = "requisitions"


@record
class Caveats:
    """What weakens a statement.

    Attributes:
        n: People in the group.
        n_needed: People needed in it to see the threshold with 80 % probability.
        swaps_to_reversal: Selections to move for a higher rate than the reference's.
        beyond_chance: Whether the interval of the ratio lies below 1.
        chance_among_all: Whether chance explains the difference once all pairs of groups that
            could have been compared are counted.
    """

    n: int = 0
    n_needed: int | None = None
    swaps_to_reversal: int | None = None
    beyond_chance: bool = False
    chance_among_all: bool = False


def state_of(interval: Interval, *, flagged: bool, threshold: Fraction = FOUR_FIFTHS) -> State:
    """The state of an impact ratio.

    Args:
        interval: Its 95 % interval.
        flagged: Whether the observed ratio is below the threshold.
        threshold: Four-fifths, unless the employer chose another.
    """
    limit = float(threshold)
    if interval.high < limit:
        return State.BELOW
    if interval.low < limit:
        return State.FLAGGED if flagged else State.OPEN
    return State.SMALLER if interval.high < 1 else State.NONE


def wording(state: State, threshold: Fraction = FOUR_FIFTHS, *, beyond_chance: bool = False) -> str:
    """The sentence of a state, without its full stop.

    A flag whose interval lies below 1 is more than chance, and is not said to be less.
    """
    limit = f"{float(threshold):.2f}"
    name = _name(threshold)
    chance = f"a ratio of {limit}, though it is more than chance" if beyond_chance else "chance"
    return {
        State.BELOW: f"evidence of a ratio below {name}",
        State.FLAGGED: f"observed below {name}; data cannot distinguish it from {chance}",
        State.OPEN: f"no flag, but the data cannot rule out a ratio below {limit}",
        State.SMALLER: f"a disparity, with evidence that it is smaller than {name}",
        State.NONE: f"evidence of no {name}-sized disparity",
    }[state]


def say(
    pooled: State,
    *,
    threshold: Fraction = FOUR_FIFTHS,
    within: Within | None = None,
    caveats: Caveats | None = None,
) -> Statement:
    """The statement about a ratio, with what weakens it.

    Counts pooled over requisitions never speak alone where requisitions can be compared within:
    the combined ratio decides, except that a flag on the pooled counts stays an observation.
    Where more groups were compared, evidence must outlast the adjustment for all pairs of them.

    Args:
        pooled: The state of the ratio of all counts together.
        threshold: Four-fifths, unless the employer chose another.
        within: The ratio combined over requisitions, where there are at least two.
        caveats: What weakens it.
    """
    caveats = caveats or Caveats()
    state, beyond, text = pooled, caveats.beyond_chance, None
    if within is not None:
        state, text = _combined(pooled, within.ratio, threshold)
        beyond = within.ratio.interval.high < 1
    if state is State.BELOW and caveats.chance_among_all:
        state = State.FLAGGED
        text = f"observed below {_name(threshold)}; among so many groups chance can explain it"
    text = text or wording(state, threshold, beyond_chance=beyond)
    text += _weakness(state, caveats, threshold)
    if within is not None:
        text += f"; {_figures(within)}"
        text += f"; {within.strata_are} differ: read them one by one" if within.differ else ""
    return Statement(outcome=state.outcome, text=text)


def _combined(pooled: State, ratio: Ratio, threshold: Fraction) -> tuple[State, str | None]:
    """The state after the comparison within requisitions, and its own words where it has them."""
    inner = state_of(ratio.interval, flagged=ratio.value < float(threshold), threshold=threshold)
    flagged = pooled in {State.BELOW, State.FLAGGED}
    if not flagged or inner in {State.BELOW, State.FLAGGED}:
        return inner, None
    return State.FLAGGED, (
        f"observed below {_name(threshold)} in the counts of all requisitions together, "
        "which the comparison within requisitions does not bear out"
    )


def _figures(within: Within) -> str:
    interval = within.ratio.interval
    return (
        f"within {within.requisitions} {within.strata_are} the ratio is {within.ratio.value:.2f} "
        f"({interval.low:.2f} to {interval.high:.2f})"
    )


def _weakness(state: State, caveats: Caveats, threshold: Fraction) -> str:
    if state is State.FLAGGED and caveats.swaps_to_reversal == 1:
        return "; one different person selected for one job would turn it round"
    needed = caveats.n_needed
    if state is State.OPEN and needed is not None and caveats.n < needed:
        limit = f"{float(threshold):.2f}"
        return f"; about {needed} people in this group would be needed to see a ratio of {limit}"
    return ""


def _name(threshold: Fraction) -> str:
    return "four-fifths" if threshold == FOUR_FIFTHS else f"{float(threshold):.2f}"
