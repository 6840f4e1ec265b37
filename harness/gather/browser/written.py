"""Builds the evidence of a page from what was seen of it."""

import re
from urllib.parse import urlsplit

from harness.evidence import Posting, QuestionAsked, StepShown
from harness.gather.browser.network import Troubles
from harness.gather.browser.prefill import Prefilled
from harness.gather.browser.seen import PageView, SeenControl
from harness.meta import Touchpoint
from harness.people.dates import shape_shown
from harness.reading.questions import Understanding
from harness.store import Stamp

_DATE_FORMAT = re.compile(
    r"(?<![^\W\d_])[dmytjagr]{1,4}\s?[-/.]\s?[dmytjagr]{1,4}(\s?[-/.]\s?[yjar]{2,4}|[-/.]dd)?(?![^\W\d_])",
    re.IGNORECASE,
)
_LONGEST_TEXT = 20_000
_POSTING_WORDS = 150


def asks(view: PageView) -> bool:
    """Whether a page holds a form rather than a search box."""
    return len(view.questions) >= 2


def describes_job(view: PageView) -> bool:
    """Whether a page tells about the job, also where the form stands on the same page."""
    if not asks(view) or any("JobPosting" in block for block in view.structured_data):
        return True
    return len(view.text.split()) >= _POSTING_WORDS


def posting(stamp: Stamp, view: PageView) -> Posting:
    """The posting that a page shows."""
    return Posting(
        **stamp,
        url=view.url,
        title=view.heading or view.title,
        text=view.text[:_LONGEST_TEXT],
        language=view.language,
        structured_data=view.structured_data,
        links=view.links,
        login_required=view.markers.notices.account_wall is not None,
        obstruction=view.markers.cookie_banner,
    )


def step_shown(
    stamp: Stamp,
    view: PageView,
    *,
    step: int,
    touchpoint: Touchpoint,
    load_ms: float | None,
    picture: str | None,
    troubles: Troubles,
) -> StepShown:
    """The step that a page shows."""
    return StepShown(
        **stamp,
        blobs=(picture,) if picture else (),
        step=step,
        url=view.url,
        title=view.title,
        heading=view.heading,
        touchpoint=touchpoint,
        domain=urlsplit(view.url).hostname or "",
        text=view.text[:_LONGEST_TEXT],
        links=view.links,
        progress=view.progress,
        language=view.language,
        load_ms=load_ms,
        viewport_width=view.viewport_width,
        viewport_height=view.viewport_height,
        content_width=view.content_width,
        screenshot=picture,
        http_faults=troubles.http_faults,
        console_errors=troubles.console_errors,
        unseen=view.unseen,
    )


def question_asked(
    stamp: Stamp,
    control: SeenControl,
    *,
    step: int,
    question: str,
    understood: Understanding,
    found: Prefilled,
) -> QuestionAsked:
    """The question that a control asks."""
    return QuestionAsked(
        **stamp,
        step=step,
        question=question,
        label=control.label,
        description=control.description,
        section=control.section,
        control=control.control,
        input_type=control.input_type,
        required=control.required,
        required_by=control.required_by,
        autocomplete=control.autocomplete,
        options=tuple(option.text for option in control.options),
        meaning=understood.meaning,
        confidence=understood.confidence,
        reason=understood.reason,
        sensitive=understood.sensitive,
        sensitive_confidence=understood.sensitive_confidence,
        sensitive_reason=understood.sensitive_reason,
        honeypot=control.honeypot is not None,
        label_source=control.label_source,
        accessible_name=control.accessible_name,
        placeholder=control.placeholder,
        prefill=found.relation,
        prefilled_text=found.text,
        expected_text=found.expected,
        preselected=found.preselected,
        width=control.width,
        height=control.height,
        domain=control.domain or None,
        inputmode=control.inputmode,
        pattern=control.pattern,
        max_length=control.max_length,
        format_shown=_date_format(control),
    )


def _date_format(control: SeenControl) -> str | None:
    """The form of a date as the words beside a field show it."""
    words = " ".join(filter(None, (control.placeholder, control.description, control.label)))
    match = _DATE_FORMAT.search(words)
    return match.group(0) if match and shape_shown(match.group(0)) else None
