"""Numbers, dates and spans as words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from harness.render.words import between, count, day, joined, number, quantity, span, unit_for


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (-0.001, "-0.001"),
        (23.0, "23"),
        (1234567.0, "1,234,567"),
        (6.25, "6.25"),
        (0.00001, "1e-05"),
        (-0.0, "0"),
        (100.0, "100"),
        (float("nan"), "not a number"),
        (float("inf"), "not a number"),
    ],
)
def test_number(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "questions", "1 question"),
        (23, "questions", "23 questions"),
        (0.643, "ratio", "0.643"),
        (0.125, "share", "12.5 %"),
        (1, "replies", "1 reply"),
        (1, "days after applying", "1 day after applying"),
        (1, "business", "1 business"),
    ],
)
def test_quantity(value: float, unit: str, words: str) -> None:
    assert quantity(value, unit) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (4, 9, "minutes", "4–9 minutes"),
        (1, 1, "minutes", "1 minute"),
        (0.1, 0.2, "share", "10–20 %"),
        (0.388, 0.786, "ratio", "0.388–0.786"),
    ],
)
def test_between(low: float, high: float, unit: str, words: str) -> None:
    assert between(low, high, unit) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=30), "less than a minute"),
        (timedelta(seconds=90), "a minute"),
        (timedelta(minutes=3), "3 minutes"),
        (timedelta(minutes=119), "119 minutes"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=41, hours=23), "41 days"),
    ],
)
def test_span(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_a_day_is_the_day_in_utc() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert day(late) == "2 March 2026"
    assert day(datetime(2026, 12, 31, tzinfo=UTC), year=False) == "31 December"


def test_small_counts_are_spelled() -> None:
    assert [count(n, "walks") for n in (0, 1, 9, 10)] == [
        "no walks",
        "one walk",
        "nine walks",
        "10 walks",
    ]
    assert unit_for(1, "people") == "person"


def test_joined() -> None:
    assert [joined(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
