"""Compares what stands in a field before the candidate touches it with the candidate's CV."""

import re
import unicodedata
from collections.abc import Sequence

from harness.evidence import Control, Fact, Prefill
from harness.gather.browser.seen import SeenControl
from harness.record import record

_CHOICES = frozenset(
    {Control.RADIO, Control.CHECKBOX, Control.SWITCH, Control.BUTTON_GROUP, Control.RATING}
)
_NO_CHOICE = re.compile(
    r"^[\s\-–—._…]*$|\b(select|choose|pick|please|bitte|wählen|auswählen|choisi\w*|sélection\w*|"
    r"seleccion\w*|elige|elija|selecteer|kies|selecione|escolha|selezion\w*|scegli|wybierz)\b",
    re.IGNORECASE,
)


@record
class Prefilled:
    """What stood in a field, against the CV; `expected` is what the CV says where they differ."""

    relation: Prefill = Prefill.EMPTY
    text: str | None = None
    expected: str | None = None
    preselected: tuple[str, ...] = ()


def prefilled(
    control: SeenControl, meaning: str, facts: Sequence[Fact], *, ordinal: int = 0
) -> Prefilled:
    """What stands in `control`, against the facts of the CV.

    Args:
        control: The question, untouched by the candidate.
        meaning: What it asks.
        facts: What the CV says.
        ordinal: How many questions of this meaning stand before it (the second employer is 1).
    """
    if control.control is Control.FILE or control.input_type in {"password", "hidden"}:
        return Prefilled()
    preselected = _preselected(control)
    text = preselected[0] if preselected else control.value.strip()
    if control.control in _CHOICES or not text or (control.options and not preselected):
        return Prefilled(preselected=preselected)
    known = [fact.text for fact in facts if fact.meaning == meaning]
    if not known:
        return Prefilled(relation=Prefill.OTHER, text=text, preselected=preselected)
    if any(_same(text, fact, meaning) for fact in known):
        return Prefilled(relation=Prefill.RIGHT, text=text, preselected=preselected)
    return Prefilled(
        relation=Prefill.WRONG,
        text=text,
        expected=known[min(ordinal, len(known) - 1)],
        preselected=preselected,
    )


def _preselected(control: SeenControl) -> tuple[str, ...]:
    """The options that are chosen, without a list's own "Select…"."""
    if control.control in {Control.CHECKBOX, Control.SWITCH} and not control.options:
        return (control.label,) if control.checked else ()
    chosen = (option for option in control.options if option.selected)
    native = control.control in {Control.SELECT, Control.COMBOBOX}
    return tuple(
        option.text
        for option in chosen
        if not (native and (not option.value or _NO_CHOICE.search(option.text)))
    )


def _same(text: str, fact: str, meaning: str) -> bool:
    if meaning == "phone":
        return _digits(text)[-7:] == _digits(fact)[-7:]
    if meaning.startswith("link."):
        return _bare_address(text) == _bare_address(fact)
    plain, expected = _plain(text), _plain(fact)
    if meaning.endswith(".date") or meaning == "history.duties":
        return plain in expected or expected in plain
    return plain == expected


def _plain(text: str) -> str:
    """Letters and digits alone, in lower case; letters with and without accents differ."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in composed).split())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _bare_address(text: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", text.strip().casefold()).rstrip("/")
