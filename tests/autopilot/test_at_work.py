"""What a page says about being at work is believed where it says so because of something."""

import pytest
from playwright.async_api import Page

from harness.gather.walk.still import signs_of_work, values_still
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
