"""What a synthetic candidate says when asked whether it is a person: the truth."""

import re
from collections.abc import Sequence

from harness.candidate import DISCLOSURE, Candidate
from harness.evidence import Control

_ROBOT = re.compile(
    r"\bare you (an? )?(\w+ )?(ro)?bot\b|\b(are|is) (you|this)\b.{0,30}\b(automated|artificial|"
    r"machine|\bai\b|language model|synthetic|fake|test (candidate|applicant|application))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\bare you (an? )?(real |actual |living )?(human( being)?|person)\b|\bI( a|.)m (an? )?(real "
    r"|actual )?"
    r"(human( being)?|person)\b|\bI( a|.)m not (an? )?(ro)?bot\b|"
    r"\b(confirm|certify|declare)\b.{0,30}\b(human|real person|not (a|an) (ro)?bot)\b",
    re.IGNORECASE,
)
_MACHINE_MADE = re.compile(
    r"\b(did|have) you (use|used)\b.{0,20}\b(ai|chatgpt|artificial intelligence)\b", re.IGNORECASE
)


def honest_answer(
    candidate: Candidate, label: str, options: Sequence[str], control: Control
) -> str | None:
    """The truth about being synthetic, where a question asks for it; else None.

    Args:
        candidate: Who is asked; its disclosure is the answer in words.
        label: The question.
        options: Its options.
        control: How it is answered.
    """
    robot, person = _ROBOT.search(label), _PERSON.search(label)
    machine = _MACHINE_MADE.search(label)
    if not (robot or person or machine):
        return None
    if control in {Control.TEXT, Control.TEXTAREA, Control.RICH_TEXT}:
        return candidate.disclosure or DISCLOSURE
    if options or control in {Control.CHECKBOX, Control.SWITCH}:
        return "No" if person else "Yes"
    return None
