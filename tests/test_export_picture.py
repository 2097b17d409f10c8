"""DOT and SVG: text stays text, every element has its id, class, title and words."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import MapError
from argmap.export import picture
from argmap.export.dot import edge_ids, to_dot
from argmap.export.graphviz_run import run_graphviz
from argmap.export.label_placement import Box, LabelPlacer
from argmap.export.legend import legend
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.svg import to_svg
from argmap.export.wording import anchor
from argmap.formats import FORMATS
from argmap.model import RELATION_TYPES, ROLES, TARGETS_RELATION, ArgumentMap, Relation, Unit
from tests.export_maps import (
    HOSTILE,
    ODD_IDS,
    SVG,
    chain,
    groups,
    odd_ids,
    title_of,
    whole,
    words_of,
)

ROOT = Path(__file__).parent.parent


def squeezed(text: str) -> str:
    """Give a text without blanks: lines are wrapped anywhere in long words."""
    return "".join(text.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_shown_as_they_stand(words: str) -> None:
    made = chain(["First", words, words], title=words)
    svg = to_svg(made)
    nodes = {group.get("id"): group for group in groups(svg, "unit")}
    assert set(nodes) == {"u1", "u2", "u3"}
    assert squeezed(words_of(nodes["u2"])) == squeezed(f"CLAIM u2 {clean(words)}")
    root = ET.fromstring(svg)
    assert root.get("aria-label") == f"Argument map: {clean(words)}"
    assert squeezed(clean(words)) in squeezed(words_of(root)).split("CLAIM")[0]
    if len(clean(words)) <= 30:
        assert f"a word of reason “{clean(words)}” [because]" in title_of(nodes["u2"])
    known = {"svg", "g", "title", "a", "text", "path", "polygon", "polyline", "rect", "ellipse"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("words", HOSTILE)
def test_dot_has_a_node_a_unit(words: str) -> None:
    made = chain(["First", words], title=words)
    plain = run_graphviz(to_dot(made), "plain")
    assert [line.split()[1] for line in plain.splitlines() if line.startswith("node ")] == [
        "u1",
        "u2",
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_speakers(words: str) -> None:
    unit = Unit("u1", 0, 3, "Yes", "claim", attributed_to=words, hedged=True)
    [node] = groups(to_svg(ArgumentMap("s", "Yes.", (unit,))), "unit")
    assert squeezed(f"says {clean(words)}") in squeezed(words_of(node))
    assert words_of(node).endswith("≈ hedged Yes")


def test_every_element_has_id_class_and_grounds() -> None:
    made, svg = whole(), to_svg(whole())
    nodes = {group.get("id"): group for group in groups(svg, "unit")}
    assert list(nodes) and set(nodes) == {unit.id for unit in made.units}
    for unit in made.units:
        assert unit.role in (nodes[unit.id].get("class") or "").split()
        assert ("hedged" in (nodes[unit.id].get("class") or "").split()) is unit.hedged
        title = title_of(nodes[unit.id])
        assert title.startswith(f"{unit.id}, {unit.role}: score {unit.score:.2f}; because: ")
        assert title.endswith(f"because: rule.shown “{unit.text[:3].strip()}”")
    edges = {group.get("id"): group for group in groups(svg, "relation")}
    assert set(edges) == {*(r.id for r in made.relations), "r1+end", "r2+end"}
    for relation in made.relations:
        assert relation.type in (edges[relation.id].get("class") or "").split()
        assert f"score {relation.score:.2f}" in title_of(edges[relation.id])
        assert words_of(edges[relation.id]) == load_style().relations[relation.type].label
    assert title_of(edges["r1"]) == "r1: u3 supports u2; score 0.90; because: rule.shown “Ann”"
    assert title_of(edges["r3"]) == "r3: u5 joins u4 → u3 (r2); score 0.70"
    assert title_of(edges["r4"]).startswith("r4: u6 undercuts u3 → u2 (r1)")
    # One tooltip an element: what a link says would hide the title.
    assert svg.count("xlink:title") == 1
    every = [group for kind in ("node", "edge") for group in groups(svg, kind)]
    assert all(group.get("id") and title_of(group) for group in every)


def test_ids_stand_once() -> None:
    for made in (whole(), odd_ids()):
        ids = [element.get("id") for element in ET.fromstring(to_svg(made)).iter()]
        known = [id for id in ids if id]
        assert len(known) == len(set(known))


def test_what_a_relation_does_to_a_relation_ends_on_it() -> None:
    edges = [
        line.split()[1:3] for line in run_graphviz(to_dot(whole()), "plain").splitlines()
        if line.startswith("edge ")
    ]  # fmt: skip
    assert ["u6", '"r1+point"'] in edges
    assert ["u5", '"r2+point"'] in edges
    assert ["u3", '"r1+point"'] in edges and ['"r1+point"', "u2"] in edges


def test_a_speaker_and_a_hedge_are_told_in_words() -> None:
    nodes = {group.get("id"): words_of(group) for group in groups(to_svg(whole()), "unit")}
    assert nodes["u3"] == "CLAIM u3 says Ann · ≈ hedged Ann says cars may kill"
    assert not any(
        "says" in words or "hedged" in words for id, words in nodes.items() if id != "u3"
    )


def test_what_is_said_again_is_told() -> None:
    first, second = (
        Unit("u1", 0, 3, "Yes", "claim"),
        Unit("u2", 5, 8, "Yes", "claim", restates="u1"),
    )
    svg = to_svg(ArgumentMap("again", "Yes. Yes.", (first, second)))
    said = [words_of(group) for group in groups(svg, "unit")]
    assert said == ["CLAIM u1 Yes said again: u2"]


def test_a_unit_in_two_pieces_is_shown_without_what_parts_it() -> None:
    nodes = {group.get("id"): words_of(group) for group in groups(to_svg(whole()), "unit")}
    assert nodes["u2"] == "CONCLUSION u2 Close the street … today"


def test_links_lead_to_the_text() -> None:
    for made in (whole(), odd_ids()):
        links = {
            group.get("id"): link.get("{http://www.w3.org/1999/xlink}href")
            for group in groups(to_svg(made), "unit")
            for link in group.iter(f"{SVG}a")
        }
        assert links == {anchor(u.id): f"#t-{anchor(u.id)}" for u in made.units}


def drawn_shape(made: ArgumentMap, id: str) -> list[tuple[str, str | None, int]]:
    """Give the drawn lines of a node without place, size and colours."""
    [node] = [group for group in groups(to_svg(made), "unit") if group.get("id") == id]
    lines = [e for e in node.iter() if e.tag in (f"{SVG}polygon", f"{SVG}path", f"{SVG}polyline")]
    return [
        (e.tag, e.get("stroke-dasharray"), len((e.get("points") or e.get("d") or "").split()))
        for e in lines
    ]


def test_roles_are_told_by_shape_and_by_word() -> None:
    shapes = {role: drawn_shape(chain(["Yes"], role), "u1") for role in ROLES}
    for one, other in combinations(ROLES, 2):
        assert shapes[one] != shapes[other]
    for role in ROLES:
        [node] = groups(to_svg(chain(["Yes"], role)), "unit")
        assert words_of(node) == f"{role.upper()} u1 Yes"


def test_the_legend_lists_just_what_the_map_has() -> None:
    style = load_style()
    everything = legend(whole(), style)
    for role in ROLES:
        one = legend(chain(["Yes"], role), style)
        named = {other for other in ROLES if f"<B>{other}</B>" in one}
        assert named == {role}
        assert f"<B>{role}</B>" in everything
    for type in RELATION_TYPES:
        assert f"<B>{style.relations[type].label}</B>" in everything
        assert f"<B>{style.relations[type].label}</B>" not in legend(chain(["Yes"]), style)
    two = legend(chain(["Yes", "No"]), style)
    assert [t for t in RELATION_TYPES if f"<B>{style.relations[t].label}</B>" in two] == ["support"]


def test_a_map_without_a_title_has_its_id_for_one() -> None:
    assert "Argument map: chain" in to_svg(chain(["Yes"]))
    assert "empty" in words_of(ET.fromstring(to_svg(ArgumentMap("empty", "Nothing."))))


def test_odd_ids_are_no_markup() -> None:
    made, svg = odd_ids(), to_svg(odd_ids())
    nodes = [group.get("id") for group in groups(svg, "unit")]
    assert sorted(map(str, nodes)) == sorted(map(anchor, ODD_IDS))
    edges = {group.get("id") for group in groups(svg, "relation")}
    assert set(edge_ids(made).values()) <= edges


@given(st.lists(st.text(), unique=True))
def test_anchors_are_plain_and_never_meet(ids: list[str]) -> None:
    anchors = [anchor(id) for id in ids]
    assert len(set(anchors)) == len(ids)
    assert all(set(a) <= set("%._-~") | set(map(chr, range(48, 123))) and a for a in anchors)


texts = st.text(st.characters(codec=None), max_size=40)
relations = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(RELATION_TYPES)), max_size=10
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts, min_size=8, max_size=8), st.sampled_from(ROLES), relations)
def test_any_map_draws(words: list[str], role: str, rows: list[tuple[int, int, str]]) -> None:
    base = chain(words, role)  # type: ignore[arg-type]
    kept: list[Relation] = []
    for a, b, type in rows:
        targets = [r.id for r in kept] if type in TARGETS_RELATION else [u.id for u in base.units]
        if not targets or a == b:
            continue
        id = f"r{len(kept) + 1}"
        target = targets[b % len(targets)]
        row = Relation(id, base.units[a].id, target, type)  # type: ignore[arg-type]
        try:
            ArgumentMap("m", base.text, base.units, (*kept, row))
        except MapError:
            continue
        kept.append(row)
    svg = to_svg(ArgumentMap("m", base.text, base.units, tuple(kept)))
    assert {g.get("id") for g in groups(svg, "unit")} == {u.id for u in base.units}
    assert {r.id for r in kept} <= {g.get("id") for g in groups(svg, "relation")}


def test_a_map_of_1500_units_draws() -> None:
    text = "Yes " * 1500
    units = tuple(Unit(f"u{n}", 4 * n, 4 * n + 3, "Yes", ROLES[n % 6]) for n in range(1500))
    links = tuple(Relation(f"r{n}", f"u{n}", f"u{n // 3}", "support") for n in range(1, 1500))
    svg = to_svg(ArgumentMap("large", text, units, links))
    assert len(list(groups(svg, "unit"))) == 1500
    assert len(list(groups(svg, "relation"))) == 1499


def test_labels_keep_off_the_boxes() -> None:
    """A steep and a slanted arrow over its own box: Graphviz puts both labels on a box."""
    box = '<g id="u1" class="node unit"><polygon points="0,0 100,0 100,40 0,40"/></g>'
    places = LabelPlacer(ET.fromstring(f'<svg xmlns="{SVG[1:-1]}">{box}</svg>'))
    arrow = (
        '<path fill="none" d="M50,0C{0}"/>\n'
        '<text text-anchor="middle" x="50" y="20" font-size="9">supports</text>\n</g>'
    )
    spots = []
    for curve in ("60,-5 90,-20 120,-50", "50,-30 50,-60 50,-90"):
        moved = ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{arrow.format(curve)}')
        places.put_label(moved)
        ground = moved.find(f"{SVG}rect")
        assert ground is not None and moved.findtext(f"{SVG}text") == "supports"
        left, top, width, height = (
            float(ground.get(name) or "") for name in ("x", "y", "width", "height")
        )
        spots.append(Box(left, top, left + width, top + height))
    assert not spots[0].overlap(spots[1])
    assert not any(spot.overlap(Box(0, 0, 100, 40)) for spot in spots)


def test_short_level_arrows_keep_their_labels() -> None:
    words = '<path d="M0,0C10,0 20,0 30,0"/>\n<text x="15" y="9">qualifies</text>\n</g>'
    group = ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{words}')
    LabelPlacer(ET.Element(f"{SVG}svg")).put_label(group)
    place = group.find(f"{SVG}text")
    assert len(group) == 2 and place is not None and place.get("x") == "15"


@pytest.mark.parametrize("name", list(FORMATS))
def test_same_bytes_in_every_process(name: str) -> None:
    code = (
        "import sys; from tests.export_maps import whole; from argmap.formats import FORMATS;"
        "sys.stdout.buffer.write(FORMATS[sys.argv[1]].render(whole()))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, name], check=True, capture_output=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert made == {FORMATS[name].render(whole())}


def test_a_notebook_shows_the_map() -> None:
    assert whole()._repr_svg_() == picture.to_svg(whole())


def test_siblings_stand_on_one_level_in_the_order_of_the_text() -> None:
    base = chain(["End", "Poor", "Rich", "Deep", "Other"])
    links = (
        Relation("r1", "u2", "u1", "support"),
        Relation("r2", "u3", "u1", "support"),
        Relation("r3", "u4", "u3", "support"),
        Relation("r4", "u5", "u1", "rebut"),
    )
    plain = run_graphviz(to_dot(ArgumentMap("m", base.text, base.units, links)), "plain")
    rows = [line.split() for line in plain.splitlines() if line.startswith("node ")]
    places = {row[1]: (float(row[2]), float(row[3])) for row in rows}
    siblings = [places[id] for id in ("u2", "u3", "u5")]
    assert len({down for _, down in siblings}) == 1
    assert siblings == sorted(siblings)


def test_the_question_of_the_text_alone_stands_above_the_thesis() -> None:
    base = chain(["Should the street close?", "The street closes", "Late", "Who cares?"])
    units = (
        replace(base.units[0], role="question"), replace(base.units[1], role="conclusion"),
        base.units[2], replace(base.units[3], role="question"),
    )  # fmt: skip
    made = ArgumentMap("m", base.text, units, (Relation("r1", "u3", "u2", "support"),))
    plain = run_graphviz(to_dot(made), "plain")
    rows = [line.split() for line in plain.splitlines() if line.startswith("node ")]
    heights = {row[1]: float(row[3]) for row in rows}
    assert heights["u1"] > heights["u2"] and heights["u4"] <= heights["u2"]


def test_no_row_pulls_a_conclusion_below_its_reasons() -> None:
    """A qualification that also supports a reason hangs below that one, not beside its target."""
    base = chain(["End", "Reason", "Limit"])
    links = (
        Relation("r1", "u2", "u1", "support"),
        Relation("r2", "u3", "u1", "qualify"),
        Relation("r3", "u3", "u2", "support"),
    )
    plain = run_graphviz(to_dot(ArgumentMap("m", base.text, base.units, links)), "plain")
    heights = {
        line.split()[1]: float(line.split()[3])
        for line in plain.splitlines()
        if line.startswith("node")
    }
    assert heights["u1"] > heights["u2"] > heights["u3"]
