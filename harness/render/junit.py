"""`junit.xml`: a suite for each touchpoint, a test case for each audit and walk."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from harness.meta import AuditMeta, Touchpoint
from harness.render.clean import clean
from harness.render.glossary import TOUCHPOINTS
from harness.render.touchpoints import measurement_words
from harness.verdict import Judgement, Outcome, Verdicts

_SKIPPED = (Outcome.CANNOT_TELL, Outcome.INAPPLICABLE)


def render_junit(verdicts: Verdicts, *, title: str) -> str:
    """JUnit XML that continuous integration servers read.

    Failed is `failure`, an audit's own fault is `error`, *cannot tell* and *inapplicable* are
    `skipped`; attention, facts and measurements stand in `system-out`.
    """
    root = ET.Element("testsuites", {"name": clean(title)})
    metas = {meta.id: meta for meta in verdicts.audits}
    for touchpoint in Touchpoint:
        mine = [
            (metas[judgement.id], judgement)
            for judgement in verdicts.verdicts
            if judgement.id in metas and metas[judgement.id].touchpoint is touchpoint
        ]
        if mine:
            root.append(_suite(touchpoint, mine))
    _sum_up(root, [judgement for judgement in verdicts.verdicts if judgement.id in metas])
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(touchpoint: Touchpoint, mine: Sequence[tuple[AuditMeta, Judgement]]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": TOUCHPOINTS[touchpoint]})
    _sum_up(suite, [judgement for _, judgement in mine])
    for meta, judgement in mine:
        suite.append(_case(meta, judgement))
    return suite


def _sum_up(element: ET.Element, judgements: Sequence[Judgement]) -> None:
    outcomes = [judgement.outcome for judgement in judgements]
    element.set("tests", str(len(outcomes)))
    element.set("failures", str(outcomes.count(Outcome.FAILED)))
    element.set("errors", str(outcomes.count(Outcome.ERROR)))
    element.set("skipped", str(sum(outcome in _SKIPPED for outcome in outcomes)))
    element.set("time", "0")


def _case(meta: AuditMeta, judgement: Judgement) -> ET.Element:
    walk = judgement.walk or "run"
    case = ET.Element(
        "testcase",
        {
            "classname": clean(f"{meta.touchpoint}.{meta.id}"),
            "name": clean(f"{meta.title} [{walk}]"),
            "time": "0",
        },
    )
    message = clean(judgement.summary)
    if judgement.outcome is Outcome.FAILED:
        _child(case, "failure", message, kind=meta.severity, text=_told(meta, judgement))
    elif judgement.outcome is Outcome.ERROR:
        _child(case, "error", message, kind="audit fault", text=_told(meta, judgement))
    elif judgement.outcome in _SKIPPED:
        _child(case, "skipped", f"{judgement.outcome}: {message}")
    out = _out(judgement)
    if out:
        ET.SubElement(case, "system-out").text = out
    return case


def _child(case: ET.Element, tag: str, message: str, *, kind: str = "", text: str = "") -> None:
    child = ET.SubElement(case, tag, {"message": message})
    if kind:
        child.set("type", kind)
    if text:
        child.text = text


def _told(meta: AuditMeta, judgement: Judgement) -> str:
    lines = [meta.failed_title]
    for finding in judgement.findings:
        where = f" [{', '.join(finding.evidence)}]" if finding.evidence else ""
        quote = f" “{finding.quote}”" if finding.quote else ""
        lines.append(f"{finding.code}: {finding.message}{quote}{where}")
    if judgement.outcome is Outcome.FAILED:
        gate = "" if judgement.gates else ", which does not gate by default"
        lines.append(f"Grade {meta.grade}{gate}.")
        lines.append(f"Fix ({meta.fix.by}, {meta.fix.effort}): {meta.fix.text}")
    return clean("\n".join(lines))


def _out(judgement: Judgement) -> str:
    lines = [measurement_words(measurement) for measurement in judgement.measurements]
    if judgement.outcome in {Outcome.ATTENTION, Outcome.INFORMATIVE}:
        lines.insert(0, f"{judgement.outcome}: {judgement.summary}")
        lines += [f"{finding.code}: {finding.message}" for finding in judgement.findings]
    return clean("\n".join(lines))
