"""A challenge that is killed goes on where it stopped: the same result, and nothing asked twice."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness import codec
from harness.cli import run
from harness.evidence import ChallengeFinished
from harness.store import RunFolder

BUDGET = 200
TOML = """
[employer]
name = "Acme"
[challenge]
screener = "{url}"
job = "Data Analyst\\nYou answer questions with SQL, build reports in Excel and clean data.\\n"
threshold = 0.5
budget = {budget}
seed = 4
[challenge.requests]
batch_size = 8
at_once = {at_once}
"""


class Witness:
    """A screener behind HTTP that logs what it evaluates, and can kill whoever asks it.

    A request whose `Idempotency-Key` it has answered is answered the same and evaluated no more.
    """

    def __init__(self, deviation: float) -> None:
        self.deviation = deviation
        self.evaluated: list[tuple[str, tuple[str, ...]]] = []
        self.repeated: list[tuple[str, bool]] = []
        self.victim: subprocess.Popen[bytes] | None = None
        self.kill_at: int | None = None
        self.kill_early = False
        self._answers: dict[str, tuple[bytes, bytes]] = {}
        self._turns: Counter[str] = Counter()
        self._lock = threading.Lock()
        witness = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with witness._lock:
                    content = witness.answer(self.headers["Idempotency-Key"], body)
                try:
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    """Whoever asked was killed."""
                with witness._lock:
                    witness.strike(early=False)

            def log_message(self, *_parts: object) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/screen"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, key: str, body: bytes) -> bytes:
        if key in self._answers:
            known, content = self._answers[key]
            self.repeated.append((key, known == body))
            return content
        applications = json.loads(body)["applications"]
        self.evaluated.append((key, tuple(item["id"] for item in applications)))
        content = json.dumps({"outcomes": [self.score(item) for item in applications]}).encode()
        self._answers[key] = (body, content)
        self.strike(early=True)
        return content

    def score(self, item: dict[str, Any]) -> float:
        text = item["text"]
        self._turns[text] += 1
        words = ("sql", "excel", "report", "data", "statistic", "python", "clean", "question")
        named = sum(word in text.casefold() for word in words)
        noise = Random(f"{text}/{self._turns[text]}").gauss(0.0, self.deviation)
        return round(named / len(words) - 0.2 * ("Lakisha" in text) + noise, 6)

    def strike(self, *, early: bool) -> None:
        """Kill whoever asks, before or after the answer is sent."""
        due = self.kill_at is not None and len(self.evaluated) >= self.kill_at
        if due and early == self.kill_early and self.victim is not None:
            os.kill(self.victim.pid, signal.SIGKILL)
            self.kill_at = self.victim = None

    def forget(self) -> tuple[Counter[str], int]:
        """How often each application was evaluated, and in how many requests; starts anew."""
        counted = Counter(one for _, ids in self.evaluated for one in ids)
        requests = len(self.evaluated)
        self.evaluated, self.repeated = [], []
        self._answers, self._turns = {}, Counter()
        return counted, requests

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(params=[(0.0, 3), (0.05, 1)], ids=["still, three at once", "noisy, one at once"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Witness, Path, int]]:
    deviation, at_once = request.param
    witness = Witness(deviation)
    toml = TOML.format(url=witness.url, budget=BUDGET, at_once=at_once)
    (tmp_path / "othershoe.toml").write_text(toml)
    yield witness, tmp_path, at_once
    witness.close()


def killed(witness: Witness, folder: Path, *options: str) -> None:
    """Challenge in a process of its own, which the witness kills."""
    command = [sys.executable, "-m", "harness.cli", "challenge", "--format", "json"]
    with subprocess.Popen(
        [*command, *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        witness.victim = process
        _, said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said.decode()


def facts(folder: Path) -> list[dict[str, Any]]:
    """All evidence of the challenge but its times."""
    plain = [codec.to_plain(item) for item in RunFolder.open(folder).evidence()]
    return [{**item, "at": None} for item in plain if item["kind"] != "RunStarted"]


def broken_and_whole(place: tuple[Witness, Path, int], *, kills: int, seed: int) -> None:
    """Compare a challenge that is killed so often with one that is not."""
    witness, folder, at_once = place
    project, broken = ["--project", str(folder)], folder / "broken"
    assert run(["challenge", *project, "--out", str(folder / "whole")]) in {0, 1}
    whole, requests = witness.forget()
    random = Random(seed)
    options = ["--out", "broken"]
    for moment in sorted(random.sample(range(1, requests), kills)):
        witness.kill_at, witness.kill_early = moment, random.random() < 0.5
        killed(witness, folder, *options)
        kept = RunFolder.open(broken).evidence()
        assert not any(isinstance(item, ChallengeFinished) for item in kept)
        options = ["--resume", "broken"]
    assert run(["challenge", *project, "--resume", str(broken)]) in {0, 1}
    # What was under way at a kill had not been heard: it is asked for again, under the same name.
    assert len(witness.repeated) <= kills * at_once
    assert all(same for _, same in witness.repeated)
    assert witness.forget()[0] == whole
    assert sum(whole.values()) <= BUDGET
    assert facts(broken) == facts(folder / "whole")
    assert counterexamples(broken) == counterexamples(folder / "whole")
    assert run(["challenge", *project, "--resume", str(broken)]) in {0, 1}
    assert witness.forget() == (Counter(), 0)


def counterexamples(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "counterexamples").glob("*.py")}


def test_killed_and_resumed_it_comes_to_the_same_and_asks_nothing_twice(
    place: tuple[Witness, Path, int], request: pytest.FixtureRequest
) -> None:
    often = request.config.getoption("--hypothesis-profile", None) == "fuzz"
    broken_and_whole(place, kills=7 if often else 2, seed=11)
