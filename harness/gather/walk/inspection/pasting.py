"""Pastes into the fields of a step, and looks whether they take it."""

from playwright.async_api import Error, Page

from harness.evidence import Control
from harness.gather.browser.observe import locate
from harness.gather.browser.probing import paste
from harness.gather.browser.seen import PageView
from harness.gather.walk.inspection.notes import Notes

_PATIENCE_MS = 2000.0
_WRITTEN = frozenset({Control.TEXT, Control.TEXTAREA, Control.PHONE, Control.NUMBER})


async def probe_paste(page: Page, view: PageView, notes: Notes) -> None:
    """Paste into every field that one writes in; passwords and second e-mail fields above all."""
    for control in view.questions:
        if control.control not in _WRITTEN or control.disabled or control.read_only:
            continue
        text = "20" if control.control is Control.NUMBER else "name@example.com"
        try:
            target = locate(page, control)
            found = await paste(target, text, timeout_ms=_PATIENCE_MS)
            if found.changed:
                await target.fill(control.value, timeout=_PATIENCE_MS)
        except (Error, LookupError):
            continue
        notes.probe(
            "paste",
            not found.blocked,
            control=control,
            tried="a text was pasted into the field",
            expected="the field takes it, as a password manager or a prepared text needs",
            detail="the page stops it" if found.blocked else "",
        )
