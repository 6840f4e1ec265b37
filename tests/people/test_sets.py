"""Matched sets cross signals over CVs and jobs, and nothing goes with a group but its signal."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from scipy.stats import chi2_contingency

from harness.errors import ConfigError
from harness.gather.challenge.run import read_contrasts
from harness.people.application import vacancy
from harness.people.balance import balance_of_pairs, balance_of_sets, chi_square
from harness.people.contrast import Channel
from harness.people.documents import cv_write, file_name
from harness.people.layout import cv_text
from harness.people.marked import spelled
from harness.people.matched import design, stimuli
from harness.people.sets import (
    Factor,
    MatchedSet,
    block_size,
    factor,
    matched_sets,
    places,
    require_matched_set,
)
from harness.people.strategies import matched_sets as drawn_sets

ANALYST = vacancy("Data Analyst\nYou answer questions with SQL, build reports and clean data.\n")
PACKER = vacancy("Warehouse Associate\nYou pick and pack orders, load trucks, count stock.\n")
WHERE = places([ANALYST, PACKER], year=2026, count=16, random=Random(3))
CONTRASTS = {contrast.id: contrast for contrast in read_contrasts()}
NAMES = ("name-black-white-women", "name-black-white-men")


def made(*ids: str) -> Factor:
    named = [CONTRASTS[name] for name in ids]
    return factor(named, count=24, job=ANALYST.text, random=Random(1))


RACE_AND_GENDER = made(*NAMES)
DESIGNS = {
    "a pair": (made("lgbtq-society"),),
    "three groups": (made("pronouns-she", "pronouns-they"),),
    "race by gender": (RACE_AND_GENDER,),
    "a name by a break": (made("name-asian-white-women"), made("gap-care")),
    "race by gender by a break": (RACE_AND_GENDER, made("gap-conviction")),
}
ENDS = (0, -1)
each = pytest.mark.parametrize("factors", DESIGNS.values(), ids=DESIGNS)


@each
def test_no_template_job_or_order_goes_with_a_group(factors: tuple[Factor, ...]) -> None:
    sets = matched_sets(factors, WHERE, count=1000)
    balance = balance_of_sets(sets)
    assert balance.exact
    assert {spread.attribute for spread in balance.spreads} == {
        "job", "template", "quality", "layout", "order",
    }  # fmt: skip
    assert all(len(row) > 1 for spread in balance.spreads for row in spread.counts.values())


def test_of_a_thousand_sets_every_two_documents_differ_in_the_signal_alone() -> None:
    """Rendered again from the facts, and not from the marked text that the sets are made of."""
    sets = matched_sets(DESIGNS["race by gender by a break"], WHERE, count=1000)
    assert len(sets) >= 1000
    for item in sets:
        texts = [rendered(item, number) for number in ENDS]
        assert texts[0] != texts[1]
        masked = [mask(text, item, number) for text, number in zip(texts, ENDS, strict=True)]
        assert masked[0] == masked[1]


def rendered(item: MatchedSet, number: int) -> str:
    marked = item.place.background.marked
    return cv_text(spelled(marked.candidate, spelling_of_twin(item, number)), marked.layout)


def spelling_of_twin(item: MatchedSet, number: int) -> dict[str, str]:
    return dict(item.spelling(item.twins[number]))


@each
def test_every_two_twins_of_a_set_are_proved_to_be_alike(factors: tuple[Factor, ...]) -> None:
    for item in matched_sets(factors, WHERE, count=60):
        require_matched_set(item)


def test_a_set_with_another_difference_is_refused() -> None:
    (first, *_) = matched_sets(DESIGNS["a pair"], WHERE, count=2)
    twin = first.twins[1]
    variant = twin.variants[0]
    slipped = replace(variant, spelling={**variant.spelling, "hobby": "Captain, rugby team"})
    broken = replace(first, twins=(first.twins[0], replace(twin, variants=(slipped,))))
    with pytest.raises(ConfigError, match="hobby"):
        require_matched_set(broken)


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_documents_differ_in_the_signal_alone_in_every_format(
    suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for item in matched_sets(DESIGNS["race by gender by a break"], WHERE, count=1)[:3]:
        read = []
        for number in ENDS:
            marked = item.place.background.marked
            person = spelled(marked.candidate, spelling_of_twin(item, number))
            path = cv_write(person, tmp_path_factory.mktemp("cv"), suffix, marked.layout)
            assert path.name == file_name(person, suffix)
            read.append([path.name, *words_in(path)])
        joined = [" ".join(words) for words in read]
        assert joined[0] != joined[1]
        masked = [mask(text, item, number) for text, number in zip(joined, ENDS, strict=True)]
        assert masked[0] == masked[1]
        assert masked[0].count("<given>") >= (2 if suffix == "txt" else 4)


def words_in(path) -> list[str]:  # type: ignore[no-untyped-def]  # a path of pytest's
    """The text of a document and its properties, as other programs read them."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        told = [
            str(value)
            for key, value in sorted((reader.metadata or {}).items())
            if key in {"/Title", "/Author"}
        ]
        return [*told, *" ".join(page.extract_text() for page in reader.pages).split()]
    if path.suffix == ".docx":
        document = Document(str(path))
        said = document.core_properties
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        return [
            said.title,
            said.author,
            *" ".join([*(p.text for p in document.paragraphs), *cells]).split(),
        ]
    return path.read_text(encoding="utf-8").split()


