"""The application form: which pages it has, what the CV fills in, and what is wrong."""

import re
from collections.abc import Mapping

from harness.practice.ats import Draft
from harness.practice.cv import LastJob, last_job, muddled
from harness.practice.faults import Fault
from harness.practice.fields import Kind, Question, Step
from harness.practice.openings import Opening
from harness.practice.questions import (
    about_you,
    cv,
    equality,
    experience,
    questions,
    skills,
    where_you_live,
)

__all__ = ["HONEYPOT", "equality", "mistakes", "prefill", "steps"]

HONEYPOT = "website"
MAX_LETTERS = 20_000


def steps(opening: Opening, faults: frozenset[Fault], draft: Draft | None) -> tuple[Step, ...]:
    """The pages on which questions are asked before the answers are checked, in order."""
    name = " ".join(_answers(draft, "given_name", "family_name"))
    pages = [
        about_you(faults),
        where_you_live(faults),
        cv(),
        experience(faults),
        questions(opening, faults, asks_more=Fault.DIFFERENT_PATH in faults and not _plain(name)),
    ]
    if Fault.TOO_MANY_QUESTIONS in faults:
        pages.append(skills())
    return tuple(pages)


def prefill(faults: frozenset[Fault], draft: Draft) -> Mapping[str, str]:
    """What the CV fills in, by the name of the question."""
    if draft.cv_text is None:
        return {}
    job = last_job(draft.cv_text)
    if Fault.WRONG_PARSE in faults:
        job = muddled(job)
    elif Fault.RETYPE_CV in faults:
        job = LastJob()
    return {"employer": job.employer, "job_title": job.title, "job_dates": job.dates}


def mistakes(step: Step, answers: Mapping[str, str], faults: frozenset[Fault]) -> Mapping[str, str]:
    """What is wrong with the answers of a step, by the name of the question.

    Files are judged where they are received.
    """
    found = {}
    for question in step.questions:
        text = answers.get(question.name, "").strip()
        problem = _problem(question, text, faults)
        if problem:
            found[question.name] = problem
    if Fault.ERRORS_ONE_BY_ONE in faults:
        found = dict(list(found.items())[:1])
    return found


def _problem(question: Question, text: str, faults: frozenset[Fault]) -> str | None:
    if question.kind is Kind.FILE:
        return None
    if not text:
        return question.error if question.required else None
    refuses = Fault.REFUSES_REAL_NAMES in faults and question.name in _NAMES
    wrong = {
        f"Shorten this answer to {MAX_LETTERS:,} letters": len(text) > MAX_LETTERS,
        "Enter an e-mail address with an @, for example name@example.com": (
            question.kind is Kind.EMAIL and not _EMAIL.fullmatch(text)
        ),
        "Enter a phone number, with the country code if it is not from the United States": (
            question.kind is Kind.TEL and sum(letter.isdigit() for letter in text) < 5
        ),
        "Choose one of the answers on the list": (
            bool(question.options) and text not in question.options
        ),
        "Only letters from A to Z, no more than 30 of them": (
            refuses and not _TAME.fullmatch(text)
        ),
    }
    problem = next((problem for problem, holds in wrong.items() if holds), None)
    return "This is not correct" if problem and Fault.ERRORS_UNHELPFUL in faults else problem


_EMAIL = re.compile(r"[^@\s]{1,200}@[^@\s.]+(?:\.[^@\s.]+)+")
_NAMES = frozenset({"given_name", "family_name"})
_TAME = re.compile(r"[A-Za-z ]{1,30}")
_PLAIN = re.compile(r"[A-Za-z' -]*")


def _plain(name: str) -> bool:
    return _PLAIN.fullmatch(name) is not None


def _answers(draft: Draft | None, *names: str) -> list[str]:
    return [draft.answers.get(name, "") for name in names] if draft else []
