"""Waiting is counted with those who still wait, and gaps between groups with their interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import WaitedDays
from harness.stats.gaps import Share, gaps
from harness.stats.waiting import deadline, silence, silent_after, told_by

# Remission times of 21 leukaemia patients on 6-MP (Freireich et al. 1963), the textbook example
# of Kaplan and Meier's estimate: days are weeks, told are relapses, silent are censored.
FREIREICH = [
    (6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1),
    (19, 0, 1), (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1),
]  # fmt: skip


def days(*rows: tuple[int, int, int]) -> tuple[WaitedDays, ...]:
    return tuple(WaitedDays(days=d, told=t, silent=s) for d, t, s in rows)


def test_the_textbook_example_of_kaplan_and_meier() -> None:
    steps = {step.day: step.share for step in silence(days(*FREIREICH))}
    published = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert steps == {day: pytest.approx(share, abs=6e-4) for day, share in published.items()}
    assert told_by(days(*FREIREICH)).value == 23


def test_its_interval_on_the_log_log_scale() -> None:
    at = next(step for step in silence(days(*FREIREICH)) if step.day == 10)
    assert (at.low, at.high) == (pytest.approx(0.503, abs=2e-3), pytest.approx(0.889, abs=2e-3))


def test_without_anybody_waiting_it_is_the_plain_share() -> None:
    steps = silence(days((1, 2, 0), (4, 3, 0), (9, 5, 0)))
    assert [step.share for step in steps] == [pytest.approx(0.8), pytest.approx(0.5), 0.0]


def test_silence_that_nobody_watched_is_not_known() -> None:
    assert silent_after(days((3, 5, 0), (20, 0, 5)), 30) is None
    known = silent_after(days((3, 5, 0), (40, 0, 5)), 30)
    assert known is not None
    assert known.share == pytest.approx(0.5)


def test_a_deadline_counts_nobody_who_may_still_keep_it() -> None:
    kept = deadline(days((45, 3, 2), (46, 1, 4)), 45)
    assert (kept.kept, kept.late, kept.open_, kept.known) == (3, 5, 2, 8)


WAITS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 20), st.integers(0, 20)),
    min_size=1,
    unique_by=lambda row: row[0],
)


@given(WAITS)
def test_silence_only_falls_and_its_interval_holds_it(rows: list[tuple[int, int, int]]) -> None:
    steps = silence(days(*rows))
    shares = [1.0, *(step.share for step in steps)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= s.low <= s.share + 1e-9 and s.share <= s.high + 1e-9 <= 1 + 2e-9 for s in steps)


@given(WAITS)
def test_the_order_of_days_changes_nothing(rows: list[tuple[int, int, int]]) -> None:
    assert silence(days(*rows)) == silence(days(*reversed(rows)))


def test_a_gap_is_to_the_highest_share_and_widened_for_all_pairs() -> None:
    shares = [Share(group="a", counted=90, n=100), Share(group="b", counted=70, n=100)]
    (two,) = gaps(shares)
    (most, _) = gaps([*shares, Share(group="c", counted=85, n=100)])
    assert (two.share.group, two.value, two.pairs) == ("b", pytest.approx(0.2), 1)
    assert most.low < two.low < two.high < most.high


def test_groups_of_fewer_than_five_have_no_gap() -> None:
    four = Share(group="b", counted=0, n=4)
    assert gaps([Share(group="a", counted=90, n=100), four]) == ()
