"""Writes a template out: `{60..180/10}` becomes a number, `{early|late}` one of the words."""

import re
from collections.abc import Mapping
from random import Random

_SLOT = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"(\d+)\.\.(\d+)(?:/(\d+))?")


def write_out(template: str, random: Random, words: Mapping[str, str] | None = None) -> str:
    """A template with every slot written out, inner slots first.

    Args:
        template: Text with `{a|b}` (one of these), `{60..180/10}` (a number in that range, in
            steps of ten; of one where no step is given) and `{name}` (the word of that name).
        random: Draws.
        words: What stands for names.
    """
    known = words or {}
    while "{" in template:
        template = _SLOT.sub(lambda slot: _filled(slot[1], random, known), template)
    return template


def _filled(slot: str, random: Random, words: Mapping[str, str]) -> str:
    if slot in words:
        return words[slot]
    numbers = _RANGE.fullmatch(slot)
    if numbers is None:
        return random.choice(slot.split("|"))
    low, high, step = int(numbers[1]), int(numbers[2]), int(numbers[3] or 1)
    return str(random.randrange(low, high + 1, step))
