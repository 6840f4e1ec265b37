"""What every relation must hold, ours and a user's: its prose, and its edits on any CV."""

from collections.abc import Iterator
from random import Random

from harness.people.application import Vacancy, vacancy
from harness.people.background import backgrounds
from harness.people.draft import Draft, draft_of
from harness.people.layout import LineKind
from harness.people.relation import Edit, Holds, Relation

_JOB = vacancy(
    "Data Analyst\nYou answer questions with SQL, build dashboards and reporting in Excel, and "
    "care about data quality.\n"
)
_YEAR, _CVS = 2026, 4


def check_relation(item: Relation, *, job: Vacancy = _JOB) -> None:
    """Check one relation on CVs of every quality and layout.

    Raises:
        AssertionError: with what does not hold.
        ConfigError: an edit that shows nothing, or batches that lose an application.
    """
    for text in (item.meta.why, item.meta.fix):
        assert text.strip().endswith("."), f"{item.id}: why and fix are sentences"
    assert not item.meta.title.endswith("."), f"{item.id}: a title has no full stop"
    if item.meta.of_batches:
        assert item.batches(8, _random()), f"{item.id}: arranges no batch"
        return
    cvs = backgrounds(job, year=_YEAR, count=_CVS, random=_random())
    drafts = [draft_of(background, job=job) for background in cvs]
    edits = [edit for draft in drafts for edit in item.edits(draft, _random())]
    again = [edit for draft in drafts for edit in item.edits(draft, _random())]
    assert edits, f"{item.id}: edits none of {_CVS} CVs"
    assert edits == again, f"{item.id}: the same seed gives other edits"
    for edit in edits:
        for draft in _drafts(edit):
            assert draft.job == job, f"{item.id}: changes the job"
            assert _disclosed(draft), f"{item.id}: drops the line that says it is synthetic"
    if item.meta.holds is Holds.NOT_IGNORED:
        assert all(edit.without for edit in edits), f"{item.id}: lacks `without`"


def _random() -> Random:
    return Random(1)  # noqa: S311 - an edit, nothing is kept secret


def _drafts(edit: Edit) -> Iterator[Draft]:
    yield from (edit.before, edit.after)
    if edit.without is not None:
        yield edit.without


def _disclosed(draft: Draft) -> bool:
    """Whether the CV still says in its last line that nobody real applies."""
    disclosure = draft.candidate.disclosure
    notes = [line.text for line in draft.shown if line.kind is LineKind.NOTE]
    return bool(disclosure) and notes == [disclosure]


__all__ = ["check_relation"]
