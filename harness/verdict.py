"""What an audit answers: an outcome, a sentence, measurements and findings."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from harness.meta import AuditMeta
from harness.record import record


class Outcome(StrEnum):
    """W3C EARL's words, and three of ours: attention, informative, error."""

    PASSED = "passed"
    ATTENTION = "attention"
    FAILED = "failed"
    CANNOT_TELL = "cannot tell"
    INAPPLICABLE = "inapplicable"
    INFORMATIVE = "informative"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Order of a roll-up, worst first: 0 failed, 1 error, 2 attention, 3 cannot tell …."""
        return _WORST_FIRST.index(self)


_WORST_FIRST = (
    Outcome.FAILED,
    Outcome.ERROR,
    Outcome.ATTENTION,
    Outcome.CANNOT_TELL,
    Outcome.PASSED,
    Outcome.INFORMATIVE,
    Outcome.INAPPLICABLE,
)


@record
class Measurement:
    """A number with its unit, its n and its interval.

    `unit` is a plural noun ("minutes", "questions") or "ratio" or "share" (0–1). `n` is what was
    counted; `low` and `high` are the ends of the interval, where there is one; `group` names the
    group it is about, where it is about one.
    """

    name: str
    value: float
    unit: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    group: str | None = None


@record
class Finding:
    """One thing that was found.

    `code` is kebab case and unique within its audit; `evidence` holds evidence ids; `quote` is
    text of the audited process, word for word.
    """

    code: str
    message: str
    evidence: tuple[str, ...] = ()
    quote: str | None = None


@record
class Verdict:
    """The answer of one audit about one walk, or about the run."""

    outcome: Outcome
    summary: str
    measurements: tuple[Measurement, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)


@record
class LimitUsed:
    """A limit as it was applied: its value, its default, and why it was changed."""

    name: str
    unit: str
    value: float
    default: float
    source: str
    because: str | None = None


@record
class Judgement:
    """A verdict with everything the report says about it. `walk` is None for the whole run."""

    id: str
    walk: str | None
    outcome: Outcome
    summary: str
    measurements: tuple[Measurement, ...]
    findings: tuple[Finding, ...]
    limits: tuple[LimitUsed, ...]
    gates: bool

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)


@record
class Disabled:
    """An audit that the employer switched off, and why."""

    id: str
    because: str


@record
class LedgerLine:
    """One line of the ledger, in a candidate's own units.

    `value` is None where it could not be observed; `low` and `high` are the range; `of` is the
    whole in "n of m". `evidence` holds evidence ids.
    """

    name: str
    label: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    of: int | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()


@record
class TouchpointSummary:
    """How one touchpoint did: "`met` of `judged` met, `cannot_tell` cannot tell"."""

    touchpoint: str
    met: int
    judged: int
    cannot_tell: int
    failed: int
    attention: int
    errors: int
    stop_signs: tuple[str, ...]
    worst: str | None


@record
class DoFirst:
    """One of the three fixes to make first; `audit` is the id of the audit that asks for it."""

    audit: str
    fix: str
    owner: str
    effort: str
    because: str


@record
class Verdicts:
    """The content of `verdicts.json`: all that the report shows beside the evidence."""

    schema: int
    tool_version: str
    evidence_sha256: str
    judged_as_of: str
    configuration: str
    verdicts: tuple[Judgement, ...]
    audits: tuple[AuditMeta, ...]
    disabled: tuple[Disabled, ...]
    ledger: tuple[LedgerLine, ...]
    touchpoints: tuple[TouchpointSummary, ...]
    do_first: tuple[DoFirst, ...]


def passed(summary: str, *measurements: Measurement) -> Verdict:
    """The limit is met."""
    return Verdict(outcome=Outcome.PASSED, summary=summary, measurements=measurements)


def failed(summary: str, *findings: Finding, measurements: tuple[Measurement, ...] = ()) -> Verdict:
    """The limit is not met."""
    return Verdict(
        outcome=Outcome.FAILED, summary=summary, measurements=measurements, findings=findings
    )


def attention(
    summary: str, *findings: Finding, measurements: tuple[Measurement, ...] = ()
) -> Verdict:
    """Between the good and the poor end of a graded limit."""
    return Verdict(
        outcome=Outcome.ATTENTION, summary=summary, measurements=measurements, findings=findings
    )


def cannot_tell(
    summary: str, *findings: Finding, measurements: tuple[Measurement, ...] = ()
) -> Verdict:
    """What was gathered does not answer the question."""
    return Verdict(
        outcome=Outcome.CANNOT_TELL, summary=summary, measurements=measurements, findings=findings
    )


def inapplicable(summary: str) -> Verdict:
    """The question does not arise."""
    return Verdict(outcome=Outcome.INAPPLICABLE, summary=summary)


def informative(
    summary: str, *findings: Finding, measurements: tuple[Measurement, ...] = ()
) -> Verdict:
    """A fact without a limit."""
    return Verdict(
        outcome=Outcome.INFORMATIVE, summary=summary, measurements=measurements, findings=findings
    )


def graded(value: float, *, good: float, poor: float) -> Outcome:
    """The band of a value of which less is better: at most `good`, above `poor`, or between."""
    if value <= good:
        return Outcome.PASSED
    return Outcome.FAILED if value > poor else Outcome.ATTENTION


def worst(judgements: Iterable[Judgement]) -> Outcome:
    """The worst outcome of one audit over its walks; inapplicable where there is none."""
    return min(
        (judgement.outcome for judgement in judgements),
        key=lambda outcome: outcome.rank,
        default=Outcome.INAPPLICABLE,
    )


def by_audit(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements of each audit, in the order given."""
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        grouped[judgement.id].append(judgement)
    return dict(grouped)
