"""How well saved form pages are understood: `make bench FORMS=DIR [PAGES=prefix] [MISSES=1]`."""

import argparse
import asyncio
import gzip
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from playwright.async_api import Browser

from benchmarks.form_truth import Judged, Score, judge, read_truth
from harness.gather.browser.find import find_browser
from harness.gather.browser.launch import launched
from harness.gather.browser.questionnaire import questions_of, read_saved

_COLUMNS = (
    *("system", "pages", "questions", "recall", "precision", "meaning right", "answered"),
    *("required right", "answered", "unknown", "honeypots filled in", "s/page"),
)


def main(arguments: Sequence[str]) -> int:
    """Print one row for each applicant-tracking system (a file's prefix), and the total."""
    parser = argparse.ArgumentParser(prog="benchmarks.forms", description=__doc__)
    parser.add_argument("folder", type=Path, help="saved pages with *.truth.json, *.all.json")
    parser.add_argument("--pages", default="", help="only pages whose name begins so")
    parser.add_argument("--misses", action="store_true", help="list what was missed, by page")
    chosen = parser.parse_args(arguments)
    pages = sorted(chosen.folder.glob(f"{chosen.pages}*.html*"))
    if not pages:
        print(f"error: no saved page in `{chosen.folder}`", file=sys.stderr)
        return 2
    judged = asyncio.run(_judge_all(pages))
    print("\n".join(_table({page.name: one.score for page, one in judged.items()})))
    if chosen.misses:
        lines = [f"{page.name}: {miss}" for page, one in judged.items() for miss in one.misses]
        print("\n" + "\n".join(lines))
    return 0


async def _judge_all(pages: Sequence[Path]) -> dict[Path, Judged]:
    async with launched(find_browser()) as running:
        return {page: await _judge(running.browser, page) for page in pages}


async def _judge(browser: Browser, page: Path) -> Judged:
    content = page.read_bytes()
    content = gzip.decompress(content) if page.suffix == ".gz" else content
    began = perf_counter()
    view = await read_saved(browser, content)
    questions = questions_of(view)
    took = perf_counter() - began
    filled = frozenset(name for one in view.questions for name in (one.name, one.dom_id) if name)
    return judge(read_truth(page), questions, filled=filled, seconds=took)


def _table(scores: dict[str, Score]) -> list[str]:
    systems: dict[str, Score] = {}
    for name, score in scores.items():
        system = name.split("-")[0]
        systems[system] = systems.get(system, Score()).plus(score)
    total = Score()
    for score in systems.values():
        total = total.plus(score)
    rows = [_row(name, score) for name, score in [*systems.items(), ("all", total)]]
    return [f"| {' | '.join(_COLUMNS)} |", "|---|" + "---:|" * (len(_COLUMNS) - 1), *rows]


def _row(system: str, score: Score) -> str:
    cells = (
        system,
        str(score.pages),
        str(score.questions),
        _share(score.found, score.declared),
        _share(score.right_listed, score.listed),
        _share(score.meanings_right, score.meanings_answered),
        _share(score.meanings_answered, score.meanings),
        _share(score.required_right, score.required_answered),
        _share(score.required_answered, score.required),
        str(score.unknown),
        f"{score.traps_filled} of {score.traps_known}" if score.traps_known else "–",
        f"{score.seconds / score.pages:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} of {whole}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
