"""Whatever way a script sends an application, it needs the same permission and leaves a record."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from harness.evidence import Ending, Submission, SubmissionIntended, WalkEnded
from tests.browser.conftest import Reply, Request, Site
from tests.browser.walking import ADA, TO_WORK, WORK, Bench, bench

pytestmark = pytest.mark.browser

SPA = (
    WORK.replace("<form method=post", "<div")
    .replace("</form>", "</div>")
    .replace(
        "<button>Submit application</button>",
        """<button type=button id=go>Go!</button><div id=done></div><script>
    document.getElementById('go').onclick = async () => {
      await fetch('/api', {method: 'POST', headers: {'content-type': 'application/json'},
        body: JSON.stringify({email: 'ada+desk--WHO@example.com', name: 'Ada Example'})});
      document.body.innerHTML = '<h1>Thank you</h1><p>We have received your application.</p>';
    };
    document.querySelector('input').onkeydown = (e) => { if (e.key === 'Enter') go.click(); };
    </script>""",
    )
)

# Each way is walked by a candidate of its own, whose name is put in for `WHO`.
BODY = "email=ada+desk--WHO@example.com&name=Example"

# How a script can send without `walk.submit`: the page to do it on, and what it does.
WAYS = {
    "a click": (WORK, 'await page.get_by_role("button", name="Submit").click()'),
    "Enter in a field": (WORK, 'await page.get_by_label("Employer").press("Enter")'),
    "Enter on the keyboard": (
        WORK,
        'await page.get_by_label("Employer").focus()\n    await page.keyboard.press("Enter")',
    ),
    "a point on the page": (
        WORK,
        'box = await page.get_by_role("button", name="Submit").bounding_box()\n'
        '    await page.mouse.click(box["x"] + 5, box["y"] + 5)',
    ),
    "a click by script": (
        WORK,
        "await page.evaluate(\"document.querySelector('button').click()\")",
    ),
    "requestSubmit": (WORK, 'await page.evaluate("document.forms[0].requestSubmit()")'),
    "requestSubmit by its button": (
        WORK,
        'await page.evaluate("document.forms[0].requestSubmit(document.forms[0].elements[2])")',
    ),
    "form.submit": (WORK, 'await page.evaluate("document.forms[0].submit()")'),
    "form.submit of a fresh realm": (
        WORK,
        "await page.evaluate(\"() => { const f = document.createElement('iframe');"
        " document.body.append(f); f.contentWindow.HTMLFormElement.prototype.submit.call("
        'document.forms[0]) }")',
    ),
    "dispatch_event": (WORK, 'await page.get_by_role("button").dispatch_event("click")'),
    "fetch": (WORK, f"await page.evaluate(\"fetch('/work', {{method: 'POST', body: '{BODY}'}})\")"),
    "fetch from another step": (
        None,
        f"await page.evaluate(\"fetch('/work', {{method: 'POST', body: '{BODY}'}})\")",
    ),
    "XMLHttpRequest that blocks": (
        WORK,
        "await page.evaluate(\"() => { const x = new XMLHttpRequest(); x.open('POST', '/work',"
        f" false); try {{ x.send('{BODY}') }} catch (e) {{}} }}\")",
    ),
    "sendBeacon": (WORK, f"await page.evaluate(\"navigator.sendBeacon('/work', '{BODY}')\")"),
    "a beacon on the way out": (
        WORK,
        "await page.evaluate(\"addEventListener('pagehide', () => navigator.sendBeacon('/work', '"
        f"{BODY}'))\")\n    await page.goto(page.url.replace('/work', '/job'))",
    ),
    "a worker": (
        WORK,
        'await page.evaluate("() => new Worker(URL.createObjectURL(new Blob(['
        f"`fetch('${{location.origin}}/work', {{method: 'POST', body: '{BODY}'}})`])))\")\n"
        "    await page.wait_for_timeout(300)",
    ),
    "a shared worker": (
        WORK,
        "await page.evaluate(\"() => typeof SharedWorker === 'undefined' || new SharedWorker("
        "'/shared.js')\")\n    await page.wait_for_timeout(300)",
    ),
    "a button in words of its own": (SPA, 'await page.get_by_role("button", name="Go!").click()'),
    "Enter that a script hears": (SPA, 'await page.get_by_label("Employer").press("Enter")'),
    "a popup's form": (
        WORK,
        "await page.evaluate(\"() => { const f = document.forms[0]; f.target = '_blank';"
        ' HTMLFormElement.prototype.submit.call(f) }")\n    await page.wait_for_timeout(300)',
    ),
}

# Where it is not the page's own form that is sent, nothing can say that it was received.
BEHIND = {"fetch", "XMLHttpRequest that blocks", "sendBeacon", "a worker", "a popup's form"}

# With permission, one of each kind is enough.
KINDS = ("a click by script", "form.submit of a fresh realm", "fetch", "a worker", "dispatch_event")
KINDS_ON_SCRIPTED_PAGE = ("a button in words of its own",)


@pytest.fixture
def walks(site: Site, tmp_path: Path) -> Bench:
    """A project that may submit at the small site."""
    return bench(site, tmp_path)


def _walk(walks: Bench, ways: Sequence[str], *, submit: bool) -> dict[str, list[int]]:
    """Walk each way as a candidate of its own; the intentions on the disk at each arrival."""
    arrivals: dict[str, list[int]] = {way: [] for way in ways}
    names = {f"c{number}": way for number, way in enumerate(ways)}

    def arrived(request: Request) -> Reply:
        mark = re.search(r"(?:who=|desk--)(c\d+)", f"{request.headers} {request.body!r}")
        name = mark.group(1) if mark else "c0"
        if request.method != "POST":
            return Reply((WAYS[names[name]][0] or WORK).replace("WHO", name))
        mine = [i for i in walks.found(SubmissionIntended) if i.walk == f"desk--{name}"]
        arrivals[names[name]].append(len(mine))
        return Reply(status=303, headers={"Location": "/done"})

    walks.site.pages |= {"/work": arrived, "/api": arrived}
    walks.site.pages["/shared.js"] = Reply(
        f"onconnect = () => fetch('/work', {{method: 'POST', body: '{BODY}'}})",
        content_type="text/javascript",
    )
    walks.candidates |= {name: replace(ADA, id=name) for name in names}
    lines = [
        "    who = {'name': 'who', 'value': candidate.id, 'url': page.url}",
        "    await page.context.add_cookies([who])",
    ]
    for name, way in names.items():
        page, script = WAYS[way]
        inner = f"{TO_WORK if page else ''}\n    {script}".replace("\n", "\n    ")
        lines.append(f"    if candidate.id == '{name}':{inner}".replace("WHO", name))
    walks.flow("\n".join(lines), candidates=tuple(names))
    walks.walk(submit=submit, at_once=3)
    return arrivals


def _ends(walks: Bench, ways: Sequence[str]) -> dict[str, Ending]:
    ends = {end.walk: end.ending for end in walks.found(WalkEnded)}
    return {way: ends[f"desk--c{number}"] for number, way in enumerate(ways)}


def test_no_way_of_sending_works_without_permission(walks: Bench) -> None:
    ways = tuple(WAYS)
    arrivals = _walk(walks, ways, submit=False)
    assert arrivals == {way: [] for way in ways}
    assert _ends(walks, ways) == dict.fromkeys(ways, Ending.STOPPED_BEFORE_SUBMIT)
    assert not walks.found(SubmissionIntended)


def test_with_permission_the_intention_is_on_the_disk_before_it_leaves(walks: Bench) -> None:
    ways = (*KINDS, *KINDS_ON_SCRIPTED_PAGE)
    arrivals = _walk(walks, ways, submit=True)
    assert arrivals == {way: [1] for way in ways}
    assert _ends(walks, ways) == {
        way: Ending.UNCONFIRMED if way in BEHIND else Ending.FINISHED for way in ways
    }
    assert len(walks.found(Submission)) == len(ways)
