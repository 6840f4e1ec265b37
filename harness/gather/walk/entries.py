"""Tells the entries of a work history and of an education apart: which question belongs to which.

A form repeats the same few questions for each job. Alone, "Start date" asks when one can begin;
beside an employer and an end date it asks when that job began.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.browser.understood import understand_seen
from harness.reading.questions import plain
from harness.record import record


class Group(StrEnum):
    """What is listed entry by entry."""

    JOBS = "jobs"
    STUDIES = "studies"


@record
class Place:
    """Where a question stands: in which entry of which group (0 first), and what it asks there.

    `part` is one of `title`, `employer`, `duties`, `place`, `school`, `degree`, `level`, `year`,
    `from`, `to` and `current`; `half` says whether a date is asked `whole`, or which half of it.
    """

    group: Group
    entry: int
    part: str
    half: str = "whole"


def places_of(view: PageView) -> Mapping[str, Place]:
    """The place of every question that belongs to an entry, by the question's key."""
    told = [_Told(seen=seen, part=_part(seen, view)) for seen in view.questions]
    found: dict[str, Place] = {}
    counts = dict.fromkeys(Group, 0)
    for run in _runs(told):
        group = _group(run)
        if group is None or not _holds_together(run):
            continue
        for entry in _split(run):
            for one in entry:
                found[one.seen.key] = _place(one, group, counts[group])
            counts[group] += 1
    return found


def _place(one: "_Told", group: Group, entry: int) -> Place:
    part = one.part or ""
    if group is Group.STUDIES:
        part = _IN_STUDIES.get(part, part)
    half = _half(one.seen) if part in {"from", "to"} else "whole"
    return Place(group=group, entry=entry, part=part, half=half)


def listing(view: PageView) -> Mapping[Group, int]:
    """How many entries of each group a page asks for."""
    places = places_of(view).values()
    return {
        group: 1 + max((place.entry for place in places if place.group is group), default=-1)
        for group in Group
    }


@record
class _Told:
    seen: SeenControl
    part: str | None


