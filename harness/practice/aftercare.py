"""The candidate's own pages after applying: status, times, question, survey, withdrawal."""

from collections.abc import Callable, Mapping
from datetime import datetime

from harness.practice.ats import Received
from harness.practice.careers import Link, not_found, note, page
from harness.practice.clock import LOCAL, LOCAL_WORDS, day_words, time_words
from harness.practice.faults import Fault
from harness.practice.letters import links
from harness.practice.office import Office
from harness.practice.openings import Opening, opening
from harness.practice.web import Request, Response
from harness.record import record

_SURVEY = (
    "What went well?",
    "What should we change?",
    "Were you treated fairly?",
)


@record
class Entry:
    """A line of the history on a status page."""

    day: str
    stage: str


@record
class Slot:
    """A time that can be chosen: as a machine reads it, and in words."""

    value: str
    words: str


@record
class Case:
    """An application with its job, as the pages here need it."""

    application: Received
    job: Opening


Page = Callable[[Office, Case, Request], Response]


def after(office: Office, name: str, token: str, request: Request) -> Response:
    """The page `name` of an application."""
    application = office.ats.application(token)
    job = opening(application.posting) if application else None
    if application is None or job is None or name not in _PAGES:
        return not_found(office)
    return _PAGES[name](office, Case(application=application, job=job), request)


def _status(office: Office, case: Case, _request: Request) -> Response:
    application = case.application
    stages = office.ats.stages(application.token)
    promise = office.ats.promised(application.token) or office.first_promise(application)
    decided = any(letter.event == "decide" for letter in office.ats.letters(application.token))
    is_open = application.withdrawn_at is None and not decided
    coming = promise is not None and promise > office.clock.now()
    return page(
        office,
        "status.html",
        opening=case.job,
        application=application,
        stage=stages[-1].stage,
        since=day_words(stages[-1].at),
        history=[Entry(day=day_words(stage.at), stage=stage.stage) for stage in stages],
        promise=day_words(promise) if promise and coming and is_open else None,
        open=is_open,
        link=links(office.house, application, case.job),
    )


def _record(office: Office, case: Case, _request: Request) -> Response:
    """A copy of the answers, as text."""
    application = case.application
    lines = [
        f"{case.job.title} at {office.house.employer}",
        f"Reference: {application.reference}",
        f"Received: {time_words(application.submitted_at)}",
        f"CV: {application.cv_name or 'none'}",
        "",
        *(f"{name.replace('_', ' ')}: {text}" for name, text in application.answers.items()),
    ]
    return Response(
        body="\n".join(lines).encode(),
        content_type="text/plain; charset=utf-8",
        headers=(("Content-Disposition", 'attachment; filename="application.txt"'),),
    )


def _withdraw(office: Office, case: Case, request: Request) -> Response:
    application = case.application
    status = Link(text="See the status", url=f"/status/{application.token}")
    if application.withdrawn_at is not None:
        return note(office, "Your application is withdrawn", "It is closed.", links=(status,))
    if request.method == "POST":
        office.withdraw(application)
        return note(
            office,
            "Your application is withdrawn",
            "We have closed it, and you get a message that says so. You can apply again any time.",
            links=(status,),
        )
    return page(
        office,
        "ask.html",
        heading="Withdraw your application?",
        text=f"Your application as {case.job.title} is closed then. You can apply again any time.",
        questions=(),
        label="Withdraw my application",
    )


def _question(office: Office, case: Case, request: Request) -> Response:
    sent = {letter.event for letter in office.ats.letters(case.application.token)}
    if "ask" not in sent:
        return not_found(office)
    answer = request.form.get("answer_1", "").strip()
    if request.method == "POST" and answer:
        now = office.clock.now()
        office.ats.note_reply(case.application.token, now, about="question", text=answer)
        return note(office, "Thank you", f"{case.job.manager} reads your answer today.")
    return page(
        office,
        "ask.html",
        heading="One question about your application",
        text="A few words are enough. You do not have to answer.",
        questions=(case.job.question,),
        label="Send my answer",
    )


def _survey(office: Office, case: Case, request: Request) -> Response:
    sent = {letter.event for letter in office.ats.letters(case.application.token)}
    if "survey" not in sent:
        return not_found(office)
    if request.method == "POST":
        text = "\n".join(request.form.get(f"answer_{n}", "") for n in range(1, len(_SURVEY) + 1))
        office.ats.note_reply("", office.clock.now(), about="survey", text=text)
        return note(office, "Thank you", "Your answers are not linked to your name.")
    return page(
        office,
        "ask.html",
        heading="How was applying for you?",
        text="Three questions, about one minute. Leave out what you like.",
        questions=_SURVEY,
        label="Send my answers",
    )


def _schedule(office: Office, case: Case, request: Request) -> Response:
    application = case.application
    sent = {letter.event for letter in office.ats.letters(application.token)}
    if "invite" not in sent or Fault.PHONE_TAG in office.house.faults:
        return not_found(office)
    now = office.clock.now()
    if application.interview_at is not None and application.interview_at < now:
        return note(office, "The interview was held", "There is nothing left to choose.")
    slots = {_value(slot): slot for slot in application.slots if slot > now}
    chosen = request.form.get("slot", "")
    if request.method == "POST" and chosen in slots and application.withdrawn_at is None:
        office.book(application, slots[chosen])
        return note(
            office,
            "Your interview is booked",
            f"{time_words(slots[chosen])}. The time is in {LOCAL_WORDS}.",
            "You get a message with everything that you need.",
        )
    return _times(office, case, slots, error=request.method == "POST")


def _times(office: Office, case: Case, slots: Mapping[str, datetime], *, error: bool) -> Response:
    booked = case.application.interview_at
    return page(
        office,
        "schedule.html",
        opening=case.job,
        zone=LOCAL_WORDS,
        slots=[Slot(value=value, words=time_words(slot)) for value, slot in slots.items()],
        chosen=_value(booked) if booked else "",
        error="Choose one of the times." if error else None,
    )


def _call(office: Office, case: Case, _request: Request) -> Response:
    booked = case.application.interview_at
    when = f"It begins on {time_words(booked)}. The time is in {LOCAL_WORDS}." if booked else ""
    return note(
        office,
        "Your interview",
        when or "No time is fixed yet.",
        "On the day, the call opens on this page. This is a practice employer: nobody will be "
        "there.",
    )


def _value(slot: datetime) -> str:
    return slot.astimezone(LOCAL).isoformat()


_PAGES: Mapping[str, Page] = {
    "status": _status,
    "record": _record,
    "withdraw": _withdraw,
    "question": _question,
    "survey": _survey,
    "schedule": _schedule,
    "call": _call,
}
