"""Searches for the smallest change that flips an answer: sweep, hypothesis, then every subset."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from itertools import combinations
from random import Random

import hypothesis
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from harness.errors import GatherError
from harness.gather.challenge.asking import Compared, Desk, Flips
from harness.gather.challenge.attributes import Attribute, Case
from harness.people.background import Background
from harness.people.matched import Stimulus
from harness.record import record

_CHUNK = 256
_MOST_EXAMPLES = 20_000


@record
class Field:
    """Where a search may go.

    `backgrounds` are in the order of preference: those nearest to the threshold first. `spent` is
    the number of calls at which the search ends. `excluded` holds sets of attributes that are
    explained already: a case that changes all of one of them is not looked at.
    """

    attributes: tuple[Attribute, ...]
    backgrounds: tuple[Background, ...]
    flips: Flips
    draws: int
    spent: int
    excluded: tuple[frozenset[str], ...] = ()

    def excludes(self, names: Sequence[str]) -> bool:
        """Whether a change of these attributes is explained already."""
        return any(known.issubset(names) for known in self.excluded)


@record
class Flip:
    """A case whose answers differ, and what was answered."""

    case: Case
    compared: Compared


async def sweep(desk: Desk, field: Field) -> Flip | None:
    """Try every single swap on every background until one flips or the budget ends."""
    singles = _singles(field)
    chunk: list[Case] = []
    for case in singles:
        chunk.append(case)
        if len(chunk) == _CHUNK:
            found = await _first_flip(desk, field, chunk)
            if found or desk.meter.calls >= field.spent:
                return found
            chunk = []
    return await _first_flip(desk, field, chunk)


async def search(desk: Desk, field: Field, *, random: Random) -> Flip | None:
    """Let hypothesis look for a case that flips, and shrink it.

    One boolean for each attribute comes first, then which swap, and the background last, so that
    shrinking means fewer changed attributes. The deadline is off, there is no database, and the
    seed is ours, so that neither a machine's speed nor its history changes what is found.
    """
    oracle = _Oracle(desk, field, loop=asyncio.get_running_loop())
    settings = hypothesis.settings(
        max_examples=_examples(desk, field),
        deadline=None,
        database=None,
        derandomize=False,
        phases=(hypothesis.Phase.generate, hypothesis.Phase.shrink),
        suppress_health_check=list(hypothesis.HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
        print_blob=False,
        report_multiple_bugs=False,
    )
    try:
        drawn = await asyncio.to_thread(
            hypothesis.find, _cases(field), oracle.flips, settings=settings, random=random
        )
    except NoSuchExample:
        return None
    except _Stopped as stopped:
        raise stopped.fault from stopped
    except asyncio.CancelledError:
        oracle.stopped = True
        raise
    return await _first_flip(desk, field, [_case(field, drawn)])


class _Stopped(BaseException):
    """Ends hypothesis at once: it takes every `Exception` for a finding, and would shrink it."""

    def __init__(self, fault: GatherError) -> None:
        super().__init__(str(fault))
        self.fault = fault


class _Oracle:
    """Answers hypothesis, which runs in its own thread, from the loop that asks the screener."""

    def __init__(self, desk: Desk, field: Field, *, loop: asyncio.AbstractEventLoop) -> None:
        self.stopped = False
        self._desk = desk
        self._field = field
        self._loop = loop
        self._known: dict[tuple[object, ...], bool] = {}

    def flips(self, drawn: tuple[object, ...]) -> bool:
        if drawn not in self._known:
            if self.stopped:
                raise _Stopped(_interrupted())
            trying = _try(self._desk, self._field, drawn)
            try:
                self._known[drawn] = asyncio.run_coroutine_threadsafe(trying, self._loop).result()
            except GatherError as error:
                raise _Stopped(error) from error
            except CancelledError as error:
                raise _Stopped(_interrupted()) from error
        return self._known[drawn]


async def smallest(desk: Desk, field: Field, flip: Flip) -> Flip:
    """The smallest subset of the changes that still flips; fewest attributes first.

    What the budget does not reach is not tried, and the flip stays as it is.
    """
    names = tuple(flip.case.swaps)
    for size in range(1, len(names)):
        for subset in combinations(names, size):
            if field.excludes(subset):
                continue
            case = flip.case.only(subset)
            smaller = await _first_flip(desk, replace(field, spent=desk.meter.budget), [case])
            if smaller is not None:
                return smaller
    return flip


def _singles(field: Field) -> Iterator[Case]:
    """Every swap of one attribute: all of them on the best background, then on the next."""
    for background in field.backgrounds:
        for attribute in field.attributes:
            if not field.excludes((attribute.name,)):
                for swap in attribute.swaps:
                    yield Case(background=background, swaps={attribute.name: swap})


def _cases(field: Field) -> st.SearchStrategy[tuple[object, ...]]:
    count = len(field.attributes)
    return st.tuples(
        *(st.booleans() for _ in range(count)),
        *(st.integers(0, len(attribute.swaps) - 1) for attribute in field.attributes),
        st.integers(0, len(field.backgrounds) - 1),
    )


def _case(field: Field, drawn: tuple[object, ...]) -> Case:
    count = len(field.attributes)
    swaps: dict[str, Stimulus] = {
        attribute.name: attribute.swaps[int(str(drawn[count + place]))]
        for place, attribute in enumerate(field.attributes)
        if drawn[place]
    }
    return Case(background=field.backgrounds[int(str(drawn[-1]))], swaps=swaps)


async def _try(desk: Desk, field: Field, drawn: tuple[object, ...]) -> bool:
    """Whether a drawn case flips; what the budget no longer reaches does not."""
    case = _case(field, drawn)
    if not case.swaps or field.excludes(tuple(case.swaps)):
        return False
    return await _first_flip(desk, field, [case]) is not None


async def _first_flip(desk: Desk, field: Field, cases: Sequence[Case]) -> Flip | None:
    compared = await desk.compare(cases, draws=field.draws, spent=field.spent)
    for case, item in zip(cases, compared, strict=False):
        if field.flips(item.answer_before, item.answer_after):
            return Flip(case=case, compared=item)
    return None


def _examples(desk: Desk, field: Field) -> int:
    """At most as many examples as can be paid for, with some for what is known already."""
    affordable = (field.spent - desk.meter.calls) // max(1, field.draws)
    return max(10, min(_MOST_EXAMPLES, affordable))


def _interrupted() -> GatherError:
    return GatherError("the search was interrupted", remedy="Run the challenge again")
