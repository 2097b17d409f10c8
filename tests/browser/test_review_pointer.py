"""The review with the pointer: drag to link, select words, click to choose; and a large map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.review import read_journal
from argmap.review.session import Session
from tests.browser.conftest import NewPage
from tests.browser.review_site import (
    arrow,
    choose,
    current,
    large,
    open_review,
    saved,
    select,
    serving,
    session_of,
    until,
)
from tests.export_maps import whole

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    session = session_of(whole(), tmp_path)
    with serving(session) as link:
        yield session, link


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: str, end: str) -> None:
    page.mouse.move(*middle(page, start))
    page.mouse.down()
    page.mouse.move(*middle(page, end), steps=6)
    page.mouse.up()


def node(id: str) -> str:
    return f'.node[data-id="{id}"]'


def whole_map(page: Page) -> None:
    page.locator('[data-do="whole-map"]').click()
    page.wait_for_timeout(100)


def test_dragging_from_box_to_box_adds_a_relation(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    whole_map(page)
    drag(page, node("u5"), node("u2"))
    current(page, "A new arrow")
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    arrow(page, "ar1")
    (added,) = (r for r in session.reviewed().working.relations if r.id.startswith("ar"))
    assert (added.source, added.target, added.type) == ("u5", "u2", "rebut")


def test_dragging_onto_an_arrow_undercuts_it(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    page.locator('[data-do="whole-map"]').click()
    drag(page, node("u8"), '.edge[data-id="r2"] text')
    assert page.locator('[data-spot="pick-undercut"]').get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Save").click()
    arrow(page, "ar1")
    (added,) = (r for r in session.reviewed().working.relations if r.id.startswith("ar"))
    assert (added.source, added.target, added.type) == ("u8", "r2", "undercut")


def test_dragging_into_the_void_adds_nothing(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    whole_map(page)
    page.mouse.move(*middle(page, node("u5")))
    page.mouse.down()
    page.mouse.move(*middle(page, ".article"), steps=4)
    page.mouse.up()
    assert page.locator(".thread").count() == 0
    page.keyboard.press("Escape")
    assert session.version == 0


def test_dragging_the_ground_moves_the_map(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    before = middle(page, node("u2"))
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 6, box["y"] + box["height"] - 6)
    page.mouse.down()
    page.mouse.move(box["x"] + 56, box["y"] + box["height"] - 36, steps=4)
    page.mouse.up()
    after = middle(page, node("u2"))
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (50, -30)


def test_a_click_chooses_in_the_text_and_on_the_map(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    choose(page, "u7")
    whole_map(page)
    page.locator(node("u4")).click()
    current(page, "Statement u4")
    page.locator('.edge[data-id="r5"] .hit').click(force=True)
    arrow(page, "r5")


def test_selected_words_become_the_edges(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    choose(page, "u3")
    unit = session.found.unit("u3")
    select(page, unit.start + 4, unit.end)
    assert page.locator(".picked").inner_text().count("Edges of u3") == 1
    page.keyboard.press("e")
    saved(page)
    until(page, "document.querySelector('#card .words').textContent.includes('says cars may kill')")
    assert session.reviewed().working.unit("u3").text == "says cars may kill"
    # The same by the button that stands beside the selected words.
    select(page, unit.start + 9, unit.end)
    page.get_by_role("button", name="Edges of u3").click()
    saved(page)
    assert session.reviewed().working.unit("u3").text == "cars may kill"


def test_selected_words_become_a_statement(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    unit = session.found.unit("u3")
    choose(page, "u3")
    select(page, unit.start + 9, unit.end)
    page.keyboard.press("e")
    saved(page)
    select(page, unit.start, unit.start + 8)
    page.get_by_role("button", name="New statement").click()
    page.keyboard.press("6")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card-name').textContent.startsWith('Statement a')")
    (added,) = (u for u in session.reviewed().working.units if u.id.startswith("a"))
    assert (added.text, added.role) == ("Ann says", "premise")


def test_a_statement_is_divided_where_it_is_clicked(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    choose(page, "u3")
    page.keyboard.press("d")
    box = page.locator('.mark[data-unit="u3"]').bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.62, box["y"] + box["height"] / 2)
    page.keyboard.press("Enter")
    saved(page)
    texts = [unit.text for unit in session.reviewed().working.units]
    assert any(text.startswith("Ann says") and text != "Ann says cars may kill" for text in texts)


def test_the_map_is_drawn_anew_and_stays_in_its_place(
    small: tuple[Session, str], page: Page
) -> None:
    _, link = small
    open_review(page, link)
    choose(page, "u6")
    page.wait_for_timeout(100)
    before = middle(page, node("u6"))
    assert page.locator(f"{node('u6')} text", has_text="PREMISE").count() == 1
    page.keyboard.press("5")
    until(page, f"document.querySelector('{node('u6')}').textContent.includes('CLAIM')")
    after = middle(page, node("u6"))
    assert abs(after[0] - before[0]) < 2 and abs(after[1] - before[1]) < 2
    assert "claim" in (page.locator(node("u6")).get_attribute("class") or "")


@pytest.mark.parametrize("width", [1920, 1366, 700, 360])
def test_nothing_runs_out_of_the_page(
    small: tuple[Session, str], new_page: NewPage, width: int
) -> None:
    _, link = small
    page = new_page(viewport={"width": width, "height": 800})
    open_review(page, link)
    page.keyboard.press("o")
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for selector in ("#text", "#card", "#map"):
        box = page.locator(selector).bounding_box()
        assert box is not None and box["width"] >= 300 and box["height"] >= 200


def test_keys_may_be_pressed_faster_than_a_large_map_is_drawn(tmp_path: Path, page: Page) -> None:
    session = session_of(large(500), tmp_path)
    with serving(session) as link:
        open_review(page, link)
        for key in "aaxaaz":
            page.keyboard.press(key)
        saved(page)
        page.close()
    ops = [entry.op for entry in read_journal(session.journal).entries]
    assert ops[-1] == "undo" and ops.count("reject") == 1 and ops.count("accept") >= 4
