"""What a walk was asked: counts that must not depend on order, traps or repeated steps."""

from harness.evidence import (
    Action,
    ActionTaken,
    Control,
    Ending,
    Evidence,
    Fact,
    Prefill,
    QuestionAsked,
    Sensitive,
)
from harness.example import Example
from harness.example.walks import CV, acted, ended, question, step, walk_started
from harness.reading.forms import (
    asked,
    intrusive,
    on_phone,
    retyped_from_cv,
    saw_the_end,
    typed_again,
)
from harness.verdict import Outcome

UPLOAD = (
    question("CV", "document.cv", control=Control.FILE),
    acted(Action.UPLOAD, "CV", question="1.CV"),
)


def numbered(*items: Evidence) -> tuple[Evidence, ...]:
    return Example("", given=items, outcome=Outcome.PASSED).given


def sorted_out(
    given: tuple[Evidence, ...],
) -> tuple[list[QuestionAsked], list[ActionTaken]]:
    return (
        [item for item in given if isinstance(item, QuestionAsked)],
        [item for item in given if isinstance(item, ActionTaken)],
    )


def fill(key: str) -> Evidence:
    return acted(Action.FILL, key, question=f"1.{key}")


def retyped(*items: Evidence, facts: tuple[Fact, ...] = CV) -> list[str]:
    given = numbered(*items)
    questions, actions = sorted_out(given)
    return [q.label for q in retyped_from_cv(facts, questions, actions)]


def test_a_question_that_comes_up_again_counts_once() -> None:
    questions, _ = sorted_out(numbered(question(), question(required=None)))
    assert len(asked(questions[::-1])) == 1


def test_what_the_candidate_typed_is_not_prefilled() -> None:
    given = numbered(question(), fill("First name"), question(prefill=Prefill.RIGHT))
    (only,) = asked(*sorted_out(given))
    assert only.prefill is Prefill.EMPTY


def test_what_the_cv_filled_in_before_is_prefilled() -> None:
    given = numbered(question(), UPLOAD[1], question(prefill=Prefill.RIGHT))
    (only,) = asked(*sorted_out(given))
    assert only.prefill is Prefill.RIGHT


def test_facts_of_the_cv_that_are_typed_again_count() -> None:
    assert retyped(*UPLOAD, question(), fill("First name")) == ["First name"]


def test_without_an_upload_nothing_is_retyped() -> None:
    assert retyped(question(), fill("First name")) == []


def test_a_prefilled_fact_is_not_retyped_even_where_it_is_wrong() -> None:
    wrong = question(prefill=Prefill.WRONG)
    assert retyped(*UPLOAD, wrong, fill("First name")) == []


def test_more_fields_than_the_cv_has_facts_do_not_count() -> None:
    jobs = [question(f"Employer {n}", "history.employer") for n in range(3)]
    assert retyped(*UPLOAD, *jobs) == ["Employer 0"]


def test_an_optional_field_left_empty_is_not_retyped() -> None:
    assert retyped(*UPLOAD, question(required=False)) == []


def test_a_full_name_is_in_a_cv_that_has_its_parts() -> None:
    assert retyped(*UPLOAD, question("Your name", "name.full")) == ["Your name"]


def repeats(*items: Evidence) -> list[str]:
    given = numbered(*items)
    questions, actions = sorted_out(given)
    return [r.again.label for r in typed_again(questions, actions)]


def test_a_fact_typed_twice_is_found() -> None:
    again = question("Your first name", step=3)
    assert repeats(question(), again, fill("First name"), fill("Your first name")) == [
        "Your first name"
    ]


def test_a_second_job_is_not_the_same_fact() -> None:
    jobs = [question(f"Employer {n}", "history.employer") for n in range(2)]
    assert repeats(*jobs, fill("Employer 0"), fill("Employer 1")) == []


def test_a_referee_is_somebody_else() -> None:
    other = question("E-mail", "email", section="Your referee")
    mine = question("Your e-mail", "email")
    assert repeats(mine, other, fill("Your e-mail"), fill("E-mail")) == []


def test_a_doubtful_meaning_is_not_called_a_repeat() -> None:
    again = question("Name of the thing", confidence=0.3)
    assert repeats(question(), again, fill("First name"), fill("Name of the thing")) == []


def test_being_over_18_is_not_intrusive_but_a_birth_date_is() -> None:
    adult = question("Are you 18 or over?", "age.minimum", sensitive=Sensitive.BIRTH)
    birth = question("Date of birth", "age.birth_date")
    assert [q.label for q in intrusive([adult, birth])] == ["Date of birth"]


def test_voluntary_monitoring_is_not_intrusive() -> None:
    fields = {"meaning": "eeo.gender", "sensitive": Sensitive.GENDER}
    optional = question("Gender", required=False, **fields)
    open_out = question("Sex", options=("Male", "Female", "Prefer not to say"), **fields)
    forced = question("Your gender", options=("Male", "Female"), **fields)
    assert [q.label for q in intrusive([optional, open_out, forced])] == ["Your gender"]


def test_a_tablet_is_not_a_phone() -> None:
    start = walk_started(input="touch", device="iPad")
    assert not on_phone(start, [step(viewport_width=820)])
    assert on_phone(start, [step(viewport_width=390)])


def test_a_walk_stopped_before_submitting_saw_the_form_whole() -> None:
    assert saw_the_end([ended(Ending.STOPPED_BEFORE_SUBMIT)])
    assert not saw_the_end([ended(Ending.TOOL_FAULT)])
