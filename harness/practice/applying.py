"""The way through the form: each step is its own POST, then a redirect to the next."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath

from harness.practice.ats import Draft
from harness.practice.careers import CAPTCHA_ANSWER, Link, not_found, note, page
from harness.practice.clock import day_words
from harness.practice.cv import MAX_BYTES, SUFFIXES, cv_text
from harness.practice.faults import Fault
from harness.practice.fields import Kind, Step
from harness.practice.form import HONEYPOT, equality, mistakes, prefill, steps
from harness.practice.letters import links
from harness.practice.office import Office
from harness.practice.openings import Opening, opening
from harness.practice.web import Request, Response, see_other
from harness.record import record

_CHECK = "check"
_MISSING_ACCOUNT = "Enter an e-mail address and a password of at least 12 letters."


@record
class Row:
    """A question and its answer on the page where answers are checked."""

    label: str
    text: str


@record
class Summary:
    """The answers of one step, and where to change them."""

    title: str
    change: str
    rows: tuple[Row, ...]


def begin(office: Office, job: Opening, request: Request) -> Response:
    """The first step, before there is a draft."""
    if Fault.ACCOUNT_WALL in office.house.faults and "account" not in request.cookies:
        return see_other(f"/account/{job.slug}")
    first = steps(job, office.house.faults, None)[0]
    if request.method == "GET":
        return _form(office, job, first, None, request)
    email = request.form.get("email", "").strip()
    token = office.ats.start(job.slug, email, seed=office.seed, at=office.clock.now())
    return _save(office, job, first, token, request)


def account(office: Office, job: Opening, request: Request) -> Response:
    """The account that is demanded before the first question."""
    email, password = request.form.get("email", ""), request.form.get("password", "")
    if request.method == "POST" and "@" in email and len(password) >= 12:
        name = hashlib.sha256(email.encode()).hexdigest()[:16]
        return see_other(f"/apply/{job.slug}", cookie=f"account={name}")
    error = _MISSING_ACCOUNT if request.method == "POST" else None
    return page(office, "account.html", opening=job, error=error)


def go_on(office: Office, token: str, slug: str, request: Request) -> Response:
    """A page of a draft: shown, or taken in."""
    draft = office.ats.draft(token)
    job = opening(draft.posting) if draft else None
    if draft is None or job is None:
        return not_found(office)
    if slug == "done":
        return _done(office, job, draft)
    if draft.submitted:
        return see_other(_after_sending(office, token))
    return _saved(office, token) if slug == "saved" else _step(office, job, draft, slug, request)


def _step(office: Office, job: Opening, draft: Draft, slug: str, request: Request) -> Response:
    """One of the steps; no step can be reached before those that come first are done."""
    pages = steps(job, office.house.faults, draft)
    missing = next((step.slug for step in pages if step.slug not in draft.done), None)
    order = [step.slug for step in pages]
    reached = order.index(missing) if missing else len(order)
    if slug not in {*order, _CHECK, "equality", ""}:
        return not_found(office)
    if (order.index(slug) if slug in order else len(order)) > reached:
        return see_other(_path(draft.token, order[reached]))
    if slug not in order:
        return _finish(office, job, draft, slug, request)
    step = pages[order.index(slug)]
    if request.method == "POST":
        return _save(office, job, step, draft.token, request)
    return _form(office, job, step, draft, request)


def _finish(office: Office, job: Opening, draft: Draft, slug: str, request: Request) -> Response:
    """The pages after the questions: answers are checked, equality is asked, all is sent."""
    voluntary = equality(office.house.faults)
    last = voluntary.slug if voluntary else _CHECK
    if slug != last:
        if slug == _CHECK and request.method == "GET":
            return _check(office, job, draft, request)
        return see_other(_path(draft.token, last if request.method == "POST" else _CHECK))
    if request.method == "GET":
        if voluntary:
            return _form(office, job, voluntary, draft, request)
        return _check(office, job, draft, request)
    if Fault.CAPTCHA in office.house.faults and not _human(request):
        return see_other(f"{_path(draft.token, slug)}?puzzle=1")
    names = [question.name for question in voluntary.questions] if voluntary else []
    answers = {name: request.form[name] for name in names if request.form.get(name)}
    return _submit(office, draft, answers)


def _submit(office: Office, draft: Draft, answers: Mapping[str, str]) -> Response:
    """Send the application, once, and one for each address and job."""
    with office.lock:
        earlier = office.ats.applied_before(draft.posting, draft.answers["email"])
        if earlier is not None and earlier.token != draft.token:
            return note(
                office,
                "You have applied for this job already",
                "We have an application for this job from the same e-mail address, and we keep "
                "that one. Withdraw it first if you want to send a new one.",
                links=(Link(text="See its status", url=f"/status/{earlier.token}"),),
            )
        office.take_in(draft, equality=answers)
    return see_other(_after_sending(office, draft.token))


def _after_sending(office: Office, token: str) -> str:
    return "/" if Fault.NO_CONFIRMATION in office.house.faults else _path(token, "done")


def _save(office: Office, job: Opening, step: Step, token: str, request: Request) -> Response:
    """Keep what a step was sent; go on, or come back to it with what is wrong."""
    names = [question.name for question in step.questions if question.kind is not Kind.FILE]
    if HONEYPOT in request.form:
        names.append(HONEYPOT)
    answers = {name: request.form.get(name, "").strip() for name in names}
    errors = {**mistakes(step, answers, office.house.faults)}
    if any(question.kind is Kind.FILE for question in step.questions):
        errors |= _take_cv(office, token, request)
    office.ats.save_step(token, step.slug, answers=answers, errors=errors)
    if errors:
        return see_other(f"{_path(token, step.slug)}?check=1")
    return see_other(_path(token, _next(office, job, step, token)))


def _next(office: Office, job: Opening, step: Step, token: str) -> str:
    draft = office.ats.draft(token)
    pages = steps(job, office.house.faults, draft)
    if draft is None or all(page.slug in draft.done for page in pages):
        return _CHECK
    order = [page.slug for page in pages]
    at = order.index(step.slug) + 1
    return order[at] if at < len(order) else _CHECK


def _take_cv(office: Office, token: str, request: Request) -> dict[str, str]:
    """Keep the CV that was sent with a step; answers what is wrong with it."""
    upload = request.files.get("cv")
    if upload is None:
        return {}
    if PurePath(upload.name).suffix.lower() not in SUFFIXES:
        return {"cv": "Choose a PDF, Word (.docx) or text (.txt) file"}
    if len(upload.content) > MAX_BYTES:
        return {"cv": "Choose a file of up to 5 MB"}
    text = cv_text(upload.name, upload.content)
    if text is None:
        return {"cv": "We cannot open this file. Save it again as a PDF, or choose another one"}
    office.ats.save_cv(token, PurePath(upload.name).name, upload.content, text)
    return {}


def _form(
    office: Office, job: Opening, step: Step, draft: Draft | None, request: Request
) -> Response:
    faults = office.house.faults
    pages = [item.slug for item in steps(job, faults, draft)]
    voluntary = equality(faults)
    order = [*pages, _CHECK, *([voluntary.slug] if voluntary else [])]
    number = order.index(step.slug) + 1
    errors = draft.errors if draft and "check" in request.query else {}
    own = {q.name: errors[q.name] for q in step.questions if q.name in errors}
    last = step.slug == order[-1]
    path = _path(draft.token, step.slug) if draft else f"/apply/{job.slug}"
    return page(
        office,
        "step.html",
        opening=job,
        step=step,
        number=number,
        count=len(order),
        values={} if own and Fault.LOST_ON_ERROR in faults else _values(office, step, draft),
        errors=own,
        anchors={q.name: f"{q.name}-1" if q.kind is Kind.RADIO else q.name for q in step.questions},
        action=path,
        back=_path(draft.token, order[number - 2]) if draft and number > 1 else f"/jobs/{job.slug}",
        saved=_path(draft.token, "saved") if draft else None,
        honeypot=HONEYPOT,
        on_file=draft.cv_name if draft else None,
        last=last,
        asks_captcha=last and Fault.CAPTCHA in faults,
        captcha_failed="puzzle" in request.query,
    )


def _values(office: Office, step: Step, draft: Draft | None) -> Mapping[str, str]:
    """What stands in the fields: what was typed, or else what the CV says."""
    if draft is None:
        return {}
    typed = any(question.name in draft.answers for question in step.questions)
    if step.slug == "experience" and not typed:
        return prefill(office.house.faults, draft)
    return draft.answers


def _check(office: Office, job: Opening, draft: Draft, request: Request) -> Response:
    faults = office.house.faults
    pages = steps(job, faults, draft)
    count = len(pages) + 1 + (equality(faults) is not None)
    number = len(pages) + 1
    return page(
        office,
        "check.html",
        opening=job,
        pages=[_summary(step, draft) for step in pages],
        number=number,
        count=count,
        back=_path(draft.token, pages[-1].slug),
        action=_path(draft.token, _CHECK),
        last=number == count,
        asks_captcha=number == count and Fault.CAPTCHA in faults,
        captcha_failed="puzzle" in request.query,
    )


def _summary(step: Step, draft: Draft) -> Summary:
    return Summary(
        title=step.title,
        change=_path(draft.token, step.slug),
        rows=tuple(
            Row(
                label=question.label,
                text=(draft.cv_name or "")
                if question.kind is Kind.FILE
                else draft.answers.get(question.name, ""),
            )
            for question in step.questions
        ),
    )


def _done(office: Office, job: Opening, draft: Draft) -> Response:
    application = office.ats.application(draft.token)
    if application is None:
        return see_other(_path(draft.token, ""))
    if Fault.NO_CONFIRMATION in office.house.faults:
        return see_other("/")
    promise = office.first_promise(application)
    return page(
        office,
        "done.html",
        opening=job,
        application=application,
        promise=day_words(promise) if promise else None,
        link=links(office.house, application, job),
    )


def _saved(office: Office, token: str) -> Response:
    url = f"{office.house.origin}{_path(token, '')}"
    return note(
        office,
        "Your answers so far are kept",
        "We keep them for 30 days. Come back with this address, on any device. It is for you "
        "alone: who has it can read your answers.",
        links=(Link(text=url, url=url),),
    )


def _human(request: Request) -> bool:
    return request.form.get("g-recaptcha-response") == CAPTCHA_ANSWER


def _path(token: str, slug: str) -> str:
    return f"/application/{token}/{slug}".rstrip("/")
