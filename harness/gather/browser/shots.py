"""Takes a small picture of what a candidate sees, and the time that the page took to load."""

import base64
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession, Error, Page

from harness.record import record

MOST_BYTES = 60_000

_FACTS = """() => {
  const n = performance.getEntriesByType('navigation')[0], v = window.visualViewport;
  return {
    began: performance.timeOrigin,
    took: n ? n.loadEventEnd || n.domContentLoadedEventEnd || n.responseEnd : 0,
    left: v.pageLeft, top: v.pageTop, width: v.width, height: v.height,
    pixels: window.devicePixelRatio, pinched: v.scale,
  }
}"""


@record
class Shot:
    """What a page looks like now.

    Attributes:
        picture: The visible part as a JPEG of at most `MOST_BYTES`, where one could be taken.
        began: When the document began, in milliseconds: it tells documents apart.
        took_ms: How long the document took to load; None where that is not known.
    """

    picture: bytes | None
    began: float
    took_ms: float | None


@record
class _Try:
    """How much a picture is shrunk (0–1) and its JPEG quality (0–100)."""

    scale: float
    quality: int


# The first is readable, and the only one for which the browser need not draw the page again where
# its pixels are those of the page; a page of photographs takes the later ones.
_TRIES: Sequence[_Try] = (
    _Try(scale=1.0, quality=40),
    _Try(scale=0.75, quality=40),
    _Try(scale=0.6, quality=35),
    _Try(scale=0.4, quality=25),
    _Try(scale=0.25, quality=15),
)


class Camera:
    """Takes pictures of the pages of one walk, with one connection to each."""

    def __init__(self) -> None:
        self._sessions: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()

    async def shoot(self, page: Page) -> Shot | None:
        """What the page looks like now; None where it is gone."""
        try:
            facts = await page.evaluate(_FACTS)
            clip = {
                "x": facts["left"],
                "y": facts["top"],
                "width": facts["width"],
                "height": facts["height"],
            }
            pixels = float(facts["pixels"]) or 1.0
            plain = pixels == float(facts["pinched"]) == 1.0
            picture = await self._picture(page, clip, pixels=pixels, plain=plain)
        except Error:
            return None
        took = float(facts["took"])
        return Shot(
            picture=picture,
            began=float(facts["began"]),
            took_ms=round(took, 1) if took else None,
        )

    async def _picture(
        self, page: Page, clip: dict[str, float], *, pixels: float, plain: bool
    ) -> bytes | None:
        session = self._sessions.get(page)
        if session is None:
            session = self._sessions[page] = await page.context.new_cdp_session(page)
        for attempt in _TRIES:
            wanted: dict[str, object] = {"format": "jpeg", "quality": attempt.quality}
            if attempt.scale != 1.0 or not plain:
                wanted["clip"] = {**clip, "scale": attempt.scale / pixels}
            answer = await session.send("Page.captureScreenshot", wanted)
            picture = base64.b64decode(answer["data"])
            if len(picture) <= MOST_BYTES:
                return picture
        return None
