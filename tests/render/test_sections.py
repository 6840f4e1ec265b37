"""Screening tables, counterexamples, messages, cards and the matrix."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.evidence import Change, Counterexample, Ending, Evidence
from harness.example import NOW, WALK
from harness.example.mail import reply
from harness.example.screening import counts, table, together, waited, waiting
from harness.example.walks import ended, run_started, sent, step, walk_started
from harness.meta import Per, Touchpoint
from harness.render.changes import contrast
from harness.render.cite import book_of
from harness.render.detail import LEVELS
from harness.render.finish import matrix
from harness.render.grids import Estimate, plot
from harness.render.left_waiting import waits
from harness.render.mail import letters
from harness.render.rules import places
from harness.render.screening import Axis, axes
from harness.render.touchpoints import sections
from harness.render.walks import read_run
from harness.verdict import Finding, Measurement, Outcome, TouchpointSummary, Verdicts
from tests.render.full_run import numbered
from tests.render.full_verdicts import judgement
from tests.render.metas import meta
from tests.render.small import small

DETAIL = LEVELS[0]
FAIRNESS = meta("impact-ratio", Touchpoint.FAIRNESS, "Below", title="Not below", per=Per.RUN)


def ratio(group: str, value: float, low: float, high: float) -> Measurement:
    return Measurement(
        name="impact_ratio", value=value, unit="ratio", n=100, low=low, high=high, group=group
    )


def axis_of(*given: Evidence, ratios: tuple[Measurement, ...] = ()) -> Axis:
    verdicts = replace(
        small(judgement("impact-ratio", None, Outcome.PASSED, "Fine", measurements=ratios)),
        audits=(FAIRNESS,),
    )
    return axes(read_run(numbered(given)), verdicts)[0]


def test_counts_stand_beside_fairlearns_rates() -> None:
    data = counts(women=(40, 100), men=(60, 100), unknown=(3, 10))
    axis = axis_of(data, table(data))
    assert [(r.group, r.n, r.selected, r.rate, r.fairlearn, r.agrees) for r in axis.rows] == [
        ("men", "100", "60", "60 %", "60 %", True),
        ("women", "100", "40", "40 %", "40 %", True),
    ]
    assert axis.unknown == "Category not known: 10, of whom 3 selected."
    assert not axis.disagrees


def test_disagreement_with_fairlearn_is_shown() -> None:
    data = counts(women=(40, 100), men=(60, 100))
    axis = axis_of(data, table(data, off_by=0.001))
    assert axis.disagrees
    assert [row.agrees for row in axis.rows] == [False, False]


def test_interval_plot_is_to_scale() -> None:
    data = counts(women=(40, 100), men=(60, 100))
    axis = axis_of(data, ratios=(ratio("sex: women", 0.5, 0.4, 1.0),))
    assert axis.plot is not None
    row = axis.plot.rows[0]
    assert row.high == axis.plot.equal
    assert (row.low - 1) / (axis.plot.equal - 1) == pytest.approx(0.4, abs=0.001)
    assert (axis.plot.four_fifths - 1) / (axis.plot.equal - 1) == pytest.approx(0.8, abs=0.001)
    assert "women 0.5 [0.4–1]" in axis.plot.alternative


def test_interval_without_end_leaves_the_scale() -> None:
    data = counts(women=(40, 100), men=(60, 100))
    axis = axis_of(data, ratios=(ratio("sex: women", 0.9, 0.1, 40.0),))
    assert axis.plot is not None
    assert axis.plot.rows[0].open_end
    assert axis.plot.rows[0].high <= 99


def test_measurement_of_another_stage_is_not_taken() -> None:
    data = counts(women=(40, 100), men=(60, 100))
    assert axis_of(data, ratios=(ratio("sex at offer: women", 0.5, 0.4, 1.0),)).plot is None


def test_counts_without_a_table_say_so() -> None:
    axis = axis_of(counts(women=(0, 0), men=(60, 100)))
    assert axis.note == "fairlearn's group table is not in the evidence."
    assert [row.rate for row in axis.rows] == ["60 %", "–"]


def test_waiting_is_grouped_by_event_and_axis() -> None:
    run = read_run(
        numbered(
            [
                waiting(100, told=40),
                waiting(50, told=0, axis="sex", group="women"),
                waiting(0, told=0, after="interviewed"),
            ]
        )
    )
    found = waits(run)
    assert [wait.caption.partition(",")[0] for wait in found] == [
        "From applying to a first word",
        "From applying to a first word",
        "From an interview to a first word",
    ]
    assert "by sex" in found[1].caption
    assert found[0].rows[0].cells[:3] == ("100", "40", "60 % [50.2–69.1 %]")
    assert found[1].rows[0].cells[3] == "–"
    assert found[2].rows[0].cells == ("0", "0", "–", "–", "–")


def test_who_still_waits_is_counted_and_whoever_is_new_is_not_called_silent() -> None:
    run = read_run(numbered([waited((3, 50, 0), (9, 0, 20), (40, 0, 30))]))
    (found,) = waits(run)
    people, told, never, half, most = found.rows[0].cells
    assert (people, told, never.split(" [")[0]) == ("100", "50", "37.5 %")
    assert half.startswith("3 [")
    assert most == "not yet seen"
    assert "20 people who have waited for less than 30 days" in found.note


def test_requisitions_stand_worst_first_beside_the_recruiters_load() -> None:
    run = read_run(
        numbered(
            [
                run_started(requisitions_per_recruiter=40.0),
                waiting(100, told=90, requisition="R1"),
                waiting(100, told=10, requisition="R2"),
            ]
        )
    )
    (found,) = waits(run)
    assert [row.name for row in found.rows] == ["R2", "R1"]
    assert "Requisitions per recruiter: 40." in found.note


def test_the_workings_hold_what_a_reviewer_derives_a_ratio_from() -> None:
    data = together(
        counts(requisition="A", women=(20, 50), men=(30, 50)),
        counts(requisition="B", women=(20, 50), men=(30, 50)),
    )
    found = axis_of(data).workings
    assert [grid.caption for grid in found.grids] == [
        "Against men: is it chance?",
        "Against men: how many people?",
        "Within requisitions",
    ]
    assert found.grids[0].rows[0].cells[0] == "-2.828"
    assert found.grids[1].rows[0].cells[:3] == ("10", "20", "8")
    (drawn,) = found.plots
    assert [row.label for row in drawn.rows] == ["A", "B", "Combined"]
    assert "women against men by requisition" in drawn.alternative


def test_an_interval_that_nothing_bounds_is_drawn_open() -> None:
    found = plot("Ratios", [Estimate(label="a", value=0.5, low=0.2, high=None)])
    assert found is not None
    assert found.rows[0].open_end
    assert "0.5 [0.2 and more]" in found.alternative


def test_rules_of_a_place_say_what_answers_them_and_reports_alone_never_pass() -> None:
    run = read_run(numbered([run_started(jurisdictions=("us-tx", "uk"))]))
    found = places(run, small(judgement("impact-ratio", None, Outcome.PASSED, "Fine")))
    outcomes = {
        place.title: [answer.outcome for one in place.asked for answer in one.answers]
        for place in found
    }
    assert outcomes["Texas Responsible Artificial Intelligence Governance Act"] == []
    uniform = next(place for place in found if place.title.startswith("Uniform"))
    assert uniform.asked[0].answers[0].outcome is Outcome.PASSED
    assert uniform.asked[1].checked == "for a person to check"


def example(before: str, after: str, **fields: object) -> Counterexample:
    item = Counterexample(
        id="challenge/0001",
        at=NOW,
        screener="m:f",
        changes=(Change(attribute="name", before="A", after="B"),),
        outcome_before=1.0,
        outcome_after=0.0,
        selected_before=True,
        selected_after=False,
        confirmed=True,
        draws=10,
        confirmations=9,
        calls=100,
        document_before=before,
        document_after=after,
    )
    return replace(item, **fields)  # type: ignore[arg-type] # fields of the record, by name


def nowhere(sha: str) -> bytes:
    raise KeyError(sha)


LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))), max_size=12)


@settings(deadline=None)
@given(LINES, LINES)
def test_both_sides_of_a_difference_can_be_read_back(before: list[str], after: list[str]) -> None:
    """Every changed line of either document stands in its own column, whole."""
    found = contrast(example("\n".join(before), "\n".join(after)), blob=nowhere, detail=DETAIL)
    lines = [line for hunk in found.hunks for line in hunk]
    old = ["".join(p.text for p in line.before) for line in lines if line.before is not None]
    new = ["".join(p.text for p in line.after) for line in lines if line.after is not None]
    assert set(old) <= {*"\n".join(before).splitlines(), ""}
    assert set(new) <= {*"\n".join(after).splitlines(), ""}
    if before == after:
        assert lines == []


def test_changed_word_is_marked_on_both_sides() -> None:
    found = contrast(
        example("Riverside Chess Club", "Riverside Mothers Club"),
        blob=nowhere,
        detail=DETAIL,
    )
    line = found.hunks[0][0]
    assert line.before is not None
    assert line.after is not None
    assert [piece.text for piece in line.before if piece.changed] == ["Chess"]
    assert [piece.text for piece in line.after if piece.changed] == ["Mothers"]
    assert (found.outcome_before, found.outcome_after) == ("selected", "not selected")


def test_document_that_is_a_blob_is_read() -> None:
    sha = "ab" * 32
    found = contrast(example(sha, "cd" * 32), blob={sha: b"old\xff"}.__getitem__, detail=DETAIL)
    line = found.hunks[0][0]
    assert line.before is not None
    assert line.after is not None
    assert "".join(piece.text for piece in line.before) == "old\ufffd"
    assert "is not in the run folder" in "".join(piece.text for piece in line.after)


def noted(text: str, subject: str, *findings: Finding) -> tuple[Verdicts, tuple[Evidence, ...]]:
    evidence = numbered([reply(text, subject=subject)])
    mine = tuple(replace(finding, evidence=(evidence[0].id,)) for finding in findings)
    return small(judgement("promise-kept", WALK, Outcome.FAILED, "Broken", *mine)), evidence


def quote(words: str | None) -> Finding:
    return Finding(code="c", message=f"about {words}", quote=words)


def test_overlapping_quotes_are_both_marked() -> None:
    verdicts, evidence = noted("one two three", "s", quote("one two"), quote("two three"))
    letter = letters([("w", evidence[0])], verdicts, DETAIL)[0]  # type: ignore[list-item] # a message
    assert [(s.text, s.notes) for s in letter.body] == [
        ("one ", (1,)),
        ("two", (1, 2)),
        (" three", (2,)),
    ]


def test_quote_is_found_across_line_ends_and_capitals() -> None:
    verdicts, evidence = noted("You will\n  hear soon.", "s", quote("you will hear soon."))
    letter = letters([("w", evidence[0])], verdicts, DETAIL)[0]  # type: ignore[list-item] # a message
    assert [segment.text for segment in letter.body if segment.notes] == ["You will\n  hear soon."]


def test_quote_of_the_subject_is_marked_there() -> None:
    verdicts, evidence = noted("Nothing.", "Re: {{job}}", quote("{{job}}"))
    letter = letters([("w", evidence[0])], verdicts, DETAIL)[0]  # type: ignore[list-item] # a message
    assert [(s.text, s.notes) for s in letter.subject] == [("Re: ", ()), ("{{job}}", (1,))]


def test_finding_without_its_words_is_still_noted() -> None:
    verdicts, evidence = noted("Hello.", "s", quote("not there"), quote(None))
    letter = letters([("w", evidence[0])], verdicts, DETAIL)[0]  # type: ignore[list-item] # a message
    assert [note.number for note in letter.notes] == [0, 0]
    assert [segment.notes for segment in letter.body] == [()]


@settings(deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=6), max_size=6))
def test_marking_never_changes_the_text(text: str, quotes: list[str]) -> None:
    verdicts, evidence = noted(text, text, *(quote(words) for words in quotes))
    plain, _ = noted(text, text)
    marked = letters([("w", evidence[0])], verdicts, DETAIL)[0]  # type: ignore[list-item] # a message
    bare = letters([("w", evidence[0])], plain, DETAIL)[0]  # type: ignore[list-item] # a message
    for one, other in ((marked.body, bare.body), (marked.subject, bare.subject)):
        assert "".join(s.text for s in one) == "".join(s.text for s in other)


def test_card_shows_the_worst_walk_first_with_n_of_m() -> None:
    verdicts = small(
        judgement("promise-kept", "a", Outcome.PASSED, "Kept"),
        judgement("promise-kept", "b", Outcome.FAILED, "Broken"),
        judgement("promise-kept", "c", Outcome.INAPPLICABLE, "Nothing promised"),
        judgement("promise-kept", "d", Outcome.CANNOT_TELL, "Not watched"),
    )
    wait = next(
        s for s in sections(verdicts, book_of(()), {}, DETAIL) if s.anchor == "touchpoint-wait"
    )
    card = wait.cards[0]
    assert card.heading == "A promise was broken"
    assert card.share == "failed on 1 of 3 walks, cannot tell on 1, passed on 1"
    assert [answer.walks for answer in card.answers] == [("b",), ("d",), ("a",)]
    assert wait.told == "0 of 1 met, 1 failed."


def test_walks_with_the_same_answer_share_it() -> None:
    evidence = numbered([reply(walk="a"), reply(walk="b"), reply(walk="c")])
    judgements = [
        judgement(
            "promise-kept",
            item.walk,
            Outcome.FAILED,
            "Broken" if item.walk != "c" else "Broken twice",
            Finding(code="broken", message="Nothing came", evidence=(item.id,)),
        )
        for item in evidence
    ]
    found = sections(small(*judgements), book_of(evidence), {"a": "Ada", "b": "Bo"}, DETAIL)
    card = next(card for section in found for card in section.cards)
    assert [answer.walks for answer in card.answers] == [("Ada", "Bo"), ("c",)]
    assert [cite.id for cite in card.answers[0].findings[0].cites] == ["a/0001", "b/0001"]


def test_passed_card_is_headed_by_what_is_true() -> None:
    verdicts = small(judgement("promise-kept", "a", Outcome.PASSED, "Kept"))
    found = sections(verdicts, book_of(()), {}, DETAIL)
    cards = [card for section in found for card in section.cards]
    assert [(card.heading, card.mend) for card in cards] == [("Promises are kept", False)]


def test_touchpoint_that_nothing_judges_says_so() -> None:
    found = sections(replace(small(), touchpoints=()), book_of(()), {}, DETAIL)
    assert {section.told for section in found} == {"Nothing here could be judged in this run."}
    assert len(found) == len(Touchpoint)


def test_worst_finding_of_a_touchpoint_is_linked() -> None:
    summary = TouchpointSummary(
        touchpoint=Touchpoint.WAIT,
        met=9,
        judged=13,
        cannot_tell=2,
        failed=1,
        attention=1,
        errors=0,
        stop_signs=(),
        worst="promise-kept",
    )
    verdicts = replace(
        small(judgement("promise-kept", "a", Outcome.FAILED, "Broken")), touchpoints=(summary,)
    )
    wait = next(
        s for s in sections(verdicts, book_of(()), {}, DETAIL) if s.anchor == "touchpoint-wait"
    )
    assert wait.told == "9 of 13 met, 1 failed, 1 needs attention, 2 cannot tell."
    assert wait.worst is not None
    assert (wait.worst.text, wait.worst.to) == ("A promise was broken", "audit-promise-kept")


def test_matrix_puts_who_could_not_finish_first() -> None:
    evidence = numbered(
        [
            walk_started(walk="a"),
            step(1, walk="a"),
            step(2, walk="a"),
            sent(walk="a"),
            ended(walk="a"),
            walk_started(walk="b"),
            step(1, walk="b"),
            ended(Ending.COULD_NOT_FINISH, walk="b", step=1, reason="a captcha"),
            walk_started(walk="c"),
            step(1, walk="c"),
            ended(Ending.STOPPED_BEFORE_SUBMIT, walk="c", step=2),
        ]
    )
    found = matrix(read_run(evidence).walks, DETAIL)
    assert found is not None
    assert [(row.steps, row.sent) for row in found.rows] == [
        (("stopped", "unreached"), "unreached"),
        (("reached", "unreached"), "withheld"),
        (("reached", "reached"), "sent"),
    ]
    assert found.told == "1 of 2 could finish. 1 walk was stopped before sending, or did not end."
    assert found.rows[0].ending == "could not finish: a captcha"


def test_nobody_walked_has_no_matrix() -> None:
    assert matrix((), DETAIL) is None
