"""Evidence about the run itself, and the posting that it is about."""

from typing import Literal

from harness.evidence.base import Evidence, Link
from harness.record import record


@record
class RunStarted(Evidence):
    """One invocation began, about this employer."""

    kind: Literal["RunStarted"] = "RunStarted"
    tool_version: str
    command: str
    employer: str
    jurisdictions: tuple[str, ...] = ()
    uses_ai: bool | None = None
    applicants_per_hire: float | None = None
    requisitions_per_recruiter: float | None = None
    browser: str | None = None
    seed: int | None = None


@record
class RunFinished(Evidence):
    """The invocation ended; `interrupted` says that a person or a signal ended it."""

    kind: Literal["RunFinished"] = "RunFinished"
    walks: int
    interrupted: bool = False


@record
class GatherFault(Evidence):
    """The tool itself failed: never a statement about the employer."""

    kind: Literal["GatherFault"] = "GatherFault"
    where: str
    problem: str
    remedy: str


@record
class NetworkDecision(Evidence):
    """What the allow-list proxy did with requests to one origin."""

    kind: Literal["NetworkDecision"] = "NetworkDecision"
    host: str
    port: int
    decision: Literal["allowed", "static", "blocked"]
    requests: int


@record
class Posting(Evidence):
    """The job posting as a candidate reads it, before any form.

    `structured_data` holds the page's JSON-LD blocks as text; `obstruction` is the text of a
    cookie wall or dialog that covered it.
    """

    kind: Literal["Posting"] = "Posting"
    url: str
    title: str
    text: str
    language: str | None = None
    structured_data: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    login_required: bool = False
    obstruction: str | None = None