def mask(text: str, item: MatchedSet, number: int) -> str:
    """The text with the name of the slot in the place of what the signal writes there."""
    spelling = spelling_of_twin(item, number)
    for slot in sorted(item.slots, key=lambda slot: -len(spelling[slot])):
        own = re.escape(spelling[slot])
        text = re.sub(f"(?<![A-Za-z]){own}(?![A-Za-z])", f"<{slot}>", text)
    return text


@settings(max_examples=30, deadline=None)
@given(item=drawn_sets())
def test_a_drawn_set_is_matched(item: MatchedSet) -> None:
    require_matched_set(item)
    assert sorted(item.order) == list(range(len(item.twins)))


@each
def test_every_group_follows_every_other_equally_often(factors: tuple[Factor, ...]) -> None:
    sets = matched_sets(factors, WHERE, count=block_size(factors))
    follows = Counter(step for item in sets for step in pairwise(item.order))
    assert len(set(follows.values())) == 1


def test_a_name_is_met_in_every_place_of_the_order() -> None:
    sets = matched_sets((RACE_AND_GENDER,), WHERE, count=24 * 4)
    places_of = {
        (twin.label, item.order.index(at)) for item in sets for at, twin in enumerate(item.twins)
    }
    assert len(places_of) == 24 * 4 * 4


def test_race_and_gender_are_crossed_with_one_surname_in_a_set() -> None:
    assert RACE_AND_GENDER.groups == ("White women", "Black women", "White men", "Black men")
    for draw in RACE_AND_GENDER.draws:
        assert len({variant.spelling["family"] for variant in draw}) == 1
        assert len({variant.spelling["given"] for variant in draw}) == 4
    groups = {v.spelling["given"]: v.group for draw in RACE_AND_GENDER.draws for v in draw}
    assert len(groups) == sum(len(draw) for draw in RACE_AND_GENDER.draws)


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("lgbtq-society", "gap-care"), "written in several"),
        (("name-asian-white-women", "name-asian-white-men"), "cannot be matched"),
        (("name-asian-white-women", "name-black-white-women"), "cannot be matched"),
    ],
)
def test_contrasts_that_make_no_signal_together_are_refused(
    ids: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        made(*ids)


def test_signals_of_one_place_cannot_be_crossed() -> None:
    with pytest.raises(ConfigError, match="same place"):
        matched_sets((made("lgbtq-society"), made("race-society")), WHERE, count=4)


def test_a_design_of_nothing_is_refused() -> None:
    for factors, where, count in (
        ((), WHERE, 1),
        (DESIGNS["a pair"], (), 1),
        (DESIGNS["a pair"], WHERE, 0),
    ):
        with pytest.raises(ConfigError, match="needs a signal"):
            matched_sets(factors, where, count=count)


def test_an_unbalanced_design_is_seen() -> None:
    sets = matched_sets(DESIGNS["a pair"], WHERE, count=64)
    once = [item for item in sets if item.order == (0, 1)]
    (order,) = [s for s in balance_of_sets(once).spreads if s.attribute == "order"]
    assert order.chi_square > 0
    assert not balance_of_sets(once).exact


@pytest.mark.parametrize("contrast", CONTRASTS.values(), ids=lambda contrast: contrast.id)
def test_pairs_of_every_contrast_are_exactly_balanced(contrast) -> None:  # type: ignore[no-untyped-def]  # parametrized
    drawn = stimuli(contrast, count=24, job=ANALYST.text, random=Random(2))
    cvs = [place.background for place in WHERE if place.job == ANALYST.title]
    repeats = 4 if contrast.channel is Channel.NAME else 16
    balance = balance_of_pairs(design(contrast, drawn, cvs, repeats=repeats), job=ANALYST.title)
    assert balance.exact
    lengths = [likeness.letters for likeness in balance.likeness]
    assert max(lengths) - min(lengths) <= 4


tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(1, 50), min_size=width, max_size=width), min_size=2, max_size=4
    )
)


@settings(deadline=None)
@given(table=tables)
def test_chi_square_agrees_with_scipy(table: list[list[int]]) -> None:
    expected = chi2_contingency(table, correction=False).statistic
    assert chi_square(table) == pytest.approx(expected, abs=1e-9)
