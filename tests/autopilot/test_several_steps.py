"""The autopilot goes through forms of several steps, whatever they do on the way."""

from pathlib import Path

import pytest

from harness.evidence import Action, Ending, Prefill
from harness.scenario import Scenario
from tests.autopilot.conftest import THANKS, Employer, Form, Walking, page

pytestmark = pytest.mark.browser

POSTING = """
<div id=cookie-banner style="position:fixed;bottom:0;left:0;right:0;background:#eee;padding:20px">
  We use cookies to measure our site. <button onclick="gone()">Accept all</button>
  <button onclick="gone('refused')">Reject all</button></div>
<main><h1>Warehouse picker</h1><p>You pick, pack and send what people have ordered.</p>
<a href="https://www.linkedin.com/apply">Apply with LinkedIn</a>
<a href="/form">Apply now</a></main>"""
GONE = """function gone(how) {
  document.title = how || 'accepted'; document.getElementById('cookie-banner').remove(); }"""

HIDDEN_STEPS = """
<h1>Application</h1>
<form id=f action=/send method=post enctype=multipart/form-data novalidate>
<section data-step=1><h2>About you</h2><p>Step 1 of 3</p>
  <div><label for=cv>Resume</label><input type=file id=cv name=cv></div>
  <div><label for=gn>First name</label> <span>*</span><input id=gn name=given></div>
  <div><label for=fn>Last name</label> <span>*</span><input id=fn name=family></div>
  <div><label for=em>Email</label> <span>*</span><input id=em name=email></div>
  <div style="position:absolute;left:-9999px" aria-hidden=true>
    <label for=web>Website</label><input id=web name=website tabindex=-1 autocomplete=off></div>
</section>
<section data-step=2 hidden><h2>Your experience</h2><p>Step 2 of 3</p>
  <fieldset><legend>Do you need visa sponsorship? *</legend>
    <label><input type=radio name=visa value=y> Yes</label>
    <label><input type=radio name=visa value=n> No</label></fieldset>
  <fieldset><legend>Are you authorized to work in the United States? *</legend>
    <label><input type=radio name=auth value=y> Yes</label>
    <label><input type=radio name=auth value=n> No</label></fieldset>
  <div id=more hidden><label for=kind>How did you hear about this job? *</label>
    <select id=kind name=source><option value="">Choose…</option><option>A friend</option>
    <option>Company website</option></select></div>
  <fieldset><legend>Which of these languages do you speak?</legend>
    <label><input type=checkbox name=lang value=en>English</label>
    <label><input type=checkbox name=lang value=de>German</label>
    <label><input type=checkbox name=lang value=es>Spanish</label></fieldset>
  <div><label for=why>Why do you want to work here? *</label>
    <textarea id=why name=why></textarea></div>
</section>
<section data-step=3 hidden><h2>Almost done</h2><p>Step 3 of 3</p>
  <fieldset><legend>Gender</legend>
    <label><input type=radio name=gender value=f> Female</label>
    <label><input type=radio name=gender value=m> Male</label>
    <label><input type=radio name=gender value=d> I do not wish to answer</label></fieldset>
  <label><input type=checkbox name=news value=on checked> Send me the newsletter</label><br>
  <label><input type=checkbox name=privacy value=on> I have read the privacy notice *</label>
  <div><label for=sig>Signature (type your full name) *</label><input id=sig name=signature></div>
</section>
<button type=button id=back>Back</button><button type=button id=next>Continue</button>
<button id=send hidden>Submit application</button>
</form>"""
STEPPING = """
let at = 1;
const byId = (id) => document.getElementById(id);
const show = () => {
  document.querySelectorAll('section').forEach((s) => { s.hidden = s.dataset.step != at; });
  byId('next').hidden = at == 3; byId('send').hidden = at != 3; byId('back').hidden = at == 1;
};
byId('back').onclick = () => { at -= 1; show(); };
byId('next').onclick = () => { setTimeout(() => { at += 1; show(); }, 120); };
const more = () => { byId('more').hidden = false; };
document.querySelectorAll('[name=auth]').forEach((r) => { r.onchange = more; });
byId('cv').onchange = () => setTimeout(() => {
  byId('gn').value = 'AISHA'; byId('fn').value = 'Curriculum';
  byId('em').value = 'wrong@example.com';
}, 600);
show();
"""


