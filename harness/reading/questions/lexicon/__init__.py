"""The words by which questions are recognised, as ordered rules for each language."""

from functools import cache

from harness.reading.questions.lexicon import english, others
from harness.reading.questions.lexicon.rules import MEANINGS, Answered, Rule

LEXICONS: dict[str, tuple[Rule, ...]] = {"en": english.RULES, **others.RULES}
"""Language subtag to rules, tried in order; English is tried behind every other language."""

__all__ = ["LEXICONS", "MEANINGS", "Answered", "Rule", "rules_for"]


@cache
def rules_for(language: str | None) -> tuple[Rule, ...]:
    """The rules for a page in `language`: its own first, English, then all others.

    Labels are often in another language than the page says, so no language is left out.
    """
    own = (language or "en").split("-")[0].lower()
    order = [own, "en", *LEXICONS]
    rules: list[Rule] = []
    for code in dict.fromkeys(order):
        rules.extend(LEXICONS.get(code, ()))
    return tuple(rules)
