"""Reads what a screener answered: outcomes, `Unanswered`, or what is neither and is a fault."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from harness.errors import GatherError
from harness.gather.challenge.answers import Said
from harness.people.application import Unanswered

_SAID = 200


def read_outcomes(
    raw: Sequence[Any], *, expected: int, name: str, yes_no: bool | None
) -> tuple[Said, ...]:
    """The outcomes of one batch, all scores or all true and false.

    Args:
        raw: What the screener answered.
        expected: How many applications it was asked about.
        name: Of the screener, for the error.
        yes_no: Whether it answered true and false before; None where it has not answered yet.

    Raises:
        GatherError: too few or too many, no outcome, or scores mixed with true and false.
    """
    _require_number(raw, expected, name)
    if not yes_no and set(map(type, raw)) == {float} and all(map(math.isfinite, raw)):
        return tuple(raw)  # the usual answer, of which a quick screener gives very many
    plain = [_plain(value) for value in raw]
    wrong = [number for number, value in enumerate(plain) if not _is_outcome(value)]
    if wrong:
        shown = ", ".join(f"application {n + 1}: {raw[n]!r:.60}" for n in wrong[:5])
        more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        raise GatherError(
            f"`{name}` answered something that is no outcome ({shown}{more})",
            remedy="Answer a finite number, or true and false, for every application",
        )
    said = tuple(_short(v) for v in plain if isinstance(v, bool | int | float | Unanswered))
    kinds = {isinstance(one, bool) for one in said if not isinstance(one, Unanswered)}
    if len(kinds | {yes_no} - {None}) > 1:
        raise GatherError(
            f"`{name}` answers scores and also true and false",
            remedy="Answer scores alone, or true and false alone",
        )
    return said


def read_ranks(raw: Sequence[object], expected: int, *, name: str) -> tuple[Said, ...]:
    """The ranks of one list, 1 the best; `Unanswered` for what was not ranked.

    Raises:
        GatherError: too few or too many, something that is no rank, or a rank given twice.
    """
    _require_number(raw, expected, name)
    said = tuple(Unanswered(why="not ranked") if one is None else one for one in map(_plain, raw))
    ranks = [one for one in said if type(one) is int and 1 <= one <= expected]
    unranked = [one for one in said if isinstance(one, Unanswered)]
    if len(ranks) + len(unranked) != expected or len(set(ranks)) != len(ranks):
        raise GatherError(
            f"`{name}` answered ranks that are none: {list(raw)!r:.80}",
            remedy=f"Answer ranks from 1 to {expected}, each once, or nothing for some",
        )
    return tuple(one for one in said if isinstance(one, int | Unanswered))


def _require_number(raw: Sequence[object], expected: int, name: str) -> None:
    if len(raw) != expected:
        raise GatherError(
            f"`{name}` answered {len(raw)} outcomes to {expected} applications",
            remedy="Answer one outcome for each application, in the order given",
        )


def _short(value: Said) -> Said:
    """What is kept of an answer that is no outcome: the same now and after a resume."""
    return replace(value, said=value.said[:_SAID]) if isinstance(value, Unanswered) else value


def _plain(value: object) -> object:
    """A number of NumPy or a tensor of one element as a plain number."""
    item = getattr(value, "item", None)
    return item() if callable(item) else value


def _is_outcome(value: object) -> bool:
    if isinstance(value, Unanswered):
        return True
    return isinstance(value, bool | int | float) and math.isfinite(value)
