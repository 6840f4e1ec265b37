"""Nothing gathered is lost, and nothing is written twice under one number."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.errors import StoreError
from harness.evidence import SubmissionIntended
from harness.store import RunFolder


def clock() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def intend(folder: RunFolder, stream: str = "a--b") -> SubmissionIntended:
    log = folder.log(stream, clock=clock, walk=stream)
    item = SubmissionIntended(**log.stamp(), step=1, url="https://x.example", control="Send")
    log.write(item, sync=True)
    return item


def test_what_is_written_is_read_back_in_order(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    written = [intend(folder), intend(folder), intend(folder, "c--d")]
    assert list(RunFolder.open(folder.path).evidence()) == written
    assert [item.id for item in written] == ["a--b/0001", "a--b/0002", "c--d/0001"]


def test_a_run_is_never_created_over_another(tmp_path: Path) -> None:
    RunFolder.create(tmp_path / "run")
    with pytest.raises(StoreError, match="already holds a run"):
        RunFolder.create(tmp_path / "run")


def test_a_torn_line_is_kept_aside_and_numbers_go_on(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    first = intend(folder)
    with (folder.path / "evidence.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"kind":"SubmissionInt')
    again = RunFolder.reopen(folder.path)
    second = intend(again)
    assert again.evidence() == (first, second)
    assert second.id == "a--b/0002"
    assert (folder.path / "torn.txt").read_text(encoding="utf-8") == '{"kind":"SubmissionInt'


def test_reading_does_not_change_a_run_that_is_being_written(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    intend(folder)
    path = folder.path / "evidence.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '{"half', encoding="utf-8")
    before = path.read_bytes()
    digest = RunFolder.open(folder.path).evidence_sha256()
    assert len(RunFolder.open(folder.path).evidence()) == 1
    assert path.read_bytes() == before
    path.write_bytes(before[: before.rfind(b"\n") + 1])
    assert RunFolder.open(folder.path).evidence_sha256() == digest


def test_a_blob_is_named_by_its_content(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run")
    digest = folder.keep(b"picture")
    assert folder.keep(b"picture") == digest
    assert folder.blob(digest) == b"picture"
    assert [path.name for path in (folder.path / "blobs").iterdir()] == [digest]


@pytest.mark.parametrize("act", [RunFolder.open, RunFolder.reopen], ids=["open", "reopen"])
def test_a_folder_that_is_no_run_is_named(act: Callable[[Path], RunFolder], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a run"):
        act(tmp_path)


def test_a_missing_blob_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not in"):
        RunFolder.create(tmp_path / "run").blob("0" * 64)
