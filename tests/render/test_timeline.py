"""The timeline is to scale, and silence is only where the inbox was watched."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.evidence import Evidence
from harness.example import after
from harness.example.mail import reply, status, watched
from harness.example.walks import sent, walk_started
from harness.render.cite import book_of
from harness.render.timeline import Timeline, timeline
from harness.render.waiting import waiting_of
from harness.render.walks import read_run
from harness.verdict import Judgement
from tests.render.full_run import numbered
from tests.render.small import small


def drawn(*given: Evidence, judgements: tuple[Judgement, ...] = ()) -> Timeline:
    evidence = numbered([walk_started(), *given])
    run = read_run(evidence)
    waiting = waiting_of(run, run.walks[0], small(*judgements))
    found = timeline(waiting, book_of(evidence))
    assert found is not None
    return found


def test_walk_that_sent_nothing_has_no_timeline() -> None:
    evidence = numbered([walk_started()])
    run = read_run(evidence)
    waiting = waiting_of(run, run.walks[0], small())
    assert timeline(waiting, book_of(evidence)) is None


def test_distances_are_to_scale() -> None:
    line = drawn(sent(), reply(days=10), watched(days=40))
    start, message = (event.x for event in line.events)
    width = line.watched[0].end - line.watched[0].x
    assert (message - start) / width == pytest.approx(10 / 40, abs=0.001)


def test_silence_is_the_watched_stretch_without_a_word() -> None:
    line = drawn(sent(), reply(days=10), watched(days=40))
    assert [s.label for s in line.silences] == ["10 days without a word", "30 days without a word"]


def test_unwatched_days_are_no_silence() -> None:
    line = drawn(sent(), watched(days=2), watched(days=9, since=after(days=30)), reply(days=30))
    assert [silence.label for silence in line.silences] == ["9 days without a word"]


def test_nothing_is_silent_after_the_decision() -> None:
    declined = reply("We have decided not to move forward with your application.", days=10)
    line = drawn(sent(), declined, watched(days=40))
    assert [silence.label for silence in line.silences] == ["10 days without a word"]


def test_promised_day_is_on_the_axis() -> None:
    line = drawn(sent(), reply("You will hear from us within a week."), watched(days=30))
    promise = next(event for event in line.events if event.kind == "promise")
    assert promise.when == "9 March 2026"
    assert "You will hear from us within a week." in promise.text


def test_status_page_is_told_when_it_changes() -> None:
    pages = [status(day, days=n) for n, day in enumerate(["New", "New", "Closed"], start=1)]
    line = drawn(sent(), *pages, watched(days=5))
    assert [e.text for e in line.events if e.kind == "status"] == [
        "the status page said: New",
        "the status page said: Closed",
    ]


def test_application_sent_seconds_ago_can_be_drawn() -> None:
    line = drawn(sent())
    assert [tick.label for tick in line.ticks] == ["2 Mar", "3 Mar"]


@settings(deadline=None)
@given(
    st.lists(st.floats(0.01, 4000), max_size=30),
    st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 2000)), max_size=4),
)
def test_everything_stands_within_the_drawing(
    days: list[float], spans: list[tuple[float, float]]
) -> None:
    watches = [watched(days=length, since=after(days=start)) for start, length in spans]
    line = drawn(sent(), *(reply(days=day) for day in days), *watches)
    places = [e.x for e in line.events] + [t.x for t in line.ticks]
    places += [edge for s in (*line.watched, *line.silences) for edge in (s.x, s.end)]
    assert all(0 <= place <= 100 for place in places)
    assert len(line.ticks) <= 20
    seats = [(event.lane, event.x) for event in line.events]
    for lane in range(line.lanes):
        inside = sorted(x for where, x in seats if where == lane)
        assert all(b - a >= 6.4 for a, b in pairwise(inside))


def test_spans_that_touch_are_one() -> None:
    line = drawn(sent(), watched(days=5), watched(days=5, since=after(days=5)))
    assert len(line.watched) == 1
    assert line.silences[0].label == f"{timedelta(days=10).days} days without a word"
