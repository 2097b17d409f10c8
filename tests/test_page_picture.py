"""The one-page view as a picture: all of it can be read, nothing is cut, text stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

from argmap.export.page_fit import NARROWEST
from argmap.export.page_size import load_pages
from argmap.export.page_svg import draw_pages, page_svg
from argmap.export.page_words import LONGEST, capital
from argmap.export.panels import outline_panel
from argmap.export.picture import to_svg
from argmap.export.safe_text import clean
from argmap.export.shortening import shortened
from argmap.export.style import THEMES, Theme, load_style
from argmap.export.svg import to_svg as graph_svg
from argmap.export.view import View
from argmap.flow import map_document
from argmap.formats import write
from argmap.formats.registry import FORMATS
from argmap.graph.one_page import one_page
from argmap.model import ArgumentMap, Cue, Relation, Unit
from argmap.reading import read_document
from tests.export_maps import HOSTILE, SVG, chain, groups, odd_ids, title_of, whole, words_of
from tests.page_pictures import faults, read_picture
from tests.spine import ROOT, nlp

PAGES = tuple(load_pages())
# Editorials, columns, letters, memos, speeches, essays and threads, each by another hand.
TWELVE = (
    "us-south-korea-alliance", "consent-speech", "flood-memo", "harbour-editorial",
    "highstreet-letter", "homeschool-forum", "jury-column", "library-speech", "linux-forum",
    "nursing-oped", "parttime-essay", "wages-speech",
)  # fmt: skip


@cache
def mapped(name: str) -> ArgumentMap:
    return map_document(read_document(ROOT / "corpus" / f"{name}.txt"), nlp=nlp())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", TWELVE)
def test_a_page_can_be_read_and_nothing_is_cut(name: str, page: str) -> None:
    svg = page_svg(mapped(name), View(page=page))
    assert faults(svg) == []
    size = load_pages()[page]
    found = read_picture(svg).page
    assert found.right == size.width
    assert found.bottom <= size.height if size.cut else found.bottom == size.height


@pytest.mark.parametrize("page", ["screen", "a4-landscape"])
@pytest.mark.parametrize("name", TWELVE)
def test_siblings_stand_in_one_column_in_the_order_of_the_text(name: str, page: str) -> None:
    picture, made = read_picture(page_svg(mapped(name), View(page=page))), one_page(mapped(name))
    families: dict[object, list[str]] = {}
    for entry in made.entries:
        if entry.unit.id in picture.boxes:
            families.setdefault(entry.parent or entry.band, []).append(entry.unit.id)
    assert families
    for ids in families.values():
        places = [picture.boxes[id] for id in ids]
        assert max(p.left for p in places) - min(p.left for p in places) < 1
        assert [p.top for p in places] == sorted(p.top for p in places)


@pytest.mark.parametrize("name", TWELVE)
def test_further_pages_hold_what_the_first_does_not(name: str) -> None:
    made, drawn = one_page(mapped(name)), list(draw_pages(mapped(name), View(page="a4-landscape")))
    assert [row for page in drawn for row in faults(page.svg)] == []
    pictures = [read_picture(page.svg) for page in drawn]
    assert made.thesis is not None
    assert all(made.thesis.id in picture.boxes for picture in pictures)
    shown = {id for picture in pictures for id in picture.boxes}
    assert {entry.unit.id for entry in made.entries} <= shown
    for picture in pictures:
        families: dict[object, list[float]] = {}
        for entry in made.entries:
            if entry.unit.id in picture.boxes:
                left = picture.boxes[entry.unit.id].left
                families.setdefault(entry.parent or entry.band, []).append(left)
        assert all(max(lefts) - min(lefts) < 1 for lefts in families.values())
    assert drawn[0].name == (mapped(name).title or name)
    assert all(page.name.split()[0] in ("Because", "Against,", "So") for page in drawn[1:])


def test_a_named_page_gives_a_file_a_page(tmp_path: Path) -> None:
    argmap, view = mapped("us-south-korea-alliance"), View(page="slide")
    written = write(argmap, tmp_path, ["svg"], view)
    drawn = list(draw_pages(argmap, view))
    assert [path.read_text("utf-8") for path in written.paths] == [page.svg for page in drawn]
    names = [path.name for path in written.paths]
    assert names[:2] == [f"{argmap.id}.svg", f"{argmap.id}.2.svg"]
    assert len(write(argmap, tmp_path / "one", ["svg"]).paths) == 1


def test_the_meter_finds_faults() -> None:
    svg = page_svg(whole())
    small = svg.replace('font-size="15.00"', 'font-size="9.00"')
    assert small != svg and any(row.startswith("small") for row in faults(small))
    moved = svg.replace('x="0.00"', 'x="1420.00"')
    assert any(row.startswith("cut") for row in faults(moved))
    other = svg.replace('<g id="u3"', '<g id="u9"', 1).replace(
        "</svg>", f"{svg[svg.index('<g id=') : svg.rindex('</svg>')]}</svg>"
    )
    assert other != svg


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_shown_as_they_stand(words: str) -> None:
    svg = page_svg(chain(["First", words, words], title=words))
    nodes = {group.get("id"): group for group in groups(svg, "unit")}
    assert set(nodes) == {"u1", "u2", "u3"}
    shown = "".join(words_of(nodes["u2"]).split())
    assert "".join(capital(shortened(words, LONGEST)).split()) in shown
    root = ET.fromstring(svg)
    assert root.get("aria-label") == f"Argument map: {clean(words)}"
    known = {"svg", "g", "title", "a", "text", "path", "polygon", "polyline", "rect"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert [row for row in faults(svg) if not row.startswith("out of")] == []


def test_replies_are_called_so_once_a_group() -> None:
    rows = [("Close it", "conclusion", "pro"), ("Shops may lose", "claim", "opp")]
    rows += [(f"Shops gain {n}", "claim", "pro") for n in range(3)]
    text = ". ".join(words for words, *_ in rows) + "."
    units = tuple(
        Unit(f"u{n}", at, at + len(words), words, role, side=side)  # type: ignore[arg-type]
        for n, (words, role, side) in enumerate(rows, 1)
        for at in [text.index(words)]
    )
    relations = [Relation("r1", "u2", "u1", "rebut")]
    relations += [Relation(f"r{n}", f"u{n}", "u2", "rebut") for n in (3, 4, 5)]
    shown = words_of(ET.fromstring(page_svg(ArgumentMap("m", text, units, tuple(relations)))))
    assert shown.count("Reply:") == 1
    assert all(f"Shops gain {n}" in shown for n in range(3))


def test_ids_are_those_of_the_units() -> None:
    svg = page_svg(odd_ids())
    ids = [element.get("id") for element in ET.fromstring(svg).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_box_tells_all_words_and_grounds_as_its_title() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    svg = page_svg(chain(["First", words]))
    [box] = [group for group in groups(svg, "unit") if group.get("id") == "u2"]
    assert words_of(box).lower().count("word") == 25 and "…" in words_of(box)
    assert title_of(box).startswith(f"u2, claim: {words} (score 0.50; because: a word of reason")


def test_the_page_is_drawn_where_nothing_shapes_the_graph() -> None:
    made = whole()
    assert FORMATS["svg"].render(made).decode() == page_svg(made)
    assert to_svg(made, View(theme="dark")) == page_svg(made, View(theme="dark"))
    assert to_svg(made, View(view="graph")) == graph_svg(made)
    assert to_svg(made, View(level="spine")) == graph_svg(made, View(level="spine"))
    assert to_svg(made, View(focus="u3")) == graph_svg(made, View(focus="u3"))


def test_the_same_map_gives_the_same_bytes() -> None:
    assert page_svg(whole()) == page_svg(whole())


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_has_the_colours_of_its_theme_alone(theme: Theme) -> None:
    style = load_style(theme)
    known = {style.graph.ink, style.graph.soft, style.graph.background, "none"}
    known |= {colour for look in style.roles.values() for colour in (look.fill, look.line)}
    known |= {colour for look in style.bands.values() for colour in (look.fill, look.line)}
    root = ET.fromstring(page_svg(whole(), View(theme=theme)))
    used = {e.get(name) for e in root.iter() for name in ("fill", "stroke") if e.get(name)}
    assert used <= known
    assert all(text.get("fill") for text in root.iter(f"{SVG}text"))


def test_what_a_reader_checked_is_told_in_every_view() -> None:
    cue = Cue("review.accept", 0, 3, "Yes")
    made = ArgumentMap("m", "Yes.", (Unit("u1", 0, 3, "Yes", "claim", because=(cue,)),))
    for svg in (graph_svg(made), page_svg(made)):
        assert "checked" in words_of(ET.fromstring(svg))
    assert "checked" in outline_panel(made)
    assert "checked" not in outline_panel(chain(["Yes"]))


def test_every_map_has_a_picture() -> None:
    assert words_of(ET.fromstring(page_svg(ArgumentMap("empty", "Nothing."))))
    one = ArgumentMap("one", "Yes.", (Unit("u1", 0, 3, "Yes", "claim"),))
    assert "Main conclusion Yes" in words_of(ET.fromstring(page_svg(one)))
    assert faults(page_svg(chain([f"Statement {n}" for n in range(900)]))) == []


@pytest.mark.parametrize("page", ["screen", "slide", "a4-landscape", "pane"])
@pytest.mark.parametrize("name", TWELVE)
def test_columns_fill_the_page_from_margin_to_margin_and_none_is_squeezed(
    name: str, page: str
) -> None:
    picture, size = read_picture(page_svg(mapped(name), View(page=page))), load_pages()[page]
    tops = [e.unit.id for e in one_page(mapped(name)).entries if not e.depth]
    boxes = [picture.boxes[id] for id in tops if id in picture.boxes]
    assert all(box.right - box.left >= NARROWEST - 1 for box in boxes)
    assert min(box.left for box in boxes) == pytest.approx(size.margin, abs=1)
    assert max(box.right for box in boxes) == pytest.approx(size.width - size.margin, abs=1.5)


def test_each_picture_of_the_html_page_stands_where_it_is_not_made_smaller() -> None:
    css = (ROOT / "src/argmap/export/page/map.css").read_text("utf-8")
    [wide] = re.findall(r"@container \(min-width: (\d+)px\) { \.sheet\.wide", css)
    [below] = re.findall(r"@container \(max-width: (\d+)px\) { \.sheet\.phone", css)
    assert int(wide) >= load_pages()["wide"].width
    assert int(below) + 1 >= load_pages()["pane"].width
    # The narrowest window that pages are made for (WCAG 2.2, 1.4.10), less the padding.
    assert load_pages()["phone"].width <= 320 - 2 * 8
