"""Telephone numbers are sent whole, whatever country the field begins with."""

import pytest

from harness.scenario import Scenario
from tests.widgets.conftest import Applying

pytestmark = pytest.mark.browser


def test_every_phone_field_sends_the_candidates_number(applying: Applying, how: Scenario) -> None:
    walked = applying.sent(
        "phones",
        how,
        {
            "email": "aisha+walk@example.com",
            "iti_shown_full": "+16175550142",
            "iti_separate_full": "+16175550142",
            "digits": "6175550142",
            "masked": "(617) 555-0142",
            "w_code": "United States of America (+1)",
            "w_number": "617-555-0142",
            "react_phone": "+16175550142",
        },
    )
    asked = [question for question in walked.questions() if "ountry" in question]
    assert asked == []
