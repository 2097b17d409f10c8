"""The map on the page: moving, stepping, lines of support, folding, links to the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.export.view import View
from argmap.flow import map_text
from argmap.graph.outline import outline
from argmap.lexicon.rules import load_rules
from argmap.model import ArgumentMap
from tests.browser.pages import (
    bears,
    branch,
    broad,
    chosen,
    hidden_by,
    ids,
    in_sight,
    line_of,
    saved,
    settled,
)
from tests.export_maps import odd_ids, whole
from tests.spine import article

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage


HEAD = outline(article())[0].unit.id
FOLD = branch(article())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(article(), tmp_path_factory.mktemp("article"))


@pytest.fixture
def report(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def place(page: Page, selector: str = ".canvas svg") -> tuple[float, float, float]:
    settled(page)
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["y"], box["width"]


def test_the_page_opens_at_the_highest_conclusion(report: Page, requests: list[str]) -> None:
    heads = report.locator(".node.conclusion").all()
    boxes = [(head.bounding_box() or {"y": 0.0})["y"] for head in heads]
    highest = heads[boxes.index(min(boxes))].get_attribute("id")
    assert in_sight(report, f"#{highest}")
    assert report.locator(".node.unit").count() == len(article().units)
    assert requests == [report.url]


def test_keys_move_and_zoom_the_map(report: Page) -> None:
    report.focus(".canvas")
    x, y, width = place(report)
    report.keyboard.press("ArrowLeft")
    report.keyboard.press("ArrowUp")
    assert place(report)[:2] == pytest.approx((x + 70, y + 70), abs=0.1)
    report.keyboard.press("+")
    assert place(report)[2] == pytest.approx(1.25 * width)
    report.keyboard.press("-")
    assert place(report)[2] == pytest.approx(width)
    report.keyboard.press("9")
    settled(report)
    assert all(in_sight(report, f"#{unit.id}") for unit in article().units[:40])
    report.keyboard.press("0")
    assert place(report)[2] == pytest.approx(width)


def test_wheel_moves_and_with_ctrl_zooms_where_it_points(report: Page) -> None:
    x, y, width = place(report)
    report.mouse.move(900, 500)
    report.mouse.wheel(30, 50)
    report.wait_for_timeout(100)
    assert place(report) == pytest.approx((x - 30, y - 50, width), abs=0.1)
    report.keyboard.down("Control")
    report.mouse.wheel(0, -120)
    report.keyboard.up("Control")
    report.wait_for_timeout(100)
    left, _, wider = place(report)
    assert wider > width * 1.2
    assert (900 - left) / wider == pytest.approx((900 - x + 30) / width, abs=0.001)


def test_dragging_moves_and_chooses_nothing(report: Page) -> None:
    report.click(f"#t-{HEAD} .tag")
    report.keyboard.press("Escape")
    x, y, width = place(report)
    box = report.locator(f"#{HEAD}").bounding_box()
    assert box
    report.mouse.move(box["x"] + 20, box["y"] + 20)
    report.mouse.down()
    report.mouse.move(box["x"] + 60, box["y"] + 50, steps=4)
    report.mouse.up()
    assert place(report) == pytest.approx((x + 40, y + 30, width), abs=0.1)
    assert chosen(report) is None


def test_the_map_never_leaves_the_view(report: Page) -> None:
    report.focus(".canvas")
    for _ in range(80):
        report.keyboard.press("ArrowRight")
    assert any(in_sight(report, f"#{unit.id}") for unit in article().units) or (
        place(report, ".canvas .graph")[0] + place(report, ".canvas .graph")[2] > 490
    )


def test_two_fingers_zoom(new_page: NewPage, address: str) -> None:
    page = new_page(has_touch=True)
    page.goto(address)
    width = place(page)[2]
    page.evaluate(
        """() => {
          const canvas = document.querySelector(".canvas");
          const send = (kind, id, x, y) => canvas.dispatchEvent(new PointerEvent(kind, {
            pointerId: id, pointerType: "touch", clientX: x, clientY: y, bubbles: true }));
          send("pointerdown", 1, 800, 400); send("pointerdown", 2, 900, 400);
          send("pointermove", 2, 1000, 400);
          send("pointerup", 1, 800, 400); send("pointerup", 2, 1000, 400);
        }"""
    )
    assert place(page)[2] == pytest.approx(2 * width)


def test_a_click_on_the_map_shows_the_text_and_the_reasons(report: Page) -> None:
    report.click(f"#t-{HEAD} .tag")
    report.keyboard.press("Escape")
    report.locator("#text").evaluate("panel => panel.scrollTo(0, 0)")
    settled(report)
    report.click(f"#{HEAD}")
    assert chosen(report) == HEAD
    assert in_sight(report, f"#t-{HEAD}")
    card = report.locator("#details")
    told = card.inner_text()
    unit = article().unit(HEAD)
    assert unit.text in told and unit.because[0].id in told
    assert f"{unit.score:.2f}" in told
    box = report.locator(".canvas").bounding_box()
    assert box
    report.mouse.click(box["x"] + 8, box["y"] + 8)
    assert chosen(report) is None and card.is_hidden()


def test_a_click_in_the_text_shows_the_map(report: Page) -> None:
    report.click("#t-u4 .tag")
    settled(report)
    assert chosen(report) == "u4"
    assert in_sight(report, "#u4")
    link = report.locator("#details .links a").first
    other = str(link.get_attribute("data-to"))
    link.click()
    assert chosen(report) == other
    assert in_sight(report, f"#t-{other}")
    assert report.locator("#details").inner_text().startswith(other)


def test_an_arrow_shows_where_it_comes_from(report: Page) -> None:
    relation = next(r for r in article().relations if r.target == HEAD and r.type == "support")
    report.click(f"#t-{relation.source} .tag")
    report.keyboard.press("Escape")
    settled(report)
    report.locator(f"[id='{relation.id}'] text").first.click()
    assert chosen(report) == relation.source


def test_the_line_of_support_on_hover_and_on_focus(report: Page) -> None:
    argmap = article()
    units, links = line_of(argmap, FOLD)
    off = next(unit.id for unit in argmap.units if unit.id not in units)
    report.click(f"#t-{FOLD} .tag")
    report.keyboard.press("Escape")
    settled(report)
    report.hover(f"#{FOLD}")
    report.wait_for_selector(f"#{FOLD}.on")
    assert ids(report, ".node.unit.on") == units
    assert ids(report, ".edge.on") == links
    opacity = "element => getComputedStyle(element).opacity"
    assert report.eval_on_selector(f"#{FOLD}", opacity) == "1"
    assert float(report.eval_on_selector(f"#{off}", opacity)) < 0.5
    marked = report.eval_on_selector_all("mark.on", "rows => rows.map((r) => r.dataset.unit)")
    assert set(marked) == units
    report.hover("h1")
    report.wait_for_selector(".tracing", state="detached")
    report.keyboard.press("j")
    assert ids(report, ".node.unit.on") == line_of(argmap, "u1")[0]


def test_a_line_runs_over_relations_on_relations(page: Page, tmp_path: Path) -> None:
    page.goto(saved(whole(), tmp_path))
    page.hover("#u6")
    page.wait_for_selector("#u6.on")
    units, links = line_of(whole(), "u6")
    assert ids(page, ".node.unit.on") == units
    assert ids(page, ".edge.on") >= links >= {"r4"}


def test_what_is_said_again_lights_the_box_of_what_says_it_first(
    page: Page, tmp_path: Path, problems: list[str]
) -> None:
    made = map_text(
        "The council should scrap the parking fee. It costs shops their trade.\n\n"
        "The fee brings in little.\n\nSo the council should scrap this parking fee."
    )
    again = made.units[-1]
    assert again.restates == "u1"
    page.goto(saved(made, tmp_path))
    assert page.locator(f'.node.unit[id="{again.id}"]').count() == 0
    page.locator(f'[data-unit="{again.id}"]').first.click()
    page.locator('.node.unit.on[id="u1"]').wait_for()
    assert "the map has it where it is said first" in page.locator("body").inner_text()
    assert not problems


def test_keys_step_through_the_text_and_along_the_argument(report: Page) -> None:
    steps = {"j": "u1", "k": "u1"}
    report.keyboard.press("j")
    assert chosen(report) == steps["j"]
    report.keyboard.press("j")
    report.keyboard.press("j")
    assert chosen(report) == "u3"
    focus = report.evaluate("document.activeElement.closest('.node').id")
    assert focus == "u3" and in_sight(report, "#u3") and in_sight(report, "#t-u3")
    relation = next(r for r in article().relations if r.source == "u3")
    report.keyboard.press("u")
    assert chosen(report) == relation.target
    into = [r.source for r in article().relations if r.target == relation.target]
    report.keyboard.press("Shift+ArrowDown")
    assert chosen(report) == into[0]
    report.keyboard.press("s")
    assert chosen(report) == into[1]
    report.keyboard.press("S")
    assert chosen(report) == into[0]
    report.keyboard.press("Escape")
    assert chosen(report) is None


def test_steps_go_on_in_the_panel_that_has_the_focus(report: Page) -> None:
    report.keyboard.press("t")
    report.keyboard.press("j")
    report.keyboard.press("j")
    assert report.evaluate("document.activeElement.matches('#t-u2 .tag')")
    report.keyboard.press("c")
    report.keyboard.press("j")
    assert report.evaluate("document.activeElement.closest('tr').dataset.unit") == "u3"


def test_folding_hides_what_leads_through_a_statement_only(report: Page) -> None:
    argmap = article()
    wanted = hidden_by(argmap, FOLD)
    report.click(f"#t-{FOLD} .tag")
    report.keyboard.press("x")
    hidden = ids(report, ".node.unit.away")
    assert hidden == wanted and len(wanted) > 1
    knob = report.locator(f"#{FOLD} .knob")
    assert knob.text_content() == f"+{len(hidden)}"
    assert knob.get_attribute("aria-expanded") == "false"
    name = str(report.locator(f"#{FOLD} a").get_attribute("aria-label"))
    assert f"folded, {len(hidden)} hidden" in name
    gone = {id for id, source, end in bears(argmap) if {source, end} & hidden}
    assert gone == ids(report, ".edge.away")
    assert not in_sight(report, f"#{min(hidden)}")
    assert f"{len(hidden)} statements" in report.locator("#told").inner_text()
    report.click(f"#{FOLD} .knob")
    assert ids(report, ".away") == set()


def test_a_folded_statement_unfolds_where_it_is_asked_for(report: Page) -> None:
    deep = min(hidden_by(article(), FOLD))
    report.keyboard.press("X")
    assert deep in ids(report, ".node.unit.away")
    assert not ids(report, ".node.unit.conclusion.away")
    report.click(f"#t-{deep} .tag")
    settled(report)
    assert deep not in ids(report, ".node.unit.away") and in_sight(report, f"#{deep}")
    report.keyboard.press("X")
    assert ids(report, ".away") == set()


def test_the_address_names_a_statement(report: Page, page: Page, address: str) -> None:
    report.click("#t-u4 .tag")
    report.wait_for_function("() => location.hash === '#u4'")
    page.goto("about:blank")
    page.goto(f"{address}#u12")
    assert chosen(page) == "u12"
    assert in_sight(page, "#t-u12")


def test_ids_that_are_no_names_can_be_chosen(page: Page, tmp_path: Path) -> None:
    page.goto(saved(odd_ids(), tmp_path))
    count = len(odd_ids().units)
    found = []
    for _ in range(count):
        page.keyboard.press("j")
        found.append(chosen(page))
    assert len(set(found)) == count
    page.keyboard.press("X")
    page.keyboard.press("X")


def test_a_map_without_units_opens(page: Page, tmp_path: Path) -> None:
    page.goto(saved(ArgumentMap("e", "Nothing here."), tmp_path))
    for key in "j9x0Xuds/":
        page.keyboard.press(key)
    assert "No argument was found" in page.locator("#summary").inner_text()


def test_what_a_view_does_not_draw_is_on_the_page_all_the_same(page: Page, tmp_path: Path) -> None:
    view = View(focus="u3", depth=0, group="paragraph", theme="dark")
    page.goto(saved(whole(), tmp_path, view))
    assert ids(page, ".node.unit") == {"u3"}
    for _ in whole().units:
        page.keyboard.press("j")
    assert page.locator("#details").inner_text().startswith("u8")
    assert "does not draw it" in page.locator("#details").inner_text()
    for key in "xXX90uds":
        page.keyboard.press(key)
    page.keyboard.press("o")
    page.keyboard.press("k")
    assert page.evaluate("() => document.activeElement.matches('[role=treeitem]')")


def test_a_statement_tells_why_it_bears_on_another(report: Page) -> None:
    relation = next(r for r in article().relations if r.because and r.target.startswith("u"))
    report.click(f"#t-{relation.source} .tag")
    told = report.locator("#details").inner_text()
    reasons = [load_rules()[cue.id.partition(":")[0]].why for cue in relation.because]
    assert all(reason in told for reason in reasons)
    assert f"{relation.score:.2f}" in told


def test_what_is_said_again_leads_to_where_it_was_said_first(page: Page, tmp_path: Path) -> None:
    made = whole()
    units = [replace(unit, restates="u3") if unit.id == "u5" else unit for unit in made.units]
    page.goto(f"{saved(replace(made, units=tuple(units)), tmp_path)}#u5")
    assert "It says again" in page.locator("#details").inner_text()
    page.click("#details a[data-to=u3]")
    assert chosen(page) == "u3"


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Give the statements in sight whose boxes lie on one another."""
    rows = [
        (str(node.get_attribute("id")), node.locator("a > :is(polygon, path)").first.bounding_box())
        for node in page.locator(".node.unit:not(.away)").all()
    ]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(rows, 2)
        if a and b
        and min(a["x"] + a["width"], b["x"] + b["width"]) > max(a["x"], b["x"]) + 1
        and min(a["y"] + a["height"], b["y"] + b["height"]) > max(a["y"], b["y"]) + 1
    ]  # fmt: skip


