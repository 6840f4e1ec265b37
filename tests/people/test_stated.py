"""Certificates of a CV answer the questions that name them, and no others."""

from dataclasses import replace

import pytest

from harness.people.stated import stated
from harness.project import bundled, read_candidates

(MAYA,) = read_candidates([bundled("scenarios") / "candidates"], ["maya-fischer"]).values()
HELD = ("Forklift operator certificate (2024)", "Dangerous goods awareness", "First aid at work")
PERSON = replace(MAYA, certificates=HELD)
YES_NO = ("Yes", "No")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Do you have a forklift licence?", "Yes"),
        ("Are you certified in First Aid?", "Yes"),
        ("Do you hold a licence for heavy goods vehicles?", None),
        ("Do you have an aid worker's card?", None),
        ("Do you hold a certificate?", None),
    ],
)
def test_a_question_for_yes_or_no_is_answered_where_it_names_a_certificate(
    label: str, said: str | None
) -> None:
    assert stated(PERSON, "certificate", label, options=YES_NO) == said


def test_an_open_question_is_answered_with_all_certificates() -> None:
    assert stated(PERSON, "certificate", "Licences and certificates") == "; ".join(HELD)
    assert stated(MAYA, "certificate", "Licences and certificates") is None


def test_of_a_list_of_certificates_those_held_are_chosen() -> None:
    options = ("First aid", "Forklift licence", "Crane licence", "None of these")
    told = stated(PERSON, "certificate", "Which of these do you hold?", options=options)
    assert told == "First aid; Forklift licence"
