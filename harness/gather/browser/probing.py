"""Measures that probes take of a page: its layout, its focus, what its fields take."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import Locator, Page

from harness.record import record

_SCRIPTS = ("dom.js", "layout.js", "focus.js")
_TWO_FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
)


@record
class Spotted:
    """An element by its words and its selector; `other` is what it lies on or under."""

    words: str
    selector: str
    other: str | None = None


@record
class Layout:
    """How a page is laid out at one size.

    `width` and `content` are CSS pixels; `fields` and `buttons` count what can be seen.
    """

    width: int
    content: int
    sideways: tuple[Spotted, ...]
    cut: tuple[Spotted, ...]
    overlapping: tuple[Spotted, ...]
    covering: tuple[Spotted, ...]
    fields: int
    buttons: int


@record
class Focused:
    """What has the focus: its words, its box in CSS pixels of the page, and how it looks.

    `covered` names what lies over it; `group` the radio buttons it belongs to.
    """

    words: str
    selector: str
    tag: str
    frame: bool
    field: bool
    group: str
    left: float
    right: float
    top: float
    bottom: float
    seen: bool
    covered: str | None
    stuck: bool
    looks: str


@record
class Typed:
    """What a control makes of what was typed: its value, and whether it objects by itself."""

    value: str
    valid: bool
    message: str
    marked: bool


@record
class Pasted:
    """Whether a control refuses what is pasted into it, and whether its own scripts took it in."""

    blocked: bool
    changed: bool


@record
class Landed:
    """Where the focus went: `field`, `words`, `button` or `nothing`."""

    on: str
    words: str


async def layout(page: Page) -> Layout:
    """How the page is laid out now, after its style sheets have settled."""
    await page.evaluate(_TWO_FRAMES)
    facts: dict[str, Any] = await page.evaluate(_script("layout()"))
    return Layout(
        width=facts["width"],
        content=facts["content"],
        fields=facts["fields"],
        buttons=facts["buttons"],
        **{
            name: tuple(Spotted(**one) for one in facts[name])
            for name in ("sideways", "cut", "overlapping", "covering")
        },
    )


async def moving(page: Page) -> tuple[Spotted, ...]:
    """What moves on the page for longer than five seconds."""
    await page.evaluate(_TWO_FRAMES)
    return tuple(Spotted(**one) for one in await page.evaluate(_script("moving()")))


async def space_text(page: Page, *, on: bool) -> None:
    """Space all text as WCAG 1.4.12 names it, or take that back."""
    await page.evaluate(_script("space()" if on else "unspace()"))


async def focused(page: Page) -> Focused | None:
    """What has the focus; None where the page itself has it."""
    facts = await page.evaluate(_script("focused()"))
    return Focused(**facts) if facts else None


async def looks_of(page: Page, selector: str) -> str | None:
    """How an element that had the focus looks now; None where it is gone."""
    target = page.locator(f"css={selector.split(' >>> ', maxsplit=1)[0]}")
    for inner in selector.split(" >>> ")[1:]:
        target = target.locator(f"css={inner}")
    if await target.count() != 1:
        return None
    return str(await target.evaluate(_of_element("focusLooks(element)")))


async def landed(page: Page) -> Landed:
    """Where the focus is after an attempt to go on."""
    return Landed(**await page.evaluate(_script("focusWent()")))


async def paste(control: Locator, text: str, *, timeout_ms: float) -> Pasted:
    """Paste into a control, as far as its own scripts can tell: the browser inserts nothing."""
    facts = await control.evaluate(
        _of_element("paste(element, text)", "element, text"), text, timeout=timeout_ms
    )
    return Pasted(**facts)


async def typed(control: Locator, *, timeout_ms: float) -> Typed:
    """What a control makes of what was just typed into it."""
    return Typed(**await control.evaluate(_of_element("typed(element)"), timeout=timeout_ms))


def _script(call: str) -> str:
    return f"(() => {{\n{_source()}\nreturn {call};\n}})()"


def _of_element(call: str, parameters: str = "element") -> str:
    return f"({parameters}) => {{\n{_source()}\nreturn {call};\n}}"


@cache
def _source() -> str:
    folder = files("harness.gather.browser") / "page"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in _SCRIPTS)
