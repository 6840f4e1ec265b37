"""The story never says what the evidence does not."""

from collections.abc import Sequence

import pytest

from harness.evidence import Action, Ending, Evidence, Obstacle
from harness.example import WALK
from harness.example.mail import reply, watched
from harness.example.walks import acted, barrier, ended, sent, walk_started
from harness.render.cite import book_of
from harness.render.story import stories, worst_first
from harness.render.waiting import waiting_of
from harness.render.walks import read_run
from harness.verdict import Judgement, Measurement, Outcome
from tests.render.full_run import numbered
from tests.render.full_verdicts import judgement
from tests.render.small import BROKEN, MINUTES, small

START = walk_started()
TYPED = acted(Action.FILL, question="1.1")
PROMISED = reply(
    "Dear Ada, we have received your application. You will hear from us within a week.", minutes=3
)
DECLINED = reply("Dear Ada, we have decided not to move forward with your application.", days=9)
RETYPED = judgement(
    "cv-retyping",
    WALK,
    Outcome.FAILED,
    "2 facts",
    measurements=(Measurement(name="retyped_facts", value=2, unit="facts"),),
)


def told(given: Sequence[Evidence], *judgements: Judgement) -> str:
    evidence = numbered(given)
    verdicts = small(*judgements)
    run = read_run(evidence)
    waits = [waiting_of(run, walk, verdicts) for walk in run.walks]
    story = stories(waits, verdicts, book_of(evidence))[0]
    return " ".join("".join(part.text for part in one) for one in story.sentences)


@pytest.mark.parametrize(
    ("given", "judgements", "words"),
    [
        pytest.param(
            [START, sent(), watched(days=41)],
            [],
            "Ada applied to Data Analyst on 2 March 2026. Ada has heard nothing for 41 days.",
            id="silence that was watched",
        ),
        pytest.param(
            [START, sent()],
            [],
            "Ada applied to Data Analyst on 2 March 2026. "
            "The inbox was not watched, so silence cannot be told from mail.",
            id="inbox not watched",
        ),
        pytest.param(
            [START, sent(), watched(days=1)],
            [],
            "Ada applied to Data Analyst on 2 March 2026.",
            id="a day is no silence yet",
        ),
        pytest.param(
            [START, sent(confirmed=None)],
            [],
            "Ada sent an application to Data Analyst on 2 March 2026, but the page did not say "
            "that it arrived. The inbox was not watched, so silence cannot be told from mail.",
            id="not confirmed",
        ),
        pytest.param(
            [START, TYPED, ended(Ending.STOPPED_BEFORE_SUBMIT)],
            [],
            "Ada set out to apply to Data Analyst on 2 March 2026, and stopped before sending, "
            "as this run was told to. Up to there it took one answer.",
            id="stopped before sending",
        ),
        pytest.param(
            [
                START,
                barrier(Obstacle.CAPTCHA, step=2),
                ended(Ending.COULD_NOT_FINISH, step=2, reason="a captcha stands in the way"),
            ],
            [],
            "Ada set out to apply to Data Analyst on 2 March 2026, and could not get past step 2: "
            "A captcha stands in the way.",
            id="could not finish",
        ),
        pytest.param(
            [START, ended(Ending.TOOL_FAULT, step=3, reason="crash")],
            [],
            "Ada set out to apply to Data Analyst on 2 March 2026. The walk ended (tool fault) at "
            "step 3, which is no fault of the employer.",
            id="fault of the tool",
        ),
        pytest.param(
            [START, TYPED, sent(), PROMISED, watched(days=30)],
            [MINUTES, RETYPED, BROKEN],
            "Ada applied to Data Analyst on 2 March 2026. It took about 1–2 minutes and one "
            "answer. Ada typed two things that were already in the CV. One message came, after 3 "
            "minutes. You promised an answer by 9 March 2026, and that day passed without one. "
            "Ada has heard nothing about the application for 29 days, since 2 March.",
            id="everything",
        ),
        pytest.param(
            [START, sent(), reply(minutes=3), DECLINED, watched(days=30)],
            [],
            "Ada applied to Data Analyst on 2 March 2026. Two messages came, the first after 3 "
            "minutes, the last on 11 March. The decision came after 9 days.",
            id="no silence after a decision",
        ),
        pytest.param(
            [START, sent(), PROMISED, watched(days=5)],
            [],
            "Ada applied to Data Analyst on 2 March 2026. One message came, after 3 minutes. You "
            "promised an answer by 9 March 2026. Ada has heard nothing about the "
            "application for 4 days, since 2 March.",
            id="promised, and not due yet",
        ),
        pytest.param(
            [START, sent(), PROMISED, watched(days=30)],
            [],
            "Ada applied to Data Analyst on 2 March 2026. One message came, after 3 minutes. You "
            "promised an answer by 9 March 2026. Ada has heard nothing about the "
            "application for 29 days, since 2 March.",
            id="nobody judged whether the promise was kept",
        ),
        pytest.param(
            [START, reply(minutes=-60), sent(), watched(days=5)],
            [],
            "Ada applied to Data Analyst on 2 March 2026. Ada has heard nothing for 5 days.",
            id="mail from before does not count",
        ),
    ],
)
def test_story(given: list[Evidence], judgements: list[Judgement], words: str) -> None:
    assert told(given, *judgements) == words


def test_walk_with_the_worst_failure_is_told_first() -> None:
    evidence = numbered([walk_started(walk="a--x"), walk_started(walk="b--y", given_name="Bo")])
    verdicts = small(
        judgement("promise-kept", "b--y", Outcome.FAILED, "Broken"),
        judgement("promise-kept", "a--x", Outcome.PASSED, "Kept"),
    )
    walks = worst_first(read_run(evidence).walks, verdicts)
    assert [walk.key for walk in walks] == ["b--y", "a--x"]


def test_inspection_walks_tell_no_story() -> None:
    evidence = numbered([walk_started(walk="a--x"), walk_started(walk="b--y", inspection=True)])
    assert [walk.key for walk in read_run(evidence).walks] == ["a--x"]


def test_figures_of_a_story_lead_to_evidence() -> None:
    evidence = numbered([START, sent(), watched(days=41)])
    run = read_run(evidence)
    waits = [waiting_of(run, walk, small()) for walk in run.walks]
    story = stories(waits, small(), book_of(evidence))[0]
    led = {p.text: p.cites[0].id for one in story.sentences for p in one if p.cites}
    kinds = {item.id: item.kind for item in evidence}
    assert {text: kinds[one] for text, one in led.items()} == {
        "2 March 2026": "Submission",
        "41 days": "InboxWatch",
    }
