"""A candidate without a browser: reads forms as HTML and sends them over HTTP."""

import http.client
import re
import urllib.request
import uuid
from collections.abc import Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit

from aiosmtpd.smtp import SMTP, Envelope, Session

CV = """Ada Example
Data Analyst
ada@example.com · +1 602-555-0199 · Phoenix, AZ 85001 · United States

Profile
I turn order data into reports that people act on.

Experience
Senior Data Analyst, Northwind Traders (Mar 2021 – present)
- Built dashboards in Tableau and SQL
- Cleaned data with Python and checked data quality
Data Analyst, Fabrikam Parcel (Jan 2018 – Feb 2021)
- Statistics and forecasts in Excel

Education
BSc Statistics, Lakeview State University, 2017

Synthetic test applicant of a process audit; not a real person.
"""
THIN_CV = (
    "Bo Brief\nPainter\n\nExperience\nPainter, Colour & Co (Jan 2025 – present)\n- Painted walls\n"
)
ANSWERS = {
    "given_name": "Ada",
    "family_name": "Example",
    "email": "ada+1@example.com",
    "phone": "+1 602-555-0199",
    "contact_email": "ada+1@example.com",
    "city": "Phoenix",
    "region": "AZ",
    "postcode": "85001",
    "country": "United States",
    "authorization": "Yes",
    "sponsorship": "No",
    "notice": "One month",
    "graduation_year": "2017",
    "source": "Company website",
    "strengths": "I found why orders were late.",
}


class Sink:
    """Keeps what arrives by SMTP, in order."""

    port = 0
    refuses = False

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,  # noqa: ARG002 - aiosmtpd's signature
        session: Session,  # noqa: ARG002 - aiosmtpd's signature
        envelope: Envelope,
    ) -> str:
        if self.refuses:
            return "451 Try again later"
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.messages]

    def text(self, number: int) -> str:
        body = self.messages[number].get_body(("plain",))
        assert body is not None
        return str(body.get_content())


class Page:
    """A page that came back: where it is, its status, its source and its form."""

    def __init__(self, url: str, status: int, source: str) -> None:
        self.url = url
        self.status = status
        self.source = source
        reader = _Reader()
        reader.feed(source)
        self.fields = reader.fields
        self.options = reader.options
        self.links = reader.links
        self.action = reader.action
        self.text = " ".join(" ".join(reader.words).split())


class Applicant:
    """Keeps cookies, follows redirects, sends forms."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor()
        )

    def get(self, url: str) -> Page:
        return self._open(urllib.request.Request(url))  # noqa: S310 - loopback

    def post(
        self,
        url: str,
        fields: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> Page:
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
            for name, text in fields.items()
        ]
        for name, (filename, content) in (files or {}).items():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; '
            head += f'filename="{filename}"\r\nContent-Type: application/octet-stream\r\n\r\n'
            parts.append(head.encode() + content + b"\r\n")
        body = b"".join([*parts, f"--{mark}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._open(urllib.request.Request(url, data=body, headers=headers))  # noqa: S310

    def apply(
        self,
        posting: str,
        answers: Mapping[str, str] | None = None,
        *,
        cv: str | None = CV,
        until: str = "done",
    ) -> Page:
        """Go through the form, answering what is asked; stops at a step named `until`."""
        told = {**ANSWERS, **(answers or {})}
        page = self.get(posting.replace("/jobs/", "/apply/"))
        for _ in range(20):
            place = urlsplit(page.url).path.rsplit("/", 1)[-1]
            if place == until or page.action is None:
                return page
            fields = {
                name: told.get(name) or value or self._made_up(name)
                for name, value in page.fields.items()
                if name not in {"website", "cv"}
            }
            files = {"cv": ("cv.txt", cv.encode())} if cv and "cv" in page.fields else None
            page = self.post(urljoin(page.url, page.action), fields, files)
        raise AssertionError(f"the form does not end: {page.url}\n{page.text[:400]}")

    @staticmethod
    def _made_up(name: str) -> str:
        made_up = ("essay_", "school", "degree", "employer", "job_", "skill_")
        return "x" if name.startswith(made_up) else ""

    def _open(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=10) as answer:
                return Page(answer.url, answer.status, answer.read().decode())
        except HTTPError as error:
            with error:
                return Page(request.full_url, error.code, error.read().decode())


def token_of(page: Page) -> str:
    found = re.search(r"/application/(\w+)/", page.url)
    assert found, page.url
    return found[1]


def raw(
    origin: str, method: str, path: str, body: bytes = b"", kind: str = ""
) -> tuple[int, bytes]:
    """One request without redirects."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
    try:
        connection.request(method, path, body=body, headers={"Content-Type": kind} if kind else {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.words: list[str] = []
        self.action: str | None = None
        self._select = ""
        self._area = ""
        self._link = ""
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        name = have.get("name", "")
        self._silent = self._silent or tag in {"script", "style"}
        if tag == "form":
            self.action = have.get("action", "")
        elif tag == "a":
            self._link = have.get("href", "")
        elif tag == "input" and have.get("type") == "radio":
            self.options.setdefault(name, []).append(have.get("value", ""))
            self.fields.setdefault(name, "")
            if "checked" in have:
                self.fields[name] = have.get("value", "")
        elif tag == "input":
            self.fields[name] = have.get("value", "")
        elif tag == "select":
            self._select = name
            self.fields[name] = ""
            self.options[name] = []
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""
        elif tag == "option" and self._select:
            self._option = "selected" in have

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""
        if tag == "a":
            self._link = ""
        if tag in {"script", "style"}:
            self._silent = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.words.append(data)
        if self._area:
            self.fields[self._area] += data
        elif self._select and data.strip():
            self.options[self._select].append(data.strip())
            if self._option:
                self.fields[self._select] = data.strip()
        elif self._link and data.strip():
            self.links[data.strip()] = self._link
