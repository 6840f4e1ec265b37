"""A general answer is given only where it answers the question as it is put."""

from dataclasses import replace

import pytest

from harness.evidence import Control
from harness.people import options
from harness.people.answers import Answer, Wanted, answer
from harness.reading.questions import signs
from tests.questions.test_answers import ADA

WHO = replace(
    ADA,
    answers={
        **ADA.answers,
        "work.schedule": "Yes",
        "work.sponsorship": "No",
        "experience.skill": "Yes",
        "eeo.gender": "Woman",
        "consent.privacy": "Yes",
        "source": "Company website",
    },
    links={**ADA.links, "portfolio": "https://ada.example.com"},
)


def put(
    meaning: str,
    label: str,
    *options: str,
    control: Control | None = None,
    max_length: int | None = None,
) -> Answer | None:
    return answer(
        WHO,
        Wanted(
            meaning=meaning,
            label=label,
            control=control or (Control.SELECT if options else Control.TEXT),
            options=options,
            required=True,
            max_length=max_length,
        ),
    )


def said(meaning: str, label: str, *options: str) -> str | None:
    found = put(meaning, label, *options)
    if found is None:
        return None
    return options[found.choices[0]] if found.choices else found.text


WRITTEN = (
    ("work.schedule", "Are you able to work weekends?", "Yes"),
    ("work.schedule", "Can you start at 6 a.m.", "Yes"),
    ("work.schedule", "Preferred working hours per week", None),
    ("work.schedule", "Hourly commitment", None),
    ("work.authorization", "Are you authorized to work in the US?", "Yes"),
    ("work.authorization", "Please enter the country you are registered to work in.", None),
    ("work.authorization", "Which permit do you hold?", None),
    ("eeo.gender", "Gender", "Woman"),
    ("eeo.gender", "Are you a person of transgender experience?", None),
    ("eeo.disability", "Are you a person with a disability?", None),
    ("question.text", "Why do you want to work here?", "I like tidy data."),
    ("question.text", "Do you own a car?", None),
    ("question.text", "Avez-vous une voiture ?", None),
    ("question.text", "Besitzen Sie einen Führerschein?", None),
    ("question.text", "Do you have any questions? Tell us.", "I like tidy data."),
    ("language.level", "French", "Basic"),
    ("language.level", "German", None),
    ("language.level", "Which languages do you speak?", "English (Native), French (Basic)"),
    ("language.level", "Other than English, which languages do you speak?", "French (Basic)"),
    ("phone", "Phone number", "+1 617-555-0142"),
    ("phone", "Phone extension", None),
    ("previously.employed", "Have you ever worked for Old Co?", "Yes"),
    ("previously.employed", "Have you ever worked for Northbridge?", "No"),
    ("previously.employed", "Employment history with Northbridge", None),
    ("link.other", "Website", "https://ada.example.com"),
    ("link.other", "Twitter URL", None),
    ("link.other", "Other website (Twitter, blog)", "https://ada.example.com"),
)


@pytest.mark.parametrize(("meaning", "label", "text"), WRITTEN, ids=[one[1] for one in WRITTEN])
def test_what_is_written_answers_the_question_as_it_is_put(
    meaning: str, label: str, text: str | None
) -> None:
    assert said(meaning, label) == text


def test_skills_are_no_answer_to_whether_one_has_another() -> None:
    facts = replace(WHO, answers={})
    for label, text in (
        ("Do you have experience with Bluetooth?", None),
        ("Do you have experience with SQL?", "Yes"),
        ("Which tools do you know?", "Python, SQL"),
    ):
        wanted = Wanted(meaning="experience.skill", label=label, control=Control.TEXT)
        found = answer(facts, wanted)
        assert (found.text if found else None) == text, label


CHOSEN = (
    (
        "two options that say yes and something besides",
        ("work.schedule", "Can you work in the hours of Berlin?"),
        ("Yes, I live in Berlin", "Yes, I would move there", "No"),
        None,
    ),
    (
        "one option that says yes and something besides",
        ("work.schedule", "Can you work in the hours of Berlin?"),
        ("Yes, all day", "No, not at all"),
        "Yes, all day",
    ),
    (
        "statements that all begin with I have",
        ("experience.skill", "How would you describe your experience with Java?"),
        ("I have more than five years", "I have one year", "I have none"),
        None,
    ),
    (
        "a right to work that needs no sponsor",
        ("work.authorization", "Are you authorized to work in the United States?"),
        ("Yes, with sponsorship", "Yes, without sponsorship", "No"),
        "Yes, without sponsorship",
    ),
    (
        "rights to work on grounds that nobody knows",
        ("work.authorization", "Which status allows you to work?"),
        ("I am a citizen", "I am here on a visa", "I require sponsorship"),
        None,
    ),
    (
        "a sponsorship that does not apply",
        ("work.sponsorship", "Do you require a visa sponsorship or a transfer?"),
        ("Visa sponsorship", "Visa transfer", "Not applicable"),
        "Not applicable",
    ),
    (
        "a consent for later beside one for now",
        ("consent.privacy", "May we store your data?"),
        ("Yes, also for future opportunities", "Yes, for this application", "No"),
        "Yes, for this application",
    ),
    (
        "a consent for later alone",
        ("consent.privacy", "Data protection"),
        ("Yes, I consent to being considered for future positions", "No, delete my data"),
        "No, delete my data",
    ),
    (
        "the employer's own site under its name",
        ("source", "How did you hear about us?"),
        ("LinkedIn", "Magnet Works Career Site", "Referral", "Other"),
        "Magnet Works Career Site",
    ),
    (
        "weeks in words",
        ("notice", "What is your notice period?"),
        ("None at all", "1-2 weeks", "3-4 weeks"),
        "1-2 weeks",
    ),
    (
        "weeks are no months",
        ("notice", "What is your notice period?"),
        ("1 month", "2 months", "3 months"),
        None,
    ),
    (
        "the kind of a telephone",
        ("question.choice", "Phone device type"),
        ("Home", "Mobile", "Work"),
        "Mobile",
    ),
    (
        "other states of one's country",
        ("location", "I am based in Georgia, Florida or North Carolina, USA."),
        ("Yes", "No"),
        "No",
    ),
    (
        "one's own state among others",
        ("location", "Are you based in Massachusetts or New York, USA?"),
        ("Yes", "No"),
        "Yes",
    ),
    (
        "languages with their codes",
        ("language.level", "Language skills"),
        ("German (DEU)", "French (FRA)"),
        "French (FRA)",
    ),
)


@pytest.mark.parametrize(
    ("about", "offered", "option"), [one[1:] for one in CHOSEN], ids=[one[0] for one in CHOSEN]
)
def test_an_option_is_chosen_only_where_it_alone_says_the_answer(
    about: tuple[str, str], offered: tuple[str, ...], option: str | None
) -> None:
    assert said(*about, *offered) == option


@pytest.mark.parametrize(
    "text",
    [
        "— Make a Selection —",
        "Veuillez sélectionner",
        "-- Please select --",
        "Por favor, seleccione",
    ],
)
def test_what_only_asks_to_choose_is_no_answer(text: str) -> None:
    assert options.is_filler(text)
    assert signs.is_filler(text)


def test_prose_is_not_cut_to_a_few_letters() -> None:
    assert put("question.text", "Please tell us about yourself", max_length=4) is None
    whole = put("question.text", "Please tell us about yourself", max_length=200)
    assert whole is not None
    assert whole.text == "I like tidy data."
