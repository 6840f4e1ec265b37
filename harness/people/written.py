"""What is wrong with the values of a scenario, a candidate or a contrast as it is written."""

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from harness.errors import Mistake
from harness.people.candidates import generate_mistakes
from harness.people.contrast import Channel

WITHOUT = ("cv-file", "linkedin", "phone", "postcode")
"""What a candidate of a scenario can lack."""

_START = re.compile(r"posting:\s*\S+|https?://\S+")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LEAST_ZOOM, _MOST_ZOOM = 25, 500  # what browsers offer


def scenario_mistakes(table: Mapping[str, object]) -> tuple[Mistake, ...]:
    """What is wrong with a scenario beside names and types of its fields, each with what to do.

    Values of another type are left to whoever reads the fields.
    """
    found: list[Mistake] = []
    if "candidates" not in table and "generate" not in table:
        found.append(
            Mistake(place="candidates", problem="is missing: name some, or `generate` them")
        )
    start, zoom, locale = table.get("start"), table.get("zoom"), table.get("locale")
    if isinstance(start, str) and not _START.fullmatch(start.strip()):
        problem = f"must be an address or `posting:NAME`, found the text “{start}”"
        found.append(Mistake(place="start", problem=problem))
    if type(zoom) is int and not _LEAST_ZOOM <= zoom <= _MOST_ZOOM:
        problem = f"must be a percentage from {_LEAST_ZOOM} to {_MOST_ZOOM}, found {zoom}"
        found.append(Mistake(place="zoom", problem=problem))
    if isinstance(locale, str) and not _LOCALE.fullmatch(locale):
        problem = f"must be a language tag such as `en-US` or `de`, found the text “{locale}”"
        found.append(Mistake(place="locale", problem=problem))
    found += _without_mistakes(table.get("without"))
    if "flow" in table and "replay" in table:
        problem = "cannot stand beside `flow`: one of them drives the browser, so leave one out"
        found.append(Mistake(place="replay", problem=problem))
    wanted = table.get("generate")
    return (*found, *(generate_mistakes(wanted) if isinstance(wanted, dict) else ()))


def candidate_mistakes(table: Mapping[str, object]) -> tuple[Mistake, ...]:
    """What is wrong with a candidate beside names and types of its fields, each with what to do."""
    found: list[Mistake] = []
    email = table.get("email")
    if isinstance(email, str) and not _MAIL.fullmatch(email):
        problem = f"must be an e-mail address, found the text “{email}”"
        found.append(Mistake(place="email", problem=problem))
    for kind in ("jobs", "gaps"):
        spans = table.get(kind)
        for number, span in enumerate(spans if isinstance(spans, list) else [], start=1):
            found += _span_mistakes(f"{kind}, number {number}", span)
    found += _order_mistakes(table.get("jobs"))
    links = table.get("links")
    for kind, address in links.items() if isinstance(links, dict) else ():
        if isinstance(address, str) and not address.startswith(("https://", "http://")):
            problem = f"must begin with `https://`, found the text “{address}”"
            found.append(Mistake(place=f"links, {kind}", problem=problem))
    return tuple(found)


def contrast_mistakes(table: Mapping[str, object]) -> tuple[Mistake, ...]:
    """What keeps a contrast from being written into CVs, each with what to do."""
    named = table.get("channel") == Channel.NAME
    needed = ("names_a", "names_b") if named else ("text_a", "text_b")
    idle = ("text_a", "text_b", "again_a", "again_b") if named else ("names_a", "names_b")
    found = [
        Mistake(place=key, problem="is missing: the channel needs it")
        for key in needed
        if key not in table and isinstance(table.get("channel"), str)
    ]
    found += [
        Mistake(place=key, problem=f"is not used by the channel `{table['channel']}`: leave it out")
        for key in idle
        if key in table and isinstance(table.get("channel"), str)
    ]
    if table.get("group_a") == table.get("group_b") and "group_a" in table:
        found.append(Mistake(place="group_b", problem="must be another group than `group_a`"))
    for one, other in (("text_a", "text_b"), ("text_a", "again_a"), ("text_b", "again_b")):
        if isinstance(table.get(one), str) and table.get(one) == table.get(other):
            problem = f"must be written differently from `{one}`"
            found.append(Mistake(place=other, problem=problem))
    if ("again_a" in table) != ("again_b" in table):
        lacking = "again_b" if "again_a" in table else "again_a"
        problem = "is missing: both groups need a second wording, or neither"
        found.append(Mistake(place=lacking, problem=problem))
    return tuple(found)


def _without_mistakes(words: object) -> Sequence[Mistake]:
    known = ", ".join(f"`{word}`" for word in WITHOUT)
    found = []
    for word in words if isinstance(words, list) else ():
        if isinstance(word, str) and word not in WITHOUT:
            near = difflib.get_close_matches(word, WITHOUT, n=1, cutoff=0.4)
            asked = f" — did you mean `{near[0]}`?" if near else ""
            found.append(
                Mistake(place="without", problem=f"`{word}` must be one of {known}{asked}")
            )
    return found


def _span_mistakes(place: str, span: object) -> Sequence[Mistake]:
    if not isinstance(span, dict):
        return ()
    start, end = span.get("start"), span.get("end")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        problem = f"must end after it began on {start}, found {end}"
        return (Mistake(place=f"{place}, end", problem=problem),)
    return ()


def _order_mistakes(jobs: object) -> Sequence[Mistake]:
    """The newest job stands first: forms and CVs list them so."""
    listed = jobs if isinstance(jobs, list) else []
    begun = [job.get("start") for job in listed if isinstance(job, dict)]
    dated = [day for day in begun if isinstance(day, date)]
    if dated != sorted(dated, reverse=True):
        return (Mistake(place="jobs", problem="must be listed newest first: change their order"),)
    return ()
