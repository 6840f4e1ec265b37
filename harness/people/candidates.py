"""Makes up candidates of a job family, one after another, all different, from a seed."""

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from random import Random

from harness.candidate import Candidate, Layout, Look, Name
from harness.errors import ConfigError, Mistake
from harness.people.background import mail_name
from harness.people.families import Family, family_named, family_names
from harness.people.firms import besides, local_names
from harness.people.homes import Home, Homes, countries
from harness.people.letters import open_answers
from harness.people.life import LADDER, Life, live
from harness.people.names import listed_names
from harness.people.phrases import write_out
from harness.record import record
from harness.scenario import Generate, Seniority

MAIL_HOSTS = ("example.com", "example.org", "example.net")
"""Domains that nobody can register (RFC 2606); a walk puts its own plus-address in their place."""

_YEARS_WORDS = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven")
_PRONOUNS = {"women": "she/her", "men": "he/him"}
_LINKED = frozenset({"software", "data", "marketing", "sales", "human-resources", "finance"})


class People:
    """Makes up candidates for one run; no two share an address, a phone or an e-mail.

    Args:
        seed: Decides who they are; the same seed makes the same people, byte for byte.
        today: Their newest jobs go on until then.
        taken: Telephone numbers of other candidates of the run.
    """

    def __init__(self, seed: int, *, today: date, taken: Collection[str] = ()) -> None:
        self._seed = seed
        self._today = today
        self._taken = frozenset(taken)
        self._made = 0
        self._homes: dict[str, Homes] = {}
        self._places: dict[str, int] = {}

    def make(self, wanted: Generate) -> Iterator[Candidate]:
        """Make up candidates one by one; only the one that is asked for is kept in memory.

        Args:
            wanted: How many of whom.

        Raises:
            ConfigError: the family or the country does not exist, the count is below 1, or the
                country has fewer telephone numbers that are kept for fiction.
        """
        if wanted.count < 1:
            raise ConfigError(
                f"`count` of `generate` is {wanted.count}", remedy="Give a count of 1 or more"
            )
        family = family_named(wanted.family)
        homes = self._homes.setdefault(wanted.country, Homes(wanted.country, self._seed))
        seed = self._seed if wanted.seed is None else wanted.seed
        for turn in range(wanted.count):
            self._made += 1
            random = Random(f"{seed}/{self._made}")  # noqa: S311 - made up, nothing secret
            seniority = wanted.seniority or LADDER[turn % len(LADDER)]
            home = homes.home(self._next(wanted.country))
            while home.phone in self._taken:
                home = homes.home(self._next(wanted.country))
            yield self._one(family, seniority, home, wanted.country, random)

    def _one(
        self, family: Family, seniority: Seniority, home: Home, country: str, random: Random
    ) -> Candidate:
        number = self._made
        life = live(family, seniority, today=self._today, random=random)
        name = _name(country, random)
        mail = f"{mail_name(name.given, name.family)}{number}"
        person = Candidate(
            id=f"{family.id}-{seniority}-{number}",
            name=name,
            email=f"{mail}@{MAIL_HOSTS[number % len(MAIL_HOSTS)]}",
            phone=home.phone,
            address=home.address,
            headline=life.jobs[0].title,
            summary=_summary(family, life, random),
            jobs=life.jobs,
            education=life.education,
            gaps=life.gaps,
            skills=_skills(family, seniority, random),
            languages=_languages(random),
            links=_links(family, mail, random),
            memberships=_memberships(random),
            certificates=_certificates(family, seniority, life, random),
            layout=random.choice(tuple(Layout)),
            look=random.choice(tuple(Look)),
        )
        return open_answers(
            person, family, seniority, months=life.months, today=self._today, random=random
        )

    def _next(self, country: str) -> int:
        place = self._places.get(country, 0)
        self._places[country] = place + 1
        return place


