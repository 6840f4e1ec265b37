"""What letters hold to prove an address, and what pages say instead of a form."""

import pytest

from harness.evidence import Link, Obstacle
from harness.reading.codes import code_in, proving_link
from harness.reading.walls import wall_in

CODES = {
    "after its name": ("", "Your verification code is 482913.", None, "482913"),
    "in the subject": ("123456 is your security code", "Hello", None, "123456"),
    "in two halves": ("", "Enter this code: 482 913", None, "482913"),
    "on its own line": ("Your code", "Hello,\n\n  7391  \n\nBye", None, "7391"),
    "letters and digits": ("", "Your code: K7RT92QX", 8, "K7RT92QX"),
    "German": ("Bestätigungscode", "Ihr Bestätigungscode ist 55821.", None, "55821"),
    "of another length": ("", "Your code: 1234", 6, None),
    "a reference and no code": ("Application received", "Reference number 48291", None, None),
    "a year": ("Code of conduct", "Our code of conduct, since 1998.", None, None),
    "a telephone number": ("", "Call us: +1 617-555-0142", None, None),
}


@pytest.mark.parametrize(("subject", "text", "length", "code"), CODES.values(), ids=CODES.keys())
def test_a_code_is_found_where_a_letter_gives_one(
    subject: str, text: str, length: int | None, code: str | None
) -> None:
    assert code_in(subject, text, length=length) == code


def test_the_link_that_proves_is_told_from_the_others() -> None:
    links = (
        Link(text="Acme", url="https://acme.example/"),
        Link(text="Unsubscribe", url="https://acme.example/unsubscribe?confirm=1"),
        Link(text="Verify your e-mail", url="https://acme.example/v/1"),
    )
    assert proving_link(links) == "https://acme.example/v/1"
    assert proving_link(links[:2]) is None


WALLS = {
    "maintenance": ("We are currently down for maintenance.", 200, Obstacle.MAINTENANCE),
    "filled": ("This position has been filled.", 200, Obstacle.CLOSED_POSTING),
    "expired": ("Sorry, this job posting has expired.", 200, Obstacle.CLOSED_POSTING),
    "gone": ("Gone", 410, Obstacle.CLOSED_POSTING),
    "not found": ("", 404, Obstacle.NOT_FOUND),
    "for legal reasons": ("", 451, Obstacle.GEO_BLOCK),
    "a computer": ("Please use a desktop computer.", 200, Obstacle.DESKTOP_ONLY),
    "attempts": ("Too many failed attempts. Try later.", 200, Obstacle.ATTEMPTS_USED_UP),
    "a gateway": ("", 502, Obstacle.SERVER_ERROR),
    "a posting": ("We fill orders. You keep our site under control.", 200, None),
    "a posting about repairs": ("You work in maintenance and repair machines.", 200, None),
    "no status": ("Hello", None, None),
}


@pytest.mark.parametrize(("text", "status", "obstacle"), WALLS.values(), ids=WALLS.keys())
def test_a_wall_is_told_by_its_words_or_its_status(
    text: str, status: int | None, obstacle: Obstacle | None
) -> None:
    wall = wall_in(text, status=status)
    assert (wall.obstacle if wall else None) is obstacle


def test_a_long_page_only_mentions_a_wall() -> None:
    text = "We wrote many words about our work. " * 100 + "The old role has been filled."
    assert wall_in(text, status=200) is None
