"""`report.json`: the verdicts, and where the evidence that they point at stands."""

import json
from collections.abc import Iterator, Sequence

from harness import codec
from harness.evidence import Evidence
from harness.record import record
from harness.verdict import Verdicts

SCHEMA = 1


@record
class Pointer:
    """One record of `evidence.jsonl`: its line (from 1), and the blobs that it rests on."""

    id: str
    kind: str
    line: int
    walk: str | None
    blobs: tuple[str, ...]


def render_json(verdicts: Verdicts, evidence: Sequence[Evidence], *, title: str) -> str:
    """The verdicts as `verdicts.json` holds them, with a pointer for each record they cite."""
    cited = set(_cited(verdicts))
    pointers = [
        Pointer(id=item.id, kind=item.kind, line=line, walk=item.walk, blobs=item.blobs)
        for line, item in enumerate(evidence, start=1)
        if item.id in cited
    ]
    content = {
        "schema": SCHEMA,
        "title": title,
        "verdicts": codec.to_plain(verdicts),
        "evidence": [codec.to_plain(pointer) for pointer in pointers],
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":")) + "\n"


def _cited(verdicts: Verdicts) -> Iterator[str]:
    for judgement in verdicts.verdicts:
        for finding in judgement.findings:
            yield from finding.evidence
    for line in verdicts.ledger:
        yield from line.evidence
