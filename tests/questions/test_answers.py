"""A candidate answers from the bank and the CV, chooses what says it, and stays honest."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.candidate import Address, Candidate, Degree, Job, Name
from harness.evidence import Control
from harness.people.answers import Answer, Wanted, answer, answer_by_type
from harness.people.formats import date_forms, fitting_form, number_forms, phone_forms
from harness.people.options import choose, choose_decline, choose_yes_no
from harness.people.places import mentioned_countries, same_place

TEXT, SELECT, RADIO, BOX = Control.TEXT, Control.SELECT, Control.RADIO, Control.CHECKBOX

ADA = Candidate(
    id="ada",
    name=Name(given="Ada", family="Byron", pronouns="she/her"),
    email="ada+walk@example.com",
    phone="+1 617-555-0142",
    address=Address(
        line="1 Main Street", city="Boston", region="MA", postcode="02118", country="United States"
    ),
    headline="Analyst",
    summary="Analyst with tidy habits.",
    jobs=(
        Job(employer="New Co", title="Analyst", start=date(2022, 1, 1)),
        Job(employer="Old Co", title="Clerk", start=date(2019, 5, 1), end=date(2021, 12, 1)),
    ),
    education=(Degree(school="State", degree="Statistics", level="Bachelor's degree", year=2019),),
    skills=("Python", "SQL"),
    languages={"English": "Native", "French": "Basic"},
    links={"linkedin": "https://www.linkedin.com/in/ada-example"},
    answers={
        "work.authorization": "Yes",
        "salary.expectation": "72,000",
        "start_date": "2026-04-15",
        "experience.years": "4",
        "source": "Company website",
        "notice": "Two weeks",
        "question.text": "I like tidy data.",
        "Which of our products do you use?": "The blue one",
    },
)


def asked(meaning: str, label: str = "", control: Control = TEXT, **more: object) -> Answer | None:
    wanted = Wanted(meaning=meaning, label=label or meaning, control=control)
    return answer(ADA, replace(wanted, **more))  # type: ignore[arg-type]  # any of its fields


def chosen(meaning: str, *options: str, label: str = "", **more: object) -> str | None:
    found = asked(meaning, label, SELECT, options=options, **more)
    return options[found.choices[0]] if found and found.choices else None


TEXTS = (
    ("name.full", "Ada Byron"),
    ("email", "ada+walk@example.com"),
    ("address.postcode", "02118"),
    ("location", "Boston, MA, United States"),
    ("link.linkedin", "https://www.linkedin.com/in/ada-example"),
    ("history.employer", "New Co"),
    ("education.school", "State"),
    ("signature", "Ada Byron"),
    ("question.text", "I like tidy data."),
)


@pytest.mark.parametrize(("meaning", "text"), TEXTS)
def test_a_fact_is_given_as_the_cv_has_it(meaning: str, text: str) -> None:
    found = asked(meaning)
    assert found is not None
    assert found.text == text


def test_the_second_employer_is_the_one_before() -> None:
    found = asked("history.employer", ordinal=1)
    assert found is not None
    assert found.text == "Old Co"


def test_dates_of_a_job_come_in_pairs_where_they_are_asked_apart() -> None:
    starts = asked("history.date", "From", Control.DATE, input_type="month", ordinal=2)
    ends = asked("history.date", "To", Control.DATE, input_type="month", ordinal=3)
    assert (starts and starts.text, ends and ends.text) == ("2019-05", "2021-12")


def test_the_bank_answers_a_question_in_nearly_its_own_words() -> None:
    found = asked("question.text", "Which of our products do you use today?")
    assert found is not None
    assert found.text == "The blue one"


def test_a_field_that_only_names_something_gets_no_essay() -> None:
    assert asked("question.text", "Citizenship", sure=False) is None


CHOICES = (
    ("address.country", ("Canada", "USA"), "", "USA"),
    ("address.region", ("Maine", "Massachusetts", "Maryland"), "", "Massachusetts"),
    ("work.authorization", ("Select…", "No", "Yes, I am authorized"), "", "Yes, I am authorized"),
    ("experience.years", ("0-2 years", "3-5 years", "6+ years"), "", "3-5 years"),
    ("salary.expectation", ("Under $50k", "$50k - $70k", "$70k - $90k"), "", "$70k - $90k"),
    ("notice", ("1 week", "2 weeks", "1 month"), "", "2 weeks"),
    ("source", ("Indeed", "A friend", "Other"), "", "Other"),
    ("education.level", ("High school", "Bachelor's", "Master's"), "", "Bachelor's"),
    ("language.level", ("A1", "B2", "C2"), "Level of English", "C2"),
    ("language.level", ("A1", "B2", "C2"), "Level of French", "A1"),
    ("location", ("Yes", "No"), "Are you based in the US?", "Yes"),
    ("location", ("Yes", "No"), "Do you live in Germany?", "No"),
    ("experience.skill", ("Yes", "No"), "Do you have experience with Python?", "Yes"),
    ("eeo.gender", ("Female", "Male", "Prefer not to say"), "", "Prefer not to say"),
    ("eeo.veteran", ("I am a veteran", "I don't wish to answer"), "", "I don't wish to answer"),
    ("consent.marketing", ("Yes, please", "No"), "", "No"),
    ("consent.privacy", ("Please select", "I agree"), "", "I agree"),
)


@pytest.mark.parametrize(
    ("meaning", "options", "label", "expected"),
    CHOICES,
    ids=[f"{one[0]} {one[3]}" for one in CHOICES],
)
def test_the_option_that_says_it_is_chosen(
    meaning: str, options: tuple[str, ...], label: str, expected: str
) -> None:
    assert chosen(meaning, *options, label=label, required=True) == expected


def test_two_options_that_might_say_it_are_no_answer() -> None:
    assert choose(("Analyst, north", "Analyst, south"), "Analyst") is None


def test_a_filler_is_never_chosen() -> None:
    assert choose(("Select an option", "Please choose"), "Select an option") is None


def test_what_is_not_known_is_not_answered() -> None:
    for meaning in ("criminal.record", "national_id", "account.password", "captcha", "unknown"):
        assert asked(meaning) is None
    assert chosen("experience.skill", "Yes", "No", label="Experience with welding?") is None


def test_consent_is_given_to_what_is_required_and_to_nothing_else() -> None:
    def tick(meaning: str, *, required: bool) -> bool | None:
        found = asked(meaning, control=BOX, required=required)
        return found.tick if found else None

    assert tick("consent.privacy", required=True) is True
    assert tick("consent.privacy", required=False) is False
    assert tick("consent.marketing", required=False) is False
    assert tick("consent.talent_pool", required=False) is False


ROBOT = (
    ("Are you a robot?", ("Yes", "No"), "Yes"),
    ("Are you a real person?", ("Yes", "No"), "No"),
    ("Did you use AI to write this application?", ("Yes", "No"), "Yes"),
)


@pytest.mark.parametrize(("label", "options", "truth"), ROBOT, ids=[one[0] for one in ROBOT])
def test_nothing_untrue_is_said_about_being_synthetic(
    label: str, options: tuple[str, ...], truth: str
) -> None:
    assert chosen("question.boolean", *options, label=label) == truth
    told = asked("question.text", label)
    assert told is not None
    assert told.text == ADA.disclosure
    box = asked("question.boolean", "I confirm that I am a real person", BOX)
    assert box is not None
    assert box.tick is False


def test_a_single_name_is_given_where_a_second_is_demanded() -> None:
    suharsono = replace(ADA, name=Name(given="Suharsono", family=""))
    wanted = Wanted(meaning="name.family", label="Last name", control=TEXT)
    assert answer(suharsono, wanted) is None
    demanded = answer(suharsono, replace(wanted, required=True))
    assert demanded is not None
    assert demanded.text == "Suharsono"


def test_an_unknown_question_is_answered_by_type_without_a_lie() -> None:
    declined = answer_by_type(
        ADA,
        Wanted(
            meaning="question.choice",
            label="?",
            control=RADIO,
            options=("Red", "Prefer not to say"),
        ),
    )
    written = answer_by_type(ADA, Wanted(meaning="unknown", label="?", control=TEXT))
    assert declined is not None
    assert declined.choices == (1,)
    assert written is not None
    assert written.text == ADA.disclosure


def test_numbers_and_dates_take_the_form_of_their_field() -> None:
    pay = asked("salary.expectation", control=Control.NUMBER)
    start = asked("start_date", control=Control.DATE, input_type="date")
    spelled = asked("start_date", "Start date (DD.MM.YYYY)")
    assert (pay and pay.text) == "72000"
    assert (start and start.text) == "2026-04-15"
    assert (spelled and spelled.text) == "15.04.2026"


def test_no_text_is_longer_than_the_field() -> None:
    found = asked("name.full", max_length=6)
    assert found is not None
    assert found.text == "Ada By"


def test_forms_of_a_number_all_say_the_same() -> None:
    for form in phone_forms("+1 617-555-0142"):
        assert "".join(filter(str.isdigit, form)).endswith("6175550142")


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1)))
def test_forms_of_a_date_all_hold_its_year(day: date) -> None:
    forms = date_forms(day.isoformat())
    assert len(set(forms)) == len(forms)
    assert all(str(day.year) in form for form in forms)


@pytest.mark.parametrize(
    ("objection", "expected"),
    [
        ("Only digits are allowed", "6175550142"),
        ("Use the international format, with +", "+16175550142"),
        ("That does not look right", "+16175550142"),
    ],
)
def test_the_next_form_fits_the_objection(objection: str, expected: str) -> None:
    forms = phone_forms("+1 617-555-0142")
    following = fitting_form(forms, objection.replace("Only digits", "Digits only"), tried=(0,))
    assert following is not None
    assert forms[following] == expected


def test_when_every_form_was_tried_there_is_none_left() -> None:
    assert fitting_form(("a", "b"), "no", tried=(0, 1)) is None


@pytest.mark.parametrize(
    ("text", "digits"), [("72,000", "72000"), ("€ 1.250.000", "1250000"), ("4.5", "4.5")]
)
def test_an_amount_is_read_with_its_separators(text: str, digits: str) -> None:
    assert number_forms(text) == (digits,)


def test_places_have_several_names() -> None:
    assert same_place("MA", "Massachusetts")
    assert same_place("U.S.A.", "United States")
    assert not same_place("MA", "Maine")


def test_us_the_pronoun_is_no_country() -> None:
    assert mentioned_countries("Tell us about it") == ()
    assert len(mentioned_countries("Do you live in the US or the U.K.?")) == 2


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_a_choice_is_always_one_of_the_options(options: list[str], wanted: str) -> None:
    for found in (
        choose(options, wanted),
        choose_decline(options),
        choose_yes_no(options, yes=True),
    ):
        assert found is None or 0 <= found.index < len(options)
