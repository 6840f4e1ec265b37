"""Othershoe from Python: make runs, judge them, and read them as pandas frames.

>>> from pathlib import Path
>>> from harness import api
>>> api.verdicts(Path("reports/2026-03-02T0900Z-acme"))  # doctest: +SKIP
"""

from harness.api.frames import (
    battery,
    cube,
    evidence,
    group_table,
    ledger,
    measurements,
    verdicts,
    waiting,
)
from harness.api.judging import (
    audits_for,
    gate_run,
    judge_run,
    read_verdicts,
    render_run,
    verify_run,
)
from harness.api.runs import latest_run, new_run, read_run_file

__all__ = [
    "audits_for",
    "battery",
    "cube",
    "evidence",
    "gate_run",
    "group_table",
    "judge_run",
    "latest_run",
    "ledger",
    "measurements",
    "new_run",
    "read_run_file",
    "read_verdicts",
    "render_run",
    "verdicts",
    "verify_run",
    "waiting",
]
