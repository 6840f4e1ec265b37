"""Judging and rendering ten and a hundred walks against one; nothing is gathered again."""

from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from benchmarks.kind import FLOW, apply_recorded, kind_employer
from benchmarks.ratio import Ratio, Side, seconds
from harness import api
from harness.evidence import WalkEnded
from harness.store import EVIDENCE, RunFolder

_SIZES = (10, 100)


def measure() -> tuple[Ratio, ...]:
    """One application is recorded in a browser; the other walks are copies of its evidence."""
    with TemporaryDirectory() as temporary:
        home = Path(temporary)
        with kind_employer(home / "state") as employer:
            apply_recorded(employer, home / "recorded", email="maya@example.com", flow=FLOW)
        times: dict[int, float] = {}
        sizes: dict[int, float] = {}
        for walks in (1, *_SIZES):
            run = home / f"run-{walks}"
            _replicate(home / "recorded", run, walks=walks)
            times[walks] = seconds(partial(_judge_and_render, run))
            sizes[walks] = (run / "report.html").stat().st_size / 1e6
    return tuple(
        Ratio(
            of=of,
            unit=unit,
            ours=Side(what=f"{walks} walks", values=(measured[walks],)),
            other=Side(what="1 walk", values=(measured[1],)),
            note="" if walks != _SIZES[-1] else note,
        )
        for of, unit, measured, note in (
            ("judge and render", "s", times, "both sides are ours; every copy has its own blobs"),
            ("size of report.html", "MB", sizes, ""),
        )
        for walks in _SIZES
    )


def _judge_and_render(run: Path) -> None:
    api.judge_run(run)
    api.render_run(run)


def _replicate(recorded: Path, run: Path, *, walks: int) -> None:
    """Copy a run of one walk into a run of many, each with its own name and its own blobs.

    Blobs grow by spaces at their end, which changes no picture and no page, and makes each one
    another blob: a report may not save itself the work on a picture that it has seen already.
    """
    copytree(recorded, run)
    source = RunFolder.open(recorded)
    (name,) = {item.walk for item in source.evidence() if isinstance(item, WalkEnded) and item.walk}
    lines = (recorded / EVIDENCE).read_text(encoding="utf-8").splitlines(keepends=True)
    own = [line for line in lines if f'"walk":"{name}"' in line.replace('": ', '":')]
    digests = [path.name for path in sorted((recorded / "blobs").iterdir())]
    target = RunFolder.open(run)
    with (run / EVIDENCE).open("a", encoding="utf-8", newline="\n") as file:
        for number in range(2, walks + 1):
            text = "".join(own).replace(name, f"{name}-{number}")
            for digest in digests:
                text = text.replace(digest, target.keep(source.blob(digest) + b" " * number))
            file.write(text)
    ended = sum(isinstance(item, WalkEnded) for item in target.evidence())
    assert ended == walks, ended
