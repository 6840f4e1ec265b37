"""Pay in postings: a labelled corpus, half of it adversarial."""

import pytest

from harness.example.walks import posting
from harness.reading.postings import PayKind, pay_stated

STATED = [
    ("Salary: £30,000 - £35,000 per annum", 30_000, 35_000, "year"),
    ("$120k–$150k", 120_000, 150_000, None),
    ("The base salary range is $120,000 to $150,000.", 120_000, 150_000, None),
    ("Pay: $18.50/hour", 18.5, 18.5, "hour"),
    ("€3.500 brutto pro Monat Gehalt", 3_500, 3_500, None),
    ("CHF 95'000 - 110'000 salary", 95_000, 110_000, None),
    ("Salary 45.000 – 55.000 EUR", 45_000, 55_000, None),
    ("Up to £50k", None, 50_000, None),
    ("From £25,000 a year", 25_000, None, "year"),
    ("Hourly rate: 14.50 GBP", 14.5, 14.5, "hour"),
    ("Salary: 60-70k", 60_000, 70_000, None),
    ("salary of $70,000 plus a $5,000 signing bonus", 70_000, 70_000, None),
    ("between $80,000 and $95,000 a year", 80_000, 95_000, "year"),
    ("USD 90,000.00 - 110,000.00 Annual", 90_000, 110_000, "year"),
    ("Pay range $22-$27/hr", 22, 27, "hour"),
    ("Earn $1,200 a week", 1_200, 1_200, "week"),
]
NOT_PAY = [
    "We raised $50 million in Series B.",
    "Manage a budget of $500,000.",
    "$5,000 sign-on bonus",
    "$1,000 learning stipend per year",
    "401(k) with 5% match",
    "You will manage accounts worth $200,000 a year",
    "Our customers pay $99 per month",
    "Work 3 to 5 days a week",
    "2-3 years experience, pay is good",
    "Grow revenue from $10,000 to $50,000 a month",
    "You have a base of 10 to 20 clients",
    "Travel allowance of 100 EUR per month",
    "Shifts from 10 to 18, hourly pay",
    "Save up to $500 on your first order",
    "10-12 positions",
    "",
]
VAGUE = [
    "We offer a competitive salary.",
    "Salary: negotiable",
    "Compensation: DOE",
    "An attractive package",
    "Pay depends on experience",
]


@pytest.mark.parametrize(("text", "low", "high", "period"), STATED, ids=[s[0] for s in STATED])
def test_pay_is_found_with_its_ends(
    text: str, low: float | None, high: float | None, period: str | None
) -> None:
    found = pay_stated(posting(f"We look for an analyst.\n{text}\nApply today."))
    assert found.pay is not None
    assert (found.pay.low, found.pay.high, found.pay.period) == (low, high, period)
    assert found.quote == text


@pytest.mark.parametrize("text", NOT_PAY)
def test_other_amounts_are_not_pay(text: str) -> None:
    assert pay_stated(posting(f"Who we are.\n{text}")).kind is PayKind.NONE


@pytest.mark.parametrize("text", VAGUE)
def test_words_in_place_of_pay_are_vague(text: str) -> None:
    assert pay_stated(posting(text)).kind is PayKind.VAGUE


def test_a_figure_beats_the_word_competitive() -> None:
    assert pay_stated(posting("A competitive salary.\nPay: £30,000")).kind is PayKind.FIGURE


def test_a_range_beats_a_figure_that_comes_first() -> None:
    found = pay_stated(posting("Pay from £30,000.\nSalary £30,000 to £36,000."))
    assert found.kind is PayKind.RANGE


def test_structured_data_states_pay_where_the_text_does_not() -> None:
    block = '{"@type":"JobPosting","baseSalary":{"currency":"EUR","value":{"value":45000}}}'
    found = pay_stated(posting("A competitive salary.", structured_data=(block,)))
    assert (found.kind, found.where) == (PayKind.FIGURE, "structured data")
