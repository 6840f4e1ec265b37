"""`summary.md`: the job summary of a continuous integration run, the worst first."""

import re
from collections.abc import Iterator, Sequence

from harness.meta import Touchpoint
from harness.render.clean import one_line
from harness.render.glossary import TOUCHPOINTS, met
from harness.render.ledger import value_words
from harness.render.rollup import Rolled, rolled_up
from harness.verdict import Outcome, Verdicts

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
_CONTRASTS = frozenset({"PairCompared", "Counterexample", "RelationChecked", "ListRanked"})
_LINE = 300
_MOST_WALKS = 10
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
    yield from _synthetic(verdicts)
    yield from _first(verdicts)
    yield from _ledger(verdicts)
    yield from _touchpoints(verdicts)
    every = rolled_up(verdicts)
    for outcome in sorted(Outcome, key=lambda o: o.rank):
        mine = [rolled for rolled in every if rolled.outcome is outcome]
        if mine and outcome is not Outcome.INAPPLICABLE:
            yield from _outcome(outcome, mine)


def _headline(verdicts: Verdicts) -> str:
    outcomes = [judgement.outcome for judgement in verdicts.verdicts]
    parts = [
        f"{_SYMBOLS[outcome]} {outcomes.count(outcome)} {outcome}"
        for outcome in sorted(set(outcomes), key=lambda o: o.rank)
    ]
    return (" · ".join(parts) or "Nothing was judged.") + "\n\n"


def _synthetic(verdicts: Verdicts) -> Iterator[str]:
    """What synthetic contrasts do not replace, where some were judged."""
    of_them = {meta.id for meta in verdicts.audits if _CONTRASTS & set(meta.needs)}
    judged = (one for one in verdicts.verdicts if one.id in of_them)
    if any(one.outcome is not Outcome.INAPPLICABLE for one in judged):
        yield (
            "Synthetic contrasts speak of how a screener treats a signal; they do not replace the "
            "impact-ratio audit of real applicants.\n\n"
        )


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


def _outcome(outcome: Outcome, mine: Sequence[Rolled]) -> Iterator[str]:
    audits = "audit" if len(mine) == 1 else "audits"
    yield f"<details><summary>{_SYMBOLS[outcome]} {outcome} ({len(mine)} {audits})</summary>\n\n"
    for rolled in mine:
        yield from _audit(rolled)
    yield _CLOSE + "\n"


def _audit(rolled: Rolled) -> Iterator[str]:
    meta = rolled.meta
    share = f" — {rolled.share}" if rolled.share else ""
    yield f"- **{_plain(rolled.heading)}** ({meta.severity}, `{meta.id}`){share}\n"
    same = [one for one in rolled.judgements if one.outcome is rolled.outcome]
    for judgement in same[:_MOST_WALKS]:
        walk = f"{_plain(judgement.walk)}: " if judgement.walk else ""
        yield f"  - {walk}{_plain(judgement.summary)}\n"
    if len(same) > _MOST_WALKS:
        yield f"  - and {len(same) - _MOST_WALKS} more walks\n"
    if rolled.outcome in {Outcome.FAILED, Outcome.ATTENTION}:
        yield f"  - Fix ({_plain(meta.fix.by)}): {_plain(meta.fix.text)}\n"


def _plain(text: str) -> str:
    """`text` on one line, so that Markdown and HTML show it as it is."""
    line = one_line(text, _LINE).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKDOWN.sub(r"\\\1", line)
