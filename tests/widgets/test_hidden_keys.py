"""A list that no key moves through is a finding, and nothing is sent in its place."""

import pytest

from harness.evidence import Ending, Obstacle
from tests.autopilot.conftest import page
from tests.widgets.conftest import KEYBOARD, MOUSE, Applying, Gallery

pytestmark = pytest.mark.browser

POINTED_ONLY = page(
    """<h1>Apply: picker</h1><form action=/send method=post>
  <p><label for=email>Email *</label> <input id=email name=email type=email required></p>
  <p id=q>Are you authorized to work in the United States? *</p>
  <div role=combobox tabindex=0 aria-labelledby=q aria-required=true aria-haspopup=listbox
    aria-controls=list style="border:1px solid;width:200px">Select…</div>
  <ul id=list role=listbox hidden><li role=option>Yes</li><li role=option>No</li></ul>
  <input type=hidden name=auth><button>Submit application</button></form>""",
    script="""
  const box = document.querySelector('[role=combobox]'), list = document.getElementById('list');
  box.onclick = () => { list.hidden = !list.hidden; };
  for (const one of list.children) one.onclick = () => {
    box.textContent = document.querySelector('[name=auth]').value = one.textContent;
    list.hidden = true;
  };""",
)


def test_options_that_keys_cannot_reach_stop_a_walk_by_keyboard_alone(
    applying: Applying, gallery: Gallery
) -> None:
    gallery.pages["/pointed"] = POINTED_ONLY
    walked = applying("pointed", KEYBOARD)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers() == [Obstacle.NOT_BY_KEYBOARD.value]
    assert gallery.received == []


def test_the_same_options_are_pointed_at_with_a_mouse(applying: Applying, gallery: Gallery) -> None:
    gallery.pages["/pointed"] = POINTED_ONLY
    applying.sent("pointed", MOUSE, {"email": "aisha+walk@example.com", "auth": "Yes"})
