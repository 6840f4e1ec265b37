"""A page is observed as a person meets it: what is asked, in which words, and what is not."""

import asyncio
import gzip
import json
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from harness.cli import run
from harness.evidence import Control
from harness.gather.browser.find import find_browser
from harness.gather.browser.questionnaire import read_saved
from harness.gather.browser.seen import PageView, SeenControl

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang=en><head><title>Apply at Acme</title></head><body>
<header><nav><form role=search><input type=search aria-label="Search jobs"></form></nav>
<select aria-label="Select language"><option>English</option><option>Deutsch</option></select>
</header>
<main><h1>Apply as picker</h1><p>Step 2 of 4</p><p>* required</p>
<form id=f>
<h2>About you</h2>
<label for=a>First name *</label><input id=a name=first autocomplete=given-name value=Ada>
<div><b>Last name</b> <i>*</i><br><input name=last></div>
<input name=mail type=email placeholder="E-mail *">
<p>Phone</p><div><select aria-label="Country code"><option>+1</option></select>
  <input type=tel name=tel></div>
<div class=sr style="position:absolute;left:-9999px"><label>Website
  <input name=url2 tabindex=-1></label></div>
<h2>Your work</h2>
<fieldset><legend>Can you work at weekends?</legend>
  <label><input type=radio name=we value=1>Yes</label>
  <label><input type=radio name=we value=0>No</label></fieldset>
<div class=q><div>Which shifts can you work?</div>
  <label><input type=checkbox name=s1>Early</label><label><input type=checkbox name=s2>Late</label>
  <label><input type=checkbox name=s3>Night</label></div>
<div class=q><div>Desired salary</div>
  <select><option>USD</option><option>EUR</option></select><input name=pay></div>
<label><input type=checkbox name=p> I have read the privacy notice</label>
<label><input type=checkbox name=t> I certify that everything is true</label>
<div class=q><label for=cv>Attach</label><h3>Resume</h3><input type=file id=cv></div>
<div hidden><label>Other city <input name=hidden_step></label></div>
<p class=q><label for=z>Postal code</label><input id=z aria-invalid=true aria-describedby=ze>
  <span id=ze class=error>Five digits are needed</span></p>
<textarea name="g-recaptcha-response" style="display:none"></textarea>
<button type=button>Back</button><button>Save and continue</button>
</form></main>
<footer><form><input type=email placeholder="Newsletter"><button>Subscribe</button></form></footer>
<script src="https://www.google.com/recaptcha/api.js"></script>
</body></html>"""


@pytest.fixture(scope="module")
def view() -> PageView:
    async def read() -> PageView:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_browser().path, args=["--no-sandbox"]
            )
            found = await read_saved(browser, PAGE.encode(), url="http://acme.example/apply")
            await browser.close()
            return found

    return asyncio.run(read())


@pytest.fixture
def asked(view: PageView) -> dict[str, SeenControl]:
    return {control.label: control for control in view.questions}


def test_every_question_is_listed_once_and_nothing_else(asked: dict[str, SeenControl]) -> None:
    assert list(asked) == [
        "First name",
        "Last name",
        "E-mail",
        "Phone",
        "Can you work at weekends?",
        "Which shifts can you work?",
        "Desired salary",
        "I have read the privacy notice",
        "I certify that everything is true",
        "Resume",
        "Postal code",
    ]


def test_the_kind_of_each_control_is_seen(asked: dict[str, SeenControl]) -> None:
    kinds = {label: control.control for label, control in asked.items()}
    assert kinds["Phone"] is Control.PHONE
    assert kinds["Can you work at weekends?"] is Control.RADIO
    assert kinds["Which shifts can you work?"] is Control.CHECKBOX
    assert kinds["Resume"] is Control.FILE
    assert kinds["Desired salary"] is Control.TEXT


def test_the_options_of_a_group_are_its_own_words(asked: dict[str, SeenControl]) -> None:
    shifts = asked["Which shifts can you work?"]
    assert [option.text for option in shifts.options] == ["Early", "Late", "Night"]
    assert shifts.multiple


def test_where_a_label_comes_from_is_told(asked: dict[str, SeenControl]) -> None:
    assert asked["First name"].label_source == "label"
    assert asked["Last name"].label_source == "preceding text"
    assert asked["E-mail"].label_source == "placeholder"
    assert asked["Can you work at weekends?"].label_source == "legend"


def test_marks_decide_what_is_required(asked: dict[str, SeenControl]) -> None:
    required = {label for label, control in asked.items() if control.required}
    assert required == {"First name", "Last name", "E-mail"}
    assert asked["Phone"].required is False


def test_sections_are_the_headings_above(asked: dict[str, SeenControl]) -> None:
    assert asked["First name"].section == "About you"
    assert asked["Which shifts can you work?"].section == "Your work"


def test_a_trap_is_seen_and_is_no_question(view: PageView) -> None:
    traps = [control for control in view.controls if control.honeypot]
    assert [trap.name for trap in traps] == ["url2"]
    assert "off the screen" in (traps[0].honeypot or "")


def test_an_objection_belongs_to_its_question(
    view: PageView, asked: dict[str, SeenControl]
) -> None:
    assert [(error.text, error.control) for error in view.errors] == [
        ("Five digits are needed", asked["Postal code"].key)
    ]
    assert view.errors[0].announced
    assert view.errors[0].near_field


def test_the_page_itself_is_described(view: PageView) -> None:
    assert view.heading == "Apply as picker"
    assert view.progress == "Step 2 of 4"
    assert view.language == "en"
    assert view.url == "http://acme.example/apply"
    assert [one.kind for one in view.markers.captchas] == ["reCAPTCHA"]
    assert not view.markers.captchas[0].must_act


def test_what_stood_in_a_field_is_seen(asked: dict[str, SeenControl]) -> None:
    assert asked["First name"].value == "Ada"
    assert asked["First name"].autocomplete == "given-name"


def test_the_verb_lists_a_saved_page_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "page.html.gz"
    saved.write_bytes(gzip.compress(PAGE.encode()))
    assert not run(["understand", str(saved), "--format", "json"])
    listed = json.loads(capsys.readouterr().out)
    by_label = {one["label"]: one for one in listed}
    assert by_label["Last name"]["meaning"] == "name.family"
    assert by_label["Last name"]["required"] is True
    assert by_label["Can you work at weekends?"]["options"] == ["Yes", "No"]
    assert [one["label"] for one in listed if one["honeypot"]] == ["Website"]
    assert set(listed[0]) == {
        *("label", "meaning", "control", "required", "options"),
        *("sensitive", "honeypot", "confidence", "reason"),
    }


def test_a_form_behind_a_tab_is_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "page.html"
    form = "<form><label>Email<input type=email></label><label>CV<input type=file></label></form>"
    saved.write_text(f"<h1>Picker</h1><div role=tabpanel hidden>{form}</div>")
    assert not run(["understand", str(saved), "--format", "json"])
    meanings = [one["meaning"] for one in json.loads(capsys.readouterr().out)]
    assert meanings == ["email", "document.cv"]


@pytest.mark.parametrize("place", ["http://example.com/jobs", "no-such-page.html"])
def test_a_page_that_may_not_or_cannot_be_read_is_a_mistake_of_the_command(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["understand", place]) == 2
    shown = capsys.readouterr()
    assert place in shown.err
    assert "hint:" in shown.err
    assert shown.out == ""
