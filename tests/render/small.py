"""A run small enough to read as a snapshot, and one of nothing at all."""

from harness.evidence import Action, Evidence
from harness.example import WALK
from harness.example.mail import reply, watched
from harness.example.walks import acted, question, run_started, sent, step, walk_started
from harness.meta import Touchpoint
from harness.verdict import (
    Finding,
    Judgement,
    LedgerLine,
    Measurement,
    Outcome,
    TouchpointSummary,
    Verdicts,
)
from tests.render.full_run import numbered
from tests.render.full_verdicts import judgement
from tests.render.metas import meta

EVIDENCE: tuple[Evidence, ...] = numbered(
    [
        run_started(),
        walk_started(),
        step(1),
        question(),
        acted(Action.FILL, question="1.First name"),
        sent(),
        reply("We have received your application; you will hear from us within a week."),
        watched(days=30),
    ]
)
MAIL = next(item.id for item in EVIDENCE if item.kind == "Message")
BROKEN = judgement(
    "promise-kept",
    WALK,
    Outcome.FAILED,
    "The promised day passed without an answer",
    Finding(
        code="broken",
        message="Promised within a week; nothing came",
        evidence=(MAIL,),
        quote="you will hear from us within a week",
    ),
    measurements=(Measurement(name="promises kept", value=0, unit="dates", n=1),),
)
MINUTES = judgement(
    "human-minutes",
    WALK,
    Outcome.PASSED,
    "About 1 minute",
    measurements=(Measurement(name="minutes", value=1.2, unit="minutes", n=1, low=0.8, high=2.1),),
)
METAS = (
    meta("human-minutes", Touchpoint.APPLY, "Applying takes too long", title="Applying is quick"),
    meta("promise-kept", Touchpoint.WAIT, "A promise was broken", title="Promises are kept"),
)


def small(*judgements: Judgement) -> Verdicts:
    """Verdicts of these judgements, and a ledger of one line."""
    return Verdicts(
        schema=1,
        tool_version="0.1.0",
        evidence_sha256="ab" * 32,
        judged_as_of="2026-04-01T09:00:00+00:00",
        configuration="as walked",
        verdicts=judgements,
        audits=METAS,
        disabled=(),
        ledger=(
            LedgerLine(name="questions", label="Questions", value=1, unit="questions"),
            LedgerLine(name="silence", label="Longest silence", value=None, unit="days"),
        ),
        touchpoints=(
            TouchpointSummary(
                touchpoint=Touchpoint.WAIT,
                met=0,
                judged=1,
                cannot_tell=0,
                failed=1,
                attention=0,
                errors=0,
                stop_signs=(),
                worst="promise-kept",
            ),
        ),
        do_first=(),
    )


NOTHING = Verdicts(
    schema=1,
    tool_version="0.1.0",
    evidence_sha256="",
    judged_as_of="",
    configuration="as walked",
    verdicts=(),
    audits=(),
    disabled=(),
    ledger=(),
    touchpoints=(),
    do_first=(),
)
