"""Serves the long practice form on two loopback origins and keeps what it receives."""

import itertools
import threading
from collections.abc import Mapping
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from harness.people.places import states
from harness.practice.long.fields import (
    MOST_JOBS,
    QUESTIONS,
    TITLES,
    Field,
    asked,
    fields_of,
)
from harness.practice.long.parse import parsed
from harness.practice.server import LoopbackServer
from harness.practice.web import Request, Response, Upload, as_json, see_other
from harness.record import record

_STEPS = len(TITLES)
_COOKIE = "application"
_PROVINCES_FROM = "AB"


@record
class Received:
    """One application that was sent: its values by field, and its CV."""

    values: Mapping[str, str]
    cv: Upload | None


class LongForm:
    """The long form, served while the `with` block lasts.

    Six steps and 48 fields: a CV upload in an open shadow root, whose careless reading arrives
    `parse_seconds` later over what was typed; a list that follows another; questions that follow
    answers; a work history of two jobs with "Add another"; one step in a frame of a second
    origin; a page to review. Every step has the same address. Many may apply at once.

    Args:
        delay_seconds: How long each page takes to answer.
        parse_seconds: How long the CV is read after it has been uploaded.
        port: The port of the form itself; 0 for a free one.
    """

    def __init__(
        self, *, delay_seconds: float = 0.0, parse_seconds: float = 1.5, port: int = 0
    ) -> None:
        self._delay = delay_seconds
        self._parse_seconds = parse_seconds
        self._drafts: dict[str, _Draft] = {}
        self._sent: list[Received] = []
        self._numbers = itertools.count(1)
        self._never = threading.Event()
        self._form = LoopbackServer(self._answer, port=port)
        self._frame = LoopbackServer(self._answer_frame)

    def __enter__(self) -> Self:
        self._form.start()
        self._frame.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._form.stop()
        self._frame.stop()

    @property
    def url(self) -> str:
        """The address of the posting, whose "Apply now" leads to the first step."""
        return f"{self._form.origin}/"

    @property
    def origins(self) -> tuple[str, str]:
        """The origins to allow: the form's, and that of the frame."""
        return self._form.origin, self._frame.origin

    def received(self) -> tuple[Received, ...]:
        """The applications that were sent, in the order of their arrival."""
        return tuple(self._sent)

    def _answer(self, request: Request) -> Response:
        if request.path == "/":
            return self._page("posting", title="Operations analyst")
        if request.path == "/regions":
            return as_json(_regions(request.query.get("country", "")))
        key = request.cookies.get(_COOKIE, "")
        if key not in self._drafts:
            key = f"a{next(self._numbers)}"
            self._drafts[key] = _Draft()
            return see_other("/apply", cookie=f"{_COOKIE}={key}")
        draft = self._drafts[key]
        return self._application(request, draft, key)

    def _application(self, request: Request, draft: "_Draft", key: str) -> Response:
        if request.path == "/cv":
            return self._cv(request, draft)
        if request.path == "/sent" and draft.reference:
            return self._page("sent", title="Thank you", reference=draft.reference)
        if request.method == "POST":
            return self._stepped(request, draft, key)
        wanted = request.query.get("step", "")
        if wanted.isdigit() and 1 <= int(wanted) < draft.step:
            draft.step = int(wanted)
        return self._step(draft, key, errors={})

    def _cv(self, request: Request, draft: "_Draft") -> Response:
        if request.method == "POST":
            draft.cv = request.files.get("cv")
            draft.read = False
            timer = threading.Timer(self._parse_seconds, draft.parse)
            timer.daemon = True
            timer.start()
            return as_json({"kept": draft.cv is not None}, status=202)
        return as_json({"read": draft.read, "values": dict(draft.found) if draft.read else {}})

    def _stepped(self, request: Request, draft: "_Draft", key: str) -> Response:
        """Keep what was filled in on a step, and go on, back, or ask again."""
        step = draft.step
        given = _joined(request)
        if given.get("step") != str(step):
            return see_other("/apply")
        if given.get("go") == "back":
            draft.step = max(1, step - 1)
            return see_other("/apply")
        errors: Mapping[str, str] = {}
        if step != 4:
            errors = draft.keep(step, given)
        elif not draft.answered:
            errors = {"authorized": "Answer the questions"}
        if errors:
            return self._step(draft, key, errors=errors)
        if step < _STEPS:
            draft.step = step + 1
            return see_other("/apply")
        if not draft.reference:
            draft.reference = f"LF-{len(self._sent) + 1:04}"
            self._sent.append(Received(values=draft.sent(), cv=draft.cv))
        return see_other("/sent")

    def _step(self, draft: "_Draft", key: str, *, errors: Mapping[str, str]) -> Response:
        step, values = draft.step, draft.shown()
        entries = [
            (str(number), _entry(number))
            for number in range(1, MOST_JOBS + 1)
            if number == 1 or any(values.get(field.name) for field in _entry(number))
        ]
        return self._page(
            "step",
            title=TITLES[step],
            step=step,
            values=values,
            errors=errors,
            fields=fields_of(step) if step not in {2, 4} else (),
            entries=entries,
            second=_entry(MOST_JOBS),
            cv=draft.cv.name if draft.cv else "",
            questions=f"{self._frame.origin}/questions?application={key}",
            other=self._frame.origin,
            review=_review(draft.sent()),
        )

    def _answer_frame(self, request: Request) -> Response:
        draft = self._drafts.get(request.query.get("application", ""))
        if request.path != "/questions" or draft is None:
            return Response(status=404, body=b"Not here", content_type="text/plain")
        if request.method == "POST":
            errors = draft.keep(4, _joined(request))
            draft.answered = not errors
            return as_json(dict(errors))
        return self._page(
            "questions",
            title="A few questions",
            fields=QUESTIONS,
            values=draft.shown(),
            other=self._form.origin,
        )

    def _page(self, name: str, **facts: object) -> Response:
        self._never.wait(self._delay)
        text = _environment().get_template(f"{name}.html").render(**facts)
        return Response(body=text.encode())


