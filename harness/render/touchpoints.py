"""One section for each touchpoint: how much was met, and a card for each audit, worst first."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harness.meta import AuditMeta, Source, Touchpoint
from harness.record import record
from harness.render.cite import Book, Cite, Part
from harness.render.clean import one_line, safe_url, shortened
from harness.render.detail import Detail
from harness.render.glossary import GRADES, TOUCHPOINTS, met
from harness.render.rollup import roll
from harness.render.words import between, number, quantity
from harness.verdict import (
    Finding,
    Judgement,
    LimitUsed,
    Measurement,
    Outcome,
    TouchpointSummary,
    Verdicts,
)

_MEND = {Outcome.FAILED, Outcome.ATTENTION, Outcome.ERROR}


@record
class Found:
    """One finding, with what it points at."""

    message: str
    quote: str | None
    cites: tuple[Cite, ...]
    more: int


@record
class Answer:
    """What an audit answered about these walks, or about the run where there is none.

    `more_walks` counts the walks beside `walks` that got the same answer.
    """

    walks: tuple[str, ...]
    more_walks: int
    outcome: Outcome
    summary: str
    measurements: tuple[str, ...]
    findings: tuple[Found, ...]
    more: int


@record
class Reference:
    """A source with its grade; `url` is None where it has no address that can be followed."""

    text: str
    grade: str
    means: str
    url: str | None


@record
class Card:
    """All that is said about one audit."""

    id: str
    anchor: str
    heading: str
    outcome: Outcome
    severity: str
    grade: str
    share: str
    answers: tuple[Answer, ...]
    more: int
    why: str
    fix: str
    owner: str
    effort: str
    limits: tuple[str, ...]
    sources: tuple[Reference, ...]
    stop_sign: bool
    mend: bool


@record
class Section:
    """One touchpoint. `unasked` are the audits to which the question did not arise."""

    anchor: str
    title: str
    told: str
    worst: Part | None
    stop_signs: tuple[Part, ...]
    cards: tuple[Card, ...]
    unasked: tuple[Card, ...]


def sections(
    verdicts: Verdicts, book: Book, names: Mapping[str, str], detail: Detail
) -> tuple[Section, ...]:
    """Every touchpoint in the candidate's order; `names` are the titles of walks by their key."""
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in verdicts.verdicts:
        grouped[judgement.id].append(judgement)
    summaries = {summary.touchpoint: summary for summary in verdicts.touchpoints}
    cards = {
        meta.id: _card(meta, grouped[meta.id], book, names, detail) for meta in verdicts.audits
    }
    return tuple(
        _section(
            touchpoint,
            [cards[meta.id] for meta in verdicts.audits if meta.touchpoint is touchpoint],
            summaries.get(touchpoint),
        )
        for touchpoint in Touchpoint
    )


def limit_words(limit: LimitUsed) -> str:
    """A limit as it was applied, with its default where that differs."""
    name = limit.name.replace("_", " ")
    words = f"{name}: {quantity(limit.value, limit.unit)}"
    if limit.value == limit.default:
        return words
    return f"{words} (default {number(limit.default)}; {limit.because or 'no reason given'})"


def measurement_words(measurement: Measurement) -> str:
    """A number with its unit, its interval and its n."""
    name = measurement.name.replace("_", " ").replace("-", " ")
    about = f"{name}, {one_line(measurement.group, 60)}" if measurement.group else name
    words = f"{about}: {quantity(measurement.value, measurement.unit)}"
    if measurement.low is not None and measurement.high is not None:
        words += f" [{between(measurement.low, measurement.high, measurement.unit)}]"
    return words if measurement.n is None else f"{words}, n = {number(measurement.n)}"


