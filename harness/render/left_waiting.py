"""How long real candidates wait for a word and for a decision, with those who still wait."""

from collections import defaultdict
from collections.abc import Sequence

from harness.evidence import WaitingTimes
from harness.render.cite import cite
from harness.render.clean import one_line
from harness.render.grids import Grid, Row
from harness.render.walks import Run
from harness.render.words import between, count, day, number, quantity
from harness.stats.proportion import wilson
from harness.stats.waiting import told_by

_MOST_REQUISITIONS = 10
_HEAD = {
    "word": ("People", "Told", "Never told [95 %]", "Half told by day", "Nine in ten by day"),
    "decision": (
        "People", "Decided", "Undecided [95 %]", "Half decided by day", "Nine in ten by day",
    ),
}  # fmt: skip


def waits(run: Run) -> tuple[Grid, ...]:
    """One table for each event, end and axis: everybody, groups, then the worst requisitions."""
    grouped: dict[tuple[str, str, str, bool], list[WaitingTimes]] = defaultdict(list)
    for times in run.of(WaitingTimes):
        key = (times.until != "word", times.after, times.axis or "", times.requisition is not None)
        grouped[(str(key[0]), key[1], key[2], key[3])].append(times)
    return tuple(_grid(run, rows) for _, rows in sorted(grouped.items()))


def _grid(run: Run, rows: Sequence[WaitingTimes]) -> Grid:
    first = rows[0]
    named = first.requisition is not None
    shown = sorted(rows, key=_silent_share, reverse=True)[:_MOST_REQUISITIONS] if named else rows
    until = "a first word" if first.until == "word" else "a decision"
    by = f", by {one_line(first.axis, 60)}" if first.axis else ", by requisition" if named else ""
    return Grid(
        caption=f"From {_since(first.after)} to {until}{by}, counted on "
        f"{day(max(item.as_of for item in rows))}",
        head=_HEAD["decision" if first.until == "decision" else "word"],
        rows=tuple(_row(item) for item in shown),
        note=_note(run, rows, len(shown)),
    )


def _since(after: str) -> str:
    return "an interview" if after == "interviewed" else "applying"


def _note(run: Run, rows: Sequence[WaitingTimes], shown: int) -> str:
    new = sum(item.open_under_30_days for item in rows)
    parts = []
    if rows[0].requisition is not None:
        load = run.started.requisitions_per_recruiter if run.started else None
        told = "not told" if load is None else number(load)
        parts.append(f"Requisitions per recruiter: {told}.")
        if len(rows) > shown:
            parts.append(f"The {shown} worst of {len(rows)}; all are in tables/waiting.csv.")
    elif new:
        parts.append(
            f"Never told leaves out {count(new, 'people')} who have waited for less than 30 days."
        )
    parts.append("Days count those who still wait, as far as they do (Kaplan–Meier, 95 %).")
    return " ".join(parts)


def _row(times: WaitingTimes) -> Row:
    known = times.n - times.open_under_30_days
    silent = _silent(times)
    never = "–"
    if known > 0:
        around = wilson(silent, known)
        never = f"{quantity(silent / known, 'share')} [{between(around.low, around.high, 'share')}]"
    return Row(
        name=one_line(times.requisition or times.group or "everybody", 80),
        cells=(number(times.n), number(times.told), never, _by(times, 0.5), _by(times, 0.9)),
        cite=cite(times),
    )


def _by(times: WaitingTimes, share: float) -> str:
    """The day by which a share was told; of those told alone where days were not kept."""
    if not times.days:
        days = times.median_days if share == 0.5 else times.p90_days
        return "–" if days is None else f"{number(days)} (of those told)"
    found = told_by(times.days, share)
    if found.value is None:
        return "not yet seen"
    high = "and more" if found.high is None else f"to {found.high}"
    return f"{found.value} [{found.low} {high}]"


def _silent(times: WaitingTimes) -> int:
    return max(0, times.n - times.told - times.open_under_30_days)


def _silent_share(times: WaitingTimes) -> float:
    return _silent(times) / max(1, times.n - times.open_under_30_days)
