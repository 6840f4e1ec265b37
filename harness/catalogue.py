"""The catalogue: what the audits are and what the files' fields mean, from the code itself."""

import difflib
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from enum import EnumMeta
from pathlib import Path
from typing import Any

from harness import codec
from harness.candidate import Candidate
from harness.challenged import (
    Challenge,
    ChatScreener,
    EmbeddingRanker,
    ListRanking,
    LiveFlow,
    Price,
    Requests,
)
from harness.employer import (
    Authorization,
    Employer,
    Gate,
    Inbox,
    LimitOverride,
    LocalLaw144,
    Screening,
)
from harness.gather.challenge.finding import OWN, bundled_relations, find_relations
from harness.meta import AuditMeta, Touchpoint
from harness.people.contrast import Contrast
from harness.people.relation import Relation
from harness.project import FoundAudit, find_audits, read_contrasts, read_scenarios
from harness.scenario import Scenario

_PAGES: Mapping[str, tuple[tuple[str, type], ...]] = {
    "scenario": (("", Scenario),),
    "candidate": (("", Candidate),),
    "contrast": (("", Contrast),),
    "othershoe.toml": (
        ("[employer]", Employer),
        ("[authorization]", Authorization),
        ("[inbox]", Inbox),
        ("[screening]", Screening),
        ("[ll144]", LocalLaw144),
        ("[challenge]", Challenge),
        ("[challenge.requests]", Requests),
        ("[challenge.price]", Price),
        ("[challenge.chat]", ChatScreener),
        ("[challenge.embedding]", EmbeddingRanker),
        ("[challenge.ranking]", ListRanking),
        ("[challenge.live]", LiveFlow),
        ("[gate]", Gate),
        ("[limits.AUDIT-ID]", LimitOverride),
    ),
}


def entries(metas: Iterable[AuditMeta]) -> list[dict[str, object]]:
    """The catalogue as plain data, in the candidate's order (design §12, `list`)."""
    rows = []
    for meta in sorted(metas, key=lambda m: (tuple(Touchpoint).index(m.touchpoint), m.id)):
        plain = codec.to_plain(meta)
        rows.append(
            {
                **{k: plain[k] for k in ("id", "title", "touchpoint", "severity", "grade")},
                **{k: plain[k] for k in ("jurisdictions", "limits", "sources", "per")},
                "owner": plain["fix"]["by"],
            }
        )
    return rows


def audit_page(found: FoundAudit) -> str:
    """One audit as Markdown: what the catalogue and `explain` print."""
    meta = found.audit.meta
    lines = [
        f"### {meta.id}",
        "",
        f"**{meta.title}** — {meta.severity}, grade {meta.grade}, per {meta.per}"
        + (", stop-sign" if meta.stop_sign else ""),
        "",
        meta.why,
        "",
        f"*Fix* ({meta.fix.by}, {meta.fix.effort}): {meta.fix.text}",
        "",
    ]
    for limit in meta.limits:
        origin = f"{limit.source.text}, grade {limit.source.grade}"
        lines.append(f"- `{limit.name}` = {limit.default:g} {limit.unit} ({origin})")
    if meta.limits:
        lines.append("")
    lines.append("*Sources*")
    for source in meta.sources:
        address = f" <{source.url}>" if source.url else ""
        lines.append(f"- {source.text} (grade {source.grade}){address}")
    lines += ["", "*Examples*"]
    lines += [f"- {example.title}: {example.outcome}" for example in found.examples]
    return "\n".join(lines) + "\n"


def audits_readme(found: Sequence[FoundAudit]) -> str:
    """`audits/README.md`: every audit, by touchpoint."""
    lines = [
        "# Audits",
        "",
        "Generated from the code by `othershoe check --write`; do not edit.",
        "",
        f"{len(found)} audits. One file is one audit: rule, why, fix, sources, limits and worked",
        "examples. Grades: A law, standard or peer-reviewed study; B benchmark with a stated",
        "sample or independent audit; C vendor survey; D convention. By default A and B may fail",
        "a gate; C and D only once an employer adopts them in `othershoe.toml` with `because`.",
        "",
    ]
    for touchpoint in Touchpoint:
        here = [item for item in found if item.audit.meta.touchpoint is touchpoint]
        if here:
            lines += [f"## {str(touchpoint).capitalize()}", ""]
            lines += [audit_page(item) for item in sorted(here, key=lambda item: item.audit.id)]
    return "\n".join(lines)


