"""`summary.md`: the job summary of a continuous integration run, the worst first."""

import re
from collections.abc import Iterator, Sequence

from harness.meta import AuditMeta, Touchpoint
from harness.render.clean import one_line
from harness.render.glossary import TOUCHPOINTS, met
from harness.render.ledger import value_words
from harness.verdict import Judgement, Outcome, Verdicts

MOST_BYTES = 1_000_000
_SYMBOLS = {
    Outcome.FAILED: "❌",
    Outcome.ERROR: "💥",
    Outcome.ATTENTION: "⚠️",
    Outcome.CANNOT_TELL: "❔",
    Outcome.PASSED: "✅",
    Outcome.INFORMATIVE: "ℹ️",
    Outcome.INAPPLICABLE: "➖",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>@:$^=])")
_LINE = 300
_CUT = "\n*Cut here: the rest is in `report.html`.*\n"
_CLOSE = "\n</details>\n"


def render_summary(verdicts: Verdicts, *, title: str) -> str:
    """Markdown below 1 MiB; it starts at the third heading level, with details folded.

    What does not fit is cut at the end, where the least bad is.
    """
    text = ""
    left = MOST_BYTES - len((_CUT + _CLOSE).encode())
    for block in _blocks(verdicts, title):
        left -= len(block.encode())
        if left < 0:
            unclosed = text.count("<details>") > text.count("</details>")
            return text + (_CLOSE if unclosed else "") + _CUT
        text += block
    return text


def _blocks(verdicts: Verdicts, title: str) -> Iterator[str]:
    yield f"### {_plain(title)}\n\n"
    yield _headline(verdicts)
    yield from _first(verdicts)
    yield from _ledger(verdicts)
    yield from _touchpoints(verdicts)
    metas = {meta.id: meta for meta in verdicts.audits}
    for outcome in sorted(Outcome, key=lambda o: o.rank):
        mine = [
            (metas[j.id], j) for j in verdicts.verdicts if j.outcome is outcome and j.id in metas
        ]
        if mine and outcome is not Outcome.INAPPLICABLE:
            yield from _outcome(outcome, mine)


def _headline(verdicts: Verdicts) -> str:
    outcomes = [judgement.outcome for judgement in verdicts.verdicts]
    parts = [
        f"{_SYMBOLS[outcome]} {outcomes.count(outcome)} {outcome}"
        for outcome in sorted(set(outcomes), key=lambda o: o.rank)
    ]
    return (" · ".join(parts) or "Nothing was judged.") + "\n\n"


def _first(verdicts: Verdicts) -> Iterator[str]:
    if verdicts.do_first:
        yield "#### Do first\n\n"
        for number, one in enumerate(verdicts.do_first, start=1):
            who = f"{_plain(one.owner)}, {_plain(one.effort)}"
            yield f"{number}. **{_plain(one.fix)}** ({who}) — {_plain(one.because)}\n"
        yield "\n"


def _ledger(verdicts: Verdicts) -> Iterator[str]:
    if verdicts.ledger:
        yield "#### The ledger\n\n| | |\n|---|---|\n"
        for line in verdicts.ledger:
            note = f" ({_plain(line.note)})" if line.note else ""
            yield f"| {_plain(line.label)} | {_plain(value_words(line))}{note} |\n"
        yield "\n"


def _touchpoints(verdicts: Verdicts) -> Iterator[str]:
    titles = {meta.id: meta.failed_title for meta in verdicts.audits}
    if verdicts.touchpoints:
        yield "#### Touchpoints\n\n| | | worst |\n|---|---|---|\n"
        for one in verdicts.touchpoints:
            stop = "🛑 " if one.stop_signs else ""
            worst = _plain(titles.get(one.worst, one.worst)) if one.worst else ""
            name = TOUCHPOINTS[Touchpoint(one.touchpoint)]
            yield f"| {_plain(name)} | {_plain(met(one))} | {stop}{worst} |\n"
        yield "\n"


def _outcome(outcome: Outcome, mine: Sequence[tuple[AuditMeta, Judgement]]) -> Iterator[str]:
    yield f"<details><summary>{_SYMBOLS[outcome]} {len(mine)} {outcome}</summary>\n\n"
    for meta, judgement in sorted(
        mine, key=lambda one: (-one[0].severity.rank, one[0].id, one[1].walk or "")
    ):
        yield _judgement(meta, judgement)
    yield _CLOSE + "\n"


def _judgement(meta: AuditMeta, judgement: Judgement) -> str:
    bad = judgement.outcome in {Outcome.FAILED, Outcome.ATTENTION}
    heading = _plain(meta.failed_title if bad else meta.title)
    walk = f" [{_plain(judgement.walk)}]" if judgement.walk else ""
    lines = [f"- **{heading}** ({meta.severity}, `{meta.id}`){walk}: {_plain(judgement.summary)}"]
    if bad:
        lines += [f"  - {_plain(finding.message)}" for finding in judgement.findings[:10]]
        lines.append(f"  - Fix ({_plain(meta.fix.by)}): {_plain(meta.fix.text)}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """`text` on one line, so that Markdown and HTML show it as it is."""
    line = one_line(text, _LINE).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKDOWN.sub(r"\\\1", line)
