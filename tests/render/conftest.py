"""The made-up run and its page, rendered once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from harness.evidence import Evidence
from harness.render.page import render_html
from harness.verdict import Verdicts
from tests.render.full_run import FullRun, full_run
from tests.render.parsed import Parsed

TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"

Render = Callable[[Verdicts, Sequence[Evidence]], str]


@pytest.fixture(scope="session")
def run() -> FullRun:
    return full_run()


@pytest.fixture(scope="session")
def page(run: FullRun) -> str:
    return render_html(
        run.verdicts, run.evidence, blob=run.blob, templates=TEMPLATES, title="Acme, 2 March 2026"
    )


@pytest.fixture(scope="session")
def parsed(page: str) -> Parsed:
    return Parsed(page)


@pytest.fixture
def render() -> Render:
    """Renders a run that has no blobs."""

    blobs: dict[str, bytes] = {}

    def _render(verdicts: Verdicts, evidence: Sequence[Evidence]) -> str:
        return render_html(
            verdicts, evidence, blob=blobs.__getitem__, templates=TEMPLATES, title="T"
        )

    return _render
