"""Signs that look alike: line ends, spaces, bullets and quotation marks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.relation import About, Edit, Holds, relation

_NO_BREAK = "\u00a0"
_CHANGES: Mapping[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "round bullets": lambda text: text.replace("\n- ", "\n• "),
    "spaces that do not break": lambda text: text.replace(" at ", f"{_NO_BREAK}at ").replace(
        ", ", f",{_NO_BREAK}"
    ),
    "curly apostrophes": lambda text: text.replace("'", "’"),
}


@relation(
    title="Line ends, bullets and quotation marks change nothing",
    why="A word processor chooses them, and nobody sees the difference.",
    fix="Normalise the text (Unicode NFKC, one kind of line end) before it is scored.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="Unicode Standard Annex 15, compatibility equivalence; the bullets are ours",
    grade=Grade.A,
    url="https://www.unicode.org/reports/tr15/",
)
def typography(draft: Draft, _random: Random) -> Iterator[Edit]:
    """One change at a time, where the CV has such signs."""
    for label, change in _CHANGES.items():
        text = change(draft.words)
        if text != draft.words:
            yield Edit(label=label, before=draft, after=replace(draft, text=text))
