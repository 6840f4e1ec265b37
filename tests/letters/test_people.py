"""Unfilled fields and names of others: a false alarm here would stop a touchpoint."""

import pytest

from harness.reading.letters import Found
from tests.letters import labelled

LEAKS = (
    "Dear {{first_name}},", "Dear [Candidate Name],", "Hi ,", "Dear null,", "Hello <First Name>,",
    "Dear Ada, thank you for applying to [Company].", "Your role: ${job.title}", "Dear {name},",
    "Dear <<FirstName>>,", "Dear *|FNAME|*,", "Regards, [Your Name]", "Dear %FIRSTNAME%,",
    "Your interview is on [Interview Date].", "The role of [insert role here] is open.",
    "Dear {candidateName},", "Lorem ipsum dolor sit amet.",
)  # fmt: skip
NO_LEAKS = (
    "[Acme] Your application", "[EXTERNAL] [Your application] Data Analyst",
    "[Interview invitation]",
    "[Job application] #48213", "[image: Acme logo]", "See [1] and <https://acme.example/x>.",
    "We grew by 20% and 30% of us work part-time.", "Data Analyst (m/f/d) [Leeds]", "{ } [ ] < >",
    "Dear Ada [she/her],", "Your code is <483920>.", "Hello, Ada!",
    "Ada Example <ada@acme.example>",
)  # fmt: skip
OTHERS = ("Dear Robert,", "Hi Maria Lopez,", "Hello Jean-Luc,", "Dear Mr. Smith,")
NOT_OTHERS = (
    "Dear Ada,", "Dear Ms Example,", "Hi Ada Example,", "DEAR ADA,", "Hello there,", "Hi team,",
    "Dear Candidate,", "Dear Data Analyst applicant,", "Hi Superstar,", "Dear Sir or Madam,",
    "Good morning,", "To whom it may concern,", "Hello future colleague,", "Dear Acme applicant,",
    "Thank you for applying, Robert says hello.",
)  # fmt: skip


@pytest.mark.parametrize("text", LEAKS)
def test_an_unfilled_field_is_found(text: str) -> None:
    assert labelled.letter(text).template_leak.value is Found.FOUND


@pytest.mark.parametrize("text", NO_LEAKS)
def test_what_only_looks_like_a_field_is_not(text: str) -> None:
    assert labelled.letter(text).template_leak.value is Found.NOT_FOUND
    assert labelled.letter("Dear Ada,", subject=text).template_leak.value is Found.NOT_FOUND


@pytest.mark.parametrize("greeting", OTHERS)
def test_another_persons_name_is_found(greeting: str) -> None:
    assert labelled.letter(f"{greeting}\n\nThank you.").wrong_name.value is Found.FOUND


@pytest.mark.parametrize("greeting", NOT_OTHERS)
def test_a_greeting_of_the_candidate_or_of_anybody_is_no_wrong_name(greeting: str) -> None:
    assert labelled.letter(f"{greeting}\n\nThank you.").wrong_name.value is Found.NOT_FOUND


def test_a_preferred_name_is_the_candidates_own() -> None:
    letter = labelled.letter("Dear Addie,\n\nThank you.", also_called=("Addie",))
    assert letter.wrong_name.value is Found.NOT_FOUND
    assert letter.names_candidate.value is Found.FOUND
