"""Forms stand in frames, shadow roots, windows and behind stand-ins of their own making."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from harness.scenario import Scenario
from tests.autopilot.conftest import KEYBOARD, THANKS, Employer, Walking, page

pytestmark = pytest.mark.browser

FRAMED = """<h1>Apply</h1><form action=/send method=post target=_top enctype=multipart/form-data>
  <label for=n>Full name *</label><input id=n name=name required>
  <label for=e>Email *</label><input id=e name=email type=email required>
  <label for=c>CV *</label><input id=c name=cv type=file required>
  <button>Submit application</button></form>"""


def test_a_form_in_a_frame_is_filled_in(
    walking: Walking, employer: Employer, tmp_path: Path, by_every_input: Scenario
) -> None:
    frame = '<h1>Picker</h1><iframe src="/inner" width=600 height=500 title=Form></iframe>'
    employer.pages = {"/": page(frame), "/inner": page(FRAMED), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["name"] == "Aisha Okafor-Núñez"
    assert employer.form()["cv"] == "Someone-CV.txt"


SHADOWED = """
customElements.define('x-field', class extends HTMLElement {
  connectedCallback() {
    const label = this.getAttribute('label'), type = this.getAttribute('type') || 'text';
    this.attachShadow({mode: 'open'}).innerHTML =
      `<div><label for=i>${label}</label><div><input id=i type=${type}></div></div>`;
  }
  get value() { return this.shadowRoot.querySelector('input').value; }
});
document.getElementById('go').onclick = () => {
  const form = document.createElement('form');
  form.method = 'post'; form.action = '/send';
  document.querySelectorAll('x-field').forEach((field) => {
    const kept = document.createElement('input');
    kept.name = field.id; kept.value = field.value; form.append(kept);
  });
  document.body.append(form); form.submit();
};"""


def test_a_form_of_shadow_roots_is_filled_in(
    walking: Walking, employer: Employer, tmp_path: Path, by_every_input: Scenario
) -> None:
    body = """<h1>Apply</h1><x-field id=given label="First name *"></x-field>
      <x-field id=family label="Last name *"></x-field>
      <x-field id=email label="Email *" type=email></x-field>
      <button id=go>Submit application</button>"""
    employer.pages = {"/": page(body, script=SHADOWED), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert (form["given"], form["family"]) == ("Aisha", "Okafor-Núñez")
    assert form["email"] == "aisha+walk@example.com"


def test_a_form_in_a_new_window_is_followed(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": page('<h1>Picker</h1><a href="/form" target=_blank>Apply now</a>'),
        "/form": page(FRAMED),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason


STAND_INS = """<h1>Apply</h1><form action=/send method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>
  <div role=radiogroup aria-labelledby=q1><p id=q1>Do you need visa sponsorship? *</p>
    <label class=pill><input type=radio name=visa value=y><span>Yes</span></label>
    <label class=pill><input type=radio name=visa value=n><span>No</span></label></div>
  <div class=field><div>Are you legally authorized to work in the United States? *</div>
    <div><button type=button class=opt aria-pressed=false>Yes</button>
    <button type=button class=opt aria-pressed=false>No</button></div></div>
  <input type=hidden name=auth id=auth>
  <div class=field><div id=pl>I have read the privacy notice *</div>
    <div role=checkbox tabindex=0 aria-checked=false aria-labelledby=pl id=pc>□</div></div>
  <input type=hidden name=privacy id=privacy>
  <button>Submit application</button></form>"""
STAND_IN_STYLE = """.pill input{position:absolute;opacity:0;width:1px;height:1px}
  .pill span{padding:6px 12px;border:1px solid}.pill input:focus+span{outline:2px solid blue}
  [role=checkbox]{width:20px;height:20px}"""
STAND_IN_SCRIPT = """
const options = document.querySelectorAll('.opt');
options.forEach((one) => { one.onclick = () => {
  options.forEach((other) => other.setAttribute('aria-pressed', String(other === one)));
  document.getElementById('auth').value = one.textContent; }; });
const box = document.getElementById('pc');
const turn = () => { const on = box.getAttribute('aria-checked') !== 'true';
  box.setAttribute('aria-checked', String(on)); document.getElementById('privacy').value = on; };
box.onclick = turn;
box.onkeydown = (e) => { if (e.key === ' ') { e.preventDefault(); turn(); } };"""


def test_what_stands_for_a_hidden_control_is_worked(
    walking: Walking, employer: Employer, tmp_path: Path, by_every_input: Scenario
) -> None:
    employer.pages = {
        "/": page(STAND_INS, style=STAND_IN_STYLE, script=STAND_IN_SCRIPT),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert (form["visa"], form["auth"], form["privacy"]) == ("n", "Yes", "true")


def test_a_dropzone_takes_the_cv(walking: Walking, employer: Employer, tmp_path: Path) -> None:
    body = FRAMED.replace(
        "<label for=c>CV *</label><input id=c name=cv type=file required>",
        "<div class=zone><b>Your CV *</b><br><button type=button "
        "onclick=\"document.getElementById('c').click()\">Browse</button> or drop it here"
        "<input id=c name=cv type=file style='display:none'></div>",
    )
    employer.pages = {"/": page(body), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["cv"] == "Someone-CV.txt"


def test_a_dropzone_is_opened_by_its_button_with_a_keyboard(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body = FRAMED.replace(
        "<label for=c>CV *</label><input id=c name=cv type=file required>",
        "<div class=zone><b>Your CV *</b><br><button type=button "
        "onclick=\"document.getElementById('c').click()\">Browse</button> or drop it here"
        "<input id=c name=cv type=file style='display:none'></div>",
    )
    employer.pages = {"/": page(body), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["cv"] == "Someone-CV.txt"


def test_a_second_click_is_never_the_one_that_sends(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    """A slow answer is waited for: pressing again would apply twice."""
    slow = """document.querySelector('form').onsubmit = (e) => { e.preventDefault();
      setTimeout(() => e.target.submit(), 700); };"""
    employer.pages = {"/": page(FRAMED, script=slow), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert len(employer.received) == 1
