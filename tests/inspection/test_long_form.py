"""An inspection goes through a long form on two origins, and comes to its last step."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from harness.employer import Authorization, Employer, Project
from harness.evidence import Barrier, Ending, ProbeResult, StepShown, WalkEnded
from harness.gather.walk.runner import walk_all
from harness.practice.long.fields import TITLES
from harness.practice.long.site import LongForm
from harness.project import bundled, read_candidates
from harness.scenario import Scenario
from harness.store import RunFolder

_WHO = "anne-sophie-oneill-nunez"
_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.browser
def test_every_step_is_inspected_although_back_leads_to_an_error_page(tmp_path: Path) -> None:
    anne = read_candidates([bundled("scenarios") / "candidates"], [_WHO])[_WHO]
    plain = Scenario(
        id="plain",
        title="Plain",
        stands_for="Everybody.",
        start="posting:long",
        candidates=(_WHO,),
        inspect=True,
    )
    folder = RunFolder.create(tmp_path / "run")
    with LongForm(parse_seconds=0.2) as form:
        project = Project(
            folder=str(tmp_path),
            employer=Employer(name="Long & Co"),
            authorization=Authorization(
                owner="You",
                contact="nobody@example.com",
                origins=form.origins,
                may_submit=False,
                expires=date(2027, 1, 1),
            ),
            postings={"long": form.url},
        )
        asyncio.run(
            walk_all(
                project=project,
                scenarios=[plain],
                candidates={_WHO: anne},
                folder=folder,
                clock=lambda: _NOW,
                may_submit=False,
                at_once=2,
                inspect=True,
            )
        )
        assert form.received() == ()
    seen = [item for item in folder.evidence() if "inspection" in (item.walk or "")]
    assert not [item.text for item in seen if isinstance(item, Barrier) and item.stopped]
    (end,) = (item for item in seen if isinstance(item, WalkEnded))
    assert end.ending is Ending.STOPPED_BEFORE_SUBMIT
    shown = [item.heading for item in seen if isinstance(item, StepShown) and item.step]
    assert shown == list(TITLES.values())
    backs = [item for item in seen if isinstance(item, ProbeResult) and item.probe == "back"]
    assert any("send the form again" in item.detail for item in backs)
