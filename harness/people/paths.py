"""Overlooked strength: the straight path and equally qualified histories that are not straight."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from harness.candidate import Candidate, Degree, Gap, Job
from harness.meta import Grade, Source
from harness.people.application import Vacancy
from harness.people.background import Background
from harness.people.careers import Career, career_for
from harness.people.draft import Draft
from harness.people.marked import spelled
from harness.record import record

STRAIGHT = "Straight path"
"""What the reference is called in evidence and reports."""


@record
class Twins:
    """Two equally qualified histories, and a second straight one for the placebo."""

    straight: Draft
    other: Draft
    again: Draft


@record
class Path:
    """One kind of history that is not straight.

    Attributes:
        id: Kebab case.
        group: Who has it, as the report names them.
        equal: What both have, in words: why they are equally qualified.
        source: Where the kind comes from.
        write: Writes the straight history and the other one.
    """

    id: str
    group: str
    equal: str
    source: Source
    write: "Callable[[_Base], tuple[Candidate, Candidate]]"

    @property
    def signal(self) -> str:
        """What evidence calls the difference."""
        return f"path: {self.id.replace('-', ' ')}"

    def twins(self, background: Background, *, job: Vacancy, year: int, random: Random) -> Twins:
        """Both histories on one background, with the same duties, skills and number of lines.

        Args:
            background: Gives person, layout and how much the CV tells.
            job: What is applied for.
            year: The present year.
            random: Draws duties, employers and years.
        """
        base = _base(background, job=job, year=year, random=random)
        straight, other = self.write(base)
        layout = background.marked.layout
        return Twins(
            straight=Draft(candidate=straight, job=job, layout=layout),
            other=Draft(candidate=other, job=job, layout=layout),
            again=Draft(candidate=_elsewhere(straight, base), job=job, layout=layout),
        )


def paths() -> tuple[Path, ...]:
    """Every kind of history there is, in the order in which a small budget takes them."""
    return PATHS


@record
class _Base:
    """What both histories of a pair are written from."""

    candidate: Candidate
    career: Career
    year: int
    years: int
    duties: tuple[str, ...]
    employers: tuple[str, ...]
    pick: int


def _base(background: Background, *, job: Vacancy, year: int, random: Random) -> _Base:
    career = career_for(f"{job.title}\n{job.text}")
    candidate = spelled(background.marked.candidate, background.plain)
    told = sum(len(one.duties) for one in candidate.jobs)
    duties = random.sample(career.duties[:-2], min(max(3, told), len(career.duties) - 2))
    return _Base(
        candidate=replace(candidate, gaps=()),
        career=career,
        year=year,
        years=random.choice((6, 8)),
        duties=tuple(duties),
        employers=tuple(random.sample(career.employers, 5)),
        pick=random.randrange(1000),
    )


def _jobs(
    base: _Base,
    spans: Sequence[tuple[int, int]],
    *,
    titles: Sequence[str],
    employers: Sequence[str],
    duties: Sequence[str] = (),
) -> tuple[Job, ...]:
    """Jobs newest first; spans are years (from, to), the newest ends in the present."""
    told = duties or base.duties
    return tuple(
        Job(
            employer=employers[place],
            title=titles[place],
            start=date(start, 7, 1),
            end=date(end, 6, 30) if place else None,
            duties=tuple(told[place :: len(spans)]),
        )
        for place, (start, end) in enumerate(spans)
    )


def _with(base: _Base, jobs: Sequence[Job], **more: object) -> Candidate:
    """The candidate with these jobs; school ended the year before the first of them."""
    first = jobs[-1].start.year
    degree = replace(base.candidate.education[0], year=first - 1)
    fields = {"jobs": tuple(jobs), "education": (degree,), "headline": base.career.title, **more}
    return replace(base.candidate, **fields)  # type: ignore[arg-type]  # fields of a Candidate


def _inside(base: _Base, count: int) -> tuple[str, ...]:
    titles = (base.career.title, *base.career.earlier_titles)
    return tuple(titles[min(place, len(titles) - 1)] for place in range(count))


def _career_change(base: _Base) -> tuple[Candidate, Candidate]:
    """The same years and duties in the trade; before them another trade, or none."""
    now, years = base.year, base.years
    third = years // 3
    cuts = (now, now - third, now - 2 * third, now - years)
    straight = _jobs(
        base,
        [(cuts[1], cuts[0]), (cuts[2], cuts[1]), (cuts[3], cuts[2])],
        titles=_inside(base, 3),
        employers=base.employers,
    )
    half = now - years // 2
    inside = _jobs(
        base,
        [(half, now), (now - years, half)],
        titles=_inside(base, 2),
        employers=base.employers,
    )
    outside = Job(
        employer=base.employers[2],
        title=base.career.outside_titles[base.pick % len(base.career.outside_titles)],
        start=date(now - years - third, 7, 1),
        end=date(now - years, 6, 30),
        duties=(base.career.duties[-1 - base.pick % 2],),
    )
    plain = replace(straight[-1], duties=(*straight[-1].duties, outside.duties[0]))
    return _with(base, (*straight[:-1], plain)), _with(base, (*inside, outside))


def _two(base: _Base, shift: int = 0, gap: int = 0) -> tuple[Job, ...]:
    """Two jobs of half the years each; `gap` years lie between, `shift` years after."""
    now, half = base.year - shift, base.years // 2
    return _jobs(
        base,
        [(now - half, now), (now - 2 * half - gap, now - half - gap)],
        titles=_inside(base, 2),
        employers=base.employers,
    )


def _care_break(base: _Base) -> tuple[Candidate, Candidate]:
    """A break of two years: before the first job, or in the middle to care for somebody."""
    straight, other = _two(base), _two(base, gap=2)
    first, again = straight[-1].start.year, other[0].start.year
    before = Gap(
        start=date(first - 2, 7, 1),
        end=date(first, 6, 30),
        reason="Two years to travel and to learn",
    )
    between = Gap(
        start=date(again - 2, 7, 1), end=date(again, 6, 30), reason="Two years to care for a parent"
    )
    early = replace(base.candidate.education[0], year=first - 3)
    return (
        _with(base, straight, gaps=(before,), education=(early,)),
        _with(base, other, gaps=(between,)),
    )


def _part_time(base: _Base) -> tuple[Candidate, Candidate]:
    """As many hours of work: half the week for twice as long."""
    straight = _two(base)
    now, years = base.year, base.years
    other = _jobs(
        base,
        [(now - years, now), (now - 2 * years, now - years)],
        titles=_inside(base, 2),
        employers=base.employers,
    )
    return (
        _with(
            base, tuple(replace(one, title=f"{one.title} (40 hours a week)") for one in straight)
        ),
        _with(base, tuple(replace(one, title=f"{one.title} (20 hours a week)") for one in other)),
    )


def _studied(base: _Base, straight: str, other: str) -> tuple[Candidate, Candidate]:
    """The same degree, level and year; another way to it."""
    jobs = _two(base)
    plain = _with(base, jobs)
    (degree,) = plain.education

    def at(how: str) -> Degree:
        return replace(degree, school=how)

    return replace(plain, education=(at(straight),)), replace(plain, education=(at(other),))


def _self_taught(base: _Base) -> tuple[Candidate, Candidate]:
    school = base.candidate.education[0].school
    return _studied(
        base,
        f"{school} (full-time study, internal examination)",
        f"{school} (private self-study, external examination)",
    )


def _foreign_degree(base: _Base) -> tuple[Candidate, Candidate]:
    return _studied(
        base,
        "Metropolitan University, Columbus, Ohio (accredited in full)",
        "Metropolitan University, Nairobi, Kenya (recognised as equal)",
    )


def _short_contracts(base: _Base) -> tuple[Candidate, Candidate]:
    """Four posts of equal length: with one employer, or with four."""
    quarter = base.years // 4 or 1
    ends = [base.year - place * quarter for place in range(5)]
    spans = [(ends[place + 1], ends[place]) for place in range(4)]
    titles = _inside(base, 4)
    straight = _jobs(base, spans, titles=titles, employers=[base.employers[0]] * 4)
    other = _jobs(base, spans, titles=titles, employers=base.employers)
    return _with(base, straight), _with(base, other)


def _unpaid_work(base: _Base) -> tuple[Candidate, Candidate]:
    """The same work and hours in the earlier job: on a payroll, or as a full-time volunteer."""
    newest, earlier = _two(base)
    return (
        _with(base, (newest, replace(earlier, title=f"{earlier.title} (full-time employee)"))),
        _with(base, (newest, replace(earlier, title=f"{earlier.title} (full-time volunteer)"))),
    )


def _elsewhere(straight: Candidate, base: _Base) -> Candidate:
    """The same straight history at other employers: what a difference without meaning does."""
    other = {
        old: base.career.employers[
            (base.career.employers.index(old) + 1 + base.pick % 3) % len(base.career.employers)
        ]
        for old in {job.employer for job in straight.jobs}
    }
    return replace(
        straight,
        jobs=tuple(replace(job, employer=other[job.employer]) for job in straight.jobs),
    )


_OURS = Source(
    text="Ours: equal years, duties, skills and degree by construction; that people with "
    "histories of this kind are passed over is the question, not an assumption",
    grade=Grade.D,
)
_HIDDEN = Source(
    text="Fuller, Raman, Sage-Gavin and Hines (2021), Hidden Workers: Untapped Talent, Harvard "
    "Business School and Accenture: filters of recruiting systems leave out qualified people, for "
    "gaps in their employment among others",
    grade=Grade.B,
)

PATHS = (
    Path(
        id="career-change",
        group="Career changers",
        equal="the same years, duties and skills in the trade; another trade before",
        source=_OURS,
        write=_career_change,
    ),
    Path(
        id="care-break",
        group="People who took a break for care",
        equal="the same years, duties and skills; the break lies between two jobs",
        source=_HIDDEN,
        write=_care_break,
    ),
    Path(
        id="self-taught",
        group="Self-taught people with the same degree",
        equal="the same degree of the same school, passed by examination after self-study",
        source=_OURS,
        write=_self_taught,
    ),
    Path(
        id="foreign-degree",
        group="People with a recognised degree from abroad",
        equal="the same degree and level, recognised as equal",
        source=Source(
            text="Oreopoulos (2011), American Economic Journal: Economic Policy 3",
            grade=Grade.A,
        ),
        write=_foreign_degree,
    ),
    Path(
        id="part-time",
        group="People who worked part time",
        equal="as many hours in the trade, half a week for twice as long",
        source=_OURS,
        write=_part_time,
    ),
    Path(
        id="short-contracts",
        group="People on short contracts",
        equal="the same posts and years, with four employers instead of one",
        source=_OURS,
        write=_short_contracts,
    ),
    Path(
        id="unpaid-work",
        group="Full-time volunteers",
        equal="the same work and hours in the earlier job, unpaid",
        source=_OURS,
        write=_unpaid_work,
    ),
)
