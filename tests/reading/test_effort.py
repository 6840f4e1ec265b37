"""The human-time model: laws that it must keep, and forms of known length."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import Action, Control, Obstacle, Prefill, QuestionAsked
from harness.example.walks import acted, barrier, question, step
from harness.reading.effort import Effort, Work, effort, price, work
from harness.reading.pace import CONSTANTS, Device

counts = st.integers(0, 500)
works = st.builds(
    Work,
    words=counts,
    other_words=counts,
    decisions=counts,
    points=counts,
    clicks=counts,
    homes=counts,
    letters=counts,
    composed_words=counts,
    short_unknown=counts,
    open_unknown=counts,
    uploads=counts,
    accounts=counts,
    email_codes=counts,
    waiting_seconds=st.floats(0, 100),
)


@given(works, st.sampled_from(Device))
def test_the_quick_are_never_slower_than_the_slow(done: Work, device: Device) -> None:
    result = price(done, device)
    assert result.quick <= result.usual <= result.slow
    assert 1 <= result.low <= result.minutes <= result.high


@given(works, st.sampled_from(Device), st.sampled_from(["words", "letters", "uploads", "clicks"]))
def test_more_work_never_takes_less_time(done: Work, device: Device, name: str) -> None:
    more = price(replace(done, **{name: getattr(done, name) + 1}), device)
    assert more.usual > price(done, device).usual


def test_every_constant_has_its_sources_and_its_order() -> None:
    for constant in CONSTANTS:
        assert constant.source.text
        assert constant.range_source.text
        ends = (constant.quick, constant.usual, constant.slow)
        assert ends in {tuple(sorted(ends)), tuple(sorted(ends, reverse=True))}


def form(number: int) -> list[QuestionAsked]:
    controls = (Control.TEXT, Control.SELECT, Control.RADIO)
    return [
        question(
            f"Question {n} that asks something",
            control=controls[n % 3],
            options=("yes", "no", "maybe") if n % 3 else (),
        )
        for n in range(number)
    ]


def of(asked: list[QuestionAsked], device: Device = Device.DESKTOP) -> Effort:
    return effort([step(1, "word " * 100)], asked, [], device=device)


def test_a_form_of_six_fields_takes_a_few_minutes() -> None:
    assert of(form(6)).high <= 4


def test_a_form_of_49_fields_with_an_essay_takes_about_a_quarter_of_an_hour() -> None:
    essay = question("Why you?", control=Control.TEXTAREA, meaning="question.text")
    pages = [step(n, "word " * 150) for n in range(1, 6)]
    done = [acted(Action.FILL, question=essay.question, words=150, length=900)]
    result = effort(pages, [*form(48), essay], done, device=Device.DESKTOP)
    assert 12 <= result.minutes <= 20


def test_typing_takes_longer_on_a_phone() -> None:
    asked = [question(f"Field {n}") for n in range(20)]
    assert of(asked, Device.PHONE).usual > of(asked).usual


def test_nineteen_composed_words_take_the_usual_person_a_minute() -> None:
    result = price(Work(composed_words=19), Device.DESKTOP)
    assert result.usual == pytest.approx(1)


def test_238_words_take_the_usual_person_a_minute_to_read() -> None:
    assert price(Work(words=238), Device.PHONE).usual == pytest.approx(1)


def test_a_prefilled_field_costs_a_glance() -> None:
    empty, right = question(), question(prefill=Prefill.RIGHT)
    assert of([right]).usual < of([empty]).usual


def test_an_optional_question_passed_over_costs_no_typing() -> None:
    assert work([], [question(required=False)], []).short_unknown == 0


def test_traps_and_repeated_steps_cost_nothing() -> None:
    trap = question("Leave empty", honeypot=True)
    once = work([step(1, "a b c")], [question()], [])
    twice = work([step(1, "a b c"), step(1, "a b c")], [question(), question(), trap], [])
    assert once == twice


def test_the_posting_and_the_confirmation_are_not_part_of_it() -> None:
    assert work([step(0, "word " * 500)], [], []) == Work()


def test_a_code_from_the_inbox_costs_time() -> None:
    walls = [barrier(Obstacle.EMAIL_CODE, stopped=False)]
    assert work([], [], [], walls).email_codes == 1


def test_labels_are_read_once_and_the_rest_is_scanned() -> None:
    page = step(1, "First name and forty other words")
    done = work([page], [question("First name")], [])
    assert (done.words, done.other_words) == (2, 4)


def test_the_range_is_printed_without_decimals() -> None:
    assert "." not in of(form(20)).words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Why you? About 300 words.", 300),
        ("Why you? (200-400 words)", 200),
        ("Why you? Up to 300 words", 50),
        ("Why you? Maximum 300 words", 50),
        ("Why you?", 50),
        ("Why you? At least 40 words", 50),
    ],
)
def test_the_length_that_a_question_demands_counts(label: str, words: int) -> None:
    essay = question(label, "question.text", control=Control.TEXTAREA)
    wrote = acted(Action.FILL, question=essay.question, words=50, length=300)
    assert work([], [essay], [wrote]).composed_words == words
