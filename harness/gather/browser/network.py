"""Listens to what a walk's pages ask of the network, and to what they complain about."""

from playwright.async_api import BrowserContext, ConsoleMessage, Error, Page, Request, Response
from playwright.async_api import WebError as PageError

from harness.evidence import HttpFault
from harness.gather.browser.allow import AllowList, Decision, origin_of
from harness.gather.browser.bystanders import is_bystander
from harness.record import record

_KEPT = 50
_LONGEST = 500
_AWAITED = frozenset({"document", "xhr", "fetch", "script", "stylesheet"})
_READ_AT_LEISURE = frozenset({"xhr", "fetch"})
"""Answered as soon as the headers are there: a script may never read the body, and then Chromium
never calls the request finished."""
_WORKING = frozenset({"document", "xhr", "fetch", "script"})
"""What a form may need in order to work."""
_LEFT_BEHIND = ("ERR_ABORTED", "ERR_BLOCKED_BY_CLIENT")


@record
class Troubles:
    """What went wrong since the last step came up."""

    http_faults: tuple[HttpFault, ...] = ()
    console_errors: tuple[str, ...] = ()


class NetworkWatch:
    """Counts requests under way and keeps the faults of allowed origins.

    What our own gate refuses is no fault of the site and is left out.

    Attributes:
        kept_out: The origins of frames, scripts and data that the present document asked for and
            that our gate refused, in the order of asking; those that count visitors are left out.
    """

    def __init__(self, context: BrowserContext, allow: AllowList) -> None:
        self.allow = allow
        self.outside: dict[Page, str] = {}
        self.answers: list[int] = []
        self.statuses: dict[Page, int] = {}
        self.sent = 0
        self.kept_out: dict[str, None] = {}
        self._under_way: set[Request] = set()
        self._faults: dict[HttpFault, None] = {}
        self._console: dict[str, None] = {}
        context.on("request", self._asked)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("console", self._complained)
        context.on("weberror", self._threw)

    @property
    def quiet(self) -> bool:
        """Whether no page, script or data is being loaded."""
        return not self._under_way

    @property
    def faults(self) -> tuple[HttpFault, ...]:
        """The requests that failed since the last step came up."""
        return tuple(self._faults)

    def mark(self) -> None:
        """Count from here on what is sent to the site, and how it answers."""
        self.sent = 0
        self.answers = []

    def take(self) -> Troubles:
        """What went wrong since this was asked last."""
        troubles = Troubles(http_faults=tuple(self._faults), console_errors=tuple(self._console))
        self._faults, self._console = {}, {}
        return troubles

    def _asked(self, request: Request) -> None:
        if request.resource_type in _AWAITED:
            self._under_way.add(request)
        if request.method not in {"GET", "HEAD", "OPTIONS"} and self._allowed(request.url):
            self.sent += 1
        page = _navigated(request)
        if page is None:
            self._note_kept_out(request)
            return
        self.kept_out.clear()
        if origin_of(request.url) is None or self._allowed(request.url):
            self.outside.pop(page, None)
        else:
            self.outside[page] = request.url

    def _note_kept_out(self, request: Request) -> None:
        origin = origin_of(request.url)
        if origin is None or request.resource_type not in _WORKING:
            return
        if self.allow.decide(request.url) is Decision.BLOCKED and not is_bystander(request.url):
            self.kept_out[str(origin)] = None

    def _answered(self, response: Response) -> None:
        page = _navigated(response.request)
        if page is not None:
            self.statuses[page] = response.status
        if response.request.resource_type in _READ_AT_LEISURE:
            self._under_way.discard(response.request)
        if response.request.method not in {"GET", "HEAD", "OPTIONS"}:
            self.answers.append(response.status)
        if response.status >= 400 and self._counts(response.url):
            self._keep_fault(response.url, response.status)

    def _finished(self, request: Request) -> None:
        self._under_way.discard(request)

    def _failed(self, request: Request) -> None:
        self._under_way.discard(request)
        reason = request.failure or ""
        if self._counts(request.url) and not any(word in reason for word in _LEFT_BEHIND):
            self._keep_fault(request.url, 0)

    def _complained(self, message: ConsoleMessage) -> None:
        address = str(message.location.get("url", ""))
        if message.type == "error" and not self._ours(address, message.text):
            self._keep_error(message.text)

    def _threw(self, error: PageError) -> None:
        self._keep_error(str(error.error))

    def _keep_fault(self, url: str, status: int) -> None:
        if len(self._faults) < _KEPT:
            self._faults[HttpFault(url=url[:_LONGEST], status=status)] = None

    def _keep_error(self, text: str) -> None:
        if len(self._console) < _KEPT:
            self._console[text[:_LONGEST]] = None

    def _allowed(self, url: str) -> bool:
        return self.allow.decide(url) is Decision.ALLOWED

    def _counts(self, url: str) -> bool:
        known = self.allow.decide(url) is not Decision.BLOCKED
        return known and not url.endswith("/favicon.ico")

    def _ours(self, address: str, text: str) -> bool:
        """Whether it complains about something that our own gate refused, or that is a fault."""
        if text.startswith("Failed to load resource"):
            return True
        refused = (word.strip("'\"().,") for word in (address, *text.split()))
        return any(
            origin_of(word) is not None and self.allow.decide(word) is Decision.BLOCKED
            for word in refused
        )


def _navigated(request: Request) -> Page | None:
    """The page that this request moves as a whole, else None."""
    if not request.is_navigation_request():
        return None
    try:
        frame = request.frame
    except Error:
        return None  # a new window's first request comes before its page
    return frame.page if frame.parent_frame is None else None
