"""Decides what a candidate answers to each question of a step."""

import re
from collections import Counter

from harness.candidate import Candidate
from harness.evidence import Control
from harness.gather.browser.seen import PageView, SeenControl
from harness.gather.browser.understood import understand_seen
from harness.gather.walk.driven import Documents
from harness.people.answers import Answer, Wanted, answer, answer_by_type
from harness.reading.questions import Understanding, plain
from harness.record import record
from harness.scenario import Scenario

_SURE = 0.5
_CLEARED = ("name.middle", "name.preferred", "phone", "link.", "address.", "history.", "education.")
_AUTOFILL = re.compile(
    r"auto-?fill|pre-?fill|\bimport\b|\bparse\b|fill in your details", re.IGNORECASE
)


@record
class Applicant:
    """Who applies, under which conditions, and with what files."""

    candidate: Candidate
    scenario: Scenario
    documents: Documents


@record
class Decision:
    """A question, what it asks, and what to answer; None leaves it as it is."""

    seen: SeenControl
    understood: Understanding
    answer: Answer | None
    required: bool | None


def decide(view: PageView, applicant: Applicant, demanded: frozenset[str]) -> tuple[Decision, ...]:
    """What to answer on a step: documents first, then in page order.

    Args:
        view: The step.
        applicant: Who applies.
        demanded: Keys of questions that the site has said must be answered.

    Returns:
        A decision for every question that can be worked.
    """
    ordinals: Counter[str] = Counter()
    decisions = []
    for seen in view.questions:
        understood = understand_seen(seen, view)
        ordinal = ordinals[understood.meaning]
        ordinals[understood.meaning] += 1
        if seen.disabled or (seen.read_only and seen.control is not Control.COMBOBOX):
            continue
        required = True if seen.key in demanded else seen.required
        wanted = wanted_of(seen, understood, applicant, ordinal=ordinal, required=required)
        decisions.append(
            Decision(
                seen=seen,
                understood=understood,
                answer=_answer(applicant, wanted, seen),
                required=required,
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
        files=files,
        sure=understood.confidence >= _SURE,
    )


def _answer(applicant: Applicant, wanted: Wanted, seen: SeenControl) -> Answer | None:
    found = answer(applicant.candidate, wanted)
    if found is not None:
        return found
    if wanted.required and applicant.scenario.answer_unknown and wanted.meaning != "captcha":
        return answer_by_type(applicant.candidate, wanted)
    typed = seen.control in {Control.TEXT, Control.TEXTAREA, Control.PHONE}
    if typed and seen.value and not wanted.required and wanted.meaning.startswith(_CLEARED):
        return Answer(text="", reason="takes out what the page filled in wrongly")
    return None


def _one_cv(decisions: list[Decision]) -> list[Decision]:
    """Of several fields that take a CV, the one of the form and not the one that fills it in."""
    takers = [one for one in decisions if one.answer is not None and one.answer.file == "cv"]
    if len(takers) < 2:
        return decisions
    plainly = [
        one
        for one in takers
        if not _AUTOFILL.search(f"{one.seen.label} {one.seen.section} {one.seen.preceding_text}")
    ]
    kept = next((one for one in plainly if one.required), (plainly or takers)[0])
    return [one for one in decisions if one not in takers or one is kept]
