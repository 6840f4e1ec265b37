"""The served site and the shared browser of the browser tests."""

from tests.browser.conftest import browsing, outside, site

__all__ = ["browsing", "outside", "site"]
