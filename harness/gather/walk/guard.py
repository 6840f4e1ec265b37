"""Holds, in the network, what a script sends round `walk.submit`, until the intention is written.

The first guard stands in the page (`gather/browser/guard.js`) and goes by the controls that are
pressed. This one goes by what leaves: it looks at every request that can change something, in
frames, popups and workers alike, and holds the one that carries the application.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from playwright.async_api import BrowserContext, Error, Frame, Request, Route

from harness.candidate import Candidate
from harness.gather.browser.allow import AllowList, Decision
from harness.gather.browser.reports import last_deed
from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.advance import sends, way_on
from harness.reading.questions.buttons import ButtonRole
from harness.record import record

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_READ = 1_000_000
_PAGE_SECONDS = 1.0
_SHORTEST = 3


class Deed(StrEnum):
    """What a script did last."""

    NOTHING = "nothing"
    FILL = "fill"
    PRESS = "press"
    SCRIPT = "script"


@record
class Outgoing:
    """A request that is about to leave.

    Attributes:
        method: GET, POST …
        url: Where to.
        document: Whether it is to bring up another page.
        body: What it carries; None where it carries what cannot be seen (files, streams).
    """

    method: str
    url: str
    document: bool
    body: bytes | None

    @property
    def reads(self) -> bool:
        """Whether it asks for something, and is not meant to change anything."""
        return self.method in _SAFE


class Judge(Protocol):
    """Says which requests send the application."""

    def looks(self, view: PageView | None) -> bool:
        """Whether one of the requests that a press on this step makes may."""
        ...

    def carries(self, outgoing: Outgoing, *, deed: Deed, view: PageView | None) -> bool:
        """Whether this one does, or may."""
        ...


class SubmitGuard:
    """Looks at every request of a context that is driven.

    Attributes:
        deed: What the driver does at present, or did last.
        known: Whether `deed` is certain, so that the page need not be asked.
        passing: Whether an application is being sent with every permission at present.
        view: What the page showed before that.
    """

    def __init__(
        self,
        context: BrowserContext,
        candidate: Candidate,
        allow: AllowList,
        *,
        send: Callable[[Outgoing, Route], Awaitable[None]],
        judge: Judge | None = None,
    ) -> None:
        """Guard the walk of `candidate` on what may be reached; `send` is given what is held.

        `judge` decides what that is; without one, a script's rules do.
        """
        self._context = context
        self._handler = self._asked  # one object, so that it can be taken away again
        self._looks = False
        self._allow = allow
        self.deed = Deed.NOTHING
        self.known = False
        self.passing = False
        self.view: PageView | None = None
        self._judge = judge or _ScriptJudge(facts=personal_facts(candidate))
        self._send = send
        self._busy: set[asyncio.Task[None]] = set()

    async def turn(self, deed: Deed, view: PageView | None) -> None:
        """Take note of what the driver does next, and on which step.

        Requests are looked at only where one of them could be held: looking makes each of them
        slower, and keeps the browser from using its cache.
        """
        self.deed, self.view = deed, view
        needed = deed is Deed.SCRIPT or self._judge.looks(view)
        if needed is self._looks:
            return
        self._looks = needed
        if needed:
            await self._context.route("**/*", self._handler)
        else:
            await self._context.unroute("**/*", self._handler)

    async def settled(self) -> None:
        """Wait until what is held at present has been dealt with."""
        while self._busy:
            await asyncio.wait(set(self._busy))

    async def _asked(self, route: Route) -> None:
        outgoing = _outgoing(route.request)
        if outgoing is None or self._allow.decide(outgoing.url) is not Decision.ALLOWED:
            await _pass(route)  # it cannot send the application, or does not get there
            return
        if self.passing or self.deed in {Deed.FILL, Deed.NOTHING}:
            await _pass(route)
            return
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a route is handled in a task")
        self._busy.add(task)
        try:
            deed = await self._deed(route.request)
            if self._judge.carries(outgoing, deed=deed, view=self.view):
                await self._send(outgoing, route)
            else:
                await _pass(route)
        finally:
            self._busy.discard(task)

    async def _deed(self, request: Request) -> Deed:
        """What was done, as the page saw it: a click on a field is no press."""
        frame = None if self.known else _frame(request)
        if frame is None:
            return self.deed
        try:
            async with asyncio.timeout(_PAGE_SECONDS):
                seen = await last_deed(frame)
        except (Error, TimeoutError):
            return self.deed  # the page waits for this very request, or has gone
        return Deed.FILL if seen == "fill" and self.deed is Deed.PRESS else self.deed


@record
class _ScriptJudge:
    """What a script may not send by itself; `facts` tell the candidate's application."""

    facts: tuple[str, ...]

    def looks(self, view: PageView | None) -> bool:
        return is_last(view)

    def carries(self, outgoing: Outgoing, *, deed: Deed, view: PageView | None) -> bool:
        return carries_application(outgoing, deed=deed, view=view, facts=self.facts)