def test_a_large_map_closes_up_when_it_is_folded(page: Page, tmp_path: Path) -> None:
    argmap = broad()
    page.goto(saved(argmap, tmp_path))
    page.keyboard.press("9")
    settled(page)
    gap = "() => ['u2', 'u4'].map((id) => document.getElementById(id).getBoundingClientRect())"
    size = "() => document.getElementById('u2').getBoundingClientRect().width"
    far = page.evaluate(f"() => {{ const [a, b] = ({gap})(); return Math.abs(a.x - b.x); }}")
    before, wide = page.evaluate(size), far
    page.keyboard.press("X")
    settled(page)
    shown = ids(page, ".node.unit:not(.away)")
    assert shown == {"u1", "u2", "u3", "u4"}
    assert all(in_sight(page, f"#{id}") for id in shown)
    near = page.evaluate(f"() => {{ const [a, b] = ({gap})(); return Math.abs(a.x - b.x); }}")
    assert near / page.evaluate(size) < wide / before / 2
    # Every arrow between what is left is drawn anew, once, and follows lines and filters.
    assert ids(page, ".edge.replaced") == {"ru2", "ru2+end", "ru3", "ru4"}
    assert page.locator(".redrawn").count() == 3
    page.hover("#u1")
    page.wait_for_selector("#u1.on")
    assert page.locator(".redrawn.on").count() == 3
    page.click("#filters [data-role=conclusion]")
    assert page.locator(".redrawn.off").count() == 3
    page.click("#filters [type=reset]")
    page.wait_for_selector(".redrawn.off", state="detached")


def test_what_is_unfolded_stays_in_place_and_nothing_lies_on_it(page: Page, tmp_path: Path) -> None:
    page.goto(f"{saved(broad(), tmp_path)}#u2")
    page.keyboard.press("X")
    for id in ("u2", "u3"):
        assert chosen(page) == id
        settled(page)
        at = page.locator(f"#{id}").bounding_box()
        page.keyboard.press("x")
        after = page.locator(f"#{id}").bounding_box()
        assert at and after
        assert (after["x"], after["y"]) == pytest.approx((at["x"], at["y"]), abs=2)
        assert overlaps(page) == []
        page.keyboard.press("j")
    # Arrows on arrows too, from the boxes that have come back.
    assert page.locator(".redrawn.undercut").count() == 1
    assert page.locator(".redrawn.linked").count() == 1
    page.keyboard.press("X")
    assert page.locator(".redrawn, .replaced, .compact, .away").count() == 0
    moved = "nodes => nodes.filter((node) => node.style.transform).length"
    assert page.eval_on_selector_all(".node", moved) == 0
