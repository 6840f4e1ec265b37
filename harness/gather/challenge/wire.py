"""How an application and its outcome look on a wire: plain JSON."""

import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any

from harness.errors import GatherError
from harness.people.application import Application, Unanswered


def to_wire(application: Application, *, documents: str | None = None) -> dict[str, Any]:
    """`{"id", "text", "facts": [{"meaning", "text"}]}`, and the CV itself where it is asked for.

    Args:
        application: What is sent.
        documents: The format in which `document` is sent, `{"name", "format", "base64"}`; where
            another format is what is tried, that one.
    """
    facts = [{"meaning": fact.meaning, "text": fact.text} for fact in application.facts]
    sent: dict[str, Any] = {"id": application.id, "text": application.text, "facts": facts}
    if documents is not None:
        suffix = application.sent_as or documents
        path = application.documents(suffix)
        content = b64encode(path.read_bytes()).decode("ascii")
        # What could not be written as a PDF is a DOCX.
        suffix = path.suffix.removeprefix(".")
        sent["document"] = {"name": path.name, "format": suffix, "base64": content}
    return sent


def request_body(applications: Sequence[Application], *, documents: str | None = None) -> bytes:
    """`{"job": {"title", "text"}, "applications": [...]}` as UTF-8."""
    job = applications[0].job
    body = {
        "job": {"title": job.title, "text": job.text},
        "applications": [to_wire(one, documents=documents) for one in applications],
    }
    return json.dumps(body, ensure_ascii=False).encode()


def outcome_of(value: object) -> object:
    """An outcome that stands alone, or in a table under `outcome`, `score` or `selected`.

    A table with `unanswered` says in a word or two why there is none.
    """
    if not isinstance(value, dict):
        return value
    why = value.get("unanswered")
    if isinstance(why, str) and why.strip():
        return Unanswered(why=" ".join(why.split())[:40], said=str(value.get("said", "")))
    return next((value[key] for key in ("outcome", "score", "selected") if key in value), None)


def read_outcomes(
    content: bytes, *, name: str, shown: Callable[[bytes], str] | None = None
) -> list[object]:
    """The outcomes of `{"outcomes": [...]}`.

    Args:
        content: What the screener answered.
        name: Of the screener, for the error.
        shown: The beginning of an answer as it may be shown.

    Raises:
        GatherError: the content is not that.
    """
    outcomes = read_list(content, "outcomes", name=name, shown=shown)
    return [outcome_of(item) for item in outcomes]


def read_list(
    content: bytes, key: str, *, name: str, shown: Callable[[bytes], str] | None = None
) -> list[Any]:
    """The list that a JSON object holds under `key`.

    Raises:
        GatherError: the content is not that.
    """
    seen = shown(content)[:80] if shown else content[:80].decode("utf-8", errors="replace")
    remedy = _REMEDIES.get(key, f'Answer {{"{key}": [...]}}')
    try:
        body = json.loads(content)
    except ValueError as error:
        raise GatherError(
            f"`{name}` answered something that is not JSON: {seen!r}", remedy=remedy
        ) from error
    found = body.get(key) if isinstance(body, dict) else None
    if not isinstance(found, list):
        raise GatherError(f"`{name}` answered JSON without `{key}`: {seen!r}", remedy=remedy)
    return found


_REMEDIES = {
    "outcomes": 'Answer {"outcomes": [...]} with one number for each application',
    "ranking": 'Answer {"ranking": [...]} with the ids of the list from the best to the worst',
}
