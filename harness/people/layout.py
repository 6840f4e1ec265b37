"""Lays a candidate's facts out as the lines of a CV; every document is made from these lines."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from harness.candidate import Candidate, Layout, Look
from harness.people.facts import gap_text, span_of
from harness.record import record

__all__ = [
    "Layout",
    "Line",
    "LineKind",
    "Look",
    "Section",
    "cv_lines",
    "cv_text",
    "sections",
    "text_of_lines",
]


class LineKind(StrEnum):
    """How a line is set."""

    NAME = "name"
    HEADING = "heading"
    ENTRY = "entry"
    TEXT = "text"
    BULLET = "bullet"
    HIDDEN = "hidden"
    NOTE = "note"


@record
class Line:
    """One line of a CV, and how it is set."""

    kind: LineKind
    text: str


@record
class Section:
    """A heading and what stands under it; the lines before the first heading have none."""

    heading: str | None
    lines: tuple[Line, ...]


def cv_lines(candidate: Candidate, layout: Layout | None = None) -> tuple[Line, ...]:
    """The CV's lines, the disclosure last.

    Args:
        candidate: Whose CV.
        layout: The order of its sections; the candidate's own where not given.
    """
    layout = layout or candidate.layout
    lines = list(_head(candidate, layout))
    for heading, section in _ORDER[layout]:
        content = tuple(section(candidate, layout))
        if content:
            lines.append(Line(kind=LineKind.HEADING, text=heading))
            lines.extend(content)
    if candidate.disclosure:
        lines.append(Line(kind=LineKind.NOTE, text=candidate.disclosure))
    return tuple(lines)


def cv_text(candidate: Candidate, layout: Layout | None = None) -> str:
    """The CV as plain text: bullets with "- ", a blank line before each heading."""
    return text_of_lines(cv_lines(candidate, layout))


def text_of_lines(lines: Iterable[Line]) -> str:
    """The lines as plain text, as `cv_text` writes them."""
    return "".join(map(_plain, lines))


def sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """The lines by the heading under which they stand; a note ends the last section."""
    found: list[tuple[str | None, list[Line]]] = [(None, [])]
    for line in lines:
        if line.kind is LineKind.HEADING:
            found.append((line.text, []))
        elif line.kind is not LineKind.NOTE:
            found[-1][1].append(line)
    return tuple(Section(heading=heading, lines=tuple(under)) for heading, under in found)


def _plain(line: Line) -> str:
    if line.kind in {LineKind.HEADING, LineKind.NOTE}:
        return f"\n{line.text}\n"
    return f"- {line.text}\n" if line.kind is LineKind.BULLET else f"{line.text}\n"


def _text(text: str) -> Line:
    return Line(kind=LineKind.TEXT, text=text)


def _head(candidate: Candidate, layout: Layout) -> Iterator[Line]:
    name, address = candidate.name, candidate.address
    shown = f"{name.given} {name.middle} {name.family}" if name.middle else name.full
    yield Line(kind=LineKind.NAME, text=shown.strip())
    if name.middle:
        yield _text(f"Signs as {name.full}")
    if name.preferred:
        yield _text(f"Also written: {name.preferred}")
    if name.pronouns:
        yield _text(f"Pronouns: {name.pronouns}")
    yield _text(candidate.headline)
    place = f"{address.city}, {address.region} {address.postcode}".replace(",  ", ", ").strip(", ")
    contact = (candidate.email, candidate.phone, address.line, place, address.country)
    parts = [part for part in contact if part]
    if layout is Layout.LISTED:
        yield from map(_text, parts)
    else:
        yield _text(" · ".join(parts))
    yield from map(_text, candidate.links.values())


def _profile(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    if candidate.summary:
        yield _text(candidate.summary)


def _experience(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for job in candidate.jobs:
        entry = f"{job.title}, {job.employer} ({span_of(job.start, job.end)})"
        yield Line(kind=LineKind.ENTRY, text=entry)
        for duty in job.duties:
            yield Line(kind=LineKind.BULLET, text=duty)


def _breaks(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for gap in candidate.gaps:
        yield _text(f"{gap_text(gap)} ({span_of(gap.start, gap.end)})")


def _education(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for degree in candidate.education:
        level = f" [{degree.level}]" if degree.level else ""
        yield Line(
            kind=LineKind.ENTRY, text=f"{degree.degree}{level}, {degree.school}, {degree.year}"
        )


def _skills(candidate: Candidate, layout: Layout) -> Iterator[Line]:
    if layout is Layout.LISTED:
        for skill in candidate.skills:
            yield Line(kind=LineKind.BULLET, text=skill)
    elif candidate.skills:
        yield _text(", ".join(candidate.skills))


def _languages(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for language, level in candidate.languages.items():
        yield _text(f"{language}: {level}")


def _certificates(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for certificate in candidate.certificates:
        yield Line(kind=LineKind.BULLET, text=certificate)


def _activities(candidate: Candidate, _layout: Layout) -> Iterator[Line]:
    for membership in candidate.memberships:
        yield Line(kind=LineKind.BULLET, text=membership)


_Section = tuple[str, Callable[[Candidate, Layout], Iterator[Line]]]

_PROFILE: _Section = ("Profile", _profile)
_EXPERIENCE: _Section = ("Experience", _experience)
_BREAKS: _Section = ("Career breaks", _breaks)
_EDUCATION: _Section = ("Education", _education)
_CERTIFICATES: _Section = ("Certificates", _certificates)
_SKILLS: _Section = ("Skills", _skills)
_LANGUAGES: _Section = ("Languages", _languages)
_ACTIVITIES: _Section = ("Activities and awards", _activities)

_ORDER = {
    Layout.CLASSIC: (
        _PROFILE, _EXPERIENCE, _BREAKS, _EDUCATION, _CERTIFICATES, _SKILLS, _LANGUAGES, _ACTIVITIES,
    ),
    Layout.SKILLS_FIRST: (
        _PROFILE, _SKILLS, _LANGUAGES, _EXPERIENCE, _BREAKS, _EDUCATION, _CERTIFICATES, _ACTIVITIES,
    ),
    Layout.EDUCATION_FIRST: (
        _PROFILE, _EDUCATION, _CERTIFICATES, _EXPERIENCE, _BREAKS, _SKILLS, _LANGUAGES, _ACTIVITIES,
    ),
    Layout.LISTED: (
        _PROFILE, _EXPERIENCE, _BREAKS, _EDUCATION, _ACTIVITIES, _CERTIFICATES, _SKILLS, _LANGUAGES,
    ),
}  # fmt: skip
