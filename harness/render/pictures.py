"""Screenshots small enough for one page: downscaled JPEG, the most telling first."""

import base64
import io
from collections.abc import Callable, Mapping, Sequence

from PIL import Image

from harness.errors import HarnessError
from harness.record import record
from harness.render.film import Film, Frame

_WIDTH = 360
_TALLEST = 1.5
_QUALITIES = (72, 60, 48, 36)
_MOST_BYTES = 45_000
_FULL_WIDTH = 1280
_FULL_QUALITY = 80
_MOST_PIXELS = 80_000_000


@record
class Picture:
    """A screenshot as it stands in the page."""

    data: str
    width: int
    height: int


def pictures(
    films: Sequence[Film],
    *,
    blob: Callable[[str], bytes],
    weights: Mapping[str, float],
    budget: int | None,
) -> dict[str, Picture]:
    """A picture for each screenshot that fits.

    Args:
        films: The strips that show them.
        blob: Gives a blob's content by its SHA-256.
        weights: How telling a step is, by its evidence id; 0 where it is missing.
        budget: The most bytes of all pictures together, or None for full size without a limit.

    Returns:
        Pictures by the screenshot's SHA-256. What is unreadable or does not fit is left out.
    """
    frames = [(order, frame) for film in films for order, frame in enumerate(film.frames)]
    ranked = sorted(frames, key=lambda item: (-_weight(item[1], weights), item[0], item[1].cite.id))
    found: dict[str, Picture] = {}
    left = budget
    for _, frame in ranked:
        sha = frame.screenshot
        if sha is None or sha in found:
            continue
        picture = _read(blob, sha, full=budget is None)
        if picture is None or (left is not None and len(picture.data) > left):
            continue
        found[sha] = picture
        left = None if left is None else left - len(picture.data)
    return found


def _weight(frame: Frame, weights: Mapping[str, float]) -> float:
    """Steps that findings point at come first, then those with trouble, then long ones."""
    ids = [frame.cite.id, *(q.cite.id for q in frame.questions), *(c.id for _, c in frame.troubles)]
    cited = max((weights.get(one, 0.0) for one in ids), default=0.0)
    return cited * 100 + 10 * bool(frame.troubles) + min(len(frame.questions), 9)


def _read(blob: Callable[[str], bytes], sha: str, *, full: bool) -> Picture | None:
    try:
        content = blob(sha)
    except (HarnessError, OSError, KeyError):
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            return _shrunk(image, full=full)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _shrunk(image: Image.Image, *, full: bool) -> Picture:
    width = min(image.width, _FULL_WIDTH if full else _WIDTH)
    image.draft("RGB", (width * 2, round(image.height * width / image.width) * 2))
    small = image.convert("RGB")
    if not full:
        small = small.crop((0, 0, small.width, min(small.height, round(small.width * _TALLEST))))
    height = max(round(small.height * width / small.width), 1)
    small = small.resize((width, height), Image.Resampling.LANCZOS)
    content = _encoded(small, (_FULL_QUALITY,) if full else _QUALITIES)
    text = base64.b64encode(content).decode("ascii")
    return Picture(data=f"data:image/jpeg;base64,{text}", width=width, height=height)


def _encoded(image: Image.Image, qualities: Sequence[int]) -> bytes:
    """JPEG at the first quality that is small enough, or at the last."""
    content = b""
    for quality in qualities:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        content = buffer.getvalue()
        if len(content) <= _MOST_BYTES:
            break
    return content
