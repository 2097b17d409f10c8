"""What must not be lost or done amiss: a killed server, a new token, two tabs at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ReviewError
from argmap.model import ArgumentMap, Unit
from argmap.review.journal import Journal, JournalEntry, read_journal
from argmap.review.session import Session
from tests.browser.conftest import NewPage
from tests.browser.review_site import (
    Program,
    choose,
    count,
    open_review,
    saved,
    select,
    serving,
    session_of,
    until,
)
from tests.export_maps import whole
from tests.spine import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

TEXT = ROOT / "corpus" / "rents-editorial.txt"


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for program in started:
        program.stop()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    session = session_of(whole(), tmp_path)
    with serving(session) as link:
        yield session, link


def decided(journal: Path) -> list[tuple[str, str]]:
    """Give what a journal holds: op and id of each decision."""
    return [(row.op, row.body.get("of", {}).get("id", "")) for row in read_journal(journal).entries]


def shown(page: Page, words: str) -> None:
    """Wait until a notice says something."""
    page.locator(".notice", has_text=words).wait_for()


def test_a_killed_server_loses_nothing_and_the_page_goes_on(
    programs: list[Program], page: Page, problems: list[str], tmp_path: Path
) -> None:
    text = tmp_path / TEXT.name
    shutil.copy(TEXT, text)
    journal = tmp_path / "rents-editorial.review.jsonl"
    programs.append(Program(text))
    open_review(page, programs[0].link)
    for key in "aax":
        page.keyboard.press(key)
    saved(page)
    before = decided(journal)
    assert {op for op, _ in before[:-1]} == {"accept"} and before[-1][0] == "reject"
    programs[0].kill()
    shown(page, "Not connected")
    shown(page, "Everything you decided is saved")
    # The page goes on by itself meanwhile, and says what is not saved.
    done = count(page)[0]
    page.keyboard.press("a")
    page.keyboard.press("a")
    shown(page, "decisions are not saved yet")
    assert count(page)[0] == done + 2
    assert decided(journal) == before
    # Started anew: the same port by itself, but another token.
    programs.append(Program(text))
    assert programs[1].port == programs[0].port
    shown(page, "new link")
    other = page.context.new_page()
    open_review(other, programs[1].link)
    page.locator(".notice").wait_for(state="detached")
    saved(page)
    after = decided(journal)
    assert after[: len(before)] == before
    assert {op for op, _ in after[len(before) :]} == {"accept"} and len(after) >= len(before) + 2
    assert count(page)[0] == done + 2
    until(other, f"document.querySelector('.count').dataset.done === '{done + 2}'")
    page.keyboard.press("z")
    saved(page)
    assert decided(journal)[-1][0] == "undo"
    problems.clear()  # connections that were refused stand on the console


def test_a_decision_is_kept_when_the_page_is_loaded_again(
    small: tuple[Session, str], page: Page, problems: list[str]
) -> None:
    session, link = small
    open_review(page, link)
    page.context.set_offline(True)
    page.keyboard.press("s")
    shown(page, "One decision is not saved yet")
    page.on("dialog", lambda dialog: dialog.accept())
    page.context.set_offline(False)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    saved(page)
    assert session.state()["counts"]["accepted"] >= 1
    problems.clear()


def test_an_answer_that_is_lost_is_not_taken_twice(
    small: tuple[Session, str], page: Page, problems: list[str]
) -> None:
    session, link = small
    open_review(page, link)
    lost: list[int] = []

    def lose_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort()

    page.route("**/decide", lose_first)
    choose(page, "u3")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    until(page, "Object.values(sessionStorage).every((rows) => rows === '[]')")
    assert lost == [200]
    assert [entry.op for entry in session.entries] == ["split"]
    assert page.locator(".notice").count() == 0
    problems.clear()


def test_two_tabs_see_each_others_decisions(small: tuple[Session, str], new_page: NewPage) -> None:
    session, link = small
    first = new_page()
    open_review(first, link)
    second = first.context.new_page()
    open_review(second, link)
    first.keyboard.press("a")
    until(second, "document.querySelector('.count').dataset.done === '1'")
    second.keyboard.press("i")
    second.keyboard.press("a")
    until(first, "document.querySelector('.count').dataset.done === '2'")
    # What one tab did the other can take back.
    undone = ["undo"] * session.version
    for _ in undone:
        second.keyboard.press("z")
    until(first, "document.querySelector('.count').dataset.done === '0'")
    ops = [entry.op for entry in session.entries]
    assert ops == ["accept"] * (len(ops) - len(undone)) + undone


def test_many_tabs_do_not_use_up_the_lines_to_the_server(
    small: tuple[Session, str], new_page: NewPage
) -> None:
    session, link = small
    first = new_page()
    pages = [first, *(first.context.new_page() for _ in range(7))]
    hide = "window.unseen = true; Object.defineProperty(document, 'hidden', {get: () => unseen})"
    for page in pages[1:]:
        # Playwright holds every tab for seen: tell them as a browser does that they are not.
        page.add_init_script(hide)
    for page in pages:
        open_review(page, link)
    first.keyboard.press("a")
    saved(first)
    assert session.version >= 1
    last = pages[-1]
    assert count(last)[0] == 0
    # Seen again, a tab catches up.
    last.evaluate("unseen = false; document.dispatchEvent(new Event('visibilitychange'))")
    until(last, "document.querySelector('.count').dataset.done === '1'")


def test_a_decision_on_what_another_tab_changed_is_told_and_kept(
    small: tuple[Session, str], new_page: NewPage, problems: list[str]
) -> None:
    session, link = small
    page = new_page()
    # As if news were slow: this tab does not hear of what is decided elsewhere.
    page.add_init_script("window.EventSource = class { close() {} }")
    open_review(page, link)
    id = page.locator("#card-name").inner_text().split()[-1]
    other = new_page()
    open_review(other, link)
    other.keyboard.press("x")
    saved(other)
    assert session.state()["verdicts"][id] == "rejected"
    page.keyboard.press("a")
    shown(page, f"Not done: accept {id}")
    saved(page)
    assert session.state()["verdicts"][id] == "rejected"
    page.get_by_role("button", name="Do it all the same").click()
    until(page, "document.querySelectorAll('.notice').length === 0")
    saved(page)
    assert session.state()["verdicts"][id] in ("accepted", "open")
    problems.clear()


def test_a_decision_that_cannot_be_taken_is_told(
    small: tuple[Session, str], page: Page, problems: list[str]
) -> None:
    session, link = small
    open_review(page, link)
    choose(page, "u3")
    # The page proposes no such thing; what it asks is held to the map all the same.
    unit = session.found.unit("u3")
    select(page, unit.start, session.found.unit("u4").end)
    page.keyboard.press("e")
    shown(page, "Not done: move the edges of u3. These words are in u4 too")
    assert session.version == 0
    problems.clear()
    page.get_by_role("button", name="Dismiss").click()
    assert page.locator(".notice").count() == 0


def test_what_cannot_be_done_is_not_proposed(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    # u3 supports u2: the other way round support would run in a circle.
    choose(page, "u2")
    page.keyboard.press("l")
    seen = set()
    for _ in range(8):
        seen.add(page.locator("#card .words .caption b").last.inner_text().split()[0])
        page.keyboard.press("ArrowRight")
    assert seen and "u3" not in seen
    page.keyboard.press("Escape")
    # The words behind u3 are another statement's: its edge stays before them.
    choose(page, "u3")
    for key in ("e", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    saved(page)
    assert session.reviewed().working.unit("u3").text == "Ann says cars may kill."


def test_a_full_disk_is_told_and_the_decision_tried_again(
    small: tuple[Session, str], page: Page, problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, link = small
    open_review(page, link)

    def full(self: Journal, entry: JournalEntry) -> None:
        raise ReviewError("a.review.jsonl: the decision could not be saved (No space left)")

    with monkeypatch.context() as disk:
        disk.setattr(Journal, "append", full)
        page.keyboard.press("a")
        shown(page, "No space left")
    assert session.version == 0
    until(page, "document.querySelector('.count').dataset.done === '0'")
    # One notice a decision: the statement's, and its arrow's.
    while page.get_by_role("button", name="Try again").count():
        page.get_by_role("button", name="Try again").first.click()
    until(page, "document.querySelector('.count').dataset.done === '1'")
    saved(page)
    assert session.version >= 1
    problems.clear()


def test_decisions_that_no_longer_fit_are_listed(tmp_path: Path, page: Page) -> None:
    found = whole()
    with session_of(found, tmp_path) as session:
        session.decide({"op": "accept", "id": "u7"}, 0)
        session.decide({"op": "accept", "id": "u2"}, 1)
    text = found.text.replace("Old ones lose", "<b>XXX</b> YYY ZZ")
    unit = replace(found.unit("u7"), text="<b>XXX</b> YYY ZZ", end=found.unit("u7").start + 17)
    edited = edit(found, text, unit)
    with serving(session_of(edited, tmp_path)) as link:
        open_review(page, link)
        shown(page, "1 earlier decision no longer fits this article")
        page.locator(".notice summary").click()
        assert "Old ones lose" in page.locator(".notice li").inner_text()
        page.close()


def edit(found: ArgumentMap, text: str, unit: Unit) -> ArgumentMap:
    """Give a map of an edited text with one unit changed, and those behind it moved."""
    shift = len(text) - len(found.text)
    units = [
        unit if row.id == unit.id
        else row if row.start < unit.start
        else replace(row, start=row.start + shift, end=row.end + shift, because=())
        for row in found.units
    ]  # fmt: skip
    relations = [replace(row, because=()) for row in found.relations]
    bare = [replace(row, because=()) for row in units]
    return replace(found, text=text, units=tuple(bare), relations=tuple(relations))
