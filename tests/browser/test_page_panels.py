"""The page beside the map: search, filters, coverage, outline, table, tabs, help, print, width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.graph.coverage import coverage, fates
from argmap.graph.outline import outline
from tests.browser.pages import chosen, ids, in_sight, saved, settled
from tests.export_maps import whole
from tests.spine import article

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(article(), tmp_path_factory.mktemp("article"))


@pytest.fixture
def report(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def shown(page: Page, selector: str) -> list[str]:
    """Give the ids of the units of the rows that can be seen."""
    return [
        str(row.get_attribute("data-unit"))
        for row in page.locator(selector).all()
        if row.is_visible()
    ]


def test_search_finds_statements_and_words_outside_them(report: Page) -> None:
    argmap = article()
    report.keyboard.press("/")
    report.keyboard.type("Kaesong")
    said = report.locator("#found").inner_text()
    assert said == f"{argmap.text.count('Kaesong')} found"
    wanted = {unit.id for unit in argmap.units if "Kaesong" in unit.text}
    assert ids(report, ".node.hit") == wanted
    lit = "() => [...CSS.highlights.get('found')].map((range) => range.toString())"
    assert set(report.evaluate(lit)) == {"Kaesong"}
    # The first stands in the image credit, outside all statements.
    report.keyboard.press("Enter")
    assert chosen(report) is None
    current = "() => [...CSS.highlights.get('current')][0].startContainer.parentNode.className"
    assert report.evaluate(current) == "out"
    report.keyboard.press("Enter")
    assert chosen(report) in wanted and report.locator("#found").inner_text().startswith("2 of")
    assert in_sight(report, f"#{chosen(report)}")
    report.keyboard.press("Shift+Enter")
    report.keyboard.press("Shift+Enter")
    assert report.locator("#found").inner_text() == f"{said[0]} of {said[0]}"
    report.keyboard.press("Escape")
    assert ids(report, ".node.hit") == set() and report.locator("#found").inner_text() == ""


def test_search_keys_outside_the_field(report: Page) -> None:
    report.keyboard.press("/")
    report.keyboard.type("fracturing")
    report.keyboard.press("Enter")
    report.locator("#tab-map").focus()
    report.keyboard.press("n")
    assert report.locator("#found").inner_text().startswith("2 of")
    report.keyboard.press("N")
    assert report.locator("#found").inner_text().startswith("1 of")


@pytest.mark.parametrize("words", ["(", "[a", "\\", "a*", "$&", "-", "   ", "zzzz"])
def test_search_takes_words_as_they_are(report: Page, words: str) -> None:
    report.keyboard.press("/")
    report.keyboard.type(words)
    count = article().text.casefold().count(words.strip()) if words.strip() else 0
    told = report.locator("#found").inner_text()
    if count:
        assert int(told.split()[0]) >= count
    else:
        assert told in ("none", "")


def test_search_sifts_table_and_coverage(report: Page) -> None:
    wanted = [unit.id for unit in article().units if "sanctions" in unit.text.casefold()]
    report.keyboard.press("c")
    report.keyboard.press("v")
    report.keyboard.press("/")
    report.keyboard.type("SANCTIONS")
    assert shown(report, "tbody tr") == wanted
    sentences = [row for row in coverage(article()) if "sanctions" in row.text.casefold()]
    items = [item for item in report.locator(".sentences > li").all() if item.is_visible()]
    assert len(items) == len(sentences)
    report.keyboard.press("Escape")
    assert len(shown(report, "tbody tr")) == len(article().units)


def test_filters_by_role_speaker_strength_side_and_score(report: Page) -> None:
    units = article().units
    report.keyboard.press("c")

    def passing() -> set[str]:
        rows = set(shown(report, "tbody tr"))
        assert rows == {unit.id for unit in units} - ids(report, ".node.unit.off")
        return rows

    assert passing() == {unit.id for unit in units}
    report.click("#filters [data-role=premise]")
    assert passing() == {unit.id for unit in units if unit.role != "premise"}
    assert report.locator("[data-role=premise]").get_attribute("aria-pressed") == "false"
    report.click("#filters button[type=reset]")
    report.select_option("[name=speaker]", "=Moon")
    assert passing() == {unit.id for unit in units if unit.attributed_to == "Moon"}
    report.select_option("[name=speaker]", "=")
    assert passing() == {unit.id for unit in units if unit.attributed_to is None}
    report.select_option("[name=strength]", "probable")
    assert passing() == {
        unit.id for unit in units if unit.attributed_to is None and unit.strength == "probable"
    }
    report.click("#filters button[type=reset]")
    report.select_option("[name=side]", "opp")
    assert passing() == {unit.id for unit in units if unit.side == "opp"}
    report.click("#filters button[type=reset]")
    report.locator("[name=score]").fill("0.8")
    kept = {unit.id for unit in units if unit.score >= 0.8}
    assert passing() == kept
    assert report.locator("#filtered").inner_text().strip() == f"{len(kept)}/{len(units)}"
    faded = {
        r.id
        for r in article().relations
        if r.source not in kept or (r.target.startswith("u") and r.target not in kept)
    }
    assert ids(report, ".edge.off") == faded
    report.click("#filters button[type=reset]")
    assert passing() == {unit.id for unit in units}


def test_steps_pass_over_what_is_filtered_out(report: Page) -> None:
    report.click("#filters [data-role=question]")
    report.keyboard.press("j")
    assert chosen(report) == "u2"


def test_coverage_tells_every_sentence_and_why(report: Page) -> None:
    rows = coverage(article())
    report.keyboard.press("v")
    items = report.locator(".sentences > li")
    assert items.count() == len(rows)
    for item, row in list(zip(items.all(), rows, strict=True))[::5]:
        told = item.inner_text()
        assert " ".join(row.text.split()) in " ".join(told.split())
        assert told.startswith(row.fate)
    [out] = [n for n, row in enumerate(rows) if row.text.startswith("Main Image Credit")]
    assert "image credit: It says whose image stands there." in items.nth(out).inner_text()
    counts = fates(rows)
    for fate, count in counts.items():
        button = report.locator(f"[data-fate={fate.replace(' ', '-')}]")
        assert button.inner_text() == f"{count} {fate}"
    report.click("[data-fate=mapped]")
    assert sum(item.is_visible() for item in items.all()) == len(rows) - counts["mapped"]
    report.click("[data-fate=mapped]")


def test_coverage_leads_to_the_map_and_back(report: Page) -> None:
    report.keyboard.press("v")
    report.locator(".sentences a[data-to=u17]").click()
    assert chosen(report) == "u17" and in_sight(report, "#u17")
    report.keyboard.press("j")
    assert in_sight(report, ".sentences a[data-to=u18]")


def test_the_outline_is_a_tree_for_the_keyboard(report: Page) -> None:
    head = outline(article())[0].unit.id
    report.keyboard.press("o")
    focus = "() => document.activeElement.dataset.unit"
    assert report.evaluate(focus) == head
    report.keyboard.press("ArrowRight")
    first = report.evaluate(focus)
    assert first in {r.source for r in article().relations if r.target == head}
    assert chosen(report) == first
    report.keyboard.press("Home")
    assert report.evaluate(focus) == head
    before = len(shown(report, "[role=treeitem]"))
    report.keyboard.press("ArrowLeft")
    assert len(shown(report, "[role=treeitem]")) < before
    root = report.locator(f"[role=treeitem][data-unit={head}]").first
    assert root.get_attribute("aria-expanded") == "false"
    assert ids(report, ".node.unit.away")
    report.keyboard.press("ArrowRight")
    assert len(shown(report, "[role=treeitem]")) == before
    report.keyboard.press("End")
    assert report.evaluate(focus) == shown(report, "[role=treeitem]")[-1]


def test_tabs_work_by_keyboard(report: Page) -> None:
    report.locator("#tab-map").focus()
    report.keyboard.press("ArrowRight")
    assert report.locator("#outline").is_visible() and report.locator("#map").is_hidden()
    report.keyboard.press("End")
    assert report.locator("#claims").is_visible()
    report.keyboard.press("Home")
    assert report.locator("#page").is_visible()
    report.locator("#divide").focus()
    width = report.locator("#left").bounding_box()
    report.keyboard.press("ArrowRight")
    wider = report.locator("#left").bounding_box()
    assert width and wider and wider["width"] > width["width"] + 20


def test_help_tells_the_keys_and_gives_them_up(report: Page) -> None:
    report.keyboard.press("?")
    assert report.locator("#help").is_visible()
    assert "Next statement of the text" in report.locator("#help").inner_text()
    report.keyboard.press("j")
    assert chosen(report) is None
    report.click("#single-keys")
    report.keyboard.press("Escape")
    assert report.locator("#help").is_hidden()
    report.keyboard.press("j")
    assert chosen(report) is None


def test_no_key_is_taken_from_the_browser_or_a_field(report: Page) -> None:
    report.keyboard.press("Control+j")
    report.keyboard.press("Alt+j")
    assert chosen(report) is None
    report.keyboard.press("/")
    report.keyboard.type("jk?x")
    assert report.locator("#query").input_value() == "jk?x"
    assert chosen(report) is None and report.locator("#help").is_hidden()


def test_all_can_be_reached_by_tab_alone(report: Page) -> None:
    met = []
    for _ in range(40):
        report.keyboard.press("Tab")
        met.append(
            report.evaluate(
                "() => document.activeElement.id || document.activeElement.className.baseVal"
                " || document.activeElement.className || document.activeElement.tagName"
            )
        )
    for wanted in ("skip", "query", "tab-text", "text", "tag", "divide", "tab-map", "canvas"):
        assert wanted in met, (wanted, met)


def test_a_narrow_screen_shows_all_without_scrolling_sideways(
    new_page: NewPage, address: str
) -> None:
    page = new_page(viewport={"width": 400, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.click("#t-u4 .tag")
    settled(page)
    assert in_sight(page, "#u4") and in_sight(page, "#t-u4 .tag")
    page.click("[data-action=filters]")
    assert page.locator("#filters").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_paper_gets_everything_that_is_asked_for(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(color_scheme="dark")
    page.goto(saved(whole(), tmp_path))
    page.keyboard.press("X")
    page.keyboard.press("?")
    for box in page.locator("[data-also]").all():
        box.check()
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    for panel in ("text", "coverage", "map", "outline", "claims"):
        assert page.locator(f"#{panel}").is_visible(), panel
    for control in ("#query", "#filters", ".zoom", "#tab-map"):
        assert page.locator(control).is_hidden(), control
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    boxes = [page.locator(f"#{unit.id}").bounding_box() for unit in whole().units]
    assert all(box and box["x"] >= 0 for box in boxes)


def test_without_scripts_all_is_there(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    for panel in ("text", "coverage", "map", "outline", "claims"):
        assert page.locator(f"#{panel}").is_visible(), panel
    assert page.locator("#query").is_hidden()


def test_motion_only_where_it_is_wanted(new_page: NewPage, address: str) -> None:
    for wish, wanted in (("reduce", 0), ("no-preference", 1)):
        page = new_page(reduced_motion=wish)
        page.goto(address)
        page.keyboard.press("9")
        assert page.evaluate("() => document.getAnimations().length") == wanted


@pytest.mark.parametrize(("width", "height"), [(1440, 820), (1000, 800), (390, 800)])
def test_the_table_of_claims_fits_its_pane(
    new_page: NewPage, address: str, width: int, height: int
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.click("#tab-claims")
    pane = page.locator("#claims")
    wide, room = pane.evaluate("(pane) => [pane.scrollWidth, pane.clientWidth]")
    assert wide <= room
    for cell in pane.locator("tbody tr:nth-child(4) > *").all():
        assert cell.evaluate("(cell) => cell.scrollWidth <= cell.clientWidth + 1")
