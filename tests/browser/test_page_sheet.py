"""The one-page view on the page: it opens first, fits its pane, and leads everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.export.page_fit import fit_page
from argmap.export.page_size import load_pages
from argmap.export.style import load_style
from argmap.export.view import View
from argmap.graph.one_page import one_page
from tests.browser.pages import saved, settled
from tests.export_maps import HOSTILE, chain
from tests.spine import article

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import CheckAxe, NewPage

THESIS = "u53"
SHOWN = ".sheet:visible .unit"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(article(), tmp_path_factory.mktemp("article"), View())


def chosen(page: Page) -> set[str]:
    """Give the units whose boxes in sight are marked as chosen."""
    rows = page.locator(f"{SHOWN}.chosen").all()
    return {str(row.get_attribute("data-unit")) for row in rows}


def size_of_letters(page: Page) -> float:
    """Give the size of the smallest letters in sight, in pixels of the screen."""
    return float(
        page.evaluate(
            """() => {
              const svg = [...document.querySelectorAll(".sheet svg")]
                .find((one) => one.getClientRects().length);
              const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
              const sizes = [...svg.querySelectorAll("text")].map((text) =>
                Number(text.getAttribute("font-size")) * scale);
              return Math.min(...sizes);
            }"""
        )
    )


@pytest.mark.parametrize(
    ("width", "height"), [(1440, 820), (1280, 800), (1920, 1080), (390, 800), (320, 256)]
)
def test_one_page_is_in_sight_first_in_letters_that_can_be_read(
    width: int, height: int, new_page: NewPage, address: str
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    page.goto(address)
    assert page.get_attribute("#tab-page", "aria-selected") == "true"
    assert page.locator(".sheet:visible").count() == 1
    assert page.locator(f'{SHOWN}[data-unit="{THESIS}"]').count() == 1
    assert size_of_letters(page) >= (10.5 if width > 400 else 9.5)
    # Nothing makes the window scroll to the side.
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_the_view_that_is_asked_for_opens_first(page: Page, tmp_path: Path) -> None:
    page.goto(saved(article(), tmp_path, View(level="spine")))
    assert page.get_attribute("#tab-map", "aria-selected") == "true"


def test_a_box_is_chosen_by_mouse_and_by_keys(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator(f'{SHOWN}[data-unit="u47"]')
    box.locator("a").click()
    assert chosen(page) == {"u47"}
    assert page.locator("#details").inner_text().startswith("u47")
    page.keyboard.press("Escape")
    page.locator("#tab-page").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert len(chosen(page)) <= 1 and page.locator("#details").is_visible()


def test_a_link_to_a_unit_opens_on_it(new_page: NewPage, address: str) -> None:
    kept = {entry.unit.id for entry in one_page(article()).entries}
    for id in ("u47", "u28"):
        page = new_page()
        page.goto(f"{address}#{id}")
        assert id in kept and page.locator("#details").inner_text().startswith(id)
        # What the page has no room for at first is opened for it.
        assert page.get_attribute("#tab-page", "aria-selected") == "true"
        assert chosen(page) == {id}
        box = page.locator(f'{SHOWN}[data-unit="{id}"]').bounding_box()
        panel = page.locator("#page").bounding_box()
        assert box and panel and panel["y"] <= box["y"] <= panel["y"] + panel["height"]


def test_a_search_lists_its_hits_and_brings_the_first_into_view(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#query", "sanctions")
    wanted = [unit.id for unit in article().units if "anctions" in unit.text]
    links = page.locator("#hits a")
    assert [link.get_attribute("data-to") for link in links.all()] == wanted
    assert page.locator(f"{SHOWN}.hit").count() >= 1
    assert page.locator(f"{SHOWN}.hit").first.is_visible()
    links.nth(1).click()
    assert page.locator("#details").inner_text().startswith(wanted[1])
    page.fill("#query", "")
    assert page.locator("#hits").is_hidden()


def tops(page: Page) -> dict[str, float]:
    """Give how high each statement in sight on the one-page view stands."""
    boxes = {
        str(row.get_attribute("data-unit")): row.bounding_box() for row in page.locator(SHOWN).all()
    }
    # From the main conclusion on, wherever the panel is scrolled to.
    places = {id: box["y"] for id, box in boxes.items() if box}
    return {id: round(place - places[THESIS]) for id, place in places.items()}


def test_it_opens_as_the_page_and_counts_what_is_not_shown(page: Page, address: str) -> None:
    page.goto(address)
    view = page.locator(".sheet:visible").get_attribute("class") or ""
    made = one_page(article())
    fitted = fit_page(made, load_style("light"), load_pages()[view.split()[-1]], article().title)
    heads = {unit.id for unit in (made.question, made.thesis, *made.limits[:3]) if unit}
    shown = tops(page).keys()
    assert shown - heads == {entry.unit.id for entry in fitted.entries}
    counts = page.locator(".sheet:visible .more:visible:not(.opened)").all_text_contents()
    assert sum(int(words.strip(" \u00a0+")) for words in counts) == len(made.entries) + len(
        heads
    ) - len(shown)


def test_a_branch_opens_and_folds_in_its_place(page: Page, address: str) -> None:
    page.goto(address)
    before = tops(page)
    count = page.locator(".sheet:visible .unit .more:not(.opened):visible").first
    owner = count.locator("xpath=ancestor::*[@data-unit][1]").get_attribute("data-unit")
    more = int((count.text_content() or "").strip(" \u00a0+"))
    count.click()
    opened = tops(page)
    assert owner and 0 < len(opened) - len(before) <= more
    assert all(opened[id] >= before[id] - 1 for id in before)
    # Nothing covers anything: each stands below the one before it in its column.
    page.locator(f'{SHOWN}[data-unit="{owner}"] .more').first.click()
    assert len(tops(page)) < len(opened)
    page.click("[data-action=open-all]")
    assert len(tops(page)) >= len(one_page(article()).entries)
    page.click("[data-action=open-all]")
    assert tops(page) == before


def test_a_filter_lays_the_page_out_again(page: Page, address: str) -> None:
    page.goto(address)
    before = page.locator(".sheet:visible svg").bounding_box()
    page.select_option("[name=strength]", "probable")
    wanted = {u.id for u in article().units if u.strength == "probable" and not u.restates}
    on_page = {entry.unit.id for entry in one_page(article()).entries}
    shown = tops(page)
    assert wanted & on_page <= shown.keys()
    under = {entry.unit.id: entry.parent for entry in one_page(article()).entries}
    needed = set(wanted)
    for id in wanted & on_page:
        while (above := under.get(id)) is not None:
            needed.add(above)
            id = above
    assert shown.keys() & on_page <= needed
    assert before and page.locator(".sheet:visible svg").bounding_box() != before
    page.keyboard.press("m")
    assert page.locator(".node.unit:not(.away)").count() < len(article().units)


def test_a_filter_lists_what_passes(page: Page, address: str) -> None:
    page.goto(address)
    page.select_option("[name=side]", "opp")
    wanted = [unit.id for unit in article().units if unit.side == "opp"]
    found = [link.get_attribute("data-to") for link in page.locator("#hits a").all()]
    assert found == wanted[:60]
    page.click("#filters [type=reset]")
    page.locator("#hits").wait_for(state="hidden")


def test_no_button_covers_a_box_of_the_graph(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("m")
    canvas = page.locator(".canvas").bounding_box()
    assert canvas
    for button in page.locator(".zoom button").all():
        box = button.bounding_box()
        assert box and box["y"] >= canvas["y"] + canvas["height"]


def test_nothing_is_dimmed_before_the_pointer_rests(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("m")
    settled(page)
    box = page.locator(".node.unit.conclusion").first.bounding_box()
    assert box
    for step in range(6):
        page.mouse.move(box["x"] + 5 + 4 * step, box["y"] + 10)
        page.wait_for_timeout(60)
        assert page.locator("svg.tracing").count() == 0
    page.wait_for_selector("svg.tracing")


def test_print_gives_the_page_then_the_outline(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    for name, there in (
        ("page", True), ("outline", True), ("text", False), ("coverage", False), ("map", False),
        ("claims", False),
    ):  # fmt: skip
        assert page.locator(f"#{name}").is_visible() is there
    assert page.locator(".sheet:visible").count() == 1
    tops = [page.locator(f"#{name}").bounding_box() for name in ("page", "outline")]
    assert tops[0] and tops[1] and tops[0]["y"] < tops[1]["y"]
    page.emulate_media(media="screen")
    page.keyboard.press("?")
    page.check("[data-also=claims]")
    page.emulate_media(media="print")
    assert page.locator("#claims").is_visible()


def test_axe_finds_nothing_at_all(new_page: NewPage, address: str, check_axe: CheckAxe) -> None:
    for width in (1440, 390):
        page = new_page(viewport={"width": width, "height": 800})
        page.goto(address)
        check_axe(page)
        page.fill("#query", "alliance")
        check_axe(page)


def test_hostile_words_stay_words(page: Page, tmp_path: Path) -> None:
    page.goto(saved(chain(HOSTILE, title=HOSTILE[0]), tmp_path, View()))
    assert page.locator("script").count() == 2
    assert page.locator(".sheets script, .sheets img, .sheets iframe").count() == 0
    page.fill("#query", "<script")
    assert page.locator("#hits script").count() == 0