def test_a_form_with_hidden_steps_and_a_wrong_parse_is_completed(
    walking: Walking, employer: Employer, tmp_path: Path, by_every_input: Scenario
) -> None:
    employer.pages = {
        "/": page(POSTING, script=GONE),
        "/form": page(HIDDEN_STEPS, script=STEPPING, style="label{display:inline-block}"),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    form = employer.form()
    assert form["given"] == "Aisha"
    assert form["family"] == "Okafor-Núñez"
    assert form["email"] == "aisha+walk@example.com"
    assert form["website"] == ""
    assert (form["visa"], form["auth"]) == ("n", "y")
    assert form["source"] == "Company website"
    assert form["lang"] == "en, es"
    assert form["gender"] == "d"
    assert "news" not in form
    assert form["privacy"] == "on"
    assert form["signature"] == "Aisha Okafor-Núñez"


def test_what_a_parser_got_wrong_is_evidence(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(HIDDEN_STEPS, script=STEPPING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    family = [
        item
        for item in walked.evidence
        if item.kind == "QuestionAsked" and getattr(item, "label", "") == "Last name"
    ]
    last = family[-1]
    assert getattr(last, "prefill", None) is Prefill.WRONG
    assert getattr(last, "expected_text", None) == "Okafor-Núñez"


def test_cookies_are_refused_and_other_services_left_alone(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": page(POSTING, script=GONE),
        "/form": page(HIDDEN_STEPS, script=STEPPING),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    told = [(act.action, act.target) for act in walked.actions()]
    assert told[:2] == [(Action.DISMISS, "Reject all"), (Action.OPEN_APPLY, "Apply now")]
    assert (Action.SUBMIT, "Submit application") in told


def test_every_answer_is_read_back(walking: Walking, employer: Employer, tmp_path: Path) -> None:
    employer.pages = {"/": page(HIDDEN_STEPS, script=STEPPING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    answered = [act for act in walked.actions() if act.question]
    assert len(answered) > 8
    assert all(act.held for act in answered)


def test_a_honeypot_is_evidence_and_stays_empty(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(HIDDEN_STEPS, script=STEPPING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    trap = walked.questions()["Website"]
    assert trap.honeypot
    assert trap.question not in {act.question for act in walked.actions()}


def test_without_permission_the_last_button_is_not_pressed(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(HIDDEN_STEPS, script=STEPPING), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, may_submit=False)
    assert walked.ending is Ending.STOPPED_BEFORE_SUBMIT
    assert employer.received == []
    assert walked.submissions() == []


SERVER_STEP = """
<h1>Your details</h1><form action=/check method=post>
  <p class=field><label for=n>Full name</label><input id=n name=name value="{name}" required></p>
  <p class=field><label for=p>Phone number</label><input id=p name=phone value="{phone}">
     {phone_error}</p>
  <p class=field><label for=s>Earliest start date</label><input id=s name=start value="{start}">
     {start_error}</p>
  <button>Next step</button></form>"""
LAST_STEP = """<h1>Check and send</h1><form action=/send method=post>
  <input type=hidden name=token value=1><p>Name: Aisha Okafor-Núñez</p>
  <label><input type=checkbox name=true> I certify that everything is true and complete</label>
  <button>Send my application</button></form>"""


def picky(form: Form) -> str:
    """A server that takes telephone numbers and dates in one form alone."""
    phone, start = form.get("phone", ""), form.get("start", "")
    phone_error = "" if phone.isdigit() else "<span class=error>Digits only</span>"
    fine = start.count("/") == 2
    start_error = "" if fine else "<span class=error>Give a date as MM/DD/YYYY</span>"
    if not phone_error and not start_error:
        return page(LAST_STEP)
    return page(
        SERVER_STEP.format(
            name=form["name"],
            phone=phone,
            start=start,
            phone_error=phone_error,
            start_error=start_error,
        )
    )


def test_refused_forms_of_an_answer_are_mended(
    walking: Walking, employer: Employer, tmp_path: Path, by_every_input: Scenario
) -> None:
    empty = SERVER_STEP.format(name="", phone="", start="", phone_error="", start_error="")
    employer.pages = {"/": page(empty), "/check": picky, "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=by_every_input)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    errors = {error.text: error for error in walked.errors()}
    assert errors["Digits only"].refused_value == "+1 617-555-0142"
    assert errors["Digits only"].near_field
    last = [form for form in employer.received if form["path"] == "/check"][-1]
    assert last["phone"].isdigit()
    assert last["phone"].endswith("6175550142")


def test_an_answer_that_is_refused_in_every_form_ends_the_walk(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    def never(form: Form) -> str:
        error = "<span class=error>This name is not allowed</span>"
        step = SERVER_STEP.format(
            name=form["name"],
            phone=form["phone"],
            start=form["start"],
            phone_error="",
            start_error="",
        )
        return page(step.replace("required></p>", "required>" + error + "</p>"))

    empty = SERVER_STEP.format(name="", phone="", start="", phone_error="", start_error="")
    employer.pages = {"/": page(empty), "/check": never}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers() == ["refused answer"]
    assert "This name is not allowed" in walked.driven.reason


def test_answers_that_the_site_forgets_are_given_again_and_told(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    tries: list[Form] = []

    def forgetful(form: Form) -> str:
        tries.append(form)
        if len(tries) > 1:
            return page(LAST_STEP)
        error = "<p role=alert>Phone number is required</p>"
        step = SERVER_STEP.format(name="", phone="", start="", phone_error="", start_error="")
        return page(error + step)

    empty = SERVER_STEP.format(name="", phone="", start="", phone_error="", start_error="")
    employer.pages = {"/": page(empty), "/check": forgetful, "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert "lost data" in walked.barriers()
    assert tries[1]["name"] == "Aisha Okafor-Núñez"
