"""Writes a counterexample down: as evidence, as two documents and as a pytest file."""

import re

from harness.evidence import Change, Counterexample
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.confirm import Confirmation
from harness.gather.challenge.replay import replay_file
from harness.gather.challenge.sweep import Flip
from harness.people.marked import Spelling
from harness.people.matched import Variant
from harness.store import EvidenceLog


def write_counterexample(
    desk: Desk, flip: Flip, result: Confirmation, *, calls: int, margin: float, log: EvidenceLog
) -> None:
    """Write the evidence, and the pytest file into the run's `counterexamples/`.

    Args:
        desk: Asked the screener.
        flip: What was found.
        result: What fresh draws said about it.
        calls: Applications evaluated to find, reduce and confirm it.
        margin: The difference of outcomes that is not a change.
        log: Where evidence goes.
    """
    compared = flip.compared
    changes = tuple(
        Change(
            attribute=name,
            before=_said(swap.a, flip.case.before),
            after=_said(swap.b, flip.case.after),
        )
        for name, swap in flip.case.swaps.items()
    )
    replayed = replay_file(
        flip.case,
        (compared.before, compared.after),
        screener=desk.meter.screener.name,
        threshold=desk.meter.threshold,
        margin=margin,
        changes=changes,
        spec=desk.meter.spec,
        draws=max(1, result.draws),
    )
    contents = (compared.before.text.encode(), compared.after.text.encode(), replayed)
    blobs = tuple(log.keep(content) for content in contents)
    log.write(
        Counterexample(
            **log.stamp(),
            screener=desk.meter.screener.name,
            changes=changes,
            outcome_before=result.before.outcome,
            outcome_after=result.after.outcome,
            selected_before=result.before.selected,
            selected_after=result.after.selected,
            confirmed=result.confirmed,
            draws=result.draws,
            confirmations=result.agreed,
            calls=calls,
            document_before=compared.before.text,
            document_after=compared.after.text,
            effect=result.effect,
            effect_low=result.low,
            effect_high=result.high,
            p_value=result.p_value,
            blobs=blobs,
        )
    )
    files = log.folder.path / "counterexamples"
    files.mkdir(exist_ok=True)
    name = "_".join(word for change in changes for word in re.findall(r"\w+", change.attribute))
    (files / f"test_{name[:60]}_{blobs[2][:8]}.py").write_bytes(replayed)


def _said(variant: Variant, spelling: Spelling) -> str:
    """What stands in the document: a year that is given as a distance is worked out."""
    return spelling["year"] if "year" in variant.spelling else variant.label
