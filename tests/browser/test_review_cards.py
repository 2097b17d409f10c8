"""The cards of the review page: best targets, queues, another reader, what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.model import ArgumentMap
from argmap.review.journal import Journal
from argmap.review.second_reader import read_second
from argmap.review.session import Session
from argmap.review.targets import Targets
from tests.browser.conftest import CheckAxe, NewPage
from tests.browser.review_site import (
    choose,
    count,
    current,
    open_review,
    saved,
    serving,
    session_of,
    until,
)
from tests.export_maps import HOSTILE, whole

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Offers(Targets):
    """Offers the same targets for each statement, some of which it cannot have."""

    unread = False

    def of(self, id: str) -> list[dict[str, Any]]:
        ids = ("u4", "u7", "u3", "u2", "u5")
        return [
            {"target": target, "type": "support", "score": 0.9 - n / 5}
            for n, target in enumerate(ids)
            if target != id
        ]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    session = session_of(whole(), tmp_path)
    session.targets = Offers()
    session.article = tmp_path / "talk.txt"
    with serving(session) as link:
        yield session, link


def with_bo(found: ArgumentMap, folder: Path, *theirs: dict[str, Any]) -> Session:
    """Open a review with Bo's decisions beside it."""
    journal = folder / "bo.review.jsonl"
    with Session(found, Journal(journal, "talk.txt", found.text), "Bo") as other:
        for decision in theirs:
            other.decide(decision)
    session = session_of(found, folder)
    article = folder / "talk.txt"
    session.lay_beside(read_second(journal, found, article, session.journal))
    return session


def arrows(session: Session, source: str) -> list[tuple[str, str]]:
    return [
        (row.target, row.type)
        for row in session.reviewed().working.relations
        if row.source == source
    ]


def test_three_targets_stand_under_three_keys(small: tuple[Session, str], page: Page) -> None:
    session, link = small
    open_review(page, link)
    choose(page, "u5")
    (old,) = arrows(session, "u5")
    offers = page.locator(".offers button")
    offers.first.wait_for()
    assert 1 <= offers.count() <= 3
    named = [offers.nth(n).inner_text() for n in range(offers.count())]
    at = next(n for n, words in enumerate(named) if "Old ones lose" in words)
    page.keyboard.press(str(at + 1))
    saved(page)
    assert arrows(session, "u5") == [("u7", "support")] != [old]
    # The one that is chosen is marked; its key once more accepts it, and 0 leads to nothing.
    page.locator(".offers button[aria-pressed=true]", has_text="Old ones lose").wait_for()
    page.keyboard.press("0")
    saved(page)
    assert arrows(session, "u5") == []
    page.locator(".links .gone").wait_for()
    page.locator(".offers button").nth(at).click()
    saved(page)
    assert arrows(session, "u5") == [("u7", "support")]


def test_a_target_that_makes_a_circle_is_not_offered(
    small: tuple[Session, str], page: Page
) -> None:
    _, link = small
    open_review(page, link)
    choose(page, "u2")
    # u3 and u4 lead to u2 by support.
    page.locator(".offers").wait_for()
    told = page.locator(".offers").inner_text()
    assert "Ann says cars may kill" not in told and "They kill ten" not in told


def test_a_queue_and_a_score_choose_what_is_checked(
    small: tuple[Session, str], page: Page, check_axe: CheckAxe
) -> None:
    session, link = small
    open_review(page, link)
    assert count(page)[1] == len(session.found.units)
    page.locator("#queue").select_option("speaker")
    current(page, "Statement u3")
    assert count(page) == (0, 1)
    page.locator("#queue").press("Escape")
    page.keyboard.press("a")
    page.get_by_role("heading", name="This queue is checked").wait_for()
    check_axe(page)
    page.get_by_role("button", name="Check the rest").click()
    until(page, "document.querySelector('#queue').value === 'all'")
    assert count(page) == (1, len(session.found.units))
    page.locator("#below").fill("0")
    page.locator("#below").press("Enter")
    until(page, "document.querySelector('.count').textContent === 'nothing to check'")
    page.locator("#below").fill("")
    page.locator("#below").press("Enter")
    until(page, f"document.querySelector('.count').dataset.all === '{len(session.found.units)}'")


