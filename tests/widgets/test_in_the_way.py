"""A dialog in front is worked alone, and a signature that must be drawn is evidence."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from harness.scenario import Scenario
from tests.autopilot.conftest import THANKS, Employer, Walking, employer, page
from tests.widgets.conftest import walking

__all__ = ["employer", "walking"]

pytestmark = pytest.mark.browser

DIALOG = """
<h1>Apply: picker</h1>
<form action=/send method=post>
  <label>Email * <input type=email name=mail required></label>
  <label>City * <input name=city required></label>
  <button>Submit application</button>
</form>
<dialog id=d aria-label="Before you apply"><h2>Before you apply</h2>
  <label>First name * <input name=first></label>
  <label>Last name * <input name=last></label>
  <button type=button onclick="document.querySelector('form').insertAdjacentHTML('beforeend',
    `<input type=hidden name=name value='${d.querySelectorAll('input')[0].value}'>`); d.close()">
    Continue</button></dialog>"""
DRAWN = """
<h1>Apply: picker</h1>
<form action=/send method=post>
  <label>Email * <input type=email name=mail required></label>
  <p>Signature *</p><canvas width=300 height=100></canvas>
  <button>Submit application</button>
</form>"""


def test_a_dialog_in_front_is_filled_in_before_what_is_behind(
    walking: Walking, employer: Employer, tmp_path: Path, how: Scenario
) -> None:
    opened = page(DIALOG, script="document.getElementById('d').showModal()")
    employer.pages = {"/": opened, "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=how)
    assert walked.ending is Ending.FINISHED, (walked.driven.reason, walked.barriers())
    form = employer.form()
    assert (form["name"], form["city"]) == ("Aisha", "Boston")


def test_a_signature_that_must_be_drawn_stops_the_walk(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(DRAWN), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.driven.reason == "“Signature” must be drawn, and nothing else is taken for it"
    assert employer.received == []
