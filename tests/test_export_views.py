"""Parts, directions, frames: what of a map is drawn, and that the picture says so."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.cli.views import CHOICES, DEFAULTS
from argmap.errors import InputError
from argmap.export.dot import to_dot
from argmap.export.label_placement import Box, LabelPlacer
from argmap.export.page_size import load_pages
from argmap.export.style import THEMES
from argmap.export.svg import to_svg
from argmap.export.view import DIRECTIONS, GROUPS, KINDS, WHOLE, View
from argmap.graph.excerpt import LEVELS, around, excerpt
from argmap.graph.grouping import LEAST, by_argument, by_paragraph
from argmap.graph.side_changes import side_changes
from argmap.graph.spine import spine
from argmap.model import ROLES, ArgumentMap, Relation, Unit
from tests.export_maps import HOSTILE, SVG, chain, groups, odd_ids, whole, words_of

ESSAY = "The fee is unfair, because many people paid it twice. The fee should therefore go.\n"


def tree(rows: str, roles: dict[str, str] | None = None) -> ArgumentMap:
    """Make a map from rows of source, type and target; a unit's role is premise unless given."""
    table = [row.split() for row in rows.strip().splitlines()]
    links = [
        Relation(f"r{n}", source, target, kind)  # type: ignore[arg-type]
        for n, (source, kind, target) in enumerate(table, 1)
    ]
    ids = dict.fromkeys(
        id for link in links for id in (link.target, link.source) if id.startswith("u")
    )
    text, units = "", []
    for id in ids:
        text += f"{id} "
        role = (roles or {}).get(id, "premise")
        units.append(Unit(id, len(text) - len(id) - 1, len(text) - 1, id, role))  # type: ignore[arg-type]
    return ArgumentMap("tree", text, tuple(units), tuple(links))


TREE = """
    u2 support u1
    u3 support u2
    u4 support u3
    u5 rebut u2
    u6 support u5
    u7 support u6
    u8 qualify u1
    u9 linked r2
    u10 undercut r3
"""
ROLES_OF = {"u1": "conclusion", "u2": "claim", "u5": "claim"}


def drawn(svg: str) -> set[str]:
    return {str(group.get("id")) for group in groups(svg, "unit")}


def test_options_are_the_fields_of_a_view() -> None:
    assert {field.name: field.default for field in fields(View)} == DEFAULTS
    known = {
        "level": LEVELS, "direction": DIRECTIONS, "group": GROUPS, "theme": THEMES, "view": KINDS,
        "page": tuple(name for name, size in load_pages().items() if not size.inside),
    }  # fmt: skip
    assert known == CHOICES


def test_a_focus_keeps_what_bears_on_it_and_what_it_bears_on() -> None:
    made = tree(TREE, ROLES_OF)
    assert around(made, "u5") == {"u5", "u6", "u7", "u2", "u1"}
    assert around(made, "u5", 1) == {"u5", "u6", "u2"}
    assert around(made, "u5", 0) == {"u5"}
    # What bears on a relation bears on both its ends.
    assert around(made, "u10", 1) == {"u10", "u4", "u3"}
    assert around(made, "u3", 1) == {"u3", "u4", "u2"}
    assert around(made, "u2", 2) == {"u2", "u1", "u3", "u4", "u5", "u6", "u9"}


def test_a_part_counts_what_it_leaves_out_where_it_hangs() -> None:
    part = excerpt(tree(TREE, ROLES_OF), "u5", 1)
    assert [unit.id for unit in part.argmap.units] == ["u2", "u5", "u6"]
    assert [relation.id for relation in part.argmap.relations] == ["r4", "r5"]
    assert part.below == {"u2": 4, "u6": 1}
    assert {id: home.target for id, home in part.beyond.items()} == {"u2": "u1"}
    assert "3 of 10 statements" in part.told


def test_every_unit_is_kept_or_counted() -> None:
    for made in (tree(TREE, ROLES_OF), whole(), odd_ids(), chain(list("abcdef"))):
        for unit in made.units:
            for depth in (0, 1, 2, None):
                part = excerpt(made, unit.id, depth)
                assert unit.id in {kept.id for kept in part.argmap.units}
                assert sum(part.below.values()) + len(part.argmap.units) <= len(made.units)
        part = excerpt(made, level="spine")
        assert part.argmap.units


def test_a_statement_said_again_may_lose_its_first() -> None:
    made = tree("u2 support u1\nu3 support u2")
    units = (*made.units[:2], Unit("u3", 6, 8, "u3", "premise", restates="u1"))
    again = ArgumentMap("again", made.text, units, made.relations)
    [kept] = excerpt(again, "u3", 0).argmap.units
    assert kept.restates is None


