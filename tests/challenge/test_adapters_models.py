"""Chat models, embedding models and list rankers, against real servers, functions and commands."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness.challenged import (
    Challenge,
    ChatScreener,
    EmbeddingRanker,
    ListRanking,
    Requests,
)
from harness.errors import ConfigError, GatherError
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.screener import Answer, Meter
from harness.people.application import Application, Unanswered, vacancy
from harness.people.background import backgrounds
from harness.people.marked import application
from harness.practice.employer import PracticeEmployer
from harness.practice.endpoints import PROMPT
from harness.practice.planted import PENALTY, PLANTED, fit
from tests.challenge.loopback import Heard, Said, serving

TODAY = date(2026, 11, 23)
JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")


def cvs(count: int, **spelled: str) -> tuple[Application, ...]:
    drawn = backgrounds(JOB, year=2026, count=count, random=Random(1))
    return tuple(
        application(cv.marked, {**cv.plain, **spelled}, job=JOB, write=lambda *_parts: Path())
        for cv in drawn
    )


@pytest.fixture(scope="module")
def employer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeEmployer]:
    with PracticeEmployer(
        name="Acme", faults=frozenset(), smtp=("127.0.0.1", 9), folder=tmp_path_factory.mktemp("a"),
        start=datetime(2026, 11, 23, tzinfo=UTC), seed=1,
    ) as opened:  # fmt: skip
        yield opened


def meter_of(spec: Challenge, folder: Path, *, threshold: float | None = None) -> Meter:
    screener = open_screener(spec, folder=folder, authorization=None, today=TODAY, environment={})
    return Meter(screener, budget=1000, threshold=threshold)


def ask(
    spec: Challenge, applications: Sequence[Application], folder: Path, *, draws: int = 1
) -> tuple[tuple[Answer, ...], Meter]:
    meter = meter_of(spec, folder)

    async def asked() -> tuple[Answer, ...]:
        try:
            return await meter.ask(applications, draws=draws)
        finally:
            await meter.screener.close()

    return asyncio.run(asked()), meter


def chat(url: str, folder: Path, *, prompt: str = PROMPT, **more: Any) -> Challenge:
    (folder / "prompt.txt").write_text(prompt)
    return Challenge(
        screener=url, job=JOB.text, seed=7,
        chat=ChatScreener(model="one_group", prompt="prompt.txt", **more),
    )  # fmt: skip


def test_a_chat_model_scores_as_the_screener_behind_it(
    employer: PracticeEmployer, tmp_path: Path
) -> None:
    applications = cvs(6)
    answered, meter = ask(chat(employer.model_url, tmp_path), applications, tmp_path)
    for answer, one in zip(answered, applications, strict=True):
        assert answer.outcome == pytest.approx(100 * fit(one), abs=1e-3)
    assert meter.calls == 6


def test_a_chat_model_is_asked_at_temperature_0_for_one_field_with_the_seed(
    tmp_path: Path,
) -> None:
    with serving(lambda _heard: said('{"score": 55}')) as server:
        prompt = "You rate {title}s.\n---\nJob: {job}\nCV: {application}\n"
        ask(chat(f"{server.origin}/v1/", tmp_path, prompt=prompt), cvs(1), tmp_path)
    (heard,) = server.heard
    body = json.loads(heard.body)
    assert heard.path == "/v1/chat/completions"
    assert (body["temperature"], body["seed"], body["model"]) == (0, 7, "one_group")
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["score"]
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][0]["content"] == "You rate Data Analysts."
    assert cvs(1)[0].text in body["messages"][1]["content"]


def test_what_stands_in_a_cv_is_never_taken_for_a_place_of_the_prompt(tmp_path: Path) -> None:
    odd = cvs(1, hobby="{job} {application} {0} and {nothing}")
    with serving(lambda _heard: said('{"score": 5}')) as server:
        ask(chat(server.origin, tmp_path), odd, tmp_path)
    content = json.loads(server.heard[0].body)["messages"][0]["content"]
    assert content.count("{job} {application} {0} and {nothing}") == 1
    assert content.count(JOB.text) == 1


def said(content: str | None, **more: Any) -> Said:
    message = {"role": "assistant", "content": content, "refusal": more.pop("refusal", None)}
    choice = {"index": 0, "message": message, "finish_reason": "stop", **more}
    return Said(content=json.dumps({"choices": [choice]}).encode())


REFUSED, GARBLED = "refused", "garbled"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (said(None, refusal="I cannot judge people."), REFUSED),
        (said("", finish_reason="content_filter"), REFUSED),
        (said("I would say 70."), GARBLED),
        (said('{"score": "70"}'), GARBLED),
        (said('{"score": true}'), GARBLED),
        (said('{"score": NaN}'), GARBLED),
        (said('{"score": 101}'), GARBLED),
        (said('{"score": -1}'), GARBLED),
        (said('{"rating": 70}'), GARBLED),
        (said('{"score": 7', finish_reason="length"), GARBLED),
        (said("[70]"), GARBLED),
        (said(None), GARBLED),
    ],
    ids=["refusal", "filtered", "prose", "text", "true", "not a number", "too much", "too little",
         "other field", "cut off", "list", "nothing"],
)  # fmt: skip
def test_a_refusal_and_garbage_are_no_number(answer: Said, why: str, tmp_path: Path) -> None:
    with serving(lambda _heard: answer) as server:
        (found,), meter = ask(chat(server.origin, tmp_path), cvs(1), tmp_path)
    assert found.unanswered is not None
    assert found.unanswered.why == why
    assert found.selected is None
    assert found.outcome != found.outcome  # not a number
    assert meter.unanswered == {why: 1}


def test_the_mean_of_several_draws_leaves_out_those_without_an_outcome(tmp_path: Path) -> None:
    left = [said('{"score": 40}'), said("no"), said('{"score": 60}')]
    with serving(lambda _heard: left.pop(0)) as server:
        (found,), _ = ask(chat(server.origin, tmp_path), cvs(1), tmp_path, draws=3)
    assert (found.outcome, found.unanswered) == (50.0, None)


def test_without_a_schema_json_is_looked_for_in_what_is_said(tmp_path: Path) -> None:
    left = [said('Well: {"score": 70}, I think.'), said('{"score": 1} or {"score": 2}')]
    with serving(lambda _heard: left.pop(0)) as server:
        spec = chat(server.origin, tmp_path, structured=False)
        (one, two), _ = ask(spec, cvs(2), tmp_path)
    assert "response_format" not in json.loads(server.heard[0].body)
    assert one.outcome == 70.0
    assert two.unanswered is not None


def test_a_chat_model_may_answer_yes_or_no(tmp_path: Path) -> None:
    left = [said('{"selected": true}'), said('{"selected": false}'), said('{"selected": 1}')]
    with serving(lambda _heard: left.pop(0)) as server:
        found, _ = ask(chat(server.origin, tmp_path, answer="yes-no"), cvs(3), tmp_path)
    assert [answer.selected for answer in found] == [True, False, None]


def test_what_is_no_chat_completion_is_a_fault(tmp_path: Path) -> None:
    told = pytest.raises(GatherError, match="what no chat model answers")
    with serving(lambda _heard: Said(content=b'{"score": 70}')) as server, told:
        ask(chat(server.origin, tmp_path), cvs(1), tmp_path)


def test_a_screener_that_never_answers_is_given_up_after_twenty(tmp_path: Path) -> None:
    told = pytest.raises(GatherError, match="answered none of the first 20")
    with serving(lambda _heard: said("no idea")) as server, told as caught:
        ask(chat(server.origin, tmp_path), cvs(40), tmp_path)
    assert len(server.heard) == 20
    assert "no idea" in caught.value.message


def test_an_embedding_endpoint_scores_by_cosine(employer: PracticeEmployer, tmp_path: Path) -> None:
    spec = Challenge(
        screener=employer.model_url, job=JOB.text, embedding=EmbeddingRanker(model="words"),
        requests=Requests(batch_size=3),
    )  # fmt: skip
    applications = cvs(7)
    found, _ = ask(spec, applications, tmp_path)
    assert all(0 < answer.outcome < 1 for answer in found)
    (same,), _ = ask(spec, [of_text(applications[0], JOB.text)], tmp_path)
    assert same.outcome == pytest.approx(1.0)


def of_text(one: Application, text: str) -> Application:
    return Application(
        id=f"text {text}", job=one.job, facts=one.facts, text=text, documents=one.documents
    )


EMBED = """
def embed(texts):
    return [[text.count("a"), text.count("e") + 1.0] for text in texts]

