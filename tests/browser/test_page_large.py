"""The report page with 500 statements; how soon it answers, `pytest benchmarks` tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.pages import large, saved

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_every_kind_of_key_works_on_a_large_page(page: Page, tmp_path: Path) -> None:
    page.goto(saved(large(500), tmp_path))
    assert page.locator(".node.unit").count() == 500
    # It opens folded, and says so.
    said = page.locator("#folded").inner_text()
    assert said.endswith("of 500 statements are shown; X unfolds all")
    assert int(said.split()[0]) == page.locator(".node.unit:not(.away)").count() < 250
    for key in "jjkdusxX+-09ocv":
        page.keyboard.press(key)
    page.keyboard.press("/")
    page.keyboard.type("city s")
    assert page.locator("input:focus").input_value() == "city s"
