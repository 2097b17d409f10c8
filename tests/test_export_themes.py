"""Themes: one data file, readable by the measure of WCAG 2.2, told apart without colour."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from argmap.export.style import THEMES, ChangeStyle, RoleStyle, Theme, load_style
from argmap.export.svg import to_svg
from argmap.export.view import View
from tests.export_maps import groups, whole, words_of

NAMES = {"white": "#ffffff", "black": "#000000"}
WORDS, LINES = 4.5, 3.0  # least contrast, WCAG 2.2, 1.4.3 and 1.4.11


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour as WCAG 2.2 defines it."""
    digits = NAMES.get(colour, colour).removeprefix("#")
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_right() -> None:
    assert contrast("white", "#000000") == pytest.approx(21)
    assert contrast("#777777", "white") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_lines_can_be_read(theme: Theme) -> None:
    style = load_style(theme)
    graph = style.graph
    grounds = (graph.background, graph.group)
    pairs = [(ink, ground) for ink in (graph.ink, graph.soft) for ground in grounds]
    looks: list[RoleStyle | ChangeStyle] = [*style.roles.values(), *style.changes.values()]
    # A box's name is in the colour of its line, and so are an arrow's words.
    pairs += [(ink, look.fill) for look in looks for ink in (graph.ink, graph.soft, look.line)]
    lines = [look.line for look in style.relations.values()]
    lines += [look.line for look in style.changes.values()]
    pairs += [(line, ground) for line in lines for ground in grounds]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < WORDS} == {}
    frames = [(line, g) for line in (graph.frame, *(look.line for look in looks)) for g in grounds]
    assert {pair: contrast(*pair) for pair in frames if contrast(*pair) < LINES} == {}


def test_print_needs_no_colour() -> None:
    """Every colour is a grey, and no two kinds differ by their grey alone."""
    svg = to_svg(whole(), View(theme="print"))
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg))
    assert colours and all(len({c[1:3], c[3:5], c[5:7]}) == 1 for c in colours)
    style = load_style("print")
    shapes = [(look.shape, look.style, look.peripheries) for look in style.roles.values()]
    assert len(set(shapes)) == len(shapes)
    for one, other in combinations(style.relations.values(), 2):
        assert (one.style, one.head) != (other.style, other.head)


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_has_the_colours_of_its_theme_alone(theme: Theme) -> None:
    style = load_style(theme)
    graph = style.graph
    known = {graph.ink, graph.soft, graph.background, graph.group, graph.frame, "none", "black"}
    for look in style.roles.values():
        known |= {look.fill, look.line}
    known |= {look.line for look in style.relations.values()}
    svg = to_svg(whole(), View(theme=theme, group="paragraph"))
    found = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert found <= known
    # Words never fall back to the black that is the default of SVG.
    assert all(" fill=" in tag for tag in re.findall(r"<text [^>]*>", svg))


def test_themes_change_colours_and_no_words() -> None:
    said = {words_of(g) for g in groups(to_svg(whole()), "unit")}
    for theme in THEMES:
        assert {words_of(g) for g in groups(to_svg(whole(), View(theme=theme)), "unit")} == said
