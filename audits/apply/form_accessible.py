"""Whether axe finds barriers for people with disabilities on the steps of the form."""

from collections.abc import Iterable

from harness.evidence import AccessibilityFinding, ProbeResult
from harness.example import Example
from harness.example.walks import axe_found, probed
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.forms import in_order
from harness.reading.inspection import nothing_told, trial
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict

WCAG = Source(
    text="WCAG 2.2, success criteria of level A and AA, as far as axe-core can tell",
    grade=Grade.A,
    url="https://www.w3.org/TR/WCAG22/",
)
BLIND_TESTERS = Source(
    text="Three blind testers on 30 sites of Fortune 500 employers: 694 issues, 76.7 % of the "
    "sites blocked at least one tester",
    grade=Grade.A,
    url="https://pmc.ncbi.nlm.nih.gov/articles/PMC10961918",
)
HARD = frozenset({"serious", "critical"})


@audit(
    title="Axe finds no barrier on the form",
    failed_title="Axe finds barriers on the form",
    touchpoint=Touchpoint.APPLY,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="A field without a name or words without contrast stop people whom nobody sees stopping. "
    "Axe sees a part of the barriers only: what it passes may still have others.",
    fix=Fix(
        by=Owner.WEB_TEAM,
        text="Mend what the findings name, serious ones first; each links to its explanation.",
        effort=Effort.DAYS,
    ),
    sources=(WCAG, BLIND_TESTERS),
)
def form_accessible(
    probes: tuple[ProbeResult, ...], rules: tuple[AccessibilityFinding, ...]
) -> Verdict:
    """Fail on serious and critical rules of WCAG; attend to the others.

    Rules that are good practice only, and what axe cannot tell, are for people to look at. The
    size of targets is an audit of its own.
    """
    looks = trial(probes, "axe")
    if not looks.told:
        return nothing_told(looks, absent="No step was looked at")
    broken = [one for one in in_order(rules) if one.criteria and one.rule != "target-size"]
    certain = [one for one in broken if one.certain]
    hard = [one for one in certain if one.impact in HARD]
    places = sum(max(1, len(one.targets)) for one in certain)
    mild = Outcome.ATTENTION if certain else Outcome.PASSED
    return Verdict(
        outcome=Outcome.FAILED if hard else mild,
        summary=f"{len({one.rule for one in certain})} rules are broken in {places} places, "
        f"{len({one.rule for one in hard})} of them serious; {len(broken) - len(certain)} more "
        "need a person to look",
        measurements=(
            Measurement(name="broken_rules", value=len({o.rule for o in certain}), unit="rules"),
            Measurement(name="broken_places", value=places, unit="places", n=looks.told),
        ),
        findings=tuple(_findings(certain)),
    )


def _findings(certain: Iterable[AccessibilityFinding]) -> Iterable[Finding]:
    for one in certain:
        where = ", ".join(f"`{target}`" for target in one.targets[:3])
        more = f" and {len(one.targets) - 3} more" if len(one.targets) > 3 else ""
        yield Finding(
            code=one.rule,
            message=f"On step {one.step}, {one.impact} (WCAG {', '.join(one.criteria)}): "
            f"{one.help}: {where}{more} — {one.help_url}",
            evidence=(one.id,),
        )


LOOKED = probed("axe", held=True)

EXAMPLES = (
    Example("nothing found", given=[LOOKED], outcome=Outcome.PASSED),
    Example(
        "a field without a name",
        given=[LOOKED, axe_found("label", impact="critical", criteria=("4.1.2",))],
        outcome=Outcome.FAILED,
        codes={"label"},
    ),
    Example(
        "a moderate one",
        given=[LOOKED, axe_found("label", impact="moderate", criteria=("1.3.1",))],
        outcome=Outcome.ATTENTION,
        codes={"label"},
    ),
    Example("good practice only", given=[LOOKED, axe_found("region")], outcome=Outcome.PASSED),
    Example(
        "axe cannot tell",
        given=[LOOKED, axe_found("color-contrast", criteria=("1.4.3",), certain=False)],
        outcome=Outcome.PASSED,
    ),
    Example("axe did not run", given=[probed("axe", held=None)], outcome=Outcome.CANNOT_TELL),
    Example("no inspection", given=[], outcome=Outcome.CANNOT_TELL),
)
