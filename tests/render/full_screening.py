"""Screening outcomes and a challenged screener of the made-up run."""

from collections.abc import Iterable
from dataclasses import replace

from harness.evidence import (
    ChallengeFinished,
    Change,
    Counterexample,
    CubeCell,
    EditShown,
    Evidence,
    GroupRow,
    GroupTable,
    ListRanked,
    NoiseMeasured,
    PairCompared,
    RankedCandidate,
    RelationChecked,
    ScreeningCounts,
    WaitingTimes,
)
from harness.example import NOW, after

RACES = {"White": (400, 120), "Black": (180, 30), "Asian": (120, 33), "Hispanic": (150, 38)}
SEXES = {"female": (430, 104), "male": (400, 112)}


def screening() -> Iterable[Evidence]:
    cells = []
    for race, (n, selected) in RACES.items():
        half, chosen = n // 2, selected // 2
        cells.append(_cell("female", race, half, chosen))
        cells.append(_cell("male", race, n - half, selected - chosen))
    cells.append(_cell(None, None, 24, 5))
    yield ScreeningCounts(
        id="screening/0001",
        at=NOW,
        source="exports/applications.parquet",
        source_sha256="ab" * 32,
        query="SELECT …",
        axes=("sex", "race"),
        rows=874,
        cells=tuple(cells),
    )
    yield GroupTable(
        id="screening/0002",
        at=NOW,
        axis="race",
        stage=None,
        fairlearn_version="0.15.0",
        rows=tuple(
            GroupRow(group=g, n=n, selection_rate=s / n) for g, (n, s) in sorted(RACES.items())
        ),
        ratio=(30 / 180) / (120 / 400),
        difference=120 / 400 - 30 / 180,
    )
    for number, (group, told) in enumerate((("female", 190), ("male", 260)), start=3):
        yield WaitingTimes(
            id=f"screening/{number:04d}",
            at=NOW,
            after="applied",
            axis="sex",
            group=group,
            as_of=after(days=60),
            n=400,
            told=told,
            median_days=24.0,
            p90_days=51.5,
        )


def _cell(sex: str | None, race: str | None, n: int, selected: int) -> CubeCell:
    return CubeCell(requisition="R1", stage=None, groups=(sex, race), n=n, selected=selected)


BEFORE = """Ada Example
Data analyst

Experience
Northwind Traders, Data Analyst, 2019 – 2025
Built the weekly sales report in SQL and Python

Volunteering
Treasurer, Riverside Chess Club, 2021 – 2024

Education
BSc Statistics, State University, 2018"""
AFTER = BEFORE.replace("Riverside Chess Club", "Riverside Mothers Club")


def challenge() -> Iterable[Evidence]:
    yield NoiseMeasured(
        id="challenge/0001",
        at=NOW,
        screener="acme.screener:score",
        repeats=20,
        standard_deviation=0.0012,
        largest_gap=0.004,
    )
    for number in range(2, 8):
        yield PairCompared(
            id=f"challenge/{number:04d}",
            at=NOW,
            screener="acme.screener:score",
            signal="parenthood",
            group_a="chess club",
            group_b="mothers club" if number < 5 else "chess club",
            variant_a="a",
            variant_b="b",
            template="t1",
            job="data-analyst",
            outcome_a=0.71,
            outcome_b=0.58,
            placebo=number >= 5,
        )
    yield Counterexample(
        id="challenge/0008",
        at=NOW,
        screener="acme.screener:score",
        changes=(
            Change(
                attribute="memberships",
                before="Treasurer, Riverside Chess Club",
                after="Treasurer, Riverside Mothers Club",
            ),
        ),
        outcome_before=0.71,
        outcome_after=0.58,
        selected_before=True,
        selected_after=False,
        confirmed=True,
        draws=20,
        confirmations=20,
        calls=412,
        document_before=BEFORE,
        document_after=AFTER,
    )
    yield ChallengeFinished(
        id="challenge/0009",
        at=NOW,
        screener="acme.screener:score",
        calls=1204,
        minimum_detectable_effect=0.03,
        seed=7,
        pairs=6,
    )
    yield from other_questions()


def other_questions() -> Iterable[Evidence]:
    """A history that scores lower, relations of every fate, and four lists."""
    for number in range(10, 22):
        yield PairCompared(
            id=f"challenge/{number:04d}",
            at=NOW,
            screener="acme.screener:score",
            signal="path: care break",
            group_a="Straight path",
            group_b="People who took a break for care",
            variant_a="straight path",
            variant_b="the same years, duties and skills; the break lies between two jobs",
            template=f"t{number}",
            job="data-analyst",
            outcome_a=0.7 + number / 1000,
            outcome_b=0.6 + number / 1000,
            question="path",
        )
    lost = EditShown(
        label="“SQL” at the end of 402 words",
        outcome_before=0.8,
        outcome_after=0.7,
        selected_before=True,
        selected_after=True,
        document_before="Ada Example\nExperienced in SQL\nExperience",
        document_after="Ada Example\nExperience\nExperienced in SQL",
    )
    yield relation(22, "A required skill is read wherever it stands in the CV", 3, lost)
    yield relation(23, "Pronouns change nothing", 0, None)
    yield replace(
        relation(24, "The style of dates changes nothing", 0, None),
        cases=0,
        telling=0,
        reached=False,
    )
    for number in range(4):
        yield ListRanked(
            id=f"challenge/{25 + number:04d}",
            at=NOW,
            screener="acme.screener:score",
            signal="name",
            job="data-analyst",
            candidates=tuple(
                RankedCandidate(
                    shown_at=place + 1,
                    group=("Black women", "White women")[(place + number) % 2],
                    variant=f"name {place}",
                    template=f"t{place}",
                    rank=None if place == 3 and not number else place + 1,
                )
                for place in range(4)
            ),
        )


def relation(number: int, title: str, violated: int, worst: EditShown | None) -> RelationChecked:
    return RelationChecked(
        id=f"challenge/{number:04d}",
        at=NOW,
        screener="acme.screener:score",
        relation=title.casefold().replace(" ", "-"),
        title=title,
        about="strength",
        holds="not ignored" if violated else "the same answer",
        fix="Raise the length that the screener reads.",
        source="Ours",
        grade="D",
        cases=8,
        telling=8,
        violated=violated,
        flipped=0,
        worst_gap=0.1 if violated else 0.0,
        mean_gap=0.0,
        outcome_range=0.5,
        margin=1e-6,
        draws=1,
        worst=worst,
    )
