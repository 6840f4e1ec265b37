"""Notices what a page is: a form, a wall, a closed posting, a test for robots."""

from collections.abc import Sequence

from playwright.async_api import Error, Page

from harness.evidence import Obstacle
from harness.gather.browser.seen import Captcha, PageView
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.advance import way_in, way_on
from harness.gather.walk.stopped import Stopped
from harness.reading.walls import wall_in

_OF_AN_APPLICATION = ("name.", "email", "phone", "document.", "address.", "history.", "work.")


def is_form(view: PageView) -> bool:
    """Whether a page asks what an application asks, and not only for a newsletter or a search."""
    if not view.questions:
        return False
    meanings = [understand_seen(control, view).meaning for control in view.questions]
    telling = sum(meaning.startswith(_OF_AN_APPLICATION) for meaning in meanings)
    if len(meanings) >= 3 or telling >= 2:
        return True
    return way_in(view) is None and way_on(view) is not None


def check_walls(view: PageView, *, status: int | None = None) -> None:
    """End the walk at what a candidate cannot pass, or what a tool must not.

    Args:
        view: What the page shows.
        status: With which HTTP status the page was answered, where that is known.

    Raises:
        Stopped: with the page's own words.
    """
    notices = view.markers.notices
    few = len(view.questions) <= 2
    walls = (
        (Obstacle.BLOCKED, notices.blocked),
        (Obstacle.EMAIL_CODE, notices.email_code),
        (Obstacle.ACCOUNT_WALL, notices.account_wall),
        (Obstacle.DUPLICATE, notices.duplicate if few else None),
        (Obstacle.CLOSED_POSTING, notices.closed if few and way_in(view) is None else None),
    )
    for obstacle, words in walls:
        if words:
            raise Stopped(words, obstacle=obstacle)
    if not few or (way_in(view) is not None and (status or 200) < 400):
        return
    wall = wall_in(view.text, heading=view.heading, status=None if view.questions else status)
    if wall is not None:
        raise Stopped(wall.words, obstacle=wall.obstacle)


def captcha_on(view: PageView) -> str | None:
    """The tests for robots on a page, as a sentence; None where nobody is tested.

    A test with its published test key is none: it lets everybody pass.
    """
    return _told([one for one in view.markers.captchas if not one.test_key])


def test_mode_on(view: PageView) -> str | None:
    """The tests for robots that are set up for testing, as a sentence; None without one."""
    told = _told([one for one in view.markers.captchas if one.test_key])
    return f"{told}, with its published test key" if told else None


async def passed_by_itself(page: Page, view: PageView, *, seconds: float = 3.0) -> bool:
    """Whether the tests in test mode let the visitor through without being touched."""
    if not any(one.test_key and one.must_act for one in view.markers.captchas):
        return True
    try:
        await page.wait_for_function(_GIVEN_BY_THE_TEST, timeout=seconds * 1000)
    except Error:
        if page.is_closed():
            raise
        return False
    return True


_GIVEN_BY_THE_TEST = """() => [...document.querySelectorAll("[name=g-recaptcha-response], " +
  "[name=h-captcha-response], [name=cf-turnstile-response], [name=frc-captcha-solution], " +
  "[name=altcha]")].some((one) => one.value)"""


def _told(captchas: Sequence[Captcha]) -> str | None:
    if not captchas:
        return None
    told = ", ".join(
        f"{one.kind} ({'to be solved' if one.must_act else 'in the background'})"
        for one in captchas
    )
    return f"the page tests whether its visitor is a robot: {told}"
