"""Names stand for a group only where published perception is strong enough."""

import csv
from importlib.resources import files

import pytest

from harness.errors import ConfigError
from harness.people.names import ENOUGH, GATE, Pool, Table, names_of


def pool(table: Table, group: str, gender: str | None = None, *, whole: bool = False) -> Pool:
    return Pool(tables=(table,), group=group, gender=gender, whole=whole)


def test_weak_names_of_the_studies_are_left_out() -> None:
    men = {name.given for name in names_of(pool(Table.FIRST, "Black", "men"))}
    assert {"Jamal", "Darnell", "Rasheed"} <= men
    assert not men & {"Leroy", "Hakim"}


def test_a_weak_name_does_not_come_back_through_a_list() -> None:
    both = Pool(tables=(Table.FIRST, Table.VOTERS), group="Black", gender="men")
    assert not {name.given for name in names_of(both)} & {"Leroy", "Hakim"}


def test_strengths_are_those_of_the_table() -> None:
    (aisha,) = [n for n in names_of(pool(Table.FIRST, "Black", "women")) if n.given == "Aisha"]
    assert aisha.strength == 0.8876


@pytest.mark.parametrize(
    ("group", "expected"), [("White", 68), ("Hispanic", 36), ("Asian", 47), ("Black", 9)]
)
def test_perceived_names_above_the_gate_are_as_many_as_published(group: str, expected: int) -> None:
    assert len(names_of(pool(Table.PERCEIVED, group, whole=True))) == expected


@pytest.mark.parametrize("group", ["White", "Black"])
@pytest.mark.parametrize("gender", ["women", "men"])
def test_there_are_enough_names_for_both_groups(group: str, gender: str) -> None:
    names = names_of(Pool(tables=(Table.FIRST, Table.VOTERS), group=group, gender=gender))
    assert len(names) >= ENOUGH
    assert all(name.strength >= GATE for name in names)
    assert len({name.given for name in names}) == len(names)


def test_the_first_table_comes_first() -> None:
    names = names_of(Pool(tables=(Table.FIRST, Table.VOTERS), group="Black", gender="women"))
    tables = [name.table for name in names]
    assert tables == sorted(tables, key=(Table.FIRST, Table.VOTERS).index)


def test_first_names_that_are_weak_alone_stand_for_no_group() -> None:
    with pytest.raises(ConfigError, match="no name of voters stands for Asian"):
        names_of(pool(Table.VOTERS, "Asian", "women"))


def test_the_lists_hold_100_names_for_each_of_8_groups() -> None:
    text = files("harness.people").joinpath("names_voters.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 800
    assert len({(row["group"], row["gender"]) for row in rows}) == 8
