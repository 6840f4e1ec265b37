"""Hands a seen control to the reading of questions."""

from harness.gather.browser.seen import PageView, SeenControl
from harness.reading.questions import Asked, Understanding, understand


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
    """What a control of a page asks."""
    return understand(asked_of(control, view))
