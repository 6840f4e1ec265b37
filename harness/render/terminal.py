"""The summary that the command line prints: ledger, touchpoints, what failed, what to do first."""

from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.meta import Touchpoint
from harness.render.clean import one_line
from harness.render.glossary import TOUCHPOINTS, met
from harness.render.ledger import value_words
from harness.render.rollup import rolled_up
from harness.verdict import Outcome, Verdicts

_STYLES = {
    Outcome.FAILED: "bold red",
    Outcome.ERROR: "bold magenta",
    Outcome.ATTENTION: "yellow",
    Outcome.CANNOT_TELL: "blue",
    Outcome.PASSED: "green",
    Outcome.INFORMATIVE: "cyan",
    Outcome.INAPPLICABLE: "dim",
}
_SHOWN = (Outcome.FAILED, Outcome.ERROR, Outcome.ATTENTION)
_PLAIN_WIDTH = 100


def print_summary(
    verdicts: Verdicts,
    *,
    file: TextIO,
    report: Path | None = None,
    most: int = 20,
    width: int | None = None,
) -> None:
    """Print what a run found, the worst first.

    Colours only on a terminal, and not where `NO_COLOR` is set; plain text elsewhere.

    Args:
        verdicts: What was judged.
        file: Where to print, usually standard error.
        report: The page that was written; its path is the last line.
        most: The most audits to list.
        width: Characters of a line; the terminal's where None.
    """
    wide = width or (None if file.isatty() else _PLAIN_WIDTH)
    console = Console(file=file, width=wide, highlight=False, emoji=False, markup=False)
    _print_ledger(console, verdicts)
    _print_touchpoints(console, verdicts)
    _print_worst(console, verdicts, most)
    _print_first(console, verdicts)
    _print_counts(console, verdicts)
    if report is not None:
        console.print(str(report), soft_wrap=True)


def _print_ledger(console: Console, verdicts: Verdicts) -> None:
    if not verdicts.ledger:
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for line in verdicts.ledger:
        style = "bold" if line.value is not None else _STYLES[Outcome.CANNOT_TELL]
        table.add_row(
            Text(one_line(line.label, 60)),
            Text(one_line(value_words(line), 40), style=style),
            Text(one_line(line.note or "", 80), style="dim"),
        )
    console.print(table)
    console.print()


def _print_touchpoints(console: Console, verdicts: Verdicts) -> None:
    if not verdicts.touchpoints:
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for one in verdicts.touchpoints:
        name = TOUCHPOINTS[Touchpoint(one.touchpoint)]
        stop = Text(" stop-sign", style="bold red") if one.stop_signs else Text("")
        table.add_row(Text(name), Text(met(one)) + stop)
    console.print(table)
    console.print()


def _print_worst(console: Console, verdicts: Verdicts, most: int) -> None:
    bad = [rolled for rolled in rolled_up(verdicts) if rolled.outcome in _SHOWN]
    for rolled in bad[:most]:
        where = f"; {rolled.share}" if rolled.share else ""
        console.print(
            Text.assemble(
                (str(rolled.outcome), _STYLES[rolled.outcome]),
                f"  {one_line(rolled.heading, 120)} ",
                (f"({rolled.meta.severity}, {rolled.meta.id}{where})", "dim"),
            )
        )
        console.print(Text(f"    {one_line(rolled.judgements[0].summary, 200)}"))
    if len(bad) > most:
        console.print(Text(f"… and {len(bad) - most} more, in the report", style="dim"))
    if bad:
        console.print()


def _print_first(console: Console, verdicts: Verdicts) -> None:
    if not verdicts.do_first:
        return
    console.print(Text("Do first", style="bold"))
    for number, one in enumerate(verdicts.do_first, start=1):
        console.print(
            Text.assemble(
                f"{number}. {one_line(one.fix, 200)} ",
                (f"({one_line(one.owner, 40)}, {one_line(one.effort, 40)})", "dim"),
            )
        )
    console.print()


def _print_counts(console: Console, verdicts: Verdicts) -> None:
    outcomes = [judgement.outcome for judgement in verdicts.verdicts]
    parts = [
        Text(f"{outcomes.count(outcome)} {outcome}", style=_STYLES[outcome])
        for outcome in sorted(set(outcomes), key=lambda o: o.rank)
    ]
    console.print(Text(", ").join(parts) if parts else Text("Nothing was judged."))