def test_the_spine_is_the_conclusions_and_the_main_lines() -> None:
    # u3 has more below it than u5; u9 is joined to a relation on the spine, u8 only limits.
    assert spine(tree(TREE, ROLES_OF)) == {"u1", "u2", "u3", "u4", "u9"}
    plain = tree("u2 support u1\nu3 support u1\nu4 support u3\nu5 support u3", {"u1": "conclusion"})
    assert spine(plain) == {"u1", "u2", "u3", "u4"}
    joined = tree("u2 support u1\nu3 linked r1", {"u1": "conclusion"})
    assert spine(joined) == {"u1", "u2", "u3"}


def test_a_map_without_a_conclusion_has_a_spine() -> None:
    assert spine(tree("u2 support u1\nu3 support u2")) == {"u1", "u2", "u3"}
    circle = tree("u1 rebut u2\nu2 rebut u1")
    assert spine(circle) == {"u1", "u2"}


def test_an_unknown_unit_is_told() -> None:
    with pytest.raises(InputError, match="has no unit 'u99'; choose from u1, u2, u3"):
        to_svg(whole(), View(focus="u99"))


def test_a_picture_says_that_it_is_a_part() -> None:
    svg = to_svg(tree(TREE, ROLES_OF), View(focus="u5", depth=1))
    assert drawn(svg) == {"u2", "u5", "u6"}
    nodes = {group.get("id"): words_of(group) for group in groups(svg, "unit")}
    assert nodes["u6"].endswith("+1 more")
    assert nodes["u2"].endswith("supports u1, not shown +4 more")
    said = "part: u5, what bears on it and what it bears on, 1 step each way; 3 of 10 statements"
    assert said in " ".join(re.findall(r">([^<>]+)</text>", svg))
    assert "part:" not in to_svg(whole())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_in_every_view(words: str) -> None:
    made = chain(["First", words, words], title=words)
    view = View(focus="u2", depth=1, direction="left-right", group="argument", theme="dark")
    assert drawn(to_svg(made, view)) == {"u1", "u2", "u3"}


def test_a_long_id_of_what_is_not_shown_is_wrapped() -> None:
    long, text = "u" + "1" * 200, "Yes No"
    units = (Unit(long, 0, 3, "Yes", "claim"), Unit("u2", 4, 6, "No", "claim"))
    made = ArgumentMap("m", text, units, (Relation("r1", "u2", long, "support"),))
    [box] = groups(to_svg(made, View(focus="u2", depth=0)), "unit")
    assert f"supports{long},notshown" in "".join(words_of(box).split())
    lines = [line.text or "" for line in box.iter(f"{SVG}text")]
    assert max(map(len, lines)) <= 31


def test_directions_turn_the_picture() -> None:
    def size(view: View) -> tuple[float, float]:
        box = re.search(r'viewBox="0.00 0.00 ([\d.]+) ([\d.]+)"', to_svg(made, view))
        assert box
        return float(box.group(1)), float(box.group(2))

    made = chain(["Some words"] * 12)
    down, side = size(WHOLE), size(View(direction="left-right"))
    assert down[1] > down[0] and side[0] > side[1]


def test_paragraphs_are_framed() -> None:
    made = whole()
    assert [(group.label, len(group.units)) for group in by_paragraph(made)] == [("paragraph 1", 8)]
    svg = to_svg(made, View(group="paragraph"))
    [frame] = groups(svg, "group")
    assert "paragraph 1" in words_of(frame)
    assert drawn(svg) == {unit.id for unit in made.units}
    assert not list(groups(to_svg(made), "group"))


def test_what_bears_on_an_arrow_stays_in_its_frame() -> None:
    """Else the arrow leaves the frame to the point where the other ends, and comes back."""
    dot = to_dot(whole(), View(group="paragraph"))
    frame = dot[dot.index("subgraph") : dot.index("  }\n")]
    assert '    "r1+point"\n' in frame and '    "r2+point"\n' in frame


