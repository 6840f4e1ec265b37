"""Takes small pictures of what a candidate sees."""

import base64
from collections.abc import Sequence

from playwright.async_api import CDPSession, Error, Page

from harness.record import record

MOST_BYTES = 60_000


@record
class _Try:
    """How much a picture is shrunk (0–1) and its JPEG quality (0–100)."""

    scale: float
    quality: int


# The first is readable; a page of photographs takes the later ones.
_TRIES: Sequence[_Try] = (
    _Try(scale=0.75, quality=50),
    _Try(scale=0.6, quality=35),
    _Try(scale=0.4, quality=25),
)


async def screenshot(page: Page, *, session: CDPSession | None = None) -> bytes | None:
    """The visible part of the page as a JPEG of at most `MOST_BYTES`; None where it is gone."""
    try:
        own = session or await page.context.new_cdp_session(page)
        for attempt in _TRIES:
            picture = await _picture(page, own, attempt)
            if len(picture) <= MOST_BYTES:
                return picture
    except Error:
        return None
    return picture


async def _picture(page: Page, session: CDPSession, attempt: _Try) -> bytes:
    metrics = await session.send("Page.getLayoutMetrics")
    seen = metrics["cssVisualViewport"]
    clip = {
        "x": seen["pageX"],
        "y": seen["pageY"],
        "width": seen["clientWidth"],
        "height": seen["clientHeight"],
        "scale": attempt.scale / await _device_scale(page),
    }
    answer = await session.send(
        "Page.captureScreenshot",
        {"format": "jpeg", "quality": attempt.quality, "clip": clip, "optimizeForSpeed": True},
    )
    return base64.b64decode(answer["data"])


async def _device_scale(page: Page) -> float:
    return float(await page.evaluate("window.devicePixelRatio")) or 1.0
