"""Plain, excluding and coded wording, with the traps that fooled other checkers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.reading.wording import coded, excluding, plainness, sentences

EXCLUDING = [
    ("Must be a native English speaker.", "native-speaker"),
    ("Native French speaker", "native-speaker"),
    ("Native-level English", "native-speaker"),
    ("English mother tongue", "native-speaker"),
    ("No agencies. Must be a native speaker", "native-speaker"),
    ("We will not hire anyone who is not a native speaker", "native-speaker"),
    ("Ideal for recent graduates.", "recent-graduate"),
    ("You are a digital native", "digital-native"),
    ("A young, dynamic team", "young-team"),
    ("Canadian experience required", "canadian-experience"),
    ("We do not discriminate; able-bodied applicants only", "able-bodied"),
    ("Maximum of 5 years of experience", "maximum-experience"),
]
INCLUDING = [
    "We welcome native and non-native speakers.",
    "You don't need to be a native speaker.",
    "No Canadian experience required.",
    "Canadian experience is not required.",
    "We are a digital-native bank.",
    "Experience with React Native and cloud-native tools",
    "For recent graduates as well as returners",
    "Native Americans are encouraged to apply",
    "At least 5 years of experience",
    "",
]


@pytest.mark.parametrize(("text", "code"), EXCLUDING, ids=[text for text, _ in EXCLUDING])
def test_excluding_wording_is_found(text: str, code: str) -> None:
    assert [found.code for found in excluding(text)] == [code]


@pytest.mark.parametrize("text", INCLUDING)
def test_the_same_words_with_another_meaning_are_not(text: str) -> None:
    assert excluding(text) == ()


def test_ari_agrees_with_its_formula_on_a_counted_text() -> None:
    found = plainness("The cat sat on the mat. It was happy.")
    assert found is not None
    assert (found.words, found.sentences) == (9, 2)
    assert found.ari == pytest.approx(4.71 * 27 / 9 + 0.5 * 9 / 2 - 21.43)


def test_abbreviations_do_not_end_a_sentence_but_list_lines_do() -> None:
    text = "We use e.g. Python at 5 p.m. daily.\n• One bullet\n• Two bullets\nU.S. based role"
    assert sentences(text) == (
        "We use e.g. Python at 5 p.m. daily.",
        "One bullet",
        "Two bullets",
        "U.S. based role",
    )


def test_a_text_without_words_has_no_plainness() -> None:
    assert plainness(" \n— ") is None


@given(st.text(alphabet="abc .!?\n", max_size=200))
def test_splitting_loses_no_word(text: str) -> None:
    joined = " ".join(sentences(text))
    assert re.findall("[abc]+", joined) == re.findall("[abc]+", text)


def test_everyday_words_of_postings_are_not_coded() -> None:
    found = coded("Data Analyst. Responsibilities: Customer Support team. Committee. Kindly apply.")
    assert found is not None
    assert (found.masculine, found.feminine) == ((), ())


def test_coded_words_are_given_as_a_density() -> None:
    found = coded("a competitive driven person with empathy and so on ok")
    assert found is not None
    assert found.masculine == ("competitive", "driven")
    assert (found.masculine_per_100, found.feminine_per_100) == (20, 10)
