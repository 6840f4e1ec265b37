"""Compares two judged runs."""

import os
from pathlib import Path

from harness.api.judging import read_verdicts
from harness.api.runs import read_run_file
from harness.project import bundled


def compare_runs(first: Path, second: Path, *, out: Path) -> Path:
    """Write a page that shows two judged runs side by side, with links to both reports.

    Args:
        first: A judged run.
        second: Another one.
        out: The page to write.

    Returns:
        `out`.
    """
    from harness.render.comparison import Side, render_comparison  # noqa: PLC0415 - jinja2

    sides = [
        Side(
            name=read_run_file(run).project.employer.name,
            verdicts=read_verdicts(run),
            report=Path(os.path.relpath(run / "report.html", out.parent)).as_posix(),
        )
        for run in (first, second)
    ]
    page = render_comparison(*sides, templates=bundled("reports/templates"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page, encoding="utf-8", newline="\n")
    return out
