"""Reads a posting's structured data, schema.org JobPosting, as far as it can be read.

Sites write it with faults; what cannot be parsed is left out, never guessed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from harness.evidence import Posting
from harness.reading.money import Pay, read_amount
from harness.record import record


@record
class JobData:
    """A schema.org JobPosting; what it does not say, or says in no known way, is None."""

    title: str | None
    organization: str | None
    posted: date | None
    valid_through: date | None
    pay: Pay | None
    location: str | None
    employment_type: str | None
    direct_apply: bool | None


def job_data(posting: Posting) -> JobData | None:
    """The posting's JobPosting record, or None where there is none that can be read."""
    for node in _job_nodes(posting.structured_data):
        return JobData(
            title=_text(node.get("title")) or _text(node.get("name")),
            organization=_name(node.get("hiringOrganization")),
            posted=_date(node.get("datePosted")),
            valid_through=_date(node.get("validThrough")),
            pay=_base_salary(node),
            location=_place(node.get("jobLocation")),
            employment_type=_text(node.get("employmentType")),
            direct_apply=_truth(node.get("directApply")),
        )
    return None


def _job_nodes(blocks: Iterable[str]) -> Iterator[Mapping[str, object]]:
    for block in blocks:
        for node in _nodes(_loaded(block)):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).rpartition("/")[2] == "JobPosting" for name in names):
                yield node


def _loaded(block: str) -> object:
    """A JSON-LD block, read past the wrappers and the faults that sites put into it."""
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", block
    )
    for candidate in (text, re.sub(r",\s*([}\]])", r"\1", text).strip().rstrip(";")):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if depth > 8:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if isinstance(item, str)) or None
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _place(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(filter(None, (_place(item) for item in value))) or None
    if not isinstance(value, dict):
        return _text(value)
    address = value.get("address", value)
    if not isinstance(address, dict):
        return _text(address)
    names = ("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry")
    return ", ".join(filter(None, (_name(address.get(name)) for name in names))) or None


def _date(value: object) -> date | None:
    match = re.match(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})", value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip().lower())


def _base_salary(node: Mapping[str, object]) -> Pay | None:
    for key in ("baseSalary", "estimatedSalary"):
        value = node.get(key)
        found = _amount(value[0] if isinstance(value, list) and value else value, node)
        if found is not None:
            return found
    return None


def _amount(value: object, node: Mapping[str, object]) -> Pay | None:
    outer = value if isinstance(value, dict) else {}
    inner = outer.get("value", value)
    parts = inner if isinstance(inner, dict) else outer
    exact = read_amount(parts.get("value") if isinstance(inner, dict) else inner)
    low = read_amount(parts.get("minValue")) or exact
    high = read_amount(parts.get("maxValue")) or exact
    if low is None and high is None:
        return None
    currency = _text(outer.get("currency")) or _text(node.get("salaryCurrency"))
    period = _text(parts.get("unitText")) or _text(outer.get("unitText"))
    shown = " to ".join(f"{n:,.0f}" for n in sorted({n for n in (low, high) if n is not None}))
    return Pay(
        low=low,
        high=high,
        currency=currency,
        period=period.lower() if period else None,
        quote=" ".join(filter(None, (currency, shown, f"per {period.lower()}" if period else ""))),
    )
