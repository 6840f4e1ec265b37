"""A missing browser is a loud skip, and a failure where everything is required."""

import os

import pytest

from harness.errors import GatherError
from harness.gather.browser.find import find_browser


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
