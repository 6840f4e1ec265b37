"""What a page says about being at work is believed where it says so because of something."""

import pytest
from playwright.async_api import Page

from harness.gather.walk.still import signs_of_work, values_still
from harness.gather.walk.widgets.popup import Luck
from tests.autopilot.conftest import Employer, Walking, page

pytestmark = pytest.mark.browser

OVERLAYS = {
    "hidden": "visibility:hidden",
    "seen through": "opacity:0",
    "not drawn": "display:none",
}
PARSING = "<div style='{style}'><span>Parsing your resume. Filling in fields...</span></div>"


@pytest.mark.parametrize("style", OVERLAYS.values(), ids=OVERLAYS.keys())
def test_words_that_nobody_sees_say_nothing(
    style: str, walking: Walking, employer: Employer
) -> None:
    employer.pages = {"/": page(PARSING.format(style=style))}
    assert _seen(walking, employer) == frozenset()


def test_words_that_stood_there_before_are_not_waited_for(
    walking: Walking, employer: Employer
) -> None:
    late = "setTimeout(() => { document.querySelector('input').value = 'late'; }, 2000)"
    employer.pages = {"/": page(PARSING.format(style="") + "<input>", script=late)}
    came: list[bool] = []

    async def act(opened: Page) -> None:
        await opened.goto(employer.origin)
        signs = await signs_of_work(opened)
        assert signs
        came.append(await values_still(opened, lambda: True, still=0.1, besides=signs))
        came.append(await values_still(opened, lambda: True, still=0.1, most=2.5))

    walking.script(act, employer.origin)
    assert came == [False, True]


def _seen(walking: Walking, employer: Employer) -> frozenset[str]:
    found: list[frozenset[str]] = []

    async def act(opened: Page) -> None:
        await opened.goto(employer.origin)
        found.append(await signs_of_work(opened))

    walking.script(act, employer.origin)
    return found[0]


def test_lists_that_bring_nothing_are_waited_for_less_until_one_brings_something() -> None:
    luck = Luck()
    shares = []
    for brought in (False, False, True, False, False, False, False, True):
        luck.note(brought=brought)
        shares.append(luck.share)
    assert shares[:6] == [1.0] * 6
    assert 0 < shares[6] < 1
    assert shares[7] == 1.0
