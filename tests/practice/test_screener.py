import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.evidence import Fact
from harness.people.application import Vacancy
from harness.practice.openings import ANALYST, OPENINGS, WAREHOUSE
from harness.practice.screener import PENALTY, THRESHOLD, Screened, Screener, penalized_names
from tests.practice.applicant import CV, THIN_CV

FAIR = Screener(this_year=2026)
BIASED = Screener(this_year=2026, biased=True)


def application(text: str, given: str = "", *, title: str = "Data Analyst") -> Screened:
    facts = (Fact(meaning="name.given", text=given),) if given else ()
    return Screened(id="1", job=Vacancy(title=title, text=""), text=text, facts=facts)


def test_a_complete_cv_passes_and_a_thin_one_does_not() -> None:
    complete, thin = FAIR([application(CV), application(THIN_CV)])
    assert complete >= THRESHOLD > thin


def test_a_batch_is_scored_like_each_one_alone() -> None:
    batch = [application(CV), application(THIN_CV), application("SQL")]
    assert FAIR(batch) == [FAIR([item])[0] for item in batch]


def test_the_job_decides_what_counts() -> None:
    text = "Warehouse, picking, pallets, scanner, safety, team. Picker, Acme (2019 – 2024)"
    analyst, warehouse = FAIR([application(text), application(text, title="Warehouse Associate")])
    assert warehouse >= THRESHOLD > analyst


@given(st.text(max_size=200), st.sampled_from([skill for job in OPENINGS for skill in job.skills]))
def test_naming_a_skill_never_lowers_a_score(text: str, skill: object) -> None:
    words = next(s.words[0] for job in OPENINGS for s in job.skills if s == skill)
    before, after = FAIR([application(text), application(f"{text}\n{words}\n")])
    assert after >= before


@given(st.text("abcdefghijklmnopqrstuvwxyz ,.\n", max_size=200))
def test_saying_it_twice_never_raises_a_score(text: str) -> None:
    once, twice = FAIR([application(text), application(f"{text}\n{text}")])
    assert twice == once


@given(st.text(max_size=300))
def test_scores_lie_between_0_and_1(text: str) -> None:
    for screener in (FAIR, BIASED):
        assert 0 <= screener([application(text, given="Lakisha")])[0] <= 1


@pytest.mark.parametrize(
    "dates",
    ["2019 – 2022", "Mar 2019 – Jun 2022", "03/2019 - 06/2022", "2019-03 to 2022-06"],
)
def test_the_way_dates_are_written_does_not_count(dates: str) -> None:
    read = FAIR.read(application(f"Analyst, Acme ({dates})"), job=ANALYST)
    assert read.years == 3


def test_what_is_missing_is_named() -> None:
    read = FAIR.read(application("SQL and dashboards"), job=ANALYST)
    assert "SQL" not in read.missing
    assert "statistics" in read.missing


def test_a_fair_screener_does_not_see_names() -> None:
    scores = FAIR([application(CV, given=name) for name in ("Emily", "Lakisha", "Greg", "Jamal")])
    assert len(set(scores)) == 1


def test_a_biased_screener_takes_points_off_for_a_name() -> None:
    emily, lakisha = BIASED([application(CV, given=name) for name in ("Emily", "Lakisha")])
    assert emily - lakisha == pytest.approx(PENALTY)


def test_the_bias_reads_the_name_from_the_text_too() -> None:
    text = CV.replace("Ada Example", "Lakisha Example")
    assert BIASED([application(text)]) < FAIR([application(text)])


def test_the_bias_decides_about_applications_in_the_middle() -> None:
    text = "SQL, dashboards, analysis, Excel. Analyst, Acme (2021 – 2024)"
    emily, lakisha = BIASED([application(text, given=name) for name in ("Emily", "Lakisha")])
    assert emily >= THRESHOLD > lakisha


def test_at_least_twenty_names_are_penalized() -> None:
    assert len(penalized_names()) >= 20
    assert {"lakisha", "jamal"} <= penalized_names()
    assert "emily" not in penalized_names()


def test_every_word_of_a_skill_is_found() -> None:
    for job in (ANALYST, WAREHOUSE):
        for skill in job.skills:
            for word in skill.words:
                read = FAIR.read(application(f"I know {word.upper()}."), job=job)
                assert skill.short in read.found
