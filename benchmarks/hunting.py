"""How often the hunt finds what is planted, and what is not: many seeded runs of whole challenges.

`python -m benchmarks.hunting [RUNS]` takes some minutes and prints one line for each kind of run.
"""

import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from harness.employer import Challenge
from harness.evidence import ChallengeFinished, Counterexample, Evidence, PairCompared, SignalSwept
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.hunt import hunt
from harness.gather.challenge.noise import measure_noise
from harness.gather.challenge.plan import NOISE_REPEATS, make_plan
from harness.gather.challenge.python import PythonScreener
from harness.gather.challenge.questions import Questions
from harness.gather.challenge.run import challenge, read_contrasts
from harness.gather.challenge.screener import Meter
from harness.people.application import Application, vacancy
from harness.people.contrast import Contrast
from harness.record import record
from harness.stats.contrast import contrasts_found
from harness.store import RunFolder

EIGHT = (
    "age-graduation", "disability-award", "gap-care", "lgbtq-society", "name-black-white-women",
    "origin-degree", "parent-volunteer", "pronouns-she",
)  # fmt: skip
"""Eight contrasts, one for each of eight attributes."""

_JOB = "Data Analyst\nYou answer questions with SQL, build reports in Excel and clean data.\n"
_WORDS = ("sql", "excel", "report", "data", "statistics", "python", "tableau", "dashboard")
_PLANTED = ("award", "Disability Leadership Award", -0.06)
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_BUDGET = 2_000
_NOISE_INPUTS = 8

Score = Callable[[Sequence[Application]], Sequence[float]]


@record
class Run:
    """What one challenge found.

    Attributes:
        found: Counterexamples, confirmed or not.
        swept: Signals that e-BH found in the sweep.
        standing: Contrasts that stand after adjustment, before fresh pairs were asked.
        contrasts: Contrasts that fresh pairs confirmed.
        calls: Applications evaluated.
    """

    found: tuple[Counterexample, ...]
    swept: tuple[str, ...]
    standing: tuple[str, ...]
    contrasts: tuple[str, ...]
    calls: int

    @property
    def confirmed(self) -> tuple[Counterexample, ...]:
        """Counterexamples that fresh draws confirmed."""
        return tuple(item for item in self.found if item.confirmed)


def fair(batch: Sequence[Application]) -> list[float]:
    """A score that looks at the work alone."""
    return [0.3 + 0.06 * sum(word in a.text.casefold() for word in _WORDS) for a in batch]


def against_an_award(batch: Sequence[Application]) -> list[float]:
    """The same, and 0.06 less for an award for disabled students."""
    _, words, effect = _PLANTED
    told = zip(fair(batch), batch, strict=True)
    return [score + effect * (words in application.text) for score, application in told]


def noisy(score: Score, *, deviation: float, seed: int) -> Score:
    """A score with normal noise of its own on every answer."""
    noise = Random(seed)  # noqa: S311 - noise, nothing is kept secret
    return lambda batch: [value + noise.gauss(0.0, deviation) for value in score(batch)]


def run(
    score: Score,
    *,
    seed: int,
    folder: Path,
    contrasts: Sequence[Contrast],
    threshold: float | None = None,
    budget: int = _BUDGET,
) -> Run:
    """One challenge of a screener in memory, without relations and lists."""
    spec = Challenge(
        screener="bench:score", job=_JOB, threshold=threshold, budget=budget, seed=seed
    )
    store = RunFolder.create(folder)
    asyncio.run(
        challenge(
            spec,
            screener=PythonScreener(score, name=spec.screener),
            log=store.log("challenge", clock=lambda: _NOW),
            contrasts=contrasts,
            questions=Questions(),
        )
    )
    return _read(store.evidence())


def _read(evidence: Sequence[Evidence]) -> Run:
    pairs = [item for item in evidence if isinstance(item, PairCompared)]
    first = [item for item in pairs if not item.fresh]
    end = evidence[-1]
    assert isinstance(end, ChallengeFinished)
    return Run(
        found=tuple(item for item in evidence if isinstance(item, Counterexample)),
        swept=tuple(
            item.signal
            for item in evidence
            if isinstance(item, SignalSwept) and item.stopped == "differs"
        ),
        standing=tuple(f"{c.signal} {c.group_b}" for c in contrasts_found(first) if c.confirmed),
        contrasts=tuple(f"{c.signal} {c.group_b}" for c in contrasts_found(pairs) if c.confirmed),
        calls=end.calls,
    )


