"""Screenshots fit the page; the most telling stay."""

import base64
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image

from harness.evidence import Evidence, Obstacle
from harness.example.walks import barrier, question, step, walk_started
from harness.render.detail import LEVELS
from harness.render.film import Film, film
from harness.render.page import MOST_BYTES, render_html
from harness.render.pictures import Picture, pictures
from harness.render.walks import read_run
from harness.verdict import Outcome
from tests.render.conftest import TEMPLATES
from tests.render.full_run import keep, numbered, screenshot
from tests.render.full_verdicts import judgement
from tests.render.small import small

PLENTY = 10_000_000


def films_of(evidence: Sequence[Evidence]) -> list[Film]:
    return [film(walk, LEVELS[0]) for walk in read_run(evidence).walks]


def walked(blobs: dict[str, bytes], steps: int, *, walk: str = "w--a") -> list[Evidence]:
    drawn = (screenshot(f"Step {n}", ["one", "two"], number=n) for n in range(1, steps + 1))
    shots = [keep(blobs, content) for content in drawn]
    return [
        walk_started(walk=walk),
        *(step(n, walk=walk, screenshot=shot) for n, shot in enumerate(shots, start=1)),
    ]


def shown(evidence: Sequence[Evidence], blobs: dict[str, bytes], budget: int) -> list[int]:
    """The steps whose pictures fit."""
    found = pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=budget)
    frames = [frame for one in films_of(evidence) for frame in one.frames]
    return [frame.number for frame in frames if frame.screenshot in found]


def size_of_one(picture: Picture) -> int:
    return len(picture.data)


def test_pictures_are_small_jpegs() -> None:
    blobs: dict[str, bytes] = {}
    found = pictures(
        films_of(numbered(walked(blobs, 2))),
        blob=blobs.__getitem__,
        weights={},
        budget=PLENTY,
    )
    assert len(found) == 2
    for picture in found.values():
        image = Image.open(io.BytesIO(base64.b64decode(picture.data.partition(",")[2])))
        assert (image.format, image.size) == ("JPEG", (picture.width, picture.height))
        assert picture.width == 360


def test_tall_screenshot_shows_its_top() -> None:
    blobs: dict[str, bytes] = {}
    tall = io.BytesIO()
    Image.new("RGB", (390, 9000), "white").save(tall, "JPEG")
    shot = keep(blobs, tall.getvalue())
    evidence = numbered([walk_started(), step(1, screenshot=shot)])
    found = pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=PLENTY)
    assert found[shot].height <= 1.5 * found[shot].width


def test_full_images_are_large() -> None:
    blobs: dict[str, bytes] = {}
    evidence = numbered(walked(blobs, 1))
    found = pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=None)
    assert [picture.width for picture in found.values()] == [1280]


def test_steps_with_trouble_keep_their_picture_when_room_is_short() -> None:
    blobs: dict[str, bytes] = {}
    evidence = numbered([*walked(blobs, 6), barrier(Obstacle.CAPTCHA, walk="w--a", step=5)])
    everything = pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=PLENTY)
    largest = max(size_of_one(picture) for picture in everything.values())
    assert shown(evidence, blobs, largest) == [5]


def test_steps_that_a_failure_points_at_come_before_all() -> None:
    blobs: dict[str, bytes] = {}
    evidence = numbered(
        [
            *walked(blobs, 6),
            question(walk="w--a", step=2),
            barrier(Obstacle.CAPTCHA, walk="w--a", step=5),
        ]
    )
    asked = next(item for item in evidence if item.kind == "QuestionAsked")
    films = films_of(evidence)
    everything = pictures(films, blob=blobs.__getitem__, weights={}, budget=PLENTY)
    largest = max(size_of_one(picture) for picture in everything.values())
    found = pictures(films, blob=blobs.__getitem__, weights={asked.id: 3.0}, budget=largest)
    assert next(iter(found)) == films[0].frames[1].screenshot


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"\xff\xd8\xff\xe0 torn", b"<svg onload=alert(1)>"],
    ids=["empty", "text", "torn", "svg"],
)
def test_unreadable_screenshot_is_left_out(content: bytes) -> None:
    blobs: dict[str, bytes] = {}
    shot = keep(blobs, content)
    evidence = numbered([walk_started(), step(1, screenshot=shot)])
    assert pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=PLENTY) == {}


def test_cut_off_jpeg_is_left_out() -> None:
    blobs: dict[str, bytes] = {}
    shot = keep(blobs, screenshot("Torn", ["a"])[:3000])
    evidence = numbered([walk_started(), step(1, screenshot=shot)])
    assert pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=PLENTY) == {}


def test_missing_screenshot_is_left_out() -> None:
    evidence = numbered([walk_started(), step(1, screenshot="ab" * 32)])
    blobs: dict[str, bytes] = {}
    assert pictures(films_of(evidence), blob=blobs.__getitem__, weights={}, budget=PLENTY) == {}


@pytest.mark.slow
def test_many_walks_stay_within_the_size() -> None:
    """300 walks of 8 steps, 5 questions a step, and a failure on each."""
    blobs: dict[str, bytes] = {}
    base = walked(blobs, 8)
    asked = [question(f"Question {n}", walk="w--a", step=s) for s in range(1, 9) for n in range(5)]
    given = [
        replace(item, walk=f"w--{number:04d}") for number in range(300) for item in (*base, *asked)
    ]
    judgements = [
        judgement("promise-kept", f"w--{n:04d}", Outcome.FAILED, "Broken " * 40) for n in range(300)
    ]
    page = render_html(
        small(*judgements),
        numbered(given),
        blob=blobs.__getitem__,
        templates=TEMPLATES,
        title="Many",
    )
    assert len(page.encode()) <= MOST_BYTES
    assert "more walks are in" in page


def test_texts_beyond_the_size_are_cut(run_of_long_texts: str) -> None:
    assert len(run_of_long_texts.encode()) <= MOST_BYTES


@pytest.fixture
def run_of_long_texts() -> str:
    words = "A long question " * 600
    given: list[Evidence] = []
    for number in range(12):
        walk = f"w--{number:03d}"
        given.append(walk_started(walk=walk, candidate_name=words, scenario_title=words))
        for n in range(1, 15):
            given.append(step(n, words, walk=walk, heading=words))
            given += [
                question(words, walk=walk, step=n, question=f"{n}.{q}", description=words)
                for q in range(6)
            ]
    evidence = numbered(given)
    blobs: dict[str, bytes] = {}
    return render_html(small(), evidence, blob=blobs.__getitem__, templates=TEMPLATES, title="Long")
