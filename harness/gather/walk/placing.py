"""Finds the question that an objection is about, where it stands apart from it."""

from dataclasses import replace

from harness.gather.browser.seen import PageView, SeenError
from harness.reading.questions import plain

_SHORTEST = 3


def placed(error: SeenError, view: PageView) -> SeenError:
    """An objection with the question whose words it names; as it is where it names none."""
    if error.control is not None:
        return error
    words = error.text.casefold()
    named = [
        control
        for control in view.questions
        if len(plain(control.label)) >= _SHORTEST and plain(control.label).casefold() in words
    ]
    if not named:
        return error
    best = max(named, key=lambda control: len(control.label))
    return replace(error, control=best.key)
