"""Matched pairs: two applications that differ in one signal alone, and same-group placebos."""

import difflib
import re
from collections.abc import Iterator, Sequence
from random import Random

from harness.errors import ConfigError
from harness.people.background import Background, name_spelling
from harness.people.contrast import Channel, Contrast
from harness.people.marked import Spelling, facts_of, text_of
from harness.people.names import SURNAMES, Pool, PoolName, names_of
from harness.people.squares import williams_square
from harness.record import record

_SLOT_OF = {
    Channel.PRONOUNS: "pronouns",
    Channel.EMAIL_PROVIDER: "mail_host",
    Channel.ADDRESS: "street",
    Channel.AWARD: "award",
    Channel.SOCIETY: "society",
    Channel.VOLUNTEERING: "volunteering",
    Channel.HOBBY: "hobby",
    Channel.GAP: "gap",
}


@record
class Variant:
    """One way to write a signal: its name in reports, and what it puts into which slots."""

    label: str
    group: str
    spelling: Spelling


@record
class Stimulus:
    """The two variants that are compared: a pair of names, or two wordings of a line."""

    a: Variant
    b: Variant


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


def spelling_of(background: Background, *variants: Variant) -> Spelling:
    """What stands in each slot of a background once these variants are written."""
    spelling = dict(background.plain)
    for variant in variants:
        spelling.update(variant.spelling)
    year = spelling["year"]
    if year.startswith(("+", "-")):
        spelling["year"] = str(int(background.plain["year"]) + int(year))
    return spelling


def stimuli(contrast: Contrast, *, count: int, job: str, random: Random) -> tuple[Stimulus, ...]:
    """Draw the variants that a contrast compares.

    For names: `count` pairs, alike in number of words, in length and, where the table has it, in
    perceived class; given names and surnames that are words of the job's text are left out. For
    other channels the one pair of wordings.

    Raises:
        ConfigError: the contrast lacks its names or its texts.
    """
    if contrast.channel is not Channel.NAME:
        return (_wordings(contrast),)
    if contrast.names_a is None or contrast.names_b is None:
        raise ConfigError(
            f"contrast `{contrast.id}` has no names to draw from",
            remedy="Give `names_a` and `names_b`: tables, group and gender",
        )
    words = frozenset(re.findall(r"\w+", job.casefold()))
    drawn = _drawn(contrast.names_b, words, random)[:count]
    rest = _drawn(contrast.names_a, words, random)
    surnames = [name for name in SURNAMES if name.casefold() not in words]
    found: list[Stimulus] = []
    for number, b in enumerate(drawn[: len(rest)]):
        a = min(rest, key=lambda name, b=b: _distance(name, b))  # type: ignore[misc]  # lambda default
        rest.remove(a)
        surname = surnames[number // 2 % len(surnames)]
        found.append(
            Stimulus(a=_named(a, contrast.group_a, surname), b=_named(b, contrast.group_b, surname))
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

    Two stimuli in a row share their backgrounds, so that the placebo pairs (both variants of one
    group) ask the screener nothing new. Blocks of four backgrounds hold every quality and layout
    once; their order follows a Williams square; which twin is sent first alternates.

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
            if len(twins) == 2 and contrast.channel is Channel.NAME:
                for one, other in ((twins[0].a, twins[1].a), (twins[0].b, twins[1].b)):
                    pairs.append(_pair(contrast, one, other, backgrounds[place], a_first=True))
    return tuple(pairs)


def differences(pair: MatchedPair) -> tuple[tuple[str, str], ...]:
    """Every span in which the pair's two texts and facts differ, as (a, b), word by word."""
    a, b = (_lines(pair.background, variant) for variant in (pair.a, pair.b))
    if len(a) != len(b):
        return tuple(_word_differences(" ".join(a), " ".join(b)))
    lines = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return tuple(span for x, y in lines for span in _word_differences(x, y))


def require_matched(pair: MatchedPair) -> None:
    """See by a diff that the pair differs in its signal and in nothing else.

    Raises:
        ConfigError: it differs somewhere else, or not at all.
    """
    spans = differences(pair)
    a, b = (spelling_of(pair.background, variant) for variant in (pair.a, pair.b))
    changed = [slot for slot in a if a[slot] != b[slot]]
    own_a = sorted((a[slot] for slot in changed), key=len, reverse=True)
    own_b = sorted((b[slot] for slot in changed), key=len, reverse=True)
    stray = [span for span in spans if _rest(span[0], own_a) != _rest(span[1], own_b)]
    if stray or not spans or set(pair.a.spelling) != set(pair.b.spelling):
        raise ConfigError(
            f"the pair `{pair.a.label}` / `{pair.b.label}` does not differ in its signal alone: "
            f"{stray or changed or 'no difference'}",
            remedy="Write both texts of the contrast as one line each, without the other's words",
        )


def _rest(span: str, own: Sequence[str]) -> str:
    """What is left of a span when the signal's words are taken out, longest first."""
    for value in own:
        span = span.replace(value, "")
    for word in sorted({w for value in own for w in value.split()}, key=len, reverse=True):
        span = span.replace(word, "")
    return " ".join(span.split())


def _lines(background: Background, variant: Variant) -> list[str]:
    spelling = spelling_of(background, variant)
    facts = facts_of(background.marked, spelling)
    told = [f"{fact.meaning} = {fact.text}" for fact in facts]
    return text_of(background.marked, spelling).splitlines() + told


def _word_differences(a: str, b: str) -> Iterator[tuple[str, str]]:
    x, y = a.split(), b.split()
    matcher = difflib.SequenceMatcher(a=x, b=y, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield " ".join(x[i:j]), " ".join(y[k:m])


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


def _wordings(contrast: Contrast) -> Stimulus:
    a, b = contrast.text_a, contrast.text_b
    if not a or not b:
        raise ConfigError(
            f"contrast `{contrast.id}` has no texts to compare",
            remedy="Give `text_a` and `text_b`, alike in length and topic",
        )
    slot = "year" if contrast.channel is Channel.GRADUATION else _SLOT_OF[contrast.channel]
    return Stimulus(
        a=Variant(label=a, group=contrast.group_a, spelling={slot: a}),
        b=Variant(label=b, group=contrast.group_b, spelling={slot: b}),
    )


def _drawn(pool: Pool, words: frozenset[str], random: Random) -> list[PoolName]:
    """The pool in a random order, table by table, without words of the job's text."""
    names = [
        name
        for name in names_of(pool)
        if name.given.casefold() not in words and name.family.casefold() not in words
    ]
    random.shuffle(names)
    return sorted(names, key=lambda name: pool.tables.index(name.table))


def _distance(a: PoolName, b: PoolName) -> tuple[int, float]:
    """How unlike two names are: words first, then letters and perceived class (one point each)."""
    letters = abs(len(a.full) - len(b.full))
    class_gap = abs(a.standing - b.standing) if a.standing and b.standing else 0.0
    return abs(len(a.full.split()) - len(b.full.split())), letters + 3 * class_gap


def _named(name: PoolName, group: str, surname: str) -> Variant:
    family = name.family or surname
    return Variant(
        label=f"{name.given} {family}", group=group, spelling=name_spelling(name.given, family)
    )
