"""Points from what the report says to the evidence that it came from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import singledispatch

from harness.evidence import (
    Evidence,
    GatherFault,
    GroupTable,
    InboxWatch,
    Message,
    QuestionAsked,
    ScreeningCounts,
    StatusSeen,
    StepShown,
    Submission,
    WalkEnded,
)
from harness.record import record
from harness.render.clean import one_line
from harness.render.walks import slug
from harness.render.words import short_day


@record
class Cite:
    """A pointer to one record: its id, where the report shows it, and what to call it."""

    id: str
    anchor: str
    label: str


@record
class Part:
    """A piece of a sentence; with `to` it is a figure that links to where it came from.

    `to` is an anchor within the report; `emphasis` marks a title.
    """

    text: str
    to: str | None = None
    cites: tuple[Cite, ...] = ()
    emphasis: bool = False


@record
class Book:
    """Every record of the run by its id."""

    by_id: Mapping[str, Evidence]

    def cites(self, ids: Iterable[str]) -> tuple[Cite, ...]:
        """Pointers to the records of these ids, each once; ids that do not exist are left out."""
        known = dict.fromkeys(one for one in ids if one in self.by_id)
        return tuple(cite(self.by_id[one]) for one in known)


def book_of(evidence: Iterable[Evidence]) -> Book:
    """Index evidence by its id."""
    return Book(by_id={item.id: item for item in evidence})


def cite(item: Evidence) -> Cite:
    """A pointer to one record."""
    return Cite(id=item.id, anchor=f"e-{slug(item.id)}", label=label(item))


def figure(text: str, *items: Evidence) -> Part:
    """A figure that links to the first of the records that it came from."""
    cites = tuple(cite(item) for item in items)
    return Part(text=text, to=cites[0].anchor if cites else None, cites=cites)


def cited(view: object) -> frozenset[str]:
    """The ids of every `Cite` anywhere inside a view."""
    return frozenset(_cited(view))


def _cited(view: object) -> Iterator[str]:
    if isinstance(view, Cite):
        yield view.id
    elif isinstance(view, tuple):
        for part in view:
            yield from _cited(part)
    elif is_dataclass(view):
        for field in fields(view):
            yield from _cited(getattr(view, field.name))


@singledispatch
def label(item: Evidence) -> str:
    """What a reader calls a record: `message of 2 Mar`, `question “First name”`, `step 3`."""
    step = getattr(item, "step", None)
    name = _NAMES.get(item.kind, spoken(item.kind))
    return name if step is None else f"{name} on step {step}"


def spoken(kind: str) -> str:
    """`SubmissionIntended` as `submission intended`."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()


_NAMES = {"ErrorShown": "error", "ProbeResult": "probe", "ActionTaken": "action"}


@label.register
def _(item: Message) -> str:
    return f"message of {short_day(item.received_at)}"


@label.register
def _(item: QuestionAsked) -> str:
    return f"question “{one_line(item.label, 40)}”"


@label.register
def _(item: StepShown) -> str:
    return "the posting" if item.step == 0 else f"step {item.step}"


@label.register
def _(item: Submission) -> str:
    return f"sent on {short_day(item.submitted_at)}"


@label.register
def _(item: InboxWatch) -> str:
    return f"inbox watched {short_day(item.start)} – {short_day(item.end)}"


@label.register
def _(item: StatusSeen) -> str:
    return f"status page of {short_day(item.seen_at)}"


@label.register
def _(item: WalkEnded) -> str:
    return f"the end of the walk, at step {item.step}"


@label.register
def _(item: ScreeningCounts) -> str:
    return f"counts of {one_line(item.source, 40)}"


@label.register
def _(item: GroupTable) -> str:
    return f"group table by {one_line(item.axis, 40)}"


@label.register
def _(item: GatherFault) -> str:
    return f"fault in {one_line(item.where, 40)}"
