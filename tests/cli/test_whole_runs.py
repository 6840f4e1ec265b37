"""`othershoe run` from a new project to its report, on real pages in a real browser."""

from pathlib import Path

import pytest

from harness import api
from harness.evidence import Barrier, GatherFault, Obstacle, QuestionAsked, Submission, WalkEnded
from harness.practice.rehearsal import free_port
from harness.store import RunFolder
from tests.browser.conftest import Site
from tests.cli.conftest import Cli, Said, Settings, write_project

pytestmark = pytest.mark.browser

FORM = """<!doctype html><html lang=en><title>Analyst</title><h1>Data analyst</h1>
<p>We look for somebody who counts. The pay is 60,000 to 70,000 CAD a year.</p>
<form method=post action="/sent"><label>First name <input name=given required></label>
<label>E-mail <input name=email type=email required></label>
<button>Submit application</button></form></html>"""
UNENDING = FORM.replace("<button>Submit application</button>", "")
NO_FORM = """<!doctype html><html lang=en><title>Jobs</title><h1>Nothing here</h1>
<p>We tell stories about our founders.</p></html>"""


def run_of(said: Said) -> Path:
    """The run folder: the last line of stdout is its report's path."""
    report = Path(said.out.splitlines()[-1])
    assert report.name == "report.html"
    assert report.is_file()
    assert "Traceback" not in said.err
    return report.parent


def kinds(run: Path, kind: type) -> list[object]:
    return [item for item in RunFolder.open(run).evidence() if isinstance(item, kind)]


def obstacles(run: Path) -> set[Obstacle]:
    """What stood in the walks' way."""
    return {item.obstacle for item in RunFolder.open(run).evidence() if isinstance(item, Barrier)}


def test_a_new_project_is_checked_and_walked_and_sends_nothing(
    home: Path, served: Site, installed: Cli
) -> None:
    served.pages["/job"] = FORM
    new = ("new", "project", served.url("/job"), "--owner", "Me", "--contact", "me@acme.example")
    assert installed(*new).code == 0
    assert installed("check").code == 0
    said = installed("run", "--at-once", "2")
    run = run_of(said)
    assert said.code in {0, 1}
    ended = [item for item in RunFolder.open(run).evidence() if isinstance(item, WalkEnded)]
    assert {item.ending for item in ended} == {"stopped before submit"}
    assert kinds(run, QuestionAsked)
    assert not kinds(run, Submission)
    assert not [request for request in served.requests if request.method == "POST"]
    assert installed("verify").code == 0


def test_what_was_walked_is_judged_though_the_table_is_bad(
    home: Path, served: Site, othershoe: Cli
) -> None:
    served.pages["/job"] = UNENDING
    (home / "t.csv").write_text("gender,result\nf,yes\nm,no\n")
    more = '[screening]\ntable = "t.csv"\ncolumns = {outcome = "resultt"}\ngroups = ["gender"]\n'
    write_project(home, Settings(origin=served.origin, posting=served.url("/job"), more=more))
    said = othershoe("run")
    run = run_of(said)
    assert said.code in {1, 3}
    assert "did you mean `result`?" in said.err
    assert kinds(run, QuestionAsked)
    assert len(kinds(run, GatherFault)) == 1
    counted = [v for v in api.read_verdicts(run).verdicts if v.id == "question-count"]
    assert counted
    assert all(v.measurements for v in counted)


def test_a_site_that_does_not_answer_is_a_finding_and_no_success(
    home: Path, othershoe: Cli
) -> None:
    origin = f"http://127.0.0.1:{free_port()}"
    write_project(home, Settings(origin=origin, posting=f"{origin}/job"))
    said = othershoe("run")
    assert said.code == 3
    assert f"`{origin}/job` could not be opened" in said.err
    assert obstacles(run_of(said)) == {Obstacle.UNREACHABLE}


def test_a_page_without_a_form_is_a_finding(home: Path, served: Site, othershoe: Cli) -> None:
    served.pages["/job"] = NO_FORM
    write_project(home, Settings(origin=served.origin, posting=served.url("/job")))
    said = othershoe("run")
    run = run_of(said)
    assert obstacles(run) == {Obstacle.NO_FORM}
    assert not kinds(run, GatherFault)
    assert said.code == 1
