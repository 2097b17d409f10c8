"""A headless Chromium for the tests of this folder, and what every page must keep.

Shared fixtures:
    browser: the running Chromium, one for all tests of the folder.
    new_page: opens a page in a context of its own; keyword arguments are those of Playwright's
        `Browser.new_context`, such as `color_scheme="dark"`.
    page: one page of 1280 by 800 CSS pixels.
    problems: what went wrong in the pages: errors on the console, exceptions, requests to
        elsewhere. A test fails where one is left in it; a test that expects one takes it out.
    requests: the addresses that the pages asked for, in their order.
    check_axe: runs axe-core on a page; fails on any finding.

Without Playwright or Chromium the tests are skipped, and tell why. Where `CI` is set to true or
`ARGMAP_BROWSER` to `required`, their absence is an error.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

NewPage = Callable[..., "Page"]
CheckAxe = Callable[..., None]
OWN_HOSTS = {"127.0.0.1", "localhost", "::1"}
OWN_SCHEMES = {"about", "blob", "data", "file"}
PATIENCE = 20_000  # milliseconds; the machine may be busy


def chromium() -> str | None:
    """Give the path of the Chromium to test with; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def is_required() -> bool:
    """Tell whether a missing browser is an error rather than a reason to skip."""
    wanted = os.environ.get("ARGMAP_BROWSER", "")
    return wanted == "required" or (not wanted and os.environ.get("CI", "").lower() == "true")


def absent(what: str) -> None:
    """Skip the tests, or fail where a browser is required."""
    told = f"{what} is missing: Debian's chromium and the dev extra are needed for browser tests"
    if is_required():
        pytest.fail(told, pytrace=False)
    pytest.skip(told)


# Not for the whole session: while Playwright runs, asyncio.run fails in tests of other folders.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright")
    path = chromium()
    if path is None:
        absent("chromium")
    with sync_playwright() as playwright:
        # Only root needs --no-sandbox, but containers forbid the sandbox to others, too.
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def problems() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture
def new_page(browser: Browser, problems: list[str], requests: list[str]) -> Iterator[NewPage]:
    contexts = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(f"console {message.type}: {message.text}")

    def on_request(request: Request) -> None:
        requests.append(request.url)
        address = urlsplit(request.url)
        if address.scheme not in OWN_SCHEMES and address.hostname not in OWN_HOSTS:
            problems.append(f"request to elsewhere: {request.url}")

    def on_page(page: Page) -> None:
        page.on("console", on_console)
        page.on("pageerror", lambda error: problems.append(f"exception: {error}"))
        page.on("request", on_request)

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(PATIENCE)
        context.on("page", on_page)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture
def check_axe() -> CheckAxe:
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Page, *passed_over: str) -> None:
        """Run axe-core on a page as it is now; `passed_over` names rules not to be run."""
        rules = {rule: {"enabled": False} for rule in passed_over}
        options = {"resultTypes": ["violations"], "rules": rules}
        violations = Axe().run(page, options=options).response["violations"]
        serious = [
            f"{row['id']} ({row['impact']}): {row['help']}: {node['target']} {node['html'][:200]}"
            for row in violations
            for node in row["nodes"][:5]
        ]
        assert serious == []

    return check
