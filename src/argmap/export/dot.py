"""A map in Graphviz's DOT language: reasons below what they bear on, the conclusion on top.

All text goes into HTML-like labels and quoted attributes through one escape each, so that
nothing of an article can become markup or an escape sequence of DOT.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.box import MARGIN, boxes
from argmap.export.dottext import attributes, quote
from argmap.export.frame import framed, outside_frames
from argmap.export.layout_hints import (
    node_name,
    same_row,
    secondary_relations,
    unlinked_in_place,
)
from argmap.export.legend import legend
from argmap.export.safe_text import clean
from argmap.export.style import Style, load_style
from argmap.export.view import WHOLE, View
from argmap.export.wording import anchor, grounds_in_words, relation_in_words
from argmap.graph.excerpt import Excerpt
from argmap.graph.overlay import Mark, Overlay
from argmap.graph.sureness import is_unsure
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation

__all__ = ["quote", "to_dot"]

FAST = {"nslimit": "0.5", "nslimit1": "0.5", "mclimit": "0.1", "splines": "line"}
NEAR_TAIL = {"labeldistance": "1.9", "labelangle": "-40"}
# Arrows point from a reason to what it bears on, so that is where the layout ends.
RANKS = {
    "top-down": {"rankdir": "BT", "nodesep": "0.16", "ranksep": "0.32"},
    # Room for the words on arrows that lie level.
    "left-right": {"rankdir": "RL", "nodesep": "0.16", "ranksep": "0.75"},
}


def to_dot(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> str:
    """Return a map as a DOT graph.

    Nodes have the ids of the units, edges those of the relations, both as `wording.anchor` gives
    them. A relation that another one targets runs through a small point, where the other ends.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; all of it where None.
        overlay: Marks to compare it with another map.

    Raises:
        InputError: The view begins at a unit that the map has not.
    """
    view = view or WHOLE
    part, style = view.part(argmap), load_style(view.theme)
    groups = view.groups(part.argmap)
    lines = ["digraph argmap {", *_head(part, style, view, overlay)]
    drawn = boxes(part, style, overlay)
    unframed = outside_frames(groups, 1, drawn)
    lines += framed(part.argmap, drawn, _points(part.argmap), groups, style, view.direction)
    lines += (f"  {drawn[id]}" for id in unframed)
    lines += _arrows(part.argmap, style, view, overlay)
    if len(part.argmap.units) <= style.graph.huge:
        # With rows and its limits of search for huge graphs, Graphviz can fail on thousands of
        # boxes ("trouble in init_rank").
        lines += (f"  {row}" for row in same_row(part.argmap, unframed))
    lines += unlinked_in_place(part.argmap, outside_frames(groups, 2, drawn))
    return "\n".join([*lines, "}", ""])


def _arrows(
    argmap: ArgumentMap, style: Style, view: View, overlay: Overlay | None
) -> Iterator[str]:
    ids = edge_ids(argmap)
    targeted = {r.target for r in argmap.relations if r.type in TARGETS_RELATION}
    second = secondary_relations(argmap)
    marks = overlay.relations if overlay else {}
    for relation in argmap.relations:
        look = _look(argmap, relation, style)
        if relation.id in marks:
            look |= _changed(style, marks[relation.id], look)
        if relation.id in second:
            look["constraint"] = "false"
        if relation.id in targeted:
            yield from _parted(relation, ids, look)
        else:
            edge = attributes(id=ids[relation.id], **look)
            yield f"  {node_name(relation.source)} -> {_end(relation, ids)} [{edge}]"


def edge_ids(argmap: ArgumentMap) -> dict[str, str]:
    """Return each relation's id in the picture; not its own where a unit has the same."""
    units = {unit.id for unit in argmap.units}
    return {r.id: anchor(r.id) + "+" * (r.id in units) for r in argmap.relations}


