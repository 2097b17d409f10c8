"""The HTML page: nothing of the article becomes a part of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.export import html
from argmap.export.colours import colours
from argmap.export.controls import help_dialog
from argmap.export.html import to_html
from argmap.export.marked_text import marked_article
from argmap.export.pagedata import load_page_keys, page_data
from argmap.export.panels import outline_panel
from argmap.export.safe_text import clean, unseen
from argmap.export.style import load_style
from argmap.export.svg import to_svg
from argmap.export.view import View
from argmap.export.wording import anchor
from argmap.model import ArgumentMap, Part, Unit
from tests.export_maps import HOSTILE, ODD_IDS, chain, odd_ids, whole
from tests.test_house import MAX_LINES

VOID = {"meta", "br", "input"}


class Page(HTMLParser):
    """Reads a page and checks that what opens is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.data: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.data.setdefault(self.open[-1] if self.open else "", []).append(data)

    def names(self) -> Counter[str]:
        return Counter(tag for tag, _ in self.tags)

    def text_in(self, tag: str) -> str:
        return " ".join("".join(self.data.get(tag, [])).split())


def with_all(words: str) -> ArgumentMap:
    """Put a text wherever a map holds one."""
    made = chain([words, "Yes"], title=words)
    out = Part("byline", 0, len(words), words, reason=words, mapped=False)
    units = tuple(replace(unit, attributed_to=words) for unit in made.units)
    return replace(made, units=units, parts=(out,), made_by={"argmap": words})


PLAIN = Page(to_html(with_all("Plain words")))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_text_adds_no_element(words: str) -> None:
    page = Page(to_html(with_all(words)))
    names = page.names()
    # A longer text is drawn in more lines; nothing else differs.
    assert {name: n for name, n in names.items() if name != "text"} == {
        name: n for name, n in PLAIN.names().items() if name != "text"
    }
    allowed = {tag: {a for t, attrs in PLAIN.tags if t == tag for a in attrs} for tag in names}
    for tag, attributes in page.tags:
        assert set(attributes) <= allowed[tag], (tag, attributes)
        for name in ("href", "src", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
    assert page.text_in("h1") == clean(words)
    assert page.text_in("title").startswith(f"{clean(words)} – argument map")
    titles = [attrs.get("title") for tag, attrs in page.tags if attrs.get("data-kind")]
    assert titles == [clean(words)]


def test_no_element_or_handler_but_those_of_the_template() -> None:
    names = set(PLAIN.names())
    assert names <= {
        "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "nav", "a",
        "main", "section", "div", "span", "mark", "button", "svg", "g", "polygon", "path",
        "polyline", "rect", "text", "table", "thead", "tbody", "tr", "th", "td", "small", "ul",
        "li", "footer", "script", "aside", "b", "br", "dd", "dialog", "dl", "dt", "form", "h3", "i",
        "input", "kbd", "label", "ol", "option", "output", "select",
    }  # fmt: skip
    scripts = [attrs.get("type") for tag, attrs in PLAIN.tags if tag == "script"]
    assert scripts == ["application/json", None]
    assert not any(name.startswith("on") for _, attrs in PLAIN.tags for name in attrs)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_article_shows_its_whole_text(words: str) -> None:
    text = f"{words}\n\nYes\n"
    made = ArgumentMap("t", text, (Unit("u1", 0, len(words), words, "claim"),))
    page = Page(f"<div>{marked_article(made)}</div>")
    shown = "".join(page.data.get("mark", []) + page.data.get("div", []))
    assert shown == "".join("\ufffd" if unseen(c) and c not in "\n\t\r" else c for c in text)
    assert page.data["a"] == ["u1 claim"]


def test_odd_ids_are_no_markup_in_the_page() -> None:
    page = Page(to_html(odd_ids()))
    ids = [str(attrs["id"]) for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    wanted = {f"t-{anchor(id)}" for id in ODD_IDS}
    assert {id for id in ids if id.startswith("t-")} == wanted
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and "href" in attrs]
    assert {link for link in links if str(link).startswith("#t-")} == {f"#{id}" for id in wanted}
    data = json.loads(page.data["script"][0])
    assert [unit["id"] for unit in data["units"]] == [anchor(id) for id in ODD_IDS]
    ends = {row[end] for row in data["relations"] for end in ("id", "source", "target")}
    assert ends <= set(ids)
    rows = [attrs["data-unit"] for tag, attrs in page.tags if tag == "tr" and attrs]
    assert rows == [anchor(id) for id in ODD_IDS]


def test_page_tells_what_was_left_out_and_why() -> None:
    page = Page(to_html(whole()))
    [out] = [attrs for _, attrs in page.tags if attrs.get("class") == "out"]
    assert (out["data-kind"], out["title"]) == ("byline", "it begins with By")
    assert "By A. Writer" in page.data["span"]
    assert "byline: it begins with By" in page.data["span"]


def test_marks_of_a_unit_in_pieces() -> None:
    page = Page(to_html(whole()))
    marks = [attrs for tag, attrs in page.tags if tag == "mark" and attrs["data-unit"] == "u2"]
    assert [mark.get("id") for mark in marks] == ["t-u2", None]
    said = [a["title"] for tag, a in page.tags if tag == "mark" and a["data-unit"] == "u3"]
    shown = "u3, claim (says Ann · ≈ hedged): score 0.30; because: rule.shown"
    assert str(said[0]).startswith(shown)


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6)


