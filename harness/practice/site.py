"""Which page answers which address."""

import json
from collections.abc import Sequence
from datetime import datetime

from harness.evidence import Fact
from harness.people.application import Vacancy
from harness.practice import aftercare, applying, careers
from harness.practice.endpoints import planted
from harness.practice.faults import Fault
from harness.practice.office import Office
from harness.practice.openings import opening
from harness.practice.screener import THRESHOLD, Screened
from harness.practice.web import Request, Response, as_json, see_other


def answer(office: Office, request: Request, *, first_day: datetime) -> Response:
    """Answer a request. `first_day` is when the employer opened (aware)."""
    place, *rest = [part for part in request.path.split("/") if part] or ["jobs"]
    if place == "jobs" and rest:
        return _job(office, rest, first_day)
    if place in {"apply", "account"} and len(rest) == 1:
        return _entrance(office, place, rest[0], request)
    if place == "application" and len(rest) in {1, 2}:
        return applying.go_on(office, rest[0], "".join(rest[1:]), request)
    if place in {"screen", "rank", "v1"} and rest and request.method == "POST":
        return planted((place, *rest), request, applications_of) or careers.not_found(office)
    if len(rest) == 1 and place != "static":
        return aftercare.after(office, place, rest[0], request)
    return _plain(office, place, rest, request)


def screened(office: Office, body: bytes) -> Response:
    """The screener over HTTP: `{"applications": [{id, text, facts}]}` to `{"outcomes": [...]}`.

    `facts` is a list of `{meaning, text}` or an object from meaning to text; `job` (of one
    application, or of all) is a title, or an object with `title` and `text`.
    """
    try:
        applications = applications_of(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f'send `{{"applications": [{{"id", "text", "facts"}}]}}`: {error!r}'
        return as_json({"error": problem}, status=400)
    return as_json({"outcomes": office.screener(applications), "threshold": THRESHOLD})


def applications_of(body: bytes) -> list[Screened]:
    """The applications of a body that is sent to a screener.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it is none.
    """
    sent = json.loads(body)
    job = sent.get("job") or ""
    return [_application({"job": job, **item}) for item in sent["applications"]]


def _job(office: Office, rest: Sequence[str], first_day: datetime) -> Response:
    job = opening(rest[0])
    between = tuple(rest[1:])
    if job is not None and not between:
        return careers.posting(office, job, first_day=first_day)
    many = Fault.MANY_APPLY_CLICKS in office.house.faults
    if job is not None and many and between in {("apply",), ("start",)}:
        return careers.before(office, job, second=between == ("start",))
    return careers.not_found(office)


def _entrance(office: Office, place: str, slug: str, request: Request) -> Response:
    job = opening(slug)
    if job is None:
        return careers.not_found(office)
    if place == "apply":
        return applying.begin(office, job, request)
    if Fault.ACCOUNT_WALL in office.house.faults:
        return applying.account(office, job, request)
    return see_other(f"/apply/{slug}")


def _plain(office: Office, place: str, rest: Sequence[str], request: Request) -> Response:
    """The pages that belong to no application."""
    if place == "static" and len(rest) == 1:
        return careers.static(office, rest[0])
    if place == "screen" and request.method == "POST" and not rest:
        return screened(office, request.body)
    page = _PAGES.get(place) if not rest else None
    hidden = place == "accessibility" and Fault.NO_ACCOMMODATION_ROUTE in office.house.faults
    return page(office) if page and not hidden else careers.not_found(office)


_PAGES = {
    "jobs": careers.home,
    "privacy": careers.privacy,
    "accessibility": careers.accessibility,
    "captcha": careers.puzzle,
}


def _application(item: dict[str, object]) -> Screened:
    facts, job = item.get("facts") or [], item.get("job") or ""
    told = facts.items() if isinstance(facts, dict) else _pairs(facts)
    named = job if isinstance(job, dict) else {"title": job}
    return Screened(
        id=str(item["id"]),
        job=Vacancy(title=str(named.get("title", "")), text=str(named.get("text", ""))),
        text=str(item["text"]),
        facts=tuple(Fact(meaning=str(meaning), text=str(text)) for meaning, text in told),
    )


def _pairs(facts: object) -> list[tuple[object, object]]:
    if not isinstance(facts, list):
        raise TypeError("`facts` is neither a list nor an object")
    return [(fact["meaning"], fact["text"]) for fact in facts]
