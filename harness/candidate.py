"""A synthetic candidate: one set of facts that the CV, the form answers and the mail agree on."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from harness.record import record

DISCLOSURE = "Synthetic test applicant of a process audit; not a real person."
"""What a candidate's documents say in their last line, unless its file has other words."""


class Layout(StrEnum):
    """In which order a CV tells its facts. All layouts state the same facts."""

    CLASSIC = "classic"
    SKILLS_FIRST = "skills first"
    EDUCATION_FIRST = "education first"
    LISTED = "listed"


class Look(StrEnum):
    """How the pages of a CV look. All looks hold the same words."""

    ONE_COLUMN = "one column"
    TWO_COLUMNS = "two columns"
    DENSE = "dense"
    PLAIN = "plain"
    AIRY = "airy"


@record
class Name:
    """A name in the parts that forms ask for; one-word names have an empty `family`."""

    given: str
    family: str
    middle: str | None = None
    preferred: str | None = None
    pronouns: str | None = None

    @property
    def full(self) -> str:
        """Given and family name, as a candidate signs."""
        return f"{self.given} {self.family}".strip()


@record
class Address:
    """A postal address in a reserved or fictional range."""

    line: str
    city: str
    region: str
    postcode: str
    country: str


@record
class Job:
    """A past or present job; `end` is None for the present one."""

    employer: str
    title: str
    start: date
    end: date | None = None
    duties: tuple[str, ...] = ()


@record
class Degree:
    """A finished or running education."""

    school: str
    degree: str
    level: str
    year: int


@record
class Gap:
    """A break between jobs; `reason` is None where the candidate gives none."""

    start: date
    end: date
    reason: str | None = None


@record
class Candidate:
    """A synthetic candidate. It is never a real person, and its CV says so.

    Attributes:
        id: File name without `.toml`; kebab case.
        name: The name in its parts.
        email: Where mail to the candidate goes; plus-addressed per walk when one is set up.
        phone: In a fictional range, or None for a candidate without one.
        address: Postal address.
        headline: One line on top of the CV.
        summary: Two or three sentences.
        jobs: Newest first.
        education: Newest first.
        gaps: Breaks that the CV mentions.
        skills: In the words of the job's field.
        languages: Language to level.
        links: Kind (`linkedin`, `github`, `portfolio`) to address.
        answers: Meaning of a question (design §12) to the answer; choices are given as the
            text of the wanted option.
        memberships: Societies, awards, volunteering: where most signals are written.
        disclosure: The CV's last line, which says that the candidate is synthetic.
        signals: What this candidate is meant to signal, by contrast ("name" to "Black women").
        certificates: Licences and courses, as the CV names them.
        layout: In which order the CV tells its facts.
        look: How the pages of the CV look.
    """

    id: str
    name: Name
    email: str
    phone: str | None = None
    address: Address
    headline: str
    summary: str
    jobs: tuple[Job, ...]
    education: tuple[Degree, ...]
    gaps: tuple[Gap, ...] = ()
    skills: tuple[str, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    memberships: tuple[str, ...] = ()
    disclosure: str = DISCLOSURE
    signals: Mapping[str, str] = field(default_factory=dict)
    certificates: tuple[str, ...] = ()
    layout: Layout = Layout.CLASSIC
    look: Look = Look.ONE_COLUMN
