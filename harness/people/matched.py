"""Matched pairs: two applications that differ in one signal alone, and same-group placebos."""

from collections.abc import Sequence
from random import Random

from harness.errors import ConfigError
from harness.people.background import Background
from harness.people.contrast import Channel, Contrast
from harness.people.proof import require_alike, spans_between
from harness.people.squares import williams_square
from harness.people.variant import (
    Stimulus,
    Variant,
    named,
    names_drawn,
    nearest_name,
    shared_parts,
    spelling_of,
)
from harness.record import record

__all__ = [
    "PLACEBO_TURNS",
    "MatchedPair",
    "Stimulus",
    "Variant",
    "design",
    "differences",
    "require_matched",
    "spelling_of",
    "stimuli",
    "wordings",
]

_SLOT_OF = {
    Channel.PRONOUNS: "pronouns",
    Channel.EMAIL_PROVIDER: "mail_host",
    Channel.ADDRESS: "street",
    Channel.AWARD: "award",
    Channel.SOCIETY: "society",
    Channel.VOLUNTEERING: "volunteering",
    Channel.HOBBY: "hobby",
    Channel.GAP: "gap",
    Channel.GRADUATION: "year",
    Channel.SCHOOL: "school",
    Channel.NOTE: "note",
}

PLACEBO_TURNS = 4
"""Backgrounds on which both wordings of a group are compared: one of each quality."""


@record
class MatchedPair:
    """Two applications on one background; `a_first` says which one is sent first."""

    contrast: str
    signal: str
    a: Variant
    b: Variant
    background: Background
    placebo: bool
    a_first: bool


def stimuli(contrast: Contrast, *, count: int, job: str, random: Random) -> tuple[Stimulus, ...]:
    """Draw the variants that a contrast compares.

    For names: `count` pairs, alike in number of words, in length and, where it was rated, in
    perceived class, sharing the surname (or the given name, where surnames are compared); names
    that are words of the job's text are left out. For other channels the one pair of wordings,
    and the other wordings of both groups.

    Raises:
        ConfigError: the contrast lacks its names or its texts.
    """
    if contrast.channel is not Channel.NAME:
        return (wordings(contrast),)
    if contrast.names_a is None or contrast.names_b is None:
        raise ConfigError(
            f"contrast `{contrast.id}` has no names to draw from",
            remedy="Give `names_a` and `names_b`: tables, group and gender",
        )
    names, rest = names_drawn((contrast.names_b, contrast.names_a), job=job, random=random)
    drawn = names[:count]
    shared = shared_parts(contrast.names_b, job=job)
    found: list[Stimulus] = []
    for number, b in enumerate(drawn[: len(rest)]):
        a = nearest_name(rest, b)
        rest.remove(a)
        part = shared[number // 2 % len(shared)]
        found.append(
            Stimulus(a=named(a, contrast.group_a, part), b=named(b, contrast.group_b, part))
        )
    return tuple(found)


def design(
    contrast: Contrast,
    drawn: Sequence[Stimulus],
    backgrounds: Sequence[Background],
    *,
    repeats: int,
) -> tuple[MatchedPair, ...]:
    """Write stimuli into backgrounds, balanced, with same-group placebo pairs.

    Two names in a row share their backgrounds, so that the placebo pairs (both variants of one
    group) ask the screener nothing new; a line has placebo pairs with another wording of its own
    group, on one background of each quality. Blocks of four backgrounds hold every quality and
    layout once; their order follows a Williams square; which twin is sent first alternates.

    Args:
        contrast: What is compared.
        drawn: From `stimuli`.
        backgrounds: From `backgrounds`.
        repeats: Backgrounds for each stimulus, at most `len(backgrounds)`.
    """
    pairs: list[MatchedPair] = []
    for block in range(0, len(drawn), 2):
        for turn, place in enumerate(_places(block // 2, repeats, len(backgrounds))):
            twins = drawn[block : block + 2]
            for offset, stimulus in enumerate(twins):
                first = (turn + offset + block // 2) % 2 == 0
                pairs.append(
                    _pair(contrast, stimulus.a, stimulus.b, backgrounds[place], a_first=first)
                )
            for one, other in _placebos(contrast, twins, turn):
                pairs.append(_pair(contrast, one, other, backgrounds[place], a_first=turn % 2 == 0))
    return tuple(pairs)


def differences(pair: MatchedPair) -> tuple[tuple[str, str], ...]:
    """Every span in which the pair's two texts and facts differ, as (a, b), word by word."""
    a, b = (spelling_of(pair.background, variant) for variant in (pair.a, pair.b))
    return spans_between(pair.background, a, b)


def require_matched(pair: MatchedPair) -> None:
    """See by a diff that the pair differs in its signal and in nothing else.

    Raises:
        ConfigError: it differs somewhere else, or not at all.
    """
    a, b = (spelling_of(pair.background, variant) for variant in (pair.a, pair.b))
    slots = set(pair.a.spelling) & set(pair.b.spelling)
    require_alike(pair.background, a, b, but=slots, names=(pair.a.label, pair.b.label))


def wordings(contrast: Contrast) -> Stimulus:
    """The two wordings of a contrast that is written into a line, and the second ones.

    Raises:
        ConfigError: the contrast lacks its texts.
    """
    a, b = contrast.text_a, contrast.text_b
    if not a or not b:
        raise ConfigError(
            f"contrast `{contrast.id}` has no texts to compare",
            remedy="Give `text_a` and `text_b`, alike in length and topic",
        )
    slot = _SLOT_OF[contrast.channel]

    def written(text: str | None, group: str) -> Variant | None:
        return Variant(label=text, group=group, spelling={slot: text}) if text else None

    return Stimulus(
        a=Variant(label=a, group=contrast.group_a, spelling={slot: a}),
        b=Variant(label=b, group=contrast.group_b, spelling={slot: b}),
        again_a=written(contrast.again_a, contrast.group_a),
        again_b=written(contrast.again_b, contrast.group_b),
    )


def _placebos(
    contrast: Contrast, twins: Sequence[Stimulus], turn: int
) -> tuple[tuple[Variant, Variant], ...]:
    """The same-group pairs of a block: its two names, or both wordings of a line."""
    if contrast.channel is Channel.NAME:
        pair = len(twins) == 2
        return ((twins[0].a, twins[1].a), (twins[0].b, twins[1].b)) if pair else ()
    again = [(s.a, s.again_a) for s in twins] + [(s.b, s.again_b) for s in twins]
    written = tuple((one, other) for one, other in again if other is not None)
    return written if turn < PLACEBO_TURNS else ()


def _pair(
    contrast: Contrast, a: Variant, b: Variant, background: Background, *, a_first: bool
) -> MatchedPair:
    return MatchedPair(
        contrast=contrast.id,
        signal=contrast.signal,
        a=a,
        b=b,
        background=background,
        placebo=a.group == b.group,
        a_first=a_first,
    )


def _places(block: int, repeats: int, count: int) -> tuple[int, ...]:
    """Which backgrounds a block of stimuli is written into, in which order."""
    size = min(repeats, count)
    rows = williams_square(size)
    return tuple((block * size + step) % count for step in rows[block % len(rows)])
