"""`@relation`: what must hold of a screener's answers when an application is edited."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from harness.errors import ConfigError
from harness.meta import Grade, Source
from harness.people.draft import Draft
from harness.record import record


class Holds(StrEnum):
    """What must hold of the answers to both applications of an edit."""

    SAME = "the same answer"
    NOT_LOWER = "not a lower answer"
    NOT_HIGHER = "not a higher answer"
    NOT_IGNORED = "not ignored"


class About(StrEnum):
    """What a relation is about; each has an audit of its own."""

    PRESENTATION = "presentation"
    PERSON = "person"
    STRENGTH = "strength"
    TRICK = "trick"


@record
class Edit:
    """One case of a relation: an application before and after the edit.

    `label` says what was done. For `NOT_IGNORED`, `before` has the edit where it is surely read,
    `after` has it where it may be overlooked, and `without` does not have it at all.
    """

    label: str
    before: Draft
    after: Draft
    without: Draft | None = None


@record
class RelationMeta:
    """What a relation declares about itself.

    Attributes:
        id: The file's name in kebab case.
        title: What must hold, as a sentence without a full stop.
        why: Why candidates care, in one sentence.
        fix: The cheapest change that mends a violation.
        about: Which audit judges it.
        holds: What must hold of the answers.
        source: Where the relation comes from, with its grade.
        of_batches: Whether it arranges whole batches instead of editing one application.
    """

    id: str
    title: str
    why: str
    fix: str
    about: About
    holds: Holds
    source: Source
    of_batches: bool = False


EditFunction = Callable[[Draft, Random], Iterable[Edit]]
BatchFunction = Callable[[Sequence[int], Random], Iterable[Sequence[int]]]


@record
class Relation:
    """A decorated function and everything said about it."""

    meta: RelationMeta
    function: Callable[..., Any]
    file: str

    @property
    def id(self) -> str:
        """File name in kebab case; it never changes."""
        return self.meta.id

    def edits(self, draft: Draft, random: Random) -> tuple[Edit, ...]:
        """The cases of one CV; none where the relation has nothing to edit in it.

        Raises:
            ConfigError: the function yields something else than edits, or an edit that changes
                nothing.
        """
        found = tuple(self.function(draft, random))
        wrong = [edit for edit in found if not isinstance(edit, Edit) or _idle(edit)]
        lacks = self.meta.holds is Holds.NOT_IGNORED and any(
            isinstance(edit, Edit) and edit.without is None for edit in found
        )
        if wrong or lacks:
            raise ConfigError(
                f"`{self.file}` makes an edit that {'shows nothing' if wrong else 'lacks a part'}",
                remedy="Yield `Edit`s whose drafts differ; `NOT_IGNORED` needs `without`, too",
            )
        return found

    def batches(self, size: int, random: Random) -> tuple[tuple[int, ...], ...]:
        """How applications 0 to `size` − 1 are put into batches instead of all in their order.

        Raises:
            ConfigError: an application is lost or doubled.
        """
        found = tuple(tuple(batch) for batch in self.function(range(size), random))
        if sorted(place for batch in found for place in batch) != list(range(size)):
            raise ConfigError(
                f"`{self.file}` loses or doubles an application",
                remedy="Yield batches that hold every application once",
            )
        return found


def relation(
    *,
    title: str,
    why: str,
    fix: str,
    about: About,
    holds: Holds,
    source: str,
    grade: Grade,
    url: str | None = None,
    of_batches: bool = False,
) -> Callable[[Callable[..., Any]], Relation]:
    """Declare a relation; the id is the file's name.

    The function gets a `Draft` and a `random.Random` and yields an `Edit` for each case; with
    `of_batches` it gets the numbers of the applications and yields the batches to ask them in.

    Args:
        title: What must hold, as a sentence without a full stop.
        why: Why candidates care.
        fix: The cheapest change that mends a violation.
        about: Which audit judges it: presentation, person, strength or trick.
        holds: What must hold of the answers.
        source: Where it comes from.
        grade: How good that source is.
        url: The source's address, where it has one.
        of_batches: Whether it arranges whole batches.

    Raises:
        ConfigError: words are missing, or the function does not take two parameters.
    """

    def declare(function: Callable[..., Any]) -> Relation:
        file = Path(function.__code__.co_filename)
        said = {"title": title, "why": why, "fix": fix, "source": source}
        missing = [name for name, text in said.items() if not text.strip()]
        if missing or len(inspect.signature(function).parameters) != 2:
            raise ConfigError(
                f"`{file}` declares a relation without {', '.join(missing) or 'two parameters'}",
                remedy="Say title, why, fix and source; take `(draft, random)`",
            )
        meta = RelationMeta(
            id=file.stem.replace("_", "-"),
            title=title,
            why=why,
            fix=fix,
            about=about,
            holds=holds,
            source=Source(text=source, grade=grade, url=url),
            of_batches=of_batches,
        )
        return Relation(meta=meta, function=function, file=str(file))

    return declare


def _idle(edit: Edit) -> bool:
    """Whether a screener could not tell before from after."""
    a, b = edit.before, edit.after
    return (a.words, a.told, a.sent_as, a.look) == (b.words, b.told, b.sent_as, b.look)
