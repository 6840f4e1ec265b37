"""What a button does on the way through an application, read from its words and its place."""

import re
from enum import StrEnum

from harness.reading.questions.lexicon import buttons as spoken
from harness.record import record


class ButtonRole(StrEnum):
    """What pressing it does for a candidate."""

    APPLY = "apply"
    NEXT = "next"
    SUBMIT = "submit"
    BACK = "back"
    DISMISS = "dismiss"
    OTHER = "other"


@record
class ButtonReading:
    """A role, why, and how likely it is the one to press among its equals (0 first)."""

    role: ButtonRole
    reason: str
    rank: int = 0


def button_role(
    text: str, *, kind: str = "", region: str = "page", is_link: bool, with_fields: bool
) -> ButtonReading:
    """Read what a button does.

    Args:
        text: Its words.
        kind: Its `type` attribute.
        region: Where it stands: dialog, cookies, navigation, header, footer, form or page.
        is_link: Whether it leads to an address.
        with_fields: Whether it belongs to a form that asks something.

    Returns:
        The role, with the words or the place that gave it.
    """
    words = text.strip()
    if region in {"cookies", "dialog"} and not with_fields:
        dismissal = _dismissal(words)
        if dismissal:
            return dismissal
    if region == "footer":
        return ButtonReading(role=ButtonRole.OTHER, reason="stands in the footer")
    for role, rank, why, pattern in _WORDS:
        if pattern.search(words):
            if role is ButtonRole.APPLY and with_fields and kind == "submit":
                return ButtonReading(
                    role=ButtonRole.SUBMIT, rank=1, reason=f"“{words}” sends the form"
                )
            return ButtonReading(role=role, rank=rank, reason=f"“{words}” {why}")
    if kind == "submit" and with_fields and not is_link:
        return ButtonReading(
            role=ButtonRole.NEXT, rank=3, reason="sends the form, in words that are not known"
        )
    return ButtonReading(role=ButtonRole.OTHER, reason="words that are not known")


def _dismissal(words: str) -> ButtonReading | None:
    for rank, why, pattern in _DISMISSALS:
        if pattern.search(words):
            return ButtonReading(role=ButtonRole.DISMISS, rank=rank, reason=f"“{words}” {why}")
    return None


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_DISMISSALS = (
    (
        0,
        "refuses",
        _any(
            r"\b(reject|decline|refuse|deny)\b",
            r"\bonly\b.*\b(necessary|essential|required)",
            r"\b(necessary|essential|required) (cookies )?only\b",
            r"^(no,? thanks|no thank you)",
            r"continue without accepting",
            *spoken.REFUSES,
        ),
    ),
    (
        1,
        "closes",
        _any(
            r"^(close|dismiss|not now|maybe later|skip|got it|×|x|✕|✖)$",
            *spoken.CLOSES,
        ),
    ),
    (
        2,
        "accepts",
        _any(
            r"\b(accept|agree|allow|understood|i understand|ok(ay)?)\b",
            *spoken.ACCEPTS,
        ),
    ),
)

_WORDS: tuple[tuple[ButtonRole, int, str, re.Pattern[str]], ...] = (
    (
        ButtonRole.OTHER,
        0,
        "brings in another service",
        _any(
            r"\b(with|via|using|use|through|mit|avec|con|met|com)\b.{0,20}\b(linkedin|indeed|"
            r"seek|xing|google|"
            r"facebook|dropbox|apple|mygreenhouse|stepstone|glassdoor|github|whatsapp|autofill|"
            r"email|e-mail)\b",
            r"\b(linkedin|xing|indeed|mygreenhouse)\b",
            r"\bautofill\b",
            r"\bquick apply\b",
            r"last application|easy apply",
        ),
    ),
    (
        ButtonRole.OTHER,
        0,
        "works on one question",
        _any(
            r"^(\+|add|attach|upload|browse|choose|remove|delete|clear|edit|select|drop|dropbox|"
            r"google drive|"
            r"enter manually|paste|toggle|show|hide|locate|search|filter)\b",
            *spoken.ONE_QUESTION,
            r"add another",
        ),
    ),
    (
        ButtonRole.OTHER,
        0,
        "keeps a draft or shares",
        _any(
            r"^save( (draft|for later|job|this job|progress|and exit))?$",
            r"save (for later|draft|and finish later)",
            r"\b(share|print|tweet|refer a friend|email (me|this)|job alert|subscribe|sign ?up|"
            r"log ?out|sign out)\b",
            r"^preview\b",
            *spoken.KEEPS,
            r"\breset\b",
        ),
    ),
    (
        ButtonRole.BACK,
        0,
        "goes back",
        _any(
            r"^[←<«‹\s]*(go )?(back|previous|prev|return)\b",
            r"^cancel\b",
            *spoken.BACK,
            r"\b(withdraw|discard|all (jobs|openings)|view (all|other|more) (jobs|openings))\b",
        ),
    ),
    (
        ButtonRole.SUBMIT,
        0,
        "sends the application",
        _any(
            r"\b(submit|send|finish|complete)\b.{0,14}\b(my |your |the )?(application|"
            r"candidature|form|profile)\b",
            r"^(submit|send)( now| it)?[\s→»!.]*$",
            r"^(confirm|agree|review)? ?(and|&) (submit|send|apply)\b",
            r"\b(and|&) (submit|send)\b",
            r"^(finish|i.m done|done)$",
            *spoken.SENDS,
        ),
    ),
    (
        ButtonRole.NEXT,
        0,
        "goes on",
        _any(
            r"^(save (and|&) (continue|next|proceed)|continue|next|proceed|go on|review|forward|"
            r"onward|start)\b",
            r"\b(next step|next page|continue to|proceed to|and continue|keep going)\b",
            r"^(→|»|›|>)$",
            *spoken.GOES_ON,
        ),
    ),
    (
        ButtonRole.APPLY,
        0,
        "starts the application",
        _any(
            r"^(apply|apply (now|here|online|today|manually|for (this|the) (job|position|role|"
            r"vacancy))|"
            r"start( (your|my|the|an))? application|begin( (your|my|the))? application|i.?m "
            r"interested|"
            r"apply to (this )?(job|position|role))[\s→»›!.]*$",
            *spoken.APPLIES,
        ),
    ),
    (
        ButtonRole.APPLY,
        1,
        "speaks of applying",
        _any(
            r"^.{0,30}\b(apply|application form|to the form|candidature|"
            r"bewerbungsformular)\b.{0,40}$"
        ),
    ),
    (
        ButtonRole.DISMISS,
        3,
        "closes",
        _any(r"^(close|dismiss|×|✕|✖|no,? thanks)$"),
    ),
)
