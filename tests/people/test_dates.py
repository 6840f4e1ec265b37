"""Dates and telephone numbers are read and written in the forms that fields show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import Control
from harness.people.answers import Wanted, answer
from harness.people.calling import countries_of, holds_phone, phone_parts
from harness.people.dates import (
    DateShape,
    part_option,
    part_texts,
    read_date,
    same_date,
    shape_shown,
    shape_usual,
    written,
)
from harness.people.formats import date_forms, fitting, phone_forms
from tests.autopilot.conftest import someone

DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31))
LANGUAGES = st.sampled_from(["en", "en-US", "en-GB", "de", "fr", "nl", "pl", "sv", "ja", "en-CA"])
DMY, MDY, YMD = ("day", "month", "year"), ("month", "day", "year"), ("year", "month", "day")


@pytest.mark.parametrize(
    ("hint", "order", "separator"),
    [
        ("MM/DD/YYYY", MDY, "/"),
        ("TT.MM.JJJJ", DMY, "."),
        ("jj/mm/aaaa", DMY, "/"),
        ("gg/mm/aaaa", DMY, "/"),
        ("dd-mm-rrrr", DMY, "-"),
        ("Start date (YYYY-MM-DD)", YMD, "-"),
        ("mm / dd / yyyy", MDY, " / "),
        ("MM/YYYY", ("month", "year"), "/"),
        ("YYYY", ("year",), ""),
        ("for example 31.12.2026", DMY, "."),
        ("e.g. 12/31/2026", MDY, "/"),
    ],
)
def test_a_hint_shows_the_form(hint: str, order: tuple[str, ...], separator: str) -> None:
    shape = shape_shown(hint)
    assert shape is not None
    assert (shape.order, shape.separator) == (order, separator)


@pytest.mark.parametrize("hint", ["per day/year", "and/or", "24/7", "Year", "", "1/2 day"])
def test_other_words_show_no_form(hint: str) -> None:
    assert shape_shown(hint) is None


@given(DAYS, LANGUAGES)
def test_what_is_written_in_a_languages_form_is_read_back(day: date, language: str) -> None:
    text = written(day.isoformat(), shape_usual(language))
    assert text is not None
    assert read_date(text, language=language) == day.isoformat()


@given(DAYS, st.sampled_from([DMY, MDY, YMD]), st.sampled_from("/.-"), LANGUAGES)
def test_the_form_that_is_shown_beats_the_language(
    day: date, order: tuple[str, ...], separator: str, language: str
) -> None:
    letters = {"day": "DD", "month": "MM", "year": "YYYY"}
    hint = separator.join(letters[part] for part in order)
    first = date_forms(day.isoformat(), hint=hint, language=language)[0]
    assert same_date(first, day.isoformat(), hint=hint, language=language)
    other = date(day.year, 12 if day.month != 12 else 11, 28 if day.day != 28 else 27)
    assert not same_date(first, other.isoformat(), hint=hint, language=language)


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("15. März 2027", "de", "2027-03-15"),
        ("March 15, 2027", "en", "2027-03-15"),
        ("15 mars 2027", "fr", "2027-03-15"),
        ("15 marca 2027", "pl", "2027-03-15"),
        ("Mar 2027", "en", "2027-03"),
        ("2027-03-15T09:00", "en", "2027-03-15"),
        ("03/04/2027", "en-US", "2027-03-04"),
        ("03/04/2027", "en-GB", "2027-04-03"),
        ("31/04/2027", "en-GB", None),
        ("soon", "en", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, language: str, iso: str | None) -> None:
    assert read_date(text, language=language) == iso


def test_a_month_is_no_whole_date_where_a_whole_one_is_asked_for() -> None:
    assert same_date("03/2027", "2027-03-15", hint="MM/YYYY")
    assert not same_date("03/2027", "2027-03-15", hint="MM/DD/YYYY")


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["Month", "January", "February", "March", *"ABCDEFGHI"], None),
        (
            [
                "-",
                *[
                    "Jan",
                    "Feb",
                    "Mar",
                    "Apr",
                    "May",
                    "Jun",
                    "Jul",
                    "Aug",
                    "Sep",
                    "Oct",
                    "Nov",
                    "Dec",
                ],
            ],
            "Mar",
        ),
        (["Tag", *(str(day) for day in range(1, 32))], "15"),
        (["Year", *(str(year) for year in range(2030, 2019, -1))], "2027"),
        (["Yes", "No"], None),
        ([f"{month:02}" for month in range(1, 13)], "03"),
    ],
)
def test_the_option_of_a_part_is_found(options: list[str], wanted: str | None) -> None:
    found = part_option(options, "2027-03-15")
    assert (options[found] if found is not None else None) == wanted


def test_a_part_that_is_not_known_is_not_made_up() -> None:
    assert part_texts("month", "2027") == ()
    assert written("2027", DateShape(order=("month", "year"), separator="/")) is None


@pytest.mark.parametrize(
    ("label", "control", "input_type", "text"),
    [
        ("Start month", Control.TEXT, "text", "03"),
        ("Start year", Control.NUMBER, "number", "2027"),
        ("Which day can you start?", Control.TEXT, "text", "2027-03-15"),
        ("Start date", Control.DATE, "text", "03/15/2027"),
        ("Start date", Control.DATE, "month", "2027-03"),
        ("Start date", Control.DATE, "week", "2027-W11"),
        ("Start date", Control.DATE, "datetime-local", "2027-03-15T09:00"),
    ],
)
def test_a_date_is_answered_as_its_field_takes_it(
    label: str, control: Control, input_type: str, text: str
) -> None:
    who = someone(answers={"start_date": "2027-03-15"})
    wanted = Wanted(meaning="start_date", label=label, control=control, input_type=input_type)
    found = answer(who, wanted)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("phone", "code", "national", "local"),
    [
        ("+1 617-555-0142", "1", "617-555-0142", "617-555-0142"),
        ("+1 (617) 555-0142", "1", "(617) 555-0142", "(617) 555-0142"),
        ("+44 20 7946 0123", "44", "20 7946 0123", "020 7946 0123"),
        ("+49 30 23125 014", "49", "30 23125 014", "030 23125 014"),
        ("+34 912 345 678", "34", "912 345 678", "912 345 678"),
    ],
)
def test_a_phone_number_is_taken_apart(phone: str, code: str, national: str, local: str) -> None:
    parts = phone_parts(phone)
    assert parts is not None
    assert (parts.code, parts.national, parts.local) == (code, national, local)


@pytest.mark.parametrize("phone", ["+1 617-555-0142", "+44 20 7946 0123", "+48 601 234 567"])
def test_every_form_is_the_same_number(phone: str) -> None:
    assert all(holds_phone(form, phone) for form in phone_forms(phone))
    assert not holds_phone(phone[:-1], phone)
    assert not holds_phone("(161) 755-5014", phone)


def test_the_home_country_comes_first_among_those_of_a_code() -> None:
    assert countries_of("1", home="Canada")[0] == "Canada"
    assert countries_of("1")[0] == "United States"
    assert countries_of("999") == ()


def test_a_form_is_never_cut_where_another_one_fits() -> None:
    forms = phone_forms("+1 617-555-0142")
    assert fitting(forms, max_length=10, pattern=None)[0] == "6175550142"
    assert fitting(forms, max_length=None, pattern=r"\d{3}-\d{3}-\d{4}")[0] == "617-555-0142"
    shown = fitting(forms, max_length=None, pattern=None, hint="(555) 555-5555")
    assert shown[0] == "(617) 555-0142"


@pytest.mark.parametrize(
    ("label", "required", "typed"),
    [
        ("Type “I AGREE” to accept our privacy policy", True, "I AGREE"),
        ('Please type "Agree" below', True, "Agree"),
        ("Type I CONSENT to go on", True, "I CONSENT"),
        ("Type “I AGREE” to accept", False, None),
        ("Type “human” to show that you are no robot", True, None),
    ],
)
def test_a_consent_is_typed_only_where_it_is_demanded(
    label: str, required: bool, typed: str | None
) -> None:
    wanted = Wanted(meaning="unknown", label=label, control=Control.TEXT, required=required)
    found = answer(someone(), wanted)
    assert (found.text if found else None) == typed
