"""Hunts for counterexamples: search, reduce, confirm, write down, and look for the next one."""

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from random import Random

from harness.employer import Challenge
from harness.evidence import Change, Counterexample, PairCompared
from harness.gather.challenge.asking import Desk, flips
from harness.gather.challenge.attributes import Attribute, attributes
from harness.gather.challenge.confirm import Confirmation, confirm_smallest
from harness.gather.challenge.noise import STILL, Noise
from harness.gather.challenge.plan import Plan
from harness.gather.challenge.replay import replay_file
from harness.gather.challenge.search import Field, Flip, search, smallest, sweep
from harness.people.background import Background
from harness.people.marked import Spelling
from harness.people.matched import Stimulus, Variant
from harness.stats.contrast import ALPHA
from harness.store import EvidenceLog

_ROUNDS = 6
_NOISY_DRAWS = 5
_SEARCHED_SWAPS, _SEARCHED_BACKGROUNDS = 24, 12
_EIGHTH = 8
_RESERVE_STILL, _RESERVE_NOISY = 24, 480


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
    """
    draws = 1 if noise.still else _NOISY_DRAWS
    reserve = min(_RESERVE_STILL if noise.still else _RESERVE_NOISY, desk.meter.remaining // 3)
    limit = desk.meter.calls + desk.meter.remaining - reserve
    margin = _margin(pairs, noise, draws=draws, decided=_decided(desk))
    ranked = await _likeliest(desk, plan.backgrounds, pairs, draws=draws, limit=limit)
    if not ranked:
        return
    field = Field(
        attributes=_suspicious(attributes(plan.contrasts, plan.stimuli), pairs),
        backgrounds=ranked,
        flips=flips(margin=margin),
        draws=draws,
        spent=limit,
    )
    for number in range(1, _ROUNDS + 1):
        start = desk.meter.calls
        flip = await _look(desk, field, random=_random(spec, number))
        if flip is None:
            return
        flip = await smallest(desk, field, flip)
        flip, result = await confirm_smallest(
            desk, flip, noise=noise, differ=field.flips, alpha=ALPHA / (number * (number + 1))
        )
        _write(desk, flip, result, calls=desk.meter.calls - start, margin=margin, log=log)
        field = _narrowed(field, flip, confirmed=result.confirmed)
        if not field.backgrounds:
            return


def _random(spec: Challenge, number: int) -> Random:
    return Random(f"{spec.seed}/hunt/{number}")  # noqa: S311 - a search, nothing is kept secret


async def _look(desk: Desk, field: Field, *, random: Random) -> Flip | None:
    """Hypothesis on half of what is left, on the likeliest swaps; then every single swap."""
    half = desk.meter.calls + (field.spent - desk.meter.calls) // 2
    likeliest = replace(
        field,
        attributes=tuple(
            replace(attribute, swaps=attribute.swaps[:_SEARCHED_SWAPS])
            for attribute in field.attributes
        ),
        backgrounds=field.backgrounds[
            : None if desk.meter.threshold is None else _SEARCHED_BACKGROUNDS
        ],
        spent=half,
    )
    return await search(desk, likeliest, random=random) or await sweep(desk, field)


def _narrowed(field: Field, flip: Flip, *, confirmed: bool) -> Field:
    """Where to look next: not where it is explained, and not where noise alone flips answers."""
    if confirmed:
        return replace(field, excluded=(*field.excluded, frozenset(flip.case.swaps)))
    kept = tuple(b for b in field.backgrounds if b.id != flip.case.background.id)
    return replace(field, backgrounds=kept)


def _decided(desk: Desk) -> bool:
    return desk.meter.threshold is not None or bool(desk.meter.yes_no)


def _margin(pairs: Sequence[PairCompared], noise: Noise, *, draws: int, decided: bool) -> float:
    """The difference of outcomes that is not a change.

    Twice the standard error of a difference; for a screener that scores without a threshold also
    twice what a same-group swap does at the median, so that ordinary instability is not hunted.
    """
    error = 2 * noise.deviation * math.sqrt(2 / draws)
    placebos = [abs(pair.outcome_b - pair.outcome_a) for pair in pairs if pair.placebo]
    usual = 2 * statistics.median(placebos) if placebos and not decided else 0.0
    return max(STILL, error, usual)


async def _likeliest(
    desk: Desk,
    backgrounds: Sequence[Background],
    pairs: Sequence[PairCompared],
    *,
    draws: int,
    limit: int,
) -> tuple[Background, ...]:
    """Backgrounds on which pairs disagreed, then by how near they are to the threshold.

    Above and below it in turn. As many are asked as cost an eighth of what is left.
    """
    disagreed: dict[str, int] = defaultdict(int)
    for pair in pairs:
        disagreed[pair.template] += pair.selected_a != pair.selected_b
    threshold = desk.meter.threshold
    if threshold is None:
        return tuple(sorted(backgrounds, key=lambda b: -disagreed[b.id]))
    asked = backgrounds[: max(0, limit - desk.meter.calls) // (_EIGHTH * draws)]
    answers = await desk.meter.ask([desk.plain(background) for background in asked], draws=draws)
    distance = {b.id: a.outcome - threshold for b, a in zip(asked, answers, strict=True)}
    above = sorted((b for b in asked if distance[b.id] >= 0), key=lambda b: distance[b.id])
    below = sorted((b for b in asked if distance[b.id] < 0), key=lambda b: -distance[b.id])
    turns = [b for two in zip_longest(above, below) for b in two if b is not None]
    return tuple(sorted(turns, key=lambda b: -disagreed[b.id]))


def _suspicious(found: Sequence[Attribute], pairs: Sequence[PairCompared]) -> tuple[Attribute, ...]:
    """The swaps of each attribute, those with the largest differences first."""
    seen: dict[tuple[str, str], float] = defaultdict(float)
    for pair in pairs:
        key = (pair.variant_a, pair.variant_b)
        flipped = float(pair.selected_a != pair.selected_b)
        seen[key] = max(seen[key], abs(pair.outcome_b - pair.outcome_a) + flipped)

    def suspicion(swap: Stimulus) -> float:
        return -seen.get((swap.a.label, swap.b.label), 0.0)

    return tuple(
        replace(attribute, swaps=tuple(sorted(attribute.swaps, key=suspicion)))
        for attribute in found
    )


def _write(
    desk: Desk, flip: Flip, result: Confirmation, *, calls: int, margin: float, log: EvidenceLog
) -> None:
    compared = flip.compared
    changes = tuple(
        Change(
            attribute=name,
            before=_said(swap.a, flip.case.before),
            after=_said(swap.b, flip.case.after),
        )
        for name, swap in flip.case.swaps.items()
    )
    replayed = replay_file(
        flip.case,
        (compared.before, compared.after),
        screener=desk.meter.screener.name,
        threshold=desk.meter.threshold,
        margin=margin,
        changes=changes,
    )
    contents = (compared.before.text.encode(), compared.after.text.encode(), replayed)
    blobs = tuple(log.keep(content) for content in contents)
    log.write(
        Counterexample(
            **log.stamp(),
            screener=desk.meter.screener.name,
            changes=changes,
            outcome_before=result.before.outcome,
            outcome_after=result.after.outcome,
            selected_before=result.before.selected,
            selected_after=result.after.selected,
            confirmed=result.confirmed,
            draws=result.draws,
            confirmations=result.agreed,
            calls=calls,
            document_before=compared.before.text,
            document_after=compared.after.text,
            blobs=blobs,
        )
    )
    files = log.folder.path / "counterexamples"
    files.mkdir(exist_ok=True)
    name = "_".join(word for change in changes for word in re.findall(r"\w+", change.attribute))
    (files / f"test_{name[:60]}_{blobs[2][:8]}.py").write_bytes(replayed)


def _said(variant: Variant, spelling: Spelling) -> str:
    """What stands in the document: a year that is given as a distance is worked out."""
    return spelling["year"] if "year" in variant.spelling else variant.label
