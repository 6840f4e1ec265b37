"""Whether all candidates for one posting are led along the same path."""

from collections import defaultdict

from harness.evidence import (
    Barrier,
    Ending,
    Evidence,
    Obstacle,
    QuestionAsked,
    StepShown,
    WalkEnded,
    WalkStarted,
)
from harness.example import Example
from harness.example.walks import barrier, ended, question, step, walk_started
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.forms import Fate
from harness.reading.walks import Walked, differences, is_knocked_out, walked
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell

OURS = Source(
    text="Our convention. One candidate of each kind is no evidence for or against "
    "discrimination: Kline, Rose & Walters needed 83,000 applications for a gap of 2.1 points",
    grade=Grade.D,
)


@audit(
    title="All candidates are led along the same path",
    failed_title="Candidates are led along different paths",
    touchpoint=Touchpoint.PARITY,
    severity=Severity.MODERATE,
    grade=Grade.D,
    per=Per.RUN,
    why="An extra question or an early end for some is worth a look: it may be a rule that nobody "
    "remembers.",
    fix=Fix(
        by=Owner.ATS_ADMIN,
        text="Find the rule that adds the question or ends the form, and keep it only if needed.",
        effort=Effort.HOURS,
    ),
    sources=(OURS,),
)
def same_path(
    starts: tuple[WalkStarted, ...],
    endings: tuple[WalkEnded, ...],
    barriers: tuple[Barrier, ...],
    steps: tuple[StepShown, ...],
    questions: tuple[QuestionAsked, ...],
) -> Verdict:
    """Compare questions, steps and knock-outs of walks to one posting on one device."""
    groups: dict[tuple[str, str, str], list[Walked]] = defaultdict(list)
    for walk in walked(starts, endings, barriers):
        groups[walk.start.start_url, walk.start.device, walk.start.locale].append(walk)
    findings: list[Finding] = []
    explained, compared = True, 0
    for _, walks in sorted(groups.items()):
        whole = [walk for walk in walks if walk.fate is Fate.FINISHED]
        out = [w for w in walks if whole and is_knocked_out(w, questions)]
        compared += len(whole) + len(out) if len(whole) + len(out) > 1 else 0
        unlike = differences(whole, steps, questions)
        found = [Finding(code=u.code, message=u.words, evidence=u.evidence) for u in unlike]
        for w in out:
            words = f"{w.who} was turned away"
            found.append(Finding(code="knock-out", message=words, evidence=w.evidence))
        conditions = {(w.start.input, w.start.without, w.start.zoom) for w in (*whole, *out)}
        explained &= not found or len(conditions) > 1
        findings += found
    if not compared:
        return cannot_tell("No two walks to one posting on one device can be compared")
    milder = Outcome.ATTENTION if findings else Outcome.PASSED
    words = f"{compared} walks compared, {len(findings)} differences to look into"
    words += " (their conditions differ too)" if findings and explained else ""
    outcome = milder if explained else Outcome.FAILED
    return Verdict(outcome=outcome, summary=words, findings=tuple(findings))


def _walk(name: str, *labels: str, device: str = "desktop", without: str = "") -> list[Evidence]:
    start = walk_started(
        walk=name, candidate_name=name, device=device, without=(without,) if without else ()
    )
    seen = [question(label, walk=name) for label in labels]
    return [start, step(walk=name), *seen, ended(walk=name)]


REFUSED = Obstacle.REFUSED_ANSWER
ADA, BEA = _walk("ada", "Name", "CV"), _walk("bea", "Name", "CV")
NO_FILE = _walk("eva", "Name", without="cv-file")
PHONE = _walk("fay", "Name", device="iPhone 13")
EXTRA = _walk("cem", "Name", "CV", "Visa?")
STOPPED = ended(Ending.COULD_NOT_FINISH, walk="dan")
SET_OUT = (walk_started(walk="dan"), question("Name", "name.full", walk="dan"))
MISNAMED = (*SET_OUT, barrier(REFUSED, walk="dan", question="1.Name"), STOPPED)
TURNED_AWAY = (*SET_OUT, barrier(REFUSED, walk="dan"), STOPPED)

EXAMPLES = (
    Example("the same", given=[*ADA, *BEA], outcome=Outcome.PASSED),
    Example(
        "a question more for one",
        given=[*ADA, *EXTRA],
        outcome=Outcome.FAILED,
        codes={"question-differs"},
    ),
    Example(
        "a step more for one",
        given=[*ADA, *BEA, step(2, walk="bea")],
        outcome=Outcome.FAILED,
        codes={"steps-differ"},
    ),
    Example("one without a CV file", given=[*ADA, *NO_FILE], outcome=Outcome.ATTENTION),
    Example(
        "one turned away", given=[*ADA, *TURNED_AWAY], outcome=Outcome.FAILED, codes={"knock-out"}
    ),
    Example("a refused name", given=[*ADA, *BEA, *MISNAMED], outcome=Outcome.PASSED),
    Example("on another device", given=[*ADA, *PHONE], outcome=Outcome.CANNOT_TELL),
    Example("one alone", given=ADA, outcome=Outcome.CANNOT_TELL),
)
