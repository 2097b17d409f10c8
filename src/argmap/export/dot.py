"""A map in Graphviz's DOT language: reasons below what they bear on, the conclusion on top.

All text goes into HTML-like labels and quoted attributes through one escape each, so that
nothing of an article can become markup or an escape sequence of DOT.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.arrange import beside, lowered, name, order, secondary
from argmap.export.dottext import attributes, escape, quote, wrap
from argmap.export.legend import legend
from argmap.export.style import (
    Style,
    anchor,
    clean,
    describe,
    grounds,
    load_style,
    remarks,
)
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, Unit
from argmap.records import words

__all__ = ["quote", "to_dot"]

FAST = {"nslimit": "0.5", "nslimit1": "0.5", "mclimit": "0.1", "splines": "line"}
NEAR_TAIL = {"labeldistance": "1.9", "labelangle": "-40"}


def to_dot(argmap: ArgumentMap) -> str:
    """Give a map as a DOT graph.

    Nodes have the ids of the units, edges those of the relations, both as `style.anchor` gives
    them. A relation that another one targets runs through a small point, where the other ends.
    """
    style = load_style()
    lines = ["digraph argmap {", *_head(argmap, style)]
    lines += [_node(unit, style) for unit in argmap.units]
    ids = edge_ids(argmap)
    targeted = {r.target for r in argmap.relations if r.type in TARGETS_RELATION}
    second = secondary(argmap)
    lower = lowered(argmap) - second
    for relation in argmap.relations:
        look = _look(argmap, relation, style)
        if relation.id in second:
            look["constraint"] = "false"
        if relation.id in targeted:
            lines += _parted(relation, ids, look)
        else:
            look["minlen"] = "2" if relation.id in lower else "1"
            edge = attributes(id=ids[relation.id], **look)
            lines.append(f"  {name(relation.source)} -> {_end(relation, ids)} [{edge}]")
    lines += beside(argmap)
    lines += order(argmap)
    return "\n".join([*lines, "}", ""])


def edge_ids(argmap: ArgumentMap) -> dict[str, str]:
    """Give each relation's id in the picture; not its own where a unit has the same."""
    units = {unit.id for unit in argmap.units}
    return {r.id: anchor(r.id) + "+" * (r.id in units) for r in argmap.relations}


def _head(argmap: ArgumentMap, style: Style) -> Iterator[str]:
    graph = style.graph
    fast = len(argmap.units) > graph.huge
    yield f"  graph [{attributes(rankdir='BT', bgcolor=graph.background, fontname=graph.font)}]"
    yield f"  graph [{attributes(nodesep='0.16', ranksep='0.32', pad='0.3', labelloc='t')}]"
    if fast:
        yield f"  graph [{attributes(**FAST)}]"
    title = quote(clean(argmap.title or argmap.id))
    yield f"  graph [tooltip={title} label=<{legend(argmap, style)}>]"
    yield f"  node [{attributes(fontname=graph.font, fontcolor=graph.ink, margin='0.13,0.08')}]"
    yield f"  edge [{attributes(fontname=graph.font, fontsize='9', arrowsize='0.8')}]"


def _node(unit: Unit, style: Style) -> str:
    role = style.roles[unit.role]
    values = attributes(
        id=anchor(unit.id), shape=role.shape, style=role.style, fillcolor=role.fill,
        color=role.line, penwidth=f"{role.width:g}", peripheries=str(role.peripheries),
        fontsize=str(role.size), tooltip=f"{clean(unit.id)}, {unit.role}: {grounds(unit)}",
        URL=f"#t-{anchor(unit.id)}", target="_self",
        **{"class": f"unit {unit.role}{' hedged' if unit.hedged else ''}"},
    )  # fmt: skip
    return f"  {name(unit.id)} [{values} label=<{_label(unit, style)}>]"


def _label(unit: Unit, style: Style) -> str:
    role = style.roles[unit.role]
    said = "  ·  ".join(remarks(unit))
    known = f"<B>{role.label}</B>  {escape(clean(unit.id))}"
    lines = [f'<FONT POINT-SIZE="8.5" COLOR="{role.line}">{known}</FONT>']
    if said:
        lines += [
            f'<FONT POINT-SIZE="9" COLOR="{style.graph.soft}"><I>{escape(line)}</I></FONT>'
            for line in wrap(said, style.graph.wrap)
        ]
    bold = unit.role == "conclusion"
    texts = map(escape, wrap(words(unit), style.graph.wrap - 2 * bold))
    lines += [f"<B>{line}</B>" if bold else line for line in texts]
    # A line is as high as its largest letter: a larger blank gives the lines room.
    room = f'<FONT POINT-SIZE="{role.size + 2}"> </FONT><BR ALIGN="LEFT"/>'
    return "".join(line + room for line in lines)


def _look(argmap: ArgumentMap, relation: Relation, style: Style) -> dict[str, str]:
    look = style.relations[relation.type]
    # A label at the tail costs no room in the layout, one on a level edge needs its own.
    place = "label" if relation.type == "qualify" else "taillabel"
    told = f"{clean(relation.id)}: {describe(argmap, relation)}; {grounds(relation)}"
    return {
        "arrowhead": look.head, place: look.label, **NEAR_TAIL, "color": look.line,
        "fontcolor": look.line, "style": look.style, "tooltip": told,
        "class": f"relation {relation.type}",
    }  # fmt: skip


def _parted(relation: Relation, ids: dict[str, str], look: dict[str, str]) -> Iterator[str]:
    """Draw a relation in two halves, with a point between them where others can end."""
    id, point = ids[relation.id], _point(relation.id, ids)
    same = {key: look[key] for key in ("color", "style", "tooltip", "class")}
    dot = attributes(
        id=f"{id}+point", shape="point", width="0.06", label="", color=look["color"],
        tooltip=look["tooltip"], **{"class": "point"},
    )  # fmt: skip
    first = attributes(id=id, **{**look, "arrowhead": "none"})
    second = attributes(id=f"{id}+end", arrowhead=look["arrowhead"], **same)
    yield f"  {point} [{dot}]"
    yield f"  {name(relation.source)} -> {point} [{first}]"
    yield f"  {point} -> {_end(relation, ids)} [{second}]"


def _end(relation: Relation, ids: dict[str, str]) -> str:
    ends_in_relation = relation.type in TARGETS_RELATION
    return _point(relation.target, ids) if ends_in_relation else name(relation.target)


def _point(relation: str, ids: dict[str, str]) -> str:
    # No unit's node can have this name: `anchor` leaves no plus.
    return quote(f"{ids[relation]}+point")
