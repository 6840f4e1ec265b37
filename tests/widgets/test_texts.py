"""Rich text is typed into editors of the page and into editors that live in a frame."""

import pytest

from harness.scenario import Scenario
from tests.widgets.conftest import Applying

pytestmark = pytest.mark.browser

SAID = "I like work that I can see at the end of the day: it's done."


def test_every_editor_sends_the_candidates_words(applying: Applying, how: Scenario) -> None:
    applying.sent(
        "texts",
        how,
        {
            "email": "aisha+walk@example.com",
            "quill": SAID,
            "tiptap": SAID,
            "plain": SAID,
            "framed": SAID,
        },
        answers={"question.text": SAID},
    )
