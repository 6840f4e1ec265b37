"""What a challenge will ask, fixed and hashed before it asks anything."""

import json
from collections.abc import Mapping, Sequence
from random import Random

from harness.employer import Challenge
from harness.errors import ConfigError
from harness.gather.challenge.priority import by_priority
from harness.people.application import Vacancy
from harness.people.background import Background, backgrounds
from harness.people.balance import balance_of_pairs
from harness.people.contrast import Channel, Contrast
from harness.people.matched import (
    PLACEBO_TURNS,
    MatchedPair,
    Stimulus,
    design,
    require_matched,
    stimuli,
)
from harness.people.names import ENOUGH
from harness.record import record

NOISE_REPEATS = 5
_FEW_INPUTS, _INPUTS, _ENOUGH_FOR_ALL = 4, 8, 500
_BACKGROUNDS = 16
_SEARCH_BACKGROUNDS = 96
_CONTRAST_SHARE = 0.6
_EVERY_NAME = 1000
_FRESH_NAMES = 7
"""So few can still agree by chance in fewer than 1 of 100 cases."""


@record
class _Size:
    """How much is asked of each contrast: many names, few CVs each.

    Attributes:
        names: Name pairs of a contrast.
        repeats: CVs for each of them.
        lines: CVs for a contrast that is written into a line; blocks of four are balanced.
    """

    names: int
    repeats: int
    lines: int


# With 12 CVs the exact test still reaches 0.05 once it is adjusted for all bundled contrasts.
_SIZES = tuple(
    _Size(names=names, repeats=repeats, lines=lines)
    for names, repeats, lines in (
        (100, 16, 16), (100, 8, 16), (60, 8, 16), (40, 8, 16), (40, 4, 16), (24, 4, 16),
        (20, 4, 16), (20, 2, 16), (20, 1, 16), (20, 1, 12),
    )
)  # fmt: skip


@record
class Plan:
    """The design of a challenge.

    Attributes:
        backgrounds: The CVs that signals are written into; the first 16 are those of the pairs,
            the others are for the search alone.
        contrasts: Those that the budget reaches, the most urgent first.
        left_out: Ids of those that it does not reach, the most urgent first.
        searched: All of them, with enough names: what the search for counterexamples may swap.
        stimuli: What each contrast could compare, by its id; the first ones are in `pairs`.
        pairs: The pairs to compare, by contrast.
        fresh: The pairs that confirm what a contrast shows, by contrast: other names where enough
            are left, and other CVs.
        registration: The design as JSON, hashed into the run.
    """

    backgrounds: tuple[Background, ...]
    contrasts: tuple[Contrast, ...]
    left_out: tuple[str, ...]
    searched: tuple[Contrast, ...]
    stimuli: Mapping[str, tuple[Stimulus, ...]]
    pairs: Mapping[str, tuple[MatchedPair, ...]]
    fresh: Mapping[str, tuple[MatchedPair, ...]]
    registration: bytes


def make_plan(
    spec: Challenge,
    contrasts: Sequence[Contrast],
    *,
    job: Vacancy,
    year: int,
    also: Mapping[str, object] | None = None,
) -> Plan:
    """Choose backgrounds, names and pairs within the budget; the seed decides every draw.

    More than half of the budget goes to the contrasts, the most urgent first. A name contrast has
    at least 20 name pairs or is left out.

    Args:
        spec: Budget, threshold and seed.
        contrasts: What may differ.
        job: What is applied for.
        year: The present year.
        also: What else is fixed before anything is asked, for the registration.

    Raises:
        ConfigError: the budget does not reach for measuring noise, or a pair is not matched.
    """
    least = 2 * _FEW_INPUTS * NOISE_REPEATS
    if spec.budget < least:
        raise ConfigError(
            f"a budget of {spec.budget} evaluations shows nothing",
            remedy=f"Give at least {least}; 2000 is the default",
        )
    random = _random(spec, "backgrounds")
    cvs = backgrounds(job, year=year, count=_SEARCH_BACKGROUNDS, random=random)
    drawn = {
        contrast.id: stimuli(
            contrast,
            count=_EVERY_NAME,
            job=job.text,
            random=_random(spec, contrast.id),
        )
        for contrast in contrasts
    }
    ordered = by_priority(contrasts, drawn)
    left = spec.budget * _CONTRAST_SHARE - noise_inputs(spec.budget) * NOISE_REPEATS
    chosen, size = _fitting(ordered, drawn, left)
    pairs = {
        contrast.id: design(
            contrast,
            drawn[contrast.id][: _names(drawn[contrast.id], size)],
            cvs[:_BACKGROUNDS] if contrast.channel is Channel.NAME else cvs[: size.lines],
            repeats=size.repeats if contrast.channel is Channel.NAME else size.lines,
        )
        for contrast in chosen
    }
    fresh = {contrast.id: _fresh(contrast, drawn[contrast.id], size, cvs) for contrast in chosen}
    _require_matched(pairs, fresh)
    return Plan(
        backgrounds=cvs,
        contrasts=chosen,
        left_out=tuple(c.id for c in ordered if c not in chosen),
        searched=tuple(c for c in ordered if _enough(c, drawn[c.id])),
        stimuli=drawn,
        pairs=pairs,
        fresh=fresh,
        registration=_registration(spec, ordered, pairs, fresh=fresh, job=job, also=also or {}),
    )