_PARTS: Mapping[str, str] = {
    "history.title": "title",
    "history.employer": "employer",
    "history.duties": "duties",
    "education.school": "school",
    "education.degree": "degree",
    "education.level": "level",
    "education.date": "year",
}
_IN_STUDIES: Mapping[str, str] = {"title": "degree", "duties": "notes"}
_ANCHORS = frozenset({"title", "employer", "school", "degree"})
_OF_STUDIES = frozenset({"school", "degree", "level", "year"})
_WHEN = r"( ?(date|month|year|mm/?yyyy|\(.*\)))*"
_BY_LABEL: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "current",
        re.compile(
            r"\b(current(ly)?|still|present)\b.{0,24}\b(work|employ|job|position|role|here|attend|"
            r"stud|enrol)|\bwork(ing)? here\b|^(current|present|to present|ongoing)\W*$|"
            r"^(this is my )?current (job|role|position|employer)|heute|aktuell|actuellement|"
            r"actualmente|attualmente|obecnie|momenteel|atualmente",
            re.IGNORECASE,
        ),
    ),
    (
        "from",
        re.compile(
            rf"^((date|month|year|employment|job|work) )?(from|start(ed|ing)?|began|begin(ning)?|"
            rf"since|von|beginn|début|desde|inicio|vanaf|dal|od){_WHEN}\W*$|"
            rf"^(start|from|begin(ning)?|hire)[ -]?(date|month|year){_WHEN}\W*$|"
            rf"^(date|year|month) (started|of (hire|entry))\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "to",
        re.compile(
            rf"^((date|month|year|employment|job|work) )?(to|end(ed|ing)?|until|till|left|through|"
            rf"bis|ende|fin|hasta|tot|al|do){_WHEN}\W*$|"
            rf"^(end|to|finish|leaving|last|completion)[ -]?(date|month|year|day){_WHEN}\W*$|"
            rf"^(date|year|month) (ended|left|finished)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "place",
        re.compile(r"^((job|work|company|employer|school) )?(location|city)\W*$", re.IGNORECASE),
    ),
)
_SECTION = re.compile(
    r"\b(work|employment|job|professional|career) ?(history|experience|\d)|\bexperience\b|"
    r"\b(position|employer|job|role) \d|education|school|university|studies|degree|"
    r"berufserfahrung|ausbildung|expérience|formation|experiencia|werkervaring|esperienz",
    re.IGNORECASE,
)
_ELSEWHERE = ("name.", "email", "phone", "address.", "document.", "salary.", "consent.", "eeo.")
_TICKS = frozenset({Control.CHECKBOX, Control.SWITCH, Control.RADIO})


def _part(seen: SeenControl, view: PageView) -> str | None:
    label = plain(seen.label or seen.preceding_text)
    for part, pattern in _BY_LABEL:
        if part == "current" and seen.control not in _TICKS:
            continue
        if part in {"from", "to"} and seen.control in _TICKS:
            continue
        if pattern.search(label):
            return part
    return _PARTS.get(understand_seen(seen, view).meaning)


def _runs(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """Neighbouring questions of entries; one question of another kind between them is no end."""
    run: list[_Told] = []
    pause = 0
    for one in told:
        outside = run and run[-1].seen.frame != one.seen.frame
        if run and (outside or _changes_group(run, one)):
            yield run
            run, pause = [], 0
        if one.part is not None:
            run.append(one)
            pause = 0
        elif run:
            pause += 1
            if pause > 1:
                yield run
                run, pause = [], 0
    if run:
        yield run


def _changes_group(run: Sequence[_Told], one: _Told) -> bool:
    """Whether a question of the other group begins a run of its own."""
    own = _group(run)
    if one.part in _OF_STUDIES:
        elsewhere = one.seen.section != run[0].seen.section
        return own is Group.JOBS and (elsewhere or one.part in {"school", "degree"})
    if one.part in {"employer", "title"}:
        return own is Group.STUDIES and any(two.part == "school" for two in run)
    return False


def _group(run: Sequence[_Told]) -> Group | None:
    parts = {one.part for one in run}
    if parts & {"employer"} or ("title" in parts and not parts & {"school"}):
        return Group.JOBS
    return Group.STUDIES if parts & {"school", "degree"} else None


def _holds_together(run: Sequence[_Told]) -> bool:
    """Whether these are the parts of entries, and not single questions about the last job."""
    parts = {one.part for one in run}
    if len(parts & {"from", "to", "current", "duties"}) > 1:
        return True
    if any(_SECTION.search(one.seen.section or "") for one in run):
        return True
    anchors = [one.part for one in run if one.part in _ANCHORS]
    return len(anchors) > len(set(anchors)) or {"school", "degree"} <= parts


def _split(run: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The entries of a run: another begins where a part comes again or the number changes."""
    entry: list[_Told] = []
    for one in run:
        again = any(_same_part(one, other) for other in entry)
        if entry and (again or _numbers_differ(entry[0].seen, one.seen)):
            yield entry
            entry = []
        entry.append(one)
    if entry:
        yield entry


def _same_part(one: _Told, other: _Told) -> bool:
    """Two halves of one date (month and year) are not the same part twice."""
    if one.part != other.part or one.part is None:
        return False
    halves = {_half(one.seen), _half(other.seen)}
    return one.part == "current" or "whole" in halves or len(halves) == 1


def _half(seen: SeenControl) -> str:
    words = f"{seen.label} {seen.name} {seen.placeholder or ''}".casefold()
    month = "month" in words or re.search(r"\bmm\b", words) is not None
    year = "year" in words or "yyyy" in words
    return "whole" if month == year else "month" if month else "year"


def _numbers_differ(one: SeenControl, other: SeenControl) -> bool:
    """Whether names such as `job1.title` and `job2.from` say that they are of two entries."""
    for first, second in ((one.name, other.name), (one.section or "", other.section or "")):
        found = [re.search(r"^(\D*?)[\W_]*(\d+)", text) for text in (first, second)]
        if all(found):
            a, b = (match.groups() for match in found if match)
            if a[0] == b[0]:
                return a[1] != b[1]
    return False
