"""What stands in a field before the candidate touches it, against the CV."""

import pytest

from harness.evidence import Control, Fact, Prefill
from harness.gather.browser.prefill import prefilled
from harness.gather.browser.seen import SeenControl, SeenOption

CV = (
    Fact(meaning="name.given", text="Zoë"),
    Fact(meaning="phone", text="+1 212-555-0114"),
    Fact(meaning="history.employer", text="Northwind Traders"),
    Fact(meaning="history.employer", text="Fabrikam Parcel"),
    Fact(meaning="history.date", text="Mar 2022 – present"),
    Fact(meaning="link.linkedin", text="https://www.linkedin.com/in/example-zoe"),
    Fact(meaning="address.country", text="United States"),
)


def _field(value: str = "", **fields: object) -> SeenControl:
    given = {"key": "k", "selector": ("#k",), "control": Control.TEXT, "label": "L", "value": value}
    return SeenControl(**(given | fields))  # type: ignore[arg-type]  # fields by name


def _select(*options: tuple[str, str], chosen: int) -> SeenControl:
    return _field(
        control=Control.SELECT,
        options=tuple(
            SeenOption(text=text, value=value, selected=number == chosen)
            for number, (text, value) in enumerate(options)
        ),
    )


@pytest.mark.parametrize(
    ("value", "meaning", "relation"),
    [
        ("", "name.given", Prefill.EMPTY),
        ("   ", "name.given", Prefill.EMPTY),
        ("Zoë", "name.given", Prefill.RIGHT),
        ("ZOË", "name.given", Prefill.RIGHT),
        ("Zoe", "name.given", Prefill.WRONG),
        ("(212) 555-0114", "phone", Prefill.RIGHT),
        ("(212) 555-0115", "phone", Prefill.WRONG),
        ("northwind  traders", "history.employer", Prefill.RIGHT),
        ("Fabrikam Parcel", "history.employer", Prefill.RIGHT),
        ("Northwind", "history.employer", Prefill.WRONG),
        ("Mar 2022", "history.date", Prefill.RIGHT),
        ("Mar 2012", "history.date", Prefill.WRONG),
        ("linkedin.com/in/example-zoe/", "link.linkedin", Prefill.RIGHT),
        ("anything", "unknown", Prefill.OTHER),
        ("2 weeks", "notice", Prefill.OTHER),
    ],
)
def test_a_text_is_compared_with_the_facts_of_its_meaning(
    value: str, meaning: str, relation: Prefill
) -> None:
    assert prefilled(_field(value), meaning, CV).relation is relation


def test_the_expected_text_of_the_second_job_is_the_second_employer() -> None:
    found = prefilled(_field("Contoso"), "history.employer", CV, ordinal=1)
    assert (found.text, found.expected) == ("Contoso", "Fabrikam Parcel")


def test_more_jobs_than_the_cv_has_expect_its_last() -> None:
    found = prefilled(_field("Contoso"), "history.employer", CV, ordinal=7)
    assert found.expected == "Fabrikam Parcel"


@pytest.mark.parametrize("first", [("Choose", ""), ("Please select", "0"), ("–", "none")])
def test_the_first_line_of_a_list_is_no_choice(first: tuple[str, str]) -> None:
    found = prefilled(_select(first, ("France", "fr"), chosen=0), "address.country", CV)
    assert (found.relation, found.preselected) == (Prefill.EMPTY, ())


def test_a_chosen_option_is_preselected_and_compared() -> None:
    france = _select(("Choose", ""), ("France", "fr"), ("United States", "us"), chosen=1)
    found = prefilled(france, "address.country", CV)
    assert (found.relation, found.preselected) == (Prefill.WRONG, ("France",))
    assert found.expected == "United States"


def test_a_box_that_is_ticked_already_is_preselected() -> None:
    ticked = _field(control=Control.CHECKBOX, label="Send me offers", checked=True)
    assert prefilled(ticked, "consent.marketing", CV).preselected == ("Send me offers",)


def test_a_password_is_never_read() -> None:
    found = prefilled(_field("hunter2", input_type="password"), "account.password", CV)
    assert found.text is None
