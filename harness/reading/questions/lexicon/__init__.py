"""The words by which questions are recognised, as ordered rules for each language."""

from collections.abc import Mapping
from functools import cache

from harness.reading.questions.lexicon import (
    dutch,
    english,
    french,
    german,
    italian,
    polish,
    portuguese,
    spanish,
)
from harness.reading.questions.lexicon.rules import MEANINGS, Answered, Rule

LEXICONS: Mapping[str, tuple[Rule, ...]] = {
    "en": english.RULES,
    "de": german.RULES,
    "fr": french.RULES,
    "es": spanish.RULES,
    "nl": dutch.RULES,
    "pt": portuguese.RULES,
    "it": italian.RULES,
    "pl": polish.RULES,
}
"""Language subtag to rules, tried in order; English is tried behind every other language."""

__all__ = ["LEXICONS", "MEANINGS", "Answered", "Rule", "rules_for"]


@cache
def rules_for(page: str | None, label: str | None = None) -> tuple[Rule, ...]:
    """The rules for a label in the language `label` on a page in the language `page`.

    A label whose language is told by its own words is read by the rules of that language and by
    the English ones, whatever the page says. Of any other label it is not known: those of the
    page come first, then English, then all others, for labels are often not in the language of
    the page.
    """
    own = (page or "en").split("-")[0].lower()
    order = [label, "en"] if label else [own, "en", *LEXICONS]
    rules: list[Rule] = []
    for code in dict.fromkeys(order):
        rules.extend(LEXICONS.get(code, ()))
    return tuple(rules)
