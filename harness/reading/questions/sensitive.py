"""Which questions demand a personal fact that an employer rarely needs before an offer."""

import re

from harness.evidence import Sensitive

_BY_MEANING = {
    "age.birth_date": Sensitive.BIRTH,
    "national_id": Sensitive.NATIONAL_ID,
    "document.photo": Sensitive.PHOTO,
    "health": Sensitive.HEALTH,
    "eeo.disability": Sensitive.HEALTH,
    "eeo.race": Sensitive.ORIGIN,
    "eeo.ethnicity": Sensitive.ORIGIN,
    "eeo.gender": Sensitive.GENDER,
    "eeo.orientation": Sensitive.ORIENTATION,
    "eeo.veteran": Sensitive.VETERAN,
    "salary.current": Sensitive.SALARY_HISTORY,
    "criminal.record": Sensitive.CRIMINAL_RECORD,
    "education.date": Sensitive.GRADUATION,
}

_BY_WORDS = (
    (
        Sensitive.FAMILY,
        r"marital|\b(civil|family|parental) status|\bchildren\b|pregnan|familienstand|"
        r"situation (familiale|matrimoniale)|estado civil",
    ),
    (Sensitive.RELIGION, r"\breligio|\bconfession\b|konfession"),
    (
        Sensitive.ORIGIN,
        r"\bnationalit|\bcitizenship|\bcitizen\b|place of birth|country of (birth|origin)|"
        r"staatsangehörig|nationalité|nacionalidad|mother tongue|native language",
    ),
    (Sensitive.BIRTH, r"\bage (range|group|bracket)|\bcurrent age\b|how old are you|^age\b"),
    (Sensitive.HEALTH, r"\bdisab|medical condition|\bhealth (condition|history|problem)"),
    (Sensitive.SALARY_HISTORY, r"salary history|pay history"),
    (Sensitive.GENDER, r"\btransgender\b|^sex\b"),
)


def sensitive_class(meaning: str, label: str) -> Sensitive | None:
    """The class of personal fact that a question demands, or None.

    Asking whether somebody is old enough for the work (`age.minimum`) is not one.
    """
    if meaning in _BY_MEANING:
        return _BY_MEANING[meaning]
    if meaning.startswith(("consent.", "document.", "work.", "accommodation")):
        return None
    for kind, words in _BY_WORDS:
        if re.search(words, label, re.IGNORECASE):
            return kind
    return None
