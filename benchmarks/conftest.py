"""The browser of `tests/browser`, for the benchmarks that time a page: `pytest benchmarks`."""

from __future__ import annotations

from tests.browser.conftest import browser, new_page, page, problems, requests

__all__ = ["browser", "new_page", "page", "problems", "requests"]
