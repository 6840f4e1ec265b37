"""A step that comes up again is one step; a second job is another."""

from harness.evidence import Action, ActionTaken, Control, Evidence, Fact, Prefill, QuestionAsked
from harness.example import Example
from harness.example.walks import acted, question, step
from harness.reading.effort import work
from harness.reading.forms import asked, retyped_from_cv, typed_again
from harness.verdict import Outcome

FIELDS = (("First name", "name.given"), ("E-mail", "email"), ("Phone", "phone"))


def page(number: int, prefill: Prefill = Prefill.EMPTY) -> list[QuestionAsked]:
    return [
        question(label, meaning, step=number, question=f"{number}.{place}", prefill=prefill)
        for place, (label, meaning) in enumerate(FIELDS, start=1)
    ]


def kinds(*items: Evidence) -> tuple[list[QuestionAsked], list[ActionTaken]]:
    given = Example("", given=items, outcome=Outcome.PASSED).given
    questions = [item for item in given if isinstance(item, QuestionAsked)]
    return questions, [item for item in given if isinstance(item, ActionTaken)]


def typed(key: str) -> Evidence:
    return acted(Action.FILL, key, question=key, length=8)


AGAIN = [*page(1), *map(typed, ["1.1", "1.2"]), *page(2, Prefill.RIGHT), typed("2.3"), *page(3)]


def test_a_step_shown_again_with_what_was_typed_counts_once() -> None:
    questions, actions = kinds(*AGAIN[:-3])
    assert [q.question for q in asked(questions, actions)] == ["1.1", "1.2", "1.3"]


def test_a_step_of_the_same_make_that_comes_up_empty_is_another() -> None:
    questions, _ = kinds(*page(1), *page(2))
    assert len(asked(questions)) == 6


def test_a_step_with_other_questions_is_another() -> None:
    other = question("Why?", "question.text", step=2, question="2.1", prefill=Prefill.RIGHT)
    questions, _ = kinds(*page(1), other)
    assert len(asked(questions)) == 4


def test_one_question_more_after_an_objection_keeps_it_the_same_step() -> None:
    more = question("Area code", "unknown", step=2, question="2.9")
    questions, _ = kinds(*page(1), *page(2, Prefill.RIGHT), more)
    assert [q.label for q in asked(questions)] == [*(label for label, _ in FIELDS), "Area code"]


def test_mending_an_answer_is_not_typing_a_fact_twice() -> None:
    questions, actions = kinds(*AGAIN[:-3])
    assert typed_again(questions, actions) == ()


def test_what_was_lost_and_typed_again_is() -> None:
    items = [*page(1), typed("1.2"), *page(2), typed("2.2")]
    questions, actions = kinds(*items)
    (repeat,) = typed_again(questions, actions)
    assert (repeat.first.question, repeat.again.question) == ("1.2", "2.2")


def test_a_fact_mended_on_the_step_shown_again_counts_once_as_retyped() -> None:
    upload = [
        question("CV", "document.cv", question="0.1", step=0, control=Control.FILE),
        acted(Action.UPLOAD, "CV", question="0.1", step=0),
    ]
    facts = [Fact(meaning="email", text="ada@example.com")]
    questions, actions = kinds(*upload, *AGAIN[:-3])
    found = retyped_from_cv(facts, questions, actions)
    assert [q.question for q in found] == ["1.2"]


def test_heads_and_feet_are_read_once() -> None:
    foot = "Write to careers at acme example or call us on working days"
    first, second = step(1, f"One thing. {foot}"), step(2, f"Another matter here. {foot}")
    assert work([first, second], [], []).other_words == 2 + 12 + 3


def test_an_essay_that_one_may_leave_out_costs_a_glance() -> None:
    essay = question("Your best work?", "question.text", control=Control.TEXTAREA, required=False)
    wrote = acted(Action.FILL, question=essay.question, words=80, length=500)
    assert work([], [essay], [wrote]).composed_words == 0
    must = question("Your best work?", "question.text", control=Control.TEXTAREA)
    assert work([], [must], [wrote]).composed_words == 80
