"""What every kind of screener answered is known after a resume, and its settings tell it apart."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from harness.challenged import Challenge, ChatScreener, EmbeddingRanker, ListRanking
from harness.errors import StoreError
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.reopening import open_book
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.people.marked import application

TODAY = date(2026, 11, 23)
JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
MODULE = """
from pathlib import Path

def heard(what):
    with (Path(__file__).parent / "heard.txt").open("a") as file:
        file.write(what + "\\n")

def rank(applications):
    heard(" ".join(a.id for a in applications))
    return sorted(a.id for a in applications)[1:]

def embed(texts):
    heard(str(len(texts)))
    return [[float(len(text)), 1.0] for text in texts]
"""
LIST = Challenge(screener="model.py:rank", job=JOB.text, ranking=ListRanking(size=4))
EMBEDDING = Challenge(screener="model.py:embed", job=JOB.text, embedding=EmbeddingRanker())
CHAT = Challenge(
    screener="http://127.0.0.1:9/v1", job=JOB.text,
    chat=ChatScreener(model="m", prompt="prompt.txt"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.py").write_text(MODULE)
    (tmp_path / "prompt.txt").write_text("{job} {application}")
    return tmp_path


def cvs(count: int) -> tuple[Application, ...]:
    drawn = backgrounds(JOB, year=2026, count=count, random=Random(1))
    return tuple(
        application(cv.marked, cv.plain, job=JOB, write=lambda *_parts: Path()) for cv in drawn
    )


def everything(spec: Challenge, folder: Path) -> list[object]:
    """Once, again, several draws, and a list where it ranks lists."""
    screener = open_screener(spec, folder=folder, authorization=None, today=TODAY)
    book = open_book(folder, screener)
    meter = Meter(screener, budget=200, threshold=None, book=book)
    batch = cvs(6)

    async def asked() -> list[object]:
        answers: list[object] = [
            *map(str, await meter.ask(batch)),
            *map(str, await meter.ask_again(batch[:2])),
            *map(str, await meter.ask(batch[:3], draws=4)),
        ]
        if spec.ranking:
            answers += [await meter.rank(batch), await meter.rank(batch[::-1])]
        await screener.close()
        return [*answers, meter.calls, dict(meter.unanswered)]

    try:
        return asyncio.run(asked())
    finally:
        book.close()


@pytest.mark.parametrize("spec", [LIST, EMBEDDING], ids=["list", "embedding"])
def test_a_resume_hears_the_same_and_asks_nothing(spec: Challenge, folder: Path) -> None:
    first = everything(spec, folder)
    (folder / "heard.txt").unlink()
    assert everything(spec, folder) == first
    assert not (folder / "heard.txt").exists()


@pytest.mark.parametrize("spec", [LIST, EMBEDDING], ids=["list", "embedding"])
def test_a_resume_asks_for_the_rest_alone(spec: Challenge, folder: Path) -> None:
    first = everything(spec, folder)
    book = folder / "answers.jsonl"
    lines = book.read_bytes().splitlines(keepends=True)
    heard = (folder / "heard.txt").read_text().splitlines()
    for kept in (1, len(lines) // 2, len(lines) - 1):
        book.write_bytes(b"".join(lines[:kept]))
        (folder / "heard.txt").unlink()
        assert everything(spec, folder) == first
        again = (folder / "heard.txt").read_text().splitlines()
        assert len(again) == len(lines) - kept
        assert spec.embedding or again == heard[-len(again) :]


def others() -> Sequence[tuple[Challenge, Challenge]]:
    assert CHAT.chat is not None
    return (
        (LIST, replace(LIST, ranking=ListRanking(size=5))),
        (LIST, replace(LIST, ranking=ListRanking(size=4, top=2))),
        (LIST, replace(LIST, seed=2)),
        (CHAT, replace(CHAT, chat=replace(CHAT.chat, model="another"))),
        (CHAT, replace(CHAT, chat=replace(CHAT.chat, prompt="other.txt"))),
        (CHAT, replace(CHAT, chat=replace(CHAT.chat, highest=10.0))),
        (CHAT, replace(CHAT, seed=2)),
    )


@pytest.mark.parametrize(
    ("one", "another"), others(),
    ids=["size", "top", "seed of lists", "model", "prompt", "range", "seed of a model"],
)  # fmt: skip
def test_answers_under_other_settings_are_not_taken(
    one: Challenge, another: Challenge, folder: Path
) -> None:
    (folder / "other.txt").write_text("{application} {job}")
    for spec, told in ((one, None), (one, None), (another, "another screener")):
        screener = open_screener(spec, folder=folder, authorization=None, today=TODAY)
        if told is None:
            open_book(folder, screener).close()
        else:
            with pytest.raises(StoreError, match=told):
                open_book(folder, screener)
