"""Each probe of layout and focus finds what is wrong on a page, and nothing on a plain one."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page

from harness.gather.walk.inspection.focusing import probe_focus
from harness.gather.walk.inspection.layouts import probe_layout
from tests.browser.conftest import Browsing, Site

HEAD = "<!doctype html><html lang=en><title>x</title><body style='margin:8px'>"
FIELDS = (
    "<form><p><label>Name <input id=a></label><p><label>City <input id=b></label>"
    "<p><label>Mail <input id=c></label><p><button>Continue</button></form>"
)
TALL = "<div style='height:1500px'></div>"
Look = Callable[[Page, "Said"], Awaitable[None]]

pytestmark = pytest.mark.browser


class Said:
    """Keeps what a probe says instead of writing it into a run."""

    def __init__(self) -> None:
        self.held: dict[str, bool | None] = {}
        self.detail: dict[str, str] = {}

    def probe(self, name: str, held: bool | None, *, detail: str = "", **_more: object) -> None:
        self.held[name] = held
        self.detail[name] = detail

    @property
    def broken(self) -> set[str]:
        return {name for name, held in self.held.items() if held is False}


def said(site: Site, browsing: Browsing, page: str, look: Look) -> Said:
    site.pages["/"] = HEAD + page

    async def run() -> Said:
        notes = Said()
        async with browsing.page(site.origin) as (opened, _gate):
            await opened.goto(site.url())
            size = opened.viewport_size
            await look(opened, notes)
            assert opened.viewport_size == size
            assert await opened.evaluate("document.adoptedStyleSheets.length") == 0
        return notes

    return browsing.run(run())


FOCUS = [
    ("plain", FIELDS, set()),
    ("no outline", "<style>:focus{outline:none}</style>" + FIELDS, {"focus visible"}),
    ("own mark", "<style>:focus{outline:none;background:#ff0}</style>" + FIELDS, set()),
    ("jump", FIELDS.replace("id=c", "id=c tabindex=1"), {"focus order"}),
    (
        "bar over the fields",
        "<div style='position:fixed;inset:0 0 auto 0;height:300px;background:#eee'>Cookies</div>"
        + FIELDS + TALL,
        {"focus obscured"},
    ),
    (
        "trap",
        FIELDS + "<script>b.addEventListener('keydown', (e) => "
        "{ if (e.key === 'Tab') e.preventDefault(); })</script>",
        {"keyboard trap"},
    ),
    (
        "two columns",
        "<form style='display:flex;gap:9px'><div><input id=a><br><input id=b></div>"
        "<div><input id=c><br><input id=d></div></form>",
        set(),
    ),
]  # fmt: skip
LAYOUT = [
    ("plain", FIELDS, set()),
    ("fixed width", f"<div style='width:500px'>{FIELDS}<p>{'wide ' * 60}</div>", {"reflow"}),
    ("a wide table may", f"{FIELDS}<table><tr>{'<td>nowrapped' * 60}</table>", set()),
    (
        "words cut off",
        "<button style='width:72px;overflow:hidden;white-space:nowrap'>Continue</button>" + FIELDS,
        {"text spacing"},
    ),
    (
        "upright only",
        "<style>@media (min-width:700px) and (max-height:450px){form{display:none}}</style>"
        + FIELDS,
        {"orientation"},
    ),
    (
        "bar over half of it",
        "<div style='position:fixed;inset:auto 0 0 0;height:420px;background:#eee'>Chat</div>"
        + FIELDS,
        {"reflow", "zoom"},
    ),
    (
        "endless",
        "<style>@keyframes k{to{margin-left:9px}}h1{animation:k 1s infinite}</style><h1>Hi</h1>"
        + FIELDS,
        {"motion"},
    ),
    (
        "endless, but asked",
        "<style>@keyframes k{to{margin-left:9px}}@media (prefers-reduced-motion:no-preference)"
        "{h1{animation:k 1s infinite}}</style><h1>Hi</h1>" + FIELDS,
        set(),
    ),
]


@pytest.mark.parametrize(("page", "broken"), [f[1:] for f in FOCUS], ids=[f[0] for f in FOCUS])
def test_a_round_with_the_tab_key(
    page: str, broken: set[str], site: Site, browsing: Browsing
) -> None:
    found = said(site, browsing, page, probe_focus)  # type: ignore[arg-type]  # `Said` is enough
    assert found.broken == broken, found.detail
    assert len(found.held) == 4


@pytest.mark.parametrize(("page", "broken"), [f[1:] for f in LAYOUT], ids=[f[0] for f in LAYOUT])
def test_a_page_at_other_sizes(page: str, broken: set[str], site: Site, browsing: Browsing) -> None:
    page = "<meta name=viewport content='width=device-width'>" + page
    found = said(site, browsing, page, probe_layout)  # type: ignore[arg-type]  # `Said` is enough
    assert found.broken == broken, found.detail
    assert len(found.held) == 5
