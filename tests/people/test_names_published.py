"""The tables of names say what was published; `tests/golden` keeps the studies' own totals."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from statistics import fmean, median

import pytest

from harness.people import names
from harness.people.names import GATE, Pool, Table, names_of, shared_given_names

PEOPLE = Path(names.__file__).parent
ROOT = Path(__file__).parents[2]
BM = json.loads((ROOT / "tests" / "golden" / "audit_studies.json").read_text())["bm2004"]["rows"]


def rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PEOPLE / file).read_text(encoding="utf-8").splitlines()))


FIRST = rows("names_first.csv")
BERTRAND = [row for row in FIRST if row["study"] == "bertrand"]
PERCEIVED = rows("names_perceived.csv")


def total(found: Iterable[dict[str, str]]) -> list[int]:
    listed = list(found)
    return [sum(round(float(row[key])) for row in listed) for key in ("callback_n", "n")]


@pytest.mark.parametrize("gender", ["Female", "Male"])
@pytest.mark.parametrize(("race", "short"), [("White", "w"), ("Black", "b")])
def test_callbacks_by_name_add_up_to_those_of_bertrand_and_mullainathan(
    race: str, short: str, gender: str
) -> None:
    found = (r for r in BERTRAND if (r["race"], r["gender"]) == (race, gender))
    assert total(found) == BM[gender.lower()][short]


@pytest.mark.parametrize(
    ("name", "percent"),
    {
        "aisha": 2.2, "keisha": 3.8, "tamika": 5.5, "lakisha": 5.5, "tanisha": 5.8, "latoya": 8.4,
        "kenya": 8.7, "latonya": 9.1, "ebony": 9.6, "emily": 7.9, "kristen": 13.1, "carrie": 13.1,
        "brad": 15.9, "jay": 13.4, "rasheed": 3.0, "jermaine": 9.6,
    }.items(),
)  # fmt: skip
def test_callback_rates_are_those_of_table_8(name: str, percent: float) -> None:
    (row,) = [row for row in BERTRAND if row["name"] == name]
    assert 100 * float(row["callback_n"]) / float(row["n"]) == pytest.approx(percent, abs=0.051)


def test_the_studies_have_as_many_names_as_they_used() -> None:
    assert len(BERTRAND) == 36
    assert len(FIRST) - len(BERTRAND) == 76


def test_weak_names_of_the_studies_are_known_as_weak() -> None:
    black = {row["name"]: float(row["black"]) for row in BERTRAND if row["race"] == "Black"}
    assert median(black.values()) == pytest.approx(0.961, abs=0.001)
    assert black["leroy"] == pytest.approx(0.433, abs=0.001)
    assert black["hakim"] == pytest.approx(0.678, abs=0.001)


@pytest.mark.parametrize(
    ("identity", "share"),
    [
        ("White", 0.817), ("Hispanic", 0.778), ("Asian or Pacific Islander", 0.661),
        ("Black or African American", 0.649),
    ],
)  # fmt: skip
def test_perceived_shares_are_those_of_the_validated_names(identity: str, share: float) -> None:
    found = [row for row in PERCEIVED if row["identity"] == identity]
    assert fmean(float(row["correct"]) for row in found) == pytest.approx(share, abs=0.006)


@pytest.mark.parametrize(
    ("name", "share"),
    [("Lakisha Jackson", 0.891), ("Tamika Jackson", 0.864), ("Latasha Jackson", 0.852)],
)
def test_the_strongest_black_names_are_those_published(name: str, share: float) -> None:
    (row,) = [row for row in PERCEIVED if row["name"] == name]
    assert float(row["correct"]) == pytest.approx(share, abs=0.0006)


@pytest.mark.parametrize(
    ("name", "group", "share"),
    [
        ("Nguyen", "Asian", 0.965), ("Patel", "Asian", 0.948), ("Garcia", "Hispanic", 0.92),
        ("Hernandez", "Hispanic", 0.949), ("Yoder", "White", 0.978), ("Schwartz", "White", 0.959),
    ],
)  # fmt: skip
def test_surnames_have_the_shares_of_the_2010_census(name: str, group: str, share: float) -> None:
    (row,) = [row for row in rows("names_surnames.csv") if row["name"] == name]
    assert row["group"] == group
    assert float(row["share"]) == pytest.approx(share, abs=0.002)


@pytest.mark.parametrize("group", ["Asian", "Hispanic", "White"])
def test_every_surname_passes_the_gate_and_stands_for_one_group(group: str) -> None:
    found = names_of(Pool(tables=(Table.SURNAMES,), group=group))
    assert len(found) >= 20
    assert all(name.strength >= GATE and not name.given for name in found)
    listed = [row["name"] for row in rows("names_surnames.csv")]
    assert len(listed) == len(set(listed))


def test_shared_given_names_stand_in_the_lists_of_several_groups() -> None:
    for gender in ("women", "men"):
        assert len(shared_given_names(gender)) >= 20
    assert "Emily" in shared_given_names("women")
    assert "Lakisha" not in shared_given_names("women")


def test_the_class_of_a_given_name_is_the_mean_over_its_rated_full_names() -> None:
    women = names_of(Pool(tables=(Table.FIRST,), group="Black", gender="women"))
    (lakisha,) = [name for name in women if name.given == "Lakisha"]
    rated = [r for r in PERCEIVED if r["name"].startswith("Lakisha ")]
    assert lakisha.standing == pytest.approx(
        fmean((float(r["inc"]) + float(r["edu"])) / 2 for r in rated)
    )


@pytest.mark.parametrize("table", sorted(path.name for path in PEOPLE.glob("names_*.csv")))
def test_every_table_of_names_has_its_source_and_licence_in_the_notice(table: str) -> None:
    assert f"harness/people/{table}" in (ROOT / "NOTICE").read_text(encoding="utf-8")
