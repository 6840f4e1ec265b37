"""Decides what a candidate answers to each question of a step."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from harness.candidate import Candidate
from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.driven import Documents
from harness.gather.walk.entries import Group, Place, places_of
from harness.gather.walk.history import answer_in_entry, no_history
from harness.people.answers import Answer, Wanted, answer, answer_by_type
from harness.reading.questions import Understanding, plain
from harness.record import record
from harness.scenario import Scenario

_SURE = 0.5
_OPENED = frozenset({Control.COMBOBOX, Control.DATE})
"""What may be worked although nothing can be typed into it."""
_CLEARED = ("name.middle", "name.preferred", "phone", "link.", "address.", "history.", "education.")
_AUTOFILL = re.compile(
    r"auto-?fill|pre-?fill|\bimport\b|\bparse\b|fill in your details", re.IGNORECASE
)


@record
class Applicant:
    """Who applies, under which conditions, and with what files.

    `password` is for the account that this walk may create; None where it may not.
    """

    candidate: Candidate
    scenario: Scenario
    documents: Documents
    password: str | None = None


@record
class Decision:
    """A question, what it asks, and what to answer; None leaves it as it is.

    `said` are the candidate's own words, where one chooses from a list that opens: it may lead to
    another list.
    """

    seen: SeenControl
    understood: Understanding
    answer: Answer | None
    required: bool | None
    said: str = ""


def decide(
    view: PageView,
    applicant: Applicant,
    demanded: frozenset[str],
    *,
    saved: Mapping[Group, int] | None = None,
) -> tuple[Decision, ...]:
    """What to answer on a step: documents first, then in page order.

    Args:
        view: The step.
        applicant: Who applies.
        demanded: Keys of questions that the site has said must be answered.
        saved: How many entries of a history were given before, and are no longer on the page.

    Returns:
        A decision for every question that can be worked.
    """
    ordinals: Counter[str] = Counter()
    places = places_of(view)
    decisions = []
    for seen in view.questions:
        understood = understand_seen(seen, view)
        ordinal = ordinals[understood.meaning]
        ordinals[understood.meaning] += 1
        stepped = seen.control in _OPENED or seen.role == "spinbutton"
        if seen.disabled or (seen.read_only and not stepped):
            continue
        required = True if seen.key in demanded else seen.required
        wanted = wanted_of(seen, understood, applicant, ordinal=ordinal, required=required)
        place = places.get(seen.key)
        if place is not None:
            before = (saved or {}).get(place.group, 0)
            place = replace(place, entry=place.entry + before)
        given = _answer(applicant, wanted, seen, place)
        opens = seen.control is Control.COMBOBOX and given is not None and bool(given.choices)
        own = _answer(applicant, replace(wanted, options=()), seen, place) if opens else None
        decisions.append(
            Decision(
                seen=seen,
                understood=understood,
                answer=given,
                required=required,
                said=own.text or "" if own else "",
            )
        )
    chosen = _one_cv(decisions)
    return tuple(sorted(chosen, key=lambda one: one.understood.meaning != "document.cv"))


def wanted_of(
    seen: SeenControl,
    understood: Understanding,
    applicant: Applicant,
    *,
    ordinal: int,
    required: bool | None,
) -> Wanted:
    """A seen question as answering knows it."""
    documents = applicant.documents
    held = {"cv": documents.cv, "cover letter": documents.cover_letter}
    files = frozenset(name for name, path in held.items() if path is not None)
    return Wanted(
        meaning=understood.meaning,
        label=plain(seen.label or seen.preceding_text),
        control=seen.control,
        options=tuple(option.text for option in seen.options),
        multiple=seen.multiple,
        required=required,
        input_type=seen.input_type,
        hint=" ".join(part for part in (seen.placeholder, seen.description) if part),
        ordinal=ordinal,
        max_length=seen.max_length,
        pattern=seen.pattern,
        language=seen.language,
        parts=tuple(part.name for part in seen.parts),
        files=files,
        sensitive=understood.sensitive,
        disclosed=documents.disclosed,
        sure=understood.confidence >= _SURE,
    )


def _answer(
    applicant: Applicant, wanted: Wanted, seen: SeenControl, place: Place | None
) -> Answer | None:
    candidate = applicant.candidate
    if applicant.password and "password" in {seen.input_type, wanted.meaning.partition(".")[2]}:
        return Answer(text=applicant.password, reason="made for this walk")
    if place is not None:
        found = answer_in_entry(candidate, place, wanted)
    else:
        found = no_history(seen, wanted.label, candidate) or answer(candidate, wanted)
    if found is None and seen.searched and seen.control is Control.COMBOBOX:
        found = answer(applicant.candidate, replace(wanted, options=()))
    if found is not None:
        return found
    if wanted.required and applicant.scenario.answer_unknown and wanted.meaning != "captcha":
        return answer_by_type(applicant.candidate, wanted)
    typed = seen.control in {Control.TEXT, Control.TEXTAREA, Control.PHONE}
    if typed and seen.value and not wanted.required and wanted.meaning.startswith(_CLEARED):
        return Answer(text="", reason="takes out what the page filled in wrongly")
    return None


def _one_cv(decisions: list[Decision]) -> list[Decision]:
    """Of several fields that take a CV those that demand it, else the one of the form.

    A field that only fills in the form from a CV is left alone.
    """
    takers = [one for one in decisions if one.answer is not None and one.answer.file == "cv"]
    if len(takers) < 2:
        return decisions
    plainly = [
        one
        for one in takers
        if not _AUTOFILL.search(f"{one.seen.label} {one.seen.section} {one.seen.preceding_text}")
    ]
    kept = [one for one in plainly if one.required] or (plainly or takers)[:1]
    return [one for one in decisions if one not in takers or one in kept]
