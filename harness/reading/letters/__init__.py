"""Reads a message as the candidate would: what it is, what it says, in its own words.

English only. Another language, and every doubt, is *unclear*: never a wrong answer.
"""

from dataclasses import replace
from functools import lru_cache

from harness.evidence import Message
from harness.reading.dates import number
from harness.reading.letters import content, kinds, outcome
from harness.reading.letters.decisions import decision
from harness.reading.letters.invitation import read_invitation
from harness.reading.letters.leaks import template_leak
from harness.reading.letters.model import (
    Decision,
    Depth,
    Feedback,
    Found,
    Invitation,
    Item,
    Kind,
    Letter,
    Reading,
    Timeline,
    found_if,
)
from harness.reading.letters.people import (
    generic_greeting,
    names,
    names_candidate,
    signed_by_person,
    wrong_name,
)
from harness.reading.letters.reach import answerable, contact
from harness.reading.promises import promises
from harness.reading.prose import Prose, one_of, take_apart

__all__ = [
    "Decision",
    "Depth",
    "Feedback",
    "Found",
    "Invitation",
    "Item",
    "Kind",
    "Letter",
    "Reading",
    "Timeline",
    "read",
]

_COUNTED = one_of(
    r"\b(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
    r"[- ](?:short |quick |simple )?questions?\b"
)


@lru_cache(maxsize=4096)  # every audit of a walk reads the same letters
def read(
    message: Message,
    *,
    candidate_name: str,
    given_name: str,
    role: str | None,
    employer: str,
    also_called: tuple[str, ...] = (),
) -> Letter:
    """Read one message.

    Args:
        message: The message.
        candidate_name: The candidate's full name; empty where it is not known.
        given_name: The given name.
        role: The posting's title, or None where it is not known.
        employer: The employer's name.
        also_called: Other names that the candidate goes by.

    Returns:
        The letter. Items that rest on English are *unclear* in another language; unfilled fields,
        names and the sender are read in any.
    """
    prose = take_apart(message.text)
    subject = message.subject
    letter = Letter(
        message=message,
        english=prose.english,
        names_candidate=names_candidate(
            prose, subject, name=candidate_name, given=given_name, also=also_called
        ),
        names_role=names(prose, subject, role),
        role_in_subject=names(take_apart(""), subject, role),
        names_employer=names(prose, subject, employer, sender=message.from_name),
        template_leak=template_leak(prose, subject, employer=employer),
        wrong_name=wrong_name(
            prose, names=(candidate_name, given_name, *also_called), role=role, employer=employer
        ),
        answerable=answerable(message, prose),
        status_link=content.status_link(prose.sentences, message.links),
    )
    if not prose.english:
        return letter
    letter = _read_waiting(letter, prose, role=role, employer=employer)
    return _read_outcome(_read_kind(letter, prose, employer=employer), prose, role=role)


def _read_waiting(letter: Letter, prose: Prose, *, role: str | None, employer: str) -> Letter:
    """What somebody who waits wants to know."""
    message, sentences = letter.message, prose.sentences
    promised = promises(message.text, made_at=message.received_at)
    return replace(
        letter,
        generic_greeting=generic_greeting(prose),
        contact=contact(sentences, message.links, own=message.to),
        signed_by_person=signed_by_person(prose, employer=employer, sender=message.from_name),
        next_step=content.next_step(sentences),
        read_by=content.read_by(sentences),
        promises=promised,
        timeline=content.timeline(promised),
        brush_off=content.brush_off(sentences),
        ai_statement=content.ai_statement(sentences, role=role, employer=employer),
        withdraw_route=content.withdraw_route(sentences, message.links),
    )


def _read_kind(letter: Letter, prose: Prose, *, employer: str) -> Letter:
    """What it is; the subject is read only where the body says nothing."""
    subject = letter.message.subject
    what = kinds.kind(prose.sentences, subject=subject)
    if what.value is Kind.UNCLEAR and not what.quotes:
        what = kinds.kind((subject,), subject=subject)
    said = decision((*prose.sentences, subject))
    if what.value is Kind.OFFER:
        said = Reading(value=Decision.EXPLICIT, quotes=what.quotes)
    elif what.value is Kind.UNCLEAR and what.quotes:
        said = Reading(value=Decision.UNCLEAR, quotes=said.quotes)
    elif what.value is not Kind.DECLINE:
        said = Reading(value=Decision.NONE)
    invited = what.value is Kind.INVITATION
    return replace(
        letter,
        kind=what,
        decision=said,
        invitation=(
            read_invitation(letter.message, prose, role=letter.names_role, employer=employer)
            if invited
            else Invitation()
        ),
    )


def _read_outcome(letter: Letter, prose: Prose, *, role: str | None) -> Letter:
    """What a decision, or the time after it, tells."""
    sentences, links = prose.sentences, letter.message.links
    asked = kinds.survey(sentences)
    counted = [match for sentence in sentences for match in _COUNTED.finditer(sentence)]
    decides = letter.kind.value in {Kind.DECLINE, Kind.OFFER, Kind.UPDATE, Kind.UNCLEAR}
    return replace(
        letter,
        reason=(
            outcome.reason(sentences, letter.decision.quotes)
            if decides
            else Reading(value=Depth.NONE)
        ),
        stage=outcome.stage(sentences),
        way_forward=outcome.way_forward(sentences, links, role=role),
        feedback=outcome.feedback(sentences),
        survey=found_if(asked),
        survey_questions=number(counted[0]["count"]) if asked and counted else None,
    )
