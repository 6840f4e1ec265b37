"""Sliders, stars, tags, switches, folded sections and frames send what the candidate says."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import ThreadingHTTPServer

import pytest

from harness.scenario import Scenario
from tests.widgets.conftest import Applying, Gallery, handler_of

pytestmark = pytest.mark.browser

ANSWERS = {
    "experience.years": "6",
    "How do you rate your forklift skills?": "4",
    "How do you rate your inventory skills?": "3",
    "salary.expectation": "42000",
    "work.schedule": "Yes",
}


@pytest.fixture
def other_origin(gallery: Gallery) -> Iterator[str]:
    """The same pages on a second port, which is another origin."""
    second = replace(gallery, received=[])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(second))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_other_control_sends_what_the_candidate_says(
    applying: Applying, gallery: Gallery, how: Scenario, other_origin: str
) -> None:
    gallery.also = (other_origin,)
    applying.sent(
        f"others?other={other_origin}",
        how,
        {
            "email": "aisha+walk@example.com",
            "range": "6",
            "slider": "6",
            "stepper": "6",
            "stars": "4",
            "buttons": "3",
            "tagify": "forklift|inventory",
            "agree": "I AGREE",
            "sign": "Aisha Okafor-Núñez",
            "switch": "on",
            "card": "no",
            "segment": "No",
            "city": "Boston",
            "linkedin": "https://www.linkedin.com/in/aisha-okafor-example",
            "framed": "42000",
        },
        answers=ANSWERS,
    )
