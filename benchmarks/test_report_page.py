"""How long a key press works on the report page with 500 statements: `pytest benchmarks`."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

import pytest
from tests.browser.pages import large, saved

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

LIMIT = 100.0  # milliseconds a key press (issue 4)
ROUNDS = 3


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(large(500), tmp_path_factory.mktemp("large"))


def worked(session: CDPSession) -> float:
    """Give the milliseconds that the page's main thread has worked so far.

    Handlers, style, layout and painting of every frame, in time of the processor: what else the
    machine does while the tests run is no matter.
    """
    rows = session.send("Performance.getMetrics")["metrics"]
    return float(next(row["value"] for row in rows if row["name"] == "TaskDuration")) * 1000


@pytest.mark.parametrize(
    ("first", "keys"),
    [
        ("", "jjjjj"), ("9", "jkjkj"), ("j", "dudus"), ("j", "xxxxx"), ("", "XXXX"),
        ("", "+-+"), ("", "090"), ("o", "jjjjj"), ("c", "jjjjj"), ("v", "jjjjj"),
        ("/", "city s"),
    ],
)  # fmt: skip
def test_a_key_press_takes_less_than_a_tenth_of_a_second(
    first: str, keys: str, page: Page, address: str
) -> None:
    page.goto(address)
    assert page.locator(".node.unit").count() == 500
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    for key in first:
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    found: list[float] = []
    # A busy machine slows the processor itself down; it never makes a slow page fast.
    while len(found) < ROUNDS and min(found, default=LIMIT) >= LIMIT:
        found.append(median(times(page, session, keys)))
    assert 0 < min(found) < LIMIT, found


def times(page: Page, session: CDPSession, keys: str) -> Iterator[float]:
    """Press keys, and give the milliseconds of work that each took."""
    for key in keys:
        before = worked(session)
        page.keyboard.press(key)
        page.wait_for_timeout(280)
        yield worked(session) - before
