"""How an application and its outcome look on a wire: plain JSON."""

import json
from collections.abc import Sequence
from typing import Any

from harness.errors import GatherError
from harness.people.application import Application


def to_wire(application: Application) -> dict[str, Any]:
    """`{"id", "text", "facts": [{"meaning", "text"}]}`."""
    facts = [{"meaning": fact.meaning, "text": fact.text} for fact in application.facts]
    return {"id": application.id, "text": application.text, "facts": facts}


def request_body(applications: Sequence[Application]) -> bytes:
    """`{"job": {"title", "text"}, "applications": [...]}` as UTF-8."""
    job = applications[0].job
    body = {
        "job": {"title": job.title, "text": job.text},
        "applications": [to_wire(application) for application in applications],
    }
    return json.dumps(body, ensure_ascii=False).encode()


def outcome_of(value: object) -> object:
    """An outcome that stands alone, or in a table under `outcome`, `score` or `selected`."""
    if isinstance(value, dict):
        return next((value[key] for key in ("outcome", "score", "selected") if key in value), None)
    return value


def read_outcomes(content: bytes, *, name: str) -> list[object]:
    """The outcomes of `{"outcomes": [...]}`.

    Raises:
        GatherError: the content is not that.
    """
    try:
        body = json.loads(content)
    except ValueError as error:
        raise GatherError(
            f"`{name}` answered something that is not JSON: {content[:80]!r}",
            remedy='Answer {"outcomes": [...]} with one number for each application',
        ) from error
    outcomes = body.get("outcomes") if isinstance(body, dict) else None
    if not isinstance(outcomes, list):
        raise GatherError(
            f"`{name}` answered JSON without `outcomes`: {content[:80]!r}",
            remedy='Answer {"outcomes": [...]} with one number for each application',
        )
    return [outcome_of(item) for item in outcomes]