def _head(part: Excerpt, style: Style, view: View, overlay: Overlay | None) -> Iterator[str]:
    graph, argmap = style.graph, part.argmap
    ranks = RANKS[view.direction]
    first = {"rankdir": ranks["rankdir"], "bgcolor": graph.background, "fontname": graph.font}
    gaps = {"nodesep": ranks["nodesep"], "ranksep": ranks["ranksep"]}
    yield f"  graph [{attributes(**first)}]"
    # Siblings stand in the order in which their arrows are written, which is that of the text.
    kept = {"pad": "0.3", "labelloc": "t", "ordering": "in", "splines": "polyline"}
    yield f"  graph [{attributes(**gaps, **kept)}]"
    if len(argmap.units) > graph.huge:
        yield f"  graph [{attributes(**FAST)}]"
    title = quote(clean(argmap.title or argmap.id))
    yield f"  graph [tooltip={title} label=<{legend(argmap, style, part.told, overlay)}>]"
    margin = ",".join(f"{side:g}" for side in MARGIN)
    yield f"  node [{attributes(fontname=graph.font, fontcolor=graph.ink, margin=margin)}]"
    yield f"  edge [{attributes(fontname=graph.font, fontsize='9', arrowsize='0.8')}]"


FAINT = "0.5"  # how wide an arrow is that is more likely wrong than right


def _look(argmap: ArgumentMap, relation: Relation, style: Style) -> dict[str, str]:
    look = style.relations[relation.type]
    # A label at the tail costs no room in the layout, one on a level edge needs its own.
    place = "label" if relation.type == "qualify" else "taillabel"
    told = (
        f"{clean(relation.id)}: {relation_in_words(argmap, relation)}; {grounds_in_words(relation)}"
    )
    faint = {"penwidth": FAINT} if is_unsure(relation) else {}
    return faint | {
        "arrowhead": look.head, place: look.label, **NEAR_TAIL, "color": look.line,
        "fontcolor": look.line, "style": look.style, "tooltip": told,
        "class": f"relation {relation.type}",
    }  # fmt: skip


def _changed(style: Style, mark: Mark, look: dict[str, str]) -> dict[str, str]:
    """Return what a mark changes in the look of a relation."""
    change = style.changes[mark.kind]
    found = {
        "color": change.line, "fontcolor": change.line, "penwidth": f"{change.width:g}",
        "class": f"{look['class']} change-{mark.kind}",
        "tooltip": f"{change.label}; {look['tooltip']}",
    }  # fmt: skip
    if mark.kind != "same":
        place = "label" if "label" in look else "taillabel"
        found |= {place: f"{change.label}: {look[place]}"}
    if mark.kind == "dropped":
        found["style"] = change.style
    return found


def _parted(relation: Relation, ids: dict[str, str], look: dict[str, str]) -> Iterator[str]:
    """Yield the DOT of a relation in two halves, with a point between where others can end."""
    id, point = ids[relation.id], _point(relation.id, ids)
    shared = ("color", "style", "tooltip", "class", "penwidth")
    same = {key: look[key] for key in shared if key in look}
    dot = attributes(
        id=f"{id}+point", shape="point", width="0.06", label="", color=look["color"],
        tooltip=look["tooltip"], **{"class": "point"},
    )  # fmt: skip
    first = attributes(id=id, **{**look, "arrowhead": "none"})
    second = attributes(id=f"{id}+end", arrowhead=look["arrowhead"], **same)
    yield f"  {point} [{dot}]"
    yield f"  {node_name(relation.source)} -> {point} [{first}]"
    yield f"  {point} -> {_end(relation, ids)} [{second}]"


def _points(argmap: ArgumentMap) -> dict[str, tuple[str, str]]:
    """Return source and target of each relation that another ends on, by the name of its point."""
    ids = edge_ids(argmap)
    targeted = {r.target for r in argmap.relations if r.type in TARGETS_RELATION}
    rows = (r for r in argmap.relations if r.id in targeted)
    return {_point(r.id, ids): (r.source, r.target) for r in rows}


def _end(relation: Relation, ids: dict[str, str]) -> str:
    ends_in_relation = relation.type in TARGETS_RELATION
    return _point(relation.target, ids) if ends_in_relation else node_name(relation.target)


def _point(relation: str, ids: dict[str, str]) -> str:
    # No unit's node can have this name: `anchor` leaves no plus.
    return quote(f"{ids[relation]}+point")
