"""What a profile holds: rules with their sources and standing, and what is left to interpret."""

from datetime import date
from enum import StrEnum

from harness.meta import Source
from harness.record import record


class Standing(StrEnum):
    """Whether a profile's rules bind."""

    IN_FORCE = "in force"
    COMING = "not yet in force"
    IN_DOUBT = "in force, rescission announced"
    HISTORICAL = "historical practice"


class Ask(StrEnum):
    """What a rule asks about."""

    OUTCOMES = "outcomes of screening"
    RECORDS = "records and documents"
    CANDIDATES = "what candidates are told and offered"


class Checked(StrEnum):
    """What this tool does about a rule.

    JUDGED: an audit answers it. REPORTED: figures are computed and never pass or fail, because the
    rule has no threshold. READ: text for a person; the tool cannot see it.
    """

    JUDGED = "judged by an audit"
    REPORTED = "reported without pass or fail"
    READ = "for a person to check"


@record
class Rule:
    """One thing that is asked, in our words, with where it stands.

    Attributes:
        id: Kebab case, unique in its profile.
        about: What it asks about.
        text: What is asked.
        source: Where it is written, and how good that source is.
        checked: What this tool does about it.
        audits: Ids of the audits that answer it; none unless it is judged.
    """

    id: str
    about: Ask
    text: str
    source: Source
    checked: Checked = Checked.READ
    audits: tuple[str, ...] = ()


@record
class Switch:
    """A question that a rule leaves open, the possible answers, and the one that is taken.

    Attributes:
        name: The field of `othershoe.toml` that answers it.
        question: What is open.
        default: The answer taken unless the employer chooses.
        choices: All answers.
        because: Why this default.
    """

    name: str
    question: str
    default: str
    choices: tuple[str, ...]
    because: str


@record
class Profile:
    """The rules of one place or agency about screening, as they stood on a day.

    Attributes:
        id: The file's name, such as `us-nyc-ll144`.
        title: What it is.
        jurisdictions: Where it applies, in the words of `[employer]`.
        as_of: The day on which its standing was looked up.
        standing: Whether it binds.
        since: The day from which it binds; none where that is not one day.
        status: Its standing in a sentence.
        threshold: What it says of a threshold; most have none.
        reporting_only: Whether its figures are reported and can neither be met nor missed.
        rules: What it asks.
        switches: What it leaves open.
    """

    id: str
    title: str
    jurisdictions: tuple[str, ...]
    as_of: date
    standing: Standing
    since: date | None = None
    status: str
    threshold: str
    reporting_only: bool = False
    rules: tuple[Rule, ...]
    switches: tuple[Switch, ...] = ()
