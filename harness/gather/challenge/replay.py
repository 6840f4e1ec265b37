"""Writes a counterexample as a pytest file, and asks a screener its two applications again."""

import asyncio
import json
import pprint
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from harness import codec
from harness.candidate import Candidate
from harness.challenged import Challenge
from harness.evidence import Change, Fact
from harness.gather.challenge.attributes import Case
from harness.gather.challenge.opening import open_screener
from harness.gather.challenge.papers import Papers
from harness.gather.challenge.screener import Answer, Meter
from harness.people.application import Application, Vacancy
from harness.people.layout import Layout
from harness.people.marked import Spelling, spelled
from harness.project import PROJECT_FILE, read_project

_FILE = '''"""Replays a counterexample: {changes}.

Fails as long as the screener answers differently to two applications that differ in nothing else.
Run it with `pytest` in the folder from which the screener can be reached.
"""

from datetime import date
from pathlib import Path

import pytest

from harness.gather.challenge.asking import flips
from harness.gather.challenge.replay import ask_twins

SCREENER = {screener}
SETTINGS = {settings}
THRESHOLD = {threshold}
MARGIN = {margin}
DRAWS = {draws}
JOB = {job}
BEFORE = {before}
AFTER = {after}


def test_{name}_alone_changes_nothing() -> None:
    before, after = ask_twins(
        SCREENER, settings=SETTINGS, job=JOB, before=BEFORE, after=AFTER, threshold=THRESHOLD,
        draws=DRAWS, folder=Path.cwd(), today=date.today(),  # noqa: DTZ011
    )
    if before.unanswered or after.unanswered:
        pytest.skip(f"the screener gave no outcome: {{before.unanswered or after.unanswered}}")
    differ = flips(margin=MARGIN)
    assert not differ(before, after), f"{{before.outcome}} became {{after.outcome}}"
'''


def replay_file(
    case: Case,
    twins: tuple[Application, Application],
    *,
    screener: str,
    threshold: float | None,
    margin: float,
    changes: Sequence[Change],
    spec: Challenge | None = None,
    draws: int = 1,
) -> bytes:
    """A pytest file that holds both applications and asks the same screener about them.

    Args:
        case: What was changed.
        twins: The application before and after.
        screener: How the screener was addressed; `spec` says it better where it is given.
        threshold: The score from which an application is selected, or None.
        margin: The difference of outcomes that is not a change.
        changes: What was changed, in words.
        spec: How the screener is configured.
        draws: How often each application is asked about; their mean is compared. A list ranker is
            asked as often at least as its lists have places.
    """
    said = "; ".join(
        f"{change.attribute} {change.before!r} to {change.after!r}" for change in changes
    )
    words = "_and_".join(case.swaps) or "nothing"
    content = _FILE.format(
        changes=said.replace("\\", "/").replace('"', "'"),
        screener=_literal(spec.screener if spec else screener),
        settings=pprint.pformat(_settings(spec), width=96, sort_dicts=False),
        draws=max(draws, spec.ranking.size if spec and spec.ranking else 1),
        threshold=threshold,
        margin=margin,
        job=_literal(twins[0].job.text),
        before=_literal(_packed(case, case.before, twins[0])),
        after=_literal(_packed(case, case.after, twins[1])),
        name="".join(letter if letter.isalnum() else "_" for letter in words),
    )
    return content.encode()


def ask_twins(
    screener: str,
    *,
    job: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    threshold: float | None,
    folder: Path,
    today: date,
    settings: Mapping[str, Any] | None = None,
    draws: int = 1,
) -> tuple[Answer, Answer]:
    """Ask a screener both applications once more.

    Args:
        screener: `module:function`, an address, or a command.
        job: The job's text.
        before: The first application, as `replay_file` packed it.
        after: The second one.
        threshold: The score from which an application is selected, or None.
        folder: Where the module is found; its `othershoe.toml`, if any, gives the permission.
        today: Decides whether the permission has expired.
        settings: What else `[challenge]` said of the screener.
        draws: How often each is asked about; the answers are means.

    Raises:
        HarnessError: the screener cannot be reached, or answered something else.
    """
    permission = None
    if (folder / PROJECT_FILE).is_file():
        permission = read_project(folder).authorization
    table = {"screener": screener, "job": job, **(settings or {})}
    spec = codec.from_plain(table, Challenge, name="the counterexample")
    opened = open_screener(spec, folder=folder, authorization=permission, today=today)
    meter = Meter(opened, budget=2 * draws, threshold=threshold, spec=spec)
    vacancy = Vacancy(title=job.partition("\n")[0].strip(" #\t"), text=job)

    async def ask() -> tuple[Answer, ...]:
        try:
            return await meter.ask([first, second], draws=draws)
        finally:
            await opened.close()

    with tempfile.TemporaryDirectory() as scratch:
        papers = Papers(Path(scratch))
        first, second = (_unpacked(item, vacancy, papers) for item in (before, after))
        answers = asyncio.run(ask())
    return answers[0], answers[1]


def _settings(spec: Challenge | None) -> dict[str, Any]:
    """What `[challenge]` says of the screener beside its address; no secret stands in it."""
    if spec is None:
        return {}
    plain, usual = codec.to_plain(spec), codec.to_plain(Challenge(screener="", job=""))
    told = ("seed", "requests", "chat", "embedding", "ranking", "live")
    return {name: plain[name] for name in told if plain[name] != usual[name]}


def _packed(case: Case, spelling: Spelling, twin: Application) -> dict[str, Any]:
    candidate = spelled(case.background.marked.candidate, spelling)
    return {
        "id": twin.id,
        "text": twin.text,
        "facts": [[fact.meaning, fact.text] for fact in twin.facts],
        "layout": str(case.background.marked.layout),
        "candidate": codec.to_json(candidate),
    }


def _unpacked(item: Mapping[str, Any], job: Vacancy, papers: Papers) -> Application:
    candidate = codec.from_json(item["candidate"], Candidate, name="the counterexample")
    return Application(
        id=item["id"],
        job=job,
        facts=tuple(Fact(meaning=meaning, text=text) for meaning, text in item["facts"]),
        text=item["text"],
        documents=partial(papers.write, candidate, Layout(item["layout"])),
    )


def _literal(value: object) -> str:
    """A value as Python source: JSON is Python but for true, false and null, which do not occur."""
    return json.dumps(value, ensure_ascii=False, indent=4)
