"""The allow-list decides by exact origin."""

from datetime import date

import pytest

from harness.employer import Authorization
from harness.gather.browser.allow import Decision, allow_list, origin_mistakes

ALLOWED, STATIC, BLOCKED = Decision.ALLOWED, Decision.STATIC, Decision.BLOCKED


def _authorization(*origins: str, static: tuple[str, ...] = ()) -> Authorization:
    return Authorization(
        owner="Head of Talent",
        contact="talent@acme.example",
        origins=origins,
        static_origins=static,
        expires=date(2027, 3, 31),
    )


@pytest.mark.parametrize(
    ("url", "decision"),
    [
        ("https://careers.acme.example/jobs/1?x=1", ALLOWED),
        ("https://CAREERS.acme.example./jobs", ALLOWED),
        ("https://careers.acme.example:443/", ALLOWED),
        ("wss://careers.acme.example/live", ALLOWED),
        ("http://127.0.0.1:8001/apply", ALLOWED),
        ("ws://127.0.0.1:8001/live", ALLOWED),
        ("https://cdn.example/site.css", STATIC),
        ("http://careers.acme.example/", BLOCKED),
        ("https://careers.acme.example:8443/", BLOCKED),
        ("https://acme.example/", BLOCKED),
        ("https://careers.acme.example.evil.example/", BLOCKED),
        ("https://careers.acme.example@evil.example/", BLOCKED),
        ("http://127.0.0.1:8002/", BLOCKED),
        ("https://127.0.0.1:8001/", BLOCKED),
        ("ftp://careers.acme.example/", BLOCKED),
        ("https://careers.acme.example:99999/", BLOCKED),
        ("about:blank", BLOCKED),
    ],
)
def test_an_address_is_decided_by_scheme_host_and_port(url: str, decision: Decision) -> None:
    origins = ("https://careers.acme.example", "http://127.0.0.1:8001")
    listed = allow_list(_authorization(*origins, static=("https://cdn.example",)))
    assert listed.decide(url) is decision


def test_a_tunnel_is_decided_by_host_and_port_alone() -> None:
    listed = allow_list(
        _authorization("https://a.example", "http://b.example:81", static=("https://c.example",))
    )
    assert listed.decide_place("a.example", 443) is ALLOWED
    assert listed.decide_place("A.example.", 443) is ALLOWED
    assert listed.decide_place("b.example", 81) is ALLOWED
    assert listed.decide_place("c.example", 443) is STATIC
    assert listed.decide_place("a.example", 80) is BLOCKED
    assert listed.decide_place("b.example", 80) is BLOCKED


@pytest.mark.parametrize(
    "text",
    [
        "careers.acme.example",
        "https://careers.acme.example/jobs",
        "https://*.acme.example",
        "ftp://acme.example",
        "https://user@acme.example",
        "",
    ],
)
def test_what_is_no_origin_is_reported_and_allows_nothing(text: str) -> None:
    authorization = _authorization("https://fine.example", text)
    assert [mistake.place for mistake in origin_mistakes(authorization)] == [
        "authorization, origins, number 2"
    ]
    assert {str(origin) for origin in allow_list(authorization).origins} == {"https://fine.example"}
