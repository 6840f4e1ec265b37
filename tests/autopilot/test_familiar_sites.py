"""Sites of several steps in familiar shapes are walked to the end with the right values."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from harness.scenario import Scenario
from tests.autopilot.conftest import KEYBOARD, Employer, Walking, a_scenario
from tests.autopilot.familiar_sites import in_a_frame, in_one_page, in_shadow_roots

pytestmark = pytest.mark.browser


def test_steps_that_a_script_draws_are_walked_to_the_end(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    in_one_page(employer)
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form() == {
        "path": "/send",
        "source": "Company Website",
        "worked": "false",
        "country": "United States of America",
        "legalName--firstName": "Aisha",
        "legalName--lastName": "Okafor-Núñez",
        "addressLine1": "12 Elm Street",
        "city": "Boston",
        "region": "Massachusetts",
        "postalCode": "02118",
        "device": "Mobile",
        "phoneNumber": "+1 617-555-0142",
        "extension": "",
        "email": "aisha+walk@example.com",
        "file": "Someone-CV.txt",
        "linkedin": "https://www.linkedin.com/in/aisha-okafor-example",
        "auth": "Yes",
        "visa": "No",
        "startMonth": "04",
        "startDay": "15",
        "startYear": "2026",
        "why": "I like work that I can see at the end of the day.",
        "gender": "I choose not to disclose",
        "veteran": "I do not wish to self-identify",
        "terms": "true",
    }


def test_pages_in_a_frame_are_walked_to_the_end(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    in_a_frame(employer)
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form("/done") == {
        "path": "/done",
        "email": "aisha+walk@example.com",
        "privacy": "yes",
        "resume": "Someone-CV.txt",
        "first": "Aisha",
        "middle": "Maria",
        "last": "Okafor-Núñez",
        "kind": "Mobile",
        "phone": "+1 617-555-0142",
        "country": "12942",
        "state": "Massachusetts",
        "zip": "02118",
        "website": "",
        "adult": "Yes",
        "weekends": "1",
        "pay": "42000",
        "available": "04/15/2026",
        "disability": "3",
        "signed": "Aisha Okafor-Núñez",
    }


@pytest.mark.parametrize("scenario", [a_scenario(), KEYBOARD], ids=["mouse", "keyboard alone"])
def test_elements_in_shadow_roots_are_walked_to_the_end(
    walking: Walking, employer: Employer, tmp_path: Path, scenario: Scenario
) -> None:
    in_shadow_roots(employer)
    walked = walking.walk(employer, tmp_path, scenario=scenario)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form() == {
        "path": "/send",
        "first": "Aisha",
        "last": "Okafor-Núñez",
        "email": "aisha+walk@example.com",
        "confirm": "aisha+walk@example.com",
        "city": "Boston, MA, United States",
        "phone": "+1 617-555-0142",
        "resume": "Someone-CV.txt",
        "linkedin": "https://www.linkedin.com/in/aisha-okafor-example",
        "message": "I like work that I can see at the end of the day.",
        "permit": "Yes",
        "notice": "Two weeks",
        "privacy": "true",
        "pool": "false",
    }
