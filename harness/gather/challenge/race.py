"""Sweeps single swaps past a noisy screener: bets on every signal, most on the most suspicious."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

from harness.gather.challenge.asking import Desk
from harness.gather.challenge.attributes import Case, Signal
from harness.people.application import Application
from harness.people.background import Background
from harness.people.matched import Stimulus
from harness.record import record
from harness.stats.multiplicity import e_benjamini_hochberg
from harness.stats.symmetric import Shift, observe_shift, shift_test

FALSE_SHARE = 0.05
"""Share of signals found that may be false ones, before any confirmation (e-BH)."""
WRONGLY_CLEARED = 0.2
"""Chance to let go of a signal that differs by the margin: 80 % of such are kept."""
MARGIN_PER_NOISE = 0.6
"""Our convention: a swap matters from 0.6 standard deviations of one answer on. A smaller one
orders two single answers rightly in fewer than 2 of 3 cases."""

_FIRST_PAIRS, _NEW_AT_ONCE = 4, 4
_BETS_ON = (8, 3, 3)
_EVERY = 3
_PROMISING = 5.0


@record
class Drawn:
    """One pair of fresh answers in a race: outcome after minus before."""

    stimulus: Stimulus
    background: Background
    difference: float
    middle: float


@record
class Lane:
    """One signal in the race, as far as it was asked."""

    signal: Signal
    test: Shift
    drawn: tuple[Drawn, ...] = ()

    @property
    def alike(self) -> bool:
        """A difference of the margin is out of the question, wrongly in at most 1 of 5 cases."""
        return min(self.test.under.largest, self.test.over.largest) >= 1 / WRONGLY_CLEARED

    @property
    def mean_difference(self) -> float:
        """Mean of after minus before; 0 where nothing was asked."""
        return math.fsum(d.difference for d in self.drawn) / max(1, len(self.drawn))


class Race:
    """Two-sided betting tests of many signals at once, each stopped as soon as it is clear.

    The null of a signal is that both applications of a pair get answers of one distribution, so
    that a difference is as likely on either side of 0, whatever the noise is. The pairs of the
    table come first where there are any; every other pair is drawn fresh. A signal is found by e-BH
    over all signals of the race, and let go of once a difference of the margin is ruled out.

    Args:
        desk: Asks the screener.
        signals: What to swap.
        backgrounds: Where, in turn; the likeliest first.
        deviation: Standard deviation of one answer to identical input.
        margin: The difference that a swap must make to count.
    """

    def __init__(
        self,
        desk: Desk,
        signals: Sequence[Signal],
        backgrounds: Sequence[Background],
        *,
        deviation: float,
        margin: float,
    ) -> None:
        self._desk = desk
        self._backgrounds = tuple(backgrounds)
        blank = shift_test(scale=math.sqrt(2) * deviation, smallest=margin, alpha=FALSE_SHARE)
        self._lanes = {signal.name: Lane(signal=signal, test=blank) for signal in signals}
        self._asked = dict.fromkeys(self._lanes, 0)
        self._found: dict[str, Literal["differs", "alike"]] = {}
        self._round = 0

    def start(self, signal: str, drawn: Sequence[Drawn]) -> None:
        """Let a signal begin with pairs that were asked before."""
        if signal in self._lanes:
            self._observe(signal, drawn)
            self._asked[signal] += len(drawn)

    async def next_found(self, *, spent: int, without: Collection[str]) -> Lane | None:
        """The next signal that differs, or None where all are clear or `spent` calls are reached.

        Args:
            spent: The number of calls at which to stop.
            without: Attributes that are explained already.

        Raises:
            GatherError: the screener failed.
        """
        while True:
            found = self._look(without)
            if found is not None:
                return found
            room = min(spent - self._desk.meter.calls, self._desk.meter.remaining) // 2
            turns = self._turns(without)[: max(0, room)]
            if not turns:
                return None
            await self._ask(turns)

    @property
    def promising(self) -> bool:
        """Whether some signal that is not clear yet is suspicious enough to go on with."""
        open_ = [lane for name, lane in self._lanes.items() if name not in self._found]
        return any(lane.test.e_value >= _PROMISING for lane in open_)

    def lanes(self) -> tuple[tuple[Lane, Literal["differs", "alike", "budget"]], ...]:
        """Every signal that was asked, and why it was asked no further."""
        return tuple(
            (lane, self._found.get(name, "budget"))
            for name, lane in self._lanes.items()
            if lane.drawn
        )

    def _look(self, without: Collection[str]) -> Lane | None:
        names = list(self._lanes)
        found = e_benjamini_hochberg(
            [self._lanes[name].test.e_value for name in names], level=FALSE_SHARE
        )
        new: Lane | None = None
        for name, differs in zip(names, found, strict=True):
            lane = self._lanes[name]
            if name in self._found:
                continue
            if differs:
                self._found[name] = "differs"
                if new is None and lane.signal.attribute not in without:
                    new = lane
                    break
            elif lane.alike:
                self._found[name] = "alike"
        return new

    def _turns(self, without: Collection[str]) -> list[str]:
        """Whom to ask next, once for each pair: the most suspicious most, and some new ones."""
        names = [
            name
            for name, lane in self._lanes.items()
            if name not in self._found and lane.signal.attribute not in without
        ]
        new = [name for name in names if self._asked[name] < _FIRST_PAIRS]
        old = sorted(
            (name for name in names if self._asked[name] >= _FIRST_PAIRS),
            key=lambda name: -self._lanes[name].test.e_value,
        )
        self._round += 1
        turns = [name for name, bets in zip(old, _BETS_ON, strict=False) for _ in range(bets)]
        for name in new[:_NEW_AT_ONCE]:
            turns += [name] * (_FIRST_PAIRS - self._asked[name])
        if self._round % _EVERY == 0 and not new:
            turns += [name for name in old[len(_BETS_ON) :] for _ in range(2)]
        return turns

    async def _ask(self, turns: Sequence[str]) -> None:
        """One fresh pair for each turn; which twin is sent first alternates."""
        cases: list[tuple[str, Case, bool]] = []
        for name in turns:
            number = self._asked[name]
            self._asked[name] += 1
            signal = self._lanes[name].signal
            case = Case(
                background=self._backgrounds[number % len(self._backgrounds)],
                swaps={signal.attribute: signal.swaps[number % len(signal.swaps)]},
            )
            cases.append((name, case, bool(number % 2)))
        ordered: list[Application] = []
        for _, case, turned in cases:
            twins = self._desk.twins(case)
            ordered += twins[::-1] if turned else twins
        answers = await self._desk.meter.ask_again(ordered)
        for place, (name, case, turned) in enumerate(cases):
            two = answers[2 * place : 2 * place + 2]
            before, after = two[::-1] if turned else two
            if before.answered and after.answered:
                (stimulus,) = case.swaps.values()
                drawn = Drawn(
                    stimulus=stimulus,
                    background=case.background,
                    difference=after.outcome - before.outcome,
                    middle=(after.outcome + before.outcome) / 2,
                )
                self._observe(name, [drawn])

    def _observe(self, name: str, drawn: Sequence[Drawn]) -> None:
        lane = self._lanes[name]
        test = lane.test
        for one in drawn:
            test = observe_shift(test, one.difference)
        self._lanes[name] = replace(lane, test=test, drawn=(*lane.drawn, *drawn))
