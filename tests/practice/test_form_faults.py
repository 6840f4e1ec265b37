"""Each fault of the form shows, and shows nowhere else."""

import pytest

from harness.practice.faults import Fault
from tests.practice.applicant import Applicant
from tests.practice.conftest import Make

STEPS = ("about-you", "where-you-live", "cv", "experience", "questions", "check", "equality")


def pages(make: Make, *faults: Fault) -> dict[str, str]:
    """The posting and every step, by slug."""
    employer = make(*faults)
    found = {"posting": Applicant().get(employer.posting_url).source}
    found["about-you"] = Applicant().get(f"{employer.origin}/apply/data-analyst").source
    for stop in STEPS[1:]:
        reached = Applicant().apply(employer.posting_url, until=stop)
        if reached.url.endswith(stop):
            found[stop] = reached.source
    return found


SHOWN = [
    (Fault.PAY_HIDDEN, "posting", "$68,000", False),
    (Fault.NO_ACCOMMODATION_ROUTE, "posting", "adjustment", False),
    (Fault.NO_ACCOMMODATION_ROUTE, "about-you", "adjustment", False),
    (Fault.AI_UNDISCLOSED, "posting", "automated tool", False),
    (Fault.LONG_SENTENCES, "posting", "vertically integrated", True),
    (Fault.EXCLUSION_WORDING, "posting", "native speaker", True),
    (Fault.EFFORT_UNTOLD, "posting", "6 minutes", False),
    (Fault.EFFORT_UNTOLD, "about-you", "6 minutes", False),
    (Fault.ESSAYS, "questions", "About 300 words", True),
    (Fault.RETYPE_CV, "experience", "Northwind", False),
    (Fault.RETYPE_CV, "experience", "School or university", True),
    (Fault.WRONG_PARSE, "experience", 'name="employer" value="Senior Data Analyst"', True),
    (Fault.ASK_TWICE, "where-you-live", "E-mail address", True),
    (Fault.NO_AUTOCOMPLETE, "about-you", 'autocomplete="given-name"', False),
    (Fault.PLACEHOLDER_LABELS, "about-you", '<label for="given_name">', False),
    (Fault.PLACEHOLDER_LABELS, "about-you", 'placeholder="Given name"', True),
    (Fault.MOUSE_ONLY, "questions", 'role="radio"', True),
    (Fault.WIDE_PAGE, "experience", 'class="wide"', True),
    (Fault.INTRUSIVE_QUESTIONS, "about-you", "Date of birth", True),
    (Fault.EQUALITY_MIXED, "questions", 'name="gender"', True),
    (Fault.CV_ONLY, "questions", "Show your strengths", False),
    (Fault.BROKEN_PAGE, "cv", "/static/analytics.js", True),
    (Fault.CAPTCHA, "equality", "g-recaptcha", True),
    (Fault.MANY_APPLY_CLICKS, "posting", "/jobs/data-analyst/apply", True),
]


@pytest.mark.parametrize(
    ("fault", "page", "words", "present"), SHOWN, ids=[f"{s[0]}-{s[1]}-{s[3]}" for s in SHOWN]
)
def test_a_fault_shows_where_it_should(
    make: Make, fault: Fault, page: str, words: str, present: bool
) -> None:
    assert (words in pages(make, fault)[page]) is present
    assert (words in pages(make)[page]) is not present


EVERY_PAGE = {
    Fault.BROKEN_PAGE,
    Fault.NO_ACCOMMODATION_ROUTE,
    Fault.NO_AUTOCOMPLETE,
    Fault.EQUALITY_MIXED,
}
"""Faults that change every page: what must not change is told by the audits' own table."""
ALSO = {Fault.PAY_HIDDEN: {"questions"}}


@pytest.mark.parametrize("fault", sorted({fault for fault, *_ in SHOWN} - EVERY_PAGE))
def test_a_fault_leaves_the_other_pages_alone(make: Make, fault: Fault) -> None:
    named = {page for other, page, *_ in SHOWN if other is fault} | ALSO.get(fault, set())
    good, bad = pages(make), pages(make, fault)
    assert {page for page in good if good[page] != bad.get(page)} <= named | {"check"}
