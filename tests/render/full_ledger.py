"""The ledger and the touchpoints of the made-up run."""

from harness.meta import (
    Touchpoint,
)
from harness.verdict import (
    LedgerLine,
    TouchpointSummary,
)
from tests.render.names import ADA


def ledger(mail: dict[str, tuple[str, ...]], intrusive: tuple[str, ...]) -> tuple[LedgerLine, ...]:
    return (
        LedgerLine(
            name="minutes",
            label="Minutes of a person’s life, per application",
            value=9,
            unit="minutes",
            low=4.3,
            high=18.1,
        ),
        LedgerLine(name="questions", label="Questions asked", value=21, unit="questions"),
        LedgerLine(name="retyped", label="Facts typed twice", value=6, unit="facts"),
        LedgerLine(
            name="intrusive",
            label="Intrusive questions",
            value=2,
            unit="questions",
            evidence=intrusive,
        ),
        LedgerLine(
            name="silence",
            label="Longest silence",
            value=32,
            unit="days",
            note="as far as the inbox was watched",
            evidence=mail[ADA][-1:],
        ),
        LedgerLine(
            name="promises",
            label="Promises kept",
            value=1,
            unit="promises",
            of=2,
            evidence=mail[ADA][:1],
        ),
        LedgerLine(name="finished", label="Could finish", value=2, unit="candidates", of=3),
        LedgerLine(
            name="hours",
            label="Candidate-hours per hire",
            value=None,
            unit="hours",
            note="`applicants_per_hire` was not given",
        ),
    )


def touchpoints() -> tuple[TouchpointSummary, ...]:
    """How each touchpoint did."""

    def one(
        touchpoint: Touchpoint,
        met: int,
        judged: int,
        *,
        cannot: int = 0,
        failed: int = 0,
        attention: int = 0,
        stops: tuple[str, ...] = (),
        worst: str | None = None,
    ) -> TouchpointSummary:
        return TouchpointSummary(
            touchpoint=touchpoint,
            met=met,
            judged=judged,
            cannot_tell=cannot,
            failed=failed,
            attention=attention,
            errors=0,
            stop_signs=stops,
            worst=worst,
        )

    return (
        one(Touchpoint.DISCOVER, 0, 1, attention=1, worst="effort-foretold"),
        one(
            Touchpoint.APPLY,
            1,
            5,
            failed=3,
            attention=1,
            stops=("intrusive-questions", "keyboard-finish"),
            worst="intrusive-questions",
        ),
        one(Touchpoint.ACKNOWLEDGE, 0, 2, failed=2, stops=("template-leak",), worst="no-brush-off"),
        one(
            Touchpoint.WAIT,
            0,
            2,
            failed=1,
            attention=1,
            stops=("promise-kept",),
            worst="promise-kept",
        ),
        one(Touchpoint.DECIDE, 0, 1, failed=1, stops=("decision-sent",), worst="decision-sent"),
        one(Touchpoint.PARITY, 0, 1, failed=1, worst="who-could-finish"),
        one(Touchpoint.FAIRNESS, 0, 1, failed=1, worst="impact-ratio"),
    )
