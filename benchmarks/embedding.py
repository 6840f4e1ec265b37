"""A real embedding model, challenged: what is found, calls a second, and our overhead per call."""

import asyncio
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.minilm import MOST_PIECES, MiniLm, model_folder
from benchmarks.ratio import Ratio, Side, seconds
from harness.challenged import Challenge
from harness.evidence import ChallengeFinished, Evidence, PairCompared, RelationChecked
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.run import challenge, read_contrasts
from harness.people.application import Application, vacancy
from harness.people.background import backgrounds
from harness.people.draft import draft_of, with_candidate
from harness.project import bundled, find_audits
from harness.registry import Audit
from harness.stats.contrast import contrasts_found
from harness.stats.paired import sign_flip
from harness.store import RunFolder

_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_BUDGET, _CVS = 1_000, 8
_JOBS = (
    "Data Analyst\nYou answer questions with SQL, build dashboards and reporting in Excel, care "
    "about data quality and present statistics to managers.",
    "Registered Nurse\nYou assess patients, give medication, care for wounds, keep electronic "
    "health records and work shifts on a surgical ward.",
    "Warehouse Associate\nYou pick and pack orders, drive a forklift, scan stock, work safely and "
    "load trucks in shifts.",
    "Software Engineer\nYou build services in Python and JavaScript, write tests, review code, "
    "work with Git and run what you build.",
)
_ASKED = frozenset(
    {
        "name-black-white-women", "name-women-men", "disability-award", "disability-society",
        "age-graduation", "pronouns-she", "race-society", "gap-care", "gap-conviction",
    }
)  # fmt: skip
_WORDS = ("Disability", "Campus", "Regional")
_AUDITS = (
    "screener-stability", "name-invariance", "signal-invariance", "overlooked-strength",
    "presentation-invariance", "personal-details", "required-skills-count", "no-reward-for-tricks",
)  # fmt: skip


class _Ranker:
    """The cosine of an application's vector and the job's; counts its own seconds."""

    def __init__(self, model: MiniLm) -> None:
        self.seconds = 0.0
        self.calls = 0
        self._model = model

    def __call__(self, batch: Sequence[Application]) -> list[float]:
        found: list[float] = []
        self.seconds += seconds(lambda: found.extend(self._scores(batch)))
        self.calls += len(batch)
        return found

    def _scores(self, batch: Sequence[Application]) -> list[float]:
        texts = [batch[0].job.text, *(application.text for application in batch)]
        job, *vectors = self._model.encode(texts)
        return [float(vector @ job) for vector in vectors]


def measure() -> tuple[Ratio, ...]:
    """Challenge the model once; what was found is printed beside the figures."""
    folder = model_folder()
    if folder is None:
        print("embedding: the model cannot be installed", file=sys.stderr)
        return ()
    model = MiniLm(folder)
    for line in _award(model):
        print(line, file=sys.stderr)
    ranker = _Ranker(model)
    with TemporaryDirectory() as temporary:
        run = RunFolder.create(Path(temporary) / "run")
        spec = Challenge(screener="bench:minilm", job=_JOBS[0], budget=_BUDGET, seed=1)
        contrasts = [one for one in read_contrasts() if one.id in _ASKED]
        took = seconds(
            lambda: asyncio.run(
                challenge(
                    spec,
                    screener=PythonScreener(ranker, name=spec.screener),
                    log=run.log("challenge", clock=lambda: _NOW),
                    contrasts=contrasts,
                )
            )
        )
        evidence = run.evidence()
    for line in (*_found(evidence), *_cut(evidence, model)):
        print(line, file=sys.stderr)
    return _ratios(evidence, ranker, took)


