"""Contrasts are sourced and graded, alike in length, strong in signal, and have placebos."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from harness.gather.challenge.run import read_contrasts
from harness.meta import Grade
from harness.people.application import vacancy
from harness.people.background import backgrounds
from harness.people.contrast import Channel, Contrast
from harness.people.matched import design, require_matched, stimuli
from harness.people.names import ENOUGH, GATE

JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
CVS = backgrounds(JOB, year=2026, count=16, random=Random(5))
CONTRASTS = read_contrasts()
NAMES = [contrast for contrast in CONTRASTS if contrast.channel is Channel.NAME]
LINES = [contrast for contrast in CONTRASTS if contrast.channel is not Channel.NAME]

every = pytest.mark.parametrize("contrast", CONTRASTS, ids=lambda contrast: contrast.id)
named = pytest.mark.parametrize("contrast", NAMES, ids=lambda contrast: contrast.id)
written = pytest.mark.parametrize("contrast", LINES, ids=lambda contrast: contrast.id)


def test_there_is_a_contrast_for_every_signal_that_the_evidence_knows() -> None:
    assert {contrast.signal for contrast in CONTRASTS} >= {
        "name", "pronouns", "age", "care break", "health break", "conviction", "unemployment",
        "parenthood", "disability", "disability told", "accommodation", "veteran",
        "foreign degree", "religion", "LGBTQ+", "class", "first generation", "self-taught",
        "race society", "gender society",
    }  # fmt: skip


def test_race_and_gender_are_crossed_in_names() -> None:
    compared = {frozenset((contrast.group_a, contrast.group_b)) for contrast in NAMES}
    for gender in ("women", "men"):
        assert frozenset((f"White {gender}", f"Black {gender}")) in compared
        for group in ("Asian", "Hispanic"):
            pair = frozenset((f"White {gender} (by family name)", f"{group} {gender}"))
            assert pair in compared
    for race in ("White", "Black"):
        assert frozenset((f"{race} women", f"{race} men")) in compared


@every
def test_a_contrast_says_where_it_is_from_and_how_strong_it_is(contrast: Contrast) -> None:
    assert contrast.title[0].isupper()
    assert len(contrast.strength or "") > 20
    assert contrast.grade in {Grade.A, Grade.B} or "ours" in contrast.source.casefold()
    assert contrast.group_a != contrast.group_b


@named
def test_at_least_twenty_strong_names_stand_for_each_group_and_for_no_other(
    contrast: Contrast,
) -> None:
    drawn = stimuli(contrast, count=1000, job=JOB.text, random=Random(7))
    assert len(drawn) >= ENOUGH
    both = [(s.a, s.b) for s in drawn]
    assert all((v.strength or 0) >= GATE for pair in both for v in pair)
    part = "family" if "(by family name)" in contrast.group_a else "given"
    held = Counter(v.spelling[part] for pair in both for v in pair)
    assert set(held.values()) == {1}


@named
def test_the_two_names_of_a_pair_share_the_part_that_is_not_compared(contrast: Contrast) -> None:
    for stimulus in stimuli(contrast, count=1000, job=JOB.text, random=Random(7)):
        one, other = stimulus.a.spelling, stimulus.b.spelling
        assert (one["given"] == other["given"]) != (one["family"] == other["family"])


@written
def test_both_texts_and_their_second_wordings_are_alike_in_length(contrast: Contrast) -> None:
    texts = [contrast.text_a, contrast.text_b, contrast.again_a, contrast.again_b]
    said = [text for text in texts if text]
    assert len(said) == len(set(said)) == 4
    for one, other in (said[:2], said[2:]):
        assert abs(len(one) - len(other)) <= 6
        assert abs(len(one.split()) - len(other.split())) <= 1


@written
def test_a_line_has_placebo_pairs_within_each_group_on_every_quality(contrast: Contrast) -> None:
    drawn = stimuli(contrast, count=1, job=JOB.text, random=Random(7))
    pairs = design(contrast, drawn, CVS, repeats=16)
    for group in (contrast.group_a, contrast.group_b):
        placebos = [p for p in pairs if p.placebo and p.a.group == p.b.group == group]
        assert len(placebos) == 4
        assert len({pair.background.quality for pair in placebos}) == 4
        assert sum(pair.a_first for pair in placebos) == 2
        for pair in placebos:
            require_matched(pair)


def test_the_contrast_of_the_documentation_is_one(tmp_path: Path) -> None:
    """The example of `docs/extending.md` is read, written into CVs, and matched."""
    text = (Path(__file__).parents[2] / "docs" / "extending.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (own,) = [block for block in blocks if "text_a" in block]
    (tmp_path / "class-club.toml").write_text(own, encoding="utf-8")
    (contrast,) = read_contrasts(tmp_path)
    drawn = stimuli(contrast, count=1, job=JOB.text, random=Random(7))
    for pair in design(contrast, drawn, CVS, repeats=16):
        require_matched(pair)