def generate_mistakes(wanted: Mapping[str, object]) -> tuple[Mistake, ...]:
    """What is wrong with the values of a `generate` table, as it stands in a file.

    Values of another type are left to whoever reads the fields.
    """
    known = {"family": family_names(), "country": countries()}
    count = wanted.get("count", 1)
    found = [
        Mistake(place=f"generate, {key}", problem=_nearest(str(wanted[key]), names))
        for key, names in known.items()
        if isinstance(wanted.get(key), str) and wanted[key] not in names
    ]
    if isinstance(count, int) and count < 1:
        found.append(Mistake(place="generate, count", problem=f"must be 1 or more, found {count}"))
    return tuple(found)


def _nearest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean `{near[0]}`?" if near else f"one of {', '.join(known)}"
    return f"`{name}` is not known — {meant}"


@record
class _Given:
    """Given names of one gender and the family names that go with them."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    gender: str


@cache
def _lists(country: str) -> tuple[_Given, ...]:
    """Lists to draw from, every group of the published table as often as another."""
    local = local_names(country)
    if local is not None:
        return tuple(
            _Given(given=tuple(local[gender]), family=tuple(local["family"]), gender=gender)
            for gender in ("women", "men")
        )
    found = []
    for group in ("Asian", "Black", "Hispanic", "White"):
        for gender in ("women", "men"):
            names = listed_names(group, gender)
            found.append(
                _Given(
                    given=tuple(dict.fromkeys(name.given for name in names)),
                    family=tuple(dict.fromkeys(name.family for name in names)),
                    gender=gender,
                )
            )
    return tuple(found)


def _name(country: str, random: Random) -> Name:
    chosen = random.choice(_lists(country))
    given = random.choice(chosen.given)
    others = [other for other in chosen.given if other != given]
    pronouns = _PRONOUNS[chosen.gender] if random.random() < 0.15 else None
    return Name(
        given=given,
        family=random.choice(chosen.family),
        middle=random.choice(others) if random.random() < 0.08 else None,
        pronouns="they/them" if random.random() < 0.02 else pronouns,
    )


def _summary(family: Family, life: Life, random: Random) -> str:
    years = life.months // 12
    templates = [text for text in family.summaries if years >= 2 or "{years}" not in text]
    word = _YEARS_WORDS[years - 2] if 2 <= years < 2 + len(_YEARS_WORDS) else str(years)
    written = write_out(random.choice(templates), random, {"years": word})
    return written if random.random() < 0.92 else ""


def _skills(family: Family, seniority: Seniority, random: Random) -> tuple[str, ...]:
    rank = LADDER.index(seniority)
    core = random.sample(family.skills["core"], random.randint(3, 5))
    more = random.sample(family.skills["more"], min(1 + rank + random.randint(0, 2), 6))
    led = family.skills["lead"]
    lead = random.sample(led, 2 + random.randint(0, 1)) if seniority is Seniority.LEAD else []
    return (*lead, *core, *more)


def _languages(random: Random) -> dict[str, str]:
    spoken = {"English": "Native" if random.random() < 0.75 else "Fluent"}
    if random.random() < 0.35:
        told = besides()
        spoken[random.choice(told.languages)] = random.choice(told.language_levels)
    return spoken


def _links(family: Family, mail: str, random: Random) -> dict[str, str]:
    slug = mail.replace(".", "-")
    links: dict[str, str] = {}
    if family.id in _LINKED and random.random() < 0.7:
        links["linkedin"] = f"https://www.linkedin.com/in/example-{slug}"
    if family.id in {"software", "data"} and random.random() < 0.5:
        links["github"] = f"https://github.com/example-{slug}"
    if family.id == "marketing" and random.random() < 0.5:
        links["portfolio"] = f"https://{slug}.example.com"
    return links


def _memberships(random: Random) -> tuple[str, ...]:
    count = random.choice((0, 0, 1, 1, 1, 2))
    chosen = random.sample(besides().memberships, count)
    return tuple(write_out(text, random) for text in chosen)


def _certificates(
    family: Family, seniority: Seniority, life: Life, random: Random
) -> tuple[str, ...]:
    names = list(family.certificates["staff"])
    if seniority is Seniority.LEAD:
        names += family.certificates["lead"]
    first = life.education[0].year
    last = life.jobs[0].start.year
    chosen = random.sample(names, random.choice((0, 1, 1, 2)))
    return tuple(f"{name} ({random.randint(min(first, last), last)})" for name in chosen)
