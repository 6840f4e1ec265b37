"""What machines and terminals read: JUnit, Markdown, JSON, tables, the terminal, all files."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harness import codec
from harness.meta import Touchpoint
from harness.render.files import render_all
from harness.render.junit import render_junit
from harness.render.report_json import render_json
from harness.render.summary import MOST_BYTES, render_summary
from harness.render.tables import render_tables
from harness.render.terminal import print_summary
from harness.verdict import Outcome, Verdicts
from tests.render.conftest import TEMPLATES
from tests.render.full_run import FullRun
from tests.render.full_verdicts import judgement
from tests.render.metas import meta
from tests.render.small import BROKEN, EVIDENCE, MAIL, NOTHING, small

EVERY = tuple(
    judgement("promise-kept", f"w--{outcome}", outcome, f"It is {outcome}") for outcome in Outcome
)


def cases(verdicts: Verdicts) -> dict[str, ET.Element]:
    root = ET.fromstring(render_junit(verdicts, title="T"))  # noqa: S314 - our own
    return {case.attrib["name"]: case for case in root.iter("testcase")}


@pytest.mark.parametrize(
    ("outcome", "child"),
    [
        (Outcome.FAILED, "failure"),
        (Outcome.ERROR, "error"),
        (Outcome.CANNOT_TELL, "skipped"),
        (Outcome.INAPPLICABLE, "skipped"),
        (Outcome.ATTENTION, "system-out"),
        (Outcome.INFORMATIVE, "system-out"),
        (Outcome.PASSED, None),
    ],
)
def test_junit_says_each_outcome_its_way(outcome: Outcome, child: str | None) -> None:
    case = cases(small(*EVERY))[f"Promises are kept [w--{outcome}]"]
    assert [element.tag for element in case] == ([child] if child else [])
    assert case.attrib["classname"] == "wait.promise-kept"


def test_junit_failure_carries_its_fix_and_its_evidence() -> None:
    case = cases(small(BROKEN))["Promises are kept [example--ada]"]
    failure = case.find("failure")
    assert failure is not None
    assert failure.attrib["type"] == "serious"
    assert MAIL in (failure.text or "")
    assert "Fix (recruiter, minutes):" in (failure.text or "")


def test_junit_counts_add_up(run: FullRun) -> None:
    root = ET.fromstring(render_junit(run.verdicts, title="T"))  # noqa: S314 - our own
    for name in ("tests", "failures", "errors", "skipped"):
        suites = [int(suite.attrib[name]) for suite in root.iter("testsuite")]
        assert int(root.attrib[name]) == sum(suites)
    assert int(root.attrib["failures"]) == len(root.findall(".//failure")) > 0
    assert [suite.attrib["name"] for suite in root.iter("testsuite")][:2] == [
        "Finding the job",
        "Applying",
    ]


def test_junit_of_nothing_is_empty() -> None:
    assert cases(NOTHING) == {}


def test_summary_starts_at_the_third_level_and_has_the_worst_first(run: FullRun) -> None:
    text = render_summary(run.verdicts, title="Acme")
    assert text.startswith("### Acme\n")
    assert "\n# " not in text
    assert "\n## " not in text
    folded = [line for line in text.splitlines() if line.startswith("<details>")]
    assert [line.rpartition("</summary>")[0].partition("<summary>")[2] for line in folded] == [
        "❌ failed (9 audits)",
        "⚠️ attention (3 audits)",
        "✅ passed (1 audit)",
    ]
    assert "failed on 2 of 3 walks, cannot tell on 1" in text


def test_summary_stays_below_a_mebibyte_and_closes_what_it_opens() -> None:
    metas = tuple(
        meta(f"audit-{number:05d}", Touchpoint.WAIT, "Broken " * 30) for number in range(2500)
    )
    many = [judgement(one.id, None, Outcome.FAILED, "Broken " * 30) for one in metas]
    text = render_summary(replace(small(*many), audits=metas), title="T")
    assert 900_000 < len(text.encode()) < 1_048_576
    assert len(text.encode()) <= MOST_BYTES
    assert text.count("<details>") == text.count("</details>") == 1
    assert "Cut here" in text


def test_summary_names_ten_walks_and_counts_the_rest() -> None:
    many = [judgement("promise-kept", f"w--{n:02d}", Outcome.FAILED, "Broken") for n in range(25)]
    text = render_summary(small(*many), title="T")
    assert text.count(": Broken\n") == 10
    assert "and 15 more walks" in text


def test_summary_of_nothing_says_so() -> None:
    assert render_summary(NOTHING, title="T") == "### T\n\nNothing was judged.\n\n"


def test_json_holds_the_verdicts_and_where_their_evidence_stands() -> None:
    verdicts = small(BROKEN)
    content = json.loads(render_json(verdicts, EVIDENCE, title="T"))
    assert codec.from_plain(content["verdicts"], Verdicts, name="report.json") == verdicts
    line = next(n for n, item in enumerate(EVIDENCE, start=1) if item.id == MAIL)
    assert content["evidence"] == [
        {"blobs": [], "id": MAIL, "kind": "Message", "line": line, "walk": "example--ada"}
    ]


def test_tables_have_a_row_for_each_thing(run: FullRun) -> None:
    tables = {
        name: list(csv.DictReader(io.StringIO(text)))
        for name, text in render_tables(run.verdicts, run.evidence).items()
    }
    assert len(tables["verdicts.csv"]) == len(run.verdicts.verdicts)
    assert len(tables["ledger.csv"]) == len(run.verdicts.ledger)
    assert len(tables["messages.csv"]) == 4
    assert len(tables["steps.csv"]) == 13
    assert [row["selection_rate"] for row in tables["group_table.csv"]][:2] == [
        "0.275",
        str(30 / 180),
    ]
    unknown = next(row for row in tables["ledger.csv"] if row["name"] == "hours")
    assert unknown["value"] == ""


def test_terminal_off_a_terminal_is_plain_text(run: FullRun) -> None:
    out = io.StringIO()
    print_summary(run.verdicts, file=out, report=Path("reports/run/report.html"))
    lines = out.getvalue().splitlines()
    assert lines[-1] == "reports/run/report.html"
    assert "\x1b" not in out.getvalue()
    assert any(line.startswith("failed  ") for line in lines)
    assert max(map(len, lines)) <= 100


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_terminal_has_colours_unless_told_not_to(
    run: FullRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = Terminal()
    print_summary(run.verdicts, file=coloured, width=100)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    print_summary(run.verdicts, file=plain, width=100)
    assert "\x1b[1;31m" in coloured.getvalue()
    assert "31m" not in plain.getvalue()


def test_terminal_lists_the_worst_first_and_counts_the_rest(run: FullRun) -> None:
    out = io.StringIO()
    print_summary(run.verdicts, file=out, most=2)
    text = out.getvalue()
    assert "… and 10 more, in the report" in text
    assert "(critical, decision-sent; failed on 1 of 2 walks, passed on 1)" in text
    assert text.index("No decision was sent") < text.index("… and 10 more")
    assert (
        text.splitlines()[-1] == "13 failed, 5 attention, 3 cannot tell, 4 passed, 4 inapplicable"
    )


def test_terminal_of_nothing_says_so() -> None:
    out = io.StringIO()
    print_summary(NOTHING, file=out)
    assert out.getvalue() == "Nothing was judged.\n"


def test_every_file_is_written_and_the_same_again(run: FullRun, tmp_path: Path) -> None:
    written = [
        render_all(
            run.verdicts,
            run.evidence,
            blob=run.blob,
            templates=TEMPLATES,
            out=tmp_path / name,
            title="Acme",
        )
        for name in ("one", "two")
    ]
    first, second = ([path.read_bytes() for path in paths] for paths in written)
    assert first == second
    assert written[0][0] == tmp_path / "one" / "report.html"
    assert sorted(path.relative_to(tmp_path / "one").as_posix() for path in written[0]) == [
        "junit.xml",
        "ll144-summary.html",
        "report.html",
        "report.json",
        "summary.md",
        "tables/battery.csv",
        "tables/counts.csv",
        "tables/findings.csv",
        "tables/forest.csv",
        "tables/group_table.csv",
        "tables/ledger.csv",
        "tables/ll144.csv",
        "tables/measurements.csv",
        "tables/messages.csv",
        "tables/questions.csv",
        "tables/steps.csv",
        "tables/verdicts.csv",
        "tables/waiting.csv",
        "tables/within_requisitions.csv",
    ]
    assert not any(str(tmp_path).encode() in content for content in first)


def test_judgement_of_an_unknown_audit_breaks_nothing(tmp_path: Path) -> None:
    verdicts = replace(small(judgement("gone", None, Outcome.FAILED, "?")), audits=())
    blobs: dict[str, bytes] = {}
    paths = render_all(
        verdicts, EVIDENCE, blob=blobs.__getitem__, templates=TEMPLATES, out=tmp_path, title="T"
    )
    assert all(path.stat().st_size for path in paths)
