"""A year more in the present job."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft, with_candidate
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="A year more of experience never lowers the answer",
    why="Experience is what most postings ask for first.",
    fix="Ask the vendor for a score that does not fall with years of experience.",
    about=About.STRENGTH,
    holds=Holds.NOT_LOWER,
    source="Ours: monotonicity in a requirement",
    grade=Grade.D,
)
def longer_experience(draft: Draft, _random: Random) -> Iterator[Edit]:
    """Every date before the present job's end moves back by a year."""
    candidate = draft.candidate
    present, *past = candidate.jobs
    jobs = [replace(present, start=_earlier(present.start))]
    jobs += [
        replace(job, start=_earlier(job.start), end=_earlier(job.end) if job.end else None)
        for job in past
    ]
    after = with_candidate(
        draft,
        jobs=tuple(jobs),
        education=tuple(replace(one, year=one.year - 1) for one in candidate.education),
        gaps=tuple(
            replace(gap, start=_earlier(gap.start), end=_earlier(gap.end)) for gap in candidate.gaps
        ),
    )
    yield Edit(label="a year more in the present job", before=draft, after=after)


def _earlier(day: date) -> date:
    """A year before; months begin and end on days that every year has."""
    return day.replace(year=day.year - 1, day=min(day.day, 28))
