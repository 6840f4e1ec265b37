"""Runs axe-core in every frame of a page, in a world of its own that the page cannot see.

The script is evaluated over the browser's own protocol: no tag is put into the page, so that its
content security policy and its own scripts are left as they are. Each frame is looked at by
itself; what is asked of whole pages (a title, landmarks) is asked of the page alone.
"""

import json
import re
from collections.abc import AsyncIterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from playwright.async_api import CDPSession, Error, Page

from harness.evidence import BrokenNode
from harness.record import record

Impact = Literal["minor", "moderate", "serious", "critical"]

_WORLD = "othershoe-axe"
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_IMPACTS = ("minor", "moderate", "serious", "critical")
_MOST_NODES = 25
_LONGEST = 400
_RUN = """(async () => {{
  const found = await axe.run(document, {{
    runOnly: {{ type: "tag", values: {tags} }},
    rules: {rules},
    iframes: false,
    resultTypes: ["violations", "incomplete"],
    elementRef: false,
  }});
  const rule = (one) => ({{ id: one.id, impact: one.impact, tags: one.tags, help: one.help,
    helpUrl: one.helpUrl, nodes: one.nodes.map((node) => ({{ target: node.target,
      html: node.html.slice(0, 1000), impact: node.impact,
      says: (node.failureSummary || "").slice(0, 1000) }})) }});
  return JSON.stringify({{ engine: `${{found.testEngine.name}} ${{found.testEngine.version}}`,
    url: found.url, passes: found.passes.length,
    violations: found.violations.map(rule), incomplete: found.incomplete.map(rule) }});
}})()"""
_OF_PAGES = (
    *("bypass", "document-title", "html-has-lang", "landmark-one-main", "meta-viewport"),
    *("meta-viewport-large", "page-has-heading-one", "region"),
)
"""Rules about whole pages, which say nothing about a frame by itself."""


@record
class AxeRule:
    """A rule that a page breaks, or of which axe cannot tell (`certain` is False)."""

    id: str
    impact: Impact
    help: str
    help_url: str
    certain: bool
    criteria: tuple[str, ...]
    nodes: tuple[BrokenNode, ...]


@record
class AxeLook:
    """What axe says of a page: its version, how many rules held, the others, and all of it raw.

    `unseen` counts frames into which no script could be put.
    """

    engine: str
    passes: int
    rules: tuple[AxeRule, ...]
    raw: bytes
    unseen: int = 0


async def run_axe(page: Page) -> AxeLook:
    """Look at a page and all its frames, cross-origin ones and open shadow roots included.

    Args:
        page: Left as it is.

    Raises:
        playwright.async_api.Error: the page went away, or axe did not run in the page itself.
    """
    found: list[dict[str, Any]] = []
    unseen = 0
    async for session, frames in _sessions(page):
        for frame, is_page in frames:
            try:
                found.append(await _look(session, frame, whole=is_page))
            except Error:
                if is_page:
                    raise
                unseen += 1
        await session.detach()
    rules = _joined(found)
    return AxeLook(
        engine=str(found[0]["engine"]),
        passes=int(found[0]["passes"]),
        rules=rules,
        raw=json.dumps(found, sort_keys=True, ensure_ascii=False).encode(),
        unseen=unseen,
    )


async def _sessions(page: Page) -> AsyncIterator[tuple[CDPSession, list[tuple[str, bool]]]]:
    """Each process of the page with the frames that live in it; the page's own first.

    A cross-origin frame may have a process, and so a session, of its own.
    """
    context = page.context
    session = await context.new_cdp_session(page)
    tree = await session.send("Page.getFrameTree")
    ids = _ids(tree["frameTree"])
    yield session, [(frame, number == 0) for number, frame in enumerate(ids)]
    known = set(ids)
    for frame in page.frames[1:]:
        try:
            own = await context.new_cdp_session(frame)
        except Error:
            continue  # it lives in its parent's process, and is known already
        tree = await own.send("Page.getFrameTree")
        fresh = [one for one in _ids(tree["frameTree"]) if one not in known]
        known.update(fresh)
        yield own, [(one, False) for one in fresh]


