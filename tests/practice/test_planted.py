"""Planted screeners: each does what it says by the size that it says, and nothing else."""

import statistics
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from harness.people.application import Application, vacancy
from harness.people.background import Background, backgrounds
from harness.people.draft import Draft, application_of
from harness.people.marked import application
from harness.people.paths import PATHS
from harness.people.paths import Path as History
from harness.practice.planted import (
    DEVIATION,
    NOISY_PENALTY,
    PATH_PENALTY,
    PENALTY,
    PLANTED,
    READS,
    is_straight,
)

JOB = vacancy(
    "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
)
CVS = backgrounds(JOB, year=2026, count=32, random=Random(5))
SCORES = ["none", "one_name", "one_group", "pair", "truncating", "keywords", "straight_path"]
WORDS = {
    "Lakisha": {"given": "Lakisha"},
    "Latoya": {"given": "Latoya"},
    "she": {"pronouns": "she/her"},
    "parents": {"volunteering": "Coordinator, Parent-Teacher Association"},
    "she and parents": {
        "pronouns": "she/her",
        "volunteering": "Coordinator, Parent-Teacher Association",
    },
    "hobby": {"hobby": "Captain, community rugby team"},
}
MOVES = {
    "one_name": {"Lakisha": -PENALTY},
    "one_group": {"Lakisha": -PENALTY, "Latoya": -PENALTY},
    "pair": {"she and parents": -0.3},
}


def written(cv: Background, **spelled: str) -> Application:
    return application(cv.marked, {**cv.plain, **spelled}, job=JOB, write=lambda *_parts: Path())


def scores(name: str, batch: Sequence[Application]) -> list[float]:
    return [float(str(score)) for score in PLANTED[name].screen(batch)]


@pytest.mark.parametrize("name", ["none", "one_name", "one_group", "pair", "straight_path"])
@pytest.mark.parametrize("words", WORDS)
def test_what_is_planted_moves_the_score_and_nothing_else_does(name: str, words: str) -> None:
    expected = MOVES.get(name, {}).get(words, 0.0)
    before = scores(name, [written(cv) for cv in CVS])
    after = scores(name, [written(cv, **WORDS[words]) for cv in CVS])
    assert [b - a for a, b in zip(before, after, strict=True)] == pytest.approx([expected] * 32)


@pytest.mark.parametrize("name", [name for name in SCORES if name != "none"])
def test_a_screener_without_noise_answers_the_same_again(name: str) -> None:
    batch = [written(cv) for cv in CVS]
    assert scores(name, batch) == scores(name, batch[::-1])[::-1]


def test_the_noise_has_the_planted_deviation_and_the_effect_lies_beneath_it() -> None:
    plain, named = written(CVS[0]), written(CVS[0], given="Lakisha")
    (still,) = scores("none", [plain])
    draws = [scores("noisy_group", [plain, named]) for _ in range(2000)]
    before, after = ([draw[place] for draw in draws] for place in (0, 1))
    assert statistics.stdev(before) == pytest.approx(DEVIATION, rel=0.1)
    assert statistics.fmean(before) == pytest.approx(still, abs=0.005)
    assert statistics.fmean(after) == pytest.approx(still - NOISY_PENALTY, abs=0.005)


def test_the_truncating_one_reads_the_beginning_alone() -> None:
    one = written(CVS[0])
    assert len(one.text) > READS
    for place, heard in ((READS - 100, True), (READS + 100, False)):
        said = Application(
            id="said", job=JOB, facts=one.facts, documents=one.documents,
            text=f"{'x' * place} questions {'x' * 400}",
        )  # fmt: skip
        silent = Application(
            id="silent", job=JOB, facts=one.facts, documents=one.documents, text="x" * 900
        )
        a, b = scores("truncating", [said, silent])
        assert (a > b) is heard


def test_the_one_that_counts_words_is_raised_by_saying_them_twice() -> None:
    one = written(CVS[0])
    twice = Application(
        id="twice", job=JOB, facts=one.facts, documents=one.documents, text=one.text * 2
    )
    a, b = scores("keywords", [one, twice])
    assert b == pytest.approx(2 * a, abs=1e-5)
    assert scores("none", [twice]) == scores("none", [one])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.id)
def test_a_straight_history_is_taken_for_one(path: History) -> None:
    for cv in CVS[:8]:
        twins = path.twins(cv, job=JOB, year=2026, random=Random(1))
        assert is_straight(of(twins.straight))


@pytest.mark.parametrize(
    "path", [one for one in PATHS if one.id in {"care-break", "self-taught", "part-time"}],
    ids=lambda path: path.id,
)  # fmt: skip
def test_a_history_with_a_break_or_another_way_in_costs_what_is_planted(path: History) -> None:
    for cv in CVS[:8]:
        twins = path.twins(cv, job=JOB, year=2026, random=Random(1))
        pair = [of(twins.straight), of(twins.other)]
        assert [is_straight(one) for one in pair] == [True, False]
        work = scores("none", pair)
        liked = scores("straight_path", pair)
        assert (liked[1] - liked[0]) - (work[1] - work[0]) == pytest.approx(-PATH_PENALTY)


def of(draft: Draft) -> Application:
    return application_of(draft, write=lambda *_parts: Path())


def test_a_list_is_ranked_by_place_only_where_that_is_planted() -> None:
    batch = [written(cv) for cv in CVS[:6]]
    forwards, backwards = (
        {name: PLANTED[name].screen(order) for name in ("position", "even_list")}
        for order in (batch, batch[::-1])
    )
    assert forwards["even_list"] == backwards["even_list"]
    assert forwards["position"] != backwards["position"]
    same = [written(CVS[0], hobby=f"Hobby {number}") for number in range(4)]
    assert PLANTED["position"].screen(same) == [one.id for one in same]