@settings(deadline=None)
@given(spans)
def test_marks_cover_just_their_units(rows: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrst"
    units = tuple(
        Unit(f"u{n}", min(a, b), max(a, b), text[min(a, b) : max(a, b)], "claim")
        for n, (a, b) in enumerate(rows)
    )
    page = Page(marked_article(ArgumentMap("t", text, units)))
    for unit in units:
        marks = [a for tag, a in page.tags if tag == "mark" and a["data-unit"] == unit.id]
        assert bool(marks) is (unit.start < unit.end)
    letters = "".join(page.data.get("mark", []) + page.data.get("", []))
    assert sorted(letters) == sorted(text)
    covered = {letter for unit in units for letter in unit.text}
    assert set("".join(page.data.get("mark", []))) == covered


def test_page_allows_nothing_from_outside() -> None:
    [policy] = [a["content"] for tag, a in PLAIN.tags if tag == "meta" and "http-equiv" in a]
    assert policy is not None and policy.startswith("default-src 'none'")
    assert "script-src 'sha256-" in policy


def test_a_map_without_units_has_a_page() -> None:
    page = Page(to_html(ArgumentMap("e", "Nothing here.")))
    assert "No argument was found; 0 relations." in page.text_in("p")


def test_every_piece_of_the_page_is_used_and_small() -> None:
    files = {path.name for path in html.FOLDER.iterdir()}
    assert {name for name in files if name.endswith((".js", ".css"))} == {
        *html.SCRIPTS, *html.STYLES
    }  # fmt: skip
    for path in html.FOLDER.iterdir():
        assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES, path.name


def test_every_key_is_told_once() -> None:
    keys = [key for row in load_page_keys() for key in row["keys"]]
    assert len(keys) == len(set(keys))
    shown = Page(help_dialog())
    assert shown.names()["kbd"] == len(keys)
    assert {row["told"] for row in load_page_keys()} <= set(shown.data["dd"])


@pytest.mark.parametrize("words", HOSTILE)
def test_data_holds_no_markup_and_gives_the_words_back(words: str) -> None:
    written = page_data(with_all(words))
    assert not set(written) & set("<>&\u2028\u2029\n")
    unit = json.loads(written)["units"][0]
    assert (unit["text"], unit["says"]) == (clean(words), clean(words))


def test_names_for_screen_readers() -> None:
    page = Page(to_html(whole()))
    named = {a.get("aria-label"): a.get("role") for _, a in page.tags if "aria-label" in a}
    assert named["u3, claim, says Ann, hedged: Ann says cars may kill"] == "button"
    assert named["r1: u3 supports u2"] == "img"
    assert named["r4: u6 undercuts u3 → u2 (r1)"] == "img"


def test_filters_offer_what_the_map_has() -> None:
    page = Page(to_html(whole()))
    values = [attrs["value"] for tag, attrs in page.tags if tag == "option"]
    assert values == ["", "=", "=Ann", "", "certain", "hedged"]
    roles = [a["data-role"] for _, a in page.tags if "data-role" in a]
    assert roles == ["conclusion", "claim", "premise", "qualification", "question", "background"]
    alone = Page(to_html(chain(["Yes", "No"])))
    assert "option" not in alone.names()


def test_the_outline_tells_depth_and_relation() -> None:
    rows = [
        (a["data-unit"], a["aria-level"], "aria-expanded" in a)
        for _, a in Page(outline_panel(whole())).tags
        if a.get("role") == "treeitem"
    ]
    assert rows[:3] == [("u2", "1", True), ("u3", "2", True), ("u6", "3", True)]


def test_the_picture_takes_every_colour_from_the_style_sheet() -> None:
    sheet = colours(load_style(), load_style(), load_style("dark"))
    picture = to_svg(whole(), View(group="paragraph"))
    for name in ("fill", "stroke"):
        for colour in set(re.findall(rf' {name}="(#[0-9a-f]+|white|black)"', picture)):
            assert f'[{name}="{colour}"]' in sheet, colour
