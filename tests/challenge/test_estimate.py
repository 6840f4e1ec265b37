"""What a challenge costs is told before anything is sent, and what costs too much is not begun."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harness.challenged import (
    Challenge,
    ChatScreener,
    EmbeddingRanker,
    ListRanking,
    LiveFlow,
    Price,
    Requests,
)
from harness.cli import run
from harness.errors import ConfigError
from harness.gather.challenge.estimate import Estimate, estimate, require_affordable, told
from harness.people.application import vacancy

JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
HTTP = Challenge(screener="https://ats.example/screen", job=JOB.text, budget=1000)
CHAT = Challenge(
    screener="https://llm.example/v1", job=JOB.text, budget=1000,
    chat=ChatScreener(model="m", prompt="prompt.txt", most_tokens=20),
)  # fmt: skip
EMBEDDING = replace(CHAT, chat=None, embedding=EmbeddingRanker(model="m"))


def of(spec: Challenge, folder: Path) -> Estimate:
    (folder / "prompt.txt").write_text("{job}\n{application}\n")
    return estimate(spec, job=JOB, folder=folder, year=2026)


@pytest.mark.parametrize(
    ("spec", "low", "high"),
    [
        (HTTP, 32, 500),
        (replace(HTTP, requests=Requests(batch_size=1)), 1000, 1000),
        (replace(HTTP, screener="m:f"), 4, 500),
        (replace(HTTP, screener="./screen --jsonl"), 16, 500),
        (CHAT, 1000, 1000),
        (EMBEDDING, 32, 500),
        (replace(HTTP, ranking=ListRanking(size=8)), 125, 1000),
    ],
    ids=["address", "one at a time", "function", "command", "chat", "embedding", "list"],
)
def test_requests_are_counted_by_how_full_they_may_be(
    spec: Challenge, low: int, high: int, tmp_path: Path
) -> None:
    found = of(spec, tmp_path)
    assert (found.applications, found.requests_low, found.requests_high) == (1000, low, high)


def test_the_rate_limit_says_how_long_it_takes_at_least(tmp_path: Path) -> None:
    assert of(HTTP, tmp_path).minutes is None
    assert of(replace(CHAT, requests=Requests(per_minute=50)), tmp_path).minutes == 20.0


def test_a_live_flow_takes_as_many_days_as_the_permission_makes_of_it(tmp_path: Path) -> None:
    live = replace(HTTP, screener="posting:analyst", live=LiveFlow(), budget=50)
    found = estimate(live, job=JOB, folder=tmp_path, year=2026, per_day=20)
    assert (found.requests_high, found.days) == (50, 3)
    assert "that takes 3 days" in told(found)
    assert estimate(HTTP, job=JOB, folder=tmp_path, year=2026, per_day=20).days is None


def test_money_is_that_of_the_most_requests_and_of_every_application(tmp_path: Path) -> None:
    price = Price(per_request=0.01, per_application=0.002)
    assert of(replace(HTTP, price=price), tmp_path).money == pytest.approx(500 * 0.01 + 2.0)
    assert of(HTTP, tmp_path).money is None


def test_tokens_are_those_of_prompt_job_and_cv(tmp_path: Path) -> None:
    price = Price(per_million_read=2.0, per_million_written=8.0, currency="EUR")
    found = of(replace(CHAT, price=price), tmp_path)
    assert found.tokens_written == 1000 * 20
    assert found.tokens_read is not None
    # A CV has some 800 to 1,400 characters, of which four are a token.
    assert 1000 * 200 < found.tokens_read < 1000 * 400
    expected = 2e-6 * found.tokens_read + 8e-6 * 20_000
    assert found.money == pytest.approx(expected)
    assert f"{expected:,.2f} EUR at most" in told(found)
    assert of(EMBEDDING, tmp_path).tokens_written is None


def test_what_may_cost_more_than_allowed_is_refused(tmp_path: Path) -> None:
    for most, allowed in ((9.99, False), (10.0, True), (None, True)):
        spec = replace(HTTP, price=Price(per_application=0.01, most=most))
        found = of(spec, tmp_path)
        if allowed:
            require_affordable(spec, found)
            continue
        with pytest.raises(ConfigError, match=r"1,000 applications may cost 10\.00"):
            require_affordable(spec, found)


TOML = """
[employer]
name = "Acme"
[challenge]
screener = "screener.py:score"
job = "Data Analyst"
budget = 60
[challenge.price]
per_application = 0.5
most = {most}
"""
SCREENER = """
from pathlib import Path
def score(applications):
    with Path("asked.txt").open("a") as file:
        file.write(f"{len(applications)}\\n")
    return [float(len(a.text)) for a in applications]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "screener.py").write_text(SCREENER)
    (tmp_path / "othershoe.toml").write_text(TOML.format(most=40))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_challenge_tells_the_cost_before_it_asks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["challenge", "--out", "run"]) in {0, 1}
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("At most 60 applications will be evaluated, in 1 to 30 requests.")
    assert said[0].endswith("That costs 30.00 USD at most.")


def test_challenge_begins_nothing_that_may_cost_too_much(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["challenge", "--budget", "81"]) == 2
    assert "81 applications may cost 40.50" in capsys.readouterr().err
    assert not (folder / "asked.txt").exists()
    assert not (folder / "reports").exists()


def test_plan_prints_what_the_projects_challenge_costs_and_asks_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["plan", "--gap", "0.1"]) == 0
    assert "The project's challenge: At most 60 applications" in capsys.readouterr().out
    assert run(["plan", "--gap", "0.1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["challenge"]["money"] == 30.0
    assert not (folder / "asked.txt").exists()


def test_a_resume_takes_no_other_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["challenge", "--out", "run"]) in {0, 1}
    capsys.readouterr()
    assert run(["challenge", "--resume", "run", "--budget", "70", "--out", "other"]) == 2
    said = capsys.readouterr().err
    assert "--budget" in said
    assert "--out" in said


def test_a_challenge_that_breaks_off_says_how_to_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    down = "    if Path('asked.txt').is_file() and Path('down.txt').is_file():\n"
    body = SCREENER.replace("    with Path", f"{down}        raise OSError\n    with Path")
    (folder / "screener.py").write_text(body)
    (folder / "down.txt").touch()
    assert run(["challenge", "--out", "run"]) == 3
    assert "othershoe challenge --resume run" in capsys.readouterr().err
    (folder / "down.txt").unlink()
    before = sum(map(int, (folder / "asked.txt").read_text().split()))
    assert run(["challenge", "--resume", "run", "--format", "json"]) in {0, 1}
    calls = json.loads(capsys.readouterr().out)["calls"]
    asked = sum(map(int, (folder / "asked.txt").read_text().split()))
    assert 0 < before < asked == calls


def test_a_screener_that_was_changed_is_not_mixed_with_what_it_said_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["challenge", "--out", "run"]) in {0, 1}
    evidence = folder / "run" / "evidence.jsonl"
    started = [line for line in evidence.read_text().splitlines() if '"RunStarted"' in line]
    evidence.write_text("\n".join(started) + "\n")
    (folder / "screener.py").write_text(SCREENER.replace("len(a.text)", "1"))
    capsys.readouterr()
    assert run(["challenge", "--resume", "run"]) == 3
    assert "another version of it" in capsys.readouterr().err
