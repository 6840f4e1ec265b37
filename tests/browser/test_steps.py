"""A step is what a page shows: its heading and its questions, not its address."""

from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.browser.steps import StepBook


def _view(
    heading: str, *keys: str, url: str = "https://a.example/apply", text: str = ""
) -> PageView:
    controls = tuple(
        SeenControl(key=key, selector=(f"#{key}",), control=Control.TEXT, label=key) for key in keys
    )
    return PageView(
        url=url,
        title="Apply",
        heading=heading,
        text=text,
        viewport_width=1280,
        viewport_height=800,
        content_width=1280,
        controls=controls,
        fingerprint=f"{heading}|{sorted(keys)}|{text}",
    )


def test_steps_are_numbered_as_they_come_up() -> None:
    book = StepBook()
    places = [book.place(_view(name, name)) for name in ("You", "Work", "Check")]
    assert [(place.step, place.new) for place in places] == [(1, True), (2, True), (3, True)]


def test_the_same_address_with_other_questions_is_another_step() -> None:
    book = StepBook()
    book.place(_view("Apply", "name", "email"))
    assert book.place(_view("Apply", "employer", "title")).new


def test_another_address_with_the_same_heading_and_questions_is_the_same_step() -> None:
    book = StepBook()
    book.place(_view("You", "name", url="https://a.example/1"))
    assert not book.place(_view("You", "name", url="https://a.example/1?retry")).new


def test_a_question_that_appears_because_of_an_answer_belongs_to_its_step() -> None:
    book = StepBook()
    book.place(_view("You", "name", "visa"))
    assert book.place(_view("You", "name", "visa", "which visa")).step == 1
    assert not book.place(_view("You", "name", "visa")).new


def test_a_notice_that_goes_from_a_posting_leaves_it_the_same() -> None:
    book = StepBook(first=0)
    book.place(_view("Analyst", text="Cookies? Analyst wanted"))
    assert book.place(_view("Analyst", text="Analyst wanted")).step == 0


def test_going_back_is_no_new_step_and_goes_on_with_its_questions() -> None:
    book = StepBook()
    book.place(_view("You", "name"))
    first = book.ask("name")
    book.place(_view("Work", "name"))
    assert book.ask("name") == "2.1"
    assert book.place(_view("You", "name")).step == 1
    assert book.question("name") == first == "1.1"
    assert book.place(_view("Check")).step == 3


def test_the_thanks_on_the_same_address_are_a_step_of_their_own() -> None:
    book = StepBook()
    book.place(_view("Apply", "name"))
    assert book.place(_view("Apply", text="Thank you")).new
