"""What a form made of people's own names, addresses and numbers: taken, changed or refused."""

from collections.abc import Iterable
from typing import Literal

from harness.evidence import (
    Action,
    ActionTaken,
    ErrorShown,
    ProbeResult,
    QuestionAsked,
    WalkStarted,
)
from harness.reading.forms import in_order
from harness.record import record

_OWN = ("name.", "email", "phone", "address.")
_PROBED = frozenset({"name", "mail", "phone", "postcode", "free text"})


@record
class Refusal:
    """A name, address or number that was refused, or changed while it was typed."""

    code: Literal["refused", "changed"]
    words: str
    evidence: str
    quote: str | None = None


@record
class NameTrial:
    """How many names were tried, and every refusal."""

    tried: int
    refusals: tuple[Refusal, ...]


def name_trial(
    starts: Iterable[WalkStarted],
    questions: Iterable[QuestionAsked],
    errors: Iterable[ErrorShown],
    probes: Iterable[ProbeResult],
    actions: Iterable[ActionTaken],
) -> NameTrial:
    """Gather what measured walks typed and were refused, and the name probes of inspections.

    An objection counts where it refuses a value; one to an empty field does not. Only a changed
    name counts as changed: telephone numbers are often grouped while one types.
    """
    measured = {start.walk for start in starts if not start.inspection}
    meaning = {(q.walk, q.question): q.meaning for q in questions if not q.honeypot}
    refusals = []
    for error in in_order(errors):
        about = error.meaning or meaning.get((error.walk, error.question or ""), "")
        if error.walk in measured and error.refused_value and about.startswith(_OWN):
            words = f"“{error.refused_value}” was refused ({about})"
            refusals.append(
                Refusal(code="refused", words=words, evidence=error.id, quote=error.text)
            )
    probed = [p for p in in_order(probes) if p.probe in _PROBED and p.held is not None]
    for probe in probed:
        if probe.held is False:
            words = f"“{probe.label or 'A name field'}” does not take: {probe.detail}"
            changed = probe.aspect == "shown again" or "becomes" in probe.detail
            refusals.append(
                Refusal(
                    code="changed" if changed else "refused",
                    words=words,
                    evidence=probe.id,
                    quote=probe.quote or None,
                )
            )
    typed = [
        act
        for act in in_order(actions)
        if act.walk in measured
        and act.action is Action.FILL
        and meaning.get((act.walk, act.question or ""), "").startswith("name.")
    ]
    for act in typed:
        if act.held is False:
            words = f"What was typed into “{act.target}” was changed"
            refusals.append(Refusal(code="changed", words=words, evidence=act.id))
    return NameTrial(tried=len(typed) + len(probed), refusals=tuple(refusals))
