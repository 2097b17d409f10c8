"""PNG and PDF: the whole picture, with the words in it; and words that keep to their boxes."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.errors import OutputError
from argmap.export import paper, picture
from argmap.export.dottext import columns, wrap
from argmap.export.page_svg import draw_pages
from argmap.export.paper import to_pdf, to_png
from argmap.export.svg import to_svg
from argmap.export.svg_tree import read_svg
from argmap.export.text_width import WIDE, graphviz_width, known, text_width
from argmap.export.view import View
from argmap.formats import write
from argmap.model import ArgumentMap, Relation, Unit
from tests.export_maps import HOSTILE, SVG, chain, groups, whole

SCRIPTS = (
    "Широкая Щука ждёт Жанну у моста и молчит о том, что видела там",
    "日本語のとても長い文章がここに書かれているので、これは折り返される必要があります",
    "이것은 매우 긴 한국어 문장이며 상자 밖으로 나가면 안 됩니다 그래서 줄을 바꿉니다",
    "العربية لغة جميلة جدا ولها تاريخ طويل في الأدب والعلوم والفلسفة",
    "mixed 日本語 and Привет and emoji 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 together",
    "WWWWWWWWWW WWWWWWWWWW MMMMMMMM MMMMMMMMMM @@@@@@@@@ ————————————————",
)


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Give width, height and the raw rows of a PNG picture of four bytes a dot."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) == (8, 6)
    data, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    return width, height, zlib.decompress(data)


def size_of(svg: str) -> tuple[float, float]:
    box = re.search(r'viewBox="-?[\d.]+ -?[\d.]+ ([\d.]+) ([\d.]+)"', svg)
    assert box
    return float(box.group(1)), float(box.group(2))


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("kind", ["page", "graph"])
def test_a_png_shows_the_whole_picture(theme: str, kind: str) -> None:
    view = View(theme=theme, view=kind)  # type: ignore[arg-type]
    across, down = size_of(picture.to_svg(whole(), view))
    width, height, data = pixels(to_png(whole(), view))
    assert abs(width - 2 * across) <= 2 and abs(height - 2 * down) <= 2
    assert len(data) == height * (4 * width + 1)
    assert len(set(zlib.compress(data))) > 50


def test_a_picture_differs_where_its_words_do() -> None:
    assert to_png(chain(["Yes"])) != to_png(chain(["No"]))
    assert to_pdf(chain(["Yes"])) != to_pdf(chain(["No"]))
    assert to_png(chain(["Да"])) != to_png(chain(["До"]))


def test_a_pdf_has_a_page_a_branch_with_bookmarks_and_the_words_in_order() -> None:
    argmap = chain([f"Statement {number}" for number in range(60)])
    pdf = to_pdf(argmap)
    pages = list(draw_pages(argmap, View(page="a4-landscape")))
    assert len(pages) > 1
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(pages)
    assert b"/Outlines" in pdf and b"/StructTreeRoot" in pdf
    spoken = "Main conclusion Statement 0 Because 1 Statement 1".encode("utf-16-be")
    assert spoken.hex().upper().encode() in pdf
    assert b"/MediaBox[0 0 842.25 595.51]" in pdf.replace(b" [", b"[")


def test_a_pdf_has_one_page_its_title_and_its_fonts() -> None:
    pdf = to_pdf(whole())
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert b"Close it?" in pdf
    assert b"+Arimo" in pdf
    # Words are words, to be searched: each font tells which letters its shapes are.
    assert b"/ToUnicode" in pdf
    assert b"CreationDate" not in pdf


@pytest.mark.parametrize("words", [*HOSTILE, *SCRIPTS])
def test_any_words_can_be_set(words: str) -> None:
    made = chain([words], title=words)
    assert to_pdf(made).startswith(b"%PDF-")
    assert to_pdf(made) == to_pdf(made)


def test_a_large_map_has_a_page_that_viewers_take() -> None:
    text = "Yes " * 1200
    units = tuple(Unit(f"u{n}", 4 * n, 4 * n + 3, "Yes", "claim") for n in range(1200))
    links = tuple(Relation(f"r{n}", f"u{n}", f"u{n - 1}", "support") for n in range(1, 1200))
    made = ArgumentMap("long", text, units, links)
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", to_pdf(made))
    assert box and max(float(box.group(1)), float(box.group(2))) <= paper.LONGEST
    width, height, _ = pixels(to_png(made))
    assert max(width, height) <= paper.WIDEST + 1 and width * height <= paper.MOST * 1.01


def test_the_command_writes_both_on_request(tmp_path: Path) -> None:
    file = tmp_path / "essay.txt"
    file.write_text("The fee is unfair, because many paid it twice.\n", encoding="utf-8")
    options = ["-q", "-f", "png", "-f", "pdf", "-o", str(tmp_path)]
    assert CliRunner().invoke(app, ["map", str(file), *options]).exit_code == 0
    assert (tmp_path / "essay.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "essay.pdf").read_bytes().startswith(b"%PDF")


def test_a_typst_that_fails_is_told_and_nothing_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "SOURCE", b"#nothing-of-that-name")
    with pytest.raises(OutputError, match="Typst cannot draw this map: "):
        write(whole(), tmp_path / "out", ["svg", "pdf"])
    assert not (tmp_path / "out").exists()


def test_system_fonts_are_asked_for_foreign_letters_alone() -> None:
    assert paper._is_at_hand(read_svg(to_svg(whole())))
    assert paper._is_at_hand(read_svg(to_svg(chain(["Привет, “κόσμε” – שלום"]))))
    assert not paper._is_at_hand(read_svg(to_svg(chain(["日本語"]))))


@pytest.mark.parametrize("words", [*HOSTILE, *SCRIPTS])
@pytest.mark.parametrize("role", ["conclusion", "claim", "qualification"])
def test_words_keep_to_their_boxes(words: str, role: str) -> None:
    svg = to_svg(chain([words], role))  # type: ignore[arg-type]
    [box] = groups(svg, "unit")
    shape = next(e for e in box.iter() if e.tag in (f"{SVG}polygon", f"{SVG}path"))
    numbers = [
        float(n) for n in re.findall(r"-?[\d.]+", shape.get("points") or shape.get("d") or "")
    ]
    left, right = min(numbers[::2]), max(numbers[::2])
    for line in box.iter(f"{SVG}text"):
        start, size = float(line.get("x") or ""), float(line.get("font-size") or "")
        assert line.get("text-anchor") == "start"
        end = start + text_width(
            (line.text or "").rstrip(), size, line.get("font-weight") == "bold"
        )
        assert left <= start and end <= right


def test_words_carry_the_width_that_they_have_in_arial() -> None:
    lines = [e for e in ET.fromstring(to_svg(whole())).iter(f"{SVG}text") if (e.text or "").strip()]
    told = [line for line in lines if line.get("textLength")]
    assert len(told) > 20
    for line in told:
        assert line.text is not None and known(line.text)
        width = text_width(
            line.text, float(line.get("font-size") or ""), "font-weight" in line.attrib
        )
        assert float(line.get("textLength") or "") == pytest.approx(width, abs=0.01)
    families = [ET.fromstring(to_svg(whole())).get("font-family")]
    families += [line.get("font-family") for line in lines if line.get("font-family")]
    assert len(families) > 1 and all("sans-serif" in str(family) for family in families)


def test_widths_are_those_of_arial() -> None:
    # Adobe's metrics of Helvetica, to which Arial was drawn: a 556, W 944, blank 278, bold a 556.
    assert [text_width(letter, 1000) for letter in "aW "] == pytest.approx([556, 944, 278], abs=1)
    assert text_width("b", 1000, bold=True) == pytest.approx(611, abs=1)
    assert text_width("日本", 10) == 20
    assert graphviz_width("日", 1000) == pytest.approx(3 * 278, abs=1)


@pytest.mark.parametrize("words", [*SCRIPTS, "", " ", "日", "a日" * 40, "x" * 90 + "日"])
def test_lines_hold_all_the_words_and_are_no_wider(words: str) -> None:
    lines = wrap(words, 31)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(columns(line) <= 31 or not WIDE.search(line) for line in lines)
    assert all(lines)
