"""The autopilot completes the long practice form, which nothing has told it about."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page

from harness.candidate import Candidate
from harness.evidence import Ending, Prefill, QuestionAsked
from harness.people.documents import cv_file
from harness.practice.long.bare import apply_bare
from harness.practice.long.fields import TITLES, asked, fields_of
from harness.practice.long.site import LongForm
from harness.practice.long.values import values_of
from harness.project import bundled, read_candidates
from harness.scenario import Scenario
from tests.autopilot.conftest import KEYBOARD, Employer, Walking, a_scenario

pytestmark = pytest.mark.browser

WHO = "anne-sophie-oneill-nunez"


@pytest.fixture
def form() -> Iterator[LongForm]:
    with LongForm() as served:
        yield served


@pytest.fixture(scope="session")
def anne() -> Candidate:
    return read_candidates([bundled("scenarios") / "candidates"], [WHO])[WHO]


def test_the_long_form_has_six_steps_and_48_fields(anne: Candidate) -> None:
    values = values_of(anne)
    shown = [field for step in TITLES for field in fields_of(step) if asked(field, values)]
    assert len(TITLES) == 6
    assert len(shown) + len(["the CV"]) == 48


def test_a_plain_script_sends_exactly_the_candidates_values(
    form: LongForm, walking: Walking, anne: Candidate, tmp_path: Path
) -> None:
    async def apply(page: Page) -> None:
        await page.goto(form.url)
        await apply_bare(page, anne, cv_file(anne, tmp_path))

    walking.script(apply, *form.origins)
    (application,) = form.received()
    assert application.values == values_of(anne)


@pytest.mark.parametrize("scenario", [a_scenario(), KEYBOARD], ids=["mouse", "keyboard alone"])
def test_the_long_form_receives_exactly_the_candidates_values(
    scenario: Scenario, form: LongForm, walking: Walking, anne: Candidate, tmp_path: Path
) -> None:
    walked = walking.walk(
        Employer(port=urlsplit(form.url).port or 0),
        tmp_path,
        candidate=anne,
        scenario=scenario,
        cv=cv_file(anne, tmp_path),
        also=form.origins[1:],
    )
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    (application,) = form.received()
    assert application.values == values_of(anne)
    assert application.cv is not None
    wrong = {
        item.label: item.expected_text
        for item in walked.evidence
        if isinstance(item, QuestionAsked) and item.prefill is Prefill.WRONG
    }
    assert wrong["City"] == anne.address.city
