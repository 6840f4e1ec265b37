"""Questions that come only when one scrolls to them are asked and answered too."""

from pathlib import Path

import pytest

from harness.evidence import Action, Ending
from tests.autopilot.conftest import THANKS, Employer, Walking, page

pytestmark = pytest.mark.browser

FORM = """<h1>Apply</h1><form action=/send method=post>
  <label for=n>Full name *</label><input id=n name=name required>
  <div style="height:1800px">Why us</div><div id=rest>Loading</div>
  <div style="height:1800px">And why you</div>
  <button>Submit application</button></form>"""
LATE = """<label for=e>Email *</label><input id=e name=email type=email required>
  <label for=p>Phone *</label><input id=p name=phone type=tel required>"""
LAZY = """const rest = document.getElementById('rest');
new IntersectionObserver(async (seen, watch) => {
  if (!seen.some((one) => one.isIntersecting)) return;
  watch.disconnect();
  rest.innerHTML = await (await fetch('/late')).text();
}).observe(rest);"""


def test_questions_that_come_on_scrolling_are_answered(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(FORM, script=LAZY), "/late": LATE, "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["email"] == "aisha+walk@example.com"
    assert employer.form()["phone"]
    scrolled = [one.target for one in walked.actions() if one.action is Action.SCROLL]
    assert scrolled == ["to the end of the page; 2 questions came up"]
