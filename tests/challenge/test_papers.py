"""Documents of an application: each twin its own, whenever and however many at once are written."""

import asyncio
import base64
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random

import docx
import pytest

from harness.challenged import Challenge, Requests
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.papers import Papers
from harness.gather.challenge.screener import Screener
from harness.gather.challenge.wire import to_wire
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.people.marked import application
from tests.challenge.loopback import Heard, Said, serving

JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
AWARDS = ("Student Leadership Award", "Disability Leadership Award")


@pytest.fixture
def twins(tmp_path: Path) -> list[Application]:
    """One person on one CV with another award."""
    papers = Papers(tmp_path / "papers")
    (cv,) = backgrounds(JOB, year=2026, count=1, random=Random(1))
    return [
        application(cv.marked, {**cv.plain, "award": award}, job=JOB, write=papers.write)
        for award in AWARDS
    ]


def told(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_both_twins_have_documents_of_their_own(twins: list[Application]) -> None:
    paths = [one.documents("docx") for one in twins]
    assert paths[0] != paths[1]
    assert paths[0].name == paths[1].name
    for path, own, other in zip(paths, AWARDS, AWARDS[::-1], strict=True):
        assert own in told(path)
        assert other not in told(path)


def test_a_place_tells_no_signal(twins: list[Application], tmp_path: Path) -> None:
    for one in twins:
        place = str(one.documents("txt").relative_to(tmp_path)).casefold()
        assert "leadership" not in place
        assert "disability" not in place


def test_many_at_once_read_whole_documents(twins: list[Application]) -> None:
    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(lambda one: one.documents("txt").read_text("utf-8"), twins * 40))
    assert read == [one.text for one in twins] * 40


def test_the_cv_is_sent_along_where_it_is_asked_for(twins: list[Application]) -> None:
    assert "document" not in to_wire(twins[0])
    sent = to_wire(twins[0], documents="txt")["document"]
    assert sent["format"] == "txt"
    assert base64.b64decode(sent["base64"]).decode() == twins[0].text


LENGTHS = """
import base64, json, sys
for line in sys.stdin:
    document = json.loads(line)["document"]
    print(len(base64.b64decode(document["base64"])), flush=True)
"""


def test_an_address_and_a_command_get_the_same_document(
    twins: list[Application], tmp_path: Path
) -> None:
    def lengths(heard: Heard) -> Said:
        sent = [item["document"]["base64"] for item in json.loads(heard.body)["applications"]]
        outcomes = [len(base64.b64decode(one)) for one in sent]
        return Said(content=json.dumps({"outcomes": outcomes}).encode())

    (tmp_path / "lengths.py").write_text(LENGTHS)
    found = []
    with serving(lengths) as server:
        for address in (server.origin, f"{sys.executable} lengths.py"):
            spec = Challenge(screener=address, job="", requests=Requests(documents="docx"))
            screener = open_screener(
                spec, folder=tmp_path, authorization=None, today=date(2026, 11, 23)
            )

            found.append(asyncio.run(asked(screener, twins)))
    assert found[0] == found[1] == [one.documents("docx").stat().st_size for one in twins]


async def asked(screener: Screener, batch: list[Application]) -> list[object]:
    try:
        return list(await screener.screen(batch))
    finally:
        await screener.close()
