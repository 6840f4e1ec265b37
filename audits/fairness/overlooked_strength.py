"""Whether equally qualified people whose history is not straight are passed over."""

from typing import Annotated

from harness.evidence import ChallengeFinished, PairCompared
from harness.example import Example
from harness.example.challenge import challenged, pairs, path_pairs
from harness.meta import Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.registry import audit
from harness.stats.contrast import ContrastFound, contrasts_found
from harness.stats.contrast_findings import gap_measurement, too_little, unseen
from harness.verdict import Finding, Outcome, Verdict, inapplicable

HIDDEN = Source(
    text="Fuller, Raman, Sage-Gavin and Hines (2021), Hidden Workers: Untapped Talent, Harvard "
    "Business School and Accenture: filters of recruiting systems leave out qualified people, for "
    "gaps in their employment among others",
    grade=Grade.B,
)
LEVEL = Source(
    text="Two-sided sign-flip permutation over CVs, adjusted over all comparisons (Benjamini and "
    "Hochberg, 1995)",
    grade=Grade.A,
)
TEN = Source(
    text="An effect of one sign on ten CVs has p = 0.002 at best, which still stands among 25 "
    "comparisons; on eight it stands among six",
    grade=Grade.A,
)
BLIND = Source(text="Our convention: a quarter of the range of outcomes", grade=Grade.D)


@audit(
    title="There is no evidence that strength is overlooked in histories that are not straight",
    failed_title="Equally qualified people whose history is not straight score lower",
    touchpoint=Touchpoint.FAIRNESS,
    severity=Severity.SERIOUS,
    grade=Grade.B,
    per=Per.RUN,
    why="Career changers, carers and the self-taught bring the same work; passing them over "
    "loses people whom nobody else is looking for.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Score years, duties and skills in the trade; take titles, gaps, contracts and the "
        "place of study out of the score.",
    ),
    sources=(HIDDEN, LEVEL, TEN, BLIND),
)
def overlooked_strength(
    compared: tuple[PairCompared, ...],
    ends: tuple[ChallengeFinished, ...],
    *,
    enough_cvs: Annotated[float, Limit("CVs in a comparison", TEN)] = 10,
    poor_q: Annotated[float, Limit("adjusted probability", LEVEL)] = 0.05,
    blind_spot: Annotated[float, Limit("half ranges of the outcome", BLIND)] = 0.5,
) -> Verdict:
    """A lower outcome beyond the placebo fails; a higher one is said and does not."""
    asked = [pair for pair in compared if pair.question == "path"]
    found = [one for one in contrasts_found(asked) if one.stimuli >= enough_cvs]
    measured = tuple(map(gap_measurement, found))
    sure = [one for one in found if one.confirmed and one.q_value <= poor_q]
    lower = sorted(
        (one for one in sure if one.effect < 0), key=lambda one: (one.effect, one.signal)
    )
    if lower:
        findings = tuple(_finding(one, asked) for one in lower)
        return Verdict(
            outcome=Outcome.FAILED,
            summary=f"Evidence of overlooked strength: {findings[0].message}",
            measurements=measured,
            findings=findings,
        )
    if not asked:
        return inapplicable("No histories were compared")
    little = too_little(asked, found, ended=bool(ends), blind_spot=blind_spot, what="history")
    if little is not None:
        return little
    higher = [one.group_b for one in sure if one.effect > 0]
    said = f"; {', '.join(sorted(higher))} score higher" if higher else ""
    return Verdict(
        outcome=Outcome.PASSED,
        summary="No evidence of overlooked strength; with 80 % probability "
        f"{unseen(found, what='CVs')}{said}",
        measurements=measured,
    )


def _finding(item: ContrastFound, asked: list[PairCompared]) -> Finding:
    told = [
        pair
        for pair in asked
        if (pair.signal, pair.group_b) == (item.signal, item.group_b) and not pair.placebo
    ]
    beside = "no placebo"
    if item.placebo_effect is not None:
        beside = f"two straight histories differ by {item.placebo_effect:+.3g}"
    return Finding(
        code=item.signal.replace("path: ", "").replace(" ", "-") or "path",
        message=f"{item.group_b} score {item.effect:+.3g} against the straight path with "
        f"{told[0].variant_b} ({item.stimuli} CVs, q = {item.q_value:.2g}; {beside})",
        evidence=tuple(sorted(pair.id for pair in told)[:5]),
    )


EXAMPLES = (
    Example(
        "career changers score lower on every CV",
        given=[*path_pairs(12, gap=0.05), challenged()],
        outcome=Outcome.FAILED,
        codes={"career-change"},
    ),
    Example("equal answers", given=[*path_pairs(12), challenged()], outcome=Outcome.PASSED),
    Example(
        "career changers score higher on every CV",
        given=[*path_pairs(12, gap=-0.05), challenged()],
        outcome=Outcome.PASSED,
        codes=set(),
    ),
    Example(
        "ten CVs",
        given=[*path_pairs(10, gap=0.05), challenged()],
        outcome=Outcome.FAILED,
    ),
    Example(
        "nine CVs", given=[*path_pairs(9, gap=0.05), challenged()], outcome=Outcome.CANNOT_TELL
    ),
    Example("ended early", given=[*path_pairs(12)], outcome=Outcome.CANNOT_TELL),
    Example(
        "every CV got the same outcome",
        given=[*path_pairs(12, scores=(0.5, 0.5)), challenged()],
        outcome=Outcome.CANNOT_TELL,
    ),
    Example("names alone", given=[*pairs(20), challenged()], outcome=Outcome.INAPPLICABLE),
)
