"""Compares a page to review with what the candidate has given."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from harness.gather.browser.seen import PageView
from harness.people.options import plain
from harness.record import record

_REVIEW = re.compile(
    r"\b(review|summary|check (your|the) (answers|application|details)|confirm your (details|"
    r"application)|zusammenfassung|überprüfen|récapitulatif|vérifi\w*|resumen|revisa\w*|"
    r"overzicht|controleer|riepilogo|resumo|podsumowanie)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^\W*$|^(not (provided|given|answered|specified)|none|n/?a|empty|no answer|keine angabe)\W*$",
    re.IGNORECASE,
)


@record
class Told:
    """A question's words, and what the candidate has answered to it.

    `code` is what the page itself calls the chosen option ("NY" for "New York").
    """

    label: str
    text: str
    code: str = ""


@record
class Difference:
    """What a page to review shows instead of what was given; nothing where `shown` is empty."""

    label: str
    given: str
    shown: str


def is_review(view: PageView) -> bool:
    """Whether a page shows the answers once more before they are sent."""
    return bool(_REVIEW.search(view.heading or ""))


def differences(text: str, told: Sequence[Told]) -> tuple[Difference, ...]:
    """Where a page to review shows another answer than the one that was given.

    A question whose words stand on the page more than once, or were asked more than once, is left
    out: it cannot be told which answer is shown.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    asked = Counter(plain(one.label) for one in told)
    labels = frozenset(asked)
    return tuple(_differing(lines, told, asked, labels))


def _differing(
    lines: Sequence[str], told: Sequence[Told], asked: Counter[str], labels: frozenset[str]
) -> Iterator[Difference]:
    for one in told:
        label = plain(one.label)
        if asked[label] > 1 or len(label) < 3 or not one.text.strip():
            continue
        places = [at for at, line in enumerate(lines) if _names(line, label)]
        if len(places) != 1:
            continue
        shown = _shown(lines, places[0], labels)
        if shown is not None and not _same(shown, one.text) and not _is_code(shown, one):
            nothing = bool(_NOTHING.search(shown))
            yield Difference(label=one.label, given=one.text, shown="" if nothing else shown)


def _names(line: str, label: str) -> bool:
    head, colon, _ = line.partition(":")
    return plain(line) == label or (bool(colon) and plain(head) == label)


def _shown(lines: Sequence[str], at: int, labels: frozenset[str]) -> str | None:
    """The answer on a question's own line, else on the next one."""
    _, colon, rest = lines[at].partition(":")
    if colon and rest.strip():
        return rest.strip()
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return None if not following or plain(following) in labels else following


def _same(shown: str, given: str) -> bool:
    """Whether two texts say the same; dates and numbers may be written otherwise."""
    one, other = plain(shown), plain(given)
    if one in other or other in one:
        return bool(one)
    digits, wanted = re.sub(r"\D", "", shown), re.sub(r"\D", "", given)
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", given.strip()):
        return given[:4] in shown
    return len(wanted) >= 4 and digits.endswith(wanted[-7:])


def _is_code(shown: str, one: Told) -> bool:
    return bool(one.code) and plain(shown) == plain(one.code)
