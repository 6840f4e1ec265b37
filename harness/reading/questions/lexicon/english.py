"""English rules, the most particular first: the first rule that holds wins."""

from harness.reading.questions.lexicon import english_papers as papers
from harness.reading.questions.lexicon import english_person as person
from harness.reading.questions.lexicon import english_work as work
from harness.reading.questions.lexicon.rules import Answered, Rule

RULES: tuple[Rule, ...] = (
    *papers.DOCUMENTS[:1],
    *(
        one
        for one in papers.DOCUMENTS
        if one.answered is Answered.FILE and one.meaning == "document.photo"
    ),
    *papers.CONSENT,
    *work.WORK,
    *person.EQUALITY,
    *work.ABOUT,
    *work.HISTORY,
    *person.IDENTITY,
    *person.PLACE,
    *work.SCHEDULE,
    *papers.DOCUMENTS[1:],
)
