"""What the recorder makes of pages that change while they are worked on."""

from dataclasses import replace
from pathlib import Path

import pytest

from harness.evidence import (
    ActionTaken,
    Ending,
    ErrorShown,
    Posting,
    Prefill,
    QuestionAsked,
    StepShown,
    Submission,
)
from harness.meta import Touchpoint
from tests.browser.conftest import Reply, Site
from tests.browser.walking import DONE, Bench, bench

pytestmark = pytest.mark.browser

OPEN = '    await page.get_by_role("link", name="Apply now").click()\n'


@pytest.fixture
def walks(site: Site, tmp_path: Path) -> Bench:
    """A project that may submit at the small site."""
    return bench(site, tmp_path)


def _page(body: str, heading: str = "About you") -> str:
    return f"<!doctype html><html lang=en><title>Apply</title><h1>{heading}</h1>{body}</html>"


def test_a_question_that_an_answer_brings_up_belongs_to_its_step(walks: Bench) -> None:
    walks.site.pages["/you"] = _page(
        "<form><label>Name <input name=n></label><label>Town <input name=t></label>"
        "<label for=v>Visa</label><select id=v name=v><option value=''>Choose</option>"
        "<option>Yes</option></select>"
        "<p id=more hidden><label>Which visa? <input name=w></label></p></form>"
        "<script>document.forms[0].v.onchange = () => { more.hidden = false }</script>"
    )
    walks.flow(
        f"{OPEN}"
        '    await page.get_by_label("Visa", exact=True).select_option("Yes")\n'
        '    await page.get_by_label("Which visa?").fill("H-1B")\n'
    )
    walks.walk()
    assert [step.step for step in walks.found(StepShown)] == [0, 1]
    asked = [(q.question, q.label, q.prefill) for q in walks.found(QuestionAsked)]
    assert asked[3:] == [("1.4", "Which visa?", Prefill.EMPTY)]


def test_a_value_that_the_page_fills_in_later_is_a_prefill_and_a_typed_one_is_not(
    walks: Bench,
) -> None:
    walks.site.pages["/you"] = _page(
        "<form><label>CV <input type=file name=cv></label>"
        "<label>First name <input name=given></label>"
        "<label>E-mail <input name=email></label></form>"
        "<script>const f = document.forms[0]; f.cv.onchange = () => {"
        " f.given.value = 'Adda'; const p = document.createElement('p');"
        " p.textContent = 'We read your CV'; f.append(p) }</script>"
    )
    walks.flow(
        f"{OPEN}"
        '    await page.get_by_label("E-mail").fill("typed@example.com")\n'
        '    await page.get_by_label("CV", exact=True).set_input_files(walk.cv)\n'
        '    await page.get_by_text("We read your CV").wait_for()\n'
        '    await page.get_by_label("First name").fill("Ada")\n'
    )
    walks.walk()
    filled = [
        (q.label, q.prefill, q.prefilled_text, q.expected_text)
        for q in walks.found(QuestionAsked)
        if q.prefill is not Prefill.EMPTY
    ]
    assert filled == [("First name", Prefill.WRONG, "Adda", "Ada")]


def test_what_was_typed_is_nowhere_in_the_evidence_but_its_length_is(walks: Bench) -> None:
    walks.flow(f'{OPEN}    await page.get_by_label("First name").fill("Xylophone Quux")\n')
    walks.walk()
    assert "Xylophone" not in (walks.folder.path / "evidence.jsonl").read_text(encoding="utf-8")
    typed = [action for action in walks.found(ActionTaken) if action.action == "fill"]
    assert [(action.length, action.words) for action in typed] == [(14, 2)]


def test_faults_and_console_errors_are_those_of_the_site(walks: Bench) -> None:
    walks.site.pages["/job"] = (
        "<h1>Analyst</h1><img src=/gone.png><img src='https://tracker.example/x.gif'>"
        "<script>console.error('widget failed'); fetch('https://tracker.example/y')"
        ".catch(() => 0)</script><script>undefinedThing()</script><a href=/you>Apply now</a>"
    )
    walks.flow(OPEN + '    await page.get_by_label("First name").fill("Ada")')
    walks.walk()
    steps = walks.found(StepShown)
    faults = {
        (f.url.removeprefix(walks.site.origin), f.status) for s in steps for f in s.http_faults
    }
    errors = [error for step in steps for error in step.console_errors]
    assert faults == {("/gone.png", 404)}
    assert errors[0] == "widget failed"
    assert "undefinedThing" in errors[1]
    assert len(errors) == 2


