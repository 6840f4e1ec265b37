"""A “Continue” that sends the application needs the same permission as a “Submit”."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from harness.evidence import Ending, SubmissionIntended
from harness.gather.walk.permission import ACCOUNT, PURGE, purge_rows
from tests.autopilot.conftest import (
    KEYBOARD,
    NOW,
    THANKS,
    Employer,
    Form,
    Walked,
    Walking,
    a_scenario,
    page,
    someone,
    started_by,
)

pytestmark = pytest.mark.browser

WHO = """<label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>"""
WHY = "<label>Why do you want to work here? <textarea name=why></textarea></label>"
WHOLE = f"{WHO}{WHY}"
CV = "<label>Resume <input type=file name=cv></label>"

POSTED = f"""<h1>Apply</h1><form action=/go method=post enctype=multipart/form-data>{WHO}{CV}
  <button>Continue</button></form>"""
FETCHED = f"""<h1>Apply</h1><div>{WHOLE}<button type=button id=on>Next</button></div>"""
FETCHING = """document.getElementById('on').onclick = () => setTimeout(async () => {
  const value = (name) => document.querySelector(`[name=${name}]`).value;
  await fetch('/go', {method: 'POST', headers: {'content-type': 'application/json'},
    body: JSON.stringify({who: value('name'), to: value('email')})});
  document.body.innerHTML = `THANKS`;
}, 400);""".replace("THANKS", THANKS)


ONE_PAGE = {
    "a form that is posted": {"/": page(POSTED), "/go": page(THANKS)},
    "a script that takes its time": {"/": page(FETCHED, script=FETCHING), "/go": "{}"},
    "a request that says so": {
        "/": page(
            f"<h1>Apply</h1><form action=/send method=post>{WHO}<button>Next</button></form>"
        ),
        "/send": page(THANKS),
    },
    "a second step": {
        "/": page(
            f"<h1>About you</h1><form action=/two method=post>{WHO}<button>Next</button></form>"
        ),
        "/two": page(
            f"<h1>Your reasons</h1><form action=/go method=post>{WHY}"
            "<button>Save and continue</button></form>"
        ),
        "/go": page(THANKS),
    },
}
"""Forms whose last button says that it leads on."""


@pytest.fixture(params=list(ONE_PAGE))
def misleading(request: pytest.FixtureRequest) -> Mapping[str, str]:
    return ONE_PAGE[str(request.param)]


def _sent(employer: Employer) -> list[str]:
    """The paths at which an application arrived, by the server's own log."""
    return [form["path"] for form in employer.received if form["path"] in {"/go", "/send"}]


def _purge(folder: Path) -> list[dict[str, str]]:
    with (folder / "run" / PURGE).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _intentions(walked: Walked) -> list[SubmissionIntended]:
    return [item for item in walked.evidence if isinstance(item, SubmissionIntended)]


def _intended_at(folder: Path, arrivals: list[int], then: str) -> Callable[[Form], str]:
    """A page that notes how many intentions are on the disk when something arrives."""

    def route(_: Form) -> str:
        text = (folder / "run" / "evidence.jsonl").read_text(encoding="utf-8")
        arrivals.append(text.count('"kind":"SubmissionIntended"'))
        return then

    return route


def test_without_permission_it_does_not_leave(
    walking: Walking, employer: Employer, tmp_path: Path, misleading: Mapping[str, str]
) -> None:
    employer.pages = dict(misleading)
    walked = walking.walk(employer, tmp_path, may_submit=False)
    assert _sent(employer) == []
    assert "may send the application" in walked.driven.reason
    if walked.ending is not Ending.STOPPED_BEFORE_SUBMIT:  # more steps may follow: not the end
        assert walked.ending is Ending.COULD_NOT_FINISH
        assert walked.barriers() == ["may send, which this walk may not"]
    assert not _intentions(walked)
    assert not (tmp_path / "run" / PURGE).exists()


