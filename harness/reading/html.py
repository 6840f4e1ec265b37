"""Reads the words, the links and the times out of HTML, which is hostile input."""

from html.parser import HTMLParser

from harness.record import record

_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title", "svg"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


@record
class HtmlLink:
    """A link: its words and its address as written."""

    text: str
    href: str


@record
class HtmlPage:
    """What a page says: visible text with a line for each block, links, title and times.

    `times` holds the `datetime` attributes of `<time>` elements and radio values that look like
    one, as written.
    """

    text: str
    title: str
    heading: str
    links: tuple[HtmlLink, ...]
    times: tuple[str, ...]


def read_html(markup: str) -> HtmlPage:
    """Read a page; malformed markup is read as far as it goes."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.page()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text: list[str] = []
        self._title: list[str] = []
        self._heading: list[str] = []
        self._links: list[tuple[str, list[str]]] = []
        self._times: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._text.append("\n")
        if tag == "a":
            self._links.append((found.get("href", ""), []))
        moment = found.get("datetime", "") if tag == "time" else ""
        if tag == "input" and found.get("type") in {"radio", "checkbox"}:
            moment = found.get("value", "") if "T" in found.get("value", "") else ""
        if moment:
            self._times.append(moment)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self._title.append(data)
        if _SILENT & set(self._open):
            return
        self._text.append(data)
        if "a" in self._open and self._links:
            self._links[-1][1].append(data)
        if "h1" in self._open:
            self._heading.append(data)

    def page(self) -> HtmlPage:
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        return HtmlPage(
            text="\n".join(line for line in lines if line),
            title=" ".join("".join(self._title).split()),
            heading=" ".join("".join(self._heading).split()),
            links=tuple(
                HtmlLink(text=" ".join("".join(words).split()), href=href)
                for href, words in self._links
                if href
            ),
            times=tuple(self._times),
        )