def test_another_readers_decisions_are_settled_on_their_cards(
    tmp_path: Path, page: Page, check_axe: CheckAxe
) -> None:
    theirs = (
        {"op": "role", "id": "u4", "value": "claim"},
        {"op": "reject", "id": "u6"},
        {"op": "note", "id": "u5", "text": HOSTILE[0]},
    )
    session = with_bo(whole(), tmp_path, *theirs)
    kept = (tmp_path / "bo.review.jsonl").read_bytes()
    with serving(session) as link:
        open_review(page, link)
        page.locator("#queue").select_option("differences")
        page.locator("#queue").press("Escape")
        until(page, "document.querySelector('.count').dataset.all === '3'")
        for _ in range(3):
            block = page.locator(".second", has_text="Bo decided otherwise")
            block.wait_for()
            check_axe(page)
            words = block.inner_text()
            page.keyboard.press("c" if "taken out" in words else "v")
            until(page, f"document.querySelector('.second')?.innerText !== {words!r}")
        saved(page)
        page.close()
        made = session.reviewed()
        assert made.working.unit("u4").role == "claim"
        assert "u6" in {unit.id for unit in made.working.units}
        assert made.notes["u5"] == HOSTILE[0]
        state = session.state()["second"]
        assert state is not None and state["rows"] == []
    assert (tmp_path / "bo.review.jsonl").read_bytes() == kept


def test_the_end_gives_what_it_comes_to(
    small: tuple[Session, str], page: Page, check_axe: CheckAxe
) -> None:
    session, link = small
    open_review(page, link)
    for id in session.state()["order"]:
        session.decide({"op": "accept", "id": id})
    page.reload()
    page.wait_for_selector("html[data-ready]")
    current(page, "All is checked")
    check_axe(page)
    assert "argmap map " in page.locator(".command").first.inner_text()
    for name in ("map", "page", "table", "gold"):
        with page.expect_download() as saving:
            page.locator(f'[data-spot="save:{name}"]').click()
        assert saving.value.suggested_filename.startswith("talk.")
        assert saving.value.path().stat().st_size > 0
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[data-spot="copy:gold"]').click()
    page.locator("#said", has_text="Command copied").wait_for()
    assert "--export-gold" in page.evaluate("navigator.clipboard.readText()")


def test_merging_proposes_what_was_touched_and_dividing_where_it_was_clicked(
    small: tuple[Session, str], page: Page
) -> None:
    session, link = small
    open_review(page, link)
    choose(page, "u7")
    choose(page, "u4")
    page.keyboard.press("m")
    current(page, "Merge with")
    assert page.locator("#card .words .caption").last.inner_text().startswith("u7 ")
    page.keyboard.press("Escape")
    box = page.locator('.mark[data-unit="u3"]').bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.85, box["y"] + box["height"] / 2)
    current(page, "Statement u3")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    saved(page)
    texts = {unit.text for unit in session.reviewed().working.units}
    assert {"Ann says cars may", "kill"} <= texts or {"Ann says cars", "may kill"} <= texts


def test_the_guide_stands_beside_the_card_and_stays_as_it_was_left(
    small: tuple[Session, str], page: Page
) -> None:
    _, link = small
    open_review(page, link)
    page.keyboard.press("p")
    page.get_by_text("Ask what it says, not where it stands.").wait_for()
    page.keyboard.press("j")
    page.locator(".guide[open]").wait_for()
    page.keyboard.press(".")
    page.keyboard.press("p")
    page.locator(".guide:not([open])").wait_for()


# 1280 by 800 at 400 % zoom, and a phone.
@pytest.mark.parametrize(("width", "height"), [(320, 200), (360, 640)])
def test_the_content_is_there_on_a_phone_and_at_400_percent(
    small: tuple[Session, str], new_page: NewPage, check_axe: CheckAxe, width: int, height: int
) -> None:
    _, link = small
    page = new_page(viewport={"width": width, "height": height})
    open_review(page, link)
    for keys in ("", "e", "Escape", "l", "Escape", "."):
        if keys:
            page.keyboard.press(keys)
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    check_axe(page)
    for selector in (".article", "#card", "#map", "#queue", '[data-spot="accept"]'):
        box = page.locator(selector).bounding_box()
        assert box is not None and box["width"] > 20 and box["x"] + box["width"] <= width


def test_every_control_is_reached_by_the_keyboard(small: tuple[Session, str], page: Page) -> None:
    _, link = small
    open_review(page, link)
    choose(page, "u5")
    page.locator(".offers").wait_for()
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "document.activeElement.dataset.spot ?? document.activeElement.dataset.do ?? "
                "document.activeElement.id"
            )
        )
    wanted = page.evaluate(
        "[...document.querySelectorAll('button:not(:disabled), select, input, summary')]"
        ".filter((one) => one.checkVisibility()).map((one) => one.dataset.spot ?? one.dataset.do"
        " ?? one.id)"
    )
    assert set(wanted) - seen == set()
