"""The ledger: every line from evidence, and nothing from what was not observed."""

from dataclasses import replace

import pytest

from harness.evidence import (
    Action,
    Control,
    Ending,
    Evidence,
    Fact,
    Obstacle,
    Prefill,
)
from harness.example import Example
from harness.example.mail import reply, watched
from harness.example.walks import (
    acted,
    barrier,
    ended,
    question,
    questions,
    run_started,
    sent,
    step,
    walk_started,
)
from harness.judge.ledger import ledger
from harness.verdict import Finding, Judgement, LedgerLine, Measurement, Outcome

UPLOAD = (
    question("CV", "document.cv", control=Control.FILE),
    acted(Action.UPLOAD, "CV", question="1.CV"),
)


def judge(*items: Evidence, judgements: tuple[Judgement, ...] = ()) -> dict[str, LedgerLine]:
    given = Example("", given=items, outcome=Outcome.PASSED).given
    return {line.name: line for line in ledger(given, judgements)}


def judged(kept: int, due: int) -> Judgement:
    return Judgement(
        id="promise-kept",
        walk="w",
        outcome=Outcome.FAILED,
        summary="",
        measurements=(
            Measurement(name="promises kept", value=kept, unit="promises", n=due),
            Measurement(name="days late", value=3, unit="days", n=1),
        ),
        findings=(Finding(code="late", message="late", evidence=("w/0001",)),),
        limits=(),
        gates=True,
    )


def walk(name: str, *items: Evidence, ending: Ending = Ending.FINISHED) -> list[Evidence]:
    mine = [walk_started(cv_facts=()), step(1, "About you"), *items, ended(ending)]
    return [replace(item, walk=name) for item in mine]


def test_without_evidence_no_line_has_a_figure_and_all_say_why() -> None:
    lines = judge()
    assert all(line.value is None and line.note for line in lines.values())


def test_a_walk_that_did_not_see_the_end_gives_no_counts() -> None:
    lines = judge(*walk("a", *questions(7), ending=Ending.COULD_NOT_FINISH))
    assert lines["questions"].value is None
    assert "7 were seen" in (lines["questions"].note or "")
    assert lines["human_minutes"].value is None
    assert lines["intrusive_questions"].value is None


def test_questions_give_the_middle_walk_and_both_ends() -> None:
    three = [*walk("a", *questions(3)), *walk("b", *questions(5)), *walk("c", *questions(9))]
    line = judge(*three)["questions"]
    assert (line.value, line.low, line.high) == (5, 3, 9)


def test_optional_questions_are_not_required() -> None:
    lines = judge(*walk("a", *questions(4), *questions(2, first=5, required=False)))
    assert (lines["questions"].value, lines["required_questions"].value) == (6, 4)


def test_none_found_is_zero_only_where_the_end_was_seen() -> None:
    lines = judge(*walk("a", *questions(1)))
    assert lines["intrusive_questions"].value == 0
    assert lines["facts_typed_twice"].value == 0


def test_minutes_are_whole_and_a_range() -> None:
    line = judge(*walk("a", *questions(40)))["human_minutes"]
    assert line.value is not None
    assert line.low is not None
    assert line.high is not None
    assert line.low <= line.value <= line.high
    assert all(float(end).is_integer() for end in (line.low, line.value, line.high))


def test_intrusive_questions_are_named_by_their_evidence() -> None:
    birth = question("Born", "age.birth_date")
    line = judge(*walk("a", *questions(2), birth))["intrusive_questions"]
    assert (line.value, len(line.evidence)) == (1, 1)


def test_without_an_upload_retyping_is_not_zero_but_unknown() -> None:
    line = judge(*walk("a", *questions(2)))["facts_retyped"]
    assert (line.value, line.note) == (None, "no CV uploaded")


@pytest.mark.parametrize(("prefill", "count"), [(Prefill.EMPTY, 1), (Prefill.RIGHT, 0)])
def test_facts_of_the_cv_are_counted_where_they_came_up_empty(prefill: Prefill, count: int) -> None:
    start = walk_started(cv_facts=(Fact(meaning="history.title", text="Analyst"),))
    title = question("Title", "history.title", prefill=prefill)
    line = judge(start, step(), *UPLOAD, title, ended())["facts_retyped"]
    assert line.value == count


