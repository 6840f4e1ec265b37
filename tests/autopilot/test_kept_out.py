"""What our own allow-list keeps from a page is never laid at the employer's door."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from harness.evidence import Barrier, Ending, Obstacle
from harness.gather.browser.bystanders import is_bystander
from harness.people.documents import cv_file
from harness.practice.long.site import LongForm
from harness.project import bundled, read_candidates
from harness.scenario import Scenario
from tests.autopilot.conftest import KEYBOARD, Employer, Walking, a_scenario, page

_WHO = "anne-sophie-oneill-nunez"
_STUCK = """<h1>Apply: picker</h1><form onsubmit="return false">
<label>Email * <input type=email name=q required></label><button>Continue</button></form>
<script src=https://www.googletagmanager.com/gtm.js></script>"""


@pytest.mark.browser
@pytest.mark.parametrize("scenario", [a_scenario(), KEYBOARD], ids=["mouse", "keyboard alone"])
def test_a_frame_from_an_unlisted_origin_ends_the_walk_at_our_door(
    scenario: Scenario, walking: Walking, tmp_path: Path
) -> None:
    anne = read_candidates([bundled("scenarios") / "candidates"], [_WHO])[_WHO]
    with LongForm(parse_seconds=0.2) as served:
        walked = walking.walk(
            Employer(port=urlsplit(served.url).port or 0),
            tmp_path,
            candidate=anne,
            scenario=scenario,
            cv=cv_file(anne, tmp_path),
        )
    assert walked.ending is Ending.COULD_NOT_FINISH
    (stop,) = (item for item in walked.evidence if isinstance(item, Barrier) and item.stopped)
    assert stop.obstacle is Obstacle.OUTSIDE_ALLOW_LIST
    assert served.origins[1] in stop.text


@pytest.mark.browser
def test_a_refused_visitor_count_excuses_nothing(
    employer: Employer, walking: Walking, tmp_path: Path
) -> None:
    employer.pages = {"/": page(_STUCK)}
    walked = walking.walk(employer, tmp_path)
    assert walked.barriers() == ["no way on"]


def test_a_form_is_no_bystander() -> None:
    assert is_bystander("https://www.google.com/recaptcha/api2/anchor?k=1")
    assert not is_bystander("https://boards.example.com/embed/job_app?for=acme")
