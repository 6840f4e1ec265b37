"""Buttons and notices are read from their words and their place."""

import pytest

from harness.reading.questions.buttons import ButtonRole, button_role
from harness.reading.questions.notices import Notices, read_notices
from harness.reading.questions.requirement import settle

BUTTONS: tuple[tuple[str, dict[str, object], ButtonRole], ...] = (
    ("Apply now", {"is_link": True}, ButtonRole.APPLY),
    ("Apply for this job", {}, ButtonRole.APPLY),
    ("Jetzt bewerben", {"is_link": True}, ButtonRole.APPLY),
    ("Apply with LinkedIn", {}, ButtonRole.OTHER),
    ("Autofill from resume", {}, ButtonRole.OTHER),
    ("Apply", {"kind": "submit", "with_fields": True, "region": "form"}, ButtonRole.SUBMIT),
    ("Submit application", {"with_fields": True, "region": "form"}, ButtonRole.SUBMIT),
    ("Bewerbung absenden", {"with_fields": True, "region": "form"}, ButtonRole.SUBMIT),
    ("Save and continue", {"with_fields": True, "region": "form"}, ButtonRole.NEXT),
    ("Next: your experience", {"with_fields": True, "region": "form"}, ButtonRole.NEXT),
    ("Weiter", {"with_fields": True, "region": "form"}, ButtonRole.NEXT),
    ("Save draft", {"with_fields": True, "region": "form"}, ButtonRole.OTHER),
    ("Add another job", {"with_fields": True, "region": "form"}, ButtonRole.OTHER),
    ("Upload file", {"with_fields": True, "region": "form"}, ButtonRole.OTHER),
    ("← Back", {"with_fields": True, "region": "form"}, ButtonRole.BACK),
    ("Cancel", {"with_fields": True, "region": "form"}, ButtonRole.BACK),
    ("View all jobs", {"is_link": True}, ButtonRole.BACK),
    ("Reject all", {"region": "cookies"}, ButtonRole.DISMISS),
    ("Only necessary cookies", {"region": "dialog"}, ButtonRole.DISMISS),
    ("Apply now", {"region": "footer", "is_link": True}, ButtonRole.OTHER),
    ("Let's go!", {"kind": "submit", "with_fields": True, "region": "form"}, ButtonRole.NEXT),
)


@pytest.mark.parametrize(
    ("words", "place", "role"), BUTTONS, ids=[f"{one[0]} {one[1]}" for one in BUTTONS]
)
def test_a_button_has_the_role_that_its_words_and_place_say(
    words: str, place: dict[str, object], role: ButtonRole
) -> None:
    facts: dict[str, object] = {"is_link": False, "with_fields": False} | place
    reading = button_role(words, **facts)  # type: ignore[arg-type]  # a table of its parameters
    assert reading.role is role
    assert reading.reason


def test_refusing_cookies_comes_before_accepting_them() -> None:
    ranks = [
        button_role(words, region="cookies", is_link=False, with_fields=False).rank
        for words in ("Reject all", "Close", "Accept all cookies")
    ]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3


def test_words_that_are_not_known_are_pressed_last() -> None:
    known = button_role("Continue", kind="submit", is_link=False, with_fields=True)
    unknown = button_role("Let's go!", kind="submit", is_link=False, with_fields=True)
    assert known.rank < unknown.rank


def notices(text: str, *, fields: int = 0, password: bool = False) -> Notices:
    return read_notices(text, heading=None, fields=fields, asks_password=password, asks_code=False)


CONFIRMING = (
    "Thank you for applying to Acme!",
    "Your application has been submitted.",
    "We have received your application and will be in touch.",
    "Vielen Dank für Ihre Bewerbung.",
    "Merci pour votre candidature !",
)


@pytest.mark.parametrize("text", CONFIRMING)
def test_a_confirmation_is_quoted(text: str) -> None:
    assert notices(f"Acme careers\n{text}\nContact").confirmation


UNCONFIRMING = (
    "Your application has been saved as a draft.",
    "Thank you for your patience while we load the form.",
    "Submit your application below.",
    "Apply now to receive our newsletter",
)


@pytest.mark.parametrize("text", UNCONFIRMING)
def test_what_only_sounds_like_it_is_no_confirmation(text: str) -> None:
    assert notices(text).confirmation is None


def test_thanks_above_a_form_are_no_confirmation() -> None:
    assert notices("Thank you for applying. Now tell us more.", fields=6).confirmation is None


def test_a_quote_is_the_sentence_and_no_more() -> None:
    text = "We sell shoes. This job is no longer accepting applications. See others."
    assert notices(text).closed == "This job is no longer accepting applications."


def test_a_password_among_many_questions_is_no_wall() -> None:
    assert notices("Apply here", fields=20, password=True).account_wall is None
    assert notices("Create an account", fields=3, password=True).account_wall is not None


REQUIREMENTS = (
    ("some are marked", [True, None, True], "", (True, False, True)),
    ("the optional are marked", [False, None, None], "", (False, True, True)),
    ("nothing is marked", [None, None], "", (None, None)),
    ("the mark is explained", [None, None], "* indicates a required field", (False, False)),
    ("all are required", [None, False], "All fields are required.", (True, False)),
    (
        "only those with the mark",
        [True, None],
        "All fields marked with * are required.",
        (True, False),
    ),
)


@pytest.mark.parametrize(
    ("marks", "text", "settled"),
    [one[1:] for one in REQUIREMENTS],
    ids=[one[0] for one in REQUIREMENTS],
)
def test_unmarked_questions_are_read_from_the_marked_ones(
    marks: list[bool | None], text: str, settled: tuple[bool | None, ...]
) -> None:
    assert settle(marks, text=text) == settled
