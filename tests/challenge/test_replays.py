"""A counterexample's pytest file asks the same kind of screener again, with the same settings."""

import asyncio
import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from harness.challenged import Challenge, ChatScreener, ListRanking, LiveFlow, Requests
from harness.errors import ConfigError
from harness.evidence import Counterexample
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.questions import Questions
from harness.gather.challenge.run import challenge, read_contrasts
from harness.practice.employer import PracticeEmployer
from harness.practice.endpoints import PROMPT
from harness.store import RunFolder

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
CONTRASTS = tuple(one for one in read_contrasts() if one.id == "name-black-white-women")


@pytest.fixture(scope="module")
def employer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeEmployer]:
    with PracticeEmployer(
        name="Acme", faults=frozenset(), smtp=("127.0.0.1", 9), folder=tmp_path_factory.mktemp("a"),
        start=NOW, seed=1,
    ) as opened:  # fmt: skip
        yield opened


def specs(employer: PracticeEmployer) -> dict[str, tuple[Challenge, dict[str, object]]]:
    """A biased screener of each kind, and what of its file leads to the mended one."""
    url, rank = employer.planted_url, employer.planted_url("group_list", ranks=True)
    planted = "harness.practice.planted"
    chat = {"model": "none", "prompt": "prompt.txt", "lowest": -100.0}
    lists = ListRanking(size=4)
    return {
        "function": (
            Challenge(screener=f"{planted}:one_group", job=JOB, threshold=0.3),
            {"SCREENER": f"{planted}:none"},
        ),
        "address": (
            Challenge(
                screener=url("one_group"), job=JOB, threshold=0.3, requests=Requests(at_once=2)
            ),
            {"SCREENER": url("none")},
        ),
        "chat": (
            Challenge(
                screener=employer.model_url, job=JOB, threshold=30.0,
                requests=Requests(at_once=4),
                chat=ChatScreener(model="one_group", prompt="prompt.txt", lowest=-100.0),
            ),
            {"SETTINGS": {"chat": chat}},
        ),
        "list": (
            Challenge(screener=rank, job=JOB, threshold=0.5, ranking=lists),
            {"SCREENER": employer.planted_url("even_list", ranks=True)},
        ),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["function", "address", "chat", "list"])
def test_it_fails_on_the_biased_screener_and_passes_on_the_mended_one(
    kind: str, employer: PracticeEmployer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prompt.txt").write_text(PROMPT)
    spec, mended = specs(employer)[kind]
    folder = gather(spec, tmp_path)
    items = [item for item in folder.evidence() if isinstance(item, Counterexample)]
    assert items[0].confirmed
    assert [change.attribute for change in items[0].changes] == ["name"]
    monkeypatch.chdir(tmp_path)
    found = replayed(folder)
    test = next(value for name, value in vars(found).items() if name.startswith("test_"))
    with pytest.raises(AssertionError, match="became"):
        test()
    for name, value in mended.items():
        setattr(found, name, value)
    test()


def gather(spec: Challenge, folder: Path) -> RunFolder:
    run = RunFolder.create(folder / "run")
    spec = replace(spec, budget=420)
    screener = open_screener(spec, folder=folder, authorization=None, today=date(2026, 11, 23))

    async def asked() -> None:
        try:
            await challenge(
                spec, screener=screener, log=run.log("challenge", clock=lambda: NOW),
                contrasts=CONTRASTS, questions=Questions(),
            )  # fmt: skip
        finally:
            await screener.close()

    asyncio.run(asked())
    return run


def replayed(folder: RunFolder) -> ModuleType:
    file = min((folder.path / "counterexamples").glob("test_*.py"))
    spec = importlib.util.spec_from_file_location(f"replayed_{folder.path.parent.name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_refusal_is_neither_a_pass_nor_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "harness.practice.planted:one_group"
    folder = gather(Challenge(screener=module, job=JOB, threshold=0.3), tmp_path)
    (tmp_path / "refuses.py").write_text(
        "from harness.people.application import Unanswered\n"
        "def score(batch):\n"
        "    return [Unanswered(why='refused')] * len(batch)\n"
    )
    monkeypatch.chdir(tmp_path)
    found = replayed(folder)
    vars(found)["SCREENER"] = "refuses.py:score"
    test = next(value for name, value in vars(found).items() if name.startswith("test_"))
    with pytest.raises(pytest.skip.Exception, match="refused"):
        test()


def test_a_live_flow_is_never_asked_outside_a_run(tmp_path: Path) -> None:
    spec = Challenge(screener="posting:analyst", job=JOB, live=LiveFlow())
    with pytest.raises(ConfigError, match="asking it sends applications"):
        open_screener(spec, folder=tmp_path, authorization=None, today=date(2026, 11, 23))