def empty(texts):
    return [[0.0, 0.0] if "Morgan" in text else [1.0, 0.0] for text in texts]

def short(texts):
    return [[1.0]]

def uneven(texts):
    return [[1.0] * (1 + n % 2) for n, _ in enumerate(texts)]

def broken(texts):
    return [[float("nan")] for _ in texts]
"""


def embedding(folder: Path, function: str) -> Challenge:
    (folder / "model.py").write_text(EMBED)
    return Challenge(screener=f"model.py:{function}", job=JOB.text, embedding=EmbeddingRanker())


def test_a_function_from_texts_to_vectors_scores_by_cosine(tmp_path: Path) -> None:
    (one,) = cvs(1)
    (found,), _ = ask(embedding(tmp_path, "embed"), [one], tmp_path)
    a, b = (complex(t.count("a"), t.count("e") + 1.0) for t in (one.text, JOB.text))
    assert found.outcome == pytest.approx((a * b.conjugate()).real / abs(a) / abs(b), abs=1e-12)


def test_a_vector_of_zeros_is_no_number(tmp_path: Path) -> None:
    (found,), meter = ask(embedding(tmp_path, "empty"), cvs(1), tmp_path)
    assert found.unanswered == Unanswered(why="no vector")
    assert meter.unanswered == {"no vector": 1}


@pytest.mark.parametrize("function", ["short", "uneven", "broken"])
def test_vectors_that_do_not_fit_are_a_fault(function: str, tmp_path: Path) -> None:
    with pytest.raises(GatherError, match=r"model\.py"):
        ask(embedding(tmp_path, function), cvs(3), tmp_path)


def ranking(address: str, size: int = 5, top: int | None = None, seed: int = 1) -> Challenge:
    return Challenge(
        screener=address, job=JOB.text, ranking=ListRanking(size=size, top=top), seed=seed
    )


RANKERS = """
import json, sys

