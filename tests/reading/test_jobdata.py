"""Structured data as sites write it, faults included."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.example.walks import posting
from harness.reading.jobdata import JobData, job_data


def read(block: str) -> JobData | None:
    return job_data(posting(structured_data=(block,)))


def test_a_complete_record_is_read() -> None:
    data = read(
        '{"@context":"https://schema.org","@type":"JobPosting","title":"Analyst",'
        '"hiringOrganization":{"@type":"Organization","name":"Acme"},"datePosted":"2026-01-15",'
        '"validThrough":"2026-04-15T00:00","employmentType":["FULL_TIME","PART_TIME"],'
        '"jobLocation":{"address":{"addressLocality":"Leeds","addressCountry":"GB"}},'
        '"baseSalary":{"currency":"GBP","value":{"minValue":30000,"maxValue":"35,000",'
        '"unitText":"YEAR"}},"directApply":true}'
    )
    assert data is not None
    assert (data.title, data.organization, data.location) == ("Analyst", "Acme", "Leeds, GB")
    assert (data.posted, data.valid_through) == (date(2026, 1, 15), date(2026, 4, 15))
    assert data.pay is not None
    assert (data.pay.low, data.pay.high, data.pay.period) == (30_000, 35_000, "year")
    assert data.direct_apply is True


@pytest.mark.parametrize(
    "block",
    [
        '[{"@graph":[{"@type":["Thing","JobPosting"],"title":"X"}]}]',
        '{"@type":"http://schema.org/JobPosting","title":"X",}',
        '<!-- {"@type":"JobPosting","title":"X"} -->',
        '//<![CDATA[\n{"@type":"JobPosting","title":"X"}\n//]]>',
        '{"@type":"JobPosting","title":"X"};',
    ],
    ids=["graph", "trailing comma", "comment", "CDATA", "semicolon"],
)
def test_faulty_wrappers_are_read_past(block: str) -> None:
    data = read(block)
    assert data is not None
    assert data.title == "X"


@pytest.mark.parametrize("block", ["", "null", "{broken", "[]", '{"@type":"Organization"}', "3"])
def test_what_is_no_posting_is_none(block: str) -> None:
    assert read(block) is None


@pytest.mark.parametrize(
    "salary", ["0", '"competitive"', '{"value":{"value":0}}', "null", "[]", '{"value":"n/a"}']
)
def test_a_salary_without_an_amount_is_none(salary: str) -> None:
    data = read(f'{{"@type":"JobPosting","baseSalary":{salary}}}')
    assert data is not None
    assert data.pay is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "baseSalary", "value", "minValue", "datePosted", "jobLocation"]
            ),
            inner | st.just("JobPosting"),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_shape_of_json_stops_the_reader(value: object) -> None:
    read(json.dumps({"@type": "JobPosting", "baseSalary": value, "jobLocation": value}))


@given(st.text())
def test_no_text_stops_the_reader(text: str) -> None:
    read(text)
