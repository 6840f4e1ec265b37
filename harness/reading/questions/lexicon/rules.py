"""The form of a rule: which words, in which kinds of control, mean what."""

import re
from enum import StrEnum

from harness.record import record

MEANINGS = frozenset(
    [
        "name.full",
        "name.given",
        "name.middle",
        "name.family",
        "name.preferred",
        "name.pronunciation",
        "pronouns",
        "email",
        "email.confirm",
        "phone",
        "address.line",
        "address.city",
        "address.region",
        "address.postcode",
        "address.country",
        "location",
        "link.linkedin",
        "link.github",
        "link.portfolio",
        "link.other",
        "document.cv",
        "document.cover_letter",
        "document.photo",
        "document.other",
        "salary.expectation",
        "salary.current",
        "notice",
        "start_date",
        "work.authorization",
        "work.sponsorship",
        "work.relocation",
        "work.travel",
        "work.schedule",
        "experience.years",
        "experience.skill",
        "education.level",
        "education.school",
        "education.degree",
        "education.date",
        "history.employer",
        "history.title",
        "history.date",
        "history.duties",
        "language.level",
        "certificate",
        "source",
        "referral.name",
        "previously.applied",
        "previously.employed",
        "age.minimum",
        "age.birth_date",
        "national_id",
        "criminal.record",
        "health",
        "accommodation",
        "consent.privacy",
        "consent.terms",
        "consent.marketing",
        "consent.talent_pool",
        "signature",
        "eeo.gender",
        "eeo.race",
        "eeo.ethnicity",
        "eeo.veteran",
        "eeo.disability",
        "eeo.orientation",
        "eeo.other",
        "account.password",
        "account.code",
        "captcha",
        "question.text",
        "question.choice",
        "question.boolean",
        "unknown",
    ]
)
"""Everything that a question can mean."""


class Answered(StrEnum):
    """In which kinds of control a rule holds."""

    ANY = "any"
    CHOICE = "choice"
    WORDS = "words"
    FILE = "file"
    LIST = "list"
    OPEN = "open"


@record
class Rule:
    """`pattern` in a label means `meaning`.

    `words` is the most words that a label may have for the rule to hold, None for any number;
    `unless` is what the label must not contain; `within` is what the heading above it must say.
    """

    meaning: str
    pattern: re.Pattern[str]
    answered: Answered = Answered.ANY
    words: int | None = None
    unless: re.Pattern[str] | None = None
    within: re.Pattern[str] | None = None
    confidence: float = 0.9


def rule(
    meaning: str,
    *patterns: str,
    answered: Answered = Answered.ANY,
    words: int | None = None,
    unless: str | None = None,
    within: re.Pattern[str] | None = None,
    confidence: float = 0.9,
) -> Rule:
    """A rule from alternative patterns, without regard to case."""
    return Rule(
        meaning=meaning,
        pattern=re.compile("|".join(patterns), re.IGNORECASE),
        answered=answered,
        words=words,
        unless=re.compile(unless, re.IGNORECASE) if unless else None,
        within=within,
        confidence=confidence,
    )