def by_length(applications):
    return [a.id for a in sorted(applications, key=lambda a: (-len(a.text), a.id))]

def first_first(applications):
    return [a.id for a in applications]

def some(applications):
    return [a.id for a in applications if "Lakisha" not in a.text]

def stranger(applications):
    return ["somebody else"]

def twice(applications):
    return [applications[0].id] * 2

if __name__ == "__main__":
    for line in sys.stdin:
        listed = json.loads(line)["applications"]
        ranked = sorted(listed, key=lambda a: (-len(a["text"]), a["id"]))
        print(json.dumps({"ranking": [a["id"] for a in ranked]}), flush=True)
"""


@pytest.fixture
def rankers(tmp_path: Path) -> Path:
    (tmp_path / "rankers.py").write_text(RANKERS)
    return tmp_path


def test_function_address_and_command_rank_alike(rankers: Path) -> None:
    def by_length(heard: Heard) -> Said:
        listed = json.loads(heard.body)["applications"]
        ranked = sorted(listed, key=lambda a: (-len(a["text"]), a["id"]))
        return Said(content=json.dumps({"ranking": [a["id"] for a in ranked]}).encode())

    with serving(by_length) as server:
        found = [
            [answer.outcome for answer in ask(ranking(address), cvs(6), rankers)[0]]
            for address in ("rankers.py:by_length", f"{sys.executable} rankers.py", server.origin)
        ]
    assert found[0] == found[1] == found[2]
    assert len(set(found[0])) > 2
    assert all(outcome * 4 == int(outcome * 4) for outcome in found[0])  # a share of four others


def test_in_as_many_draws_as_places_every_place_is_met_once(rankers: Path) -> None:
    positions: Counter[int] = Counter()
    (one,) = cvs(1, hobby="A hobby that none of the others has")

    def noted(heard: Heard) -> Said:
        ids = [item["id"] for item in json.loads(heard.body)["applications"]]
        positions[ids.index(one.id)] += 1
        return Said(content=json.dumps({"ranking": ids}).encode())

    with serving(noted) as server:
        (found,), _ = ask(ranking(server.origin, size=5), [one], rankers, draws=5)
    assert positions == dict.fromkeys(range(5), 1)
    assert found.outcome == 0.5  # whoever ranks by place alone says nothing of the application


def test_positions_are_drawn_and_the_seed_decides_them(rankers: Path) -> None:
    def outcomes(seed: int) -> list[float]:
        found, _ = ask(ranking("rankers.py:first_first", size=8, seed=seed), cvs(24), rankers)
        return [answer.outcome for answer in found]

    assert outcomes(1) == outcomes(1) != outcomes(2)
    assert len(set(outcomes(1))) > 4


def test_who_is_not_ranked_has_no_outcome_unless_a_top_is_asked_for(rankers: Path) -> None:
    left_out = cvs(1, given="Lakisha")
    (found,), meter = ask(ranking("rankers.py:some"), left_out, rankers)
    assert found.unanswered == Unanswered(why="not ranked")
    assert meter.unanswered == {"not ranked": 1}
    (found,), _ = ask(ranking("rankers.py:some", top=2), left_out, rankers)
    assert (found.selected, found.unanswered) == (False, None)


@pytest.mark.parametrize("function", ["stranger", "twice"])
def test_a_ranking_of_others_or_of_one_twice_is_a_fault(function: str, rankers: Path) -> None:
    with pytest.raises(GatherError, match="ranked"):
        ask(ranking(f"rankers.py:{function}"), cvs(2), rankers)


def test_a_list_can_be_ranked_as_it_stands(rankers: Path) -> None:
    meter = meter_of(ranking("rankers.py:some"), rankers)
    shown = [*cvs(2), *cvs(1, given="Lakisha"), *cvs(1)]
    assert asyncio.run(meter.rank(shown)) == (1, 2, None, 3)
    assert meter.calls == 4


def test_a_screener_that_ranks_no_lists_says_so(rankers: Path) -> None:
    meter = meter_of(Challenge(screener="rankers.py:first_first", job=""), rankers)
    with pytest.raises(GatherError, match="ranks no lists"):
        asyncio.run(meter.rank(cvs(2)))


@pytest.mark.parametrize("name", [n for n, planted in PLANTED.items() if not planted.noise])
def test_a_planted_screener_answers_the_same_over_http(
    name: str, employer: PracticeEmployer, tmp_path: Path
) -> None:
    planted = PLANTED[name]
    rank = ListRanking(size=5) if planted.ranks else None
    function = f"harness.practice.planted:{name}"
    url = employer.planted_url(name, ranks=planted.ranks)
    there, here = (
        [
            answer.outcome
            for answer in ask(
                Challenge(screener=address, job=JOB.text, ranking=rank), cvs(5), tmp_path
            )[0]
        ]
        for address in (url, function)
    )
    assert there == here


def test_the_planted_penalty_shows_in_every_interface(
    employer: PracticeEmployer, tmp_path: Path
) -> None:
    plain, named = cvs(8), cvs(8, given="Lakisha")
    for spec, scale in (
        (Challenge(screener=employer.planted_url("one_group"), job=JOB.text), 1),
        (chat(employer.model_url, tmp_path, lowest=-100), 100),
    ):
        before, after = (ask(spec, batch, tmp_path)[0] for batch in (plain, named))
        for a, b in zip(before, after, strict=True):
            assert b.outcome - a.outcome == pytest.approx(-PENALTY * scale, abs=1e-4)


def test_a_command_that_ends_shows_what_it_said_last(tmp_path: Path) -> None:
    (tmp_path / "dies.py").write_text("raise SystemExit('no model at weights.bin')")
    spec = Challenge(screener=f"{sys.executable} dies.py", job="")
    with pytest.raises(GatherError, match=r"ended with 1 .*no model at weights\.bin"):
        ask(spec, cvs(2), tmp_path)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (Challenge(screener="m:f", job="", chat=ChatScreener(model="m", prompt="none.txt")),
         {"screener", "chat, prompt"}),
        (Challenge(screener="https://a.example/v1?api_key=1", job="", embedding=EmbeddingRanker()),
         {"screener", "embedding, model"}),
        (Challenge(screener="m:f", job="", threshold=0.5, ranking=ListRanking(size=3, top=3)),
         {"ranking, top", "threshold"}),
        (Challenge(screener="m:f", job="", ranking=ListRanking(size=1),
                   embedding=EmbeddingRanker(),
                   requests=Requests(at_once=0, per_minute=0, tries=0, key_env="sk-123")),
         {"ranking", "ranking, size", "requests, at_once", "requests, per_minute",
          "requests, tries", "requests, key_env"}),
    ],
    ids=["chat", "embedding", "list", "several"],
)  # fmt: skip
def test_all_mistakes_are_told_at_once_and_no_key_is_repeated(
    spec: Challenge, said: set[str], tmp_path: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        open_screener(spec, folder=tmp_path, authorization=None, today=TODAY)
    assert {one.place.removeprefix("challenge, ") for one in caught.value.mistakes} == said
    assert "sk-123" not in str(caught.value)
