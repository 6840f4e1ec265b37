"""The public strategies draw what they promise, and shrink towards what is plain."""

import pytest
from hypothesis import find, given, settings

from harness.candidate import Candidate
from harness.errors import ConfigError
from harness.people.layout import cv_text
from harness.people.sets import MatchedSet, require_matched_set
from harness.people.strategies import CV, FormInput, candidates, cvs, form_inputs, matched_sets

SOME = settings(max_examples=40, deadline=None)


def test_candidates_shrink_to_a_plain_one() -> None:
    plain = find(candidates(), lambda person: True)
    assert plain.name.full == "Robin Morgan"
    assert len(plain.jobs) == 1
    assert not plain.gaps
    oneword = find(candidates(), lambda person: not person.name.family)
    assert (oneword.name.given, len(oneword.jobs)) == ("Robin", 1)


def test_form_inputs_shrink_to_a_plain_one() -> None:
    assert find(form_inputs("name.family"), lambda item: True).text == "Morgan"
    hard = find(form_inputs("name.given"), lambda item: not item.text.isascii())
    assert hard.text == "D’Andre"


@SOME
@given(item=form_inputs())
def test_every_input_says_whose_it_is(item: FormInput) -> None:
    assert item.why
    assert len(item.text) <= 80
    assert item.meaning.split(".")[0] in {"name", "email", "phone", "address"}


def test_inputs_of_an_unknown_meaning_are_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match="no inputs for `salary`") as caught:
        form_inputs("salary")
    assert "name.family" in caught.value.remedy


@SOME
@given(cv=cvs())
def test_a_cv_is_the_text_of_its_candidate(cv: CV) -> None:
    assert cv.text == cv_text(cv.candidate, cv.layout)


@SOME
@given(person=candidates(), item=matched_sets())
def test_people_and_sets_are_whole(person: Candidate, item: MatchedSet) -> None:
    assert person.email.endswith("@example.com")
    require_matched_set(item)
    assert len({twin.group for twin in item.twins}) == len(item.twins)
