"""Matched pairs differ in the signal alone, and nothing is confounded with a group."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.candidate import Candidate
from harness.errors import ConfigError, StatsError
from harness.gather.challenge.run import read_contrasts
from harness.people.application import vacancy
from harness.people.background import Background, Quality, backgrounds, mail_name
from harness.people.contrast import Channel, Contrast
from harness.people.documents import file_name
from harness.people.facts import cv_facts
from harness.people.layout import Layout, cv_text
from harness.people.marked import SLOTS, application, facts_of, spelled, text_of
from harness.people.matched import (
    MatchedPair,
    design,
    differences,
    require_matched,
    spelling_of,
    stimuli,
)
from harness.people.squares import latin_square, williams_square
from harness.people.strategies import matched_pairs

JOB = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
CVS = backgrounds(JOB, year=2026, count=16, random=Random(5))
CONTRASTS = read_contrasts()
NAMES = [contrast for contrast in CONTRASTS if contrast.channel is Channel.NAME]

every = pytest.mark.parametrize("contrast", CONTRASTS, ids=lambda contrast: contrast.id)
named = pytest.mark.parametrize("contrast", NAMES, ids=lambda contrast: contrast.id)


def drawn_design(contrast: Contrast, *, count: int = 24) -> tuple[MatchedPair, ...]:
    drawn = stimuli(contrast, count=count, job=JOB.text, random=Random(7))
    return design(contrast, drawn, CVS, repeats=4)


@every
def test_every_pair_of_every_contrast_differs_in_its_signal_alone(contrast: Contrast) -> None:
    for pair in drawn_design(contrast):
        require_matched(pair)


@settings(max_examples=60, deadline=None)
@given(pair=matched_pairs())
def test_a_drawn_pair_differs_in_the_name_and_the_address_made_of_it(pair: MatchedPair) -> None:
    require_matched(pair)
    own = {pair.a.spelling[slot] for slot in ("given", "family", "mail_name")}
    said = [before for before, _ in differences(pair)]
    assert said
    assert all(any(word in span for word in own) for span in said)


def test_a_pair_that_differs_elsewhere_too_is_refused() -> None:
    pair = drawn_design(NAMES[0])[0]
    slipped = replace(pair.b, spelling={**pair.b.spelling, "hobby": "Captain, rugby team"})
    with pytest.raises(ConfigError, match="hobby"):
        require_matched(replace(pair, b=slipped))


def test_a_pair_without_a_difference_is_refused() -> None:
    pair = drawn_design(NAMES[0])[0]
    with pytest.raises(ConfigError, match="does not differ in its signal alone"):
        require_matched(replace(pair, b=pair.a))


@named
def test_the_name_is_in_every_channel(contrast: Contrast) -> None:
    pair = drawn_design(contrast)[0]
    for variant in (pair.a, pair.b):
        given_name, family = variant.spelling["given"], variant.spelling["family"]
        spelling = spelling_of(pair.background, variant)
        person = spelled(pair.background.marked.candidate, spelling)
        assert file_name(person, "pdf") == f"{given_name}_{family}_CV.pdf"
        assert person.email.startswith(mail_name(given_name, family))
        assert person.name.full == variant.label
        assert text_of(pair.background.marked, spelling).startswith(f"{given_name} {family}\n")


@named
def test_no_background_layout_or_order_goes_with_a_group(contrast: Contrast) -> None:
    pairs = [pair for pair in drawn_design(contrast) if not pair.placebo]
    assert len(set(Counter(pair.background.id for pair in pairs).values())) == 1
    assert len(set(Counter(pair.background.quality for pair in pairs).values())) == 1
    assert len(set(Counter(pair.background.marked.layout for pair in pairs).values())) == 1
    assert sum(pair.a_first for pair in pairs) * 2 == len(pairs)
    for stimulus in {(pair.a.label, pair.b.label) for pair in pairs}:
        met = [p.background.quality for p in pairs if (p.a.label, p.b.label) == stimulus]
        assert set(met) == set(Quality)


@named
def test_placebo_pairs_ask_nothing_new_and_stay_within_a_group(contrast: Contrast) -> None:
    pairs = drawn_design(contrast)
    crossing = {(v.label, p.background.id) for p in pairs if not p.placebo for v in (p.a, p.b)}
    placebos = [pair for pair in pairs if pair.placebo]
    assert len(placebos) == len(pairs) - len(placebos)
    for pair in placebos:
        assert pair.a.group == pair.b.group
        assert {(v.label, pair.background.id) for v in (pair.a, pair.b)} <= crossing


@named
def test_names_are_alike_in_words_and_nearly_in_length(contrast: Contrast) -> None:
    drawn = stimuli(contrast, count=24, job=JOB.text, random=Random(7))
    assert len(drawn) >= 20
    assert all(len(s.a.label.split()) == len(s.b.label.split()) for s in drawn)
    gaps = [abs(len(s.a.label) - len(s.b.label)) for s in drawn]
    assert sum(gaps) / len(gaps) <= 3
    labels = [variant.label for s in drawn for variant in (s.a, s.b)]
    assert len(labels) == len(set(labels))


def test_a_name_that_is_a_word_of_the_job_is_not_drawn() -> None:
    women = next(contrast for contrast in NAMES if contrast.id == "name-black-white-women")
    job = "Ebony and ivory: we tune pianos with Emily and Robinson."
    drawn = stimuli(women, count=500, job=job, random=Random(1))
    words = {word.casefold() for s in drawn for v in (s.a, s.b) for word in v.label.split()}
    assert not words & {"ebony", "emily", "robinson"}
    assert "lakisha" in words


def test_a_contrast_without_names_or_texts_says_what_it_lacks() -> None:
    lines = next(contrast for contrast in CONTRASTS if contrast.channel is Channel.AWARD)
    with pytest.raises(ConfigError, match="no texts"):
        stimuli(replace(lines, text_b=None), count=1, job="", random=Random(1))
    with pytest.raises(ConfigError, match="no names"):
        stimuli(replace(NAMES[0], names_a=None), count=1, job="", random=Random(1))


@every
def test_a_contrast_has_its_source_and_texts_of_one_length(contrast: Contrast) -> None:
    assert len(contrast.source) > 20
    assert contrast.as_of.year > 2000
    if contrast.text_a and contrast.text_b and contrast.channel is not Channel.GRADUATION:
        words = len(contrast.text_a.split()), len(contrast.text_b.split())
        assert abs(words[0] - words[1]) <= 1


@given(size=st.integers(1, 12))
def test_a_williams_square_has_each_after_each_other_equally_often(size: int) -> None:
    rows = williams_square(size)
    assert all(sorted(row) == list(range(size)) for row in rows)
    assert all(
        Counter(column) == Counter(range(size)) or size % 2 for column in zip(*rows, strict=True)
    )
    follows = Counter(step for row in rows for step in pairwise(row))
    assert len(set(follows.values())) <= 1
    assert len(follows) == size * (size - 1)


@given(size=st.integers(1, 12))
def test_a_latin_square_has_each_once_in_rows_and_columns(size: int) -> None:
    rows = latin_square(size)
    for line in (*rows, *zip(*rows, strict=True)):
        assert sorted(line) == list(range(size))


def test_a_square_without_rows_is_refused() -> None:
    with pytest.raises(StatsError, match="no rows"):
        williams_square(0)


spellings = st.fixed_dictionaries(
    {
        slot: st.sampled_from(("1984", "2021"))
        if slot == "year"
        else st.text(st.characters(categories=("L", "N"), include_characters=" '-"), min_size=1)
        .map(str.strip)
        .filter(bool)
        for slot in SLOTS
    }
)


@settings(max_examples=60, deadline=None)
@given(spelling=spellings, background=st.sampled_from(CVS))
def test_writing_the_slots_is_the_same_as_rendering_again(
    spelling: dict[str, str], background: Background
) -> None:
    person = spelled(background.marked.candidate, spelling)
    assert text_of(background.marked, spelling) == cv_text(person, background.marked.layout)
    assert facts_of(background.marked, spelling) == cv_facts(person)


def no_document(_person: Candidate, _layout: Layout, _suffix: str) -> Path:
    raise AssertionError("no document was asked for")


@settings(max_examples=40, deadline=None)
@given(one=spellings, other=spellings)
def test_an_application_is_known_by_its_content(one: dict[str, str], other: dict[str, str]) -> None:
    marked = CVS[0].marked
    first, again, second = (
        application(marked, spelling, job=JOB, write=no_document)
        for spelling in (one, dict(one), other)
    )
    assert first.id == again.id
    assert (first.id == second.id) == (one == other)


def test_qualities_differ_in_years_and_in_what_is_told() -> None:
    told = {q: [len(b.marked.facts) for b in CVS if b.quality is q] for q in Quality}
    assert min(told[Quality.STRONG]) > max(told[Quality.SOLID])
    assert sum(told[Quality.SOLID]) > sum(told[Quality.FAIR]) > sum(told[Quality.THIN])


def test_the_same_seed_draws_the_same_people() -> None:
    again = backgrounds(JOB, year=2026, count=16, random=Random(5))
    assert [b.marked.digest for b in again] == [b.marked.digest for b in CVS]
    other = backgrounds(JOB, year=2026, count=16, random=Random(6))
    assert [b.marked.digest for b in other] != [b.marked.digest for b in CVS]


def test_a_job_of_no_known_family_gets_cvs_in_its_own_words() -> None:
    job = vacancy("Beekeeper\nYou look after hives, harvest honey and check hives for mites.\n")
    texts = [
        text_of(b.marked, b.plain) for b in backgrounds(job, year=2026, count=4, random=Random(1))
    ]
    assert any("hives" in text.casefold() for text in texts)
    assert "Beekeeper" in texts[0]
