"""What a candidate puts into the entries of a work history and of an education."""

import calendar
import re
from dataclasses import replace

from harness.candidate import Candidate, Job
from harness.evidence import Control
from harness.gather.browser.seen import SeenControl
from harness.gather.walk.entries import Group, Place
from harness.people.answers import Answer, Wanted, fitted

MOST_ENTRIES = 10
"""No form is given more entries of a kind than this, however long the candidate's history is."""

_TICKS = frozenset({Control.CHECKBOX, Control.SWITCH})


def entries_had(candidate: Candidate, group: Group) -> int:
    """How many entries of a group the candidate has to give."""
    listed = candidate.jobs if group is Group.JOBS else candidate.education
    return min(len(listed), MOST_ENTRIES)


def answer_in_entry(candidate: Candidate, place: Place, wanted: Wanted) -> Answer | None:
    """What goes into one question of an entry; None where the candidate has nothing to say.

    An entry that the candidate has no job or degree for is left or made empty.
    """
    if place.entry >= entries_had(candidate, place.group):
        return _emptied(wanted)
    said = (
        _of_job(candidate.jobs[place.entry], place.part)
        if place.group is Group.JOBS
        else _of_study(candidate, place)
    )
    if place.part == "current":
        return _current(candidate, place, wanted)
    if said is None:
        return _emptied(wanted)
    dated = place.part in {"from", "to", "year"}
    asked = replace(wanted, meaning="history.date") if dated else wanted
    found = (fitted(form, asked, reason="the CV") for form in _halves(said, place))
    return next((one for one in found if one is not None), None)


def _halves(said: str, place: Place) -> tuple[str, ...]:
    """A date whole, or the half of it that a field takes."""
    if place.half == "year":
        return (said[:4],)
    if place.half == "month" and len(said) > 4:
        month = int(said[5:7])
        return calendar.month_name[month], f"{month:02}", str(month)
    return (said,)


def no_history(seen: SeenControl, label: str, candidate: Candidate) -> Answer | None:
    """The tick by which one says that there is nothing to list; None for any other question."""
    if seen.control not in _TICKS or not _NOTHING.search(label):
        return None
    listed = candidate.education if _STUDY.search(label) else candidate.jobs
    return Answer(tick=not listed, reason="the CV")


_NOTHING = re.compile(
    r"\b(no|not have|n't have|without)( any)?( previous| prior| relevant| formal| work)*"
    r"( (work|job|professional|employment))? (experience|history|employment|education|degree)\b|"
    r"\b(this is|looking for) my first job\b|\bnever (worked|been employed)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(r"\b(education|degree|school)", re.IGNORECASE)


def _of_job(job: Job, part: str) -> str | None:
    told = {
        "title": job.title,
        "employer": job.employer,
        "duties": "\n".join(job.duties),
        "from": job.start.isoformat(),
        "to": job.end.isoformat() if job.end else "",
    }
    return told.get(part) or None


def _of_study(candidate: Candidate, place: Place) -> str | None:
    degree = candidate.education[place.entry]
    told = {
        "school": degree.school,
        "degree": degree.degree,
        "level": degree.level,
        "year": str(degree.year),
        "to": str(degree.year),
    }
    return told.get(place.part) or None


def _current(candidate: Candidate, place: Place, wanted: Wanted) -> Answer | None:
    """Whether the job is the present one; an education of the CV has ended."""
    now = place.group is Group.JOBS and candidate.jobs[place.entry].end is None
    return fitted("Yes" if now else "No", wanted, reason="the CV")


def _emptied(wanted: Wanted) -> Answer | None:
    """Takes out what the page filled in, where nothing belongs."""
    typed = wanted.control in {Control.TEXT, Control.TEXTAREA, Control.NUMBER, Control.DATE}
    if not typed or wanted.required:
        return None
    return Answer(text="", reason="takes out what the page filled in wrongly")
