"""The compliance annex: method, definitions, changed limits, and what could not be seen."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from harness.evidence import GatherFault, NetworkDecision, RunFinished, WalkStarted
from harness.record import record
from harness.render.cite import Cite, cite
from harness.render.clean import one_line
from harness.render.glossary import GRADES, OUTCOMES, SEVERITIES
from harness.render.rollup import worst_first
from harness.render.touchpoints import limit_words
from harness.render.walks import Run
from harness.render.words import clock, count, number
from harness.verdict import Outcome, Verdicts


@record
class Term:
    """A word and what it means here. `mark` is its outcome where it is one."""

    word: str
    means: str
    outcome: Outcome | None = None


@record
class Changed:
    """A limit that the employer changed, and why."""

    audit: str
    heading: str
    limit: str


@record
class Unseen:
    """Something that the evidence does not answer, and why."""

    audit: str
    heading: str
    why: str
    walks: str


@record
class Fault:
    """A fault of the tool while it gathered."""

    where: str
    problem: str
    remedy: str
    cite: Cite


@record
class Host:
    """What the allow-list did with requests to one origin."""

    origin: str
    decision: str
    requests: str
    cite: Cite


@record
class Annex:
    """Everything that a reviewer needs to judge the judging."""

    outcomes: tuple[Term, ...]
    severities: tuple[Term, ...]
    grades: tuple[Term, ...]
    changed: tuple[Changed, ...]
    disabled: tuple[Changed, ...]
    unseen: tuple[Unseen, ...]
    faults: tuple[Fault, ...]
    hosts: tuple[Host, ...]
    facts: tuple[Term, ...]


def annex(run: Run, verdicts: Verdicts, names: Mapping[str, str]) -> Annex:
    """Gather the annex; `names` are the titles of walks by their key."""
    return Annex(
        outcomes=tuple(Term(word=o, means=m, outcome=o) for o, m in OUTCOMES.items()),
        severities=tuple(Term(word=s, means=m) for s, m in SEVERITIES.items()),
        grades=tuple(Term(word=g, means=m) for g, m in GRADES.items()),
        changed=_changed(verdicts),
        disabled=tuple(
            Changed(audit=off.id, heading=off.id, limit=off.because) for off in verdicts.disabled
        ),
        unseen=_unseen(verdicts, names),
        faults=tuple(
            Fault(where=f.where, problem=f.problem, remedy=f.remedy, cite=cite(f))
            for f in run.of(GatherFault)
        ),
        hosts=tuple(
            Host(
                origin=f"{one_line(d.host, 120)}:{d.port}",
                decision="allowed, static files only" if d.decision == "static" else d.decision,
                requests=number(d.requests),
                cite=cite(d),
            )
            for d in run.of(NetworkDecision)
        ),
        facts=_facts(run, verdicts),
    )


def _changed(verdicts: Verdicts) -> tuple[Changed, ...]:
    titles = {meta.id: meta.title for meta in verdicts.audits}
    found = {
        (judgement.id, limit.name): Changed(
            audit=judgement.id,
            heading=titles.get(judgement.id, judgement.id),
            limit=limit_words(limit),
        )
        for judgement in verdicts.verdicts
        for limit in judgement.limits
        if limit.value != limit.default
    }
    return tuple(found.values())


_MOST_NAMES = 3


def _unseen(verdicts: Verdicts, names: Mapping[str, str]) -> tuple[Unseen, ...]:
    """Every question without an answer, walks with the same reason together."""
    titles = {meta.id: meta.title for meta in verdicts.audits}
    grouped: dict[tuple[str, str], list[str]] = {}
    for judgement in worst_first(verdicts.verdicts):
        if judgement.outcome in {Outcome.CANNOT_TELL, Outcome.ERROR}:
            walks = grouped.setdefault((judgement.id, judgement.summary), [])
            if judgement.walk:
                walks.append(names.get(judgement.walk, judgement.walk))
    return tuple(
        Unseen(
            audit=audit,
            heading=titles.get(audit, audit),
            why=one_line(why, 600),
            walks=_walk_words(walks),
        )
        for (audit, why), walks in sorted(grouped.items())
    )


def _walk_words(walks: Sequence[str]) -> str:
    if len(walks) > _MOST_NAMES:
        return count(len(walks), "walks")
    return "; ".join(walks)


def _facts(run: Run, verdicts: Verdicts) -> tuple[Term, ...]:
    start = run.started
    ends = run.of(RunFinished)
    facts = [
        ("Employer", start.employer if start else "not in the evidence"),
        ("Jurisdictions", ", ".join(start.jurisdictions) if start else ""),
        ("Judged as of", _moment(verdicts.judged_as_of)),
        ("Configuration", verdicts.configuration),
        ("Othershoe, gathering", start.tool_version if start else ""),
        ("Othershoe, judging", verdicts.tool_version),
        ("Schema of the verdicts", str(verdicts.schema)),
        ("Browser", (start.browser or "") if start else ""),
        ("Seed", str(start.seed) if start and start.seed is not None else ""),
        ("Command", start.command if start else ""),
        ("CVs say that they are synthetic", _disclosing(run)),
        ("Interrupted", "yes" if any(end.interrupted for end in ends) else ""),
        ("Records of evidence", number(len(run.evidence))),
        ("SHA-256 of the evidence", verdicts.evidence_sha256),
    ]
    return tuple(Term(word=word, means=means) for word, means in facts if means)


def _disclosing(run: Run) -> str:
    """Whether the documents of the walks did; nothing where the evidence does not tell."""
    told = {walk.documents_disclose for walk in run.of(WalkStarted)} - {None}
    if not told:
        return ""
    return "yes" if told == {True} else "no: the authorization agrees to documents that do not"


def _moment(text: str) -> str:
    try:
        return clock(datetime.fromisoformat(text))
    except ValueError:
        return text
