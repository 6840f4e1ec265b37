"""The house keeps its floors, starts quickly, and says only what it may."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("playwright", "pandas", "scipy", "fairlearn", "jinja2", "pydantic", "duckdb", "hypothesis")


def test_floors_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["harness.cli", "harness.pytest_plugin"])
def test_start_up_loads_nothing_heavy(module: str) -> None:
    code = f"import {module}, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    allowed = "[]"
    assert done.stdout.strip() == allowed


def test_audits_import_floors_0_to_2_alone() -> None:
    allowed = (
        "harness.errors", "harness.record", "harness.evidence", "harness.scenario",
        "harness.candidate", "harness.verdict", "harness.meta", "harness.employer",
        "harness.challenged",
        "harness.registry", "harness.example", "harness.people", "harness.stats",
        "harness.reading",
    )  # fmt: skip
    wrong = []
    for path in sorted((ROOT / "audits").glob("*/*.py")):
        for name in _imports(path):
            standard = name.split(".")[0] in sys.stdlib_module_names
            if not standard and not name.startswith(allowed):
                wrong.append(f"{path.name}: {name}")
            if name.split(".")[0] in {"random", "time", "os", "socket", "pathlib", "secrets"}:
                wrong.append(f"{path.name}: {name}")
    assert not wrong


def test_audits_open_nothing_and_read_no_clock() -> None:
    wrong = []
    for path in sorted((ROOT / "audits").glob("*/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in {"open", "now", "today", "utcnow", "read_text"}:
                    wrong.append(f"{path.name}:{node.lineno} {name}")
    assert not wrong


def test_modules_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "harness").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names
