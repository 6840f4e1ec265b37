"""The same CV as a text file, a Word document and a PDF, in one column and in two."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness.meta import Grade
from harness.people.draft import Draft
from harness.people.layout import Look
from harness.people.relation import About, Edit, Holds, relation
from harness.people.sent import read_as

_SENT = (("docx", Look.ONE_COLUMN), ("pdf", Look.ONE_COLUMN), ("pdf", Look.TWO_COLUMNS))


@relation(
    title="PDF, Word and text files with the same words get the same answer",
    why="Candidates cannot know which kind of file a screener reads well.",
    fix="Read every file into the same plain text before it is scored; tell candidates which "
    "formats are read.",
    about=About.PRESENTATION,
    holds=Holds.SAME,
    source="Ours: the file is written and its text read back; on one embedding model a change of "
    "formatting alone moved scores by up to 0.269",
    grade=Grade.D,
)
def file_format(draft: Draft, _random: Random) -> Iterator[Edit]:
    """The text file against each other format, with the text that a reader gives back of it."""
    plain = replace(draft, sent_as="txt")
    for suffix, look in _SENT:
        sent = replace(draft, look=look)
        text = read_as(sent, suffix)
        if text is not None:
            yield Edit(
                label=f"text file → {suffix}, {look}",
                before=plain,
                after=replace(sent, text=text, sent_as=suffix),
            )
