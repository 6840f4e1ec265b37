"""Recorded applications, replayed as the candidate to what the server receives."""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from harness.errors import ConfigError
from harness.evidence import ActionTaken, Ending, FeelingNoted, GatherFault, Submission, WalkStarted
from tests.browser import recorded
from tests.browser.conftest import Reply, Site
from tests.browser.walking import DONE, WORK, Bench, bench

pytestmark = pytest.mark.browser

PHONE = WORK.replace(
    "<label>Why us?",
    "<label>Phone <input name=phone type=tel></label>"
    "<label>Your CV <input name=cv type=file></label>"
    "<label>Country <select name=country><option>Canada<option>Germany</select></label>"
    "<label>Portfolio notes <input name=notes></label><label>Why us?",
).replace("<form method=post", "<form method=post enctype=multipart/form-data")


@pytest.fixture
def walks(site: Site, tmp_path: Path) -> Bench:
    """A project that may submit at the small site."""
    return bench(site, tmp_path)


def _record(walks: Bench, text: str, **changes: object) -> None:
    path = Path(walks.project.folder) / "scenarios" / "flows" / "recorded.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("ORIGIN", walks.site.origin), encoding="utf-8")
    walks.scenario = replace(walks.scenario, flow="flows/recorded.py", **changes)


def _record_chrome(walks: Bench, data: object, **changes: object) -> None:
    path = Path(walks.project.folder) / "scenarios" / "recordings" / "acme.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    walks.scenario = replace(walks.scenario, replay="recordings/acme.json", **changes)


def _posted(walks: Bench, path: str) -> list[dict[str, list[str]]]:
    return [parse_qs(request.body.decode()) for request in walks.site.received("POST", path)]


def _notes(walks: Bench) -> str:
    return "\n".join(note.note for note in walks.found(FeelingNoted))


