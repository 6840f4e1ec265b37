"""Careers to write believable CVs from: the job family of a posting, drawn out for one title."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from random import Random

from harness.people.families import Family, family_named, family_names
from harness.people.firms import employer, outside_job, school
from harness.people.phrases import write_out
from harness.record import record
from harness.scenario import Seniority

_ENOUGH_KEYWORDS = 3
_EMPLOYERS, _SCHOOLS = 8, 4
_TELLING_DUTIES, _TELLING_SKILLS = 6, 6
_ANY_SECTOR = ("retail", "technology", "public", "health")
_DEGREE = "Bachelor's degree"


@record
class Career:
    """What people of one job family have done.

    `earlier_titles` lead to `title`; `outside_titles` are of other lines of work. The last two
    duties and skills say little about this job; the others are telling.
    `keywords` are lower-case words by which a posting of this family is known.
    """

    family: str
    title: str
    earlier_titles: tuple[str, ...]
    outside_titles: tuple[str, ...]
    keywords: frozenset[str]
    summary: str
    employers: tuple[str, ...]
    duties: tuple[str, ...]
    skills: tuple[str, ...]
    degree: str
    level: str
    schools: tuple[str, ...]


_STOP_WORDS: frozenset[str] = frozenset(
    re.findall(
        r"\w+",
        "a about after all also an and are as at be been but by can candidate do for from has "
        "have help how i if in into is it its job more must not of on or other our out role so "
        "team than that the their them they this to up us was we well what when which who will "
        "with within work working would you your years experience ability strong including such "
        "per may new company looking join apply position opportunity skills using across ",
    )
)


def career_for(posting: str) -> Career:
    """The career whose words the posting uses most, or one made from the posting's own words.

    The same posting always gives the same career.

    Args:
        posting: Title and text of the job.
    """
    text = posting.casefold()
    words = re.findall(r"[a-z][a-z/+#-]+", text)
    family = family_of(posting)
    if family is None:
        return _from_posting(posting, words)
    return _of_family(family.id, _headline(posting))


def family_of(posting: str) -> Family | None:
    """The family whose keywords the posting uses most; None where it uses fewer than three."""
    text = posting.casefold()
    words = set(re.findall(r"[a-z][a-z/+#-]+", text))
    title = set(re.findall(r"[a-z][a-z/+#-]+", _headline(posting).casefold()))

    def hits(family: Family) -> tuple[int, int]:
        phrases = sum(word in text for word in family.keywords if " " in word)
        named = any(title & set(t.casefold().split()) for t in _titles(family))
        return len(family.keywords & words) + phrases + 2 * named, len(family.keywords & title)

    best = max((family_named(name) for name in family_names()), key=hits)
    return best if hits(best)[0] >= _ENOUGH_KEYWORDS else None


def _titles(family: Family) -> tuple[str, ...]:
    return tuple(title for titles in family.titles.values() for title in titles)


def _headline(posting: str) -> str:
    return next((line.strip(" #\t") for line in posting.splitlines() if line.strip(" #\t")), "")


@cache
def _of_family(name: str, headline: str) -> Career:
    """A family drawn out: every template written once, and the title nearest to the posting's."""
    family = family_named(name)
    random = Random(f"career/{family.id}")  # noqa: S311 - wording, nothing secret
    wanted = set(headline.casefold().split())
    mid = family.titles[Seniority.MID]
    title = max(mid, key=lambda known: len(wanted & set(known.casefold().split())))
    duties = (*family.duties[Seniority.MID], *family.duties[Seniority.ENTRY])
    plain = [outside_job(name).duties[0] for name in family.outside[:2]]
    study = max(family.studies, key=lambda one: one.level == _DEGREE)
    return Career(
        family=family.id,
        title=title,
        earlier_titles=family.titles[Seniority.ENTRY][:2],
        outside_titles=family.outside,
        keywords=family.keywords,
        summary=next(text for text in family.summaries if "{" not in text),
        employers=_different(_EMPLOYERS, lambda: employer(family.sectors, random)),
        duties=tuple(write_out(d, random) for d in (*duties[:_TELLING_DUTIES], *plain)),
        skills=(*family.skills["core"][:_TELLING_SKILLS], "Note taking", "Typing"),
        degree=study.degrees[0],
        level=study.level,
        schools=_different(_SCHOOLS, lambda: school(study.level, random)),
    )


def _different(count: int, draw: Callable[[], str]) -> tuple[str, ...]:
    """As many different ones as are asked for."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[draw()] = None
    return tuple(found)


def _from_posting(posting: str, words: list[str]) -> Career:
    """A career that names what the posting names, for job families that are not written out."""
    random = Random("career/posting")  # noqa: S311 - wording, nothing secret
    counted = Counter(word for word in words if word not in _STOP_WORDS and len(word) > 2)
    told = sorted(counted, key=lambda word: (-counted[word], words.index(word)))[:8]
    told += [f"general duties {number}" for number in range(1, 9 - len(told))]
    return Career(
        family="posting",
        title=_headline(posting)[:60] or "Applicant",
        earlier_titles=("Specialist", "Assistant"),
        outside_titles=("Office Assistant", "Shop Assistant", "Courier"),
        keywords=frozenset(told),
        summary=f"Has worked with {told[0]} and {told[1]} for years.",
        employers=_different(_EMPLOYERS, lambda: employer(_ANY_SECTOR, random)),
        duties=tuple(f"Was responsible for {word} and kept records of it" for word in told),
        skills=tuple(word.capitalize() for word in told),
        degree="Bachelor's degree in a related field",
        level=_DEGREE,
        schools=_different(_SCHOOLS, lambda: school(_DEGREE, random)),
    )
