"""What `othershoe.toml` holds: the employer, its permission, its inbox, its data, its gate."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from harness.meta import Severity
from harness.record import record


@record
class Employer:
    """Who is audited. Shares and rates are the employer's own figures; None means not given."""

    name: str
    jurisdictions: tuple[str, ...] = ()
    uses_ai: bool | None = None
    applicants_per_hire: float | None = None
    requisitions_per_recruiter: float | None = None


@record
class Authorization:
    """The written permission to walk: by whom, where, how often, until when.

    `static_origins` serve style sheets, scripts, fonts and images only.
    """

    owner: str
    contact: str
    origins: tuple[str, ...]
    static_origins: tuple[str, ...] = ()
    may_submit: bool = False
    submissions_per_day: int = 20
    expires: date


@record
class Inbox:
    """Where the candidates' mail arrives: one of a folder, a Maildir, an mbox or IMAP.

    `address` is plus-addressed per walk (`candidates@acme.example`); secrets are read from the
    environment variables that `user_env` and `password_env` name.
    """

    address: str | None = None
    folder: str | None = None
    maildir: str | None = None
    mbox: str | None = None
    imap: str | None = None
    port: int = 993
    tls: bool = True
    mailbox: str = "INBOX"
    user_env: str = "OTHERSHOE_IMAP_USER"
    password_env: str = "OTHERSHOE_IMAP_PASSWORD"  # noqa: S105 - the variable's name


@record
class Screening:
    """Where the outcomes of screening lie, and which column is what.

    `columns` maps our names (requisition, stage, outcome, score, candidate, applied_at, told_at,
    interviewed_at, decided_at and each group axis) to the table's.
    `selected` and `rejected` list the values of the outcome column; `categories` maps, per axis,
    the table's values to ours; `unknown` lists what stands for a category that is not known.
    """

    table: str
    columns: Mapping[str, str]
    groups: tuple[str, ...] = ()
    selected: tuple[str, ...] = ("1", "true", "yes")
    rejected: tuple[str, ...] = ("0", "false", "no")
    unknown: tuple[str, ...] = ("", "unknown", "not stated", "declined", "decline to state")
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    as_of: datetime | None = None


@record
class Challenge:
    """The live screener to challenge, and how much to ask of it.

    `screener` is `module:function`, an `http(s)://` address, or a command; `threshold` is the
    score from which an application is selected, None where the screener answers yes or no.
    """

    screener: str
    job: str
    threshold: float | None = None
    budget: int = 2000
    seed: int = 1


@record
class LimitOverride:
    """Changed limits of one audit, and why the employer changed them."""

    values: Mapping[str, float]
    because: str


@record
class Gate:
    """What makes a run exit with 1: a severity, and budgets in candidates' units."""

    fail_on: Severity = Severity.SERIOUS
    minutes: float | None = None
    questions: int | None = None
    silence_days: float | None = None
    retyped_facts: int | None = None


@record
class Project:
    """An `othershoe.toml`, read. `folder` is where it stands (absolute)."""

    folder: str
    employer: Employer
    authorization: Authorization | None = None
    postings: Mapping[str, str] = field(default_factory=dict)
    inbox: Inbox | None = None
    screening: Screening | None = None
    challenge: Challenge | None = None
    gate: Gate = field(default_factory=Gate)
    limits: Mapping[str, LimitOverride] = field(default_factory=dict)
    disabled: Mapping[str, str] = field(default_factory=dict)
