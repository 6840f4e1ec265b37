"""What postings say of help, machines and effort: a labelled corpus, half of it adversarial."""

import pytest

from harness.reading.postings import (
    Machine,
    adjustments,
    effort_stated,
    machines,
    process_stated,
)

MACHINES = [
    ("We use artificial intelligence to screen applications.", Machine.USES),
    ("AI is used to rank candidates, but never makes the final decision.", Machine.USES),
    ("Automated decision tools are used to assess applicants.", Machine.USES),
    ("Applications are screened by an algorithm", Machine.USES),
    ("This employer uses an automated employment decision tool to assess candidates", Machine.USES),
    ("We do not use AI to screen applications; a person reads each.", Machine.DOES_NOT),
    ("Every application is read by a person. No AI is used in selection.", Machine.DOES_NOT),
    ("Artificial Intelligence is not used in our hiring process", Machine.DOES_NOT),
    ("We may use AI tools to support parts of the hiring process.", Machine.VAGUE),
    ("Our recruiting team uses AI", Machine.VAGUE),
    ("We never use AI alone to reject candidates", Machine.VAGUE),
    ("AI tools do not replace human judgment in hiring", Machine.VAGUE),
    ("You will build AI that ranks candidates for our clients.", Machine.SILENT),
    ("Please do not use AI to write your application.", Machine.SILENT),
    ("Candidates may use AI in the interview.", Machine.SILENT),
    ("Experience with AI applications", Machine.SILENT),
    ("We are an AI company hiring engineers", Machine.SILENT),
    ("We use AI to help companies match candidates", Machine.SILENT),
    ("Our AI recruiting platform is used by 500 employers to screen candidates", Machine.SILENT),
    ("Machine learning engineer: train models on credit applications", Machine.SILENT),
    ("AI-generated answers are rejected", Machine.SILENT),
    ("We look for a data analyst.", Machine.SILENT),
]
OFFERS = [
    "If you need an adjustment to apply, write to jobs@acme.example.",
    "We provide reasonable accommodations to applicants with disabilities.",
    "If a disability makes it hard to apply, we help you.",
    "Tell us if you require any adjustments during the interview.",
]
NO_OFFERS = [
    "Live-in role with accommodation provided.",
    "Hotel accommodation during the interview process is paid.",
    "Salary adjustments happen in the hiring process.",
    "You support customers with their applications to the council.",
    "We accommodate flexible hours.",
    "Help with this application: write to careers@acme.example.",
    "We welcome applications from disabled people.",
    "",
]


@pytest.mark.parametrize(("text", "kind"), MACHINES, ids=[text for text, _ in MACHINES])
def test_statements_about_machines_are_told_apart(text: str, kind: Machine) -> None:
    assert machines(f"About the job. {text}").kind is kind


def test_a_clear_statement_wins_over_a_vague_one() -> None:
    text = "We may use AI in hiring. We use AI to rank applications."
    assert machines(text).quote == "We use AI to rank applications."


@pytest.mark.parametrize("text", OFFERS)
def test_offers_of_help_are_found(text: str) -> None:
    assert adjustments(text) is not None


@pytest.mark.parametrize("text", NO_OFFERS)
def test_other_accommodation_is_no_offer(text: str) -> None:
    assert adjustments(text) is None


def test_a_contact_after_the_offer_belongs_to_it() -> None:
    found = adjustments(
        "We make reasonable adjustments for disabled applicants. Call Jo on +44 1632 960 001."
    )
    assert found is not None
    assert found.contacts == ("+44 1632 960 001",)


def test_a_contact_far_from_the_offer_does_not() -> None:
    found = adjustments(
        "Reasonable adjustments are available to applicants. One. Two. Three. press@acme.example"
    )
    assert found is not None
    assert found.contacts == ()


@pytest.mark.parametrize(
    ("text", "time", "documents"),
    [
        ("The application takes about 10 minutes.", True, False),
        ("Apply in 5 minutes", True, False),
        ("10-minute application form", True, False),
        ("Takes two minutes, no cover letter", True, False),
        ("Have your CV ready.", False, True),
        ("You'll need a CV and a portfolio", False, True),
        ("We are 10 minutes from the station.", False, False),
        ("You need 5 years of experience", False, False),
        ("The first call lasts 20 minutes.", False, False),
    ],
)
def test_effort_is_foretold(text: str, time: bool, documents: bool) -> None:
    found = effort_stated([text])
    assert (found.time is not None, found.documents is not None) == (time, documents)


def test_the_way_ahead_is_described() -> None:
    found = process_stated("Our process: a call, then two interviews and a work sample.")
    assert found.stages
    assert found.interviews
    assert found.tests


def test_interviewing_customers_is_no_step_of_the_process() -> None:
    found = process_stated("You will interview customers.")
    assert (found.stages, found.interviews, found.tests) == (None, None, None)
