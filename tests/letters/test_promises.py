"""What counts as a promise, whose it is, and when it is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.reading.dates import business_days_after, business_days_between, moments
from harness.reading.promises import Subject, kept_by_employer, promises

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001

DATED = {
    "We will answer within 10 business days.": date(2026, 3, 16),
    "You will hear from us by 23 March 2026.": date(2026, 3, 23),
    "By March 23rd you will hear from us.": date(2026, 3, 23),
    "We aim to get back to you in two to three weeks.": date(2026, 3, 23),
    "We reply within a week.": date(2026, 3, 9),
    "Unfortunately our review will take another two weeks.": date(2026, 3, 16),
    "It will take us two more weeks.": date(2026, 3, 16),
    "Either way, you'll hear from us within 48 hours.": date(2026, 3, 4),
    "We'll let you know by the end of next week.": date(2026, 3, 15),
    "We'll let you know by the end of March.": date(2026, 3, 31),
    "You'll have an answer no later than Friday, 20 March.": date(2026, 3, 20),
    "A decision will be made by 3/4/2026.": date(2026, 4, 3),
    "Please allow up to two weeks for us to review your application.": date(2026, 3, 16),
    "If you have not heard from us by 23 March, please write to us.": date(2026, 3, 23),
    "Whether or not you are selected, we will write to you within 14 days.": date(2026, 3, 16),
    "When will I hear? Within three weeks.": date(2026, 3, 23),
    "The process usually takes about four weeks.": date(2026, 3, 30),
    "We respond within 5-7 business days.": date(2026, 3, 11),
    "Our response time is 5 days.": date(2026, 3, 7),
    "You applied three weeks ago; we will decide by Friday.": date(2026, 3, 6),
    "We answer within two weeks of receiving your application.": date(2026, 3, 16),
    "A recruiter will call you within 5 working days.": date(2026, 3, 9),
}
VAGUE = (
    "We will be in touch in the coming weeks.",
    "We'll get back to you shortly.",
    "Our team will contact you soon.",
    "We will reply in due course.",
    "We answer within two weeks of the closing date.",
    "We received your application on 2 March 2026 and will get back to you shortly.",
    "Please reply by 15 March and we'll get back to you within two days.",
    "We will start to review applications after 15 March.",
)
NOT_PROMISED = (
    "Please reply by 15 March.",
    "We'd like you to reply by 15 March.",
    "Applications close on 15 March 2026.",
    "The link expires in 5 days.",
    "If your profile matches our needs, we will contact you within two weeks.",
    "Only shortlisted candidates will be contacted within 2 weeks.",
    "If you haven't heard from us within two weeks, consider your application unsuccessful.",
    "The assessment takes two hours.",
    "We will train you within the first three weeks.",
    "Your interview is on 12 March at 10:00.",
    "We will call you on Thursday 12 March at 10:00.",
    "We apologise that it has taken longer than two weeks.",
    "We can't promise to reply within two weeks.",
    "We look forward to speaking with you soon.",
    "Apply again soon.",
    "The role starts on 1 June 2026.",
    "4 March 2026: Application received",
    "You will receive regular feedback in your first three months.",
    "We review salaries every 12 months.",
    "Our team will reply to customers within 24 hours.",
    "Successful candidates will hear from us within a week.",
    "Wir melden uns in zwei bis drei Wochen bei Ihnen, spätestens am 23.3.2026.",
)


@pytest.mark.parametrize("text", DATED)
def test_a_dated_promise_is_due_on_its_day(text: str) -> None:
    (promise,) = kept_by_employer(promises(text, made_at=MONDAY))
    assert promise.dated
    assert promise.due_to is not None
    assert promise.due_to.date() == DATED[text]


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_promise_has_no_date(text: str) -> None:
    (promise,) = kept_by_employer(promises(text, made_at=MONDAY))
    assert not promise.dated
    assert promise.due_to is None


@pytest.mark.parametrize("text", NOT_PROMISED)
def test_what_is_no_promise_of_the_employer(text: str) -> None:
    assert kept_by_employer(promises(text, made_at=MONDAY)) == ()


def test_a_candidates_deadline_is_told_apart() -> None:
    (deadline,) = promises("Please reply by 15 March.", made_at=MONDAY)
    assert deadline.subject is Subject.CANDIDATE


def test_a_call_is_marked_as_one() -> None:
    (promise,) = promises("A recruiter will call you within 5 working days.", made_at=MONDAY)
    assert promise.by_phone


def test_lines_of_a_page_are_not_read_together() -> None:
    page = "What we do\nWe review\n4 March 2026\nWhat happens next"
    assert promises(page, made_at=MONDAY, page=True) == ()


def test_a_day_of_the_week_beside_a_date_is_that_date() -> None:
    (moment,) = moments("on Thursday, 19 March 2026", near=MONDAY)
    assert moment.earliest.date() == moment.latest.date() == date(2026, 3, 19)


def test_next_friday_may_be_either_friday() -> None:
    (moment,) = moments("by next Friday", near=MONDAY)
    assert (moment.earliest.date(), moment.latest.date()) == (date(2026, 3, 6), date(2026, 3, 13))


def test_a_date_without_a_year_lies_ahead() -> None:
    (moment,) = moments("by 5 January", near=datetime(2026, 12, 20, tzinfo=UTC))
    assert moment.latest.date() == date(2027, 1, 5)


@pytest.mark.parametrize(
    "text", ["the 12 may apply", "you may 5 times", "version 3.1.4", "31 June"]
)
def test_what_is_no_date(text: str) -> None:
    assert moments(text, near=MONDAY) == ()


@given(TIMES, st.integers(0, 400))
def test_business_days_count_back_to_what_was_added(start: datetime, days: int) -> None:
    end = datetime.combine(business_days_after(start, days), start.timetz())
    assert business_days_between(start, end) == days


@given(
    TIMES,
    st.sampled_from(["We will answer within {}.", "You will hear from us in {}."]),
    st.integers(1, 90),
    st.sampled_from(["days", "business days", "weeks", "hours", "months"]),
)
def test_a_promise_is_never_due_before_it_is_made(
    made_at: datetime, pattern: str, count: int, unit: str
) -> None:
    (promise,) = promises(pattern.format(f"{count} {unit}"), made_at=made_at)
    assert promise.due_from is not None
    assert promise.due_to is not None
    assert made_at <= promise.due_from <= promise.due_to
    assert promise.due_to >= made_at + timedelta(hours=count)


@given(TIMES, st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_date_is_read_alike_in_every_unambiguous_spelling(near: datetime, day: date) -> None:
    spellings = (
        f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()
    )  # fmt: skip
    read = {(m.earliest, m.latest) for text in spellings for m in moments(text, near=near)}
    assert len(read) == 1
    ((earliest, latest),) = read
    assert earliest.date() == latest.date() == day
