"""The words an audit is described with: touchpoint, severity, grade, source, fix, limit."""

from enum import StrEnum

from harness.record import record


class Touchpoint(StrEnum):
    """Where a candidate meets the employer, in the order in which they do."""

    DISCOVER = "discover"
    APPLY = "apply"
    ACKNOWLEDGE = "acknowledge"
    WAIT = "wait"
    SCREEN = "screen"
    SCHEDULE = "schedule"
    DECIDE = "decide"
    AFTER = "after"
    PARITY = "parity"
    FAIRNESS = "fairness"


class Severity(StrEnum):
    """Harm to the candidate, in axe's four words, least first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor to 3 for critical."""
        return tuple(Severity).index(self)


class Grade(StrEnum):
    """How good the evidence for a limit is.

    A: law, W3C or ISO standard, peer-reviewed study. B: benchmark with a stated sample, or an
    independent audit. C: vendor survey. D: convention or judgement.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Owner(StrEnum):
    """Who can carry out a fix."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring manager"
    ATS_ADMIN = "ATS administrator"
    WEB_TEAM = "web team"
    POLICY = "head of talent"


class Effort(StrEnum):
    """What a fix costs, least first."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    PROJECT = "a project"

    @property
    def rank(self) -> int:
        """1 for minutes to 4 for a project."""
        return tuple(Effort).index(self) + 1


class Per(StrEnum):
    """What one verdict is about."""

    WALK = "walk"
    RUN = "run"


@record
class Source:
    """Where a limit, a formula or a claim comes from.

    `url` is None for a source without an address (a convention of ours, for instance).
    """

    text: str
    grade: Grade
    url: str | None = None


@record
class Fix:
    """The cheapest change that mends a failure, and who can make it."""

    by: Owner
    text: str
    effort: Effort = Effort.HOURS


class Limit:
    """The unit and the source of an audit's limit, for `Annotated[float, Limit(...)]`.

    Args:
        unit: Plural noun, as printed after the number ("minutes", "questions").
        source: Where the default comes from.
    """

    __slots__ = ("source", "unit")

    def __init__(self, unit: str, source: Source) -> None:
        self.unit = unit
        self.source = source


@record
class LimitMeta:
    """One keyword-only parameter of an audit."""

    name: str
    unit: str
    default: float
    source: Source


@record
class AuditMeta:
    """All that the catalogue, the report and the gate need to know of an audit.

    `formerly` holds earlier ids; `stop_sign` marks an audit whose failure breaks its touchpoint
    whatever the other verdicts are; `jurisdictions` is empty where the audit holds everywhere.
    """

    id: str
    title: str
    failed_title: str
    touchpoint: Touchpoint
    severity: Severity
    grade: Grade
    per: Per
    why: str
    fix: Fix
    sources: tuple[Source, ...]
    limits: tuple[LimitMeta, ...] = ()
    needs: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    stop_sign: bool = False
    since: str = "0.1"
    formerly: tuple[str, ...] = ()
