"""A counterexample as a two-column difference of its two documents."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence

from harness.errors import HarnessError
from harness.evidence import Change, Counterexample, EditShown, RelationChecked
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import clean, one_line
from harness.render.detail import Detail
from harness.render.words import count, number, signed

_CONTEXT = 2
_LONGEST = 600
_ROWS = 24
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SHA = re.compile(r"[0-9a-f]{64}")


@record
class Piece:
    """A piece of a line; `changed` says that the other side does not have it."""

    text: str
    changed: bool = False


@record
class Line:
    """The same place in both documents; None where one of them has no such line."""

    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None
    changed: bool


@record
class Contrast:
    """One counterexample: what was changed, what came of it, and how sure that is."""

    cite: Cite
    screener: str
    changes: tuple[Change, ...]
    outcome_before: str
    outcome_after: str
    confirmed: bool
    confirmation: str
    hunks: tuple[tuple[Line, ...], ...]
    cut: bool


@record
class Document:
    """A relation that does not hold: both documents of its worst case, and the cheapest fix."""

    cite: Cite
    heading: str
    edit: str
    outcome_before: str
    outcome_after: str
    fix: str
    hunks: tuple[tuple[Line, ...], ...]
    cut: bool


def two_documents(
    item: RelationChecked, shown: EditShown, *, blob: Callable[[str], bytes], detail: Detail
) -> Document:
    """The two documents of a case, side by side where they differ."""
    before = _document(shown.document_before, blob).splitlines()
    after = _document(shown.document_after, blob).splitlines()
    return Document(
        cite=cite(item),
        heading=one_line(item.title, 160),
        edit=one_line(shown.label, 240),
        outcome_before=_outcome(shown.outcome_before, shown.selected_before),
        outcome_after=_outcome(shown.outcome_after, shown.selected_after),
        fix=item.fix,
        hunks=tuple(_hunks(before[:_LONGEST], after[:_LONGEST], min(detail.rows, _ROWS))),
        cut=len(before) > _LONGEST or len(after) > _LONGEST,
    )


def contrast(item: Counterexample, *, blob: Callable[[str], bytes], detail: Detail) -> Contrast:
    """Read both documents and set them side by side."""
    before = _document(item.document_before, blob).splitlines()
    after = _document(item.document_after, blob).splitlines()
    hunks = tuple(_hunks(before[:_LONGEST], after[:_LONGEST], detail.rows))
    return Contrast(
        cite=cite(item),
        screener=one_line(item.screener, 120),
        changes=item.changes,
        outcome_before=_outcome(item.outcome_before, item.selected_before),
        outcome_after=_outcome(item.outcome_after, item.selected_after),
        confirmed=item.confirmed,
        confirmation=(
            f"{number(item.confirmations)} of {number(item.draws)} fresh draws agreed"
            f"{_effect(item)}; {count(item.calls, 'calls')} of the screener in all"
        ),
        hunks=hunks,
        cut=len(before) > _LONGEST or len(after) > _LONGEST,
    )


def _document(text: str, blob: Callable[[str], bytes]) -> str:
    """The document's text, which stands in the evidence or in the blob that it names."""
    if _SHA.fullmatch(text) is None:
        return clean(text)
    try:
        return clean(blob(text).decode("utf-8", errors="replace"))
    except (HarnessError, OSError, KeyError):
        return f"(the document {text[:12]}… is not in the run folder)"


def _effect(item: Counterexample) -> str:
    """The mean change of the fresh draws with its interval, where there is one."""
    if item.effect is None or item.effect_low is None or item.effect_high is None:
        return ""
    low, high = signed(item.effect_low, places=3), signed(item.effect_high, places=3)
    return f", by {signed(item.effect, places=3)} on average [{low}, {high}]"


def _outcome(value: float, selected: bool | None) -> str:  # noqa: FBT001 - a fact, not a switch
    score = number(value, places=4)
    if selected is None:
        return f"score {score}"
    word = "selected" if selected else "not selected"
    return word if value in {0.0, 1.0} else f"{word}, score {score}"


def _hunks(before: Sequence[str], after: Sequence[str], most: int) -> Iterator[tuple[Line, ...]]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    left = most
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        lines = [line for tag, i, j, k, m in group for line in _lines(tag, before[i:j], after[k:m])]
        if left <= 0:
            return
        yield tuple(lines[:left])
        left -= len(lines)


def _lines(tag: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    if tag == "equal":
        for line in before:
            yield Line(before=(Piece(text=line),), after=(Piece(text=line),), changed=False)
        return
    for index in range(max(len(before), len(after))):
        left = before[index] if index < len(before) else None
        right = after[index] if index < len(after) else None
        yield _changed(left, right)


def _changed(before: str | None, after: str | None) -> Line:
    if before is None or after is None:
        return Line(
            before=None if before is None else (Piece(text=before, changed=True),),
            after=None if after is None else (Piece(text=after, changed=True),),
            changed=True,
        )
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, i, j, k, m in codes:
        if i < j:
            left.append(Piece(text="".join(old[i:j]), changed=tag != "equal"))
        if k < m:
            right.append(Piece(text="".join(new[k:m]), changed=tag != "equal"))
    return Line(before=tuple(left), after=tuple(right), changed=True)
