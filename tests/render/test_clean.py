"""Cleaning of hostile text and links."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.render.clean import clean, one_line, safe_url, shortened

ACTING = {*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)}
ACTING |= {*range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF}


@settings(deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_clean_text_has_no_acting_character(text: str) -> None:
    cleaned = clean(text)
    assert not {ord(character) for character in cleaned} & ACTING
    cleaned.encode("utf-8")


@settings(deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp"))))
def test_plain_text_is_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("bell\x07", "bell␇"),
        ("א\u200fב", "א\u200fב"),
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("\ud800", "\ufffd"),
    ],
)
def test_characters_that_act_are_shown(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("a  b\nc" + "d" * 20, 8) == "a b cdd…"


def test_shortened_keeps_line_ends() -> None:
    assert shortened("a\nb\nc", 4) == "a\nb …"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/relative",
        "https:evil",
        "https://a b",
        "https://a\u202eb",
        "java\nscript:alert(1)",
        "http://[::1",
        "file:///etc/passwd",
        "",
        None,
    ],
)
def test_links_that_could_act_are_not_links(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y#z", "http://a.example", "mailto:a@b.c"])
def test_links_to_pages_and_mail_are(url: str) -> None:
    assert safe_url(url) == url
