"""What holds for all tests: a missing browser is a loud skip, properties draw what they drew.

`make test` draws the same examples every time, so that a change is judged by what it changed;
`make fuzz` draws others, and more of them.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

from harness.errors import GatherError
from harness.gather.browser.find import find_browser

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _UNTIMED, derandomize=True)
settings.register_profile("fuzz", _UNTIMED, max_examples=1000, print_blob=True)
settings.load_profile("steady")


def _missing_browser() -> str | None:
    try:
        find_browser()
    except GatherError as error:
        return str(error)
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what walks real pages where there is no browser."""
    if item.get_closest_marker("browser") is None:
        return
    missing = _missing_browser()
    if missing is None:
        return
    if os.environ.get("OTHERSHOE_REQUIRE") == "all":
        pytest.fail(f"the browser is missing, and OTHERSHOE_REQUIRE=all: {missing}")
    pytest.skip(f"the browser is missing: {missing}")
