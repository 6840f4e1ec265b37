"""The book of answers: kept as they come, whole or not at all, for one screener alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.errors import StoreError
from harness.gather.challenge.answers import AnswerBook, Said
from harness.people.application import Unanswered

SAID = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.builds(Unanswered, why=st.sampled_from(["refused", "garbled"]), said=st.text(max_size=20)),
)


def reopened(path: Path, identity: str = "a screener") -> AnswerBook:
    book = AnswerBook(path, identity=identity)
    book.close()
    return book


@settings(max_examples=25)
@given(batches=st.lists(st.lists(SAID, min_size=1, max_size=5), max_size=6))
def test_what_was_kept_is_known_after_a_resume(
    batches: Sequence[Sequence[Said]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("book") / "answers.jsonl"
    book = AnswerBook(path, identity="a screener")
    drawn = [
        [(f"application {number}", place) for place, _ in enumerate(batch, start=1)]
        for number, batch in enumerate(batches)
    ]
    for places, batch in zip(drawn, batches, strict=True):
        book.keep(places, batch)
    book.close()
    again = reopened(path)
    for places, batch in zip(drawn, batches, strict=True):
        known = again.known(places)
        assert known == tuple(batch)
        assert known is not None
        assert [type(one) for one in known] == [type(one) for one in batch]


@settings(max_examples=25)
@given(cut=st.integers(min_value=1, max_value=200))
def test_a_line_that_a_kill_tore_is_asked_for_again_and_the_others_are_not(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("book") / "answers.jsonl"
    book = AnswerBook(path, identity="a screener")
    book.keep([("first", 1)], [0.25])
    book.close()
    whole = path.read_bytes()
    book = AnswerBook(path, identity="a screener")
    book.keep([("second", 1), ("second", 2)], [Unanswered(why="refused", said="x" * 200), True])
    book.close()
    path.write_bytes(path.read_bytes()[:-cut])
    again = reopened(path)
    assert again.known([("first", 1)]) == (0.25,)
    assert again.known([("second", 1), ("second", 2)]) is None
    assert path.read_bytes() == whole


def test_a_batch_of_which_a_part_is_known_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    book = AnswerBook(path, identity="a screener")
    book.keep([("one", 1)], [0.5])
    book.close()
    assert reopened(path).known([("one", 1), ("one", 2)]) is None


def test_answers_of_another_screener_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    reopened(path, "weights of Monday")
    with pytest.raises(StoreError, match="another version of it"):
        reopened(path, "weights of Tuesday")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"ids": ["a"]}', '{"ids": ["a"], "turns": [1], "said": ["high"]}',
     '{"ids": ["a"], "turns": [1, 2], "said": [1]}'],
    ids=["no JSON", "no table", "fields missing", "no outcome", "another length"],
)  # fmt: skip
def test_a_broken_line_in_the_middle_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    reopened(path)
    path.write_text(path.read_text() + line + "\n" + '{"ids": [], "turns": [], "said": []}\n')
    with pytest.raises(StoreError, match="broken in line 2"):
        reopened(path)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps({"schema": 2, "identity": "a screener"}) + "\n")
    with pytest.raises(StoreError, match="schema 2"):
        reopened(path)


def test_a_line_outlives_the_process_as_soon_as_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    book = AnswerBook(path, identity="a screener")
    for turn in (1, 2):
        book.keep([("one", turn)], [0.5])
        assert len(path.read_text().splitlines()) == 1 + turn
    book.close()


def test_a_run_that_another_process_challenges_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    book = AnswerBook(path, identity="a screener")
    with pytest.raises(StoreError, match="another process"):
        AnswerBook(path, identity="a screener")
    book.close()
    reopened(path)
