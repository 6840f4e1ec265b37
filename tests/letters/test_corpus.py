"""The reader against mails that were labelled by hand, half of them written to mislead it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from harness.reading.letters import Kind
from tests.letters import labelled

MAILS = labelled.load()
SHORT = tomllib.loads((Path(__file__).parent / "short_mails.toml").read_text("utf-8"))["mail"]


@pytest.mark.parametrize("mail", MAILS, ids=[mail.name for mail in MAILS])
def test_a_labelled_mail_is_read_as_labelled(mail: labelled.Labelled) -> None:
    assert mail.mistakes() == []


@pytest.mark.parametrize("mail", SHORT, ids=[f"{m['kind']}-{n}" for n, m in enumerate(SHORT)])
def test_a_short_mail_is_what_it_is_labelled_as(mail: dict[str, Any]) -> None:
    letter = labelled.letter(f"Dear Ada,\n\n{mail['text']}\n\nAcme")
    assert letter.kind.value == mail["kind"], letter.kind.quotes
    assert letter.decision.value == mail.get("decision", letter.decision.value)


def test_the_corpus_is_large_and_half_adversarial() -> None:
    assert len(MAILS) >= 60
    assert sum(mail.trap is not None for mail in MAILS) >= len(MAILS) // 2


def test_precision_and_recall_of_every_item(capsys: pytest.CaptureFixture[str]) -> None:
    tallies = labelled.tally(MAILS)
    with capsys.disabled():
        print(f"\n{labelled.table(tallies)}")  # noqa: T201 - the figures are the point
    for item, count in tallies.items():
        assert count.precision >= 0.97, item
        assert count.recall >= 0.95, item


@pytest.mark.parametrize("mail", MAILS, ids=[mail.name for mail in MAILS])
def test_every_quote_stands_in_the_mail(mail: labelled.Labelled) -> None:
    message = mail.letter.message
    links = " ".join(f"{link.text} {link.url}" for link in message.links)
    said = _words(
        f"{message.subject} {message.text} {message.from_name} {message.from_address} "
        f"{message.reply_to} {message.calendar} {links} {' '.join(x.url for x in message.links)}"
    )
    for item in (*labelled.ITEMS, *labelled.VALUES):
        for quote in getattr(mail.letter, item).quotes:
            assert _words(quote.rstrip("…")) in said, item


@pytest.mark.parametrize("mail", MAILS, ids=[mail.name for mail in MAILS])
def test_another_language_is_never_a_kind(mail: labelled.Labelled) -> None:
    german = (
        "Hallo Ada,\n\nvielen Dank für Ihre Bewerbung. Leider können wir Ihnen die Stelle nicht "
        "anbieten und wünschen Ihnen für die Zukunft alles Gute.\n\nMit freundlichen Grüßen"
    )
    letter = labelled.letter(german, subject=mail.letter.message.subject)
    assert letter.kind.value is Kind.UNCLEAR


def _words(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").split())
