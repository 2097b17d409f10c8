"""SVG as a tree: what declares entities is refused, and what was read is written as it was."""

from __future__ import annotations

import pytest

from argmap.errors import OutputError
from argmap.export.page_svg import draw_pages
from argmap.export.svg_tree import SVG, read_svg, size_of, write_svg
from tests.export_maps import whole

BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>'
)


def test_entities_are_refused() -> None:
    with pytest.raises(OutputError, match="declares entities"):
        read_svg(BOMB)


def test_what_is_no_picture_is_told_so() -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        read_svg("<svg><g></svg>")


def test_a_picture_is_written_as_it_was_read() -> None:
    [first, *_] = draw_pages(whole())
    assert write_svg(read_svg(first.svg)) == first.svg
    assert size_of(first.tree) == (first.width, first.height)


def test_what_graphviz_adds_is_gone() -> None:
    root = read_svg(next(draw_pages(whole())).svg)
    kinds = {element.get("class") for element in root.iter(f"{SVG}g")}
    assert "page" in kinds and "part because" in kinds and "part foot" in kinds
    assert not {"node", "edge"} & kinds
    assert "<!--" not in write_svg(root)
