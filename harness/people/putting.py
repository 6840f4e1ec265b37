"""How a question is put: to be answered with yes or no, or in words of one's own."""

import re

_POLAR = re.compile(
    r"\b(do|does|did|are|is|were|was|have|has|had|can|could|will|would|may|should)\s+"
    r"(not\s+)?(you|your|there|this|any|it|we)\b|"
    r"^\W*(hast|haben|hatten|bist|sind|kannst|können|besitz\w*|verfüg\w*|möchte\w*) (du|sie)\b|"
    r"\b(avez|êtes|pouvez|disposez|possédez|souhaitez|acceptez)-vous\b|\b(as|es|peux)-tu\b|"
    r"^\W*(tienes?|tiene usted|eres|es usted|puedes?|dispones?|você (tem|é|possui|pode)|possui|"
    r"tem|heeft u|heb je|bent u|ben je|kunt u|hai|sei|ha|è|czy)\b",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    r"\b(which|what|how|where|when|who|whom|why|explain|describe|detail|details|tell|list|specify|"
    r"elaborate|example|examples|share|outline|provide|name (it|them|the)|if (so|yes)|"
    r"warum|welche\w*|wie|wo|pourquoi|quel\w*|lequel|comment|cuál\w*|qué|cómo|qual|quais|"
    r"como|welke|waarom|hoe|quali|perché|jak\w*)\b",
    re.IGNORECASE,
)


def is_polar(label: str) -> bool:
    """Whether a question is put so that yes or no answers it."""
    put = _POLAR.search(label)
    if put is None:
        return False
    before = re.split(r"[.!?:;]\s", label[: put.start()])[-1]
    return not _ASKS_MORE.search(before)


def speaks_to(said: str, meaning: str, label: str, *, written: bool) -> bool:
    """Whether a general answer to a meaning answers a question as it is put.

    Args:
        said: The answer.
        meaning: What is asked.
        label: In which words.
        written: Whether it is answered in words of one's own, and not by an option.
    """
    if meaning == "eeo.gender" and _OF_TRANSITION.search(label):
        return False
    if meaning == "question.text":
        return not (written and is_polar(label) and not _ASKS_MORE.search(label))
    if not written or not re.fullmatch(r"(yes|no)\W*", said.strip(), re.IGNORECASE):
        return True
    if is_polar(label):
        return True
    noun = meaning in _OF_DEGREE and "?" not in label
    return not (noun or _ASKS_MORE.search(label) or _DEMANDS.search(label))


_OF_DEGREE = frozenset({"work.schedule", "work.travel", "experience.skill"})
"""What is asked for by how much and by which as often as by whether."""
_OF_TRANSITION = re.compile(r"\b(trans(gender|sexual)?|cisgender|intersex)\b", re.IGNORECASE)
_DEMANDS = re.compile(
    r"^\W*(please )?(enter|list|specify|name|describe|provide|state|indicate|give|type|write|"
    r"preferred|desired|expected)\b",
    re.IGNORECASE,
)
