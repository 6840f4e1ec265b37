"""The report shows what an inspection found, and trusts none of it."""

import re

from harness.evidence import BrokenNode, Evidence
from harness.example.walks import axe_found, probed, step, walk_started
from harness.render.detail import LEVELS
from harness.render.inspection import Inspection, inspections
from harness.render.page import render_html
from harness.render.walks import read_run
from tests.render.conftest import TEMPLATES
from tests.render.full_run import numbered
from tests.render.small import small

LOOK = "desk-inspection--ada"
START = walk_started(walk=LOOK, inspection=True)
HOSTILE = BrokenNode(selector="<img src=x onerror=alert(1)>", says="</ul><script>alert(1)</script>")


def seen(*items: Evidence) -> tuple[Inspection, ...]:
    return inspections(read_run(numbered([START, *items])), LEVELS[0])


def page(*items: Evidence) -> str:
    evidence = numbered([START, *items])
    return render_html(small(), evidence, blob=lambda _: b"", templates=TEMPLATES, title="Acme")


def test_each_step_tells_what_held_and_what_did_not() -> None:
    (look,) = seen(
        step(1, walk=LOOK),
        probed("paste", held=True, walk=LOOK),
        probed("reflow", held=False, walk=LOOK, detail="“Send” reaches beyond the edge"),
        probed("back", held=None, walk=LOOK),
        axe_found("label", walk=LOOK, criteria=("4.1.2",)),
        axe_found("color-contrast", walk=LOOK, certain=False),
    )
    (only,) = look.steps
    assert only.told == "one probe held, 1 did not, 1 could not be made"
    assert [one.probe for one in only.broken] == ["320 pixels wide"]
    assert [one.help_url for one in only.rules] == [
        "https://dequeuniversity.com/rules/axe/4.12/label"
    ]
    assert len(only.unsure) == 1
    assert only.open


def test_only_the_first_step_with_a_finding_is_open() -> None:
    broken = [probed("paste", held=False, walk=LOOK, step=number) for number in (2, 3)]
    (look,) = seen(probed("paste", held=True, walk=LOOK), *broken)
    assert [one.open for one in look.steps] == [False, True, False]


def test_what_the_site_wrote_is_text_and_never_markup() -> None:
    html = page(
        axe_found("label", walk=LOOK, nodes=(HOSTILE,), help_url="javascript:alert(1)"),
        probed("paste", held=False, walk=LOOK, quote="<script>alert(1)</script>"),
    )
    assert "<script" not in html
    assert "<img src=x" not in html
    assert not re.search(r'href="javascript', html)


def test_a_run_without_inspection_says_how_to_make_one() -> None:
    html = render_html(small(), (), blob=lambda _: b"", templates=TEMPLATES, title="Acme")
    assert "--no-inspect" in html