def noise_inputs(budget: int) -> int:
    """CVs that are asked again to measure noise: each quality twice, or once in a small budget.

    Eight give its standard deviation with 32 degrees of freedom, so that it is a third too small
    in fewer than 1 of 200 challenges; four in 1 of 30.
    """
    return _INPUTS if budget >= _ENOUGH_FOR_ALL else _FEW_INPUTS


def _random(spec: Challenge, what: str) -> Random:
    """A stream of its own for each draw, so that a new contrast changes no other."""
    return Random(f"{spec.seed}/{what}")  # noqa: S311 - a design is drawn, nothing is kept secret


def _fitting(
    ordered: Sequence[Contrast], drawn: Mapping[str, Sequence[Stimulus]], calls: float
) -> tuple[tuple[Contrast, ...], _Size]:
    """The contrasts that the calls reach for, and how much is asked of each."""
    enough = tuple(contrast for contrast in ordered if _enough(contrast, drawn[contrast.id]))
    for last in range(len(enough), 0, -1):
        for size in _SIZES:
            if sum(_calls(c, drawn[c.id], size) for c in enough[:last]) <= calls:
                return enough[:last], size
    return (), _SIZES[-1]


def _enough(contrast: Contrast, drawn: Sequence[Stimulus]) -> bool:
    return contrast.channel is not Channel.NAME or len(drawn) >= ENOUGH


def _names(drawn: Sequence[Stimulus], size: _Size) -> int:
    """Name pairs for the table: where there are many, a quarter is kept for confirming."""
    return min(size.names, max(ENOUGH, len(drawn) * 3 // 4))


def _calls(contrast: Contrast, drawn: Sequence[Stimulus], size: _Size) -> int:
    if contrast.channel is Channel.NAME:
        return 2 * min(_names(drawn, size), len(drawn)) * min(size.repeats, _BACKGROUNDS)
    again = sum(one is not None for s in drawn for one in (s.again_a, s.again_b))
    return 2 * size.lines + again * PLACEBO_TURNS


def _fresh(
    contrast: Contrast, drawn: Sequence[Stimulus], size: _Size, cvs: Sequence[Background]
) -> tuple[MatchedPair, ...]:
    """Pairs on CVs that no registered pair uses; where they suffice, with other names too."""
    others = cvs[_BACKGROUNDS : 3 * _BACKGROUNDS]
    if contrast.channel is not Channel.NAME:
        asked, repeats = drawn[:1], len(others)
    else:
        asked, repeats = drawn[_names(drawn, size) :], 1
        if len(asked) < _FRESH_NAMES:
            asked = drawn
        asked = asked[: 2 * ENOUGH]
    pairs = design(contrast, asked, others, repeats=repeats)
    return tuple(pair for pair in pairs if not pair.placebo)


def _require_matched(*groups: Mapping[str, Sequence[MatchedPair]]) -> None:
    """See by a diff that pairs are matched: each two wordings once in every layout.

    Raises:
        ConfigError: a pair differs in more than its signal.
    """
    seen: set[tuple[str, str, str]] = set()
    for pair in (pair for group in groups for pairs in group.values() for pair in pairs):
        key = (pair.a.label, pair.b.label, str(pair.background.marked.layout))
        if key not in seen:
            seen.add(key)
            require_matched(pair)


def _registration(
    spec: Challenge,
    contrasts: Sequence[Contrast],
    pairs: Mapping[str, Sequence[MatchedPair]],
    *,
    fresh: Mapping[str, Sequence[MatchedPair]],
    job: Vacancy,
    also: Mapping[str, object],
) -> bytes:
    content = {
        **also,
        "screener": spec.screener,
        "job": job.text,
        "threshold": spec.threshold,
        "budget": spec.budget,
        "seed": spec.seed,
        "outcome": "mean difference (b minus a) over stimuli; names are the unit",
        "test": "two-sided sign-flip permutation, Benjamini-Hochberg over contrasts, 0.05",
        "stopping": "none: every registered pair is asked",
        "confirmation": "a contrast that stands by that test outside its placebo is asked about "
        "again with its `fresh` pairs, as many as the budget reaches in their order; confirmed by "
        "a one-sided sign-flip permutation at 0.01, and effect and interval come from these pairs",
        "search": "not registered: a counterexample stands by its own confirmation on fresh draws",
        "left_out": [contrast.id for contrast in contrasts if contrast.id not in pairs],
        "contrasts": [
            {
                "id": contrast.id,
                "groups": [contrast.group_a, contrast.group_b],
                "source": contrast.source,
                "balance": _balance(pairs[contrast.id], job),
                "pairs": _listed(pairs[contrast.id]),
                "fresh": _listed(fresh[contrast.id]),
            }
            for contrast in contrasts
            if contrast.id in pairs
        ],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _listed(pairs: Sequence[MatchedPair]) -> list[list[object]]:
    return [[p.a.label, p.b.label, p.background.id, p.placebo, p.a_first] for p in pairs]


def _balance(pairs: Sequence[MatchedPair], job: Vacancy) -> dict[str, object]:
    """What the groups go with, and how alike their names are: a check that anybody can repeat."""
    balance = balance_of_pairs(pairs, job=job.title)
    return {
        "applications": balance.applications,
        "chi_square": {spread.attribute: spread.chi_square for spread in balance.spreads},
        "groups": {
            item.group: {
                "variants": item.variants,
                "letters": round(item.letters, 2),
                "strength": item.strength,
                "perceived_class": item.standing,
                "perceived_class_known_of": item.standing_rated,
            }
            for item in balance.likeness
        },
    }
