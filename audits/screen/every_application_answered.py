"""Whether a screener gives an outcome to every application, and to every group alike."""

from typing import Annotated

from harness.evidence import ChallengeFinished, OutcomeMissing, PairsUnanswered
from harness.example import Example
from harness.example.challenge import challenged, pairs_unanswered, unanswered
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.unanswered_findings import groups_left_open
from harness.verdict import (
    Finding,
    Measurement,
    Outcome,
    Verdict,
    cannot_tell,
    graded,
    inapplicable,
)

SHARES = Source(
    text="Our convention: one application in a hundred is an accident, one in twenty a habit",
    grade=Grade.D,
)
SIGN_TEST = Source(
    text="Exact sign test over stimuli (Dixon and Mood 1946), adjusted over contrasts by Benjamini "
    "and Hochberg (1995)",
    grade=Grade.A,
)


@audit(
    title="The screener gives every application an outcome",
    failed_title="The screener leaves applications without an outcome",
    touchpoint=Touchpoint.SCREEN,
    severity=Severity.SERIOUS,
    grade=Grade.D,
    per=Per.RUN,
    why="An application that a screener refuses to judge, or answers with garbage, is lost to its "
    "candidate without anybody having decided so; it may be one group's more often.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Put every application without an outcome before a person, and ask the vendor why "
        "there is none.",
    ),
    sources=(SHARES, SIGN_TEST),
)
def every_application_answered(
    missing: tuple[OutcomeMissing, ...],
    paired: tuple[PairsUnanswered, ...],
    ends: tuple[ChallengeFinished, ...],
    *,
    good_share: Annotated[float, Limit("share of applications", SHARES)] = 0.01,
    poor_share: Annotated[float, Limit("share of applications", SHARES)] = 0.05,
    alpha: Annotated[float, Limit("adjusted p-value", SIGN_TEST)] = 0.05,
) -> Verdict:
    """Count applications without an outcome, and compare the groups of every contrast."""
    if not (ends or missing or paired):
        return inapplicable("No screener was challenged")
    asked = max((item.asked for item in missing), default=max((e.calls for e in ends), default=0))
    if not asked:
        return cannot_tell("How many applications the screener was asked about is not known")
    lost = min(asked, sum(item.applications for item in missing))
    share = lost / asked
    leaning = groups_left_open(paired, alpha=alpha)
    outcome = graded(share, good=good_share, poor=poor_share)
    whys = ", ".join(sorted({item.why for item in missing}))
    summary = f"{lost} of {asked} applications got no outcome" + (f" ({whys})" if whys else "")
    findings = list(leaning)
    if outcome is not Outcome.PASSED:
        evidence = tuple(sorted(item.id for item in missing))
        findings.append(Finding(code="no-outcome", message=summary, evidence=evidence))
    return Verdict(
        outcome=Outcome.FAILED if leaning else outcome,
        summary="; ".join([summary, *(finding.message for finding in leaning)]),
        measurements=(
            Measurement(name="without_outcome", value=share, unit="share of applications", n=asked),
        ),
        findings=tuple(findings),
    )


EXAMPLES = (
    Example("all answered", given=[challenged()], outcome=Outcome.PASSED),
    Example(
        "one in a hundred refused",
        given=[challenged(), unanswered(4)],
        outcome=Outcome.PASSED,
    ),
    Example(
        "more than one in a hundred",
        given=[challenged(), unanswered(5)],
        outcome=Outcome.ATTENTION,
        codes={"no-outcome"},
    ),
    Example(
        "one in twenty", given=[challenged(), unanswered(20)], outcome=Outcome.ATTENTION,
        codes={"no-outcome"},
    ),
    Example(
        "more than one in twenty", given=[challenged(), unanswered(21)], outcome=Outcome.FAILED,
        codes={"no-outcome"},
    ),
    Example(
        "one group alone is refused",
        given=[challenged(), unanswered(4), pairs_unanswered(0, 6)],
        outcome=Outcome.FAILED,
        codes={"group-left-open"},
    ),
    Example(
        "too few to tell a pattern from chance",
        given=[challenged(), unanswered(4), pairs_unanswered(0, 5)],
        outcome=Outcome.PASSED,
    ),
    Example(
        "broken off before it was known how many were asked",
        given=[pairs_unanswered(1, 1)],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("no challenge", given=[], outcome=Outcome.INAPPLICABLE),
)  # fmt: skip
