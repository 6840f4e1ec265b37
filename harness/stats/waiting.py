"""How long people wait where some still do: shares and days that count silence until now."""

from collections.abc import Sequence
from math import exp, log, sqrt

from harness.evidence import WaitedDays
from harness.record import record
from harness.stats.score import Z95


@record
class Silence:
    """The share still without a word after `day` days (0–1), with its 95 % interval.

    `at_risk` people had waited so long, and were watched, when that day began.
    """

    day: int
    share: float
    low: float
    high: float
    at_risk: int


@record
class Days:
    """The day by which a share of the people had a word; None where it is not seen.

    `high` is None where the data do not bound it: too many wait, or were watched too briefly.
    """

    value: int | None
    low: int | None
    high: int | None


@record
class Kept:
    """How a deadline was kept, in people: `open_` still wait and are not yet past it."""

    kept: int
    late: int
    open_: int

    @property
    def known(self) -> int:
        """People of whom it is known."""
        return self.kept + self.late


def silence(days: Sequence[WaitedDays], z: float = Z95) -> tuple[Silence, ...]:
    """The share without a word, day by day, counting those who still wait as far as they do.

    Who still waits after d days was watched for d days, and says nothing of later ones.

    Source: Kaplan & Meier (1958); Greenwood's variance, interval on the log-log scale
    (Kalbfleisch & Prentice 1980).
    """
    at_risk = sum(item.told + item.silent for item in days)
    share, spread = 1.0, 0.0
    found: list[Silence] = []
    for item in sorted(days, key=lambda item: item.days):
        if item.told:
            share *= 1 - item.told / at_risk
            rest = at_risk - item.told
            spread += item.told / (at_risk * rest) if rest else 0.0
            low, high = _around(share, spread, z, at_risk)
            step = Silence(day=item.days, share=share, low=low, high=high, at_risk=at_risk)
            found.append(step)
        at_risk -= item.told + item.silent
    return tuple(found)


def silent_after(days: Sequence[WaitedDays], day: int) -> Silence | None:
    """The share without a word after `day` whole days; None where nobody was watched so long."""
    if not any(item.days >= day for item in days) and _somebody_waits(days):
        return None
    if not days:
        return None
    steps = [step for step in silence(days) if step.day <= day]
    people = sum(item.told + item.silent for item in days)
    if steps:
        return steps[-1]
    return Silence(day=day, share=1.0, low=_all_wait(people), high=1.0, at_risk=people)


def told_by(days: Sequence[WaitedDays], share: float = 0.5) -> Days:
    """The day by which `share` of the people (0–1) had a word, with its 95 % interval.

    Source: Brookmeyer & Crowley (1982).
    """
    left = 1 - share + 1e-12
    steps = silence(days)

    def first(which: str) -> int | None:
        return next((step.day for step in steps if getattr(step, which) <= left), None)

    return Days(value=first("share"), low=first("low"), high=first("high"))


def deadline(days: Sequence[WaitedDays], day: int) -> Kept:
    """Who had a word within `day` whole days, who had none by then, and who may still get one."""
    return Kept(
        kept=sum(item.told for item in days if item.days <= day),
        late=sum(item.told + item.silent for item in days if item.days > day),
        open_=sum(item.silent for item in days if item.days <= day),
    )


def watched_days(days: Sequence[WaitedDays]) -> int:
    """The longest time that anybody was watched (days)."""
    return max((item.days for item in days), default=0)


def _somebody_waits(days: Sequence[WaitedDays]) -> bool:
    return any(item.silent for item in days)


def _around(share: float, spread: float, z: float, at_risk: int) -> tuple[float, float]:
    if share <= 0:
        return 0.0, 1 - _all_wait(at_risk)
    width = z * sqrt(spread) / abs(log(share))
    scale = log(share)
    return exp(scale * exp(width)), exp(scale * exp(-width))


def _all_wait(people: int) -> float:
    """The lowest share that still lets all of so many wait with probability 2.5 %."""
    lowest: float = 0.025 ** (1 / max(1, people))
    return lowest