def test_a_fault_behind_the_last_step_is_kept_on_that_step(walks: Bench) -> None:
    walks.site.pages["/you"] = _page(
        "<form><label>Name <input name=n></label><label>Town <input name=t></label></form>"
        "<script>document.forms[0].n.oninput = () => fetch('/save', {method: 'POST'})</script>"
    )
    walks.site.pages["/save"] = Reply("no", status=503)
    walks.flow(
        f"{OPEN}"
        '    async with page.expect_response("**/save"):\n'
        '        await page.get_by_label("Name").fill("Ada")\n'
    )
    walks.walk()
    shown = [(s.step, [f.status for f in s.http_faults]) for s in walks.found(StepShown)]
    assert shown == [(0, []), (1, []), (1, [503])]


def test_a_posting_keeps_its_structured_data_and_its_title(walks: Bench) -> None:
    walks.site.pages["/job"] = (
        "<html lang=en-CA><h1>Join us!</h1><script type='application/ld+json'>"
        '{"@type": "JobPosting", "title": "Night Watch"}</script><a href=/you>Apply now</a>'
    )
    walks.flow(OPEN)
    walks.walk()
    (posting,) = walks.found(Posting)
    assert posting.language == "en-CA"
    assert "Night Watch" in posting.structured_data[0]
    assert walks.found(StepShown)[0].touchpoint is Touchpoint.DISCOVER


def test_a_form_on_the_first_page_is_step_one(walks: Bench) -> None:
    walks.scenario = replace(walks.scenario, start=walks.site.url("/you"))
    walks.flow('    await page.get_by_label("First name").fill("Ada")')
    walks.walk()
    assert not walks.found(Posting)
    assert [step.step for step in walks.found(StepShown)] == [1]


def test_an_alert_that_thanks_is_a_confirmation(walks: Bench) -> None:
    walks.site.pages["/you"] = _page(
        "<form><label>Name <input name=n></label><label>Town <input name=t></label>"
        "<button>Submit application</button></form><script>"
        "document.forms[0].onsubmit = async (e) => { e.preventDefault();"
        " await fetch('/you', {method: 'POST', body: 'n=1'});"
        " alert('Thank you for your application.'); document.forms[0].remove() }</script>"
    )
    walks.flow(f'{OPEN}    await walk.submit(page.get_by_role("button", name="Submit"))')
    walks.walk()
    (submission,) = walks.found(Submission)
    assert submission.confirmed
    assert "Thank you for your application" in submission.confirmation_text


def test_a_draft_that_was_saved_is_no_confirmation(walks: Bench) -> None:
    walks.site.pages["/you"] = lambda r: (
        _page("<p>Your application has been saved.</p>", heading="Saved")
        if r.method == "POST"
        else _page(
            "<form method=post><label>Name <input name=n></label>"
            "<label>Town <input name=t></label><button>Submit application</button></form>"
        )
    )
    walks.flow(f'{OPEN}    await walk.submit(page.get_by_role("button", name="Submit"))')
    walks.walk()
    assert walks.end().ending is Ending.UNCONFIRMED
    assert walks.found(Submission)[0].confirmed is None


def test_a_step_that_comes_after_submit_is_walked_on(walks: Bench) -> None:
    second = _page(
        "<form method=post action=/last><label>Gender <input name=g></label>"
        "<label>Veteran <input name=v></label><button>Submit</button></form>",
        heading="Equality questions",
    )
    walks.site.pages |= {
        "/you": lambda r: (
            second
            if r.method == "POST"
            else _page(
                "<form method=post><label>Name <input name=n></label>"
                "<label>Town <input name=t></label><button>Submit application</button></form>"
            )
        ),
        "/last": lambda _: Reply(DONE),
    }
    submit = '    await walk.submit(page.get_by_role("button", name="Submit"))\n'
    walks.flow(OPEN + submit + '    await page.get_by_label("Gender").fill("-")\n' + submit)
    walks.walk()
    assert walks.end().ending is Ending.FINISHED
    assert [s.step for s in walks.found(StepShown)] == [0, 1, 2, 3]
    assert len(walks.found(Submission)) == 1


def test_the_sites_own_checks_are_objections_and_nothing_is_sent(walks: Bench) -> None:
    walks.site.pages["/you"] = _page(
        "<form method=post novalidate><label>Name <input name=n aria-describedby=e></label>"
        "<label>Town <input name=t></label><p id=e role=alert></p>"
        "<button>Submit application</button></form><script>"
        "document.forms[0].onsubmit = (event) => { event.preventDefault();"
        " e.textContent = 'Enter your name'; document.forms[0].n.ariaInvalid = 'true';"
        " document.forms[0].n.setAttribute('aria-invalid', 'true') }</script>"
    )
    walks.flow(f'{OPEN}    await walk.submit(page.get_by_role("button", name="Submit"))')
    walks.walk()
    assert [error.text for error in walks.found(ErrorShown)] == ["Enter your name"]
    assert walks.end().ending is Ending.COULD_NOT_FINISH
    assert "Enter your name" in walks.end().reason
    assert not walks.site.received("POST", "/you")