def _section(
    touchpoint: Touchpoint, cards: Sequence[Card], summary: TouchpointSummary | None
) -> Section:
    by_id = {card.id: card for card in cards}
    ordered = sorted(cards, key=lambda c: (c.outcome.rank, -_RANK[c.severity], c.id))
    worst = by_id.get(summary.worst) if summary and summary.worst else None
    stops = [by_id[one] for one in (summary.stop_signs if summary else ()) if one in by_id]
    return Section(
        anchor=f"touchpoint-{touchpoint}",
        title=TOUCHPOINTS[touchpoint],
        told=met(summary),
        worst=Part(text=worst.heading, to=worst.anchor) if worst else None,
        stop_signs=tuple(Part(text=card.heading, to=card.anchor) for card in stops),
        cards=tuple(card for card in ordered if card.outcome is not Outcome.INAPPLICABLE),
        unasked=tuple(card for card in ordered if card.outcome is Outcome.INAPPLICABLE),
    )


_RANK = {"minor": 0, "moderate": 1, "serious": 2, "critical": 3}


def _card(
    meta: AuditMeta,
    judgements: Sequence[Judgement],
    book: Book,
    names: Mapping[str, str],
    detail: Detail,
) -> Card:
    rolled = roll(meta, judgements)
    ordered, outcome = rolled.judgements, rolled.outcome
    asked = [one for one in ordered if one.outcome is not Outcome.INAPPLICABLE] or list(ordered)
    answers = _alike(asked)
    return Card(
        id=meta.id,
        anchor=f"audit-{meta.id}",
        heading=rolled.heading,
        outcome=outcome,
        severity=meta.severity,
        grade=meta.grade,
        share=rolled.share,
        answers=tuple(_answer(one, book, names, detail) for one in answers[: detail.cards]),
        more=sum(len(alike) for alike in answers[detail.cards :]),
        why=meta.why,
        fix=meta.fix.text,
        owner=meta.fix.by,
        effort=meta.fix.effort,
        limits=tuple(limit_words(limit) for limit in (ordered[0].limits if ordered else ())),
        sources=tuple(_reference(source) for source in meta.sources),
        stop_sign=meta.stop_sign,
        mend=outcome in _MEND,
    )


def _alike(judgements: Sequence[Judgement]) -> list[list[Judgement]]:
    """Judgements that say the same, together; in the order of the first of each."""
    grouped: dict[object, list[Judgement]] = defaultdict(list)
    for one in judgements:
        said = tuple((finding.message, finding.quote) for finding in one.findings)
        grouped[one.outcome, one.summary, one.measurements, said].append(one)
    return list(grouped.values())


def _answer(
    alike: Sequence[Judgement], book: Book, names: Mapping[str, str], detail: Detail
) -> Answer:
    """One answer, for all walks that got it; the evidence of each finding comes from all."""
    first = alike[0]
    walks = [names.get(one.walk, one.walk) for one in alike if one.walk]
    findings = [
        replace(same[0], evidence=tuple(one for finding in same for one in finding.evidence))
        for same in zip(*(judgement.findings for judgement in alike), strict=True)
    ]
    return Answer(
        walks=tuple(walks[:_MOST_WALKS]),
        more_walks=max(len(walks) - _MOST_WALKS, 0),
        outcome=first.outcome,
        summary=shortened(first.summary, _MOST_CHARACTERS),
        measurements=tuple(measurement_words(m) for m in first.measurements[: detail.findings]),
        findings=tuple(_found(finding, book) for finding in findings[: detail.findings]),
        more=max(len(findings) - detail.findings, 0),
    )


_MOST_WALKS = 4
_MOST_CHARACTERS = 600
_MOST_CITES = 6


def _found(finding: Finding, book: Book) -> Found:
    cites = book.cites(finding.evidence)
    return Found(
        message=shortened(finding.message, _MOST_CHARACTERS),
        quote=one_line(finding.quote, 300) if finding.quote else None,
        cites=cites[:_MOST_CITES],
        more=max(len(cites) - _MOST_CITES, 0),
    )


def _reference(source: Source) -> Reference:
    return Reference(
        text=source.text,
        grade=source.grade,
        means=GRADES[source.grade],
        url=safe_url(source.url),
    )
