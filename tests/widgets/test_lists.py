"""Widgets that open a list are filled in as people do it, by mouse and by keyboard alone."""

import json
from collections.abc import Mapping

import pytest

from harness.evidence import QuestionAsked
from harness.scenario import Scenario
from tests.widgets.conftest import Applying, Gallery

pytestmark = pytest.mark.browser

PLACES = ("Boston, Lincolnshire, United Kingdom", "Boston, MA, United States", "Bostonia, CA, USA")
SCHOOLS = ("Boston College", "Bunker Hill Community College", "Bunker State")
EMAIL = {"email": "aisha+walk@example.com"}
FORMS: Mapping[str, Mapping[str, str]] = {
    "react_select": {
        "sponsor": "no",
        "source": "company website",
        "languages": "english, spanish",
        "location": "Boston, MA, United States",
        "skills": "forklift, inventory",
    },
    "downshift": {"status": "Yes, without sponsorship", "country": "United States"},
    "mui": {
        "country": "United States",
        "languages": "English|Spanish",
        "school": "Bunker Hill",
        "source": "company website",
    },
    "headless": {
        "status": "Yes, without sponsorship",
        "country": "United States",
        "source": "company website",
    },
    "plain_lists": {
        "country": "United States",
        "state": "Massachusetts",
        "auth": "Yes",
        "place_id": "Boston, MA, United States",
        "languages": "en, es",
    },
    "shoelace": {
        "source": "website",
        "languages": "en, es",
        "auth": "y",
        "privacy": "yes",
        "nights": "yes",
    },
    "virtual": {"school": "Bunker Hill"},
    "workday_like": {
        "source": "Company website",
        "country": "United States of America",
        "auth": "Yes",
        "website": "",
    },
    "kept_lists": {
        "country": "us",
        "languages": "en, es",
        "school": "Bunker Hill Community College",
        "source": "Company website",
        "sponsor": "n",
        "shifts": "y",
    },
}


def suggest(gallery: Gallery) -> None:
    """Let the server suggest places and schools, as slowly as one does."""
    gallery.delay_seconds = 0.25
    gallery.answers["/places"] = lambda query: json.dumps(
        [{"value": one, "label": one} for one in PLACES if query["q"].lower() in one.lower()]
    )
    gallery.answers["/states"] = lambda query: json.dumps(
        ["California", "Maine", "Massachusetts"] if query["of"] == "United States" else []
    )
    gallery.answers["/schools"] = lambda query: json.dumps(
        [one for one in SCHOOLS if query["term"].lower() in one.lower()]
    )


@pytest.mark.parametrize("page", FORMS)
def test_the_server_receives_what_was_chosen(
    page: str, applying: Applying, gallery: Gallery, how: Scenario
) -> None:
    suggest(gallery)
    walked = applying.sent(page, how, {**EMAIL, **FORMS[page]})
    asked = {item.question: item for item in walked.evidence if isinstance(item, QuestionAsked)}
    unread = [one.label for one in asked.values() if one.control == "combobox" and not one.options]
    assert set(unread) <= {"Location (City)", "School"}, "only these offer nothing at first"
