"""What a recording of Chrome's Recorder may say, and what is told of one that does not."""

import json
from pathlib import Path

import pytest

from harness.candidate import Address, Candidate, Name
from harness.errors import ConfigError
from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenButton, SeenControl
from harness.gather.walk.codegen import read_recording
from harness.gather.walk.guard import Deed, Outgoing, carries_application, personal_facts
from harness.gather.walk.replay_file import Kind, parse_replay, read_replay
from harness.reading.questions.buttons import ButtonRole
from tests.browser import recorded


def test_every_step_of_an_export_is_read() -> None:
    recording = parse_replay(recorded.chrome("https://acme.example"), name="acme.json")
    kinds = [step.kind for step in recording.steps]
    assert kinds[:3] == [Kind.VIEWPORT, Kind.NAVIGATE, Kind.CLICK]
    click = recording.steps[2]
    assert click.selectors[0] == ('aria/Apply now[role="link"]',)
    assert (click.offset_x, click.offset_y, click.navigates) == (12.0, 9.4375, True)


def test_selectors_may_be_texts_or_chains_through_shadow_roots() -> None:
    steps = [{"type": "hover", "selectors": ["#a", ["my-card", "button"]], "frame": [0, 1]}]
    (step,) = parse_replay({"title": "t", "steps": steps, "timeout": 900}, name="x").steps
    assert step.selectors == (("#a",), ("my-card", "button"))
    assert (step.frame, step.timeout_ms) == ((0, 1), 900.0)


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (7, "must be an object, found 7"),
        ({"type": "tap"}, "`type` must be one of"),
        ({"type": "customStep", "name": "n"}, "code of a Recorder extension"),
        ({"type": "click"}, "`selectors` must be a list"),
        ({"type": "click", "selectors": [[""]]}, "is no selector"),
        ({"type": "click", "selectors": ["a"], "button": "back"}, "`button` must be one of"),
        ({"type": "click", "selectors": ["a"], "offsetX": "1"}, "`offsetX` must be a number"),
        ({"type": "hover", "selectors": ["a"], "frame": [-1]}, "`frame` must be a list of whole"),
        (
            {"type": "hover", "selectors": ["a"], "value": "x"},
            "`value` is not a field of a `hover`",
        ),
        ({"type": "change", "selectors": ["a"]}, "`value` is missing"),
        ({"type": "keyDown"}, "`key` is missing"),
        ({"type": "navigate", "url": "javascript:1"}, "`url` must be an `https://` address"),
        ({"type": "scroll", "timeout": -1}, "`timeout` must be a number of 0 or more"),
        ({"type": "close", "assertedEvents": [{"type": "load"}]}, "`assertedEvents` must be"),
        ({"type": "waitForElement", "selectors": ["a"], "operator": "!="}, "`operator` must be"),
        ({"type": "waitForElement", "selectors": ["a"], "visible": 1}, "must be true or false"),
        ({"type": "waitForElement", "selectors": ["a"], "properties": {}}, "cannot be compared"),
        ({"type": "waitForExpression"}, "`expression` is missing"),
    ],
    ids=lambda value: json.dumps(value) if not isinstance(value, str) else "",
)
def test_a_mistake_is_told_with_its_step(step: object, problem: str) -> None:
    fine = {"type": "close"}
    with pytest.raises(ConfigError) as caught:
        parse_replay({"title": "t", "steps": [fine, step]}, name="acme.json")
    (mistake,) = caught.value.mistakes
    assert mistake.place == "step 2"
    assert problem in mistake.problem


@pytest.mark.parametrize(
    "text", ["", "[]", '{"steps": 3}', "\xff"], ids=["empty", "list", "3", "?"]
)
def test_what_is_no_recording_is_refused_with_the_way_to_export_one(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "acme.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ConfigError, match="export it once more"):
        read_replay(path)


@pytest.mark.parametrize(
    ("text", "sync"),
    [
        (recorded.ASYNC, False),
        (recorded.SYNC, True),
        (recorded.ASYNC.replace("asyncio.run(main())", ""), False),
        (
            recorded.ASYNC.replace(
                "asyncio.run(main())", 'if __name__ == "__main__":\n    asyncio.run(main())'
            ),
            False,
        ),
        ("async def apply(page, candidate, walk):\n    pass\n", None),
        ("from playwright.async_api import Page\n", None),
        ("this is no Python", None),
    ],
    ids=["async", "sync", "unstarted", "guarded start", "a flow of ours", "no start", "broken"],
)
def test_a_recorded_script_is_told_from_a_flow(
    text: str, sync: bool | None, tmp_path: Path
) -> None:
    path = tmp_path / "flow.py"
    path.write_text(text, encoding="utf-8")
    found = read_recording(path)
    assert (found.sync if found else None) is sync


ADA = Candidate(
    id="ada",
    name=Name(given="Ada", family="Example"),
    email="ada@example.com",
    phone="+1 212-555-0100",
    address=Address(line="1 Elm St", city="S", region="NY", postcode="10999", country="Canada"),
    headline="",
    summary="",
    jobs=(),
    education=(),
)
MAIL = SeenControl(key="email", selector=("#e",), control=Control.TEXT, label="E-mail", form="f")


def _view(role: ButtonRole | None, *, fields: bool = True) -> PageView:
    button = (
        SeenButton(text="b", role=role, reason="", selector=("#b",), form="f") if role else None
    )
    return PageView(
        url="https://a.example",
        title="",
        heading=None,
        text="",
        viewport_width=1,
        viewport_height=1,
        content_width=1,
        controls=(MAIL,) if fields else (),
        buttons=(button,) if button else (),
    )


LAST, NEXT, ODD = _view(ButtonRole.SUBMIT), _view(ButtonRole.NEXT), _view(None)
REVIEW = _view(ButtonRole.SUBMIT, fields=False)


@pytest.mark.parametrize(
    ("deed", "view", "document", "body", "held"),
    [
        (Deed.PRESS, LAST, True, b"", True),
        (Deed.PRESS, LAST, False, b'{"mail":"ada@example.com"}', True),
        (Deed.PRESS, LAST, False, b"email=ada%40example.com", True),
        (Deed.PRESS, LAST, False, rb'{"n":"\u0045xample"}', True),
        (Deed.PRESS, LAST, False, None, True),
        (Deed.PRESS, LAST, False, b'{"event":"click"}', False),
        (Deed.FILL, LAST, False, b'{"mail":"ada@example.com"}', False),
        (Deed.FILL, LAST, True, b"", False),
        (Deed.NOTHING, LAST, True, b"", False),
        (Deed.PRESS, NEXT, True, b"email=ada@example.com&n=Example", False),
        (Deed.PRESS, NEXT, False, b"email=ada@example.com&n=Example", False),
        (Deed.SCRIPT, NEXT, False, b"email=ada@example.com&n=Example", True),
        (Deed.SCRIPT, NEXT, False, b"email=ada@example.com", False),
        (Deed.SCRIPT, None, False, b"email=ada@example.com&n=Example", True),
        (Deed.PRESS, ODD, False, b"email=ada@example.com", True),
        (Deed.PRESS, REVIEW, False, b"confirm=1", True),
    ],
)
def test_what_counts_as_sending_the_application(
    deed: Deed, view: PageView | None, document: bool, body: bytes | None, held: bool
) -> None:
    outgoing = Outgoing(method="POST", url="https://a.example/x", document=document, body=body)
    found = carries_application(outgoing, deed=deed, view=view, facts=personal_facts(ADA))
    assert found is held
