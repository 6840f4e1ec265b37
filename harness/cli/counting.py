"""Shows on a terminal how far a long run has come; elsewhere it only says what is being done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from harness.cli.shared import say
from harness.record import record


@record
class Counting:
    """What a long run is given to report to: sentences, and how much of how much is done."""

    progress: Callable[[str], None]
    counted: Callable[[int, int], None] | None


@contextmanager
def counting(what: str) -> Iterator[Counting]:
    """A bar on stderr while the block runs, where stderr is a terminal.

    Args:
        what: What is counted, such as `applications`.
    """
    if not sys.stderr.isatty():
        yield Counting(progress=say, counted=None)
        return
    from rich.console import Console  # noqa: PLC0415 - keeps help quick
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(file=sys.stderr)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(what),
        TimeElapsedColumn(),
        TextColumn("at most"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)

        def counted(done: int, most: int) -> None:
            bar.update(task, completed=done, total=most)

        yield Counting(
            progress=lambda line: console.print(line, markup=False, highlight=False),
            counted=counted,
        )
