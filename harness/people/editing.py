"""Edits of a draft that relations share: skills, lines at the start or the end, and length."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from harness.candidate import Job
from harness.evidence import Fact
from harness.people.careers import Career, career_for
from harness.people.draft import Draft, with_candidate
from harness.people.layout import Line, LineKind

_SKILL = "experience.skill"


def career_of(draft: Draft) -> Career:
    """The career that the draft's job asks for."""
    return career_for(f"{draft.job.title}\n{draft.job.text}")


def required_skills(draft: Draft) -> tuple[str, ...]:
    """Skills of the job's field that its posting names; all telling ones where it names none."""
    skills = career_of(draft).skills[:-2]
    named = tuple(skill for skill in skills if _says(draft.job.text, skill))
    return named or skills


def without_skill(draft: Draft, skill: str) -> Draft:
    """The draft whose CV does not name a skill anywhere."""
    candidate = draft.candidate
    jobs = tuple(
        replace(job, duties=tuple(duty for duty in job.duties if not _says(duty, skill)))
        for job in candidate.jobs
    )
    return with_candidate(
        draft,
        skills=tuple(own for own in candidate.skills if not _says(own, skill)),
        summary="" if _says(candidate.summary, skill) else candidate.summary,
        jobs=jobs,
    )


def with_skill(draft: Draft, skill: str) -> Draft:
    """The draft whose list of skills names one more, first."""
    return with_candidate(draft, skills=(skill, *draft.candidate.skills))


def says(draft: Draft, words: str) -> bool:
    """Whether the CV's text holds these words, as words."""
    return _says(draft.words, words)


def with_line(draft: Draft, text: str, *, at_end: bool, kind: LineKind = LineKind.TEXT) -> Draft:
    """The draft with one line more: under the name and contact, or last before the disclosure."""
    lines = list(draft.shown)
    if at_end:
        place = len(lines) - sum(line.kind is LineKind.NOTE for line in lines)
    else:
        place = next((n for n, line in enumerate(lines) if line.kind is LineKind.HEADING), 1)
    lines.insert(place, Line(kind=kind, text=text))
    return replace(draft, lines=tuple(lines), facts=draft.told)


def with_fact(draft: Draft, meaning: str, text: str) -> Draft:
    """The draft whose form says one thing more; the CV's lines stay as they are."""
    return replace(draft, facts=(*draft.told, Fact(meaning=meaning, text=text)))


def reworded(draft: Draft, change: Callable[[str], str]) -> Draft:
    """The draft with every line and every fact written another way."""
    lines = tuple(replace(line, text=change(line.text)) for line in draft.shown)
    facts = tuple(replace(fact, text=change(fact.text)) for fact in draft.told)
    return replace(draft, lines=lines, facts=facts)


def lengthened(draft: Draft, *, words: int, but: str) -> Draft:
    """The draft with older jobs of other lines of work, until its CV has so many words.

    Args:
        draft: A CV.
        words: How long it becomes at least.
        but: Words that no added line may hold.
    """
    career = career_of(draft)
    jobs = list(draft.candidate.jobs)
    duties = [duty for duty in _PLAIN_DUTIES if not _says(duty, but)]
    longer = draft
    number = 0
    while len(longer.words.split()) < words:
        newest = jobs[-1].start.year
        jobs.append(
            Job(
                employer=career.employers[number % len(career.employers)],
                title=career.outside_titles[number % len(career.outside_titles)],
                start=date(newest - 1, 2, 1),
                end=date(newest, 1, 31),
                duties=tuple(duties[(number + turn) % len(duties)] for turn in range(_DUTIES)),
            )
        )
        number += 1
        longer = with_candidate(draft, jobs=tuple(jobs))
    return longer


_DUTIES = 4
_PLAIN_DUTIES = (
    "Opened in the morning, closed in the evening and kept the keys for the whole of the season",
    "Answered questions at the counter and on the telephone, and passed on what others had to do",
    "Unpacked what was delivered, compared it with the slip and put it where it belonged",
    "Showed new colleagues where everything was and how the day went, in their first two weeks",
    "Wrote down at the end of each shift what was left to do, and what had to be ordered",
    "Cleaned the rooms, the counters and the machines as the plan on the wall asked for",
    "Stood in for colleagues who were on holiday, in three places, at short notice",
    "Took what people complained about seriously, and saw to it that they got an answer",
)


def _says(text: str, words: str) -> bool:
    pattern = rf"(?<![\w]){re.escape(words.casefold())}(?![\w])"
    return re.search(pattern, text.casefold()) is not None
