"""Dates get into every kind of date field, in the form that it sends."""

import pytest

from harness.scenario import Scenario
from tests.widgets.conftest import MOUSE, Applying

pytestmark = pytest.mark.browser

ANSWERS = {"start_date": "2027-04-05", "age.birth_date": "1994-11-23"}


def test_every_date_field_sends_the_candidates_day(applying: Applying, how: Scenario) -> None:
    applying.sent(
        "dates",
        how,
        {
            "email": "aisha+walk@example.com",
            "flatpickr": "2027-04-05",
            "flatpickr_alt": "2027-04-05",
            "flatpickr_typed": "05.04.2027",
            "jquery_ui": "04/05/2027",
            "masked": "04/05/2027",
            "told": "05.04.2027",
            "bm": "11",
            "bd": "23",
            "by": "1994",
            "month": "2027-04",
            "moment": "2027-04-05T09:00",
            "w_month": "04",
            "w_day": "05",
            "w_year": "2027",
            "react_datepicker": "04/05/2027",
            "mui": "04/05/2027",
        },
        answers=ANSWERS,
    )


def test_a_calendar_is_turned_to_a_day_long_ago(applying: Applying) -> None:
    applying.sent(
        "calendar_far",
        MOUSE,
        {
            "email": "aisha+walk@example.com",
            "flatpickr_birth": "1994-11-23",
            "jquery_ui": "23.11.1994",
        },
        answers=ANSWERS,
    )
