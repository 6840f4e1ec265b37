"""The report's section on a challenged screener."""

from dataclasses import replace

from harness.evidence import EditShown, Evidence, RelationChecked
from harness.example.challenge import challenged as ended
from harness.example.challenge import noise, pairs, path_pairs, ranked_lists, relation
from harness.meta import Touchpoint
from harness.render.challenged import Challenged, challenged
from harness.render.detail import LEVELS
from harness.render.summary import render_summary
from harness.render.walks import read_run
from harness.verdict import Outcome
from tests.render.conftest import Render
from tests.render.full_run import numbered
from tests.render.full_verdicts import judgement
from tests.render.metas import meta
from tests.render.small import small

SYNTHETIC = "do not replace the impact-ratio audit of real applicants"


def shown(*evidence: Evidence) -> Challenged:
    return challenged(read_run(numbered(evidence)), lambda _: b"", LEVELS[0])


def test_nothing_challenged_is_said() -> None:
    assert not shown().asked


def test_a_relation_that_does_not_hold_comes_with_both_documents() -> None:
    found = shown(relation(violated=2, gap=0.1), relation("pronouns", title="Pronouns are nothing"))
    assert found.relations is not None
    (row,) = found.relations.rows
    assert row.cells == ("2 of 8", "0.1", "0")
    assert "Held in every case: Pronouns are nothing" in found.relations.note
    (document,) = found.broken
    pieces = [piece for hunk in document.hunks for line in hunk for piece in (line.before or ())]
    assert any(piece.changed for piece in pieces)


def test_what_the_budget_did_not_reach_is_no_pass() -> None:
    found = shown(relation(cases=0, telling=0, reached=False))
    assert found.relations is not None
    assert found.relations.rows[0].cells[0] == "not reached"
    assert "Held" not in found.relations.note


def test_noise_is_no_broken_relation() -> None:
    found = shown(relation(violated=2, gap=0.1, p_value=0.4))
    assert found.broken == ()


def test_histories_stand_apart_from_signals() -> None:
    found = shown(*path_pairs(12, gap=0.05), *pairs(20), ended())
    assert found.histories is not None
    assert found.signals is not None
    assert found.histories.rows[0].cells[1].startswith("−0.05")
    assert all("path" not in row.name for row in found.signals.rows)


def test_each_signal_says_from_which_gap_on_it_would_have_been_seen() -> None:
    for some, seen in ((pairs(20, gap=0.05), "0."), (pairs(4, gap=0.05), "no gap")):
        signals = shown(*some, ended()).signals
        assert signals is not None
        assert signals.head[-1] == "Seen from"
        assert signals.rows[0].cells[-1].startswith(seen)


def test_a_difference_that_one_cv_alone_makes_is_told() -> None:
    """Every name scores lower on one CV by far, and a little higher on the others."""
    uneven = [
        replace(p, outcome_b=p.outcome_a + (-0.3 if p.template == "0.7" else 0.01))
        for p in pairs(20)
    ]
    for some, alone in ((uneven, True), (pairs(20, gap=0.05), False)):
        signals = shown(*some, ended()).signals
        assert signals is not None
        assert ("One CV alone makes the difference of name: Black women" in signals.note) == alone


def test_being_left_out_of_lists_is_told_beside_the_ranks() -> None:
    lists = ranked_lists(16)
    gone = [
        replace(
            item,
            candidates=tuple(
                replace(one, rank=None if one.group == "Black women" else one.rank)
                for one in item.candidates
            ),
        )
        for item in lists
    ]
    assert "Left out unequally: p = 0.0" in shown(*gone).lists[0].note
    assert "Left out" not in shown(*lists).lists[0].note


def test_lists_are_shown_by_group_and_by_place() -> None:
    found = shown(*ranked_lists(16, by_place=True))
    groups, places = found.lists
    assert {row.name for row in groups.rows} == {
        "Asian men", "Black women", "Hispanic men", "White women",
    }  # fmt: skip
    assert places.rows[0].cells[0] == "100 %"


def test_every_page_with_contrasts_says_what_they_do_not_replace(render: Render) -> None:
    assert SYNTHETIC in render(small(), numbered([noise(), *pairs(20), ended()]))
    assert SYNTHETIC in render(small(), numbered(ranked_lists(16)))
    assert SYNTHETIC not in render(small(), ())


def test_hostile_words_of_a_relation_stay_words(render: Render) -> None:
    bad = "<script>alert(1)</script>"
    item = relation(violated=1, gap=0.1, title=bad, fix=bad)
    assert isinstance(item, RelationChecked)
    assert isinstance(item.worst, EditShown)
    worst = replace(item.worst, label=bad, document_before=bad, document_after=f"{bad}!")
    text = render(small(), numbered([replace(item, worst=worst)]))
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_the_summary_says_what_contrasts_do_not_replace() -> None:
    asked = replace(meta("name-invariance", Touchpoint.SCREEN, "Fails"), needs=("PairCompared",))
    for outcome, said in ((Outcome.PASSED, True), (Outcome.INAPPLICABLE, False)):
        verdicts = replace(
            small(judgement("name-invariance", None, outcome, "Said")), audits=(asked,)
        )
        text = render_summary(verdicts, title="T")
        assert (SYNTHETIC in text) is said