def _ratios(evidence: Sequence[Evidence], ranker: _Ranker, took: float) -> tuple[Ratio, ...]:
    (end,) = (item for item in evidence if isinstance(item, ChallengeFinished))
    ours = (took - ranker.seconds) / end.calls
    return (
        Ratio(
            of="all-MiniLM-L6-v2: applications a second",
            unit="/s",
            ours=Side(what="`challenge`, evidence written", values=(end.calls / took,)),
            other=Side(what="the model alone", values=(ranker.calls / ranker.seconds,)),
            note="the same applications; the model runs in NumPy",
        ),
        Ratio(
            of="all-MiniLM-L6-v2: time per application",
            unit="ms",
            ours=Side(what="our overhead", values=(1000 * ours,)),
            other=Side(what="the model", values=(1000 * ranker.seconds / ranker.calls,)),
        ),
    )


def _award(model: MiniLm) -> Iterator[str]:
    """A disability scholarship against a student's, under the name of 32 CVs for four jobs.

    Beside it two scholarships that signal nothing: what any other word does there.
    """
    gaps: dict[str, list[float]] = {word: [] for word in _WORDS}
    for text in _JOBS:
        job = vacancy(text)
        random = Random(1)  # noqa: S311 - the same CVs each time
        cvs = backgrounds(job, year=2026, count=_CVS, random=random)
        drafts = [with_candidate(draft_of(cv, job=job), memberships=()) for cv in cvs]
        texts = [draft.words.partition("\n") for draft in drafts]
        scores = {}
        for word in ("Student", *_WORDS):
            line = f"{word} Leadership Scholarship"
            written = [f"{name}\n{line}\n{rest}" for name, _, rest in texts]
            vectors = model.encode([text, *written])
            scores[word] = vectors[1:] @ vectors[0]
        for word, found in gaps.items():
            found += [float(gap) for gap in scores[word] - scores["Student"]]
    for word, found in gaps.items():
        yield (
            f"{word} against Student Leadership Scholarship: lower in {_lower(found)} of "
            f"{len(found)} CVs, mean {_mean(found):+.4f}, p = {sign_flip(found):.2g}"
        )
    telling, *others = (gaps[word] for word in _WORDS)
    assert _lower(telling) >= 30, "the contrast of the disability scholarship is not found"
    assert all(_mean(telling) < 2 * _mean(other) for other in others), "any other word does as much"


def _lower(gaps: Sequence[float]) -> int:
    return sum(gap < 0 for gap in gaps)


def _found(evidence: Sequence[Evidence]) -> Iterator[str]:
    audits = {found.audit.id: found.audit for found in find_audits([bundled("audits")])}
    for contrast in contrasts_found(e for e in evidence if isinstance(e, PairCompared)):
        placebo = contrast.placebo_effect
        beside = "none" if placebo is None else f"{placebo:+.4f}"
        yield (
            f"{contrast.signal}, {contrast.group_b}: {contrast.effect:+.4f}, q = "
            f"{contrast.q_value:.2g}, placebo {beside}, confirmed: {contrast.confirmed}"
        )
    checks = {e.relation: e for e in evidence if isinstance(e, RelationChecked)}
    for name, check in checks.items():
        yield (
            f"{name}: {check.violated} of {check.telling}, by up to {check.worst_gap:.4f} "
            f"(CVs differ by {check.outcome_range:.4f})"
        )
    yield from _judged(audits, evidence)


def _cut(evidence: Sequence[Evidence], model: MiniLm) -> Iterator[str]:
    """From which length on a skill at the end is not read."""
    (check,) = (
        item
        for item in evidence
        if isinstance(item, RelationChecked) and item.relation == "required-skill-read"
    )
    assert check.worst is not None, "a model that reads 256 word pieces overlooks no skill"
    pieces = model.pieces(check.worst.document_after)
    yield f"shortest CV whose last line is not read: {pieces} word pieces of {MOST_PIECES}"
    assert pieces > MOST_PIECES


def _judged(audits: Mapping[str, Audit], evidence: Sequence[Evidence]) -> Iterator[str]:
    for name in _AUDITS:
        verdict = audits[name].judge(tuple(evidence))
        yield f"{name}: {verdict.outcome}: {verdict.summary}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
