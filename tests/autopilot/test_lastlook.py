"""What tells a request that sends the application from one that a step makes on the way."""

import pytest

from harness.gather.browser.seen import PageView, SeenButton
from harness.gather.walk.lastlook import is_whole, keeps_draft, names_the_end, says_more
from harness.reading.questions.buttons import ButtonRole

SAYS = [
    ("Continue", "Step 1 of 3", True),
    ("Continue", "Step 3 of 3", False),
    ("Continue", "2/4", True),
    ("Continue", "About you", False),
    ("Continue", None, False),
    ("Next", None, False),
    ("Save and continue", None, False),
    ("Next: Experience", None, True),
    ("Continue to your documents", None, True),
    ("Weiter zu Dokumenten", None, True),
    ("Review", None, True),
]


@pytest.mark.parametrize(
    ("button", "progress", "more"), SAYS, ids=[f"{s[0]}, {s[1]}" for s in SAYS]
)
def test_a_step_says_that_another_one_follows(
    button: str, progress: str | None, *, more: bool
) -> None:
    way = SeenButton(
        selector="button", text=button, role=ButtonRole.NEXT, reason="", rank=0, region="form"
    )
    view = PageView(
        url="https://careers.acme.example/apply",
        title="Apply",
        heading="Apply",
        text="",
        progress=progress,
        viewport_width=1280,
        viewport_height=800,
        content_width=1280,
        buttons=(way,),
    )
    assert says_more(view) is more


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (("name.given", "email"), False),
        (("name.given", "email", "phone", "address.city"), False),
        (("name.full", "email", "document.cv"), True),
        (("name.full", "email", "consent.privacy"), True),
        (("document.cv", "question.text"), False),
        (("name.full", "document.cv"), False),
        ((), False),
    ],
    ids=str,
)
def test_an_application_names_somebody_who_can_be_answered_and_has_substance(
    asked: tuple[str, ...], *, whole: bool
) -> None:
    assert is_whole(asked) is whole


@pytest.mark.parametrize(
    ("url", "body", "ends"),
    [
        ("/apply/1/submit", b"", True),
        ("/api/applications/1/finalize?x=1", None, True),
        ("/submitApplication", b"{}", True),
        ("/graphql", b'{"operationName": "SubmitCandidacy"}', True),
        ("/api/applications/1", b'{"status":"submitted"}', True),
        ("/api/applications/1", b'{"isFinal": true}', True),
        ("/api/applications/1", b'{"status":"draft","submitted":false}', False),
        ("/graphql", b'{"operationName": "SaveStep"}', False),
        ("/apply/step-2", b"email=a%40example.com&submit=Continue", False),
        ("/autocomplete", b"q=Bos", False),
        ("/submissions-open", b"", False),
    ],
)
def test_a_request_says_that_it_sends(url: str, body: bytes | None, *, ends: bool) -> None:
    assert names_the_end(f"https://careers.acme.example{url}", body) is ends


@pytest.mark.parametrize(
    ("url", "draft"),
    [("/drafts/1", True), ("/autosave", True), ("/apply/validate", True), ("/apply/1", False)],
)
def test_a_request_says_that_it_keeps_a_draft(url: str, *, draft: bool) -> None:
    assert keeps_draft(f"https://drafts.acme.example{url}") is draft
