"""Questions are understood by their words, their code and their options, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import Control, Sensitive
from harness.reading.questions import MEANINGS, Asked, understand

TEXT, AREA, SELECT, RADIO = Control.TEXT, Control.TEXTAREA, Control.SELECT, Control.RADIO
BOX, FILE, COMBO = Control.CHECKBOX, Control.FILE, Control.COMBOBOX
YES_NO = ("Yes", "No")

LABELS = (
    ("What is your first name?", TEXT, (), "name.given"),
    ("Family name", TEXT, (), "name.family"),
    ("Your full legal name", TEXT, (), "name.full"),
    ("What should we call you?", TEXT, (), "name.preferred"),
    ("Re-enter your e-mail address", TEXT, (), "email.confirm"),
    ("Best contact number", TEXT, (), "phone"),
    ("Street address", TEXT, (), "address.line"),
    ("ZIP", TEXT, (), "address.postcode"),
    ("Town/City", TEXT, (), "address.city"),
    ("Province", SELECT, ("", "ON", "QC"), "address.region"),
    ("Country", SELECT, ("Canada", "France"), "address.country"),
    ("Where do you currently live?", TEXT, (), "location"),
    ("Link to your LinkedIn profile", TEXT, (), "link.linkedin"),
    ("Personal website", TEXT, (), "link.other"),
    ("Upload your resume", FILE, (), "document.cv"),
    ("Covering letter", AREA, (), "document.cover_letter"),
    ("Headshot", FILE, (), "document.photo"),
    ("Diploma scans", FILE, (), "document.other"),
    ("What are your pay expectations?", TEXT, (), "salary.expectation"),
    ("What is your current base salary?", TEXT, (), "salary.current"),
    ("How many weeks' notice must you give?", TEXT, (), "notice"),
    ("When could you start?", TEXT, (), "start_date"),
    ("Do you have the right to work in Ireland?", RADIO, YES_NO, "work.authorization"),
    ("Will you need visa sponsorship?", RADIO, YES_NO, "work.sponsorship"),
    ("Would you relocate to Leeds?", RADIO, YES_NO, "work.relocation"),
    ("Are you able to travel up to 20 % of the time?", RADIO, YES_NO, "work.travel"),
    ("Can you work night shifts?", RADIO, YES_NO, "work.schedule"),
    ("How many years of nursing experience do you have?", TEXT, (), "experience.years"),
    ("Do you have experience with forklifts?", RADIO, YES_NO, "experience.skill"),
    ("How well do you know Excel?", SELECT, ("Well", "A bit"), "experience.skill"),
    ("What is the highest level of education you completed?", TEXT, (), "education.level"),
    ("Year of graduation", TEXT, (), "education.date"),
    ("Most recent employer", TEXT, (), "history.employer"),
    ("Current job title", TEXT, (), "history.title"),
    ("How fluent is your Spanish?", SELECT, ("Basic", "Fluent"), "language.level"),
    ("Do you hold a valid HGV licence?", RADIO, YES_NO, "certificate"),
    ("How did you find out about this vacancy?", TEXT, (), "source"),
    ("Who referred you?", TEXT, (), "referral.name"),
    ("Have you applied to us before?", RADIO, YES_NO, "previously.applied"),
    ("Have you ever worked for Acme?", RADIO, YES_NO, "previously.employed"),
    ("Are you at least 18 years old?", RADIO, YES_NO, "age.minimum"),
    ("Date of birth", TEXT, (), "age.birth_date"),
    ("National Insurance number", TEXT, (), "national_id"),
    ("Have you been convicted of a crime?", RADIO, YES_NO, "criminal.record"),
    ("Do you need any adjustments for the interview?", RADIO, YES_NO, "accommodation"),
    ("I have read the privacy notice", BOX, (), "consent.privacy"),
    ("I certify that my answers are true and complete", BOX, (), "consent.terms"),
    ("Send me news about your products by e-mail newsletter", BOX, (), "consent.marketing"),
    ("Keep my details for future vacancies", BOX, (), "consent.talent_pool"),
    ("Type your full name as your signature", TEXT, (), "signature"),
    ("Gender", SELECT, ("Woman", "Man"), "eeo.gender"),
    ("Are you a protected veteran?", RADIO, YES_NO, "eeo.veteran"),
    ("Do you have a disability?", RADIO, YES_NO, "eeo.disability"),
    ("What is your ethnic background?", SELECT, ("A", "B"), "eeo.ethnicity"),
    ("Why do you want to join us?", AREA, (), "question.text"),
    ("Which team would you like best?", SELECT, ("Blue", "Red"), "question.choice"),
    ("Do you own a car?", RADIO, YES_NO, "question.boolean"),
    ("Nachname", TEXT, (), "name.family"),
    ("Wie sind Sie auf uns aufmerksam geworden?", TEXT, (), "source"),
    ("Prénom", TEXT, (), "name.given"),
    ("Prétentions salariales", TEXT, (), "salary.expectation"),
    ("Código postal", TEXT, (), "address.postcode"),
    ("Achternaam", TEXT, (), "name.family"),
    ("Nome e cognome", TEXT, (), "name.full"),
    ("Imię i nazwisko", TEXT, (), "name.full"),
    ("Data de nascimento", TEXT, (), "age.birth_date"),
)


@pytest.mark.parametrize(
    ("label", "control", "options", "meaning"), LABELS, ids=[label[0] for label in LABELS]
)
def test_a_label_says_what_is_asked(
    label: str, control: Control, options: tuple[str, ...], meaning: str
) -> None:
    for shown in (label, f"{label} *", f"{label} (required)"):
        found = understand(Asked(label=shown, control=control, options=options))
        assert found.meaning == meaning, found.reason


DECOYS = (
    ("Have you used an e-mail marketing tool?", RADIO, YES_NO, "email"),
    ("What do you love about our city teams?", AREA, (), "address.city"),
    ("Describe a race condition that you have fixed", AREA, (), "eeo.race"),
    ("Which programming languages do you like?", TEXT, (), "language.level"),
    ("Name a project that you are proud of", AREA, (), "name.full"),
    ("Tell us about a phone call that went wrong with a customer", AREA, (), "phone"),
    ("Why did you leave your last employer?", AREA, (), "history.employer"),
    ("What attracts you to this position and its salary model for the future?", AREA, (), "notice"),
)


@pytest.mark.parametrize(
    ("label", "control", "options", "meaning"), DECOYS, ids=[label[0] for label in DECOYS]
)
def test_a_word_alone_does_not_decide(
    label: str, control: Control, options: tuple[str, ...], meaning: str
) -> None:
    assert understand(Asked(label=label, control=control, options=options)).meaning != meaning


def test_code_helps_where_words_do_not() -> None:
    found = understand(Asked(label="", control=TEXT, name="candidate[lastName]"))
    assert found.meaning == "name.family"
    assert "last name" in found.reason


def test_an_autocomplete_token_helps_where_words_do_not() -> None:
    found = understand(Asked(label="", control=TEXT, autocomplete="section-a shipping postal-code"))
    assert found.meaning == "address.postcode"


def test_options_help_where_words_do_not() -> None:
    options = ("I am not a protected veteran", "I am one", "I don't wish to answer")
    found = understand(Asked(label="Status", control=SELECT, options=options))
    assert found.meaning == "eeo.veteran"


def test_the_text_before_a_control_helps_where_its_own_name_is_empty() -> None:
    found = understand(
        Asked(label="Select…", control=COMBO, preceding_text="What are your pronouns?")
    )
    assert found.meaning == "pronouns"


def test_facts_about_other_people_are_not_the_candidates() -> None:
    for section in ("References", "Emergency contact"):
        found = understand(Asked(label="Email", control=TEXT, section=section))
        assert found.meaning == "question.text"


def test_dates_belong_to_the_section_they_stand_in() -> None:
    job = understand(Asked(label="From", control=TEXT, section="Work experience"))
    study = understand(Asked(label="End date", control=TEXT, section="Education"))
    assert (job.meaning, study.meaning) == ("history.date", "education.date")


def test_nothing_to_read_is_unknown() -> None:
    found = understand(Asked(label="", control=TEXT))
    assert (found.meaning, found.confidence) == ("unknown", 0.0)


SENSITIVE = (
    ("Date of birth", TEXT, Sensitive.BIRTH),
    ("Marital status", SELECT, Sensitive.FAMILY),
    ("Nationality", TEXT, Sensitive.ORIGIN),
    ("Religion", TEXT, Sensitive.RELIGION),
    ("Photograph", FILE, Sensitive.PHOTO),
    ("Last salary", TEXT, Sensitive.SALARY_HISTORY),
    ("Graduation year", TEXT, Sensitive.GRADUATION),
    ("Do you have a medical condition?", RADIO, Sensitive.HEALTH),
    ("Are you over 18?", RADIO, None),
    ("Right to work in the UK", RADIO, None),
    ("First name", TEXT, None),
)


@pytest.mark.parametrize(("label", "control", "kind"), SENSITIVE, ids=[s[0] for s in SENSITIVE])
def test_demands_for_personal_facts_are_classed(
    label: str, control: Control, kind: Sensitive | None
) -> None:
    assert understand(Asked(label=label, control=control)).sensitive is kind


@given(
    label=st.text(max_size=80),
    control=st.sampled_from(list(Control)),
    options=st.lists(st.text(max_size=20), max_size=5).map(tuple),
    name=st.text(max_size=30),
    section=st.none() | st.text(max_size=30),
)
def test_any_question_gets_a_meaning_of_the_vocabulary(
    label: str, control: Control, options: tuple[str, ...], name: str, section: str | None
) -> None:
    found = understand(
        Asked(label=label, control=control, options=options, name=name, section=section)
    )
    assert found.meaning in MEANINGS
    assert 0 <= found.confidence <= 1
    assert found.reason
