"""English rules, the most particular first: the first rule that holds wins."""

from harness.reading.questions.lexicon import english_equality as equality
from harness.reading.questions.lexicon import english_guards as guards
from harness.reading.questions.lexicon import english_history as history
from harness.reading.questions.lexicon import english_papers as papers
from harness.reading.questions.lexicon import english_person as person
from harness.reading.questions.lexicon import english_work as work
from harness.reading.questions.lexicon.rules import Rule

RULES: tuple[Rule, ...] = (
    *papers.PHOTOS,
    *guards.OTHERS,
    *guards.OPEN,
    *papers.LETTERS,
    *history.DATES,
    *papers.CONSENT,
    *guards.ASIDE,
    *work.WORK,
    *equality.EQUALITY,
    *work.ABOUT,
    *history.HISTORY,
    *person.IDENTITY,
    *person.PLACE,
    *work.SCHEDULE,
    *papers.DOCUMENTS,
)
