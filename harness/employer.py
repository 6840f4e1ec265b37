"""What `othershoe.toml` holds: the employer, its permission, its inbox, its data, its gate."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from harness.challenged import Challenge as Challenge  # noqa: PLC0414 - stands on this page too
from harness.meta import Severity
from harness.record import record


@record
class Employer:
    """Who is audited; the figures are the employer's own.

    Attributes:
        name: As candidates know it; the audits look for it in postings and letters.
        jurisdictions: Where it hires, such as `us-nyc`, `ca-on`, `eu`, `uk`.
        uses_ai: Whether software screens, scores or ranks applications; leave out if not known.
        applicants_per_hire: How many people apply for one hire.
        requisitions_per_recruiter: How many open requisitions one recruiter looks after.
    """

    name: str
    jurisdictions: tuple[str, ...] = ()
    uses_ai: bool | None = None
    applicants_per_hire: float | None = None
    requisitions_per_recruiter: float | None = None


@record
class Authorization:
    """The written permission to walk: by whom, where, how often, until when.

    Attributes:
        owner: Who gave it; not empty.
        contact: How to reach them; not empty.
        origins: Every host that the application leads through, as `https://host[:port]`.
        static_origins: Hosts that may serve style sheets, scripts, fonts and images only.
        may_submit: Whether applications may be sent (also needs `--submit`).
        submissions_per_day: How many may be sent a day.
        expires: The last day on which the permission holds.
        documents_disclose: Whether CVs and letters say in their last line and their properties
            that the candidate is synthetic; false only where the owner has agreed to it in
            writing. Asked directly, a candidate always says it.
    """

    owner: str
    contact: str
    origins: tuple[str, ...]
    static_origins: tuple[str, ...] = ()
    may_submit: bool = False
    submissions_per_day: int = 20
    expires: date
    documents_disclose: bool = True


@record
class Inbox:
    """Where the candidates' mail arrives: one of a folder, a Maildir, an mbox or IMAP.

    Attributes:
        address: Each walk gets its own plus-address of it (`candidates+desktop--ada@…`).
        folder: A folder of .eml files.
        maildir: A Maildir.
        mbox: An mbox file.
        imap: The host of an IMAP server; mail is only read, never marked.
        port: The IMAP server's port.
        tls: Whether to speak TLS; without it only a server on this machine is spoken to.
        mailbox: The mailbox on the server.
        user_env: The environment variable that holds the user name.
        password_env: The environment variable that holds the password.
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

    Attributes:
        table: A CSV, Parquet or Excel file, relative to `othershoe.toml`; or, with `database_env`,
            a table of the database, as `name` or `schema.name`.
        columns: Our names (requisition, stage, outcome, score, rank, truth, period, candidate,
            applied_at, told_at, interviewed_at, decided_at and each group axis) to the table's.
        groups: The axes of groups; every other name in `columns` where not given.
        selected: The values of the outcome and truth columns that mean selected, or suitable.
        rejected: The values that mean not selected, or not suitable.
        unknown: What stands for a category that is not known.
        categories: Per axis, the table's values to the categories that are reported.
        as_of: When the table was exported, for waiting times and ages.
        mapping: A ready mapping of the columns of a usual export; what is given here goes first.
        standards: Per axis, the categories that its values are brought to: `eeo-1-race`,
            `eeo-1-sex`, or `age-40` for ages and dates of birth.
        crosses: Axes to be crossed, such as `[["sex", "race"]]`; each makes one more axis.
        period_of: The calendar span that the times of the period column are put into; as they
            stand where not given.
        smallest_cell: Published tables show no group of fewer people than this; 1 shows all.
        sheet: The sheet of an Excel file; the first where not given.
        encoding: The text encoding of a CSV file; UTF-8 or UTF-16 where it is, else Windows-1252.
        skip_lines: Lines above the header of a CSV or Excel file, such as a title.
        decimal_comma: Whether scores are written 7,5 for seven and a half.
        database_env: The environment variable that holds the address of a database, such as
            `postgresql://user:password@host/name`.
        query: A query to count instead of a whole table of the database.
    """

    table: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    selected: tuple[str, ...] = ("1", "true", "yes", "selected")
    rejected: tuple[str, ...] = ("0", "false", "no", "rejected")
    unknown: tuple[str, ...] = ("", "unknown", "not stated", "declined", "decline to state")
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    as_of: datetime | None = None
    mapping: str | None = None
    standards: Mapping[str, str] = field(default_factory=dict)
    crosses: tuple[tuple[str, ...], ...] = ()
    period_of: Literal["month", "quarter", "year"] | None = None
    smallest_cell: int = 1
    sheet: str | None = None
    encoding: str | None = None
    skip_lines: int = 0
    decimal_comma: bool = False
    database_env: str | None = None
    query: str | None = None


@record
class LocalLaw144:
    """What the published summary of a bias audit in New York City says beside its figures.

    What is not given stands in `ll144-summary.html` as still to be filled in.

    Attributes:
        tool: The name of the automated employment decision tool.
        auditor: The independent auditor.
        audited_on: The date of the most recent bias audit.
        used_from: The date on which use of the tool began (its distribution date).
        data: Where the data come from and what they are.
        data_kind: `historical` or `test`.
        why_test_data: Why there are too few historical data; needed for test data.
        how_test_data: How the test data were made and obtained; needed for test data.
        median: `full sample`, or `known only` for people of known category.
        two_percent_of: `axis` for the people known on an axis, or `assessed` for all.
        leave_out_small: Whether categories of less than 2 % are left out of the ratios.
        small_as_denominator: Whether one that is left out may be the denominator.
        left_out_because: The auditor's justification for leaving them out.
        sex: The axis of sex; found by its categories where not given.
        race: The axis of race or ethnicity; found likewise.
    """

    tool: str | None = None
    auditor: str | None = None
    audited_on: date | None = None
    used_from: date | None = None
    data: str | None = None
    data_kind: Literal["historical", "test"] = "historical"
    why_test_data: str | None = None
    how_test_data: str | None = None
    median: Literal["full sample", "known only"] = "full sample"
    two_percent_of: Literal["axis", "assessed"] = "axis"
    leave_out_small: bool = False
    small_as_denominator: bool = False
    left_out_because: str | None = None
    sex: str | None = None
    race: str | None = None


@record
class LanguageModel:
    """A language model behind an OpenAI-compatible address, asked only what no rule knows.

    Attributes:
        url: Up to and without `/chat/completions`; `https`, or `http` on this machine.
        model: Its name.
        key_env: The environment variable that holds the key; none where it needs none.
        seconds: How long one answer may take.
        calls_per_walk: How many questions it may be asked on one walk.
    """

    url: str
    model: str
    key_env: str | None = None
    seconds: float = 20.0
    calls_per_walk: int = 20


@record
class ReadingQuestions:
    """How the questions of forms are understood: by rules, and by a model only where it is named.

    Attributes:
        llm: The model; none by default, and never needed.
        hosts: The hosts that questions may be sent to; this machine needs no mention.
    """

    llm: LanguageModel | None = None
    hosts: tuple[str, ...] = ()


@record
class LimitOverride:
    """Changed limits of one audit, and why the employer changed them.

    Attributes:
        values: In the file simply `name = number`; `othershoe explain AUDIT-ID` lists the names.
        because: The reason, which the report prints.
    """

    values: Mapping[str, float]
    because: str


@record
class Gate:
    """What makes a run exit with 1: a severity, and budgets in candidates' units.

    Attributes:
        fail_on: The least severity that fails.
        minutes: Human minutes that an application may take.
        questions: Questions that it may ask.
        silence_days: Days without a word.
        retyped_facts: Facts of the CV that are typed again.
    """

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
    ll144: LocalLaw144 | None = None
    challenge: Challenge | None = None
    understanding: ReadingQuestions = field(default_factory=ReadingQuestions)
    gate: Gate = field(default_factory=Gate)
    limits: Mapping[str, LimitOverride] = field(default_factory=dict)
    disabled: Mapping[str, str] = field(default_factory=dict)
