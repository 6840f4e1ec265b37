"""What was judged of the made-up run, written by hand."""

from harness.evidence import (
    Evidence,
    QuestionAsked,
)
from harness.meta import (
    Effort,
    Owner,
)
from harness.verdict import (
    Disabled,
    DoFirst,
    Finding,
    Judgement,
    LimitUsed,
    Measurement,
    Outcome,
    Verdicts,
)
from tests.render.full_ledger import ledger, touchpoints
from tests.render.metas import METAS
from tests.render.names import ADA, JOSE, MINA


def judgement(
    id: str,  # noqa: A002 - the field's own name
    walk: str | None,
    outcome: Outcome,
    summary: str,
    *findings: Finding,
    measurements: tuple[Measurement, ...] = (),
    limits: tuple[LimitUsed, ...] = (),
) -> Judgement:
    """A judgement, made by hand."""
    return Judgement(
        id=id,
        walk=walk,
        outcome=outcome,
        summary=summary,
        measurements=measurements,
        findings=findings,
        limits=limits,
        gates=True,
    )


def verdicts_of(evidence: tuple[Evidence, ...]) -> Verdicts:
    """Judgements that point at this evidence."""
    mail = {walk: _ids(evidence, "Message", walk) for walk in (ADA, JOSE)}
    return Verdicts(
        schema=1,
        tool_version="0.1.0",
        evidence_sha256="3f" * 32,
        judged_as_of="2026-04-12T09:00:00+00:00",
        configuration="as walked",
        verdicts=(
            *_effort(evidence),
            *_asked(evidence),
            *_answered(evidence),
            *_everybody(evidence),
        ),
        audits=METAS,
        disabled=(Disabled(id="slot-choice", because="Interviews are booked by telephone"),),
        ledger=ledger(mail, _births(evidence) + _pay(evidence)),
        touchpoints=touchpoints(),
        do_first=(
            DoFirst(
                audit="promise-kept",
                fix="Send an update before the promised day passes; schedule it with the mail.",
                owner=Owner.RECRUITER,
                effort=Effort.HOURS,
                because="A promise was broken without a word (serious, 1 of 2 walks)",
            ),
            DoFirst(
                audit="intrusive-questions",
                fix="Remove date of birth, graduation year and current salary from the form.",
                owner=Owner.ATS_ADMIN,
                effort=Effort.MINUTES,
                because="Personal questions come before they are needed (critical, 2 of 3 walks)",
            ),
            DoFirst(
                audit="keyboard-finish",
                fix="Replace the date picker with three text fields.",
                owner=Owner.WEB_TEAM,
                effort=Effort.DAYS,
                because="The form cannot be finished by keyboard (critical, 1 of 1 walks)",
            ),
        ),
    )


def _ids(evidence: tuple[Evidence, ...], kind: str, walk: str, **fields: object) -> tuple[str, ...]:
    return tuple(
        e.id
        for e in evidence
        if e.kind == kind
        and e.walk == walk
        and all(getattr(e, name) == value for name, value in fields.items())
    )


