"""Hands a seen control to the reading of questions, and to a second reader where there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from harness.gather.browser.second_reader import SecondReader
from harness.gather.browser.seen import PageView, SeenControl
from harness.reading.questions import Asked, Understanding, understand
from harness.reading.questions.second import leaves_open

_SECOND: ContextVar[SecondReader | None] = ContextVar("second_reader", default=None)


def asked_of(control: SeenControl, view: PageView) -> Asked:
    """A control of a page as reading knows it."""
    return Asked(
        label=control.label,
        control=control.control,
        accessible_name=control.accessible_name,
        preceding_text=control.preceding_text,
        description=control.description,
        section=control.section,
        placeholder=control.placeholder,
        input_type=control.input_type,
        autocomplete=control.autocomplete,
        name=" ".join(part for part in (control.name, control.dom_id, control.data_id) if part),
        options=tuple(option.text for option in control.options),
        accept=control.accept,
        language=view.language,
    )


def understand_seen(control: SeenControl, view: PageView) -> Understanding:
    """What a control of a page asks.

    As the rules read it, or where they do not know, as the second reader of this walk did.
    """
    asked = asked_of(control, view)
    rules = understand(asked)
    second = _SECOND.get()
    return second.beside(asked, rules) if second is not None else rules


@contextmanager
def reading_twice(reader: SecondReader | None) -> Iterator[None]:
    """Have a second reader beside the rules in this task, and in the tasks that it starts."""
    token = _SECOND.set(reader)
    try:
        yield
    finally:
        _SECOND.reset(token)


async def look_again(view: PageView) -> None:
    """Ask the second reader, where there is one, about what the rules leave open on a page."""
    second = _SECOND.get()
    if second is None:
        return
    asked = (asked_of(control, view) for control in view.questions)
    await second.consider(tuple(one for one in asked if leaves_open(understand(one), one)))