def carries_application(
    outgoing: Outgoing, *, deed: Deed, view: PageView | None, facts: Sequence[str]
) -> bool:
    """Whether a request sends the application, or may.

    On the last step, as the page itself shows it, whatever changes something and carries the
    candidate's answers does, and every form that is posted. Elsewhere only what a script of the
    flow's own sends with the candidate's facts does: a form of several steps posts at each of them.

    Args:
        outgoing: The request.
        deed: What was done before it. What a page sends while it is filled in (a check of a
            field, a draft, an uploaded file) does not send the application.
        view: What the page showed then.
        facts: What the candidate gives away of itself; two of them make an application.
    """
    if deed in {Deed.FILL, Deed.NOTHING}:
        return False
    known = facts_in(outgoing, facts)
    if outgoing.reads:
        return outgoing.document and known > 1 and is_last(view)
    if is_last(view):
        reviews = view is not None and not view.questions
        return outgoing.document or known > 0 or outgoing.body is None or reviews
    return deed is Deed.SCRIPT and known > 1


def is_last(view: PageView | None) -> bool:
    """Whether what a page shows is the application's last step."""
    if view is None:
        return False
    way = way_on(view)
    if way is None:
        return bool(view.questions)
    return (bool(view.questions) or way.role is ButtonRole.SUBMIT) and sends(way, view)


def sending_buttons(view: PageView) -> tuple[SeenButton, ...]:
    """The buttons of a page that may send the application."""
    way = way_on(view)
    return (way,) if way is not None and is_last(view) else ()


def personal_facts(candidate: Candidate) -> tuple[str, ...]:
    """What tells an application of this candidate from any other request."""
    name = candidate.name
    found = (candidate.email, candidate.phone or "", name.family, name.given, name.full)
    lines = (candidate.address.line, candidate.address.postcode)
    return tuple({text.lower(): None for text in (*found, *lines) if len(text) >= _SHORTEST})


def facts_in(outgoing: Outgoing, facts: Sequence[str]) -> int:
    """How many of the candidate's facts a request carries, in whatever form."""
    text = " ".join(value for _, value in parse_qsl(urlsplit(outgoing.url).query))
    body = (outgoing.body or b"")[:_READ].decode("utf-8", "replace")
    forms = {text.lower(), body.lower(), unquote_plus(body).lower(), _unescaped(body).lower()}
    found = 0
    for fact in sorted(facts, key=len, reverse=True):
        if any(fact in form for form in forms):
            found += 1
            forms = {form.replace(fact, "") for form in forms}  # an address holds a name too
    return found


def _unescaped(body: str) -> str:
    """A JSON body with its letters as they are read."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False)
    except ValueError:
        return ""


def _outgoing(request: Request) -> Outgoing | None:
    """What may send an application; None for what cannot: a read that shows no page."""
    document = request.is_navigation_request()
    if request.method in _SAFE and not (document and "?" in request.url):
        return None
    unseen = None if "content-type" in request.headers else b""
    return Outgoing(
        method=request.method,
        url=request.url,
        document=document,
        body=request.post_data_buffer or unseen,
    )


def _frame(request: Request) -> Frame | None:
    try:
        return request.frame
    except Error:
        return None  # a worker's, or a new window's first


async def _pass(route: Route) -> None:
    try:
        await route.fallback()
    except Error:
        return  # its page has gone, and the request with it