def _instead(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("script", [recorded.ASYNC, recorded.SYNC], ids=["async", "sync"])
def test_an_unchanged_recording_of_codegen_applies_as_the_candidate(
    script: str, walks: Bench
) -> None:
    _record(walks, script)
    walks.walk()
    assert walks.end().ending is Ending.FINISHED
    assert _posted(walks, "/you") == [{"given": ["Ada"], "email": ["ada+desk--ada@example.com"]}]
    (work,) = _posted(walks, "/work")
    assert work["why"] == ["I like numbers."]
    assert len(walks.found(Submission)) == 1
    assert [action.question for action in walks.found(ActionTaken)][1:3] == ["1.1", "1.2"]
    assert "name.given, email" in _notes(walks)
    everything = (walks.folder.path / "evidence.jsonl").read_text()
    assert "mustermann" not in everything
    assert "sets viewport" in everything or script is recorded.SYNC


def test_a_recording_of_chrome_applies_as_the_candidate(walks: Bench) -> None:
    _record_chrome(walks, recorded.chrome(walks.site.origin))
    walks.walk()
    assert walks.end().ending is Ending.FINISHED
    assert _posted(walks, "/you") == [{"given": ["Ada"], "email": ["ada+desk--ada@example.com"]}]
    assert [work["why"] for work in _posted(walks, "/work")] == [["I like numbers."]]
    assert walks.found(WalkStarted)[0].driver == "replay"
    assert "Step 8 of the recording was found by selector 2" in _notes(walks)
    assert "size of the window" in _notes(walks)
    typed = [a.length for a in walks.found(ActionTaken) if a.question == "1.1"]
    assert typed == [3]


@pytest.mark.parametrize("kind", ["codegen", "codegen, sync", "chrome"])
def test_the_last_click_of_a_recording_needs_permission_like_any_other(
    kind: str, walks: Bench
) -> None:
    if kind == "chrome":
        _record_chrome(walks, recorded.chrome(walks.site.origin))
    else:
        _record(walks, recorded.SYNC if "sync" in kind else recorded.ASYNC)
    walks.walk(submit=False)
    assert walks.end().ending is Ending.STOPPED_BEFORE_SUBMIT
    assert _posted(walks, "/work") == []
    assert not walks.found(GatherFault)


def test_files_lists_and_keys_are_the_candidates_and_answers_the_recordings(walks: Bench) -> None:
    walks.site.pages["/work"] = lambda r: (
        Reply(status=303, headers={"Location": "/done"}) if r.method == "POST" else Reply(PHONE)
    )
    script = _instead(
        recorded.ASYNC,
        '    await page.get_by_role("textbox", name="Why us?")',
        '    await page.get_by_label("Phone").click()\n'
        '    await page.keyboard.type("+49 30 901820")\n'
        '    await page.get_by_label("Your CV").set_input_files("max_cv.docx")\n'
        '    await page.get_by_label("Country").select_option("Germany")\n'
        '    await page.get_by_label("Portfolio notes").fill("write to max@corp.example or me")\n'
        '    await page.get_by_label("Portfolio notes").fill("max.mustermann@corp.example")\n'
        '    await page.get_by_role("textbox", name="Why us?")',
    )
    _record(walks, script)
    walks.walk()
    assert walks.end().ending is Ending.FINISHED, walks.end().reason
    (request,) = walks.site.received("POST", "/work")
    body = request.body.decode("latin-1")
    assert "+1 212-555-0100" in body
    assert "901820" not in body
    assert "Canada" in body
    assert "%PDF" in body
    assert "mustermann" not in body
    assert "I like numbers." in body


def test_a_candidate_without_a_phone_leaves_a_recorded_one_out(walks: Bench) -> None:
    walks.site.pages["/work"] = lambda r: Reply(DONE if r.method == "POST" else PHONE)
    script = _instead(
        recorded.ASYNC,
        '    await page.get_by_role("textbox", name="Why us?")',
        '    await page.get_by_label("Phone").fill("+49 30 901820")\n'
        '    await page.get_by_role("textbox", name="Why us?")',
    )
    _record(walks, script, without=("phone",))
    walks.walk()
    (request,) = walks.site.received("POST", "/work")
    assert b"901820" not in request.body
    assert "this candidate has none: phone" in _notes(walks)


def test_the_scenario_may_say_what_a_recorded_value_stands_for(walks: Bench) -> None:
    _record(walks, recorded.ASYNC, replace={"I like numbers.": "name.family", "Max": "keep"})
    walks.walk()
    assert _posted(walks, "/you")[0]["given"] == ["Max"]
    assert _posted(walks, "/work")[0]["why"] == ["Example"]


def test_a_recorded_popup_is_recorded_too(walks: Bench) -> None:
    walks.site.pages["/terms"] = "<title>Terms</title><h1>Our terms</h1><a href=/x>More</a>"
    walks.site.pages["/work"] = lambda r: Reply(
        DONE
        if r.method == "POST"
        else WORK.replace("<h1>", "<a href=/terms target=_blank>Terms</a><h1>")
    )
    script = _instead(
        recorded.ASYNC,
        '    await page.get_by_role("textbox", name="Why us?")',
        "    async with page.expect_popup() as page1_info:\n"
        '        await page.get_by_role("link", name="Terms").click()\n'
        "    page1 = await page1_info.value\n"
        '    await expect(page1.get_by_role("heading", name="Our terms")).to_be_visible()\n'
        "    await page1.close()\n"
        "    await page.pause()\n"
        '    await page.get_by_role("textbox", name="Why us?")',
    )
    _record(walks, script)
    walks.walk()
    assert walks.end().ending is Ending.FINISHED, walks.end().reason


def test_a_recording_that_finds_nothing_is_no_finding_about_the_site(walks: Bench) -> None:
    data = recorded.chrome(walks.site.origin)
    steps = data["steps"]
    assert isinstance(steps, list)
    steps.insert(
        2, {"type": "click", "selectors": [["#gone"]], "timeout": 300, "offsetX": 1, "offsetY": 1}
    )
    _record_chrome(walks, data)
    walks.walk()
    (fault,) = walks.found(GatherFault)
    assert "step 3 (click): nothing is found by `#gone`" in fault.problem


def test_mistakes_of_a_recording_are_told_before_any_page_is_opened(walks: Bench) -> None:
    _record_chrome(walks, {"steps": [{"type": "navigate"}, {"type": "customStep", "name": "x"}]})
    with pytest.raises(ConfigError) as caught:
        walks.walk()
    assert [m.place for m in caught.value.mistakes] == [
        "scenario desk, replay, step 1",
        "scenario desk, replay, step 2",
    ]
    assert walks.site.requests == []


def test_a_recording_for_pytest_is_refused_with_the_way_to_record_it(walks: Bench) -> None:
    _record(
        walks,
        "from playwright.sync_api import Page, expect\n\n"
        "def test_example(page: Page) -> None:\n    page.goto('ORIGIN')\n",
    )
    with pytest.raises(ConfigError, match="--target python-async"):
        walks.walk()
