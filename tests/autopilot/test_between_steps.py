"""What happens between the steps of a form: late values, reviews, returns, things that load."""

from pathlib import Path

import pytest

from harness.evidence import Action, Barrier, Ending, Obstacle, ProbeResult
from harness.gather.walk.review import Difference, Told, differences
from tests.autopilot.conftest import THANKS, Employer, Form, Walked, Walking, a_scenario, page


def told(walked: Walked, obstacle: Obstacle) -> list[str]:
    found = [one for one in walked.evidence if isinstance(one, Barrier)]
    return [one.text for one in found if one.obstacle is obstacle]


FORM = """<h1>Apply</h1><form action=/send method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>
  {more}<button>Submit application</button></form>"""

UPLOAD = """<label>Resume <input type=file id=cv></label>
<label>City <input name=city></label>"""
SILENT_PARSE = """cv.onchange = async () => {
  await fetch('/parse', { method: 'POST', body: 'cv' });
  setTimeout(() => {
    document.querySelector('[name=name]').value = 'CURRICULUM VITAE';
    document.querySelector('[name=city]').value = 'Bosten';
  }, 1200);
};"""


@pytest.mark.browser
def test_answers_that_a_silent_parser_overwrites_late_are_told_and_mended(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": page(FORM.format(more=UPLOAD), script=SILENT_PARSE),
        "/parse": "{}",
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["name"] == "Aisha Okafor-Núñez"
    assert employer.form()["city"] == "Boston"
    (text,) = told(walked, Obstacle.LOST_DATA)
    assert "Full name" in text
    assert "City" in text


REVIEW = """<h1>Review your application</h1>
<dl><dt>Full name</dt><dd>{name}</dd><dt>Email</dt><dd>{email}</dd></dl>
<form action=/send method=post><input type=hidden name=x value=1>
<a href="/">Edit</a> <button>Submit application</button></form>"""
FIRST = """<h1>About you</h1><form action=/review method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label><button>Continue</button></form>"""


@pytest.mark.browser
@pytest.mark.parametrize("changed", [True, False], ids=["changed", "as given"])
def test_a_page_to_review_is_compared_with_what_was_given(
    *, changed: bool, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    def review(form: Form) -> str:
        name = "Aisha Okafor-N??ez" if changed else form["name"]
        return page(REVIEW.format(name=name, email=form["email"]))

    employer.pages = {"/": page(FIRST), "/review": review, "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    lost = told(walked, Obstacle.LOST_DATA)
    assert len(lost) == changed
    assert all("Okafor-N??ez" in text for text in lost)


KEEPING = """for (const one of document.querySelectorAll('input')) {
  one.value = sessionStorage[one.name] || '';
  one.oninput = () => { sessionStorage[one.name] = one.value; };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("kept", [True, False], ids=["a draft is kept", "nothing is kept"])
def test_whoever_leaves_and_comes_back_finds_a_draft_or_loses_it(
    *, kept: bool, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    script = KEEPING if kept else ""
    employer.pages = {"/": page(FORM.format(more=""), script=script), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, scenario=a_scenario(returns=True))
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    (probe,) = [one for one in walked.evidence if isinstance(one, ProbeResult)]
    assert (probe.probe, probe.held) == ("return", kept)
    assert len(told(walked, Obstacle.LOST_DATA)) == (not kept)
    filled = [act for act in walked.actions() if act.action is Action.FILL]
    assert len(filled) == (2 if kept else 4)


@pytest.mark.browser
def test_a_form_that_is_still_being_loaded_is_waited_for(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    script = f"setTimeout(() => {{ document.body.innerHTML = {FORM.format(more='')!r}; }}, 1500);"
    loading = "<h1>Careers</h1><p role=status>Loading…</p>"
    employer.pages = {"/": page(loading, script=script), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason


@pytest.mark.browser
def test_a_page_to_review_sends_whatever_its_button_says(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    review = REVIEW.replace("Submit application", "Continue")
    employer.pages = {
        "/": page(FIRST),
        "/review": page(review.format(name="", email="")),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, may_submit=False)
    assert walked.ending is Ending.STOPPED_BEFORE_SUBMIT
    assert [form["path"] for form in employer.received] == ["/review"]


COMPARED = {
    "the same on the next line": ("City\nBoston\n", ()),
    "the same after a colon": ("City: Boston", ()),
    "another city": ("City\nBosten\n", ("Bosten",)),
    "nothing": ("City: Not provided", ("",)),
    "the next question": ("City\nCountry\nCanada", ()),
    "twice on the page": ("City\nBosten\nCity\nSalem", ()),
    "not on the page": ("Town\nBosten", ()),
}


@pytest.mark.parametrize(("text", "shown"), COMPARED.values(), ids=COMPARED.keys())
def test_only_a_certain_difference_is_one(text: str, shown: tuple[str, ...]) -> None:
    given = (Told(label="City", text="Boston"), Told(label="Country", text="Canada"))
    found = differences(text, given)
    assert found == tuple(Difference(label="City", given="Boston", shown=one) for one in shown)


def test_a_date_and_a_number_may_be_written_otherwise() -> None:
    given = (
        Told(label="Start date", text="2026-04-15"),
        Told(label="Phone", text="+1 617-555-0142"),
    )
    assert differences("Start date\nApril 15, 2026\nPhone\n(617) 555-0142", given) == ()


def test_what_a_page_calls_an_option_may_stand_for_its_words() -> None:
    state = Told(label="State", text="New York", code="NY")
    assert differences("State\nNY", (state,)) == ()
    assert differences("State\nNJ", (state,)) != ()
    uncoded = Told(label="City", text="Boston")
    assert differences("City\n—", (uncoded,)) == (
        Difference(label="City", given="Boston", shown=""),
    )
