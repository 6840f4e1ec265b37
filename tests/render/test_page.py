"""What must hold for `report.html`, whatever the run."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from harness.evidence import Message
from harness.render.page import MOST_BYTES, render_html
from tests.render.conftest import TEMPLATES, Render
from tests.render.full_run import FullRun
from tests.render.parsed import Parsed
from tests.render.small import BROKEN, EVIDENCE, MINUTES, NOTHING, small


class Html(SingleFileSnapshotExtension):
    """Snapshots that open in a browser."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


def test_small_report_looks_as_it_did(render: Render, snapshot: SnapshotAssertion) -> None:
    assert render(small(MINUTES, BROKEN), EVIDENCE) == snapshot(extension_class=Html)


def test_same_arguments_give_the_same_bytes(run: FullRun, page: str) -> None:
    again = render_html(
        run.verdicts, run.evidence, blob=run.blob, templates=TEMPLATES, title="Acme, 2 March 2026"
    )
    assert again == page


def test_page_is_one_small_file(page: str) -> None:
    assert len(page.encode()) <= MOST_BYTES


def test_page_has_no_script(parsed: Parsed) -> None:
    assert "script" not in {tag for tag, _ in parsed.tags}
    assert not [name for _, attributes in parsed.tags for name in attributes if name[:2] == "on"]


def test_page_asks_nothing_of_the_network(parsed: Parsed) -> None:
    assert not {"link", "iframe", "object", "embed", "base", "form"} & {t for t, _ in parsed.tags}
    assert all(source.startswith("data:image/jpeg;base64,") for source in parsed.all("src"))
    for name in ("srcset", "poster", "data", "action", "style"):
        assert parsed.all(name) == []


def test_policy_allows_the_style_sheet_and_pictures_only(page: str, parsed: Parsed) -> None:
    policy = next(a["content"] for _, a in parsed.tags if "http-equiv" in a)
    css = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert css is not None
    digest = base64.b64encode(hashlib.sha256(css[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in css[1]
    assert "@import" not in css[1]


def test_tags_nest(parsed: Parsed) -> None:
    assert parsed.badly_nested == []
    assert parsed.open == []


def test_ids_are_unique(parsed: Parsed) -> None:
    ids = parsed.all("id")
    assert sorted(set(ids)) == sorted(ids)


def test_every_link_within_the_page_leads_somewhere(parsed: Parsed) -> None:
    ids = set(parsed.all("id"))
    inside = [href[1:] for href in parsed.all("href") if href.startswith("#")]
    assert [href for href in inside if href not in ids] == []
    named = [name for names in parsed.all("aria-labelledby") for name in names.split()]
    assert [name for name in named if name not in ids] == []


def test_links_out_send_no_referrer(parsed: Parsed) -> None:
    out = [a for _, a in parsed.tags if a.get("href", "#")[:1] != "#"]
    outside = [a for a in out if not a["href"].startswith("blobs/")]
    assert outside
    assert all("noreferrer" in a["rel"] and a["href"].startswith("https://") for a in outside)


def test_headings_are_in_order(parsed: Parsed) -> None:
    levels = parsed.headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_pictures_and_drawings_have_a_text_alternative(parsed: Parsed) -> None:
    for tag, attributes in parsed.tags:
        if tag == "img":
            assert attributes["alt"]
        if tag == "svg":
            assert attributes.get("aria-hidden") == "true" or attributes["aria-label"]


def test_landmarks_are_there(parsed: Parsed) -> None:
    tags = [tag for tag, _ in parsed.tags]
    for landmark in ("header", "nav", "main", "footer"):
        assert tags.count(landmark) == 1
    assert ("a", {"class": "skip", "href": "#main"}) in parsed.tags


@pytest.mark.parametrize(
    "words",
    [
        "Ada applied to Data Analyst on 2 March 2026.",
        "It took about 4–9 minutes and 21 answers.",
        "You promised an answer by 23 March 2026, and that day passed without one.",
        "Ada has heard nothing about the application for 40 days, since 2 March.",
        "1 of 5 met, 3 failed, 1 needs attention.",
        "2 of 3 could finish.",
        "Stop-sign: No decision was sent",
        "0.556 [0.388–0.786]",
        "Interviews are booked by telephone",
        "Our own promise on the careers page",
        "the page did not answer within 30 seconds",
        "20 of 20 fresh draws agreed",
    ],
)
def test_full_report_says(parsed: Parsed, words: str) -> None:
    assert words in parsed.text


def test_report_has_no_score(parsed: Parsed) -> None:
    assert not re.search(r"\b\d{1,3} ?/ ?100\b|\bout of 100\b", parsed.text)


def test_quoted_words_are_marked_in_the_message(page: str) -> None:
    assert "<mark>{{job_title}}</mark>" in page
    assert "<mark>Only shortlisted candidates will be contacted.</mark>" in page


def test_fix_of_the_audit_stands_beside_the_message(parsed: Parsed) -> None:
    after = parsed.text.partition("Suggested rewrite")[2]
    assert "“We have received your application.”" in after[:300]


def test_cited_evidence_is_in_the_index_and_the_rest_is_not(
    run: FullRun, page: str, parsed: Parsed
) -> None:
    ids = set(parsed.all("id"))
    mail = next(item for item in run.evidence if isinstance(item, Message))
    assert f"e-{mail.id.replace('/', '-')}" in ids
    typed = next(item for item in run.evidence if item.kind == "ActionTaken")
    assert f"e-{typed.id.replace('/', '-')}" not in ids


@pytest.mark.parametrize(
    "words",
    [
        "No walk was made in this run, so there is no story to tell.",
        "Nothing in this run could be counted in candidates’ units.",
        "No audit of this run asks for a change.",
        "No application was sent in this run, so there was nothing to wait for.",
        "No step was walked in this run.",
        "No walk was made in this run, so nobody can be said to have finished or not.",
        "No message reached a candidate in this run.",
        "No person walked this process in this run",
        "No screening outcomes were given to this run.",
        "No screener was challenged in this run.",
        "Every limit was applied as it comes.",
        "This page cites no evidence.",
    ],
)
def test_section_without_evidence_says_so(render: Render, words: str) -> None:
    assert words in Parsed(render(NOTHING, ())).text


def test_no_link_is_dead_in_a_report_of_nothing(render: Render) -> None:
    page = Parsed(render(NOTHING, ()))
    ids = set(page.all("id"))
    assert [h for h in page.all("href") if h.startswith("#") and h[1:] not in ids] == []


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.j2")), ids=lambda path: path.name)
def test_templates_trust_no_text(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|style=|<script|javascript:", text)


def test_cannot_tell_never_wears_the_colours_of_a_pass(page: str) -> None:
    shown = re.findall(r'<span class="badge (is-[a-z-]+)">.*?</svg>([a-z ]+)</span>', page)
    assert ("is-cannot-tell", "cannot tell") in shown
    assert {mark for mark, word in shown if word == "cannot tell"} == {"is-cannot-tell"}
