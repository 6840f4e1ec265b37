"""What is typed to be offered something, and which of the suggestions says it."""

import re
from collections.abc import Sequence

from harness.people.options import choose, plain
from harness.people.places import names_of

_OF_PLACES = ("location", "address.city", "address.region", "address.country")
_NEW = re.compile(r"^(create|add|use|new)\b|\bnew\)?$", re.IGNORECASE)


def queries(said: str) -> tuple[str, ...]:
    """What to type one after the other until something fitting is offered.

    People type the city and not the whole of "Boston, MA, United States".
    """
    first = re.split(r"[,(]", said)[0].strip()
    short = " ".join(first.split()[:1])
    return tuple(one for one in dict.fromkeys((first, said, short)) if len(one) > 1) or (said,)


def best(offered: Sequence[str], said: str, *, meaning: str, place: str = "") -> int | None:
    """The suggestion that says what the candidate would say.

    Args:
        offered: The suggestions.
        said: What the candidate would say.
        meaning: What is asked.
        place: Where the candidate lives, from the city to the country; tells two cities of one
            name apart.

    Returns:
        Its place, or None where none says it.
    """
    if not offered:
        return None
    if meaning in _OF_PLACES:
        found = _place(offered, said, place)
        if found is not None:
            return found
    listed = [text for text in offered if not _NEW.search(text)]
    chosen = choose(listed, said, meaning=meaning)
    if chosen is not None:
        return list(offered).index(listed[chosen.index])
    return _holding(offered, said)


def _place(offered: Sequence[str], said: str, place: str) -> int | None:
    """The place whose first part is the one wanted, and most of whose other parts are."""
    wanted, *others = _parts(said) or [""]
    lived = _parts(place)
    if lived and names_of(lived[0]) & names_of(wanted):
        others = [*others, *lived[1:]]
    scores: list[tuple[int, int, int]] = []
    for index, text in enumerate(offered):
        first, *rest = _parts(text) or [""]
        if not names_of(first) & names_of(wanted):
            continue
        names = [names_of(part) for part in rest]
        agreed = sum(any(names_of(part) & one for one in names) for part in set(others))
        if others and rest and not agreed:
            continue
        scores.append((-agreed, len(rest), index))
    return min(scores)[2] if scores else None


def _parts(place: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,()/–—]| - ", place) if part.strip()]


def _holding(offered: Sequence[str], said: str) -> int | None:
    """The one suggestion that holds all the words; else the offer to keep what was typed."""
    words = set(plain(said).split())
    holding = [
        index
        for index, text in enumerate(offered)
        if words and words <= set(plain(text).split()) and not _NEW.search(text)
    ]
    if len(holding) == 1:
        return holding[0]
    kept = [
        index
        for index, text in enumerate(offered)
        if _NEW.search(text) and plain(said) in plain(text)
    ]
    return kept[0] if kept and not holding else None
