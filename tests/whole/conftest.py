"""One whole kind run for all tests of a worker."""

from pathlib import Path

import pytest

from harness import api
from tests.whole.rehearsals import Size, rehearsed


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two candidates at a kind employer, with its history and a challenge; judged, rendered."""
    run = rehearsed(
        tmp_path_factory.mktemp("whole") / "run",
        scenarios=("desktop", "keyboard-only"),
        size=Size(history=20_000, budget=2_000),
    )
    api.render_run(run)
    return run
