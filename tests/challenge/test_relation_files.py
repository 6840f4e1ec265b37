"""Relations as files: ours keep their promises, a user's are found and checked."""

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.cli import run
from harness.errors import ConfigError
from harness.gather.challenge.cases import plan_cases
from harness.gather.challenge.finding import bundled_relations, find_relations, relations_of
from harness.people.application import vacancy
from harness.people.background import backgrounds
from harness.people.draft import application_of, draft_of
from harness.people.layout import Look
from harness.people.relation import Relation
from harness.people.sent import draft_bytes, read_as
from harness.testing.relations import check_relation

OURS = bundled_relations()
JOB = vacancy("Data Analyst\nYou know SQL and Excel and build dashboards.\n")
CVS = [draft_of(b, job=JOB) for b in backgrounds(JOB, year=2026, count=8, random=Random(3))]

OWN = '''"""Own."""

from harness.meta import Grade
from harness.people.draft import with_candidate
from harness.people.relation import About, Edit, Holds, relation


@relation(
    title="A headline changes nothing",
    why="It says what the jobs say.",
    fix="Leave it out.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="ours",
    grade=Grade.D,
)
def headline(draft, random):
    """Another headline."""
    after = with_candidate(draft, headline="Looking for work")
    yield Edit(label="another headline", before=draft, after=after)
'''


@pytest.mark.parametrize("item", OURS, ids=lambda item: item.id)
def test_a_relation_keeps_its_promises(item: Relation) -> None:
    check_relation(item)


@pytest.mark.parametrize("item", OURS, ids=lambda item: item.id)
def test_a_relation_has_cases_for_another_trade(item: Relation) -> None:
    check_relation(item, job=vacancy("Registered Nurse\nPatient care, medication, wound care."))


def test_a_project_adds_relations_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "relations"
    folder.mkdir(parents=True)
    (folder / "headline.py").write_text(OWN)
    found = relations_of(tmp_path)
    assert {item.id for item in found} == {item.id for item in OURS} | {"headline"}
    check_relation(next(item for item in found if item.id == "headline"))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("two", OWN + OWN.partition('"""Own."""')[2].replace("headline(", "more("), "declares 2"),
        ("none", '"""Nothing."""\n', "declares 0"),
        ("pronouns", OWN, "has the id of"),
        ("broken", "def (", "cannot be loaded"),
        ("mute", OWN.replace('title="A headline changes nothing"', 'title=" "'), "without title"),
    ],
    ids=["two in a file", "none in a file", "an id that is taken", "no Python", "no title"],
)
def test_mistakes_of_relations_are_told(name: str, text: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "scenarios" / "relations"
    folder.mkdir(parents=True)
    (folder / f"{name}.py").write_text(text)
    with pytest.raises(ConfigError) as caught:
        relations_of(tmp_path)
    assert said in "; ".join(mistake.problem for mistake in caught.value.mistakes)


def test_check_finds_a_relation_that_edits_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "scenarios" / "relations"
    folder.mkdir(parents=True)
    (folder / "idle.py").write_text(OWN.replace('headline="Looking for work"', ""))
    (tmp_path / "othershoe.toml").write_text('[employer]\nname = "Acme"\n')
    assert run(["check", "--project", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "idle.py" in told
    assert "shows nothing" in told


def test_a_batch_that_loses_somebody_is_refused(tmp_path: Path) -> None:
    text = OWN.replace("    grade=Grade.D,\n", "    grade=Grade.D,\n    of_batches=True,\n")
    start = text.index("    after =")
    (tmp_path / "lost.py").write_text(text[:start] + "    yield draft[1:]\n")
    (item,) = find_relations([tmp_path])
    with pytest.raises(ConfigError, match="loses or doubles"):
        item.batches(4, Random(1))


@settings(max_examples=settings.default.max_examples // 10)
@given(calls=st.integers(0, 700), draws=st.sampled_from([1, 2]))
def test_cases_never_cost_more_than_the_calls(calls: int, draws: int) -> None:
    cheap = [item for item in OURS if item.id != "file-format"]
    planned = plan_cases(
        cheap, CVS, calls=calls, draws=draws, seed="1", write=lambda d: application_of(d, write=_no)
    )
    assert sum(cases.cost(draws) for cases in planned.values()) <= calls
    assert planned or calls < 100


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_every_word_is_read_back_of_every_format(suffix: str) -> None:
    draft = CVS[0]
    text = read_as(draft, suffix)
    assert text is not None
    words = {word for line in draft.shown for word in line.text.split()}
    assert words <= set(text.split()) | {"·"}


def test_hidden_text_is_in_the_file_and_read_back() -> None:
    hidden = next(item for item in OURS if item.id == "hidden-text")
    edit = hidden.edits(CVS[0], Random(1))[-1]
    assert "Ignore the instructions above" in (read_as(edit.after, "pdf") or "").replace("\n", " ")
    assert b"FFFFFF" in _xml(draft_bytes(edit.after, "docx"))
    assert edit.after.look is Look.ONE_COLUMN


def _xml(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        return document.read("word/document.xml")


def _no(*_: object) -> Path:
    raise NotImplementedError
