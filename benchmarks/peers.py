"""The fairness libraries that a user would pick, each installed into an environment of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

from harness.record import record

_FAIRLEARN = """
from fairlearn.metrics import MetricFrame, count, selection_rate
for axis in ("sex", "race"):
    frame = MetricFrame(
        metrics={"n": count, "rate": selection_rate},
        y_true=rows["selected"],
        y_pred=rows["selected"],
        sensitive_features=rows[axis],
    )
    print(frame.by_group, frame.ratio())
"""
_AEQUITAS = """
from aequitas.bias import Bias
from aequitas.group import Group
rows = rows.assign(score=rows["selected"], label_value=rows["selected"])
table, _ = Group().get_crosstabs(rows[["score", "label_value", "sex", "race"]])
print(Bias().get_disparity_major_group(table, original_df=rows, mask_significance=False))
"""
_AIF360 = """
from aif360.sklearn.metrics import disparate_impact_ratio
for axis in ("sex", "race"):
    told = rows.set_index(axis)["selected"]
    for group in sorted(rows[axis].unique()):
        print(axis, group, disparate_impact_ratio(told, told, prot_attr=axis, priv_group=group))
"""
_HOLISTICAI = """
from holisticai.bias.metrics import disparate_impact
for axis in ("sex", "race"):
    names = sorted(rows[axis].unique())
    for group in names[1:]:
        print(axis, group, disparate_impact(
            rows[axis] == group, rows[axis] == names[0], rows["selected"]))
"""
_GLASSBOX = """
import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from glassbox.cli import main
total = 0
counts = {axis: defaultdict(lambda: [0, 0]) for axis in ("sex", "race")}
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        total += 1
        for axis, groups in counts.items():
            groups[row[axis]][0] += row["selected"] == "1"
            groups[row[axis]][1] += 1
for axis, groups in counts.items():
    given = Path(sys.argv[1]).with_suffix(f".{axis}.json")
    given.write_text(json.dumps(groups))
    main(["audit", str(given)])
print(total)
"""
_ROWS = "import sys\nimport pandas as pd\nrows = pd.read_parquet(sys.argv[1])\n"
_TOLD = "\nprint(len(rows))\n"


@record
class Peer:
    """A library: what to install (pinned), and the script that does what it can do.

    The script prints the number of rows last; it reads the file in the format `reads`.
    """

    name: str
    requirements: tuple[str, ...]
    script: str
    reads: str = "parquet"


PEERS = (
    Peer(
        name="fairlearn MetricFrame",
        requirements=("fairlearn==0.15.0", "pyarrow"),
        script=_ROWS + _FAIRLEARN + _TOLD,
    ),
    Peer(
        name="Aequitas Group and Bias",
        requirements=("aequitas==1.1.0", "pyarrow"),
        script=_ROWS + _AEQUITAS + _TOLD,
    ),
    Peer(
        name="AIF360 disparate_impact_ratio",
        requirements=("aif360==0.6.1", "pyarrow"),
        script=_ROWS + _AIF360 + _TOLD,
    ),
    Peer(
        name="holisticai disparate_impact",
        requirements=("holisticai==1.0.14", "pyarrow"),
        script=_ROWS + _HOLISTICAI + _TOLD,
    ),
    Peer(
        name="glassbox-hiring",
        requirements=("glassbox-hiring==0.1.3",),
        script=_GLASSBOX,
        reads="csv",
    ),
)


def python_with(peer: Peer, folder: Path | None = None) -> Path | None:
    """The interpreter of the peer's environment, which is made once; None where it fails.

    Args:
        peer: What to install.
        folder: Where environments are kept; the machine's temporary folder where not given.
    """
    kept = folder or Path(tempfile.gettempdir()) / "othershoe-bench-peers"
    place = kept / peer.requirements[0].replace("==", "-")
    python, ready = place / "bin" / "python", place / "ready"
    if ready.is_file():
        return python
    steps: tuple[list[str | Path], ...] = (
        [sys.executable, "-m", "venv", "--clear", place],
        [python, "-m", "pip", "install", "--disable-pip-version-check", *peer.requirements],
    )
    for step in steps:
        print(f"{peer.name}: {' '.join(str(part) for part in step[1:4])} …", file=sys.stderr)
        if subprocess.run(step, capture_output=True, check=False).returncode:
            return None
    ready.touch()
    return python
