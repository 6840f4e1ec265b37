"""Searches combinations of swaps for one that flips an answer: hypothesis, then every subset."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import hypothesis
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from harness.gather.challenge.asking import Desk, Flips
from harness.gather.challenge.attributes import Attribute, Case
from harness.gather.challenge.sweep import Flip
from harness.people.background import Background
from harness.people.matched import Stimulus
from harness.record import record

_MOST_EXAMPLES = 500
_FIRST_WAVE, _LARGEST_WAVE = 32, 512
_NOISY_WAVE = 16
_SHRINKING_WAVE, _SHRINKING_WAVES = 24, 4
_MOST_WAVES = 24

_Draw = tuple[object, ...]


@record
class Look:
    """How closely a noisy screener is looked at: answers to each, and what is worth another look.

    A case passes with a mean difference of more than `errors` standard errors, and of those that
    pass at most the `kept` largest.
    """

    draws: int
    errors: float
    kept: int | None = None


STILL_LOOK = (Look(draws=1, errors=0.0),)
"""One answer tells all."""
NOISY_LOOKS = (
    Look(draws=2, errors=0.7, kept=6),
    Look(draws=6, errors=1.5, kept=2),
    Look(draws=16, errors=2.5, kept=1),
)
"""Most cases that are nothing end with two answers; confirmation decides on the others."""


@record
class Field:
    """Where a search may go.

    `backgrounds` are in the order of preference: those nearest to the threshold first. `spent` is
    the number of calls at which the search ends. `excluded` holds sets of attributes that are
    explained already: a case that changes all of one of them is not looked at. `deviation` is that
    of one answer to identical input, and `looks` are what it demands.
    """

    attributes: tuple[Attribute, ...]
    backgrounds: tuple[Background, ...]
    flips: Flips
    spent: int
    deviation: float = 0.0
    looks: tuple[Look, ...] = STILL_LOOK
    excluded: tuple[frozenset[str], ...] = ()

    def excludes(self, names: Sequence[str]) -> bool:
        """Whether a change of these attributes is explained already."""
        return any(known.issubset(names) for known in self.excluded)


async def search(desk: Desk, field: Field, *, random: Random) -> Flip | None:
    """Let hypothesis look for a case that flips, shrink it, and try every subset of its changes.

    One boolean for each attribute comes first, then which swap, and the background last, so that
    shrinking means fewer changed attributes. The deadline is off, there is no database, and the
    seed is ours, so that neither a machine's speed nor its history changes what is found.

    hypothesis itself asks nothing: what it would like to know is collected, asked in one batch, and
    it starts again from the same seed with the answers, until it wants to know nothing more.

    Raises:
        GatherError: the screener failed.
    """
    found = await _waves(
        _cases(field),
        lambda drawn: _flipped(desk, field, drawn),
        seed=random.getrandbits(64),
        examples=_examples(desk, field),
        noisy=field.looks is NOISY_LOOKS,
    )
    if found is None:
        return None
    (flip,) = await flipped(desk, field, [_case(field, found)])
    return flip and await smallest(desk, field, flip)


async def smallest(desk: Desk, field: Field, flip: Flip) -> Flip:
    """The smallest subset of the changes that still flips; fewest attributes first.

    What the budget does not reach is not tried, and the flip stays as it is.

    Raises:
        GatherError: the screener failed.
    """
    names = tuple(flip.case.swaps)
    whole = replace(field, spent=desk.meter.budget)
    for size in range(1, len(names)):
        cases = [
            flip.case.only(subset)
            for subset in combinations(names, size)
            if not field.excludes(subset)
        ]
        smaller = next((one for one in await flipped(desk, whole, cases) if one), None)
        if smaller is not None:
            return smaller
    return flip


async def flipped(desk: Desk, field: Field, cases: Sequence[Case]) -> list[Flip | None]:
    """Which of the cases flip the answer; None for those that do not, or could not be paid for.

    Where answers are noisy only the plainest case is said to flip; it is enough to go on with.

    Raises:
        GatherError: the screener failed.
    """
    left = dict(enumerate(cases))
    found: list[Flip | None] = [None] * len(cases)
    for look in field.looks:
        places = list(left)
        compared = await desk.compare(
            [left[place] for place in places], draws=look.draws, spent=field.spent
        )
        error = look.errors * field.deviation * (2 / look.draws) ** 0.5
        seen = dict(zip(places, compared, strict=False))
        apart = {
            place: abs(item.answer_after.outcome - item.answer_before.outcome)
            for place, item in seen.items()
        }
        passed = sorted((p for p in seen if apart[p] > error), key=lambda p: (-apart[p], p))
        left = {place: left[place] for place in sorted(passed[: look.kept])}
    for place, case in left.items():
        item = seen[place]
        if field.flips(item.answer_before, item.answer_after):
            found[place] = Flip(case=case, compared=item)
    return found


class _WantsToKnow(BaseException):
    """Ends a pass of hypothesis, which takes every `Exception` for a finding."""


_Ask = Callable[[Sequence[_Draw]], Awaitable[Sequence[bool]]]


async def _waves(
    strategy: st.SearchStrategy[_Draw], ask: _Ask, *, seed: int, examples: int, noisy: bool
) -> _Draw | None:
    """Pass after pass of one search from one seed, until all that it asks about is known.

    What is not known yet counts as no within a pass, so that hypothesis never sees two answers to
    one question. Shrinking ends after a few passes: every subset is tried afterwards anyway.
    """
    known: dict[_Draw, bool] = {}
    found: _Draw | None = None
    first = _NOISY_WAVE if noisy else max(_FIRST_WAVE, min(_LARGEST_WAVE, examples // 4))
    most, left = first, _MOST_WAVES
    while left:
        wanted: dict[_Draw, None] = {}
        found = _pass(strategy, _known_or(wanted, known, most), seed=seed, examples=examples)
        if not wanted:
            return found
        seen = any(known.values())
        known.update(zip(wanted, await ask(tuple(wanted)), strict=True))
        most, left = first if noisy else min(_LARGEST_WAVE, 4 * most), left - 1
        if any(known.values()):
            waves = 0 if noisy else _SHRINKING_WAVES
            most, left = _SHRINKING_WAVE, left if seen else min(left, waves)
    flips = [drawn for drawn, flips in known.items() if flips]
    return found or min(flips, key=lambda drawn: sum(one is True for one in drawn), default=None)


def _known_or(
    wanted: dict[_Draw, None], known: Mapping[_Draw, bool], most: int
) -> Callable[[_Draw], bool]:
    """Answers from what is known, and notes what is not until there are `most` of that."""

    def flips(drawn: _Draw) -> bool:
        if drawn not in known:
            wanted[drawn] = None
            if len(wanted) >= most:
                raise _WantsToKnow
        return known.get(drawn, False)

    return flips


def _pass(
    strategy: st.SearchStrategy[_Draw],
    flips: Callable[[_Draw], bool],
    *,
    seed: int,
    examples: int,
) -> _Draw | None:
    settings = hypothesis.settings(
        max_examples=examples,
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
        return hypothesis.find(
            strategy,
            flips,
            settings=settings,
            random=Random(seed),  # noqa: S311 - a search, nothing is kept secret
        )
    except (NoSuchExample, _WantsToKnow):
        return None


@st.composite
def _cases(draw: st.DrawFn, field: Field) -> _Draw:
    """For each attribute whether it is changed, then by which swap, and the background last."""
    changed = [draw(st.booleans()) for _ in field.attributes]
    swaps = [
        _one_of(draw, len(attribute.swaps)) if on else 0
        for on, attribute in zip(changed, field.attributes, strict=True)
    ]
    return (*changed, *swaps, _one_of(draw, len(field.backgrounds)))


def _one_of(draw: st.DrawFn, count: int) -> int:
    """A number below `count`, bit by bit, that shrinks to 0.

    hypothesis would draw an integer also from the constants of whatever modules are loaded, and
    read all of them to know these; booleans are quicker and depend on nothing.
    """
    number = 0
    for _ in range((count - 1).bit_length()):
        number = 2 * number + draw(st.booleans())
    return number % count


def _case(field: Field, drawn: _Draw) -> Case:
    count = len(field.attributes)
    swaps: dict[str, Stimulus] = {
        attribute.name: attribute.swaps[int(str(drawn[count + place]))]
        for place, attribute in enumerate(field.attributes)
        if drawn[place]
    }
    return Case(background=field.backgrounds[int(str(drawn[-1]))], swaps=swaps)


async def _flipped(desk: Desk, field: Field, drawn: Sequence[_Draw]) -> list[bool]:
    """Which drawn cases flip; what the budget does not reach does not."""
    cases = [_case(field, item) for item in drawn]
    asked = [bool(case.swaps) and not field.excludes(tuple(case.swaps)) for case in cases]
    found = iter(
        await flipped(desk, field, [case for case, ask in zip(cases, asked, strict=True) if ask])
    )
    return [ask and next(found) is not None for ask in asked]


def _examples(desk: Desk, field: Field) -> int:
    """At most as many examples as can be paid for, with some for what is known already."""
    affordable = (field.spent - desk.meter.calls) // (2 * field.looks[0].draws)
    return max(10, min(_MOST_EXAMPLES, affordable))
