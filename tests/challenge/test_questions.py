"""The other questions of a whole challenge, asked of practice screeners with planted effects."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from harness.challenged import Challenge, ListRanking, LiveFlow
from harness.evidence import (
    ChallengeFinished,
    Counterexample,
    Evidence,
    ListRanked,
    PairCompared,
    RelationChecked,
)
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.finding import bundled_relations
from harness.gather.challenge.lists import rank_lists
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.plan import make_plan
from harness.gather.challenge.questions import Questions, every_question
from harness.gather.challenge.run import challenge, read_contrasts
from harness.gather.challenge.screener import Meter
from harness.people.application import vacancy
from harness.people.paths import PATHS
from harness.practice.openings import OPENINGS
from harness.practice.planted import PATH_PENALTY
from harness.project import bundled, find_audits
from harness.stats.contrast import contrasts_found
from harness.store import RunFolder
from harness.verdict import Verdict

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AUDITS = {found.audit.id: found.audit for found in find_audits([bundled("audits")])}
NAMES = tuple(
    one for one in read_contrasts() if one.id in {"name-black-white-women", "name-black-white-men"}
)
FEW = every_question([item for item in bundled_relations() if item.id != "file-format"])


def gather(
    name: str, folder: Path, *, questions: Questions = FEW, **fields: Any
) -> Sequence[Evidence]:
    """Challenge a practice screener: names, then the other questions."""
    run = RunFolder.create(folder / "run")
    spec = Challenge(
        screener=f"harness.practice.planted:{name}", job=OPENINGS[0].text,
        **{"budget": 1500, **fields},
    )  # fmt: skip

    async def ask() -> None:
        screener = open_screener(spec, folder=folder, authorization=None, today=NOW.date())
        try:
            await challenge(
                spec, screener=screener, log=run.log("challenge", clock=lambda: NOW),
                contrasts=NAMES, questions=questions,
            )  # fmt: skip
        finally:
            await screener.close()

    asyncio.run(ask())
    return run.evidence()


def verdict(audit: str, evidence: Sequence[Evidence]) -> Verdict:
    return AUDITS[audit].judge(tuple(evidence))


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Evidence]:
    """A screener in which nothing is planted."""
    return gather("none", tmp_path_factory.mktemp("none"))


def test_nothing_planted_passes_what_is_about_people(nothing: Sequence[Evidence]) -> None:
    for audit in ("personal-details", "overlooked-strength", "presentation-invariance"):
        assert verdict(audit, nothing).outcome.value == "passed", verdict(audit, nothing).summary
    assert verdict("place-in-list", nothing).outcome.value == "inapplicable"


def test_a_share_of_the_postings_words_is_raised_by_hiding_them(
    nothing: Sequence[Evidence],
) -> None:
    found = verdict("no-reward-for-tricks", nothing)
    assert found.outcome.value == "attention"
    assert "hidden-text" in found.codes


def test_every_question_is_asked_within_the_budget(nothing: Sequence[Evidence]) -> None:
    (end,) = (e for e in nothing if isinstance(e, ChallengeFinished))
    assert end.calls <= 1500
    assert sum(isinstance(e, RelationChecked) and e.reached for e in nothing) >= 12
    asked = {e.signal for e in nothing if isinstance(e, PairCompared) and e.question == "path"}
    assert len(asked) >= 5


def test_what_is_asked_is_registered_before(nothing: Sequence[Evidence], tmp_path: Path) -> None:
    evidence = gather("none", tmp_path)
    (end,) = (e for e in evidence if isinstance(e, ChallengeFinished))
    assert end.preregistration_sha256 is not None
    kept = (tmp_path / "run" / "blobs" / end.preregistration_sha256).read_text(encoding="utf-8")
    for item in FEW.relations:
        assert f'"{item.id}: {item.meta.holds}"' in kept
    for path in PATHS:
        assert f"{path.id}: {path.equal}" in kept
    assert comparable(evidence) == comparable(nothing)


def comparable(evidence: Sequence[Evidence]) -> list[str]:
    return [repr(e) for e in evidence if not isinstance(e, Counterexample)]


def test_a_screener_that_reads_the_beginning_overlooks_required_skills(tmp_path: Path) -> None:
    found = verdict("required-skills-count", gather("truncating", tmp_path))
    assert found.outcome.value == "failed"
    assert "required-skill-read" in found.codes


def test_a_preference_for_the_straight_path_is_found_with_its_size(tmp_path: Path) -> None:
    evidence = gather("straight_path", tmp_path)
    found = {
        one.signal: one
        for one in contrasts_found(e for e in evidence if isinstance(e, PairCompared))
    }
    for signal in ("path: care break", "path: self taught"):
        assert found[signal].effect == pytest.approx(-PATH_PENALTY, abs=0.01)
    assert {"care-break", "self-taught"} <= verdict("overlooked-strength", evidence).codes


def ranked(name: str, folder: Path, *, calls: int = 200) -> tuple[ListRanked, ...]:
    """Lists of four that a practice ranker ranked."""
    run = RunFolder.create(folder / "run")
    log = run.log("challenge", clock=lambda: NOW)
    spec = Challenge(
        screener=f"harness.practice.planted:{name}", job=OPENINGS[0].text,
        ranking=ListRanking(size=4), budget=1200,
    )  # fmt: skip
    job = vacancy(spec.job)
    plan = make_plan(spec, NAMES, job=job, year=NOW.year)

    async def ask() -> None:
        screener = open_screener(spec, folder=folder, authorization=None, today=NOW.date())
        try:
            meter = Meter(screener, budget=1200, threshold=None)
            await rank_lists(
                Desk(meter, job=job, folder=folder), plan, calls=calls, size=4, seed=1,
                folder=folder, log=log, say=lambda _: None,
            )  # fmt: skip
            assert meter.calls <= calls
        finally:
            await screener.close()

    asyncio.run(ask())
    return tuple(e for e in run.evidence() if isinstance(e, ListRanked))


@pytest.mark.parametrize(
    ("name", "place", "group"),
    [
        ("even_list", "passed", "passed"),
        ("position", "failed", "passed"),
        ("group_list", "passed", "failed"),
    ],
)
def test_place_and_group_are_two_findings_of_lists(
    name: str, place: str, group: str, tmp_path: Path
) -> None:
    lists = ranked(name, tmp_path)
    assert len(lists) == 48
    assert verdict("place-in-list", lists).outcome.value == place
    assert verdict("rank-by-group", lists).outcome.value == group


def test_every_group_stands_at_every_place_equally_often(tmp_path: Path) -> None:
    shown = [item.candidates for item in ranked("even_list", tmp_path)]
    counts = Counter((one.group, one.shown_at) for candidates in shown for one in candidates)
    assert len(counts) == 16
    assert len(set(counts.values())) == 1
    assert all(len({one.variant for one in candidates}) == 4 for candidates in shown)


def test_a_challenge_of_a_list_ranker_ranks_lists(tmp_path: Path) -> None:
    evidence = gather(
        "position", tmp_path, questions=Questions(lists=True), ranking=ListRanking(size=4),
        budget=600,
    )  # fmt: skip
    assert sum(isinstance(e, ListRanked) for e in evidence) == 24
    assert verdict("place-in-list", evidence).outcome.value == "failed"


def test_a_live_flow_is_asked_nothing_more_unless_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path / "run")
    spec = Challenge(screener="posting:analyst", job=OPENINGS[0].text, live=LiveFlow(), budget=300)
    screener = open_screener(
        "harness.practice.planted:none", folder=tmp_path, authorization=None, today=NOW.date()
    )
    log = run.log("challenge", clock=lambda: NOW)
    asyncio.run(challenge(spec, screener=screener, log=log, contrasts=NAMES))
    assert not [e for e in run.evidence() if isinstance(e, RelationChecked | ListRanked)]
