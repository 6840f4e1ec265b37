"""Everything from the audited site is hostile, in every format."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from harness.evidence import Evidence
from harness.render.junit import render_junit
from harness.render.page import render_html
from harness.render.report_json import render_json
from harness.render.summary import render_summary
from harness.render.tables import render_tables
from harness.render.terminal import print_summary
from tests.render.conftest import TEMPLATES
from tests.render.full_run import FullRun
from tests.render.parsed import Parsed

KEPT = {"id", "walk", "kind", "screenshot", "touchpoint", "document_before", "document_after"}
KEPT_OF_VERDICTS = {"id", "walk", "worst", "stop_signs", "touchpoint", "audit", "evidence", "group"}
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an attribute's end": '"><img src=x onerror=alert(1)>',
    "a CDATA end": "]]></failure><script>",
    "a style's end": "</style></svg></title><script>x</script>",
    "control characters": "a\x00b\x07c\x1b[31md\x7fe\x9bf\r\ng",
    "bidi overrides": "invoice\u202efdp.exe\u2066x\u2069",
    "lone surrogates": "a\ud800b\udfffc\ufffe\uffff",
    "a very long word": "W" * 4000,
    "a template": "{{ 7*7 }}{% for x in y %}${7*7}",
    "a link": "javascript:alert(1)",
    "Markdown": "[x](javascript:alert(1)) | <b> `code` # h\n\n# big ![i](http://evil/x.png)",
    "a formula": '=HYPERLINK("http://evil","x")',
    "backticks": "`a` ``` `b",
    "nothing": "",
    "white space": " \n\t\u2028\u2029",
}


def poisoned(value: Any, text: str, kept: set[str]) -> Any:
    """`value` with every text in it replaced, except identifiers."""
    if isinstance(value, tuple):
        return tuple(poisoned(part, text, kept) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: poisoned(getattr(value, f.name), text, kept)
            for f in fields(value)
            if f.name not in kept
        }
        return replace(value, **changed)
    return text if type(value) is str and not _is_plain(value) else value


def _is_plain(value: str) -> bool:
    """Literals that a codec would refuse to be anything else."""
    return value in {
        "mouse", "touch", "keyboard-only", "autopilot", "label", "applied", "interviewed",
        "allowed", "static", "blocked", "full",
    }  # fmt: skip


@pytest.fixture(params=tuple(HOSTILE.values()), ids=tuple(HOSTILE))
def hostile(request: pytest.FixtureRequest, run: FullRun) -> FullRun:
    text = str(request.param)
    evidence: tuple[Evidence, ...] = poisoned(run.evidence, text, KEPT)
    return replace(run, evidence=evidence, verdicts=poisoned(run.verdicts, text, KEPT_OF_VERDICTS))


def nowhere(sha: str) -> bytes:
    """No blobs: pictures are not what is tested here, and they take time."""
    raise KeyError(sha)


def page_of(run: FullRun) -> str:
    return render_html(
        run.verdicts, run.evidence, blob=nowhere, templates=TEMPLATES, title='Acme <&">'
    )


def test_page_stays_whole_and_harmless(hostile: FullRun, parsed: Parsed) -> None:
    page = page_of(hostile)
    found = Parsed(page)
    assert found.badly_nested == []
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in parsed.tags}
    attributes = {name for _, names in parsed.tags for name in names}
    assert {name for _, names in found.tags for name in names} <= attributes
    assert all(href.startswith(("#", "blobs/", "https://")) for href in found.all("href"))
    assert found.all("src") == []
    page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_hostile_text_is_shown_as_text(run: FullRun) -> None:
    text = HOSTILE["a script"]
    page = page_of(replace(run, evidence=poisoned(run.evidence, text, KEPT)))
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 50
    assert text not in page


def test_words_that_reorder_the_line_are_shown_by_their_code_point(run: FullRun) -> None:
    text = HOSTILE["bidi overrides"]
    page = page_of(replace(run, evidence=poisoned(run.evidence, text, KEPT)))
    assert "invoice⟨U+202E⟩fdp.exe" in page


def test_junit_stays_xml(hostile: FullRun) -> None:
    root = ET.fromstring(render_junit(hostile.verdicts, title="T\x00\u202e"))  # noqa: S314 - our own
    assert len(root.findall(".//testcase")) == len(hostile.verdicts.verdicts)


def test_summary_holds_no_markup_of_the_site(hostile: FullRun) -> None:
    text = render_summary(hostile.verdicts, title="T")
    tags = set(re.findall(r"<[^>]*>", text))
    assert tags <= {"<details>", "</details>", "<summary>", "</summary>"}
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[", text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_tables_hold_no_formula(hostile: FullRun) -> None:
    for text in render_tables(hostile.verdicts, hostile.evidence).values():
        text.encode("utf-8")
        rows = list(csv.reader(io.StringIO(text)))
        assert {len(row) for row in rows} == {len(rows[0])}
        for cell in _cells(rows):
            assert not cell.startswith(("=", "+", "@"))
            assert not cell.startswith("-") or float(cell) < 0


def test_json_can_be_written(hostile: FullRun) -> None:
    render_json(hostile.verdicts, hostile.evidence, title="T").encode("utf-8")


def test_terminal_gets_no_escape_of_the_site(hostile: FullRun) -> None:
    out = io.StringIO()
    print_summary(hostile.verdicts, file=out)
    assert "\x1b" not in out.getvalue()
    out.getvalue().encode("utf-8")


def _cells(rows: list[list[str]]) -> Iterator[str]:
    for row in rows[1:]:
        yield from row
