"""How soon a key press shows on the page of a review of 500 statements: `pytest benchmarks`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.browser.conftest import NewPage
from tests.browser.review_site import large, open_review, saved, serving, session_of, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOUND = 100.0  # milliseconds from a key press to the frame that shows it
PRESSES = {
    "accept": "a" * 15, "step": "jk" * 8, "role": "56785678", "reject": "x" * 6, "undo": "z" * 6,
}  # fmt: skip
# From the key's event to the frame after it: the message comes when that frame is done.
CLOCK = """() => {
  window.took = [];
  addEventListener("keydown", () => {
    const start = performance.now(), channel = new MessageChannel();
    channel.port1.onmessage = () => window.took.push(performance.now() - start);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
}"""


def test_key_presses_stay_quick_with_five_hundred_statements(
    tmp_path: Path, new_page: NewPage, record_property: Callable[[str, object], None]
) -> None:
    session = session_of(large(500), tmp_path)
    with serving(session) as link:
        page = new_page()
        open_review(page, link)
        page.evaluate(CLOCK)
        best: dict[str, float] = {}
        # Other work on the machine only adds time, so each kind may have its best round of five.
        for _ in range(5):
            for name, keys in PRESSES.items():
                if best.get(name, BOUND) >= BOUND:
                    best[name] = min(best.get(name, 1e9), press_all(page, keys))
        saved(page)
        page.close()
    record_property("milliseconds", best)
    assert all(value < BOUND for value in best.values()), best
    assert session.version >= sum(len(keys) for name, keys in PRESSES.items() if name != "step")


def press_all(page: Page, keys: str) -> float:
    """Press keys one after the other; give the median time to the next frame, in milliseconds."""
    page.evaluate("window.took = []")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    until(page, f"window.took.length === {len(keys)}")
    return float(median(page.evaluate("window.took")))
