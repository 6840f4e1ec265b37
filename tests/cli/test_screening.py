"""`othershoe screen` on tables as employers export them, good and bad."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

HEAD = "id,sex,outcome,score\n"


def table(home: Path, *rows: str, head: str = HEAD) -> str:
    (home / "t.csv").write_text(head + "\n".join(rows) + "\n")
    return "t.csv"


def people(sex: str, selected: int, n: int) -> list[str]:
    return [f"{sex}{i},{sex},{'yes' if i < selected else 'no'},{i}" for i in range(n)]


def test_unknown_columns_are_told_together_with_the_nearest_names(
    home: Path, othershoe: Cli
) -> None:
    file = table(home, *people("f", 1, 2), *people("m", 1, 2))
    told = othershoe("screen", file, "--group", "sexx", "--outcome", "outcom").refused()
    assert "did you mean `sex`?" in told
    assert "did you mean `outcome`?" in told


def test_a_candidate_who_stands_twice_is_told(home: Path, othershoe: Cli) -> None:
    file = table(home, *people("f", 1, 9), *people("m", 1, 9), "m1,m,no,1")
    arguments = ("screen", file, "--group", "sex", "--outcome", "outcome", "--candidate", "id")
    assert "1 candidate stands more than once (2 rows)" in othershoe(*arguments).refused()


def test_an_outcome_that_no_list_knows_is_told_with_its_rows(home: Path, othershoe: Cli) -> None:
    file = table(home, *people("f", 1, 9), *people("m", 1, 9), "x,m,purple,1", "y,f,purple,1")
    told = othershoe("screen", file, "--group", "sex", "--outcome", "outcome").refused()
    assert "`purple` (2 rows)" in told


def test_a_score_that_is_no_number_is_told(home: Path, othershoe: Cli) -> None:
    file = table(home, *people("f", 1, 9), *people("m", 1, 9), "x,m,no,tall")
    arguments = ("screen", file, "--group", "sex", "--outcome", "outcome", "--score", "score")
    assert "tall" in othershoe(*arguments).refused()


def test_one_group_alone_cannot_be_compared(home: Path, othershoe: Cli) -> None:
    file = table(home, *people("f", 3, 9))
    told = othershoe("screen", file, "--group", "sex", "--outcome", "outcome").refused()
    assert "nobody to compare it with" in told


def test_a_table_without_rows_is_told(home: Path, othershoe: Cli) -> None:
    (home / "t.csv").write_text(HEAD)
    othershoe("screen", "t.csv", "--group", "sex", "--outcome", "outcome").refused()


@pytest.mark.parametrize(
    ("selected", "code"),
    [pytest.param(20, 1, id="evidence below"), pytest.param(80, 0, id="equal rates")],
)
def test_the_exit_code_says_whether_there_is_evidence_below_four_fifths(
    selected: int, code: int, home: Path, othershoe: Cli
) -> None:
    file = table(home, *people("f", selected, 160), *people("m", 80, 160))
    said = othershoe("screen", file, "--group", "sex", "--outcome", "outcome", "--format", "json")
    assert said.code == code
    (axis,) = said.json["axes"]
    assert {row["group"]: row["selected"] for row in axis["groups"]} == {"f": selected, "m": 80}


def test_a_bad_option_and_a_bad_table_never_share_stdout_with_json(
    home: Path, othershoe: Cli
) -> None:
    file = table(home, *people("f", 3, 9))
    othershoe(
        "screen", file, "--group", "sex", "--outcome", "outcome", "--format", "json"
    ).refused()
