"""Makes up a working life: jobs without overlap, breaks, and the education that came before."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from harness.candidate import Degree, Gap, Job
from harness.people.families import Family, Study
from harness.people.firms import besides, employer, outside_job, school
from harness.people.phrases import write_out
from harness.record import record
from harness.scenario import Seniority

LADDER = tuple(Seniority)

# Months in the line of work, least and most, and of one job. Our convention; it keeps the four
# seniorities apart.
_MONTHS = {
    Seniority.ENTRY: (4, 30),
    Seniority.MID: (36, 84),
    Seniority.SENIOR: (96, 168),
    Seniority.LEAD: (132, 288),
}
_STINT = {Seniority.ENTRY: (8, 24)}
_USUAL_STINT = (16, 58)
_SHORTEST = 8
# From how many months of experience on somebody is likely to hold a post of that seniority.
_FROM = {Seniority.MID: 22, Seniority.SENIOR: 78, Seniority.LEAD: 130}

_BREAK_SHARE, _UNEXPLAINED_SHARE, _PROMOTED_SHARE = 0.14, 0.3, 0.3
_BETWEEN_JOBS_SHARE, _OUTSIDE_SHARE = 0.12, 0.25


@record
class Life:
    """A working life, newest first.

    Attributes:
        jobs: In this line of work, then those outside it.
        levels: The seniority of each job; None for one outside.
        gaps: Breaks that the CV mentions.
        education: Finished before the first job began.
        months: Of experience in this line of work, breaks not counted.
    """

    jobs: tuple[Job, ...]
    levels: tuple[Seniority | None, ...]
    gaps: tuple[Gap, ...]
    education: tuple[Degree, ...]
    months: int


def live(family: Family, seniority: Seniority, *, today: date, random: Random) -> Life:
    """Make up the life of somebody of this seniority, as it stands on `today`.

    Args:
        family: The line of work.
        seniority: Of the newest job.
        today: The newest job may go on; nothing lies after it.
        random: Draws.
    """
    months = random.randint(*_MONTHS[seniority])
    spans, gaps = _spans(months, seniority, today=today, random=random)
    levels = _levels(spans, months, seniority)
    jobs = _within(family, spans, levels, random=random)
    likely = 1.0 if seniority is Seniority.ENTRY else _OUTSIDE_SHARE
    outside = _outside(family, jobs[-1].start, random) if random.random() < likely else ()
    first = (*jobs, *outside)[-1].start
    return Life(
        jobs=(*jobs, *outside),
        levels=(*levels, *(None for _ in outside)),
        gaps=gaps,
        education=_education(family, seniority, before=first, random=random),
        months=months,
    )


@record
class _Span:
    """When a job began and ended, in months since the year 0; `end` is the last month of it."""

    start: int
    end: int
    present: bool


def _spans(
    months: int, seniority: Seniority, *, today: date, random: Random
) -> tuple[tuple[_Span, ...], tuple[Gap, ...]]:
    """Spans of jobs that have these months together, newest first, and the breaks between them."""
    now = today.year * 12 + today.month - 2
    present = random.random() >= _BETWEEN_JOBS_SHARE
    end = now if present else now - random.randint(1, 7)
    spans: list[_Span] = []
    gaps: list[Gap] = []
    while months > 0:
        stint = random.randint(*_STINT.get(seniority, _USUAL_STINT))
        if months - stint < _SHORTEST:
            stint = months
        start = end - stint + 1
        spans.append(_Span(start=start, end=end, present=present and not spans))
        months -= stint
        pause = random.choice((0, 0, 0, 1, 1, 2, 3))
        likely = 0.0 if gaps or seniority is Seniority.ENTRY else _BREAK_SHARE
        if months and random.random() < likely:
            pause = random.randint(6, 20)
            gaps.append(_gap(start - pause, start - 1, random))
        end = start - 1 - pause
    return tuple(spans), tuple(gaps)


def _gap(start: int, end: int, random: Random) -> Gap:
    told = random.random() >= _UNEXPLAINED_SHARE
    reason = random.choice(besides().breaks) if told else None
    return Gap(start=_first(start), end=_last(end), reason=reason)


def _levels(spans: Sequence[_Span], months: int, seniority: Seniority) -> tuple[Seniority, ...]:
    """The seniority of each job: the newest has the wanted one, none had a higher one before."""
    levels = [seniority]
    done = months - (spans[0].end - spans[0].start + 1)
    for span in spans[1:]:
        done -= span.end - span.start + 1
        reached = [level for level in LADDER if done >= _FROM.get(level, 0)]
        levels.append(min(reached[-1], levels[-1], key=LADDER.index))
    return tuple(levels)


def _within(
    family: Family, spans: Sequence[_Span], levels: Sequence[Seniority], *, random: Random
) -> tuple[Job, ...]:
    jobs: list[Job] = []
    told: set[str] = set()
    for place, (span, level) in enumerate(zip(spans, levels, strict=True)):
        newer = spans[place - 1] if place else None
        promoted = (
            newer is not None
            and newer.start == span.end + 1
            and levels[place - 1] is not level
            and random.random() < _PROMOTED_SHARE
        )
        titles = [t for t in family.titles[level] if not jobs or t != jobs[-1].title]
        jobs.append(
            Job(
                employer=jobs[-1].employer if promoted else _new_employer(family, jobs, random),
                title=random.choice(titles or family.titles[level]),
                start=_first(span.start),
                end=None if span.present else _last(span.end),
                duties=_duties(family, level, told, newest=not place, random=random),
            )
        )
    return tuple(jobs)


def _new_employer(family: Family, jobs: Sequence[Job], random: Random) -> str:
    taken = {job.employer for job in jobs}
    while (name := employer(family.sectors, random)) in taken:
        pass
    return name


def _duties(
    family: Family, level: Seniority, told: set[str], *, newest: bool, random: Random
) -> tuple[str, ...]:
    """Duties of the job's own seniority first, then of those below, and what was achieved.

    `told` holds the templates that this CV has used already; none is used twice.
    """
    rank = LADDER.index(level)
    own = _fresh(family.duties[level], told, random)
    below = [duty for lower in LADDER[:rank] for duty in family.duties[lower]]
    wanted = random.randint(3, 4 + min(rank, 1)) if newest else random.randint(2, 3)
    chosen = own[: max(2, wanted - 1)]
    chosen += _fresh(below, told, random)[: wanted - len(chosen)]
    wins = _fresh(family.wins["lead" if level is Seniority.LEAD else "staff"], told, random)
    likely = 0.85 if newest else 0.45
    chosen += wins[: int(random.random() < likely)]
    told.update(chosen)
    return tuple(write_out(template, random) for template in chosen)


def _fresh(templates: Sequence[str], told: set[str], random: Random) -> list[str]:
    left = [template for template in templates if template not in told] or list(templates)
    random.shuffle(left)
    return left


def _outside(family: Family, before: date, random: Random) -> tuple[Job, ...]:
    """One job in another line of work, ended before this one began."""
    end = before.year * 12 + before.month - 2 - random.choice((0, 0, 1, 2, 4))
    start = end - random.randint(5, 26)
    title = random.choice(family.outside)
    kind = outside_job(title)
    duties = random.sample(kind.duties, random.randint(1, 2))
    return (
        Job(
            employer=employer(kind.sectors, random),
            title=title,
            start=_first(start),
            end=_last(end),
            duties=tuple(write_out(duty, random) for duty in duties),
        ),
    )


def _education(
    family: Family, seniority: Seniority, *, before: date, random: Random
) -> tuple[Degree, ...]:
    """One or two studies, the last of them finished before the first job began."""
    rank = LADDER.index(seniority)
    met = [study for study in family.studies if LADDER.index(study.first) <= rank]
    study = random.choice(met)
    year = before.year if before.month >= 8 else before.year - 1
    newest = _degree(study, year, random)
    earlier = _earlier(study, met)
    if earlier is None or random.random() < 0.4:
        return (newest,)
    return (newest, _degree(earlier, year - 2, random))


def _earlier(study: Study, met: Sequence[Study]) -> Study | None:
    """The study that usually comes before this one, where the family has it."""
    below = {
        "Master's degree": "Bachelor's degree",
        "Associate degree": "High school diploma",
        "Vocational certificate": "High school diploma",
    }
    return next((one for one in met if one.level == below.get(study.level)), None)


def _degree(study: Study, year: int, random: Random) -> Degree:
    return Degree(
        school=school(study.level, random),
        degree=random.choice(study.degrees),
        level=study.level,
        year=year,
    )


def _first(month: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def _last(month: int) -> date:
    return _first(month + 1) - timedelta(days=1)
