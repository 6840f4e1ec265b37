"""What a reader finds in a message: one record, each item with the words that say so."""

from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from harness.evidence import Link, Message
from harness.reading.promises import Promise
from harness.record import record


class Kind(StrEnum):
    """What a message is, as a candidate takes it.

    `account` is the system's housekeeping (a code, a sign-in, an unfinished form); `question` asks
    the candidate something; an `invitation` is to an interview, a call or a test; `withdrawn`
    says that the candidate took the application back.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    UPDATE = "update"
    INVITATION = "invitation"
    QUESTION = "question"
    DECLINE = "decline"
    OFFER = "offer"
    SURVEY = "survey"
    MARKETING = "marketing"
    ACCOUNT = "account"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"


class Found(StrEnum):
    """Whether something stands in a message. `unclear` is an answer, not a failure to answer."""

    FOUND = "found"
    NOT_FOUND = "not found"
    UNCLEAR = "unclear"


class Decision(StrEnum):
    """How plainly a message decides.

    A `hint` only lets a candidate guess ("we wish you every success in your search").
    """

    EXPLICIT = "explicit"
    EUPHEMISM = "euphemism"
    HINT = "hint"
    NONE = "none"
    UNCLEAR = "unclear"


class Timeline(StrEnum):
    """Whether a message says when the employer will act."""

    DATED = "dated"
    VAGUE = "vague"
    NONE = "none"
    UNCLEAR = "unclear"


class Depth(StrEnum):
    """How much a reason or a way forward says."""

    SPECIFIC = "specific"
    GENERIC = "generic"
    NONE = "none"
    UNCLEAR = "unclear"


class Feedback(StrEnum):
    """Whether a candidate is told how they did."""

    GIVEN = "given"
    OFFERED = "offered"
    NONE = "none"
    UNCLEAR = "unclear"


V = TypeVar("V", bound=StrEnum)


@record
class Reading(Generic[V]):
    """One item: what was found, and the message's own words for it."""

    value: V
    quotes: tuple[str, ...] = ()


Item = Reading[Found]


def link_quote(link: Link) -> str:
    """A link as a quote: its words and its address."""
    return link.url if link.text in {"", link.url} else f"{link.text} {link.url}"


def found(*quotes: str) -> Item:
    """It stands there."""
    return Reading(value=Found.FOUND, quotes=quotes)


def found_if(quotes: tuple[str, ...]) -> Item:
    """It stands there if there are quotes for it."""
    return Reading(value=Found.FOUND if quotes else Found.NOT_FOUND, quotes=quotes)


def unclear(*quotes: str) -> Item:
    """It cannot be told."""
    return Reading(value=Found.UNCLEAR, quotes=quotes)


def not_found(*quotes: str) -> Item:
    """It does not stand there; the quotes say what stands there instead."""
    return Reading(value=Found.NOT_FOUND, quotes=quotes)


_UNCLEAR: Item = Reading(value=Found.UNCLEAR)


@record
class Invitation:
    """What an invitation tells beforehand. `to` is "interview" or "test"; None: not an invitation.

    `at` is the one fixed time of the meeting, where there is exactly one; `offered` are the times
    to choose from (UTC; where a message names no time zone its times are taken as UTC).
    """

    to: str | None = None
    who: Item = _UNCLEAR
    role: Item = _UNCLEAR
    length: Item = _UNCLEAR
    format: Item = _UNCLEAR
    topics: Item = _UNCLEAR
    access: Item = _UNCLEAR
    accommodation: Item = _UNCLEAR
    self_schedule: Item = _UNCLEAR
    phone_tag: Item = _UNCLEAR
    at: datetime | None = None
    offered: tuple[datetime, ...] = ()


@record
class Letter:
    """A message, read.

    Attributes:
        message: The message itself.
        english: Whether it is in English; the reader answers *unclear* where it is not.
        kind: What it is, with the words that show it.
        decision: How plainly it decides about this application.
        names_candidate: It uses the candidate's name, in its greeting or its body.
        names_role: It names the role.
        role_in_subject: Its subject names the role.
        names_employer: It names the employer.
        generic_greeting: It greets nobody in particular.
        template_leak: A field of a template was left unfilled.
        wrong_name: It greets somebody else.
        answerable: A reply reaches somebody: sender, Reply-To and body together.
        contact: A way to reach the employer other than replying, or an invitation to reply.
        signed_by_person: A person signs it.
        next_step: It says what happens next.
        read_by: It says who reads the application.
        timeline: It says when.
        promises: What it promises.
        brush_off: It leaves silence as the answer.
        reason: Why the decision.
        stage: The stage reached, or where the candidate stood.
        way_forward: A live role, a rule for applying again, or something to learn.
        feedback: Whether it gives or offers feedback.
        survey: It asks how the process was; `survey_questions` is the number it names.
        invitation: What an invitation tells.
        ai_statement: It says whether and where software judges.
        status_link: A link to the application's status.
        withdraw_route: How to withdraw the application.
    """

    message: Message
    english: bool | None = None
    kind: Reading[Kind] = Reading(value=Kind.UNCLEAR)
    decision: Reading[Decision] = Reading(value=Decision.UNCLEAR)
    names_candidate: Item = _UNCLEAR
    names_role: Item = _UNCLEAR
    role_in_subject: Item = _UNCLEAR
    names_employer: Item = _UNCLEAR
    generic_greeting: Item = _UNCLEAR
    template_leak: Item = _UNCLEAR
    wrong_name: Item = _UNCLEAR
    answerable: Item = _UNCLEAR
    contact: Item = _UNCLEAR
    signed_by_person: Item = _UNCLEAR
    next_step: Item = _UNCLEAR
    read_by: Item = _UNCLEAR
    timeline: Reading[Timeline] = Reading(value=Timeline.UNCLEAR)
    promises: tuple[Promise, ...] = ()
    brush_off: Item = _UNCLEAR
    reason: Reading[Depth] = Reading(value=Depth.UNCLEAR)
    stage: Item = _UNCLEAR
    way_forward: Reading[Depth] = Reading(value=Depth.UNCLEAR)
    feedback: Reading[Feedback] = Reading(value=Feedback.UNCLEAR)
    survey: Item = _UNCLEAR
    survey_questions: int | None = None
    invitation: Invitation = Invitation()
    ai_statement: Item = _UNCLEAR
    status_link: Item = _UNCLEAR
    withdraw_route: Item = _UNCLEAR

    @property
    def received_at(self) -> datetime:
        """When it reached the inbox (UTC)."""
        return self.message.received_at
