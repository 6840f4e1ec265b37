"""Real walks over a small site: what they write, how they end, and that nothing is sent twice."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.evidence import (
    ActionTaken,
    Barrier,
    Ending,
    ErrorShown,
    GatherFault,
    NetworkDecision,
    Obstacle,
    Posting,
    Prefill,
    QuestionAsked,
    StepShown,
    Submission,
    SubmissionIntended,
    WalkEnded,
    WalkStarted,
)
from tests.browser.conftest import Listener, Reply, Site
from tests.browser.walking import SUBMIT, TO_WORK, WORK, Bench, bench

pytestmark = pytest.mark.browser


@pytest.fixture
def walks(site: Site, tmp_path: Path) -> Bench:
    """A project that may submit at the small site."""
    return bench(site, tmp_path)


def _sent(site: Site) -> list[bytes]:
    return [request.body for request in site.received("POST", "/work")]


def test_a_flow_is_recorded_step_by_step_and_sends_once(walks: Bench) -> None:
    walks.flow(TO_WORK + SUBMIT)
    summary = walks.walk()

    assert summary.endings == {Ending.FINISHED: 1}
    assert len(_sent(walks.site)) == 1
    assert [posting.title for posting in walks.found(Posting)] == ["Analyst"]
    steps = walks.found(StepShown)
    assert [(step.step, step.heading) for step in steps] == [
        (0, "Analyst"),
        (1, "About you"),
        (2, "Your work"),
        (3, "Thank you"),
    ]
    assert all(step.screenshot and len(walks.folder.blob(step.screenshot)) for step in steps)
    questions = {q.question: q for q in walks.found(QuestionAsked)}
    assert [q.label for q in questions.values()] == ["First name", "E-mail", "Employer", "Why us?"]
    assert questions["2.1"].prefill is Prefill.WRONG
    assert (questions["2.1"].prefilled_text, questions["2.1"].expected_text) == (
        "Contoso",
        "Northwind Traders",
    )
    actions = [(a.action.value, a.target, a.question, a.length) for a in walks.found(ActionTaken)]
    assert actions == [
        ("navigate", "Apply now", None, None),
        ("fill", "First name", "1.1", 3),
        ("fill", "E-mail", "1.2", len("ada+desk--ada@example.com")),
        ("advance", "Continue", None, None),
        ("fill", "Employer", "2.1", len("Northwind Traders")),
        ("submit", "Submit application", None, None),
    ]


def test_the_intention_is_written_before_the_click_and_the_answer_after(walks: Bench) -> None:
    intended_at_arrival: list[int] = []

    def arrive(request: object) -> Reply:
        intended_at_arrival.append(len(walks.found(SubmissionIntended)))
        return (
            Reply(WORK)
            if len(intended_at_arrival) == 1
            else Reply(status=303, headers={"Location": "/done"})
        )

    walks.site.pages["/work"] = arrive
    walks.flow(TO_WORK + SUBMIT)
    walks.walk()
    (submission,) = walks.found(Submission)
    assert intended_at_arrival == [0, 1]
    assert submission.intended == walks.found(SubmissionIntended)[0].id
    assert (submission.confirmed, submission.reference) == (True, "A-1234")
    assert submission.status_url == walks.site.url("/status/1")
    assert "received your application" in submission.confirmation_text
    assert "A-1234,ada+desk--ada@example.com," in (walks.folder.path / "purge.csv").read_text()


@pytest.mark.parametrize(
    ("changes", "submit", "words"),
    [
        ({"may_submit": False}, True, "authorization"),
        ({"submissions_per_day": 0}, True, "applications were sent today"),
        ({}, False, "--submit"),
    ],
    ids=["may_submit", "quota", "option"],
)
def test_without_permission_the_walk_stops_before_the_last_click(
    changes: dict[str, object], submit: bool, words: str, walks: Bench
) -> None:
    walks.allow(**changes)
    walks.flow(TO_WORK + SUBMIT)
    walks.walk(submit=submit)
    assert (walks.end().ending, words in walks.end().reason) == (
        Ending.STOPPED_BEFORE_SUBMIT,
        True,
    )
    assert not _sent(walks.site)
    assert not walks.found(SubmissionIntended)
    assert not walks.found(WalkStarted)[0].submits


@pytest.mark.parametrize(
    "press",
    [
        'await page.get_by_role("button", name="Submit application").click()',
        'await page.get_by_label("Employer").press("Enter")',
        "await page.evaluate(\"document.querySelector('button').click()\")\n"
        '    await page.get_by_label("Employer").fill("again")',
        'await page.evaluate("document.forms[0].requestSubmit()")\n'
        '    await page.get_by_label("Employer").fill("again")',
    ],
    ids=["click", "Enter", "click by script", "requestSubmit"],
)
def test_a_script_that_presses_submit_itself_needs_the_same_permission(
    press: str, walks: Bench
) -> None:
    walks.flow(f"{TO_WORK}\n    {press}")
    walks.walk(submit=False)
    assert not _sent(walks.site)
    assert walks.end().ending is Ending.STOPPED_BEFORE_SUBMIT


def test_a_script_that_presses_submit_itself_is_sent_with_its_intention(walks: Bench) -> None:
    walks.flow(f'{TO_WORK}\n    await page.get_by_role("button", name="Submit").click()')
    walks.walk()
    assert walks.end().ending is Ending.FINISHED
    assert len(_sent(walks.site)) == 1
    assert len(walks.found(SubmissionIntended)) == len(walks.found(Submission)) == 1


def test_a_server_fault_after_the_click_is_unconfirmed_and_not_tried_again(walks: Bench) -> None:
    walks.site.pages["/work"] = lambda r: (
        Reply("<h1>Something went wrong</h1>", status=500) if r.method == "POST" else Reply(WORK)
    )
    walks.flow(TO_WORK + SUBMIT + SUBMIT)
    walks.walk()
    assert walks.end().ending is Ending.UNCONFIRMED
    assert [submission.confirmed for submission in walks.found(Submission)] == [None]
    assert walks.found(StepShown)[-1].http_faults[0].status == 500
    again = walks.walk()
    assert (again.walks, again.left_alone) == (0, 1)
    assert len(_sent(walks.site)) == 1


def test_an_objection_of_the_site_may_be_mended_and_sent_again(walks: Bench) -> None:
    objects = WORK.replace(
        "<label>Why us? <textarea name=why>",
        "<label>Why us? <textarea name=why aria-invalid=true aria-describedby=e>",
    ).replace("</form>", "<p id=e role=alert class=error>Tell us why.</p></form>")

    def work(request: object) -> Reply:
        posts = len(_sent(walks.site))
        if getattr(request, "method", "") == "GET":
            return Reply(WORK)
        return (
            Reply(objects, status=422)
            if posts == 1
            else Reply(status=303, headers={"Location": "/done"})
        )

    walks.site.pages["/work"] = work
    again = '\n    await page.get_by_label("Why us?").fill("Numbers")'
    walks.flow(TO_WORK + SUBMIT + again + SUBMIT)
    walks.walk()
    assert walks.end().ending is Ending.FINISHED
    assert [error.text for error in walks.found(ErrorShown)] == ["Tell us why."]
    assert len(walks.found(SubmissionIntended)) == 2
    assert [submission.confirmed for submission in walks.found(Submission)] == [True]


def test_a_site_without_an_answer_is_a_barrier_of_the_employer(walks: Bench) -> None:
    walks.flow(TO_WORK)
    walks.scenario = replace(walks.scenario, start="http://127.0.0.1:9/job")
    walks.allow(origins=("http://127.0.0.1:9",))
    walks.walk()
    assert [barrier.obstacle for barrier in walks.found(Barrier)] == [Obstacle.UNREACHABLE]
    assert walks.end().ending is Ending.COULD_NOT_FINISH
    assert not walks.found(GatherFault)


@pytest.mark.parametrize(
    ("status", "obstacle"), [(404, Obstacle.UNREACHABLE), (429, Obstacle.BLOCKED)]
)
def test_a_start_that_answers_with_an_error_ends_the_walk(
    status: int, obstacle: Obstacle, walks: Bench
) -> None:
    walks.site.pages["/job"] = Reply("<h1>No</h1>", status=status)
    walks.flow(TO_WORK)
    walks.walk()
    assert [barrier.obstacle for barrier in walks.found(Barrier)] == [obstacle]
    assert str(status) in walks.end().reason


@pytest.mark.parametrize("where", ["start", "later"])
def test_a_way_out_of_the_allowed_origins_ends_the_walk(
    where: str, walks: Bench, outside: Listener
) -> None:
    path = "/job" if where == "start" else "/you"
    walks.site.pages[path] = Reply(status=302, headers={"Location": f"{outside.origin}/x"})
    walks.flow(TO_WORK)
    walks.walk()
    assert outside.log == []
    assert [barrier.obstacle for barrier in walks.found(Barrier)] == [Obstacle.OUTSIDE_ALLOW_LIST]
    assert walks.end().ending is Ending.COULD_NOT_FINISH
    blocked = [n for n in walks.found(NetworkDecision) if n.decision == "blocked"]
    assert [(n.host, n.port) for n in blocked] == [("127.0.0.1", outside.port)]


def test_a_bug_of_a_flow_is_a_fault_of_the_tool_with_its_line(walks: Bench) -> None:
    walks.flow(TO_WORK + "    candidate.shoe_size")
    walks.walk()
    (fault,) = walks.found(GatherFault)
    assert "line 7" in fault.problem
    assert "shoe_size" in fault.problem
    assert walks.end().ending is Ending.TOOL_FAULT


def test_a_flow_that_looks_for_what_is_not_there_is_no_finding_about_the_site(
    walks: Bench,
) -> None:
    walks.flow('    await page.get_by_label("Shoe size").fill("42", timeout=300)')
    walks.walk()
    assert walks.end().ending is Ending.TOOL_FAULT
    assert not walks.found(Barrier)


def test_a_page_that_is_closed_on_the_way_is_a_fault_of_the_tool(walks: Bench) -> None:
    walks.flow(TO_WORK + '    await page.close()\n    await page.get_by_label("Employer").fill("")')
    walks.walk()
    assert walks.end().ending is Ending.TOOL_FAULT
    assert walks.found(GatherFault)


def test_a_dead_browser_ends_one_walk_and_the_next_gets_another(walks: Bench) -> None:
    walks.candidates["bo"] = replace(walks.candidates["ada"], id="bo")
    die = (
        '    if candidate.id == "ada":\n'
        "        session = await page.context.browser.new_browser_cdp_session()\n"
        '        await session.send("Browser.close")\n'
    )
    walks.flow(die + TO_WORK + SUBMIT, candidates=("ada", "bo"))
    walks.walk(at_once=1)
    ends = {end.walk: end.ending for end in walks.found(WalkEnded)}
    assert ends == {"desk--ada": Ending.TOOL_FAULT, "desk--bo": Ending.FINISHED}


def test_an_interruption_leaves_good_evidence_and_can_be_resumed(walks: Bench) -> None:
    walks.flow(TO_WORK + "    await page.wait_for_timeout(60_000)")

    async def interrupt() -> None:
        task = asyncio.create_task(walks.walking())
        while len(walks.found(StepShown)) < 2:
            await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(interrupt())
    assert walks.end().ending is Ending.INTERRUPTED
    walks.flow(TO_WORK + SUBMIT)
    summary = walks.walk()
    assert summary.endings == {Ending.FINISHED: 1}
    ids = [item.id for item in walks.folder.evidence()]
    assert len(ids) == len(set(ids))


def test_a_run_that_broke_off_after_the_intention_is_not_sent_again(walks: Bench) -> None:
    walks.site.pages["/work"] = lambda r: (
        Reply("<title>…</title>Working on it", headers={"Refresh": "0"})
        if r.method == "POST"
        else Reply(WORK)
    )
    walks.flow(TO_WORK + SUBMIT)

    async def break_off() -> None:
        task = asyncio.create_task(walks.walking())
        while not _sent(walks.site):
            await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(break_off())
    assert not walks.found(Submission)
    summary = walks.walk()
    assert (summary.walks, summary.settled) == (0, 1)
    assert walks.end().ending is Ending.UNCONFIRMED
    assert len(_sent(walks.site)) == 1
    assert walks.walk().left_alone == 1


def test_several_candidates_walk_at_once_and_their_evidence_stays_apart(walks: Bench) -> None:
    for number in range(4):
        walks.candidates[f"c{number}"] = replace(walks.candidates["ada"], id=f"c{number}")
    walks.flow(TO_WORK + SUBMIT, candidates=("c0", "c1", "c2", "c3"))
    summary = walks.walk(at_once=4)
    assert summary.endings == {Ending.FINISHED: 4}
    posted = [request.body.decode() for request in walks.site.received("POST", "/you")]
    assert sorted(body.partition("email=")[2] for body in posted) == [
        f"ada%2Bdesk--c{number}%40example.com" for number in range(4)
    ]
    for number in range(4):
        mine = [e for e in walks.folder.evidence() if e.walk == f"desk--c{number}"]
        assert [e.id.rpartition("/")[0] for e in mine] == [f"desk--c{number}"] * len(mine)
        assert [s.step for s in mine if isinstance(s, StepShown)] == [0, 1, 2, 3]


def test_the_employer_can_tell_the_walks_requests_from_others(walks: Bench) -> None:
    walks.flow(TO_WORK)
    walks.walk()
    for request in walks.site.requests:
        assert request.headers["X-Synthetic-Candidate"] == "run-1"
        assert "(synthetic candidate; talent@acme.example)" in request.headers["User-Agent"]


def test_nothing_is_opened_where_a_flow_or_candidate_is_missing(walks: Bench) -> None:
    walks.scenario = replace(walks.scenario, flow="flows/none.py", candidates=("ada", "bo"))
    with pytest.raises(ConfigError) as caught:
        walks.walk()
    assert [m.place for m in caught.value.mistakes] == [
        "scenario desk, candidates",
        "scenario desk, flow",
    ]
    assert walks.site.requests == []
    assert walks.folder.evidence() == ()


def test_an_unknown_device_is_told_with_the_nearest_before_any_page_is_opened(
    walks: Bench,
) -> None:
    walks.flow(TO_WORK, device="iPhone 133")
    with pytest.raises(ConfigError, match="iPhone 13"):
        walks.walk()
    assert walks.site.requests == []
