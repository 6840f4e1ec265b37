"""The autopilot goes on past conditional questions, objections of all kinds and odd buttons."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from tests.autopilot.conftest import THANKS, Employer, Form, Walking, a_scenario, page

pytestmark = pytest.mark.browser

FORM = """<h1>Apply</h1><form id=f action=/send method=post {more}>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>
  {fields}<button>Submit application</button></form>"""


def form(fields: str = "", *, more: str = "", script: str = "") -> str:
    return page(FORM.format(fields=fields, more=more), script=script)


NESTED = """<fieldset><legend>Are you authorized to work in the United States? *</legend>
  <label><input type=radio name=auth value=y required onchange="a.hidden = false">Yes</label>
  <label><input type=radio name=auth value=n required onchange="a.hidden = true">No</label>
</fieldset>
<fieldset id=a hidden><legend>Do you need visa sponsorship? *</legend>
  <label><input type=radio name=visa value=y onchange="b.hidden = true">Yes</label>
  <label><input type=radio name=visa value=n onchange="b.hidden = false">No</label></fieldset>
<div id=b hidden><label>Notice period * <input name=notice></label></div>"""

DEPENDENT = """<label>Country * <select name=country required onchange="
  setTimeout(() => { region.innerHTML = '<option value=\\'\\'>Select</option>' +
    (this.value === 'United States' ? '<option>Maine</option><option>Massachusetts</option>'
      : '<option>Ontario</option>'); }, 250)">
  <option value="">Select</option><option>Canada</option><option>United States</option>
  </select></label>
<label>State * <select name=region id=region required><option value="">Select</option>
</select></label>"""

EITHER_OR = """<label>Resume <input type=file name=cv></label>
<label>LinkedIn profile <input name=linkedin></label><p id=told role=alert></p>"""
CHECK_EITHER = """f.onsubmit = (event) => {
  if (f.cv.files.length || f.linkedin.value) return;
  event.preventDefault();
  told.textContent = 'Give a resume or your LinkedIn profile';
};"""


def test_questions_that_follow_answers_are_answered_in_their_turn(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": form(NESTED), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    sent = employer.form()
    assert (sent["auth"], sent["visa"], sent["notice"]) == ("y", "n", "Two weeks")


def test_a_list_that_follows_another_is_chosen_from_when_it_is_there(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": form(DEPENDENT), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["region"] == "Massachusetts"


def test_one_of_two_is_enough(walking: Walking, employer: Employer, tmp_path: Path) -> None:
    employer.pages = {"/": form(EITHER_OR, script=CHECK_EITHER), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, cv=False)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert "linkedin.com" in employer.form()["linkedin"]


AFTER_ERROR = """<div id=extra hidden><label>Phone number * <input name=phone></label></div>
<p id=told role=alert></p>"""
ASK_MORE = """f.onsubmit = (event) => {
  if (!extra.hidden && f.phone.value) return;
  event.preventDefault();
  extra.hidden = false;
  told.textContent = 'Phone number is required for this job';
};"""
ALERTS = """f.onsubmit = (event) => {
  if (/^[0-9]+$/.test(f.phone.value)) return;
  event.preventDefault();
  alert('Phone number: digits only');
};"""
TOAST = """f.onsubmit = (event) => {
  if (/^[0-9]+$/.test(f.phone.value)) return;
  event.preventDefault();
  const toast = document.createElement('div');
  toast.setAttribute('role', 'alert');
  toast.textContent = 'Phone number: digits only';
  document.body.append(toast);
  setTimeout(() => toast.remove(), 1500);
};"""
PHONE = "<label>Phone number * <input name=phone required></label>"
NATIVE = """<label>Phone number * <input name=phone required
  oninput="setCustomValidity(/^[0-9]+$/.test(value) ? '' : 'Digits only')"></label>"""


@pytest.mark.parametrize(
    ("fields", "script"),
    [(AFTER_ERROR, ASK_MORE), (PHONE, ALERTS), (PHONE, TOAST), (NATIVE, "")],
    ids=["asked after an error", "alert()", "a toast", "the browser's own bubble"],
)
def test_an_objection_is_heard_and_met_in_whatever_way_it_is_made(
    fields: str, script: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": form(fields, script=script), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["phone"].endswith("0142")
    assert walked.errors()


SUMMARY = """<div role=alert><h2>There is a problem</h2>
<ul><li><a href="#p">Phone number must be digits only</a></li></ul></div>"""


def test_an_error_summary_with_links_and_a_stale_message_are_mended_once(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    phone = PHONE.replace("name=", "id=p name=")
    stale = "<p class=error>Your last attempt failed</p>"

    def checked(given: Form) -> str:
        if given["phone"].isdigit():
            return page(THANKS)
        return page(SUMMARY + stale + FORM.format(fields=phone, more=""))

    employer.pages = {"/": form(phone), "/send": checked}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert len(employer.received) == 2


REDRAWING = """let state = {};
function draw() {
  f.innerHTML = ['name', 'email', 'phone'].map((key) =>
    `<label>${ {name: 'Full name *', email: 'Email *', phone: 'Phone'}[key] }
     <input name=${key} value="${state[key] || ''}"></label>`).join('') +
    '<button>Submit application</button>';
  for (const one of f.querySelectorAll('input')) {
    one.onchange = () => { state[one.name] = one.value; draw(); };
  }
}
draw();"""


def test_a_form_that_is_drawn_anew_after_every_answer_is_completed(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body = "<h1>Apply</h1><form id=f action=/send method=post></form>"
    employer.pages = {"/": page(body, script=REDRAWING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["phone"] == "+1 617-555-0142"


BUTTONS = {
    "a picture": '<img src="" alt="Next" width=60 height=30 onclick="f.submit()">',
    "a link": '<a href="#" onclick="f.submit()">Continue</a>',
    "an element": '<div role=button tabindex=0 onclick="f.submit()">Next step</div>',
    "beside Back and Save": "<button name=go value=back formaction=/back formnovalidate>Back"
    "</button><button formaction=/draft>Save draft</button><button>Continue</button>",
}


@pytest.mark.parametrize("button", BUTTONS)
def test_odd_buttons_lead_on(
    button: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    first = FORM.replace("<button>Submit application</button>", BUTTONS[button])
    employer.pages = {
        "/": page(first.replace("/send", "/next").format(fields="", more="")),
        "/next": page(FORM.replace("Apply", "Last step").format(fields=PHONE, more="")),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert [one["path"] for one in employer.received] == ["/next", "/send"]


def test_a_button_under_a_bar_that_sticks_is_scrolled_to_on_a_small_screen(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    bar = (
        '<div style="position:fixed;bottom:0;left:0;right:0;height:90px;background:#ccc">Acme</div>'
        '<div style="height:120px"></div>'
    )
    employer.pages = {"/": page(FORM.format(fields=PHONE, more="") + bar), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=a_scenario(zoom=400))
    assert walked.ending is Ending.FINISHED, walked.driven.reason
