"""`othershoe challenge`: its JSON contract, its table, its exit codes, its mistakes."""

import json
from pathlib import Path

import pytest

from harness.cli import run

SCREENER = """
def biased(applications):
    return [0.9 - 0.3 * ("akisha" in a.text or "eisha" in a.text or "atoya" in a.text)
            for a in applications]

def fair(applications):
    return [min(1.0, len(a.every("history.duties")) / 5) for a in applications]

def broken(applications):
    return [None for a in applications]
"""
CONTRACT = {
    "contrasts", "relations", "counterexamples", "noise", "calls", "minimum_detectable_effect",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "planted_screener.py").write_text(SCREENER)
    (tmp_path / "job.txt").write_text("Data Analyst\nYou work with SQL, reports and data.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def challenge(function: str, *more: str) -> int:
    return run(
        ["challenge", "--screener", f"planted_screener.py:{function}", "--job", "job.txt",
         "--threshold", "0.7", "--budget", "700", *more]
    )  # fmt: skip


def test_json_alone_is_on_stdout_and_holds_the_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert challenge("biased", "--format", "json", "--seed", "3") == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= CONTRACT
    assert told["calls"] <= 700
    assert told["seed"] == 3
    (item,) = told["counterexamples"]
    assert [change["attribute"] for change in item["changes"]] == ["name"]
    assert {"outcome_before", "outcome_after", "confirmed", "calls"} <= set(item)
    names = {"signal", "n", "effect", "effect_low", "effect_high", "p_value", "e_value", "q_value",
             "placebo_effect", "confirmed"}  # fmt: skip
    assert all(names <= set(contrast) for contrast in told["contrasts"])


def test_the_table_names_the_change_and_the_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert challenge("biased") == 1
    out = capsys.readouterr().out
    assert "Changing name “" in out
    assert "confirmed by 3 of 3 fresh draws" in out
    last = Path(out.splitlines()[-1])
    assert (last / "evidence.jsonl").is_file()
    assert list((last / "counterexamples").glob("test_name_*.py"))


def test_nothing_found_says_what_would_have_been_seen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert challenge("fair") == 0
    out = capsys.readouterr().out
    assert "would have been seen with 80 % probability" in out
    assert "does not replace impact ratios" in out
    assert "unbiased" not in out


def test_missing_options_are_named_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["challenge"]) == 2
    err = capsys.readouterr().err
    assert "--screener" in err
    assert "--job" in err


@pytest.mark.parametrize(("function", "code"), [("broken", 3), ("missing", 2)])
def test_faults_and_mistakes_have_their_own_exit_codes(
    function: str, code: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert challenge(function) == code
    assert "hint:" in capsys.readouterr().err


def test_a_screener_that_is_not_there_begins_no_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    challenge("missing")
    assert not (folder / "reports").exists()


def test_a_job_that_is_named_as_a_file_and_is_none_is_a_mistake(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ["challenge", "--screener", "planted_screener.py:fair", "--job", "jobs.txt"]
    assert run(wrong) == 2
    assert "`jobs.txt` does not exist" in capsys.readouterr().err


LIVE = """
[employer]
name = "Acme"
[authorization]
owner = "Head of Talent"
contact = "talent@acme.example"
origins = ["https://acme.example"]
may_submit = {may_submit}
expires = 2099-01-01
[postings]
analyst = "https://acme.example/jobs/1"
[challenge]
screener = "posting:analyst"
job = "Data Analyst"
[challenge.live]
"""


@pytest.mark.parametrize(
    ("may_submit", "options", "said"),
    [("false", ["--submit"], "does not let anything be submitted"), ("true", [], "--submit")],
    ids=["no permission", "not asked for"],
)
def test_a_live_flow_is_sent_nothing_unless_everybody_has_agreed(
    may_submit: str,
    options: list[str],
    said: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "othershoe.toml").write_text(LIVE.format(may_submit=may_submit))
    assert run(["challenge", *options]) == 3
    assert said in capsys.readouterr().err
    assert not (folder / "reports").exists()


def test_all_mistakes_of_the_table_are_told_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "othershoe.toml").write_text(
        '[employer]\nname = "Acme"\n[challenge]\nscreener = "https://llm.example/v1"\n'
        'job = "Data Analyst"\nthreshold = 1.0\n'
        '[challenge.chat]\nmodel = "m"\nprompt = "prompt.txt"\nanswer = "yes-no"\n'
        "[challenge.requests]\nat_once = 0\n[challenge.price]\nper_request = -1.0\n"
    )
    (folder / "prompt.txt").write_text("{job} {cv}")
    assert run(["challenge"]) == 2
    told = capsys.readouterr().err
    for place in ("threshold", "chat, prompt", "requests, at_once", "price, per_request", "`{cv}`"):
        assert place in told
