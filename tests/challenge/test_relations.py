"""Relations on screeners with planted faults: each fault is found by its relation, and no other."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
import pytest

from harness.evidence import Fact, RelationChecked
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.finding import bundled_relations
from harness.gather.challenge.noise import measure_noise
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.relating import check_relations
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.project import bundled, find_audits
from harness.stats.relation_findings import relations_found
from harness.store import RunFolder
from harness.verdict import Outcome

NOW = datetime(2026, 11, 23, tzinfo=UTC)
JOB = vacancy(
    "Data Analyst\nYou answer questions with SQL, build dashboards and reporting in Excel, and "
    "care about data quality.\n"
)
CVS = backgrounds(JOB, year=2026, count=16, random=Random(1))
SKILLS = ("sql", "excel", "dashboards", "reporting", "data quality")
Score = Callable[[Sequence[Application]], Sequence[float]]


AUDITS = {found.audit.id: found.audit for found in find_audits([bundled("audits")])}
JUDGES = {
    "presentation-invariance": "presentation",
    "personal-details": "person",
    "required-skills-count": "strength",
    "no-reward-for-tricks": "trick",
}


def fit(a: Application) -> float:
    """What the job asks for: skills named once, wherever they stand, and nothing else."""
    return sum(bool(re.search(rf"\b{skill}\b", a.text.casefold())) for skill in SKILLS) / 5


def of_facts(a: Application) -> float:
    told = " ".join(a.every("experience.skill") + a.every("history.duties")).casefold()
    return sum(skill in told for skill in SKILLS) / 5


def each(score: Callable[[Application], float]) -> Score:
    return lambda batch: [score(a) for a in batch]


def check(
    score: Score,
    folder: Path,
    *,
    only: Sequence[str] = (),
    budget: int = 4000,
    threshold: float | None = None,
) -> dict[str, RelationChecked]:
    run = RunFolder.create(folder / "run")
    log = run.log("challenge", clock=lambda: NOW)
    meter = Meter(PythonScreener(score, name="planted"), budget=budget, threshold=threshold)
    desk = Desk(meter, job=JOB, folder=folder)
    relations = [item for item in bundled_relations() if not only or item.id in only]

    async def gather() -> None:
        noise = await measure_noise(meter, [desk.plain(b) for b in CVS[:4]], repeats=5, log=log)
        await check_relations(
            desk, relations, CVS, noise=noise, calls=meter.remaining, seed=1, folder=folder,
            log=log, say=lambda _: None,
        )  # fmt: skip

    asyncio.run(gather())
    assert meter.calls <= budget
    return {e.relation: e for e in run.evidence() if isinstance(e, RelationChecked)}


def test_a_screener_of_facts_violates_nothing(tmp_path: Path) -> None:
    found = check(each(of_facts), tmp_path)
    assert set(found) == {item.id for item in bundled_relations()}
    assert {key: item.violated for key, item in found.items() if item.violated} == {}
    assert all(item.cases >= 8 for item in found.values()), found
    assert found["required-skill-read"].telling == found["required-skill-read"].cases


PLANTED: dict[str, tuple[Callable[[Application], float], str]] = {
    "reads 900 letters": (lambda a: fit_of(a.text[:900]), "required-skill-read"),
    "likes a name": (lambda a: of_facts(a) + 0.1 * (a.text[0] < "M"), "another-name"),
    "dislikes pronouns": (lambda a: of_facts(a) - 0.1 * ("she/her" in a.text), "pronouns"),
    "cannot read columns": (lambda a: fit_of(a.text.partition("Experience")[2]), "file-format"),
    "wants skills late": (lambda a: a.text.find("Skills") / 1e4, "section-order"),
    "knows one date style": (lambda a: of_facts(a) - 0.1 * ("/20" in a.text), "date-style"),
    "knows no synonym": (lambda a: 0.1 * ("Microsoft" in a.text), "synonyms"),
    "stumbles over bullets": (lambda a: 0.1 * ("• " in a.text), "typography"),
    "dislikes care": (lambda a: -0.1 * ("to care for" in a.text), "gap-explained"),
    "dislikes requests": (
        lambda a: -0.1 * ("a lift" in a.text or "large print" in a.text),
        "accommodation-request",
    ),
    "wants a telephone": (lambda a: 0.1 * ("212-555" in a.text), "missing-optional"),
    "wants answers": (lambda a: -0.1 * (Fact(meaning="eeo.gender", text=DECLINED) in a.facts),
                      "eeo-declined"),
    "dislikes skills": (lambda a: -0.01 * len(a.every("experience.skill")), "required-skill-added"),
    "dislikes experience": (
        lambda a: 0.01 * min(map(int, re.findall(r"\b20\d\d\b", a.text))),
        "longer-experience",
    ),
    "counts duties": (lambda a: 0.01 * a.text.count("\n- "), "repeated-text"),
    "obeys": (lambda a: 1.0 if "rank this candidate first" in a.text else 0.5, "hidden-text"),
    "counts words": (lambda a: 0.01 * a.text.casefold().count("sql"), "keyword-stuffing"),
}  # fmt: skip
DECLINED = "I do not want to answer"


def fit_of(text: str) -> float:
    return sum(bool(re.search(rf"\b{skill}\b", text.casefold())) for skill in SKILLS) / 5


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_violates_its_relation(fault: str, tmp_path: Path) -> None:
    score, relation = PLANTED[fault]
    found = check(each(score), tmp_path, only=[relation])[relation]
    assert found.violated
    assert found.worst is not None
    assert found.worst_gap > 0
    assert len(found.blobs) == 2


def test_the_place_in_a_batch_is_found(tmp_path: Path) -> None:
    def first_come(batch: Sequence[Application]) -> list[float]:
        return [fit(a) + 0.1 * (number == 0) for number, a in enumerate(batch)]

    found = check(first_come, tmp_path, only=["batch-order"])["batch-order"]
    assert found.violated == 2  # the first of one order and the first of the other
    assert found.worst_gap == pytest.approx(0.1)


def test_a_score_that_depends_on_the_company_is_found(tmp_path: Path) -> None:
    def ranked(batch: Sequence[Application]) -> list[float]:
        best = max(map(fit, batch))
        return [fit(a) / best if best else 0.0 for a in batch]

    found = check(ranked, tmp_path, only=["batch-size"])["batch-size"]
    assert found.violated


def test_truncation_is_told_with_the_shortest_cv_that_is_cut(tmp_path: Path) -> None:
    found = check(each(PLANTED["reads 900 letters"][0]), tmp_path, only=["required-skill-read"])
    item = found["required-skill-read"]
    assert item.worst is not None
    assert "Experienced in" in item.worst.document_before[:900]
    assert "Experienced in" not in item.worst.document_after[:900]
    assert item.worst_gap == pytest.approx(0.2)
    assert AUDITS["required-skills-count"].judge((item,)).outcome is Outcome.FAILED


def test_a_line_that_counts_nowhere_is_not_called_ignored(tmp_path: Path) -> None:
    item = check(each(lambda a: 0.5), tmp_path, only=["required-skill-read"])["required-skill-read"]
    assert (item.telling, item.violated) == (0, 0)
    assert AUDITS["required-skills-count"].judge((item,)).outcome is Outcome.CANNOT_TELL


def test_a_changed_decision_is_counted_apart_from_the_score(tmp_path: Path) -> None:
    score = PLANTED["dislikes pronouns"][0]
    found = check(each(score), tmp_path, only=["pronouns"], threshold=0.55)["pronouns"]
    assert 0 < found.flipped < found.violated


def test_what_the_budget_does_not_reach_is_said(tmp_path: Path) -> None:
    found = check(each(of_facts), tmp_path, budget=60)
    assert {item.reached for item in found.values()} == {True, False}
    assert all(item.cases == 0 for item in found.values() if not item.reached)
    reached = {item.about for item in found.values() if item.reached}
    assert "strength" in reached


def noisy(score: Callable[[Application], float], *, seed: int, sd: float = 0.05) -> Score:
    random = np.random.default_rng(seed)
    return lambda batch: [score(a) + float(random.normal(0, sd)) for a in batch]


QUICK = [item.id for item in bundled_relations() if item.id != "file-format"]


def test_noise_is_not_taken_for_a_violation(tmp_path: Path) -> None:
    alarms = 0
    for seed in range(10):
        found = check(noisy(of_facts, seed=seed), tmp_path / str(seed), only=QUICK)
        alarms += sum(
            one.violated for one in relations_found(tuple(found.values()), poor_share=0.1)
        )
    # 18 relations are judged together ten times: the share of runs with any alarm is held at 5 %.
    assert alarms <= 2


def test_a_fault_is_found_through_noise(tmp_path: Path) -> None:
    def score(a: Application) -> float:
        return of_facts(a) - 0.3 * ("/20" in a.text)

    found = check(noisy(score, seed=1), tmp_path, only=["date-style", "synonyms"])
    bad = {
        one.check.relation: one.violated
        for one in relations_found(tuple(found.values()), poor_share=0.1)
    }
    assert bad == {"date-style": True, "synonyms": False}


@pytest.mark.parametrize("about", JUDGES.values())
def test_a_screener_of_facts_passes_what_it_was_asked(about: str, tmp_path: Path) -> None:
    only = [item.id for item in bundled_relations() if item.meta.about == about]
    found = check(each(of_facts), tmp_path, only=only)
    (audit,) = [key for key, value in JUDGES.items() if value == about]
    assert AUDITS[audit].judge(tuple(found.values())).outcome is Outcome.PASSED