def _ids(tree: dict[str, Any]) -> list[str]:
    found = [str(tree["frame"]["id"])]
    for child in tree.get("childFrames", ()):
        found += _ids(child)
    return found


async def _look(session: CDPSession, frame: str, *, whole: bool) -> dict[str, Any]:
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": _WORLD})
    place = int(world["executionContextId"])
    await _evaluate(session, place, _source())
    rules = {} if whole else {name: {"enabled": False} for name in _OF_PAGES}
    run = _RUN.format(rules=json.dumps(rules), tags=json.dumps(_TAGS))
    text = await _evaluate(session, place, run)
    return cast("dict[str, Any]", json.loads(str(text)))


async def _evaluate(session: CDPSession, place: int, expression: str) -> object:
    answer = await session.send(
        "Runtime.evaluate",
        {
            "expression": expression,
            "contextId": place,
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    problem = answer.get("exceptionDetails")
    if problem:
        words = problem.get("exception", {}).get("description") or problem.get("text")
        raise Error(f"axe did not run: {words}")
    return answer["result"].get("value")


@cache
def _source() -> str:
    source = files("axe_playwright_python") / "axe.min.js"
    return source.read_text(encoding="utf-8") + "\n;undefined"


def _joined(found: Sequence[dict[str, Any]]) -> tuple[AxeRule, ...]:
    """The rules of all frames, each once; broken ones before those that cannot be told."""
    joined: dict[tuple[bool, str], AxeRule] = {}
    for number, look in enumerate(found):
        frame = str(look["url"]) if number else ""
        for certain, kind in ((True, "violations"), (False, "incomplete")):
            for facts in look[kind]:
                rule = _rule(facts, certain=certain, frame=frame)
                known = joined.get((certain, rule.id))
                joined[certain, rule.id] = _with(known, rule) if known else rule
    return tuple(sorted(joined.values(), key=_order))


def _order(rule: AxeRule) -> tuple[bool, int, str]:
    return not rule.certain, -_IMPACTS.index(rule.impact), rule.id


def _with(one: AxeRule, other: AxeRule) -> AxeRule:
    return AxeRule(
        id=one.id,
        impact=max(one.impact, other.impact, key=_IMPACTS.index),
        help=one.help,
        help_url=one.help_url,
        certain=one.certain,
        criteria=one.criteria,
        nodes=(*one.nodes, *other.nodes)[:_MOST_NODES],
    )


def _rule(facts: dict[str, Any], *, certain: bool, frame: str) -> AxeRule:
    impact = facts["impact"] if facts["impact"] in _IMPACTS else "minor"
    return AxeRule(
        id=str(facts["id"]),
        impact=cast("Impact", impact),
        help=str(facts["help"]),
        help_url=str(facts["helpUrl"]),
        certain=certain,
        criteria=criteria(facts["tags"]),
        nodes=tuple(_node(one, frame) for one in facts["nodes"][:_MOST_NODES]),
    )


def _node(facts: dict[str, Any], frame: str) -> BrokenNode:
    parts = [" >>> ".join(one) if isinstance(one, list) else one for one in facts["target"]]
    return BrokenNode(
        selector=" ".join(parts)[:_LONGEST],
        html=str(facts["html"])[:_LONGEST],
        says=str(facts["says"])[:_LONGEST],
        frame=frame[:_LONGEST],
    )


def criteria(tags: Sequence[str]) -> tuple[str, ...]:
    """The success criteria of WCAG that a rule's tags name: `wcag1410` is 1.4.10."""
    numbers = (re.fullmatch(r"wcag(\d)(\d)(\d{1,2})", tag) for tag in tags)
    return tuple(".".join(number.groups()) for number in numbers if number)