def test_with_permission_the_intention_is_on_the_disk_before_it_leaves(
    walking: Walking, employer: Employer, tmp_path: Path, misleading: Mapping[str, str]
) -> None:
    arrivals: list[int] = []
    employer.pages = {
        path: _intended_at(tmp_path, arrivals, shown) if path in {"/go", "/send"} else shown
        for path, shown in misleading.items()
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert arrivals == [1]
    assert [item.confirmed for item in walked.submissions()] == [True]
    assert [row["email"] for row in _purge(tmp_path)] == ["aisha+walk@example.com"]


@pytest.mark.parametrize("may_submit", [False, True], ids=["without", "with permission"])
def test_the_keyboard_presses_it_once(
    walking: Walking, employer: Employer, tmp_path: Path, *, may_submit: bool
) -> None:
    employer.pages = {"/": page(POSTED.replace(CV, WHY)), "/go": page("<h1>Hm</h1>")}
    walked = walking.walk(employer, tmp_path, scenario=KEYBOARD, may_submit=may_submit)
    assert len(_sent(employer)) == int(may_submit)
    ended = Ending.UNCONFIRMED if may_submit else Ending.COULD_NOT_FINISH
    assert walked.ending is ended, walked.driven.reason
    assert walked.barriers() == ["may send, which this walk may not"] * (not may_submit)


LEADS_ON = {
    "says which step it is": page(
        f"<h1>About you</h1><p>Step 1 of 2</p><form action=/two method=post>{WHOLE}"
        "<button>Continue</button></form>"
    ),
    "says what comes next": page(
        f"<h1>About you</h1><form action=/two method=post>{WHOLE}"
        "<button>Continue to your experience</button></form>"
    ),
    "asks too little for an application": page(
        f"<h1>About you</h1><form action=/two method=post>{WHO}<button>Next</button></form>"
    ),
    "keeps a draft": page(
        f"<h1>About you</h1>{WHOLE}<button onclick=save()>Save and continue</button>",
        script="""async function save() {
          const to = document.querySelector('[name=email]').value;
          await fetch('/draft', {method: 'POST', body: new URLSearchParams({to})});
          location.href = '/two'; }""",
    ),
}
LAST = page(
    "<h1>Your experience</h1><form action=/go method=post>"
    "<label>Years of experience <input name=years></label>"
    "<button>Submit application</button></form>"
)


@pytest.mark.parametrize("step", LEADS_ON.values(), ids=list(LEADS_ON))
def test_a_step_that_leads_on_is_gone_through_without_permission(
    step: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {"/": step, "/draft": "{}", "/two": LAST, "/go": page(THANKS)}
    walked = walking.walk(employer, tmp_path, may_submit=False)
    assert "`[authorization]` does not let" in walked.driven.reason
    assert [form["path"] for form in employer.received] in (["/two"], ["/draft"])
    assert "Years of experience" in walked.questions()


def test_a_step_that_was_taken_for_the_end_is_gone_through_with_permission(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    review = "<h1>Review your application</h1><form action=/send method=post><p>Name: Aisha</p>"
    employer.pages = {
        "/": page(
            f"<h1>Apply</h1><form action=/two method=post>{WHOLE}<button>Next</button></form>"
        ),
        "/two": page(f"{review}<button>Submit application</button></form>"),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert [form["path"] for form in employer.received] == ["/two", "/send"]
    assert len(walked.submissions()) == 1
    assert len(_purge(tmp_path)) == 1


def test_a_step_that_asks_the_same_again_under_another_heading_is_another_step(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    again = "<h1>{}</h1><form action={} method=post>{}<button>{}</button></form>"
    employer.pages = {
        "/": page(again.format("Apply", "/two", WHOLE, "Next")),
        "/two": page(again.format("Is this right?", "/go", WHOLE, "Submit application")),
        "/go": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert [form["path"] for form in employer.received] == ["/two", "/go"]


def test_what_a_page_sends_while_it_is_left_does_not_leave(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    beacon = """function on() {
      const to = document.querySelector('[name=email]').value;
      addEventListener('pagehide', () => navigator.sendBeacon('/go', new URLSearchParams({to})));
      location.href = '/bye'; }"""
    employer.pages = {
        "/": page(f"<h1>Apply</h1>{WHOLE}<button onclick=on()>Continue</button>", script=beacon),
        "/bye": page(THANKS),
        "/go": "{}",
    }
    walking.walk(employer, tmp_path, may_submit=False)
    assert employer.received == []


@pytest.mark.parametrize("may_submit", [False, True], ids=["without", "with permission"])
def test_a_page_that_sends_itself_while_it_is_filled_in_is_held(
    walking: Walking, employer: Employer, tmp_path: Path, *, may_submit: bool
) -> None:
    hasty = """<label>Are you authorized to work here? *
      <select name=right onchange=form.requestSubmit()>
      <option value="">Choose…</option><option>Yes</option><option>No</option></select></label>"""
    employer.pages = {
        "/": page(
            f"<h1>Apply</h1><form action=/go method=post>{WHO}{hasty}<button>Submit</button></form>"
        ),
        "/go": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, may_submit=may_submit)
    assert _sent(employer) == ["/go"] * may_submit
    assert len(_intentions(walked)) == int(may_submit)
    ended = Ending.FINISHED if may_submit else Ending.STOPPED_BEFORE_SUBMIT
    assert walked.ending is ended, walked.driven.reason


def test_an_account_is_on_the_list_of_what_to_delete(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    listed: list[list[dict[str, str]]] = []

    def created(_: Form) -> str:
        listed.append(_purge(tmp_path))
        return page(f"<h1>Apply</h1><form action=/send>{WHO}<button>Submit</button></form>")

    employer.pages = {
        "/": page(
            "<h1>Create your account</h1><p>Create an account to apply.</p>"
            "<form action=/account method=post><label>Email * <input type=email name=email></label>"
            "<label>Password * <input type=password name=p1 autocomplete=new-password></label>"
            "<label>Confirm password * <input type=password name=p2></label>"
            "<button>Create account</button></form>"
        ),
        "/account": created,
    }
    walked = walking.walk(
        employer, tmp_path, may_submit=False, scenario=a_scenario(create_account=True)
    )
    assert walked.ending is Ending.STOPPED_BEFORE_SUBMIT, walked.driven.reason
    rows = [(row["reference"], row["email"]) for row in listed[0]]
    assert rows == [(ACCOUNT, "aisha+walk@example.com")]
    stamp = {"id": "walk/0000", "at": NOW, "walk": "walk"}
    began = started_by(someone(), a_scenario(), employer.origin, stamp)
    rebuilt = purge_rows((began, *walked.evidence)).values()
    assert [(row.reference, row.email) for row in rebuilt] == rows
