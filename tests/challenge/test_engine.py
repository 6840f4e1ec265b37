"""The engine on noisy screeners: what is planted is found and measured, what is not is not."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from harness.employer import Challenge
from harness.errors import GatherError
from harness.evidence import (
    ChallengeFinished,
    Counterexample,
    Evidence,
    NoiseMeasured,
    PairCompared,
    SignalSwept,
)
from harness.gather.challenge.asking import Desk, flips
from harness.gather.challenge.attributes import attributes, signals
from harness.gather.challenge.plan import Plan, make_plan
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.race import Lane, Race
from harness.gather.challenge.screener import Meter
from harness.gather.challenge.search import NOISY_LOOKS, Field, search
from harness.gather.challenge.sweep import Sweep
from harness.people.application import Application, Unanswered, vacancy
from harness.people.matched import Variant
from harness.stats.contrast import contrasts_found
from tests.challenge.planted import (
    AWARD,
    CONTRASTS,
    JOB,
    PLANTED,
    Score,
    against_an_award,
    challenged,
    fair,
    noisy,
)

PLAN = make_plan(
    Challenge(screener="x", job=JOB, budget=2000), CONTRASTS, job=vacancy(JOB), year=2026
)


def found(evidence: Sequence[Evidence]) -> list[Counterexample]:
    return [item for item in evidence if isinstance(item, Counterexample)]


def changed(item: Counterexample) -> set[str]:
    return {change.attribute for change in item.changes}


def desk(score: object, folder: Path, *, budget: int = 100_000) -> Desk:
    function: Score = score  # type: ignore[assignment]  # an answer may be `Unanswered`, too
    meter = Meter(PythonScreener(function, name="x"), budget=budget, threshold=None)
    return Desk(meter, job=vacancy(JOB), folder=folder)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Evidence, ...]]:
    """Five whole challenges of a noisy screener that takes 0.06 off for an award."""
    folder = tmp_path_factory.mktemp("planted")
    return [
        challenged(noisy(against_an_award, seed=seed), folder / str(seed), seed=seed)
        for seed in range(5)
    ]


def test_a_small_effect_is_found_through_noise_and_is_the_planted_attribute_alone(
    planted: list[tuple[Evidence, ...]],
) -> None:
    confirmed = [[changed(i) for i in found(one) if i.confirmed] for one in planted]
    assert confirmed.count([{"award"}]) >= 4
    assert not any(attributes - {"award"} for items in confirmed for attributes in items)


def test_the_confirmation_measures_the_effect_on_fresh_draws_alone(
    planted: list[tuple[Evidence, ...]],
) -> None:
    items = [item for one in planted for item in found(one) if item.confirmed]
    covered = [
        item.effect_low <= PLANTED <= item.effect_high
        for item in items
        if item.effect_low is not None and item.effect_high is not None
    ]
    assert len(covered) == len(items)
    assert sum(covered) >= len(items) - 1
    mean = sum(item.effect or 0.0 for item in items) / len(items)
    assert mean == pytest.approx(PLANTED, abs=0.015)


def test_it_takes_few_calls_to_find_shrink_and_confirm(
    planted: list[tuple[Evidence, ...]],
) -> None:
    calls = sorted(item.calls for one in planted for item in found(one))
    assert calls[len(calls) // 2] <= 400


def test_the_sweep_tells_the_signal_that_differs_and_how_sure_it_is(
    planted: list[tuple[Evidence, ...]],
) -> None:
    swept = [item for one in planted for item in one if isinstance(item, SignalSwept)]
    differs = [item.signal for item in swept if item.stopped == "differs"]
    assert differs.count("disability-award") >= 4
    assert len(differs) <= len(planted) + 1  # e-BH lets 1 of 20 through before confirmation
    sure = [item.e_value for item in swept if item.signal == "disability-award"]
    assert sum(e is not None and e * 0.05 >= len(PLAN.searched) for e in sure) >= 4


@pytest.mark.parametrize("threshold", [None, 0.57])
@pytest.mark.parametrize("seed", [11, 12])
def test_noise_alone_is_neither_reported_nor_confirmed(
    seed: int, threshold: float | None, tmp_path: Path
) -> None:
    evidence = challenged(
        noisy(fair, seed=seed), tmp_path / "run", seed=seed, threshold=threshold, budget=700
    )
    assert not found(evidence)
    pairs = [item for item in evidence if isinstance(item, PairCompared)]
    assert not [one for one in contrasts_found(pairs) if one.confirmed]


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_a_yes_or_no_that_wavers_near_its_threshold_is_no_finding(
    seed: int, tmp_path: Path
) -> None:
    """The noise test meets CVs far from the threshold, so that only a confirmation can tell."""
    score = noisy(fair, seed=seed)
    evidence = challenged(
        lambda batch: [value >= 0.6 for value in score(batch)], tmp_path / "run", seed=seed
    )
    assert not [item for item in found(evidence) if item.confirmed]


def test_a_screener_that_turns_out_to_waver_is_said_to(tmp_path: Path) -> None:
    """Still on CVs without a signal, wavering on the others: the noise test sees nothing."""
    noise = Random(5)

    def wavers(batch: Sequence[Application]) -> list[float]:
        return [0.5 + (AWARD in a.text) * noise.choice([0.0, 0.3]) for a in batch]

    evidence = challenged(wavers, tmp_path / "run", seed=1)
    measured = [item for item in evidence if isinstance(item, NoiseMeasured)]
    assert [item.largest_gap > 0.2 for item in measured] == [False, True]


def test_a_pair_of_attributes_is_found_through_noise(tmp_path: Path) -> None:
    def together(batch: Sequence[Application]) -> list[float]:
        both = ["she/her" in a.text and "Parent-Teacher" in a.text for a in batch]
        return [score - 0.2 * it for score, it in zip(fair(batch), both, strict=True)]

    evidence = challenged(noisy(together, seed=3), tmp_path / "run", seed=3, budget=2500)
    assert [changed(i) for i in found(evidence) if i.confirmed] == [{"pronouns", "volunteering"}]


@pytest.mark.parametrize("budget", [61, 150, 401, 777])
def test_a_noisy_screener_is_never_asked_beyond_the_budget(budget: int, tmp_path: Path) -> None:
    asked = 0
    score = noisy(against_an_award, seed=7)

    def counting(batch: Sequence[Application]) -> Sequence[float | bool]:
        nonlocal asked
        asked += len(batch)
        return score(batch)

    evidence = challenged(counting, tmp_path / "run", seed=7, budget=budget)
    (end,) = [item for item in evidence if isinstance(item, ChallengeFinished)]
    assert asked == end.calls <= budget


def race(at: Desk, plan: Plan = PLAN) -> Race:
    return Race(
        at, signals(plan.searched, plan.stimuli), plan.backgrounds, deviation=0.05, margin=0.03
    )


async def all_found(running: Race, *, spent: int) -> list[Lane]:
    lanes = []
    while (lane := await running.next_found(spent=spent, without=())) is not None:
        lanes.append(lane)
    return lanes


def test_a_race_stops_asking_about_what_is_clear_both_ways(tmp_path: Path) -> None:
    at = desk(noisy(against_an_award, seed=2), tmp_path)
    running = race(at)
    lanes = asyncio.run(all_found(running, spent=20_000))
    assert [lane.signal.name for lane in lanes] == ["disability-award"]
    stopped = {lane.signal.name: stop for lane, stop in running.lanes()}
    assert set(stopped.values()) == {"differs", "alike"}
    assert at.meter.calls < 4000


def test_a_race_asks_most_about_the_most_suspicious(tmp_path: Path) -> None:
    running = race(desk(noisy(against_an_award, seed=4), tmp_path))
    asyncio.run(running.next_found(spent=20_000, without=()))
    drawn = {lane.signal.name: len(lane.drawn) for lane, _ in running.lanes()}
    assert drawn["disability-award"] == max(drawn.values())
    assert drawn["disability-award"] > 3 * sorted(drawn.values())[len(drawn) // 2]


def test_what_a_screener_leaves_open_is_no_difference_in_a_race(tmp_path: Path) -> None:
    score = noisy(fair, seed=6)

    def reluctant(batch: Sequence[Application]) -> list[object]:
        answers = score(batch)
        return [
            Unanswered(why="refused") if AWARD in a.text else answer
            for a, answer in zip(batch, answers, strict=True)
        ]

    running = race(desk(reluctant, tmp_path, budget=3000))
    assert asyncio.run(all_found(running, spent=3000)) == []
    assert "disability-award" not in {lane.signal.name for lane, _ in running.lanes()}


def swept(at: Desk, plan: Plan = PLAN) -> Sweep:
    return Sweep(
        at, signals(plan.searched, plan.stimuli), plan.backgrounds, differ=flips(margin=1e-6)
    )


def test_a_small_budget_meets_every_attribute(tmp_path: Path) -> None:
    sweep = swept(desk(fair, tmp_path))
    asyncio.run(sweep.next_flip(spent=60, without=(), not_on=()))
    told = {item.signal.attribute for item in sweep.swept()}
    assert told == {item.name for item in attributes(signals(PLAN.searched, PLAN.stimuli))}


def test_a_large_budget_meets_every_swap_on_every_background_once(tmp_path: Path) -> None:
    few = Plan(
        **{
            **{name: getattr(PLAN, name) for name in PLAN.__dataclass_fields__},
            "backgrounds": PLAN.backgrounds[:7],
        }
    )
    sweep = swept(desk(fair, tmp_path), few)
    asyncio.run(sweep.next_flip(spent=100_000, without=(), not_on=()))
    assert sweep.over
    counted = {item.signal.name: item.pairs for item in sweep.swept()}
    assert counted == {s.name: 7 * len(s.swaps) for s in signals(few.searched, few.stimuli)}


def test_a_sweep_goes_on_behind_what_it_found(tmp_path: Path) -> None:
    at = desk(against_an_award, tmp_path)
    sweep = swept(at)

    async def twice() -> list[set[str]]:
        first = await sweep.next_flip(spent=4000, without=(), not_on=())
        calls = at.meter.calls
        second = await sweep.next_flip(spent=4000, without=(), not_on=())
        assert at.meter.calls == calls
        third = await sweep.next_flip(spent=4000, without={"award"}, not_on=())
        return [set(flip.case.swaps) for flip in (first, second, third) if flip]

    assert asyncio.run(twice()) == [{"award"}, {"award"}]


def test_a_search_asks_in_few_batches(tmp_path: Path) -> None:
    batches: list[int] = []

    def counting(batch: Sequence[Application]) -> list[float]:
        batches.append(len(batch))
        return fair(batch)

    at = desk(counting, tmp_path)
    field = Field(
        attributes=attributes(signals(PLAN.searched, PLAN.stimuli)),
        backgrounds=PLAN.backgrounds,
        flips=flips(margin=1e-6),
        spent=2000,
    )
    assert asyncio.run(search(at, field, random=Random(1))) is None
    assert sum(batches) > 500
    assert len(batches) < 12


def test_a_noisy_search_ends_with_few_answers_to_what_is_nothing(tmp_path: Path) -> None:
    at = desk(noisy(fair, seed=9), tmp_path)
    field = Field(
        attributes=attributes(signals(PLAN.searched, PLAN.stimuli)),
        backgrounds=PLAN.backgrounds,
        flips=flips(margin=0.03),
        spent=3000,
        deviation=0.05,
        looks=NOISY_LOOKS,
    )
    asyncio.run(search(at, field, random=Random(1)))
    assert at.meter.calls <= 3000


def test_a_fault_of_the_screener_ends_a_race(tmp_path: Path) -> None:
    def broken(_batch: Sequence[Application]) -> list[float]:
        raise ConnectionError("gone")

    with pytest.raises(GatherError, match="gone"):
        asyncio.run(race(desk(broken, tmp_path)).next_found(spent=100, without=()))


def test_the_same_seed_and_answers_ask_the_same_in_the_same_order(tmp_path: Path) -> None:
    def asked(folder: Path) -> list[str]:
        order: list[str] = []
        score = noisy(against_an_award, seed=1)

        def noting(batch: Sequence[Application]) -> Sequence[float | bool]:
            order.extend(application.id for application in batch)
            return score(batch)

        challenged(noting, folder, seed=1, budget=600)
        return order

    assert asked(tmp_path / "one") == asked(tmp_path / "other")


def labels(variants: Sequence[Variant]) -> set[str]:
    return {variant.label for variant in variants}


def test_fresh_pairs_use_cvs_that_no_registered_pair_uses() -> None:
    for name, pairs in PLAN.pairs.items():
        assert PLAN.fresh[name]
        registered = {pair.background.id for pair in pairs}
        assert not registered & {pair.background.id for pair in PLAN.fresh[name]}


def test_fresh_pairs_use_names_that_no_registered_pair_uses() -> None:
    name = "name-black-white-women"
    registered = labels([pair.b for pair in PLAN.pairs[name]])
    assert not registered & labels([pair.b for pair in PLAN.fresh[name]])


def test_a_contrast_is_confirmed_by_fresh_pairs_and_measured_on_them(tmp_path: Path) -> None:
    evidence = challenged(against_an_award, tmp_path / "run", seed=1)
    pairs = [item for item in evidence if isinstance(item, PairCompared)]
    (award,) = [one for one in contrasts_found(pairs) if one.confirmed]
    assert award.fresh_pairs == sum(pair.fresh for pair in pairs) >= 7
    assert award.effect == pytest.approx(PLANTED)


def test_what_the_budget_does_not_reach_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    evidence = challenged(fair, tmp_path / "run", seed=1, budget=200, progress=said.append)
    (end,) = [item for item in evidence if isinstance(item, ChallengeFinished)]
    compared = {c.id for c in CONTRASTS} - set(end.left_out)
    assert end.left_out
    assert compared
    assert any(", ".join(end.left_out) in sentence for sentence in said)
