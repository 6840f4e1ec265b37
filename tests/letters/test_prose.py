"""Texts taken apart: sentences, languages, what is only supposed, and bounds on hostile mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.reading.prose import MAX_SENTENCE, MAX_TEXT, MAX_WORD, asserted, take_apart

WORDS = st.lists(st.sampled_from(["we", "will", "\n", " ", ".", "Bewerbung", "a" * 900, ":", "- "]))


@given(st.one_of(st.text(), WORDS.map(" ".join), WORDS.map(lambda words: "".join(words) * 50)))
def test_whatever_comes_is_taken_apart_within_bounds(text: str) -> None:
    for page in (False, True):
        prose = take_apart(text, page=page)
        assert len(prose.text) <= MAX_TEXT
        assert all(0 < len(sentence) <= MAX_SENTENCE for sentence in prose.sentences)
        assert all(len(word) <= MAX_WORD for word in prose.text.split())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("Mr. Smith writes, e.g. to you. Bye.", ("Mr. Smith writes, e.g. to you.", "Bye.")),
        ("A line that\nis wrapped.", ("A line that is wrapped.",)),
        ("- one\n- two", ("- one", "- two")),
        ("Date: Monday\nTime: 10:00", ("Date: Monday", "Time: 10:00")),
        ("Call at 10 a.m. today.", ("Call at 10 a.m. today.",)),
    ],
)
def test_sentences(text: str, sentences: tuple[str, ...]) -> None:
    assert take_apart(text).sentences == sentences


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Thank you for your application. We will be in touch.", True),
        ("Vielen Dank für Ihre Bewerbung, wir melden uns bei Ihnen.", False),
        ("Merci pour votre candidature, nous vous contacterons.", False),
        ("Gracias por su candidatura, nos pondremos en contacto con usted.", False),
        ("Bedankt voor je sollicitatie, wij nemen contact met je op.", False),
        ("ご応募ありがとうございます。", False),
        ("Спасибо за ваш отклик на вакансию", False),
        ("", None),
        ("Acme", None),
    ],
)
def test_whether_a_text_is_english(text: str, english: bool | None) -> None:
    assert take_apart(text).english is english


def test_quoted_mail_is_not_the_writers_own() -> None:
    text = "No.\n\nOn Mon, 2 Mar 2026, Acme wrote:\n> We will invite you."
    assert take_apart(text).text == "No."


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("You have been selected.", True),
        ("If you have been selected, we call.", False),
        ("Should you have been selected, we call.", False),
        ("If you have questions, write; you have been selected.", True),
        ("Could you say why you have been selected?", True),
    ],
)
def test_what_is_said_and_what_is_only_supposed(sentence: str, said: bool) -> None:
    assert asserted(sentence, sentence.index("been selected")) is said
