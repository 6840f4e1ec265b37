"""Sweeps all single swaps past a screener that answers the same to the same: one look at each."""

import math
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from harness.gather.challenge.asking import Compared, Desk, Flips
from harness.gather.challenge.attributes import Case, Signal
from harness.people.background import Background
from harness.people.matched import Stimulus
from harness.record import record

_CHUNK = 512
# A flip keeps both documents; a signal that flips everywhere is explained by its first ones.
_KEPT_FLIPS = 200


@record
class Flip:
    """A case whose answers differ, and what was answered."""

    case: Case
    compared: Compared


@record
class Swept:
    """What a sweep saw of one signal: `flips` of `pairs`, and the mean of after minus before."""

    signal: Signal
    pairs: int
    flips: int
    mean_difference: float


@record
class _Swap:
    signal: Signal
    stimulus: Stimulus


class Sweep:
    """Every swap of one attribute on every background, each asked once, the likeliest first.

    Attributes take turns, and swaps and backgrounds widen together, so that a small budget meets
    every attribute and a large one every case.

    Args:
        desk: Asks the screener.
        signals: What to swap, with the likeliest swap of each first.
        backgrounds: Where, the likeliest first.
        differ: What counts as a change.
    """

    def __init__(
        self,
        desk: Desk,
        signals: Sequence[Signal],
        backgrounds: Sequence[Background],
        *,
        differ: Flips,
    ) -> None:
        self.over = False
        self._desk = desk
        self._differ = differ
        self._cases = _singles(signals, backgrounds)
        self._signals = tuple(signals)
        self._flips: deque[Flip] = deque()
        self._seen: dict[str, list[float]] = defaultdict(list)
        self._flipped: dict[str, int] = defaultdict(int)

    async def next_flip(
        self, *, spent: int, without: Collection[str], not_on: Collection[str]
    ) -> Flip | None:
        """The next swap that changes an answer, or None where `spent` calls or all are reached.

        Args:
            spent: The number of calls at which to stop.
            without: Attributes that are explained already.
            not_on: Ids of backgrounds on which noise alone flips answers.

        Raises:
            GatherError: the screener failed.
        """
        while True:
            while self._flips:
                flip = self._flips.popleft()
                if _wanted(flip.case, without, not_on):
                    return flip
            if not await self._look(spent, without, not_on):
                return None

    def swept(self) -> tuple[Swept, ...]:
        """What was seen so far, signal by signal; those that were never reached are left out."""
        return tuple(
            Swept(
                signal=signal,
                pairs=len(seen),
                flips=self._flipped[signal.name],
                mean_difference=math.fsum(seen) / len(seen),
            )
            for signal in self._signals
            if (seen := self._seen.get(signal.name))
        )

    async def _look(self, spent: int, without: Collection[str], not_on: Collection[str]) -> bool:
        """Compare the next cases and queue what flips; whether there were any to pay for."""
        room = min(_CHUNK, (spent - self._desk.meter.calls) // 2)
        asked = [
            item for item in islice(self._cases, max(0, room)) if _wanted(item[1], without, not_on)
        ]
        self.over = self.over or (room > 0 and not asked)
        compared = await self._desk.compare([case for _, case in asked], draws=1, spent=spent)
        for (signal, case), item in zip(asked, compared, strict=False):
            before, after = item.answer_before, item.answer_after
            if not (before.answered and after.answered):
                continue
            self._seen[signal.name].append(after.outcome - before.outcome)
            if self._differ(before, after):
                self._flipped[signal.name] += 1
                if self._flipped[signal.name] <= _KEPT_FLIPS:
                    self._flips.append(Flip(case=case, compared=item))
        return bool(asked)


def _wanted(case: Case, without: Collection[str], not_on: Collection[str]) -> bool:
    return case.background.id not in not_on and not any(name in without for name in case.swaps)


def _singles(
    signals: Sequence[Signal], backgrounds: Sequence[Background]
) -> Iterator[tuple[Signal, Case]]:
    """Shell by shell: swaps 0 to n on backgrounds 0 to n, attribute by attribute in turn."""
    swaps: dict[str, list[_Swap]] = {}
    for signal in signals:
        of = swaps.setdefault(signal.attribute, [])
        of += [_Swap(signal=signal, stimulus=stimulus) for stimulus in signal.swaps]
    for attribute, of in swaps.items():
        swaps[attribute] = _in_turn(of)
    last = max([len(backgrounds), *map(len, swaps.values())], default=0)
    for shell in range(last):
        turns = [_shell(attribute, of, backgrounds, shell) for attribute, of in swaps.items()]
        while turns:
            for turn in tuple(turns):
                item = next(turn, None)
                if item is None:
                    turns.remove(turn)
                else:
                    yield item


def _in_turn(swaps: Sequence[_Swap]) -> list[_Swap]:
    """The swaps of one attribute, its signals in turn."""
    queues: dict[str, deque[_Swap]] = defaultdict(deque)
    for swap in swaps:
        queues[swap.signal.name].append(swap)
    found: list[_Swap] = []
    while len(found) < len(swaps):
        found += [queue.popleft() for queue in queues.values() if queue]
    return found


def _shell(
    attribute: str, swaps: Sequence[_Swap], backgrounds: Sequence[Background], shell: int
) -> Iterator[tuple[Signal, Case]]:
    for place in range(min(shell, len(backgrounds))):
        if shell < len(swaps):
            yield _single(attribute, swaps[shell], backgrounds[place])
    if shell < len(backgrounds):
        for swap in swaps[: shell + 1]:
            yield _single(attribute, swap, backgrounds[shell])


def _single(attribute: str, swap: _Swap, background: Background) -> tuple[Signal, Case]:
    return swap.signal, Case(background=background, swaps={attribute: swap.stimulus})
