"""Hunts for counterexamples: sweep, search, reduce, confirm, write down, look for the next."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Literal

from harness.employer import Challenge
from harness.evidence import NoiseMeasured, PairCompared, SignalSwept
from harness.gather.challenge.asking import Desk, flips
from harness.gather.challenge.attributes import Signal, attributes, signals
from harness.gather.challenge.chances import (
    Levels,
    asked_before,
    cases_of,
    likeliest,
    margin_of,
    outliers,
    suspicious,
)
from harness.gather.challenge.confirm import (
    NOISY_ALPHA,
    STILL_ALPHA,
    Confirmation,
    confirm_smallest,
)
from harness.gather.challenge.counterexample import write_counterexample
from harness.gather.challenge.noise import Noise
from harness.gather.challenge.plan import Plan
from harness.gather.challenge.race import Race
from harness.gather.challenge.search import NOISY_LOOKS, STILL_LOOK, Field, search
from harness.gather.challenge.sweep import Flip, Sweep
from harness.store import EvidenceLog

_ROUNDS = 12
_CASES_OF_A_SIGNAL = 3
_SEARCHED_SWAPS, _SEARCHED_BACKGROUNDS = 24, 12
_LEVEL_DRAWS = 5
_RESERVE_STILL, _RESERVE_NOISY, _LEAST_RESERVE = 48, 160, 24
_YES_NO_DEVIATION = 0.35


async def hunt(
    desk: Desk,
    plan: Plan,
    pairs: Sequence[PairCompared],
    *,
    noise: Noise,
    spec: Challenge,
    log: EvidenceLog,
) -> None:
    """Look for changes that flip an answer until none is found or the budget is spent.

    What the pairs showed decides where to look first; a confirmation counts fresh draws only, and
    the chance of a false one is split over the rounds.

    Args:
        desk: Asks the screener.
        plan: The design, with all that could be swapped.
        pairs: What was answered to it.
        noise: What the screener changes by itself.
        spec: The seed.
        log: Where evidence goes.

    Raises:
        GatherError: the screener failed.
    """
    hunting = _Hunt(desk, plan, pairs, noise=noise, spec=spec, log=log)
    if noise.still:
        await hunting.still()
    if not hunting.noise.still:
        await hunting.noisy()


class _Hunt:
    """One hunt: what is explained already, and how many confirmations were begun."""

    def __init__(
        self,
        desk: Desk,
        plan: Plan,
        pairs: Sequence[PairCompared],
        *,
        noise: Noise,
        spec: Challenge,
        log: EvidenceLog,
    ) -> None:
        self.noise = noise
        self._desk = desk
        self._plan = plan
        self._pairs = pairs
        self._spec = spec
        self._log = log
        self._decided = desk.meter.threshold is not None or bool(desk.meter.yes_no)
        self._signals = suspicious(signals(plan.searched, plan.stimuli), pairs)
        self._explained: list[frozenset[str]] = []
        self._unsteady: set[str] = set()
        self._round = 0
        self._since = desk.meter.calls

    @property
    def _margin(self) -> float:
        return margin_of(self._pairs, self.noise, decided=self._decided)

    @property
    def _alone(self) -> set[str]:
        """Attributes that are explained by themselves."""
        return {name for names in self._explained if len(names) == 1 for name in names}

    def _limit(self, reserve: int) -> int:
        """The number of calls that leaves some for confirmations."""
        meter = self._desk.meter
        return meter.calls + meter.remaining - min(reserve, meter.remaining // 3)

    async def still(self) -> None:
        """One look at each single swap, then combinations, then the swaps that are left."""
        meter = self._desk.meter
        limit = self._limit(_RESERVE_STILL)
        levels = await likeliest(
            self._desk, self._plan.backgrounds, self._pairs, draws=1, limit=limit
        )
        sweep = Sweep(
            self._desk,
            self._signals,
            levels.backgrounds,
            differ=flips(margin=self._margin),
        )
        await self._sweep(sweep, spent=meter.calls + (limit - meter.calls) // 2)
        await self._combinations(levels, spent=meter.calls + (limit - meter.calls) * 3 // 4)
        await self._sweep(sweep, spent=limit)
        for swept in sweep.swept() if self.noise.still else ():
            self._write(
                swept.signal,
                pairs=swept.pairs,
                mean=swept.mean_difference,
                e_value=None,
                margin=self._margin,
                stopped="differs" if swept.flips else "all asked" if sweep.over else "budget",
            )

    async def noisy(self) -> None:
        """Bets on every signal until each is clear, then combinations."""
        deviation = self._deviation
        limit = self._limit(_RESERVE_NOISY)
        levels = await likeliest(
            self._desk, self._plan.backgrounds, self._pairs, draws=_LEVEL_DRAWS, limit=limit
        )
        if not levels.backgrounds:
            return
        before = {
            signal.name: asked_before(signal, self._pairs, self._plan.backgrounds)
            for signal in self._signals
        }
        odd = [
            one
            for signal in self._signals
            for one in outliers(signal, before[signal.name], deviation=deviation)
        ]
        margin = margin_of(self._pairs, replace(self.noise, deviation=deviation), decided=False)
        race = Race(
            self._desk,
            (*odd, *self._signals),
            levels.backgrounds,
            deviation=deviation,
            margin=margin,
        )
        for name, drawn in before.items():
            race.start(name, drawn)
        calls = self._desk.meter.calls
        await self._race(race, levels, spent=calls + (limit - calls) * 7 // 10)
        if race.promising:
            await self._race(race, levels, spent=limit)
        await self._combinations(levels, spent=limit)
        await self._race(race, levels, spent=self._limit(_LEAST_RESERVE))
        for lane, stopped in race.lanes():
            self._write(
                lane.signal,
                pairs=len(lane.drawn),
                mean=lane.mean_difference,
                e_value=lane.test.e_value,
                margin=margin,
                stopped=stopped,
            )

    @property
    def _deviation(self) -> float:
        """Of one answer; a yes or no that is near its own threshold may be anything."""
        least = _YES_NO_DEVIATION if self._desk.meter.yes_no else 0.0
        return max(self.noise.deviation, least)

    async def _sweep(self, sweep: Sweep, *, spent: int) -> None:
        while self._round < _ROUNDS and self.noise.still:
            flip = await sweep.next_flip(spent=spent, without=self._alone, not_on=self._unsteady)
            if flip is None:
                return
            await self._settle(flip)

    async def _race(self, race: Race, levels: Levels, *, spent: int) -> None:
        while self._round < _ROUNDS:
            lane = await race.next_found(spent=spent, without=self._alone)
            if lane is None:
                return
            cases = cases_of(lane, self._desk, levels, deviation=self._deviation)
            for flip in cases[:_CASES_OF_A_SIGNAL]:
                if self._round < _ROUNDS and await self._settle(flip):
                    break

    async def _combinations(self, levels: Levels, *, spent: int) -> None:
        """Let hypothesis look at the likeliest swaps until it finds nothing more."""
        while self._round < _ROUNDS and self._desk.meter.calls < spent:
            field = self._field(levels, spent=spent)
            if not field.backgrounds:
                return
            flip = await search(self._desk, field, random=self._random())
            if flip is None:
                return
            still = self.noise.still
            await self._settle(flip)
            if still and not self.noise.still:
                return

    def _field(self, levels: Levels, *, spent: int) -> Field:
        likely = [replace(s, swaps=s.swaps[:_SEARCHED_SWAPS]) for s in self._signals]
        kept = [b for b in levels.backgrounds if b.id not in self._unsteady]
        near = None if self._desk.meter.threshold is None else _SEARCHED_BACKGROUNDS
        return Field(
            attributes=attributes(likely),
            backgrounds=tuple(kept[:near]),
            flips=flips(margin=self._margin),
            spent=spent,
            deviation=self._deviation,
            looks=STILL_LOOK if self.noise.still else NOISY_LOOKS,
            excluded=tuple(self._explained),
        )

    def _random(self) -> Random:
        return Random(f"{self._spec.seed}/hunt/{self._round}")  # noqa: S311 - a search, no secret

    async def _settle(self, flip: Flip) -> bool:
        """Confirm a flip and write it down; what noise alone showed is not reported."""
        self._round += 1
        share = self._round * (self._round + 1)
        alpha = (STILL_ALPHA if self.noise.still else NOISY_ALPHA) / share
        flip, result = await confirm_smallest(
            self._desk, flip, noise=self.noise, differ=flips(margin=self._margin), alpha=alpha
        )
        calls, self._since = self._desk.meter.calls - self._since, self._desk.meter.calls
        if result.confirmed:
            self._explained.append(frozenset(flip.case.swaps))
        else:
            self._unsteady.add(flip.case.background.id)
        if self.noise.still and result.deviation:
            self._unstill(result)
        if result.confirmed or self.noise.still:
            write_counterexample(
                self._desk, flip, result, calls=calls, margin=self._margin, log=self._log
            )
        return result.confirmed

    def _unstill(self, result: Confirmation) -> None:
        """Identical applications got different answers after all: say so, and go on by bets."""
        self.noise = Noise(deviation=result.deviation, largest_gap=result.largest_gap)
        self._log.write(
            NoiseMeasured(
                **self._log.stamp(),
                screener=self._desk.meter.screener.name,
                repeats=result.draws,
                standard_deviation=result.deviation,
                largest_gap=result.largest_gap,
            )
        )

    def _write(
        self,
        signal: Signal,
        *,
        pairs: int,
        mean: float,
        e_value: float | None,
        margin: float,
        stopped: Literal["differs", "alike", "budget", "all asked"],
    ) -> None:
        self._log.write(
            SignalSwept(
                **self._log.stamp(),
                screener=self._desk.meter.screener.name,
                signal=signal.name,
                attribute=signal.attribute,
                pairs=pairs,
                mean_difference=mean,
                e_value=e_value,
                margin=margin,
                stopped=stopped,
                neutral=signal.neutral,
            )
        )
