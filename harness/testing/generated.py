"""hypothesis strategies for evidence: any valid records of the kinds that an audit declares."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import EnumMeta
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from harness.evidence import (
    KINDS,
    ChallengeFinished,
    CubeCell,
    Evidence,
    GroupRow,
    GroupTable,
    PairCompared,
    RunFinished,
    RunStarted,
    ScreeningCounts,
    WaitingTimes,
    WalkEnded,
    WalkStarted,
)
from harness.registry import Audit

T = TypeVar("T")

_WORDS = st.sampled_from(
    [
        "",
        "Data Analyst",
        "Dear Ada, thank you for applying as Data Analyst. We will answer by 23 March 2026.",
        "Unfortunately we have decided not to move forward with your application.",
        "Dear {{first_name}}, only shortlisted candidates will be contacted.",
        "Step 2 of 5",
        "name.given",
        "name.family",
        "email",
        "history.employer",
        "eeo.gender",
        "consent.privacy",
        "https://acme.ats.example/status/1",
        "careers@acme.example",
        "no-reply@acme.example",
        "Ada Example",
        "李小龍",
        "<b>bold</b>",
        "O'Neill-Núñez",
        "\u202eabc",
    ]
)
_TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds
_ONCE = (RunStarted, RunFinished, WalkStarted, WalkEnded, ScreeningCounts, ChallengeFinished)
_GROUPS = ("Women", "Men", "Non-binary")


def evidence_for(
    audit: Audit, *, walk: str | None = "any--ada"
) -> SearchStrategy[tuple[Evidence, ...]]:
    """Any valid evidence of the kinds that `audit` declares, with unique ids.

    Args:
        audit: Whose kinds to generate.
        walk: The walk that the evidence belongs to.
    """
    any_of_them = st.one_of([_valid(KINDS[kind]) for kind in audit.meta.needs])
    return st.lists(any_of_them, max_size=8).map(lambda items: _numbered(_possible(items), walk))


def _possible(items: list[Evidence]) -> list[Evidence]:
    """Of what happens once in a run or a walk, only the first."""
    kept: list[Evidence] = []
    for item in items:
        once = isinstance(item, _ONCE)
        if not (once and any(type(other) is type(item) for other in kept)):
            kept.append(item)
    return kept


def _numbered(items: list[Evidence], walk: str | None) -> tuple[Evidence, ...]:
    stream = walk or "run"
    return tuple(
        replace(item, id=f"{stream}/{number:04d}", walk=walk, blobs=())
        for number, item in enumerate(items, start=1)
    )


def _valid(kind: type[Evidence]) -> SearchStrategy[Any]:
    if kind is ScreeningCounts:
        return _counts()
    if kind is GroupTable:
        return st.builds(_table, st.lists(st.integers(1, 50), min_size=1, max_size=3))
    if kind is WaitingTimes:
        return records(kind).map(_possible_waits)
    if kind is PairCompared:
        return records(kind).map(lambda pair: replace(pair, outcome_a=pair.outcome_a % 1.0))
    return records(kind)


def records(kind: type[T]) -> SearchStrategy[T]:
    """Any record of a class, field by field from its types."""
    strategy: SearchStrategy[T] = _records(kind)
    return strategy


_known: dict[Any, SearchStrategy[Any]] = {}


def _records(kind: Any) -> SearchStrategy[Any]:
    if kind not in _known:
        _known[kind] = _built(kind)
    return _known[kind]


def _built(kind: Any) -> SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: _of(hints[f.name]) for f in fields(kind)})


def _of(hint: Any) -> SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    simple: Mapping[Any, SearchStrategy[Any]] = {
        str: _WORDS,
        bool: st.booleans(),
        int: st.integers(0, 400),
        float: st.floats(0, 1000, allow_nan=False),
        datetime: _TIMES,
        type(None): st.none(),
    }
    if hint in simple:
        return simple[hint]
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, types.UnionType}:
        return st.one_of([_of(argument) for argument in arguments])
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=4).map(tuple)
    if isinstance(hint, EnumMeta):
        return st.sampled_from(list(hint))
    if is_dataclass(hint):
        return _records(hint)
    raise TypeError(f"no strategy for {hint}")


@st.composite
def _counts(draw: st.DrawFn) -> ScreeningCounts:
    axes = draw(st.sampled_from([("sex",), ("sex", "race")]))
    keys = draw(st.lists(_keys(len(axes)), min_size=1, max_size=8, unique=True))
    scored = draw(st.booleans())
    cells = tuple(draw(_cell(key, scored=scored)) for key in keys)
    return ScreeningCounts(
        id="",
        at=draw(_TIMES),
        source="any.csv",
        query="select 1",
        axes=axes,
        stages=tuple(sorted({cell.stage for cell in cells if cell.stage})),
        has_scores=scored,
        median=0.5 if scored else None,
        rows=sum(cell.n for cell in cells),
        cells=cells,
    )


def _keys(axes: int) -> SearchStrategy[tuple[Any, ...]]:
    groups = st.tuples(*[st.sampled_from([*_GROUPS, None]) for _ in range(axes)])
    return st.tuples(st.sampled_from([None, "R1", "R2"]), st.just(None), groups)


@st.composite
def _cell(draw: st.DrawFn, key: tuple[Any, ...], *, scored: bool) -> CubeCell:
    n = draw(st.integers(1, 400))
    return CubeCell(
        requisition=key[0],
        stage=key[1],
        groups=key[2],
        n=n,
        selected=draw(st.integers(0, n)),
        scored=n if scored else None,
        above_median=draw(st.integers(0, n)) if scored else None,
        score_sum=n / 2 if scored else None,
        score_sum_squares=n / 3 if scored else None,
    )


def _table(sizes: list[int]) -> GroupTable:
    rows = tuple(
        GroupRow(group=group, n=n, selection_rate=0.5)
        for group, n in zip(_GROUPS, sizes, strict=False)
    )
    return GroupTable(
        id="",
        at=datetime(2026, 3, 2, tzinfo=UTC),
        axis="sex",
        stage=None,
        fairlearn_version="0",
        rows=rows,
        ratio=1.0,
        difference=0.0,
    )


def _possible_waits(item: WaitingTimes) -> WaitingTimes:
    told = min(item.told, item.n)
    return replace(
        item,
        told=told,
        told_within_30_days=min(item.told_within_30_days, told),
        open_under_30_days=min(item.open_under_30_days, item.n - told),
        median_days=item.median_days if told else None,
        p90_days=item.p90_days if told else None,
    )


__all__ = ["evidence_for", "records"]
