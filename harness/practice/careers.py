"""The pages that anybody sees: jobs, postings, what stands before the form, notices, files."""

import json
import zlib
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import PurePosixPath

from markupsafe import Markup

from harness.practice.clock import LOCAL, day_words
from harness.practice.faults import Fault
from harness.practice.letters import PHONE
from harness.practice.office import Office
from harness.practice.openings import BOILERPLATE, OPENINGS, Opening
from harness.practice.pages import switches, template
from harness.practice.web import Response
from harness.record import record

_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
_OPEN_FOR = timedelta(days=90)
_PUZZLE = "🚚🌳🚲🌳🚚🏠🚲🏠🚚"
CAPTCHA_ANSWER = "practice-puzzle-solved"


@record
class Link:
    """A link of a simple page."""

    text: str
    url: str


@record
class Picture:
    """A tile of the picture puzzle."""

    sign: str
    right: bool


def page(office: Office, name: str, *, status: int = 200, **values: object) -> Response:
    """A page of the site, from its template."""
    house = office.house
    body = template(name).render(
        has=switches(house.faults),
        employer=house.employer,
        hue=zlib.crc32(house.employer.encode()) % 360,
        careers=f"careers@{house.domain}",
        access=f"access@{house.domain}",
        phone=PHONE,
        phone_link=PHONE.replace(" ", "").replace("-", ""),
        **values,
    )
    return Response(status=status, body=body.encode())


def note(
    office: Office, heading: str, *paragraphs: str, links: tuple[Link, ...] = (), status: int = 200
) -> Response:
    """A page with a heading, some words and perhaps links."""
    return page(
        office, "note.html", status=status, heading=heading, paragraphs=paragraphs, links=links
    )


def not_found(office: Office) -> Response:
    """There is no such page."""
    return note(
        office,
        "We do not have this page",
        "The address may be mistyped, or the page was taken away.",
        links=(Link(text="See the open jobs", url="/"),),
        status=404,
    )


def home(office: Office) -> Response:
    """The list of open jobs."""
    return page(office, "home.html", openings=OPENINGS)


def posting(office: Office, job: Opening, *, first_day: datetime) -> Response:
    """A posting, with its structured data. `first_day` is when the employer opened (aware)."""
    posted = first_day - timedelta(days=5)
    many = Fault.MANY_APPLY_CLICKS in office.house.faults
    return page(
        office,
        "posting.html",
        opening=job,
        apply=f"/jobs/{job.slug}/apply" if many else f"/apply/{job.slug}",
        posted=day_words(posted),
        closes=day_words(posted + _OPEN_FOR),
        boilerplate=BOILERPLATE,
        answer_within=_answer_within(office.house.faults),
        structured=_structured(office, job, posted),
    )


def before(office: Office, job: Opening, *, second: bool) -> Response:
    """A page that stands between the posting and the form, and asks for one more click."""
    return page(
        office,
        "before.html",
        heading="Continue your application" if second else f"Apply as {job.title}",
        text="You are about to leave this page."
        if second
        else "Thank you for your interest in joining us.",
        onward=f"/apply/{job.slug}" if second else f"/jobs/{job.slug}/start",
        label="Apply now" if second else "Apply",
    )


def puzzle(office: Office) -> Response:
    """The picture puzzle of the captcha."""
    pictures = [Picture(sign=sign, right=sign == "🚚") for sign in _PUZZLE]
    return page(office, "captcha.html", pictures=pictures, answer=CAPTCHA_ANSWER)


def privacy(office: Office) -> Response:
    """The privacy notice."""
    paragraphs = [
        "We use what you send us to decide about your application, and for nothing else.",
        "The people of the team that hires read it. We keep it for 12 months after the decision "
        "and then delete it. You can have it deleted earlier: withdraw the application on its "
        "status page, or write to us.",
        "Answers to the equality questions are kept apart from your application.",
    ]
    if Fault.AI_UNDISCLOSED not in office.house.faults:
        paragraphs.append(
            "An automated tool scores applications to sort them for reading. "
            "A person makes every decision."
        )
    return note(office, "Privacy notice", *paragraphs)


def accessibility(office: Office) -> Response:
    """How to get help, and an adjustment."""
    return note(
        office,
        "Accessibility and adjustments",
        "You can use these pages with a keyboard, with a screen reader and on a phone.",
        f"Do you need an adjustment to apply or for the interview? Write to "
        f"access@{office.house.domain} or call {PHONE}. You can apply by telephone, too.",
    )


def static(office: Office, name: str) -> Response:
    """A style sheet or an image."""
    kind = _TYPES.get(PurePosixPath(name).suffix)
    source = files("harness.practice") / "pages" / "static" / name
    if kind is None or "/" in name or not source.is_file():
        return not_found(office)
    return Response(body=source.read_bytes(), content_type=kind)


def _answer_within(faults: frozenset[Fault]) -> str | None:
    """How soon the posting promises an answer; the acknowledgement promises the same."""
    if Fault.NO_PROMISE in faults:
        return None
    silent = Fault.LONG_SILENCE in faults
    if Fault.PROMISE_BROKEN in faults:
        return "3 weeks" if silent else "1 working day"
    return "6 weeks" if silent else "5 working days"


def _structured(office: Office, job: Opening, posted: datetime) -> Markup:
    """The posting as schema.org JobPosting, safe inside a script element."""
    data: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": job.title,
        "description": "".join(f"<p>{text}</p>" for text in (job.summary, *job.duties)),
        "identifier": {
            "@type": "PropertyValue",
            "name": office.house.employer,
            "value": job.slug,
        },
        "datePosted": posted.astimezone(LOCAL).date().isoformat(),
        "validThrough": (posted + _OPEN_FOR).astimezone(LOCAL).date().isoformat(),
        "employmentType": job.employment_type,
        "hiringOrganization": {"@type": "Organization", "name": office.house.employer},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": job.place,
                "addressRegion": job.region,
                "addressCountry": "US",
            },
        },
        "directApply": True,
    }
    if Fault.PAY_HIDDEN not in office.house.faults:
        data["baseSalary"] = {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": job.pay_low,
                "maxValue": job.pay_high,
                "unitText": job.pay_unit,
            },
        }
    return Markup(json.dumps(data).replace("<", "\\u003c"))  # noqa: S704 - no `<` is left in it