def nulls(runs: int, *, deviation: float, threshold: float | None, folder: Path) -> list[Run]:
    """Challenges of a screener with no effect at all."""
    contrasts = eight()
    return [
        run(
            noisy(fair, deviation=deviation, seed=seed) if deviation else fair,
            seed=seed,
            folder=folder / f"null-{deviation}-{threshold}-{seed}",
            contrasts=contrasts,
            threshold=threshold,
        )
        for seed in range(runs)
    ]


def planted(runs: int, *, deviation: float, folder: Path) -> list[Run]:
    """Challenges of a screener that takes 0.06 off for one award."""
    contrasts = eight()
    return [
        run(
            noisy(against_an_award, deviation=deviation, seed=1000 + seed),
            seed=seed,
            folder=folder / f"planted-{seed}",
            contrasts=contrasts,
        )
        for seed in range(runs)
    ]


def searched(runs: int, *, deviation: float, folder: Path) -> list[Run]:
    """The same screener, noise and search alone: no pair was compared before."""
    return [
        asyncio.run(_search(folder / f"searched-{seed}", deviation=deviation, seed=seed))
        for seed in range(runs)
    ]


async def _search(folder: Path, *, deviation: float, seed: int) -> Run:
    score = noisy(against_an_award, deviation=deviation, seed=2000 + seed)
    spec = Challenge(screener="bench:score", job=_JOB, budget=_BUDGET, seed=seed)
    store = RunFolder.create(folder)
    log = store.log("challenge", clock=lambda: _NOW)
    job = vacancy(spec.job)
    plan = make_plan(spec, eight(), job=job, year=_NOW.year)
    meter = Meter(
        PythonScreener(score, name=spec.screener), budget=spec.budget, threshold=None, spec=spec
    )
    desk = Desk(meter, job=job, folder=folder)
    plain = [desk.plain(background) for background in plan.backgrounds[:_NOISE_INPUTS]]
    noise = await measure_noise(meter, plain, repeats=NOISE_REPEATS, log=log)
    await hunt(desk, plan, (), noise=noise, spec=spec, log=log)
    found = tuple(item for item in store.evidence() if isinstance(item, Counterexample))
    return Run(found=found, swept=(), standing=(), contrasts=(), calls=meter.calls)


def eight() -> tuple[Contrast, ...]:
    """The eight contrasts."""
    return tuple(contrast for contrast in read_contrasts() if contrast.id in EIGHT)


def exact(one: Run) -> bool:
    """Whether the planted attribute, and nothing else, is confirmed."""
    return [{c.attribute for c in item.changes} for item in one.confirmed] == [{_PLANTED[0]}]


def covered(item: Counterexample) -> bool:
    """Whether the confirmation's interval holds the planted effect."""
    low, high = item.effect_low, item.effect_high
    return low is not None and high is not None and low <= _PLANTED[2] <= high


def main(runs: int) -> int:
    """Print what was found in so many runs of each kind."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for deviation in (0.0, 0.05):
            for threshold in (None, 0.6):
                _tell_nulls(
                    nulls(runs // 4, deviation=deviation, threshold=threshold, folder=folder),
                    what=f"no effect, noise {deviation}, threshold {threshold}",
                )
        _tell_planted(planted(runs // 2, deviation=0.05, folder=folder), what="whole challenges")
        alone = searched(runs // 2, deviation=0.05, folder=folder)
        _tell_planted(alone, what="the search alone, after 40 calls for noise")
    return 0


def _tell_nulls(found: Sequence[Run], *, what: str) -> None:
    print(
        f"{what}: {len(found)} runs; a counterexample reported in "
        f"{sum(bool(one.found) for one in found)}, confirmed in "
        f"{sum(bool(one.confirmed) for one in found)}; a signal found by the sweep in "
        f"{sum(bool(one.swept) for one in found)}; a contrast standing in "
        f"{sum(bool(one.standing) for one in found)}, confirmed in "
        f"{sum(bool(one.contrasts) for one in found)}; median calls "
        f"{median(one.calls for one in found):.0f}",
        flush=True,
    )


def _tell_planted(found: Sequence[Run], *, what: str) -> None:
    items = [item for one in found for item in one.confirmed if exact(one)]
    effects = [item.effect for item in items if item.effect is not None]
    print(
        f"−0.06 on one of eight attributes, noise 0.05, {what}: {len(found)} runs; exactly "
        f"that attribute in {sum(map(exact, found))}; median calls to find, shrink and confirm it "
        f"{median(item.calls for item in items):.0f}, of the whole run "
        f"{median(one.calls for one in found):.0f}; interval covers in "
        f"{sum(map(covered, items))} of {len(items)}; mean effect "
        f"{sum(effects) / len(effects):.4f}; the contrast confirmed in "
        f"{sum(any('disability' in c for c in one.contrasts) for one in found)}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
