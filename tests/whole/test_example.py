"""The committed run, judged and rendered again, is what is committed."""

import shutil
from pathlib import Path

import pytest

from harness import api
from tests.whole.example import EXAMPLE

ACCEPT = "look at the change, then accept it: `othershoe audit reports/example; othershoe report …`"


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("example") / "run"
    shutil.copytree(EXAMPLE, copy)
    api.judge_run(copy)
    api.render_run(copy)
    return copy


@pytest.mark.parametrize(
    "name", ["verdicts.json", "report.html", "report.json", "junit.xml", "summary.md"]
)
def test_the_example_is_what_the_audits_and_the_report_make_of_it(name: str, again: Path) -> None:
    assert (again / name).read_bytes() == (EXAMPLE / name).read_bytes(), ACCEPT


def test_the_example_is_as_its_manifest_says() -> None:
    assert api.verify_run(EXAMPLE) == ()


def test_the_example_names_no_machine() -> None:
    for path in EXAMPLE.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            for words in (b"/root/", b"/home/", b"/tmp/", b"/Users/"):
                assert words not in text, f"{path.name} holds {words!r}"
