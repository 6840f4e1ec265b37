"""Whether a posting is written in sentences that can be read once."""

from typing import Annotated

from harness.evidence import Posting
from harness.example import Example
from harness.example.walks import posting
from harness.meta import Effort, Fix, Grade, Limit, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import distinct
from harness.reading.wording import Plainness, plainness
from harness.registry import audit
from harness.verdict import Finding, Measurement, Outcome, Verdict, cannot_tell, graded

GOV_UK = Source(
    text="Inside GOV.UK 2014, Sentence length: why 25 words is our limit",
    grade=Grade.D,
    url="https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
)
GRADES = Source(
    text="Our convention on the Automated Readability Index (Senter & Smith 1967), a US school "
    "grade made for English: 10 for a text for everybody, 14 for college students",
    grade=Grade.D,
)
ENOUGH = Source(text="Our convention: indices of readability need some text", grade=Grade.D)


@audit(
    title="The posting is written in plain words",
    failed_title="The posting is hard to read",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.MINOR,
    grade=Grade.D,
    per=Per.RUN,
    why="Long sentences cost everybody time, and most those who read in a second language.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="Split the three longest sentences, and say it as you would to a friend.",
        effort=Effort.MINUTES,
    ),
    sources=(GOV_UK, GRADES),
)
def plain_words(
    postings: tuple[Posting, ...],
    *,
    good_sentence: Annotated[float, Limit("words", GOV_UK)] = 20,
    poor_sentence: Annotated[float, Limit("words", GOV_UK)] = 25,
    good_grade: Annotated[float, Limit("school grades", GRADES)] = 10,
    poor_grade: Annotated[float, Limit("school grades", GRADES)] = 14,
    least_words: Annotated[float, Limit("words", ENOUGH)] = 100,
) -> Verdict:
    """Judge the hardest posting by the mean length of its sentences and its ARI."""
    read = [
        (found, item)
        for item in distinct(postings)
        if (item.language or "en").lower().startswith("en")
        and (found := plainness(item.text))
        and found.words >= least_words
    ]
    if not read:
        return cannot_tell("No English posting with enough text was seen")

    def outcome_of(found: Plainness) -> Outcome:
        by_length = graded(found.words_per_sentence, good=good_sentence, poor=poor_sentence)
        by_grade = graded(found.ari, good=good_grade, poor=poor_grade)
        return min(by_length, by_grade, key=lambda outcome: outcome.rank)

    worst, item = min(read, key=lambda pair: (outcome_of(pair[0]).rank, -pair[0].ari, pair[1].id))
    outcome = outcome_of(worst)
    return Verdict(
        outcome=outcome,
        summary=f"{worst.words_per_sentence:.0f} words a sentence, school grade {worst.ari:.0f}",
        measurements=(
            Measurement(
                name="words_per_sentence",
                value=worst.words_per_sentence,
                unit="words",
                n=worst.sentences,
            ),
            Measurement(name="ari", value=worst.ari, unit="school grades", n=worst.words),
        ),
        findings=()
        if outcome is Outcome.PASSED
        else tuple(
            Finding(
                code="hard-to-read",
                message="One of the three longest sentences",
                evidence=(item.id,),
                quote=sentence,
            )
            for sentence in worst.longest
        ),
    )


def _text(words: int, letters: int = 4, sentences: int = 8) -> Posting:
    """So many sentences, each of so many words of so many letters."""
    return posting(" ".join([" ".join(["a" * letters] * words) + "."] * sentences))


EXAMPLES = (
    Example("20 words a sentence", given=[_text(20)], outcome=Outcome.PASSED),
    Example("21 words", given=[_text(21)], outcome=Outcome.ATTENTION, codes={"hard-to-read"}),
    Example("25 words", given=[_text(25)], outcome=Outcome.ATTENTION),
    Example("26 words", given=[_text(26)], outcome=Outcome.FAILED, codes={"hard-to-read"}),
    Example("short sentences of long words", given=[_text(10, 7, 12)], outcome=Outcome.FAILED),
    Example("too little text", given=[posting()], outcome=Outcome.CANNOT_TELL),
    Example(
        "another language",
        given=[posting(_text(30).text, language="de")],
        outcome=Outcome.CANNOT_TELL,
    ),
)
