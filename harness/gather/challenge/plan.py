"""What a challenge will ask, fixed and hashed before it asks anything."""

import json
from collections.abc import Mapping, Sequence
from random import Random

from harness.employer import Challenge
from harness.errors import ConfigError
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

NOISE_INPUTS, NOISE_REPEATS = 4, 5
_BACKGROUNDS = 16
_SEARCH_BACKGROUNDS = 96
_CONTRAST_SHARE = 0.65
_EVERY_NAME = 1000
# Name pairs per contrast and backgrounds per name pair, most first: many names, few CVs each.
_SIZES = ((100, 16), (100, 8), (60, 8), (40, 8), (40, 4), (24, 4), (20, 4), (20, 2), (20, 1))


@record
class Plan:
    """The design of a challenge.

    Attributes:
        backgrounds: The CVs that signals are written into; the first 16 are those of the pairs,
            the others are for the search alone.
        contrasts: Those that the budget reaches, in the order of the files.
        left_out: Ids of those that it does not reach.
        stimuli: What each contrast could compare, by its id; the first ones are in `pairs`.
        pairs: The pairs to compare, by contrast.
        registration: The design as JSON, hashed into the run.
    """

    backgrounds: tuple[Background, ...]
    contrasts: tuple[Contrast, ...]
    left_out: tuple[str, ...]
    stimuli: Mapping[str, tuple[Stimulus, ...]]
    pairs: Mapping[str, tuple[MatchedPair, ...]]
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

    Two thirds of the budget go to the contrasts. A name contrast has at least 20 name pairs or
    is left out.

    Args:
        spec: Budget, threshold and seed.
        contrasts: What may differ.
        job: What is applied for.
        year: The present year.
        also: What else is fixed before anything is asked, for the registration.

    Raises:
        ConfigError: the budget does not reach for measuring noise, or a pair is not matched.
    """
    if spec.budget < 2 * NOISE_INPUTS * NOISE_REPEATS:
        raise ConfigError(
            f"a budget of {spec.budget} evaluations shows nothing",
            remedy=f"Give at least {2 * NOISE_INPUTS * NOISE_REPEATS}; 2000 is the default",
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
    left = spec.budget * _CONTRAST_SHARE - NOISE_INPUTS * NOISE_REPEATS
    chosen, names, repeats = _fitting(contrasts, drawn, left)
    pairs = {
        contrast.id: design(
            contrast,
            drawn[contrast.id][:names],
            cvs[:_BACKGROUNDS],
            repeats=repeats if contrast.channel is Channel.NAME else _BACKGROUNDS,
        )
        for contrast in chosen
    }
    for pair in (pair for group in pairs.values() for pair in group):
        require_matched(pair)
    return Plan(
        backgrounds=cvs,
        contrasts=tuple(chosen),
        left_out=tuple(c.id for c in contrasts if c not in chosen),
        stimuli=drawn,
        pairs=pairs,
        registration=_registration(spec, contrasts, pairs, job, also or {}),
    )


def _random(spec: Challenge, what: str) -> Random:
    """A stream of its own for each draw, so that a new contrast changes no other."""
    return Random(f"{spec.seed}/{what}")  # noqa: S311 - a design is drawn, nothing is kept secret


def _fitting(
    contrasts: Sequence[Contrast], drawn: Mapping[str, Sequence[Stimulus]], calls: float
) -> tuple[list[Contrast], int, int]:
    """The contrasts that the calls reach for, names per group, and backgrounds per name."""
    enough = [c for c in contrasts if c.channel is not Channel.NAME or len(drawn[c.id]) >= ENOUGH]
    for last in range(len(enough), 0, -1):
        for names, repeats in _SIZES:
            if sum(_calls(c, drawn[c.id], names, repeats) for c in enough[:last]) <= calls:
                return enough[:last], names, repeats
    return [], ENOUGH, 1


def _calls(contrast: Contrast, drawn: Sequence[Stimulus], names: int, repeats: int) -> int:
    if contrast.channel is Channel.NAME:
        return 2 * min(names, len(drawn)) * min(repeats, _BACKGROUNDS)
    again = sum(one is not None for s in drawn for one in (s.again_a, s.again_b))
    return 2 * _BACKGROUNDS + again * PLACEBO_TURNS


def _registration(
    spec: Challenge,
    contrasts: Sequence[Contrast],
    pairs: Mapping[str, Sequence[MatchedPair]],
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
        "left_out": [contrast.id for contrast in contrasts if contrast.id not in pairs],
        "contrasts": [
            {
                "id": contrast.id,
                "groups": [contrast.group_a, contrast.group_b],
                "source": contrast.source,
                "balance": _balance(pairs[contrast.id], job),
                "pairs": [
                    [pair.a.label, pair.b.label, pair.background.id, pair.placebo, pair.a_first]
                    for pair in pairs[contrast.id]
                ],
            }
            for contrast in contrasts
            if contrast.id in pairs
        ],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


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
