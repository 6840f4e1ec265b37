"""Writes what an inspection finds; what stands on every step is told once."""

from dataclasses import replace

from harness.evidence import AccessibilityFinding, ProbeResult
from harness.gather.browser.axe import AxeLook, AxeRule
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.seen import SeenControl

_LONGEST = 600


class Notes:
    """The evidence of one inspection walk."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._told: set[tuple[str, str, str]] = set()

    def probe(
        self,
        name: str,
        held: bool | None,  # noqa: FBT001 - the outcome itself, as the evidence has it
        *,
        tried: str,
        expected: str = "",
        detail: str = "",
        aspect: str = "",
        quote: str = "",
        control: SeenControl | None = None,
        label: str | None = None,
        blobs: tuple[str, ...] = (),
    ) -> None:
        """Write one probe of the step that is shown."""
        log = self.recorder.log
        log.write(
            ProbeResult(
                **log.stamp(),
                blobs=blobs,
                step=self.recorder.current_step,
                probe=name,  # type: ignore[arg-type]  # one of the names that the codec checks
                held=held,
                question=self.recorder.question(control.key) if control else None,
                label=(label or (control.label if control else None) or "")[:300] or None,
                detail=detail[:_LONGEST],
                aspect=aspect,
                tried=tried[:_LONGEST],
                expected=expected[:_LONGEST],
                quote=quote[:_LONGEST],
            )
        )

    def axe(self, look: AxeLook) -> None:
        """Write that axe looked, and which elements break a rule that did not before."""
        log = self.recorder.log
        raw = log.keep(look.raw)
        broken = [rule for rule in look.rules if rule.certain]
        unsure = len(look.rules) - len(broken)
        unseen = f", {look.unseen} frames could not be looked into" if look.unseen else ""
        self.probe(
            "axe",
            not broken,
            tried=f"{look.engine}, rules of WCAG 2.2 A and AA and of good practice, all frames",
            detail=f"{look.passes} rules hold, {len(broken)} are broken, {unsure} cannot be "
            f"told{unseen}",
            blobs=(raw,),
        )
        for rule in look.rules:
            fresh = self._fresh(rule)
            if fresh.nodes:
                log.write(
                    AccessibilityFinding(
                        **log.stamp(),
                        blobs=(raw,),
                        step=self.recorder.current_step,
                        rule=fresh.id,
                        impact=fresh.impact,
                        help=fresh.help,
                        help_url=fresh.help_url,
                        targets=tuple(node.selector for node in fresh.nodes),
                        engine=look.engine,
                        certain=fresh.certain,
                        criteria=fresh.criteria,
                        nodes=fresh.nodes,
                    )
                )

    def _fresh(self, rule: AxeRule) -> AxeRule:
        """A rule with the elements that no earlier step has told."""
        keys = {(f"{rule.id} {rule.certain}", one.selector, one.html): one for one in rule.nodes}
        fresh = tuple(one for key, one in keys.items() if key not in self._told)
        self._told.update(keys)
        return replace(rule, nodes=fresh)
