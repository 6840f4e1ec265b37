"""A rehearsal killed in the middle of its walks opens, judges, renders, and can be finished."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from harness import api
from harness.evidence import Submission, SubmissionIntended, WalkEnded, WalkStarted
from harness.store import RunFolder

KILLED = """
import sys
from pathlib import Path
from tests.whole.rehearsals import rehearsed
rehearsed(Path(sys.argv[1]), scenarios=("desktop", "phone", "long-name", "no-phone"))
"""


def _killed_once_one_was_sent(run: Path) -> None:
    """Start a rehearsal and kill it hard when one application is sent and others are under way."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(run)],
        cwd=Path(__file__).parents[2],
        start_new_session=True,
        stderr=subprocess.PIPE,
    )
    evidence = run / "evidence.jsonl"
    for _ in range(1200):
        assert process.poll() is None, process.communicate()[1]
        if evidence.is_file() and '"kind":"Submission"' in evidence.read_text(encoding="utf-8"):
            break
        time.sleep(0.05)  # noqa: TID251 - another process writes the file
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.mark.browser
def test_a_killed_rehearsal_is_finished_without_a_second_submission(tmp_path: Path) -> None:
    run = tmp_path / "run"
    _killed_once_one_was_sent(run)

    ended = [e for e in RunFolder.open(run).evidence() if isinstance(e, WalkEnded)]
    assert len(ended) < 4
    api.judge_run(run)
    assert api.render_run(run).stat().st_size > 10_000

    done = subprocess.run(
        [sys.executable, "-m", "harness.cli", "run", "--resume", str(run)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode in {0, 1}, done.stderr
    evidence = RunFolder.open(run).evidence()
    walks = {e.walk for e in evidence if isinstance(e, WalkStarted)}
    assert {e.walk for e in evidence if isinstance(e, WalkEnded)} == walks
    assert len(walks) == 4
    for kind in (SubmissionIntended, Submission):
        sent = Counter(e.walk for e in evidence if isinstance(e, kind))
        assert max(sent.values()) == 1
    with sqlite3.connect(next((run / "employer").glob("*.sqlite*"))) as database:
        arrived = database.execute("SELECT email FROM applications").fetchall()
    database.close()
    assert len(arrived) == len(set(arrived)) <= 4


@pytest.mark.browser
def test_judging_and_rendering_again_needs_no_browser_and_gives_the_same_bytes(
    tmp_path: Path, whole_run: Path
) -> None:
    copy = tmp_path / "elsewhere" / "run"
    shutil.copytree(whole_run, copy)
    for name in ("verdicts.json", "report.html", "report.json", "junit.xml", "summary.md"):
        (copy / name).unlink(missing_ok=True)
    nothing = {"PATH": "/nonexistent", "HOME": str(tmp_path), "OTHERSHOE_BROWSER": "/nonexistent"}
    for verb in ("audit", "report"):
        done = subprocess.run(
            [sys.executable, "-m", "harness.cli", verb, str(copy)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env=nothing,
        )
        assert done.returncode in {0, 1}, done.stderr
    for name in ("verdicts.json", "report.html", "report.json", "junit.xml", "summary.md"):
        assert (copy / name).read_bytes() == (whole_run / name).read_bytes(), name


@pytest.mark.browser
def test_a_kind_employer_has_no_failed_verdict_and_a_report_of_every_part(whole_run: Path) -> None:
    judged = api.read_verdicts(whole_run)
    assert not [v.id for v in judged.verdicts if v.outcome in {"failed", "error"}]
    page = (whole_run / "report.html").read_text(encoding="utf-8")
    for part in ("story", "ledger", "first", "timeline", "film", "touchpoints", "finish"):
        assert f'id="{part}"' in page
    for part in ("messages", "screening", "challenge", "annex", "evidence"):
        assert f'id="{part}"' in page
    assert len(page.encode()) <= 5_000_000


@pytest.mark.browser
def test_a_reviewer_reads_the_run_as_frames(whole_run: Path) -> None:
    assert set(api.evidence(whole_run)["kind"]) >= {"WalkStarted", "Message", "ScreeningCounts"}
    assert (api.evidence(whole_run, "Message")["to"].str.contains(r"\+")).all()
    assert set(api.verdicts(whole_run)["outcome"]) <= {
        "passed", "attention", "cannot tell", "inapplicable", "informative",
    }  # fmt: skip
    table = api.group_table(whole_run)
    cube = api.cube(whole_run)
    by_sex = cube[cube["sex"].notna()].groupby("sex")[["n", "selected"]].sum()
    for row in table[table["axis"] == "sex"].itertuples():
        assert by_sex.loc[row.group, "n"] == row.n
        rate = by_sex.loc[row.group, "selected"] / by_sex.loc[row.group, "n"]
        assert abs(rate - row.selection_rate) < 1e-12
    assert {"human_minutes", "questions"} <= set(api.ledger(whole_run)["name"])
    assert len(api.measurements(whole_run)) > 10


def test_a_run_is_verified_by_its_manifest(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (run / "blobs").mkdir(parents=True)
    (run / "evidence.jsonl").write_text("", encoding="utf-8")
    api.judging.write_manifest(run)
    assert api.verify_run(run) == ()
    (run / "evidence.jsonl").write_text("x", encoding="utf-8")
    (run / "new.txt").write_text("x", encoding="utf-8")
    assert api.verify_run(run) == ("new.txt: is new", "evidence.jsonl: was changed")
    assert json.loads((run / "manifest.json").read_text(encoding="utf-8"))["schema"] == 1