def _births(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return _ids(evidence, "QuestionAsked", ADA, meaning="age.birth_date")


def _pay(evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    return _ids(evidence, "QuestionAsked", ADA, meaning="salary.current")


def _effort(evidence: tuple[Evidence, ...]) -> tuple[Judgement, ...]:
    """The posting, the minutes and the typing."""
    minutes_limits = (
        LimitUsed(
            name="good_minutes",
            unit="minutes",
            value=10,
            default=5,
            source="Appcast",
            because="Our own promise on the careers page",
        ),
        LimitUsed(name="poor_minutes", unit="minutes", value=15, default=15, source="CandE"),
    )
    return (
        judgement("effort-foretold", ADA, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement("effort-foretold", JOSE, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement("effort-foretold", MINA, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement(
            "human-minutes",
            ADA,
            Outcome.PASSED,
            "About 4 to 9 minutes on a desktop",
            measurements=(
                Measurement(name="minutes", value=6.2, unit="minutes", n=21, low=4.3, high=9.4),
            ),
            limits=minutes_limits,
        ),
        judgement(
            "human-minutes",
            JOSE,
            Outcome.ATTENTION,
            "About 8 to 18 minutes on a phone",
            Finding(
                code="long",
                message="Most of it is typing",
                evidence=_ids(evidence, "StepShown", JOSE),
            ),
            measurements=(
                Measurement(name="minutes", value=12.0, unit="minutes", n=21, low=8.4, high=18.1),
            ),
            limits=minutes_limits,
        ),
        judgement(
            "human-minutes",
            MINA,
            Outcome.CANNOT_TELL,
            "The walk did not see the end",
            limits=minutes_limits,
        ),
        *(
            judgement(
                "cv-retyping",
                walk,
                Outcome.FAILED,
                "6 facts of the CV were asked for again",
                *(
                    Finding(
                        code="retyped",
                        message=f"The CV says it, and “{q.label}” came up empty",
                        evidence=(q.id,),
                    )
                    for q in evidence
                    if isinstance(q, QuestionAsked) and q.walk == walk and q.step == 3
                ),
                measurements=(Measurement(name="retyped_facts", value=6, unit="facts", n=11),),
            )
            for walk in (ADA, JOSE)
        ),
        judgement(
            "cv-retyping", MINA, Outcome.CANNOT_TELL, "None so far; the walk did not see the end"
        ),
    )


def _asked(evidence: tuple[Evidence, ...]) -> tuple[Judgement, ...]:
    """What was asked, and who could answer it."""
    return (
        judgement(
            "intrusive-questions",
            ADA,
            Outcome.FAILED,
            "2 personal facts are required",
            Finding(
                code="required",
                message="Date of birth is required",
                evidence=_births(evidence),
                quote="Date of birth",
            ),
            Finding(
                code="required",
                message="Current salary is required",
                evidence=_pay(evidence),
                quote="Current salary",
            ),
        ),
        judgement("intrusive-questions", JOSE, Outcome.FAILED, "2 personal facts are required"),
        judgement("intrusive-questions", MINA, Outcome.CANNOT_TELL, "The walk did not see the end"),
        judgement(
            "keyboard-finish",
            MINA,
            Outcome.FAILED,
            "The walk ended at step 3",
            Finding(
                code="trap",
                message="The date picker keeps the focus",
                evidence=_ids(evidence, "Barrier", MINA),
            ),
        ),
        judgement("keyboard-finish", ADA, Outcome.INAPPLICABLE, "Not a keyboard walk"),
        judgement("keyboard-finish", JOSE, Outcome.INAPPLICABLE, "Not a keyboard walk"),
        judgement("paste-allowed", ADA, Outcome.PASSED, "All 14 fields took pasted text"),
    )


def _answered(evidence: tuple[Evidence, ...]) -> tuple[Judgement, ...]:
    """What came by mail."""
    mail = {walk: _ids(evidence, "Message", walk) for walk in (ADA, JOSE)}
    return (
        *(
            judgement(
                "template-leak",
                walk,
                Outcome.FAILED,
                "1 message shows a field of its template",
                Finding(
                    code="unfilled",
                    message="A field was not filled in",
                    evidence=mail[walk][:1],
                    quote="{{job_title}}",
                ),
            )
            for walk in (ADA, JOSE)
        ),
        *(
            judgement(
                "no-brush-off",
                walk,
                Outcome.FAILED,
                "The acknowledgement brushes candidates off",
                Finding(
                    code="brush-off",
                    message="This tells everybody else to expect nothing",
                    evidence=mail[walk][:1],
                    quote="Only shortlisted candidates will be contacted.",
                ),
            )
            for walk in (ADA, JOSE)
        ),
        judgement(
            "promise-kept",
            ADA,
            Outcome.FAILED,
            "The promised day passed without an answer",
            Finding(
                code="broken",
                message="Promised within three weeks; nothing came",
                evidence=mail[ADA][:1],
                quote="You will hear from us within three weeks.",
            ),
            measurements=(Measurement(name="promises kept", value=0, unit="dates", n=1),),
        ),
        judgement(
            "promise-kept",
            JOSE,
            Outcome.PASSED,
            "Answered on the last promised day",
            measurements=(Measurement(name="promises kept", value=0, unit="dates", n=1),),
        ),
        judgement(
            "no-noise",
            ADA,
            Outcome.ATTENTION,
            "1 marketing mail while waiting",
            Finding(
                code="marketing",
                message="Sent while no decision was",
                evidence=mail[ADA][1:2],
                quote="Read five stories of our people, and follow us for more.",
            ),
        ),
        judgement(
            "decision-sent",
            ADA,
            Outcome.FAILED,
            "No decision in 41 watched days",
            Finding(
                code="ghosted",
                message="No message decides",
                evidence=_ids(evidence, "InboxWatch", ADA),
            ),
        ),
        judgement("decision-sent", JOSE, Outcome.PASSED, "A decision came after 21 days"),
    )


def _everybody(evidence: tuple[Evidence, ...]) -> tuple[Judgement, ...]:
    """What is judged of the whole run."""
    return (
        judgement(
            "who-could-finish",
            None,
            Outcome.FAILED,
            "2 of 3 candidates could finish",
            Finding(
                code="could-not",
                message="By keyboard it ended at step 3",
                evidence=_ids(evidence, "WalkEnded", MINA),
            ),
        ),
        judgement(
            "impact-ratio",
            None,
            Outcome.FAILED,
            "By race: evidence of a ratio below four-fifths for Black candidates",
            Finding(
                code="below", message="30 of 180 against 120 of 400", evidence=("screening/0001",)
            ),
            measurements=(
                Measurement(
                    name="impact_ratio",
                    value=0.5556,
                    unit="ratio",
                    n=180,
                    low=0.388,
                    high=0.786,
                    group="race: Black",
                ),
                Measurement(
                    name="impact_ratio",
                    value=0.9167,
                    unit="ratio",
                    n=120,
                    low=0.656,
                    high=1.252,
                    group="race: Asian",
                ),
                Measurement(
                    name="impact_ratio",
                    value=0.8444,
                    unit="ratio",
                    n=150,
                    low=0.615,
                    high=1.139,
                    group="race: Hispanic",
                ),
                Measurement(
                    name="impact_ratio",
                    value=0.98,
                    unit="ratio",
                    n=425,
                    low=0.77,
                    high=1.24,
                    group="sex: female",
                ),
            ),
        ),
        judgement("slot-soon", ADA, Outcome.INAPPLICABLE, "No interview was offered"),
        judgement("slot-soon", JOSE, Outcome.INAPPLICABLE, "No interview was offered"),
    )
