"""A candidate answers knock-out questions from facts, never swears, and never denies what it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.candidate import Address, Candidate, Degree, Job, Name
from harness.evidence import Control, Sensitive
from harness.people.answers import Answer, Wanted, answer, answer_by_type
from harness.people.nearest import nearest_question

BOX, RADIO, SELECT, TEXT = Control.CHECKBOX, Control.RADIO, Control.SELECT, Control.TEXT
ADA = Candidate(
    id="ada",
    name=Name(given="Ada", family="Byron"),
    email="ada@example.com",
    address=Address(
        line="1 Main Street", city="Boston", region="MA", postcode="02118", country="United States"
    ),
    headline="Warehouse analyst",
    summary="Keeps counts right.",
    jobs=(
        Job(employer="New Co", title="Stock analyst", start=date(2021, 1, 1)),
        Job(employer="Old Co", title="Clerk", start=date(2018, 1, 1), end=date(2020, 12, 1)),
    ),
    education=(Degree(school="State", degree="Statistics", level="Bachelor's degree", year=2017),),
    skills=("Python", "SQL", "Forklift"),
    languages={"English": "Native", "French": "Basic"},
    answers={
        "work.authorization": "Yes",
        "work.sponsorship": "No",
        "work.travel": "Yes",
        "work.relocation": "No",
        "previously.applied": "No",
        "age.minimum": "Yes",
        "salary.expectation": "50,000",
        "experience.years": "4",
        "notice": "Two weeks",
        "question.text": "I like tidy data.",
        "Do you own a bicycle?": "Yes",
        "Do you own a car?": "No",
    },
)

KNOCKOUTS = (
    ("experience.years", "Do you have at least 3 years of experience?", "Yes"),
    ("experience.years", "Do you have 5+ years of experience in SQL?", "No"),
    ("experience.years", "Do you have 2 years of experience with Python?", "Yes"),
    ("experience.years", "Do you have 2 years of experience in welding?", None),
    ("language.level", "Do you speak fluent English?", "Yes"),
    ("language.level", "Are you fluent in French?", "No"),
    ("language.level", "Do you speak French?", "Yes"),
    ("language.level", "Do you speak English and German?", "No"),
    ("age.minimum", "Are you at least 18 years old?", "Yes"),
    ("age.minimum", "Are you under 18?", "No"),
    ("age.minimum", "Are you 19 or older?", "Yes"),
    ("age.minimum", "Are you at least 40?", None),
    ("education.level", "Do you have a high school diploma?", "Yes"),
    ("education.level", "Do you have a bachelor's degree?", "Yes"),
    ("education.level", "Do you hold a Master's degree?", "No"),
    ("education.level", "Do you have a bachelor's degree in Nursing?", None),
    ("location", "Are you based in Boston?", "Yes"),
    ("location", "Are you currently located in the US?", "Yes"),
    ("location", "Do you live in Texas?", "No"),
    ("salary.expectation", "The pay is $60,000. Does this meet your expectations?", "Yes"),
    ("salary.expectation", "The salary is 45k. Is that fine?", "No"),
    ("salary.expectation", "The pay is $18 per hour. Does this meet your expectations?", None),
    ("start_date", "Can you start immediately?", "No"),
    ("work.travel", "Are there any reasons why you could not travel?", "No"),
    ("work.travel", "Can you travel?", "Yes"),
    ("work.sponsorship", "I do not require sponsorship", "Yes"),
    ("work.relocation", "Do you need relocation assistance?", None),
    ("previously.applied", "Is this your first application to Acme?", "Yes"),
)


def said(meaning: str, label: str, **more: object) -> str | None:
    options = ("Yes", "No")
    wanted = Wanted(meaning=meaning, label=label, control=RADIO, options=options)
    found = answer(ADA, replace(wanted, **more))  # type: ignore[arg-type]  # any of its fields
    return options[found.choices[0]] if found and found.choices else None


@pytest.mark.parametrize(
    ("meaning", "label", "truth"), KNOCKOUTS, ids=[one[1] for one in KNOCKOUTS]
)
def test_a_knock_out_question_is_answered_from_facts_or_not_at_all(
    meaning: str, label: str, truth: str | None
) -> None:
    assert said(meaning, label) == truth


def test_other_languages_offer_yes_and_no_too() -> None:
    for yes, no in (("Ja", "Nein"), ("Oui", "Non"), ("Sí", "No"), ("Tak", "Nie"), ("Sim", "Não")):
        wanted = Wanted(meaning="work.authorization", label="?", control=RADIO, options=(no, yes))
        found = answer(ADA, wanted)
        assert found is not None
        assert found.choices == (1,), yes


NEAR = (
    ("Do you own a bicycle that you can use?", "Yes"),
    ("Do you not own a bicycle?", None),
    ("Do you own 2 bicycles?", None),
    ("Do you own a boat?", None),
)


@pytest.mark.parametrize(("label", "expected"), NEAR, ids=[one[0] for one in NEAR])
def test_only_the_same_question_of_the_bank_is_taken(label: str, expected: str | None) -> None:
    found = nearest_question(ADA.answers, label)
    assert (found.said if found else None) == expected


@given(st.text(max_size=80))
def test_likeness_is_a_share_and_a_question_is_like_itself(label: str) -> None:
    found = nearest_question({f"What is {label} ?": "x"}, f"What is {label} ?")
    assert found is not None
    assert found.likeness == pytest.approx(1)
    other = nearest_question(ADA.answers, label)
    assert other is None or 0 <= other.likeness <= 1.001


def test_a_personal_fact_is_never_answered_with_an_essay() -> None:
    for kind in Sensitive:
        wanted = Wanted(meaning="question.text", label="Nationality", control=TEXT, sensitive=kind)
        assert answer(ADA, wanted) is None
        assert answer_by_type(ADA, wanted) is None


def test_an_equality_question_is_declined_or_left() -> None:
    for meaning in ("eeo.gender", "eeo.race", "eeo.ethnicity", "eeo.disability", "eeo.other"):
        offered = Wanted(
            meaning=meaning, label="?", control=SELECT, options=("Yes", "No", "Prefer not to say")
        )
        declined = answer(ADA, offered)
        assert declined is not None
        assert declined.choices == (2,)
        assert answer(ADA, replace(offered, options=("Yes", "No"))) is None


DECLINING = (
    "Keine Angabe",
    "Möchte ich nicht angeben",
    "Je préfère ne pas répondre",
    "Ne souhaite pas répondre",
    "Prefiero no decirlo",
    "Zeg ik liever niet",
    "Prefiro não responder",
    "Preferisco non rispondere",
    "Wolę nie odpowiadać",
    "I don't wish to answer",
    "Decline to self-identify",
)


@pytest.mark.parametrize("words", DECLINING)
def test_every_language_has_a_way_to_decline(words: str) -> None:
    wanted = Wanted(meaning="eeo.gender", label="?", control=SELECT, options=("A", "B", words))
    found = answer(ADA, wanted)
    assert found is not None
    assert found.choices == (2,)


def consent(label: str, *, disclosed: bool = True) -> Answer | None:
    return answer(
        ADA,
        Wanted(
            meaning="consent.terms", label=label, control=BOX, required=True, disclosed=disclosed
        ),
    )


def test_the_truth_is_certified_only_where_the_documents_disclose() -> None:
    label = "I certify that all information given is true and complete"
    ticked = consent(label)
    assert ticked is not None
    assert ticked.tick is True
    assert consent(label, disclosed=False) is None


def test_nothing_is_sworn() -> None:
    for label in (
        "I declare under penalty of perjury that the above is true",
        "Ich versichere eidesstattlich die Richtigkeit meiner Angaben",
        "Je certifie sur l'honneur l'exactitude de ces informations",
    ):
        assert consent(label) is None
        wanted = Wanted(meaning="consent.terms", label=label, control=BOX, required=True)
        assert answer_by_type(ADA, wanted) is None


HONEST = (
    ("I certify that I am a natural person and that the above is true", False),
    ("I confirm that this application was completed by a human", False),
    ("I confirm that I did this without the use of AI", False),
    ("Ich bin kein Roboter", False),
    ("Je ne suis pas un robot", False),
    ("No soy un robot", False),
)


@pytest.mark.parametrize(("label", "tick"), HONEST, ids=[one[0] for one in HONEST])
def test_no_box_is_ticked_that_says_a_person_wrote_this(label: str, tick: bool) -> None:
    found = consent(label)
    assert found is not None
    assert found.tick is tick


@pytest.mark.parametrize(
    ("label", "truth"),
    [
        ("Was this application generated by AI?", "Yes"),
        ("Is this application automated?", "Yes"),
        ("Have you used ChatGPT for this application?", "Yes"),
        ("Are you a natural person?", "No"),
        ("Sind Sie ein Roboter?", "Yes"),
    ],
)
def test_questions_about_the_machine_get_the_truth(label: str, truth: str) -> None:
    assert said("question.boolean", label) == truth


def test_a_tool_that_the_cv_does_not_name_has_been_used_for_no_years() -> None:
    def years(label: str) -> str | None:
        found = answer(ADA, Wanted(meaning="experience.years", label=label, control=TEXT))
        return found.text if found else None

    assert years("Years of experience with Airflow") == "0"
    assert years("How many years of experience do you have with Power BI?") == "0"
    assert years("Years of experience with people in need") is None
