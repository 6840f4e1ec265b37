"""The autopilot fills in forms in every markup that people write, by every input."""

from pathlib import Path

import pytest

from harness.evidence import Ending
from harness.scenario import Scenario
from tests.autopilot.conftest import THANKS, Employer, Walking, page

pytestmark = pytest.mark.browser

LABEL_FOR = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data>
  <label for=a1>First name *</label><input id=a1 name=q1 required>
  <label for=a2>Last name *</label><input id=a2 name=q2 required>
  <label for=a3>Email *</label><input id=a3 type=email name=q3 required>
  <label for=a4>Phone</label><input id=a4 type=tel name=q4>
  <label for=a5>Resume *</label><input id=a5 type=file name=q5 required>
  <label for=a6>Country</label>
  <select id=a6 name=q6>
    <option value="">Select…</option><option>Canada</option><option>USA</option></select>
  <label for=a7>Earliest start date</label><input id=a7 type=date name=q7>
  <label for=a8>Salary expectation (per year)</label><input id=a8 type=number name=q8>
  <button>Submit application</button>
</form>"""

WRAPPED = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data>
  <label>First name * <input name=q1 required></label>
  <label>Last name * <input name=q2 required></label>
  <label>Email * <input type=email name=q3 required></label>
  <label>Phone <input name=q4></label>
  <label>Resume * <input type=file name=q5 required></label>
  <label>Country
    <select name=q6><option>Please select</option>
    <option>United States of America</option></select></label>
  <label>Available from <input type=date name=q7></label>
  <label>What salary do you expect? <input name=q8></label>
  <input type=submit value="Send application">
</form>"""

LABELLED_BY = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data>
  <p id=b1>Given name (required)</p><input aria-labelledby=b1 name=q1 aria-required=true>
  <p id=b2>Surname (required)</p><input aria-labelledby=b2 name=q2 aria-required=true>
  <input aria-label="E-mail address" name=q3 required>
  <input aria-label="Mobile number" name=q4>
  <p id=b5>Upload your CV</p><input type=file aria-labelledby=b5 name=q5 required>
  <span id=b6>Country of residence</span>
  <select aria-labelledby=b6 name=q6><option value="">-</option>
    <option value=us>United States</option></select>
  <input type=date aria-label="When can you start?" name=q7>
  <input type=number aria-label="Desired salary" name=q8>
  <div role=button tabindex=0 onclick="this.closest('form').requestSubmit()"
    onkeydown="if(event.key==='Enter')this.click()">Submit</div>
</form>"""

TABLE = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data><table>
  <tr><td>First Name<font color=red>*</font></td><td><input name=q1></td></tr>
  <tr><td>Last Name<font color=red>*</font></td><td><input name=q2></td></tr>
  <tr><td>E-mail<font color=red>*</font></td><td><input name=q3></td></tr>
  <tr><td>Telephone</td><td><input name=q4></td></tr>
  <tr><td>Curriculum vitae<font color=red>*</font></td><td><input type=file name=q5></td></tr>
  <tr><td>Country</td><td>
    <select name=q6><option>Select one</option><option>United States</option></select></td></tr>
  <tr><td>Start date (MM/DD/YYYY)</td><td><input name=q7></td></tr>
  <tr><td>Expected salary</td><td><input name=q8></td></tr>
  <tr><td colspan=2><input type=image alt="Apply now"
    width=90 height=30
    src="/pixel.gif"></td></tr>
</table></form>"""

PLACEHOLDERS = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data>
  <input placeholder="First name*" name=q1 required>
  <input placeholder="Last name*" name=q2 required>
  <input placeholder="E-mail*" name=q3 required><input placeholder="Phone number" name=q4>
  <div>CV (PDF)* <input type=file name=q5 required></div>
  <div>
    <select name=q6><option value="">Country</option><option>United States</option></select></div>
  <input placeholder="Start date (DD.MM.YYYY)" name=q7>
  <input placeholder="Salary expectation" name=q8>
  <button type=submit>Send</button>
</form>"""

HEADINGS = """
<h1>Apply: picker</h1>
<form action=/send method=post enctype=multipart/form-data>
  <h3>First Name <span>*</span></h3><input name=q1><div class=line></div>
  <h3>Last Name <span>*</span></h3><input name=q2><div class=line></div>
  <h3>Email Address <span>*</span></h3><input name=q3><div class=line></div>
  <h3>Phone Number</h3><input name=q4><div class=line></div>
  <h3>Resume <span>*</span></h3><input type=file name=q5><div class=line></div>
  <h3>Country</h3><select name=q6><option></option><option>United States</option></select>
  <h3>Date available</h3><input type=date name=q7>
  <h3>Desired Salary</h3><input name=q8>
  <button type=button onclick="this.form.submit()">Submit Application</button>
</form>"""

MARKUPS = {
    "labels with for": LABEL_FOR,
    "wrapping labels": WRAPPED,
    "aria-labelledby and aria-label": LABELLED_BY,
    "a table": TABLE,
    "placeholders alone": PLACEHOLDERS,
    "headings": HEADINGS,
}
STYLE = "input,select,button{display:block;margin:4px;min-height:24px}td input{display:inline}"


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS.keys())
def test_a_form_is_sent_with_the_candidates_facts(
    markup: str,
    walking: Walking,
    employer: Employer,
    tmp_path: Path,
    by_every_input: Scenario,
) -> None:
    employer.pages = {"/": page(markup, style=STYLE), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert (form["q1"], form["q2"]) == ("Aisha", "Okafor-Núñez")
    assert form["q3"] == "aisha+walk@example.com"
    assert form["q4"] == "+1 617-555-0142"
    assert form["q5"] == "Someone-CV.txt"
    assert form["q6"] in {"USA", "United States of America", "United States", "us"}
    assert form["q7"] in {"2026-04-15", "04/15/2026", "15.04.2026"}
    assert form["q8"] == "42000"
    assert [submission.confirmed for submission in walked.submissions()] == [True]
