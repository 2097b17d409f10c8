"""A whole review in the browser, by the keyboard alone: the worked article and its decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.review.session import Session
from tests.browser.conftest import CheckAxe, NewPage
from tests.browser.review_site import arrow, count, open_review, saved, serving, session_of, until
from tests.export_maps import HOSTILE, chain, whole
from tests.spine import article

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    session = session_of(article(), tmp_path)
    with serving(session) as link:
        yield session, link


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    session = session_of(whole(), tmp_path)
    with serving(session) as link:
        yield session, link


def settle(page: Page) -> None:
    """Wait until all is saved and shown."""
    saved(page)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def current(page: Page) -> str:
    """Give the id of the statement whose card is shown."""
    return page.locator("#card-name").inner_text().split()[1].rstrip(",")


def go_to(page: Page, press: Keys, id: str) -> None:
    """Step to an element."""
    for _ in range(300):
        if current(page) == id:
            return
        press("j")
        settle(page)
    raise AssertionError(f"{id} is not to be reached")


def test_the_article_is_checked_with_at_most_two_key_presses_a_unit(
    worked: tuple[Session, str], page: Page, check_axe: CheckAxe
) -> None:
    session, link = worked
    open_review(page, link)
    press = Keys(page)
    units = len(session.found.units)
    assert count(page) == (0, units)
    while page.locator(".done-all").count() == 0:
        number = int(current(page)[1:])
        if number % 7 == 3:
            # A wrong role: the right one, and on with its arrows.
            role = session.found.unit(f"u{number}").role
            press("7" if role != "qualification" else "5", "a")
        elif number % 5 == 2:
            # It leads to nothing.
            press("0", "a")
        else:
            press("a")
        settle(page)
    assert count(page) == (units, units)
    assert page.locator("#card-name").inner_text() == "All is checked"
    assert "accepted" in page.locator("#card").inner_text()
    assert press.pressed <= 2 * units
    counts = session.state()["counts"]
    assert counts["left"] == 0 and counts["changed"] > 3 and counts["rejected"] > 3
    check_axe(page)


def test_the_conclusions_come_first_and_are_counted(
    worked: tuple[Session, str], page: Page
) -> None:
    session, link = worked
    open_review(page, link)
    number = len(session.found.conclusions)
    told = page.locator(".count")
    assert told.inner_text().startswith(f"conclusions 0 of {number}, other statements 0 of ")
    for done in range(1, number + 1):
        assert session.found.unit(current(page)).role == "conclusion"
        page.keyboard.press("a")
        settle(page)
        assert told.inner_text().startswith(f"conclusions {done} of {number}")
    assert session.found.unit(current(page)).role != "conclusion"


def test_undo_and_redo_have_no_limit(worked: tuple[Session, str], page: Page) -> None:
    session, link = worked
    open_review(page, link)
    press = Keys(page)
    press(*"aaxaaxaaxa")
    settle(page)
    after = session.state()
    number = session.version
    for _ in range(number):
        press("z")
        settle(page)
    assert count(page)[0] == 0
    assert set(session.state()["verdicts"].values()) == {"open"}
    assert page.locator('[data-do="undo"]').is_disabled()
    for key in ("y", "Control+y", "Control+Shift+Z", *"y" * (number - 3)):
        press(key)
        settle(page)
    again = session.state()
    assert (again["map"], again["verdicts"]) == (after["map"], after["verdicts"])
    press("Control+z")
    settle(page)
    assert session.state()["counts"]["done"] < again["counts"]["done"]


def test_every_correction_by_keys(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    press = Keys(page)
    go_to(page, press, "u3")
    press("6", "h", "h", "h")
    settle(page)
    unit = session.reviewed().working.unit("u3")
    assert (unit.role, unit.strength) == ("premise", "doubted")
    press("b")
    page.keyboard.type("<b>Bea</b>")
    press("Enter")
    settle(page)
    press("f")
    settle(page)
    unit = session.reviewed().working.unit("u3")
    assert (unit.attributed_to, unit.stance) == ("<b>Bea</b>", "rejects")
    press("n")
    page.keyboard.type("Is it ten, or a dozen?")
    press("Enter")
    settle(page)
    assert session.state()["notes"] == {"u3": "Is it ten, or a dozen?"}
    assert "Is it ten, or a dozen?" in page.locator("#card").inner_text()
    # A note that is left with Escape is not saved.
    press("n")
    page.keyboard.type("no")
    press("Escape")
    settle(page)
    assert session.state()["notes"] == {"u3": "Is it ten, or a dozen?"}


def test_edges_cuts_and_mergers_by_keys(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    press = Keys(page)
    go_to(page, press, "u3")
    press("e", "ArrowLeft", "s", "ArrowRight", "Enter")
    settle(page)
    assert session.reviewed().working.unit("u3").text == "says cars may"
    press("e", "Shift+ArrowLeft", "Escape")
    settle(page)
    assert session.reviewed().working.unit("u3").text == "says cars may"
    press("d", "ArrowRight", "Enter")
    settle(page)
    texts = {unit.text for unit in session.reviewed().working.units}
    assert {"says cars", "may"} <= texts
    press("m", "Enter")
    settle(page)
    assert session.reviewed().working.unit("u3").text == "says cars may"


def test_arrows_by_keys(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    press = Keys(page)
    go_to(page, press, "u5")
    press("l", "r", "2", "Enter")
    settle(page)
    (added,) = (r for r in session.reviewed().working.relations if r.id.startswith("ar"))
    assert [added.source, added.target, added.type] == ["u5", "u2", "rebut"]
    arrow(page, added.id)
    press("q")
    settle(page)
    press("t", "6", "Enter")
    settle(page)
    (changed,) = (r for r in session.reviewed().working.relations if r.id == added.id)
    assert [changed.source, changed.target, changed.type] == ["u5", "u6", "qualify"]
    # An undercut leads to an arrow: the choice changes with the type.
    go_to(page, press, "u7")
    press("l", "u", "1", "Enter")
    settle(page)
    last = next(
        r for r in session.reviewed().working.relations if r.source == "u7" and r.target == "r1"
    )
    assert last.type == "undercut"


def test_a_statement_is_added_by_keys(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    press = Keys(page)
    go_to(page, press, "u8")
    press("x", "k")
    settle(page)
    go_to(page, press, "u7")
    press("u", "Escape")
    press("u", "6", "Enter")
    settle(page)
    # "It lies in Ghent" was taken out: its words are free for another statement.
    added = [u for u in session.reviewed().working.units if u.text.startswith("It lies in Ghent")]
    assert [unit.role for unit in added] == ["premise"]


def test_help_shows_every_key(small: tuple[Session, str], page: Page, check_axe: CheckAxe) -> None:
    _, link = small
    open_review(page, link)
    page.keyboard.press("?")
    shown = page.locator("#help").inner_text()
    for words in ("accept it with its arrows", "undo", "divide it in two", "undercuts an arrow"):
        assert words in shown
    check_axe(page)
    page.locator("#awake").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    settle(page)
    assert count(page)[0] == 0
    page.get_by_role("button", name="Accept", exact=False).first.click()
    settle(page)
    until(page, "document.querySelector('.count').dataset.done === '1'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anyone(
    worked: tuple[Session, str], new_page: NewPage, check_axe: CheckAxe, scheme: str
) -> None:
    _, link = worked
    page = new_page(color_scheme=scheme)
    open_review(page, link)
    check_axe(page)
    press = Keys(page)
    press("o", "a", "x", "6", "j", "p")
    settle(page)
    steps = ("n",), ("Escape", "k", "e"), ("Escape", "l"), ("Escape", "."), ("j", "b"), ("Escape",)
    for keys in steps:
        press(*keys)
        settle(page)
        check_axe(page)


def test_what_was_done_is_said(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    first = current(page)
    page.keyboard.press("a")
    said = page.locator("#said")
    assert said.get_attribute("aria-live") == "polite"
    assert said.inner_text().startswith(first) and " accepted. Next: " in said.inner_text()


def test_the_order_is_remembered(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    assert page.locator('[data-do="order"]').inner_text().endswith("Order: doubt")
    page.keyboard.press("o")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.locator('[data-do="order"]', has_text="Order: text").wait_for()
    assert current(page) == "u1"


def test_what_is_said_again_leads_to_where_it_was_said_first(page: Page, tmp_path: Path) -> None:
    found = chain(["Rents should fall", "They are too high", "Rents should fall"])
    units = (*found.units[:2], replace(found.units[2], restates="u1"))
    with serving(session_of(replace(found, units=units), tmp_path)) as link:
        open_review(page, link)
        page.locator('.mark[data-unit="u3"]').click()
        page.locator("#card .row", has_text="Says again").get_by_role("button").click()
        page.locator("#card-name", has_text="Statement u1").wait_for()
        page.close()


def test_the_focus_stays_where_it_was(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    page.locator('#card [data-spot="accept"]').focus()
    page.keyboard.press("Enter")
    settle(page)
    assert count(page)[0] == 1
    assert page.evaluate("document.activeElement.dataset.spot") == "accept"


def test_hostile_text_shows_as_text(page: Page, problems: list[str], tmp_path: Path) -> None:
    found = chain(HOSTILE, title=HOSTILE[0])
    with serving(session_of(found, tmp_path)) as link:
        open_review(page, link)
        for _ in found.units:
            page.keyboard.press("j")
        page.keyboard.press("n")
        page.keyboard.type("<img src=x onerror=alert(1)>")
        page.keyboard.press("Enter")
        settle(page)
        text = page.locator(".article").inner_text()
        assert "<script>alert(1)</script>" in text and "</svg></mark></table>" in text
        assert "\u202e" not in text and "\u202e" not in page.content()
        assert page.locator("h1").inner_text() == "<script>alert(1)</script>"
        assert "<img src=x onerror=alert(1)>" in page.locator("#card").inner_text()
        assert page.locator("script").count() == 1
        assert page.locator("img, [onload], [onclick], [onerror]").count() == 0
        # innerHTML is out of reach for every script of the page.
        thrown = page.evaluate(
            "() => { try { document.body.innerHTML = '<b>x</b>'; return '' }"
            " catch (error) { return error.name } }"
        )
        assert thrown == "TypeError"
        problems.clear()  # the policy told of it on the console
        page.close()


def test_offsets_count_characters_as_python_does(page: Page, tmp_path: Path) -> None:
    found = chain(["\U0001f389\U0001f389 Rents should fall now", "\U0001d4d0 people pay too much"])
    session = session_of(found, tmp_path)
    with serving(session) as link:
        open_review(page, link)
        press = Keys(page)
        go_to(page, press, "u2")
        press("e", "s", "ArrowRight", "Enter")
        settle(page)
        assert session.reviewed().working.unit("u2").text == "people pay too much"
        page.close()