class _Draft:
    """One application under way."""

    def __init__(self) -> None:
        self.step = 1
        self.values: dict[str, str] = {}
        self.found: Mapping[str, str] = {}
        self.read = False
        self.cv: Upload | None = None
        self.answered = False
        self.reference = ""

    def parse(self) -> None:
        """The parser is done with the CV."""
        if self.cv is not None:
            self.found = parsed(self.cv.name, self.cv.content)
        self.read = True

    def keep(self, step: int, given: Mapping[str, str]) -> Mapping[str, str]:
        """Keep a step's values; what is wrong with them, by field."""
        fields = fields_of(step)
        present = {field.name for field in fields if asked(field, given)}
        if step == 2 and "job2.title" not in given:
            present -= {field.name for field in _entry(2)}
        for field in fields:
            self.values.pop(field.name, None)
        self.values |= {name: given[name] for name in present if given.get(name)}
        errors = {
            field.name: f"{field.label} is missing"
            for field in fields
            if field.required and field.name in present and not given.get(field.name)
        }
        for number in range(1, MOST_JOBS + 1):
            if given.get(f"job{number}.current"):
                errors.pop(f"job{number}.to", None)
        if step == 1 and self.cv is None:
            errors["cv"] = "CV is missing"
        if step == 1 and given.get("email") != given.get("email2"):
            errors["email2"] = "The two addresses differ"
        return errors

    def shown(self) -> Mapping[str, str]:
        """What stands in the fields: what was given, else what was found in the CV."""
        jobs = {name: value for name, value in self.found.items() if name.startswith("job")}
        kept = any(name.startswith("job") for name in self.values)
        return self.values if kept else jobs | self.values

    def sent(self) -> Mapping[str, str]:
        """The values as they will be sent."""
        return dict(self.values)


def _joined(request: Request) -> Mapping[str, str]:
    """The posted fields; several values of one with commas between them."""
    found: dict[str, str] = {}
    for name, value in parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True):
        text = value.replace("\r\n", "\n")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _entry(number: int) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(2) if field.name.startswith(f"job{number}."))


def _regions(country: str) -> list[tuple[str, str]]:
    """Letters and names of the states or provinces; none for a country without a list."""
    known = states()
    border = next(index for index, (letters, _) in enumerate(known) if letters == _PROVINCES_FROM)
    return list({"United States": known[:border], "Canada": known[border:]}.get(country, ()))


def _review(values: Mapping[str, str]) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """What the page to review tells of each step."""
    told = []
    for step in range(1, _STEPS):
        pairs = [(one.label, values.get(one.name, "")) for one in fields_of(step)]
        told.append((step, TITLES[step], [pair for pair in pairs if pair[1]]))
    return told


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harness.practice.long", "pages"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
    )