def test_inspection_walks_are_not_measured() -> None:
    looked = [walk_started(inspection=True), *questions(9), ended()]
    assert judge(*looked)["questions"].value is None


def test_who_could_finish_leaves_out_what_stops_only_the_tool() -> None:
    lines = judge(
        *walk("a"),
        *walk("b", barrier(Obstacle.NO_WAY_ON), ending=Ending.COULD_NOT_FINISH),
        *walk("c", barrier(Obstacle.CAPTCHA), ending=Ending.COULD_NOT_FINISH),
        *walk("d", ending=Ending.TOOL_FAULT),
    )
    line = lines["could_finish"]
    assert (line.value, line.of) == (1, 2)
    assert line.note == "not known for 2 more"


def test_a_silent_inbox_that_was_not_watched_is_not_silence() -> None:
    line = judge(walk_started(), sent())["silent_days"]
    assert (line.value, line.note) == (None, "the inbox was not watched")


def test_the_longest_watched_silence_counts() -> None:
    line = judge(walk_started(), sent(), reply(days=3), watched(days=20))["silent_days"]
    assert line.value == pytest.approx(17)


def test_silence_ends_with_a_decision() -> None:
    decline = reply("Dear Ada, we have decided not to move forward with your application.", days=5)
    line = judge(walk_started(), sent(), decline, watched(days=60))["silent_days"]
    assert line.value == pytest.approx(5)


def test_a_message_of_another_walk_does_not_break_the_silence() -> None:
    other = [*walk("b"), reply(days=2, walk="b")]
    lines = judge(walk_started(), sent(), watched(days=10), *other)
    assert lines["silent_days"].value == pytest.approx(10)


def test_messages_are_counted_only_where_something_was_sent() -> None:
    assert judge(walk_started(), watched(days=3))["messages"].note == "nothing was sent"
    both = judge(walk_started(), sent(), reply(), reply(days=2), watched(days=3))
    assert both["messages"].value == 2


def test_an_empty_watched_inbox_is_zero_messages() -> None:
    assert judge(walk_started(), sent(), watched(days=3))["messages"].value == 0


def test_promises_come_from_the_verdicts_of_all_walks() -> None:
    verdicts = (judged(1, 2), judged(1, 1))
    line = judge(judgements=verdicts)["promises_kept"]
    assert (line.value, line.of, line.evidence) == (2, 3, ("w/0001",))


def test_no_promise_made_is_no_promise_broken() -> None:
    line = judge(judgements=(judged(0, 0),))["promises_kept"]
    assert line.value is None


def test_hours_per_hire_need_the_applicants_per_hire() -> None:
    form = walk("a", *questions(30))
    assert judge(*form)["candidate_hours_per_hire"].value is None
    lines = judge(run_started(applicants_per_hire=120), *form)
    minutes = lines["human_minutes"].value
    assert minutes is not None
    assert lines["candidate_hours_per_hire"].value == pytest.approx(minutes * 2, abs=0.05)


def test_every_line_points_at_evidence_that_exists_and_order_does_not_matter() -> None:
    items = [
        run_started(applicants_per_hire=10),
        walk_started(),
        step(),
        *UPLOAD,
        *questions(3),
        ended(),
        sent(),
        reply(days=1),
        watched(days=9),
    ]
    given = Example("", given=items, outcome=Outcome.PASSED).given
    lines = ledger(given, ())
    assert {key for line in lines for key in line.evidence} <= {item.id for item in given}
    assert ledger(given[::-1], ()) == lines


def test_a_clock_that_ran_backwards_gives_no_negative_silence() -> None:
    early = reply(minutes=-120)
    line = judge(walk_started(), sent(), early, watched(days=1))["silent_days"]
    assert line.value is not None
    assert line.value >= 0


def test_the_names_are_unique() -> None:
    names = [line.name for line in ledger((), ())]
    assert len(names) == len(set(names))
