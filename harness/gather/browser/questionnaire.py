"""What one page asks, read without walking it: a saved page, or one on the loopback interface."""

import gzip
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, Error, Page, Route

from harness.errors import ConfigError, GatherError
from harness.evidence import Control, Sensitive
from harness.gather.browser.allow import AllowList, origin_of
from harness.gather.browser.find import find_browser
from harness.gather.browser.launch import Conditions, first_line, launched, open_context, open_page
from harness.gather.browser.observe import observe
from harness.gather.browser.pagescript import reveal_form
from harness.gather.browser.proxy import open_gate
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.browser.understood import understand_seen
from harness.record import record

_NOWHERE = "http://saved-page.invalid/"
_FEW = 2


@record
class Question:
    """One question of a page, as design §12 has it; see `QuestionAsked` for the fields."""

    label: str
    meaning: str
    control: Control
    required: bool | None
    options: tuple[str, ...]
    sensitive: Sensitive | None
    honeypot: bool
    confidence: float
    reason: str


async def read_questions(page: str, *, url: str | None = None) -> tuple[Question, ...]:
    """List what a page asks.

    A saved page is read with its scripts off and no network at all; a form that it keeps behind a
    tab is opened first. An address must be on the loopback interface, and nothing else is reached
    from it.

    Args:
        page: A file (`.html`, or `.html.gz`), or an address.
        url: Where a saved page came from.

    Returns:
        The questions in page order, traps for robots among them.

    Raises:
        ConfigError: the file cannot be read, or the address is not on the loopback interface.
        GatherError: the page does not open.
    """
    if page.startswith(("http://", "https://")):
        view = await _read_address(page)
    else:
        view = await _read_saved(_content(Path(page)), url or _NOWHERE)
    return questions_of(view)


def questions_of(view: PageView) -> tuple[Question, ...]:
    """What a page that was observed asks, in page order, traps for robots among it."""
    return tuple(_question(control, view) for control in view.controls)


def _question(control: SeenControl, view: PageView) -> Question:
    understood = understand_seen(control, view)
    return Question(
        label=control.label,
        meaning=understood.meaning,
        control=control.control,
        required=control.required,
        options=tuple(option.text for option in control.options),
        sensitive=understood.sensitive,
        honeypot=control.honeypot is not None,
        confidence=understood.confidence,
        reason=control.honeypot or understood.reason,
    )


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError) as error:
        raise ConfigError(
            f"`{path}` cannot be read: {error}",
            remedy="Give a saved page (`.html` or `.html.gz`) or an address on this machine",
        ) from error


async def _read_saved(content: bytes, url: str) -> PageView:
    async with launched(find_browser()) as running:
        return await read_saved(running.browser, content, url=url)


async def read_saved(browser: Browser, content: bytes, *, url: str = _NOWHERE) -> PageView:
    """What a saved page shows in `browser`, with scripts and network off.

    Raises:
        playwright.async_api.Error: it does not open.
    """
    context = await browser.new_context(java_script_enabled=False)
    try:

        async def answer(route: Route) -> None:
            if route.request.is_navigation_request() and route.request.frame.parent_frame is None:
                await route.fulfill(body=content, content_type="text/html; charset=utf-8")
            else:
                await route.abort()

        await context.route("**/*", answer)
        page = await context.new_page()
        await page.goto(url, wait_until="domcontentloaded")
        return await _whole(page)
    finally:
        await context.close()


async def _whole(page: Page) -> PageView:
    view = await observe(page)
    if len(view.questions) < _FEW and await reveal_form(page.main_frame):
        return await observe(page)
    return view


async def _read_address(url: str) -> PageView:
    origin = origin_of(url)
    if origin is None or not _is_loopback(urlsplit(url).hostname or ""):
        raise ConfigError(
            f"`{url}` is not on this machine",
            remedy="Save the page and give its file, or walk it with `[authorization]`",
        )
    conditions = Conditions()
    async with (
        launched(find_browser()) as running,
        open_gate(AllowList(origins=frozenset({origin}))) as gate,
        open_context(running, conditions, gate=gate, name="Othershoe") as context,
    ):
        page = await open_page(context, conditions, gate=gate)
        try:
            await page.goto(url)
        except Error as error:
            raise GatherError(
                f"`{url}` does not open: {first_line(error)}",
                remedy="Start its server, and check the port",
            ) from error
        return await observe(page)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
