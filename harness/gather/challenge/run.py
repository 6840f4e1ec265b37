"""Challenges a screener: noise, matched pairs, then the smallest change that flips its answer."""

import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, closing
from pathlib import Path

from harness.employer import Challenge, Project
from harness.errors import ConfigError
from harness.evidence import ChallengeFinished, OutcomeMissing, PairCompared
from harness.gather.challenge.answers import AnswerBook
from harness.gather.challenge.asking import Desk
from harness.gather.challenge.comparing import compare_pairs, confirm_contrasts
from harness.gather.challenge.finding import relations_of
from harness.gather.challenge.hunt import hunt
from harness.gather.challenge.noise import Noise, measure_noise
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.plan import NOISE_REPEATS, Plan, make_plan, noise_inputs
from harness.gather.challenge.questions import Questions, ask_questions, every_question
from harness.gather.challenge.reopening import open_book, run_identity
from harness.gather.challenge.screener import Counted, Meter, Screener
from harness.people.application import Vacancy, vacancy
from harness.people.contrast import Contrast
from harness.project import bundled
from harness.project import read_contrasts as project_contrasts
from harness.stats.contrast import contrasts_found
from harness.store import EvidenceLog

Progress = Callable[[str], None]

_FILE = re.compile(r"\S+\.(?:txt|md|rst|html?|pdf|docx?)", re.IGNORECASE)


async def challenge_project(
    project: Project,
    *,
    log: EvidenceLog,
    progress: Progress | None = None,
    counted: Counted | None = None,
    year: int | None = None,
    may_submit: bool = False,
) -> None:
    """Challenge the screener that a project names.

    Contrasts are read from the project's `scenarios/contrasts/` where it has any, and from those
    that come with Othershoe otherwise. What it answers is kept in the run folder as it comes: a
    challenge that was broken off asks only for what it had not heard yet.

    Args:
        project: Whose screener; nothing is done where it names none.
        log: Where evidence goes.
        progress: Told in a sentence what is being done.
        counted: Told after every batch how far the budget is spent.
        year: The year that CVs are written in; the present one where not given.
        may_submit: Whether a live flow may be sent applications; `[authorization]` decides, too.

    Raises:
        ConfigError: there is no such screener, or a contrast has mistakes.
        NotAllowed: the screener's address is outside the permission.
        GatherError: the screener failed; what it answered before is kept.
    """
    spec = project.challenge
    if spec is None:
        return
    folder = Path(project.folder)
    own = folder / "scenarios" / "contrasts"
    async with AsyncExitStack() as open_things:
        screener = _opened(project, spec, log=log, year=year, may_submit=may_submit)
        open_things.push_async_callback(screener.close)
        book = open_things.enter_context(closing(open_book(log.folder.path, screener)))
        await challenge(
            spec,
            screener=screener,
            log=log,
            job=read_job(spec.job, folder=folder),
            contrasts=read_contrasts(own) if own.is_dir() else read_contrasts(),
            questions=None if spec.live else every_question(relations_of(folder)),
            progress=progress,
            book=book,
            counted=counted,
            year=year,
        )


async def challenge(
    spec: Challenge,
    *,
    screener: Screener,
    log: EvidenceLog,
    job: Vacancy | None = None,
    contrasts: Sequence[Contrast] | None = None,
    questions: Questions | None = None,
    progress: Progress | None = None,
    book: AnswerBook | None = None,
    counted: Counted | None = None,
    year: int | None = None,
) -> None:
    """Ask a screener and write what it answers: noise, pairs, counterexamples, and the end.

    Nothing is asked before the design is kept and hashed. `spec.budget` counts applications
    evaluated, repeats included. An adapter, a project's `challenge` and a Python function wrapped
    in `PythonScreener` all fit `screener`.

    Args:
        spec: Threshold, budget and seed; `spec.job` is the job's text where `job` is not given.
        screener: Whom to ask; the caller closes it.
        log: Where evidence goes.
        job: What is applied for.
        contrasts: What may differ; those that come with Othershoe where not given.
        questions: What is asked beside the contrasts: every relation, history and list where not
            given; nothing more of a live flow, to which every application is sent.
        progress: Told in a sentence what is being done.
        book: Where answers are kept as they come; what it holds is not asked again.
        counted: Told after every batch how far the budget is spent.
        year: The year that CVs are written in; the present one where not given.

    Raises:
        ConfigError: a budget that shows nothing, or a contrast that is not matched.
        GatherError: the screener failed; what it answered before is kept.
    """
    say = progress or _silent
    job = job or vacancy(spec.job)
    if questions is None:
        questions = Questions() if spec.live else every_question()
    plan = make_plan(
        spec,
        read_contrasts() if contrasts is None else contrasts,
        job=job,
        year=year or log.clock().year,
        also=questions.registered(),
    )
    registration = log.keep(plan.registration)
    meter = Meter(
        screener,
        budget=spec.budget,
        threshold=spec.threshold,
        book=book,
        counted=counted,
        spec=spec,
    )
    pairs = await _asked(meter, plan, questions, spec=spec, job=job, log=log, say=say, year=year)
    _write_missing(meter, log)
    _write_finished(meter, plan, pairs, spec=spec, registration=registration, log=log)


