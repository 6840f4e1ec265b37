"""Judging depends on the evidence alone, and a faulty audit never ends the run."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from harness.employer import Gate, LimitOverride
from harness.evidence import Ending, Evidence, QuestionAsked, RunStarted, WalkStarted
from harness.example import Example
from harness.example.walks import ended, question, run_started, walk_started
from harness.judge.engine import Rules, judge
from harness.judge.gate import ExitCode, apply_gate
from harness.meta import (
    AuditMeta,
    Effort,
    Fix,
    Grade,
    LimitMeta,
    Owner,
    Per,
    Severity,
    Source,
    Touchpoint,
)
from harness.registry import Audit
from harness.verdict import (
    Finding,
    Outcome,
    Verdict,
    Verdicts,
    cannot_tell,
    failed,
    inapplicable,
    passed,
    worst,
)

SOURCE = Source(text="a test", grade=Grade.D)


def audit(
    name: str,
    function: Callable[..., Verdict],
    *,
    needs: tuple[str, ...] = ("QuestionAsked",),
    per: Per = Per.WALK,
    severity: Severity = Severity.SERIOUS,
    grade: Grade = Grade.A,
    limits: tuple[str, ...] = (),
    effort: Effort = Effort.HOURS,
    jurisdictions: tuple[str, ...] = (),
) -> Audit:
    meta = AuditMeta(
        id=name,
        title=f"{name} holds",
        failed_title=f"{name} does not hold",
        touchpoint=Touchpoint.APPLY,
        severity=severity,
        grade=grade,
        per=per,
        why="Because",
        fix=Fix(by=Owner.RECRUITER, text=f"Mend {name}", effort=effort),
        sources=(SOURCE,),
        needs=needs,
        limits=tuple(
            LimitMeta(name=limit, unit="questions", default=3, source=SOURCE) for limit in limits
        ),
        jurisdictions=jurisdictions,
    )
    return Audit(meta=meta, function=function, file=f"{name}.py")


def count(questions: tuple[QuestionAsked, ...], *, most: float = 3) -> Verdict:
    if not questions:
        return cannot_tell("nothing was asked")
    summary = f"{len(questions)} questions"
    if len(questions) <= most:
        return passed(summary)
    return failed(summary, Finding(code="many", message=summary))


def broken(questions: tuple[QuestionAsked, ...]) -> Verdict:
    raise ZeroDivisionError("oh")


def two_walks() -> tuple[Evidence, ...]:
    items: list[Evidence] = [run_started()]
    for walk, many in (("a--x", 2), ("b--y", 5)):
        items.append(walk_started(walk=walk))
        items += [question(f"Q{n}", walk=walk) for n in range(many)]
        items.append(ended(Ending.FINISHED, walk=walk))
    return Example("two walks", given=items, outcome=Outcome.PASSED).given


def judged(evidence: Iterable[Evidence], *audits: Audit, rules: Rules | None = None) -> Verdicts:
    return judge(
        tuple(evidence), audits, rules=rules or Rules(), evidence_sha256="0", tool_version="0"
    )


def test_a_walk_audit_judges_each_walk_by_its_own_evidence() -> None:
    verdicts = judged(two_walks(), audit("count", count)).verdicts
    assert [(v.walk, v.outcome) for v in verdicts] == [
        ("a--x", Outcome.PASSED),
        ("b--y", Outcome.FAILED),
    ]


def test_a_run_audit_sees_everything_once() -> None:
    verdicts = judged(two_walks(), audit("count", count, per=Per.RUN)).verdicts
    assert [(v.walk, v.summary) for v in verdicts] == [(None, "7 questions")]


def test_a_walk_audit_also_sees_what_belongs_to_the_run() -> None:
    def employer(starts: tuple[RunStarted, ...]) -> Verdict:
        return passed(starts[0].employer) if starts else cannot_tell("?")

    verdicts = judged(two_walks(), audit("employer", employer, needs=("RunStarted",))).verdicts
    assert {v.summary for v in verdicts} == {"Acme"}


def test_inspection_walks_are_not_measured() -> None:
    items = [
        replace(item, inspection=True) if isinstance(item, WalkStarted) else item
        for item in two_walks()
    ]
    assert not judged(items, audit("count", count)).verdicts


def test_a_faulty_audit_is_an_error_and_the_others_go_on() -> None:
    verdicts = judged(two_walks(), audit("broken", broken), audit("count", count)).verdicts
    outcomes = {(v.id, v.outcome) for v in verdicts}
    assert ("broken", Outcome.ERROR) in outcomes
    assert ("count", Outcome.PASSED) in outcomes
    assert "ZeroDivisionError" in next(v for v in verdicts if v.id == "broken").findings[0].message


def test_a_changed_limit_is_applied_and_printed_with_its_reason() -> None:
    rules = Rules(limits={"count": LimitOverride(values={"most": 10}, because="our promise")})
    verdicts = judged(two_walks(), audit("count", count, limits=("most",)), rules=rules).verdicts
    assert {v.outcome for v in verdicts} == {Outcome.PASSED}
    used = verdicts[0].limits[0]
    assert (used.value, used.default, used.because) == (10, 3, "our promise")


def test_a_disabled_audit_is_named_with_its_reason() -> None:
    result = judged(two_walks(), audit("count", count), rules=Rules(disabled={"count": "not ours"}))
    assert not result.verdicts
    assert result.disabled[0].because == "not ours"


def test_an_audit_of_another_place_does_not_apply() -> None:
    result = judged(two_walks(), audit("count", count, jurisdictions=("ca-on",)))
    assert {v.outcome for v in result.verdicts} == {Outcome.INAPPLICABLE}


def test_the_order_of_evidence_and_audits_does_not_matter() -> None:
    audits = [audit("b", count), audit("a", count, per=Per.RUN), audit("c", broken)]
    first = judged(two_walks(), *audits)
    items = list(two_walks())
    random.Random(3).shuffle(items)
    assert judged(items, *reversed(audits)) == first


def test_roll_ups_are_worst_first() -> None:
    verdicts = judged(two_walks(), audit("count", count)).verdicts
    assert worst(verdicts) is Outcome.FAILED
    assert worst([]) is Outcome.INAPPLICABLE


def test_a_touchpoint_counts_audits_and_names_the_worst() -> None:
    result = judged(
        two_walks(),
        audit("fine", count, per=Per.RUN, limits=()),
        audit("count", count, severity=Severity.CRITICAL),
        audit("silent", lambda questions: cannot_tell("?")),
        audit("beside", lambda questions: inapplicable("no")),
    )
    summary = result.touchpoints[0]
    assert (summary.judged, summary.met, summary.failed, summary.cannot_tell) == (3, 0, 2, 1)
    assert summary.worst == "count"


def test_what_to_do_first_weighs_harm_reach_and_effort() -> None:
    def everywhere(questions: tuple[QuestionAsked, ...]) -> Verdict:
        return failed("all") if questions else cannot_tell("?")

    result = judged(
        two_walks(),
        audit("dear", everywhere, effort=Effort.PROJECT),
        audit("cheap", everywhere, effort=Effort.MINUTES),
        audit("half", count, effort=Effort.MINUTES),
        audit("mild", everywhere, severity=Severity.MINOR, effort=Effort.DAYS),
    )
    assert [item.audit for item in result.do_first] == ["cheap", "half", "dear"]


@pytest.mark.parametrize(
    ("audits", "gate", "strict", "code"),
    [
        ([audit("count", count)], Gate(), False, ExitCode.FAILED),
        ([audit("count", count)], Gate(fail_on=Severity.CRITICAL), False, ExitCode.MET),
        ([audit("count", count, grade=Grade.C)], Gate(), False, ExitCode.MET),
        ([audit("broken", broken)], Gate(), False, ExitCode.FAULT),
        ([audit("x", lambda questions: inapplicable("no"))], Gate(), False, ExitCode.NOTHING),
        ([audit("x", lambda questions: cannot_tell("?"))], Gate(), False, ExitCode.MET),
        ([audit("x", lambda questions: cannot_tell("?"))], Gate(), True, ExitCode.FAILED),
        ([], Gate(), False, ExitCode.NOTHING),
    ],
    ids=[
        "a serious failure",
        "below the gate",
        "grade C warns",
        "an audit's fault",
        "nothing applies",
        "cannot tell passes the gate",
        "cannot tell under --strict",
        "no audit",
    ],
)
def test_exit_codes(audits: list[Audit], gate: Gate, strict: bool, code: ExitCode) -> None:
    assert apply_gate(judged(two_walks(), *audits), gate, strict=strict).code is code


def test_an_adopted_limit_of_grade_c_may_fail_the_gate() -> None:
    rules = Rules(limits={"count": LimitOverride(values={"most": 2}, because="ours")})
    verdicts = judged(
        two_walks(), audit("count", count, grade=Grade.C, limits=("most",)), rules=rules
    )
    assert apply_gate(verdicts, Gate()).code is ExitCode.FAILED


def test_a_fault_while_gathering_is_told_apart_from_a_failure() -> None:
    result = apply_gate(judged(two_walks(), audit("fine", count, per=Per.WALK)), Gate(), faults=2)
    assert result.code is ExitCode.FAILED
    only_fault = apply_gate(
        judged(two_walks(), audit("x", lambda questions: cannot_tell("?"))), Gate(), faults=2
    )
    assert only_fault.code is ExitCode.FAULT


def test_only_the_last_attempt_of_a_resumed_walk_counts() -> None:
    items: list[Evidence] = [walk_started(walk="a--x"), question("Q0", walk="a--x")]
    items += [walk_started(walk="a--x"), question("Q1", walk="a--x"), question("Q2", walk="a--x")]
    given = Example("resumed", given=items, outcome=Outcome.PASSED).given
    verdicts = judged(given, audit("count", count)).verdicts
    assert [v.summary for v in verdicts] == ["2 questions"]


def test_an_audit_that_reads_the_first_record_judges_any_order_alike() -> None:
    """Two counts of everybody were given once, and the first in the list decided."""

    def first(questions: tuple[QuestionAsked, ...]) -> Verdict:
        return passed(f"The first is {questions[0].id}")

    asked = tuple(replace(question("email"), id=f"any--ada/{n:04d}") for n in range(1, 6))
    found = audit("first", first)
    assert {found.judge(asked[n:] + asked[:n]).summary for n in range(5)} == {
        "The first is any--ada/0001"
    }
