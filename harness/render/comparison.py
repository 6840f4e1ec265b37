"""Renders two judged runs side by side: their ledgers, their touchpoints, and what differs."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from harness.meta import AuditMeta, Touchpoint
from harness.record import record
from harness.render.glossary import TOUCHPOINTS, met
from harness.render.ledger import value_words
from harness.render.page import environment
from harness.verdict import Outcome, Verdicts, by_audit, worst


@record
class Side:
    """One of the two runs: its name, its judged verdicts, and the address of its report."""

    name: str
    verdicts: Verdicts
    report: str


@record
class Row:
    """One line: what is compared, and what each side says; `differs` where they do not agree."""

    label: str
    first: str
    second: str
    differs: bool


@record
class Difference:
    """An audit on which the two runs disagree."""

    touchpoint: str
    title: str
    first: Outcome
    second: Outcome
    first_says: str
    second_says: str


def render_comparison(first: Side, second: Side, *, templates: Path) -> str:
    """One page as HTML text; the same arguments give the same bytes."""
    css = (templates / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    return (
        environment(templates)
        .get_template("compare.html.j2")
        .render(
            first=first,
            second=second,
            ledger=_ledger(first.verdicts, second.verdicts),
            touchpoints=_touchpoints(first.verdicts, second.verdicts),
            differences=_differences(first.verdicts, second.verdicts),
            css=Markup(css),  # noqa: S704 - our own style sheet, hashed in the policy
            style_hash=f"sha256-{digest}",
        )
    )


def _ledger(first: Verdicts, second: Verdicts) -> list[Row]:
    others = {line.name: line for line in second.ledger}
    rows = []
    for line in first.ledger:
        other = others.get(line.name)
        mine = value_words(line)
        theirs = value_words(other) if other else "not counted"
        rows.append(Row(label=line.label, first=mine, second=theirs, differs=mine != theirs))
    return rows


def _touchpoints(first: Verdicts, second: Verdicts) -> list[Row]:
    rows = []
    for touchpoint in Touchpoint:
        mine, theirs = (
            next((met(s) for s in side.touchpoints if s.touchpoint == touchpoint), "not judged")
            for side in (first, second)
        )
        rows.append(
            Row(label=TOUCHPOINTS[touchpoint], first=mine, second=theirs, differs=mine != theirs)
        )
    return rows


def _differences(first: Verdicts, second: Verdicts) -> list[Difference]:
    metas = {meta.id: meta for meta in (*first.audits, *second.audits)}
    found = [
        difference
        for meta in metas.values()
        if (difference := _difference(meta, first, second)) is not None
    ]
    return sorted(found, key=lambda item: min(item.first.rank, item.second.rank))


def _difference(meta: AuditMeta, first: Verdicts, second: Verdicts) -> Difference | None:
    mine, theirs = (by_audit(side.verdicts).get(meta.id, []) for side in (first, second))
    if worst(mine) is worst(theirs):
        return None
    return Difference(
        touchpoint=TOUCHPOINTS[meta.touchpoint],
        title=meta.title,
        first=worst(mine),
        second=worst(theirs),
        first_says=next((j.summary for j in mine if j.outcome is worst(mine)), ""),
        second_says=next((j.summary for j in theirs if j.outcome is worst(theirs)), ""),
    )
