"""Runs the benches and prints their ratios as one Markdown table: `make bench [BENCH=name]`."""

import os
import platform
import sys
from importlib import import_module

from benchmarks.ratio import Ratio, Side

BENCHES = (
    "people", "walk", "long_form", "many_walks", "screening", "challenge", "embedding", "report",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Run the benches that are named, or all; 2 where a name is not a bench's."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        known = ", ".join(BENCHES)
        print(f"error: no such bench: {', '.join(unknown)}\n\nhint: {known}", file=sys.stderr)
        return 2
    print(f"{_machine()}\nLoad before: {_load()}\n")
    print("| bench | what | ours | other | ours ÷ other |\n|---|---|---|---|---:|")
    notes: list[str] = []
    for name in names or BENCHES:
        print(f"{name} …", file=sys.stderr)
        measured = _measure(name)
        for ratio in measured:
            print(_row(name, ratio), flush=True)
        notes += [f"- {name}, {ratio.of}: {ratio.note}" for ratio in measured if ratio.note]
    print("\n" + "\n".join([*notes, "", f"Load after: {_load()}"]))
    return 0


def _measure(name: str) -> tuple[Ratio, ...]:
    found: tuple[Ratio, ...] = import_module(f"benchmarks.{name}").measure()
    return found


def _row(bench: str, ratio: Ratio) -> str:
    cells = (bench, ratio.of, _side(ratio.ours, ratio.unit), _side(ratio.other, ratio.unit))
    return f"| {' | '.join(cells)} | {_number(ratio.ratio)} |"


def _side(side: Side, unit: str) -> str:
    spread = ""
    if len(side.values) > 1:
        spread = f" ({_number(min(side.values))} to {_number(max(side.values))})"
    return f"{side.what}: {_number(side.value)} {unit}{spread}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _machine() -> str:
    return f"{os.cpu_count()} CPUs ({platform.machine()}), Python {platform.python_version()}"


def _load() -> str:
    return " ".join(f"{load:.2f}" for load in os.getloadavg()) + " (1, 5 and 15 minutes)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