def test_arrows_words_keep_off_the_names_of_frames() -> None:
    words = '<text text-anchor="middle" x="50" y="20">'
    frame = f'<g id="f" class="cluster group">{words}argument</text></g>'
    arrow = (
        '<path d="M50,30C50,20 50,10 50,-60"/>\n<text text-anchor="middle" x="50" y="20">supports'
        "</text>\n</g>"
    )
    moved = ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{arrow}')
    LabelPlacer(ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{frame}</svg>')).put_label(moved)
    ground = moved.find(f"{SVG}rect")
    assert ground is not None
    top = float(ground.get("y") or "")
    name = Box(30, 10, 70, 22)
    assert not name.overlap(Box(30, top, 70, top + 11))


def test_arguments_are_small_and_part_a_map() -> None:
    made = tree(TREE, ROLES_OF)
    found = by_argument(made)
    assert [group.label for group in found] == ["argument for u2"]
    ids = [id for group in found for id in group.units]
    assert len(ids) == len(set(ids))
    assert all(len(group.units) > LEAST for group in found)
    svg = to_svg(made, View(group="argument"))
    assert drawn(svg) == {unit.id for unit in made.units}


@pytest.mark.parametrize("group", ["paragraph", "argument"])
def test_frames_of_odd_ids_draw(group: str) -> None:
    base = odd_ids()
    units = tuple(
        Unit(unit.id, 0, 3, "Yes", "claim", paragraph=n % 3) for n, unit in enumerate(base.units)
    )
    made = ArgumentMap("odd", base.text, units, base.relations)
    svg = to_svg(made, View(group=group))  # type: ignore[arg-type]
    assert len(drawn(svg)) == len(units)
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


def test_a_side_is_told_where_it_turns() -> None:
    base = tree("u2 rebut u1\nu3 support u2\nu4 rebut u2", {"u1": "conclusion"})
    sides = {"u2": "opp", "u3": "opp"}
    units = tuple(
        Unit(u.id, u.start, u.end, u.text, u.role, side=sides.get(u.id, "pro"))  # type: ignore[arg-type]
        for u in base.units
    )
    made = ArgumentMap("sides", base.text, units, base.relations)
    assert side_changes(made) == {"u2": "opp", "u4": "pro"}
    nodes = {group.get("id"): words_of(group) for group in groups(to_svg(made), "unit")}
    told = {id: ("other side" in said, "author’s side" in said) for id, said in nodes.items()}
    assert told == {
        "u1": (False, False), "u2": (True, False), "u3": (False, False), "u4": (False, True),
    }  # fmt: skip
    # A part that begins below the turn tells the side at its own top.
    assert side_changes(excerpt(made, "u3", 0).argmap) == {"u3": "opp"}


def mapped(folder: Path, *options: str) -> Result:
    file = folder / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    return CliRunner().invoke(
        app, ["map", str(file), "-o", str(folder / "out"), *options], standalone_mode=False
    )


def test_tables_and_json_hold_the_whole_map(tmp_path: Path) -> None:
    assert mapped(tmp_path, "--quiet").exception is None
    names = ("essay.json", "essay.claims.csv", "essay.claims.md")
    before = [(tmp_path / "out" / name).read_bytes() for name in names]
    assert mapped(tmp_path, "--quiet", "--focus", "u1", "--depth", "0").exception is None
    assert [(tmp_path / "out" / name).read_bytes() for name in names] == before
    svg = (tmp_path / "out" / "essay.svg").read_text("utf-8")
    assert drawn(svg) == {"u1"}
    page = (tmp_path / "out" / "essay.html").read_text("utf-8")
    assert "part: u1" in page
    units = json.loads((tmp_path / "out" / "essay.json").read_text("utf-8"))["units"]
    assert len(units) > 1 and all(f'id="t-{unit["id"]}"' in page for unit in units)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--depth", "2"), "--depth counts steps from a unit: add --focus UNIT."),
        (("--focus", "u1", "--level", "spine"), "each pick a part"),
        (("--focus", "u1", "-f", "json"), "--focus shapes the drawing: add one of svg"),
        (("--theme", "dark", "-f", "csv"), "--theme colours pictures"),
        (("--theme", "dark", "-f", "html"), "a page has its reader's: add one of svg, png"),
        (("--focus", "u77"), "it has no unit 'u77'"),
    ],
)
def test_choices_that_make_no_sense(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    result = mapped(tmp_path, *options)
    assert words in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_show_takes_the_same_names(tmp_path: Path) -> None:
    file = tmp_path / "tree.json"
    file.write_text(tree(TREE, ROLES_OF).to_json(), encoding="utf-8")
    spined = CliRunner().invoke(app, ["show", str(file), "--level", "spine"]).output
    assert "part: the spine; 5 of 10 statements" in spined
    assert re.search(r"u2 .*more below", spined)
    assert "u5" not in spined
    focused = CliRunner().invoke(app, ["show", str(file), "--focus", "u5"]).output
    assert "u7" in focused and "u3" not in focused


def test_roles_have_a_shape_each_in_dot() -> None:
    assert all(f'class="unit {role}' in to_dot(chain(["Yes"], role)) for role in ROLES)
