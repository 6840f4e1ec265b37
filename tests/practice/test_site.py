import json
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness.practice.employer import PracticeEmployer
from harness.practice.faults import UNKIND, Fault
from tests.practice.applicant import ANSWERS, CV, THIN_CV, Applicant, Sink, raw, token_of
from tests.practice.conftest import START, Make

FORM = "multipart/form-data; boundary=x"


def slug(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


def test_exactly_one_application_arrives_with_what_was_typed(make: Make) -> None:
    employer = make()
    done = Applicant().apply(employer.posting_url)
    assert "We have received your application" in done.text
    (received,) = employer.applications()
    assert received.reference in done.text
    assert received.email == ANSWERS["email"]
    for name in ("given_name", "family_name", "phone", "city", "country", "notice", "strengths"):
        assert received.answers[name] == ANSWERS[name]
    assert received.answers["employer"] == "Northwind Traders"
    assert received.cv_name == "cv.txt"
    assert not received.honeypot_filled
    assert received.passed


def test_a_filled_honeypot_is_noticed(make: Make) -> None:
    employer = make()
    applicant = Applicant()
    first = applicant.get(f"{employer.origin}/apply/data-analyst")
    told = {name: ANSWERS.get(name, "") for name in first.fields}
    second = applicant.post(first.url, {**told, "website": "https://spam.example"})
    applicant.apply(second.url)
    assert [item.honeypot_filled for item in employer.applications()] == [True]


def test_every_step_leads_to_the_next(make: Make) -> None:
    employer = make()
    order = ["where-you-live", "cv", "experience", "questions", "check", "equality", "done"]
    seen = [slug(Applicant().apply(employer.posting_url, until=stop).url) for stop in order]
    assert seen == order


def test_sending_twice_is_one_application(make: Make) -> None:
    employer = make()
    applicant = Applicant()
    last = applicant.apply(employer.posting_url, until="equality")
    first, again = applicant.post(last.url, {}), applicant.post(last.url, {})
    assert first.url == again.url
    assert len(employer.applications()) == 1


def test_the_same_address_cannot_apply_twice_for_a_job(make: Make) -> None:
    employer = make()
    Applicant().apply(employer.posting_url)
    second = Applicant().apply(employer.posting_url)
    assert "You have applied for this job already" in second.text
    assert len(employer.applications()) == 1


def test_no_step_can_be_jumped_to(make: Make) -> None:
    employer = make()
    at_cv = Applicant().apply(employer.posting_url, until="cv")
    base = at_cv.url.rsplit("/", 1)[0]
    for place in ("questions", "check", "equality"):
        assert slug(Applicant().get(f"{base}/{place}").url) == "cv"
        assert slug(Applicant().post(f"{base}/{place}", {}).url) == "cv"
    assert employer.applications() == ()


def test_mistakes_are_told_beside_the_field_and_nothing_is_lost(make: Make) -> None:
    employer = make()
    applicant = Applicant()
    first = applicant.get(f"{employer.origin}/apply/data-analyst")
    again = applicant.post(first.url, {"given_name": "", "family_name": "Ex", "email": "nonsense"})
    assert "There is a problem" in again.text
    assert "Enter your given name" in again.text
    assert 'aria-describedby="email-hint email-error"' in again.source
    assert again.fields["family_name"] == "Ex"
    assert again.fields["email"] == "nonsense"


@pytest.mark.parametrize(
    "name",
    ["O'Neill-Núñez de Castañeda", "Suharsono", "Ng", "Олена", "李", "X" * 70, "عائشة"],
)
def test_real_names_are_taken(make: Make, name: str) -> None:
    employer = make()
    Applicant().apply(employer.posting_url, {"given_name": name, "family_name": ""}, cv=None)
    assert [item.answers["given_name"] for item in employer.applications()] == [name]


@pytest.mark.parametrize("name", ["O'Neill", "Núñez", "Anne-Sophie", "X" * 31])
def test_a_site_can_refuse_real_names(make: Make, name: str) -> None:
    employer = make(Fault.REFUSES_REAL_NAMES)
    applicant = Applicant()
    first = applicant.get(f"{employer.origin}/apply/data-analyst")
    answer = applicant.post(first.url, {"given_name": name, "email": "a@example.com"})
    assert "Only letters from A to Z" in answer.text


def test_what_was_read_in_the_cv_can_be_changed(make: Make) -> None:
    employer = make()
    page = Applicant().apply(employer.posting_url, until="experience")
    assert page.fields["employer"] == "Northwind Traders"
    assert page.fields["job_title"] == "Senior Data Analyst"
    assert page.fields["job_dates"] == "Mar 2021 – present"
    Applicant().apply(page.url, {"employer": "Elsewhere"})
    assert employer.applications()[0].answers["employer"] == "Elsewhere"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("cv.exe", b"MZ", "Choose a PDF"),
        ("cv.pdf", b"not a pdf", "cannot open this file"),
        ("cv.txt", b"x" * 5_000_001, "up to 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_words(
    make: Make, name: str, content: bytes, problem: str
) -> None:
    page = Applicant().apply(make().posting_url, until="cv")
    again = Applicant().post(page.url, {}, {"cv": (name, content)})
    assert problem in again.text
    assert slug(again.url) == "cv"


def test_one_can_apply_without_a_cv(make: Make) -> None:
    employer = make()
    Applicant().apply(employer.posting_url, cv=None)
    assert [item.cv_name for item in employer.applications()] == [None]


def test_one_can_come_back_later(make: Make) -> None:
    employer = make()
    page = Applicant().apply(employer.posting_url, until="questions")
    saved = Applicant().get(page.url.replace("questions", "saved"))
    link = next(url for url in saved.links.values() if "/application/" in url)
    assert slug(Applicant().get(link).url) == "questions"


def test_the_status_page_tells_the_stage_in_words(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    page = Applicant().get(f"{employer.origin}/status/{token}")
    assert "Status: Application received" in page.text
    employer.advance(START + timedelta(days=60))
    page = Applicant().get(f"{employer.origin}/status/{token}")
    assert "Status: Not successful: we decided not to offer you this role" in page.text
    assert "13 March 2026" in page.text


def test_a_chosen_time_is_booked_and_moves_the_decision(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    schedule = f"{employer.origin}/schedule/{token}"
    assert Applicant().get(schedule).status == 404
    employer.advance(START + timedelta(days=7, hours=2))
    page = Applicant().get(schedule)
    assert len(page.options["slot"]) == 6
    assert "UTC−07:00" in page.text
    booked = Applicant().post(schedule, {"slot": page.options["slot"][-1]})
    assert "Your interview is booked" in booked.text
    employer.advance(START + timedelta(days=60))
    (application,) = employer.applications()
    assert application.interview_at == application.slots[-1]
    kinds = [letter.event for letter in employer.letters(token)]
    assert kinds == ["acknowledge", "ask", "invite", "hold", "remind", "decide", "survey"]


def test_a_time_that_is_not_offered_cannot_be_booked(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    employer.advance(START + timedelta(days=7, hours=2))
    page = Applicant().post(
        f"{employer.origin}/schedule/{token}", {"slot": "2026-01-01T00:00:00-07:00"}
    )
    assert "Choose one of the times" in page.text


def test_an_answer_to_the_question_is_kept(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    employer.advance(START + timedelta(days=4))
    page = Applicant().post(f"{employer.origin}/question/{token}", {"answer_1": "PostgreSQL"})
    assert "Thank you" in page.text
    assert employer.replies(token) == ("PostgreSQL",)


def test_withdrawing_stops_everything_and_is_confirmed(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    employer.advance(START + timedelta(days=1))
    Applicant().post(f"{employer.origin}/withdraw/{token}", {})
    assert employer.advance(START + timedelta(days=60)) == 0
    assert [item.event for item in employer.letters(token)] == ["acknowledge", "withdrawn"]
    assert "Withdrawn by you" in Applicant().get(f"{employer.origin}/status/{token}").text


def test_a_copy_of_the_answers_can_be_kept(make: Make) -> None:
    employer = make()
    token = token_of(Applicant().apply(employer.posting_url))
    copy = Applicant().get(f"{employer.origin}/record/{token}")
    assert "email: ada+1@example.com" in copy.source


def test_equality_answers_are_kept_apart(make: Make) -> None:
    employer = make()
    Applicant().apply(employer.posting_url, {"gender": "Woman", "ethnicity": "Asian"})
    assert not {"gender", "ethnicity"} & set(employer.applications()[0].answers)


def test_the_structured_data_is_a_job_posting(make: Make) -> None:
    employer = make()
    for url in employer.postings.values():
        source = Applicant().get(url).source
        block = source.split('<script type="application/ld+json">')[1].split("</script>")[0]
        data = json.loads(block)
        assert data["@type"] == "JobPosting"
        assert data["datePosted"] < data["validThrough"]
        assert data["baseSalary"]["value"]["minValue"] < data["baseSalary"]["value"]["maxValue"]


def test_what_candidates_type_is_escaped(make: Make) -> None:
    page = Applicant().apply(
        make().posting_url, {"given_name": "<script>alert(1)</script>"}, until="check"
    )
    assert "<script>alert" not in page.source
    assert "&lt;script&gt;alert(1)" in page.source


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere", "/jobs/nothing", "/apply/nothing", "/status/none", "/application/none/cv",
        "/static/..%2Fbase.html", "/static/none.css", "/schedule/none", "/jobs/data-analyst/apply",
        "/screen",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_404(make: Make, path: str) -> None:
    assert raw(make().origin, "GET", path)[0] == 404


@pytest.mark.parametrize(
    "body",
    [b"", b"--x", b"--x\r\n\r\n--x--", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"],
)
def test_a_broken_form_is_an_empty_one(make: Make, body: bytes) -> None:
    status, _ = raw(make().origin, "POST", "/apply/data-analyst", body, FORM)
    assert status == 303


def test_a_body_that_is_too_large_is_refused(make: Make) -> None:
    origin = make().origin
    assert raw(origin, "POST", "/apply/data-analyst", b"x" * 12_000_001, FORM)[0] == 413


def test_the_screener_answers_over_http(make: Make) -> None:
    employer = make()
    body = {
        "applications": [
            {"id": "1", "text": CV, "facts": [{"meaning": "name.given", "text": "Ada"}]},
            {"id": "2", "text": THIN_CV, "facts": {"name.given": "Bo"}},
        ],
        "job": {"title": "Data Analyst", "text": ""},
    }
    status, content = raw(employer.origin, "POST", "/screen", json.dumps(body).encode())
    assert status == 200
    strong, thin = json.loads(content)["outcomes"]
    assert strong >= employer.threshold > thin


@pytest.mark.parametrize("body", [b"", b"[]", b'{"applications": [{"id": 1}]}', b'"x"'])
def test_the_screener_says_what_it_wants(make: Make, body: bytes) -> None:
    status, content = raw(make().origin, "POST", "/screen", body)
    assert status == 400
    assert b"applications" in content


def test_the_account_wall_stands_before_the_first_question(make: Make) -> None:
    employer = make(Fault.ACCOUNT_WALL)
    applicant = Applicant()
    wall = applicant.get(f"{employer.origin}/apply/data-analyst")
    assert "Create an account" in wall.text
    beyond = applicant.post(wall.url, {"email": "a@example.com", "password": "long enough words"})
    assert "About you" in beyond.text


def test_nothing_is_sent_before_the_puzzle_is_solved(make: Make) -> None:
    employer = make(Fault.CAPTCHA)
    last = Applicant().apply(employer.posting_url, until="equality")
    assert 'class="g-recaptcha"' in last.source
    stopped = Applicant().post(last.url, {"g-recaptcha-response": ""})
    assert "Solve the puzzle" in stopped.text
    assert employer.applications() == ()


def test_everybody_can_finish_at_the_unkind_employer(make: Make) -> None:
    employer = make(*UNKIND)
    done = Applicant().apply(
        employer.posting_url, {"given_name": "Олена", "email": "o@example.com"}
    )
    assert "Your application has been submitted" in done.text
    assert len(employer.applications()) == 1


def test_the_same_seed_gives_the_same_references(make: Make) -> None:
    first, second, other = make(seed=1), make(seed=1), make(seed=2)
    for employer in (first, second, other):
        Applicant().apply(employer.posting_url)
    references = [item.applications()[0].reference for item in (first, second, other)]
    assert references[0] == references[1] != references[2]


def test_an_employer_that_comes_up_again_goes_on_where_it_was(sink: Sink, tmp_path: Path) -> None:
    def employer(start: datetime) -> PracticeEmployer:
        return PracticeEmployer(
            name="Larkhill Foods",
            faults=frozenset(),
            smtp=("127.0.0.1", sink.port),
            folder=tmp_path,
            start=start,
            seed=1,
        )

    with employer(START) as first:
        token = token_of(Applicant().apply(first.posting_url))
        assert first.advance(START + timedelta(days=4)) == 2
    with employer(START) as second:
        assert [item.token for item in second.applications()] == [token]
        assert second.advance(START + timedelta(days=60)) == 4
    assert len(sink.messages) == 6