async def _asked(
    meter: Meter,
    plan: Plan,
    questions: Questions,
    *,
    spec: Challenge,
    job: Vacancy,
    log: EvidenceLog,
    say: Progress,
    year: int | None,
) -> Sequence[PairCompared]:
    """Ask everything, in the order of the registration; the pairs, fresh ones last."""
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(meter, job=job, folder=Path(scratch))
        say("asking the same applications again, to measure noise")
        noise = await _noise(desk, plan, log)
        pairs: list[PairCompared] = []
        for contrast in plan.contrasts:
            say(f"comparing: {contrast.title}")
            pairs += await compare_pairs(desk, plan.pairs[contrast.id], log=log)
        if plan.left_out:
            say(f"not compared, the budget does not reach: {', '.join(plan.left_out)}")
        say("confirming what the pairs showed on others")
        pairs += await confirm_contrasts(desk, plan, pairs, noise=noise, log=log)
        await ask_questions(
            questions,
            desk,
            plan,
            spec=spec,
            noise=noise,
            year=year or log.clock().year,
            folder=Path(scratch),
            log=log,
            say=say,
        )
        say("searching for the smallest change that flips an answer")
        await hunt(desk, plan, pairs, noise=noise, spec=spec, log=log)
    return pairs


def _write_finished(
    meter: Meter,
    plan: Plan,
    pairs: Sequence[PairCompared],
    *,
    spec: Challenge,
    registration: str,
    log: EvidenceLog,
) -> None:
    named = [found for found in contrasts_found(pairs) if found.signal == "name"]
    gaps = [gap for found in named if (gap := found.minimum_detectable_effect) is not None]
    log.write(
        ChallengeFinished(
            **log.stamp(),
            screener=meter.screener.name,
            calls=meter.calls,
            minimum_detectable_effect=max(gaps, default=None),
            seed=spec.seed,
            pairs=sum(not pair.fresh for pair in pairs),
            preregistration_sha256=registration,
            left_out=plan.left_out,
            blobs=(registration,),
        )
    )


def _opened(
    project: Project, spec: Challenge, *, log: EvidenceLog, year: int | None, may_submit: bool
) -> Screener:
    if spec.live is not None:
        from harness.gather.challenge.live import LiveScreener  # noqa: PLC0415 - a browser's

        return LiveScreener(project, folder=log.folder, clock=log.clock, may_submit=may_submit)
    return open_screener(
        spec,
        folder=Path(project.folder),
        authorization=project.authorization,
        today=log.clock().date(),
        run=run_identity(log.folder.path),
        year=year,
    )


def _write_missing(meter: Meter, log: EvidenceLog) -> None:
    """Write how often there was no outcome, and why."""
    for why, applications in sorted(meter.unanswered.items()):
        log.write(
            OutcomeMissing(
                **log.stamp(),
                screener=meter.screener.name,
                why=why,
                applications=applications,
                asked=meter.calls,
                said=meter.said[why],
            )
        )


def read_contrasts(folder: Path | None = None) -> tuple[Contrast, ...]:
    """The contrasts of a folder, names first; those that come with Othershoe where None.

    Raises:
        ConfigError: with every mistake of every file.
    """
    found = project_contrasts(folder or bundled("scenarios") / "contrasts")
    return tuple(sorted(found, key=lambda contrast: (contrast.signal != "name", contrast.id)))


def read_job(job: str, *, folder: Path) -> Vacancy:
    """The vacancy of a file in `folder`, or of a posting's text.

    Raises:
        ConfigError: it is named as a file and there is none, or it is no text.
    """
    path = folder / job
    try:
        if path.is_file():
            return vacancy(path.read_text(encoding="utf-8"))
    except OSError:  # a text is too long to be a file's name
        return vacancy(job)
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"`{job}` is no text in UTF-8", remedy="Save the posting as text, in UTF-8"
        ) from error
    if _FILE.fullmatch(job):
        raise ConfigError(
            f"`{job}` does not exist",
            remedy="Give a file with the posting's text, or the text itself",
        )
    return vacancy(job)


async def _noise(desk: Desk, plan: Plan, log: EvidenceLog) -> Noise:
    inputs = plan.backgrounds[: noise_inputs(desk.meter.budget)]
    plain = [desk.plain(background) for background in inputs]
    return await measure_noise(desk.meter, plain, repeats=NOISE_REPEATS, log=log)


def _silent(_sentence: str) -> None:
    """Nobody listens."""