def scenarios_readme(
    scenarios: Sequence[Scenario],
    contrasts: Sequence[Contrast] = (),
    relations: Sequence[Relation] = (),
) -> str:
    """`scenarios/README.md`: what there is, and every field of the files."""
    lines = [
        "# Scenarios",
        "",
        "Generated from the code by `othershoe check --write`; do not edit.",
        "",
        "A scenario says which candidates apply, where, and under which conditions.",
        "",
    ]
    lines += [f"- **{item.title}** (`{item.id}.toml`): {item.stands_for}" for item in scenarios]
    if contrasts:
        lines += ["", "## Contrasts", "", _CONTRASTS, ""]
        lines += [_contrast_line(item) for item in contrasts]
    if relations:
        lines += ["", "## Relations", "", _RELATIONS, ""]
        lines += [_relation_line(item) for item in relations]
    for name in ("scenario", "candidate", "contrast") if contrasts else ("scenario", "candidate"):
        lines += ["", f"## Fields of a {name}", "", (field_page(name) or "").rstrip()]
    return "\n".join(lines) + "\n"


_CONTRASTS = (
    "Two ways to write one signal, alike in length and topic, for matched sets (`othershoe plan`) "
    "and for `othershoe challenge`; files of `scenarios/contrasts/`, with both texts and notes. "
    "The grade says how good the evidence for the signal is."
)


_RELATIONS = (
    "What must hold of a screener's answers when an application is edited in one place, for "
    "`othershoe challenge`. One Python file is one relation; a project adds its own in "
    "`scenarios/relations/`, as `docs/extending.md` shows, and `othershoe check` checks them. The "
    "grade says how good its source is."
)


def _relation_line(item: Relation) -> str:
    meta = item.meta
    return (
        f"- **{meta.title}** (`{item.id}`, {meta.holds}, about {meta.about}, grade "
        f"{meta.source.grade}): {meta.why} *{meta.source.text}*"
    )


def _contrast_line(item: Contrast) -> str:
    strength = f" {item.strength.rstrip('.')}." if item.strength else ""
    return (
        f"- **{item.title}** (`{item.id}.toml`, grade {item.grade}, {item.as_of}): "
        f"{item.group_b} against {item.group_a}.{strength} *{item.source}*"
    )


def field_page(name: str) -> str | None:
    """The fields of a file, or None where `name` is not a file that people write."""
    parts = _PAGES.get(name.removesuffix(".toml") if name != "othershoe.toml" else name)
    if parts is None:
        return None
    return "\n".join(_fields_of(heading, kind) for heading, kind in parts)


def near(name: str, known: Mapping[str, object]) -> str:
    """Ask whether a known name that is close was meant; nothing where none is."""
    found = difflib.get_close_matches(name, list(known), n=1)
    return f" — did you mean `{found[0]}`?" if found else ""


def _fields_of(heading: str, kind: type) -> str:
    lines = [f"{heading}\n"] if heading else []
    lines.append(_lead(kind))
    described = _described(kind)
    for field in fields(kind):
        if field.name == "id":
            continue
        needed = field.default is MISSING and field.default_factory is MISSING
        shown = "required" if needed else f"default {_default(field)}"
        words = described.get(field.name, "")
        lines.append(f"- `{field.name}` ({_type_name(field.type)}, {shown}){words}")
    return "\n".join(lines) + "\n"


def _lead(kind: type) -> str:
    text = inspect.getdoc(kind) or ""
    return " ".join(text.split("Attributes:")[0].split()) + "\n"


def _described(kind: type) -> dict[str, str]:
    text = (inspect.getdoc(kind) or "").partition("Attributes:")[2]
    found = re.findall(r"^    (\w+): ((?:.|\n(?!    \w+:))*)", text, re.MULTILINE)
    return {name: ": " + " ".join(words.split()) for name, words in found}


def _default(field: Any) -> str:
    value = field.default if field.default is not MISSING else field.default_factory()
    if value in ((), {}, None):
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return f"`{value}`" if isinstance(value, str | int | float) else "see there"


def _type_name(kind: Any) -> str:
    if isinstance(kind, EnumMeta):
        members: list[Any] = list(kind)
        return "one of " + ", ".join(f"`{member}`" for member in members)
    text = kind.__name__ if isinstance(kind, type) else str(kind)
    words = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "true or false",
        "date": "date",
        "tuple": "list",
    }
    text = re.sub(r"[\w.]+\.", "", str(text)).replace(" | None", "")
    text = re.sub(r"tuple\[(\w+), \]|tuple\[(\w+), \.\.\.\]", r"list of \1\2", text)
    for python, plain in words.items():
        text = re.sub(rf"\b{python}\b", plain, text)
    return text


def generated_files(folder: Path) -> dict[Path, str]:
    """The generated READMEs of a folder: its path and what the code says it must hold."""
    files: dict[Path, str] = {}
    if (folder / "audits").is_dir():
        files[folder / "audits" / "README.md"] = audits_readme(find_audits([folder / "audits"]))
    if (folder / "scenarios").is_dir():
        scenarios = read_scenarios(folder / "scenarios")
        contrasts = read_contrasts(folder / "scenarios" / "contrasts")
        own = find_relations([folder / OWN])
        relations = bundled_relations() if (folder / "harness").is_dir() else own
        files[folder / "scenarios" / "README.md"] = scenarios_readme(
            scenarios, contrasts, relations
        )
    return files
