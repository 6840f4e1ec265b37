"""Messages as they were received, with the words that findings quote marked."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.evidence import Message
from harness.meta import AuditMeta
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import clean, one_line, shortened
from harness.render.detail import Detail
from harness.render.words import clock
from harness.verdict import Finding, Judgement, Outcome, Verdicts

_NOTED = {Outcome.FAILED, Outcome.ATTENTION, Outcome.INFORMATIVE}


@record
class Note:
    """What a finding says about a message. `number` marks the quoted words, 0 for none."""

    number: int
    outcome: Outcome
    audit: str
    heading: str
    message: str


@record
class Advice:
    """What would mend it, in the words of the audit's fix."""

    fix: str
    owner: str


@record
class Segment:
    """A piece of text; `notes` are the numbers of the notes that quote it."""

    text: str
    notes: tuple[int, ...] = ()


@record
class Letter:
    """One message with its notes and what would mend it."""

    cite: Cite
    walk: str
    sender: str
    received: str
    subject: tuple[Segment, ...]
    body: tuple[Segment, ...]
    cut: bool
    links: tuple[str, ...]
    attachments: tuple[str, ...]
    notes: tuple[Note, ...]
    advice: tuple[Advice, ...]


def letters(
    messages: Sequence[tuple[str, Message]], verdicts: Verdicts, detail: Detail
) -> tuple[Letter, ...]:
    """The messages, each with the title of its walk, annotated with what findings quote."""
    return tuple(_letter(walk, message, verdicts, detail) for walk, message in messages)


def _letter(walk: str, message: Message, verdicts: Verdicts, detail: Detail) -> Letter:
    found = list(_findings(message, verdicts))
    body = shortened(message.text, detail.text)
    subject = one_line(message.subject, 200) or "(no subject)"
    quotes = [finding.quote for _, _, finding in found]
    in_body = [_place(quote, body) for quote in quotes]
    in_subject = [
        _place(q, subject) if b is None else None for q, b in zip(quotes, in_body, strict=True)
    ]
    numbers = _numbers(in_body, in_subject)
    notes = tuple(
        _note(number, judgement, meta, finding)
        for number, (judgement, meta, finding) in zip(numbers, found, strict=True)
    )
    mend = [meta for j, meta, _ in found if j.outcome in {Outcome.FAILED, Outcome.ATTENTION}]
    return Letter(
        cite=cite(message),
        walk=walk,
        sender=_sender(message),
        received=clock(message.received_at),
        subject=_segments(subject, in_subject, numbers),
        body=_segments(body, in_body, numbers),
        cut=len(clean(message.text).strip()) > detail.text,
        links=tuple(f"{one_line(k.text, 60)}: {one_line(k.url, 120)}" for k in message.links[:12]),
        attachments=tuple(one_line(name, 80) for name in message.attachments[:12]),
        notes=tuple(sorted(notes, key=lambda n: (n.number == 0, n.number, n.audit))),
        advice=tuple(dict.fromkeys(Advice(fix=m.fix.text, owner=m.fix.by) for m in mend)),
    )


def _sender(message: Message) -> str:
    name = one_line(message.from_name, 60)
    address = one_line(message.from_address, 120)
    return f"{name} <{address}>" if name else address


def _findings(
    message: Message, verdicts: Verdicts
) -> Iterable[tuple[Judgement, AuditMeta, Finding]]:
    metas = {meta.id: meta for meta in verdicts.audits}
    for judgement in verdicts.verdicts:
        if judgement.outcome not in _NOTED or judgement.id not in metas:
            continue
        for finding in judgement.findings:
            if message.id in finding.evidence:
                yield judgement, metas[judgement.id], finding


def _note(number: int, judgement: Judgement, meta: AuditMeta, finding: Finding) -> Note:
    bad = judgement.outcome is not Outcome.INFORMATIVE
    return Note(
        number=number,
        outcome=judgement.outcome,
        audit=f"audit-{meta.id}",
        heading=meta.failed_title if bad else meta.title,
        message=shortened(finding.message, 600),
    )


Span = tuple[int, int] | None


def _place(quote: str | None, text: str) -> Span:
    """Where `quote` stands in `text`, whatever the white space between its words."""
    words = clean(quote or "").strip(' \n\t…"“”').split()
    if not words:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in words), text, re.IGNORECASE)
    return found.span() if found else None


def _numbers(in_body: Sequence[Span], in_subject: Sequence[Span]) -> list[int]:
    """Number the notes in the order in which their words stand, subject before body."""
    places = [
        (0, subject) if subject else (1, body) if body else None
        for body, subject in zip(in_body, in_subject, strict=True)
    ]
    order = sorted({place for place in places if place is not None})
    return [order.index(place) + 1 if place is not None else 0 for place in places]


def _segments(text: str, places: Sequence[Span], numbers: Sequence[int]) -> tuple[Segment, ...]:
    marked = [(p, n) for p, n in zip(places, numbers, strict=True) if p is not None]
    cuts = sorted({0, len(text), *(edge for place, _ in marked for edge in place)})
    return tuple(
        Segment(
            text=text[start:end],
            notes=tuple(sorted({n for (s, e), n in marked if s <= start and end <= e})),
        )
        for start, end in pairwise(cuts)
    )
