"""Proof by diff: what differs between two spellings of one CV, and that it is the signal alone."""

import difflib
from collections.abc import Collection, Iterator, Sequence

from harness.errors import ConfigError
from harness.people.background import Background
from harness.people.marked import Spelling, facts_of, text_of


def spans_between(background: Background, a: Spelling, b: Spelling) -> tuple[tuple[str, str], ...]:
    """Every span in which two texts and their facts differ, as (a, b), word by word.

    File names and document properties are made of the name and the disclosure, which are facts
    and text.

    Args:
        background: The CV that both are written into.
        a: What stands in its slots.
        b: What stands there in the other one.
    """
    one, other = (_lines(background, spelling) for spelling in (a, b))
    if len(one) != len(other):
        return tuple(_word_differences(" ".join(one), " ".join(other)))
    lines = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return tuple(span for x, y in lines for span in _word_differences(x, y))


def require_alike(
    background: Background,
    a: Spelling,
    b: Spelling,
    *,
    but: Collection[str],
    names: tuple[str, str],
) -> None:
    """See by a diff that two spellings differ in the slots of their signal and in nothing else.

    Args:
        background: The CV that both are written into.
        a: What stands in its slots.
        b: What stands there in the other one.
        but: The slots of the signal.
        names: What to call the two in an error.

    Raises:
        ConfigError: they differ somewhere else, or not at all.
    """
    spans = spans_between(background, a, b)
    changed = [slot for slot in a if a[slot] != b[slot]]
    elsewhere = [slot for slot in changed if slot not in but]
    stray = stray_spans(spans, [a[slot] for slot in changed], [b[slot] for slot in changed])
    if elsewhere or stray or not spans:
        raise ConfigError(
            f"the pair `{names[0]}` / `{names[1]}` does not differ in its signal alone: "
            f"{elsewhere or stray or 'no difference'}",
            remedy="Write both texts of the contrast as one line each, without the other's words",
        )


def stray_spans(
    spans: Sequence[tuple[str, str]], own_a: Sequence[str], own_b: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """The spans that differ by more than the signal's own words."""
    one, other = (sorted(own, key=len, reverse=True) for own in (own_a, own_b))
    return tuple(span for span in spans if _rest(span[0], one) != _rest(span[1], other))


def _rest(span: str, own: Sequence[str]) -> str:
    """What is left of a span when the signal's words are taken out, longest first."""
    for value in own:
        span = span.replace(value, "")
    for word in sorted({w for value in own for w in value.split()}, key=len, reverse=True):
        span = span.replace(word, "")
    return " ".join(span.split())


def _lines(background: Background, spelling: Spelling) -> list[str]:
    facts = facts_of(background.marked, spelling)
    told = [f"{fact.meaning} = {fact.text}" for fact in facts]
    return text_of(background.marked, spelling).splitlines() + told


def _word_differences(a: str, b: str) -> Iterator[tuple[str, str]]:
    x, y = a.split(), b.split()
    matcher = difflib.SequenceMatcher(a=x, b=y, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield " ".join(x[i:j]), " ".join(y[k:m])
