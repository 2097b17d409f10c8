"""The page keeps hostile text as text, asks for nothing, and can be used by everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from argmap.export.safe_text import clean
from argmap.model import ArgumentMap, Part
from tests.browser.pages import saved
from tests.export_maps import HOSTILE, chain, whole
from tests.spine import article

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

Scheme = Literal["light", "dark"]
CheckAxe = Callable[..., None]


def hostile() -> ArgumentMap:
    """Put every hostile text wherever a map holds one."""
    made = chain(HOSTILE, title=" ".join(HOSTILE))
    units = tuple(
        replace(unit, attributed_to=words)
        for unit, words in zip(made.units, reversed(HOSTILE), strict=True)
    )
    out = tuple(
        Part("byline", unit.start, unit.end, unit.text, f"{unit.text}", mapped=False)
        for unit in made.units[:3]
    )
    return replace(made, units=units, parts=out, made_by={"argmap": HOSTILE[0]})


def test_hostile_text_is_text_everywhere(page: Page, tmp_path: Path, requests: list[str]) -> None:
    argmap = hostile()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(saved(argmap, tmp_path))
    first = page.locator("#details .words")
    for unit in argmap.units:
        page.keyboard.press("j")
        assert first.text_content() == clean(unit.text)
        said = page.locator("#details dd").first.text_content()
        assert said == clean(unit.attributed_to or "")
    for key in "ocv":
        page.keyboard.press(key)
    rows = page.locator("tbody tr")
    for n, unit in enumerate(argmap.units):
        assert rows.nth(n).locator(".words").text_content() == clean(unit.text)
    options = page.locator("[name=speaker] option").all_text_contents()
    assert all(any(option.startswith(clean(w)) for option in options) for w in HOSTILE)
    for control in ("\u202e", "\u2066", "\x1b", "\x00"):
        assert control not in page.content()
    assert page.locator("script").count() == 2
    assert requests == [page.url.split("#")[0]]


def test_search_and_filters_take_hostile_words(page: Page, tmp_path: Path) -> None:
    page.goto(saved(hostile(), tmp_path))
    for words in HOSTILE[:6]:
        page.locator("#query").fill(clean(words))
        assert page.locator("#found").inner_text().split()[0].isdigit()
    page.select_option("[name=speaker]", f"={clean(HOSTILE[3])}")
    assert page.locator(".node.unit:not(.off)").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("argmap", [article, whole], ids=["article", "whole"])
def test_axe_finds_nothing_serious(
    scheme: Scheme,
    argmap: Callable[[], ArgumentMap],
    new_page: NewPage,
    check_axe: CheckAxe,
    tmp_path: Path,
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(saved(argmap(), tmp_path))
    check_axe(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    for key in "vc":
        page.keyboard.press(key)
    check_axe(page)
    page.keyboard.press("o")
    check_axe(page)
    page.keyboard.press("?")
    check_axe(page)


def test_axe_on_a_narrow_screen(new_page: NewPage, check_axe: CheckAxe, tmp_path: Path) -> None:
    page = new_page(viewport={"width": 400, "height": 800})
    page.goto(saved(article(), tmp_path))
    page.keyboard.press("f")
    page.click("#t-u4 .tag")
    check_axe(page)


def test_every_statement_and_relation_has_a_name(page: Page, tmp_path: Path) -> None:
    argmap = article()
    page.goto(saved(argmap, tmp_path))
    for unit in argmap.units:
        button = page.get_by_role("button", name=f"{unit.id}, {unit.role}")
        assert button.and_(page.locator(".canvas a")).count() == 1
    names = page.eval_on_selector_all(
        ".edge[role=img]", "rows => rows.map((row) => row.getAttribute('aria-label'))"
    )
    assert len(names) == len(argmap.relations)
    relation = argmap.relations[0]
    assert any(name.startswith(f"{relation.id}: {relation.source} ") for name in names)


def test_dark_and_light_differ_on_the_map_too(new_page: NewPage, tmp_path: Path) -> None:
    found = {}
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(saved(whole(), tmp_path))
        found[scheme] = [
            page.eval_on_selector(selector, f"e => getComputedStyle(e).{name}")
            for selector, name in (
                ("body", "backgroundColor"), ("#u3 path, #u3 polygon", "fill"),
                ("#u3 text:last-of-type", "fill"), ("#r1 path", "stroke"),
            )
        ]  # fmt: skip
    assert all(a != b for a, b in zip(found["light"], found["dark"], strict=True)), found


def test_a_script_that_is_not_the_page_s_does_not_run(
    page: Page, problems: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    saved(whole(), tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("</h1>", '</h1><script>document.title = "mine"</script>', 1))
    page.goto(path.as_uri())
    assert page.title().endswith("argument map")
    assert "Content Security Policy" in problems.pop()
