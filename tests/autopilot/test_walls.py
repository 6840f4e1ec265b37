"""The autopilot stops, with evidence, at what a candidate cannot pass or a tool must not."""

from pathlib import Path

import pytest

from harness.evidence import Action, Ending
from tests.autopilot.conftest import (
    KEYBOARD,
    THANKS,
    Employer,
    Walking,
    a_scenario,
    page,
    someone,
)

pytestmark = pytest.mark.browser

FORM = """<h1>Apply</h1><form action=/send method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>
  {more}
  <button>Submit application</button></form>"""


def form(more: str = "") -> str:
    return page(FORM.format(more=more))


def test_an_unknown_required_question_stops_the_walk(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    question = "<label>Which of our stores is nearest to you? * <input name=q required></label>"
    employer.pages = {"/": form(question)}
    who = someone(answers={})
    walked = walking.walk(employer, tmp_path, candidate=who)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers() == ["unknown required question"]
    assert "Which of our stores" in walked.driven.reason
    assert employer.received == []


def test_an_unknown_question_is_answered_by_type_where_the_scenario_allows_it(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    question = "<label>Which of our stores is nearest to you? * <input name=q required></label>"
    employer.pages = {"/": form(question), "/send": page(THANKS)}
    walked = walking.walk(
        employer,
        tmp_path,
        candidate=someone(answers={}),
        scenario=a_scenario(answer_unknown=True),
    )
    assert walked.ending is Ending.FINISHED
    assert employer.form()["q"] == someone().disclosure


def test_an_unknown_optional_question_is_left_out(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    question = "<label>Your favorite store (optional) <input name=q></label>"
    employer.pages = {"/": form(question), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, candidate=someone(answers={}))
    assert walked.ending is Ending.FINISHED
    assert employer.form()["q"] == ""


def test_a_required_phone_stops_a_candidate_without_one(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": form("<label>Phone * <input type=tel name=p required></label>")}
    walked = walking.walk(employer, tmp_path, candidate=someone(phone=None))
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert "phone" in walked.driven.reason


CAPTCHAS = {
    "a puzzle in a frame": '<div class=g-recaptcha data-sitekey=k style="width:304px;height:78px">',
    "another maker's": '<div class=h-captcha data-sitekey=k style="width:300px;height:70px">',
    "a picture": '<img src=/captcha.png alt="captcha" width=90 height=30><input name=captcha>',
}


@pytest.mark.parametrize("markup", CAPTCHAS.values(), ids=CAPTCHAS.keys())
def test_a_captcha_is_told_and_never_solved(
    markup: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": form(markup + "</div>"), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.STOPPED_BEFORE_SUBMIT
    assert "captcha" in walked.barriers()
    assert employer.received == []


WALLS = {
    "account wall": "<h1>Sign in to apply</h1><form><label>Email <input type=email></label>"
    "<label>Password <input type=password></label><button>Sign in</button></form>",
    "e-mail code": "<h1>Check your inbox</h1><p>We have sent you a verification code by e-mail."
    "</p><form><label>Code <input autocomplete=one-time-code></label><button>Continue</button>",
    "closed posting": "<h1>Picker</h1><p>This job is no longer accepting applications.</p>",
    "duplicate application": "<h1>Hello again</h1><p>You have already applied for this job.</p>",
    "no form": "<h1>About us</h1><p>We make shoes since 1920, and we love what we do.</p>",
}


@pytest.mark.parametrize("obstacle", WALLS)
def test_a_wall_ends_the_walk_with_its_own_words(
    obstacle: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page('<h1>Picker</h1><a href="/next">Apply now</a>')}
    employer.pages["/next"] = page(WALLS[obstacle])
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers() == [obstacle]


def test_a_search_and_a_newsletter_are_no_application(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": page(
            "<form role=search><input type=search name=q><button>Search</button></form>"
            "<h1>Picker</h1><p>You pick.</p>"
            "<form action=/news method=post><label>Email <input type=email name=e></label>"
            "<button>Subscribe</button></form>"
        )
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.barriers() == ["no form"]
    assert employer.received == []


def test_a_saved_draft_is_no_confirmation(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": form(),
        "/send": page("<h1>Application saved</h1><p>Your changes have been saved.</p>"),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.UNCONFIRMED
    assert [submission.confirmed for submission in walked.submissions()] == [None]


def test_a_mouse_only_button_is_told_by_keyboard(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    mouse_only = FORM.replace("<button>Submit application</button>", "").format(more="")
    steps = mouse_only + "<div role=button tabindex=0 onclick=\"location='/next'\">Continue</div>"
    employer.pages = {"/": page(steps), "/next": form()}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD)
    assert walked.barriers() == ["not reachable by keyboard"]
    assert "neither Enter nor Space" in walked.driven.reason


def test_a_control_out_of_the_tab_order_is_told_by_keyboard(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    question = "<label>Phone * <input name=p tabindex=-1 required></label>"
    employer.pages = {"/": form(question)}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD)
    assert walked.barriers() == ["not reachable by keyboard"]
    assert "Phone" in walked.driven.reason


def test_a_keyboard_trap_is_told(walking: Walking, employer: Employer, tmp_path: Path) -> None:
    trap = (
        "<label>City * <input name=c required id=c></label><script>"
        "document.getElementById('c').onkeydown = (e) => {"
        " if (e.key === 'Tab') e.preventDefault(); };</script>"
    )
    employer.pages = {"/": form(trap)}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD)
    assert walked.barriers() == ["keyboard trap"]


@pytest.mark.parametrize(
    ("style", "visible"),
    [("", True), ("*:focus{outline:none}", False)],
    ids=["the browser's own", "taken away"],
)
def test_an_invisible_focus_is_evidence(
    *, style: str, visible: bool, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": page(FORM.format(more=""), style=style), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD)
    filled = [act for act in walked.actions() if act.action is Action.FILL]
    assert len(filled) == 2
    assert all(act.focus_visible is visible for act in filled)
    assert all(act.key_presses and act.key_presses > 5 for act in filled)


def test_a_robot_question_is_answered_honestly(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    question = """<fieldset><legend>Are you a real person? *</legend>
      <label><input type=radio name=q value=y required>Yes</label>
      <label><input type=radio name=q value=n>No</label></fieldset>"""
    employer.pages = {"/": form(question), "/send": page(THANKS)}
    walking.walk(employer, tmp_path)
    assert employer.form()["q"] == "n"
