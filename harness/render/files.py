"""Writes everything that a run is rendered to: the page, and what machines read."""

from collections.abc import Callable
from pathlib import Path

from harness.employer import LocalLaw144
from harness.evidence import Evidence
from harness.render.junit import render_junit
from harness.render.ll144 import render_ll144
from harness.render.page import render_html
from harness.render.report_json import render_json
from harness.render.summary import render_summary
from harness.render.tables import render_tables
from harness.render.withheld import BY_REQUISITION, publishable
from harness.verdict import Verdicts


def render_all(
    verdicts: Verdicts,
    evidence: tuple[Evidence, ...],
    *,
    blob: Callable[[str], bytes],
    templates: Path,
    out: Path,
    title: str,
    full_images: bool = False,
    ll144: LocalLaw144 | None = None,
) -> tuple[Path, ...]:
    """Write `report.html`, `report.json`, `junit.xml`, `summary.md` and `tables/*.csv`.

    `ll144-summary.html` and its table are written where New York City's law asks for them. The
    same arguments give the same bytes. Where the project withholds small groups, none of the
    files shows one.

    Args:
        verdicts: What was judged.
        evidence: All evidence of the run.
        blob: Gives a blob's content by its SHA-256.
        templates: The folder with the page's template and style sheet.
        out: The folder to write to, usually the run's own; made where it does not exist.
        title: The heading of every format.
        full_images: Show every screenshot at full size, however large the page becomes.
        ll144: What the employer states in its published summary, `[ll144]` of the project.

    Returns:
        The files written, the page first.
    """
    shown = publishable(verdicts, evidence)
    verdicts, evidence = shown.verdicts, shown.evidence
    page = render_html(
        verdicts, evidence, blob=blob, templates=templates, title=title, full_images=full_images
    )
    files = {
        "report.html": page,
        "report.json": render_json(verdicts, evidence, title=title),
        "junit.xml": render_junit(verdicts, title=title),
        "summary.md": render_summary(verdicts, title=title),
        **{f"tables/{name}": text for name, text in render_tables(verdicts, evidence).items()},
        **render_ll144(evidence, ll144, templates=templates, title=title),
    }
    left_out = BY_REQUISITION if shown.withholds else frozenset()
    return tuple(_written(out / name, text) for name, text in files.items() if name not in left_out)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
