"""Reads what an inspection walk probed: what held, what did not, and what could not be told."""

from collections.abc import Iterable

from harness.evidence import ProbeResult
from harness.reading.forms import in_order
from harness.record import record
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, inapplicable


@record
class Trial:
    """The probes of some kinds: those that held, those that did not, those that tell nothing.

    `looked` says whether any step was inspected at all.
    """

    held: tuple[ProbeResult, ...]
    broken: tuple[ProbeResult, ...]
    untold: tuple[ProbeResult, ...]
    looked: bool

    @property
    def told(self) -> int:
        """How many probes told something."""
        return len(self.held) + len(self.broken)


def trial(
    probes: Iterable[ProbeResult], *kinds: str, aspects: tuple[str, ...] | None = None
) -> Trial:
    """Sort the probes of some kinds, in the order in which they were made.

    Args:
        probes: All probes of a run.
        kinds: The kinds to take (`ProbeResult.probe`).
        aspects: Only these sides of them; None takes all.
    """
    known = in_order(probes)
    mine = [
        one for one in known if one.probe in kinds and (aspects is None or one.aspect in aspects)
    ]
    return Trial(
        held=tuple(one for one in mine if one.held is True),
        broken=tuple(one for one in mine if one.held is False),
        untold=tuple(one for one in mine if one.held is None),
        looked=bool(known),
    )


def nothing_told(found: Trial, *, absent: str) -> Verdict:
    """The verdict where no probe told anything.

    Args:
        found: The probes.
        absent: Why there was nothing to probe, as a sentence, where steps were inspected.
    """
    if not found.looked:
        return cannot_tell("No step was inspected")
    if found.untold:
        return cannot_tell(found.untold[0].detail or "The probe could not be made")
    return inapplicable(absent)


def finding(probe: ProbeResult, code: str) -> Finding:
    """What one probe found, with the step, the field and the site's own words."""
    place = f"On step {probe.step}" + (f", “{probe.label}”" if probe.label else "")
    words = probe.detail or f"{probe.tried}; expected: {probe.expected}"
    return Finding(
        code=code,
        message=f"{place}: {words}",
        evidence=(probe.id,),
        quote=probe.quote or None,
    )


def judged(
    found: Trial,
    *,
    code: str,
    absent: str,
    good: str,
    bad: str,
    worst: Outcome = Outcome.FAILED,
) -> Verdict:
    """Passed where all probes held, else `worst`; each that did not hold is a finding.

    Args:
        found: The probes.
        code: The code of the findings.
        absent: Why there was nothing to probe, as a sentence.
        good: The summary where all held.
        bad: The summary where some did not, after "n of m ".
        worst: The outcome where some did not.
    """
    if not found.told:
        return nothing_told(found, absent=absent)
    count = len(found.broken)
    measured = Measurement(name="probes_not_held", value=count, unit="probes", n=found.told)
    return Verdict(
        outcome=worst if count else Outcome.PASSED,
        summary=f"{count} of {found.told} {bad}" if count else good,
        measurements=(measured,),
        findings=tuple(finding(probe, code) for probe in found.broken),
    )
