"""One line for each audit: its worst walk, and on how many walks it came to what."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from harness.meta import AuditMeta
from harness.record import record
from harness.render.words import number, unit_for
from harness.verdict import Judgement, Outcome, Verdicts


@record
class Rolled:
    """One audit over all walks. `judgements` are worst first; `heading` is true of the worst."""

    meta: AuditMeta
    judgements: tuple[Judgement, ...]
    outcome: Outcome
    heading: str
    share: str


def rolled_up(verdicts: Verdicts) -> tuple[Rolled, ...]:
    """Every audit that judged something, the worst first."""
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in verdicts.verdicts:
        grouped[judgement.id].append(judgement)
    found = [roll(meta, grouped[meta.id]) for meta in verdicts.audits if meta.id in grouped]
    return tuple(sorted(found, key=lambda r: (r.outcome.rank, -r.meta.severity.rank, r.meta.id)))


def roll(meta: AuditMeta, judgements: Sequence[Judgement]) -> Rolled:
    """Roll up the judgements of one audit; inapplicable where there is none."""
    ordered = worst_first(judgements)
    outcome = ordered[0].outcome if ordered else Outcome.INAPPLICABLE
    bad = outcome in {Outcome.FAILED, Outcome.ATTENTION}
    return Rolled(
        meta=meta,
        judgements=tuple(ordered),
        outcome=outcome,
        heading=meta.failed_title if bad else meta.title,
        share=_share(ordered),
    )


def worst_first(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Judgements by outcome, worst first, then by walk."""
    return sorted(judgements, key=lambda j: (j.outcome.rank, j.walk or ""))


def _share(judgements: Sequence[Judgement]) -> str:
    """`failed on 2 of 3 walks, passed on 1`; empty for an audit of the whole run.

    Walks to which the question did not arise are not counted.
    """
    asked = [j for j in judgements if j.walk and j.outcome is not Outcome.INAPPLICABLE]
    if not asked:
        return ""
    counted = Counter(judgement.outcome for judgement in asked)
    parts = [
        f"{outcome} on {number(counted[outcome])}"
        for outcome in sorted(counted, key=lambda outcome: outcome.rank)
    ]
    parts[0] += f" of {number(len(asked))} {unit_for(len(asked), 'walks')}"
    return ", ".join(parts)
