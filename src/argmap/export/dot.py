"""A map in Graphviz's DOT language: reasons below what they bear on, the conclusion on top.

All text goes into HTML-like labels and quoted attributes through one escape each, so that
nothing of an article can become markup or an escape sequence of DOT.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterator
from itertools import pairwise

from argmap.export.style import Style, clean, describe, grounds, load_style, speaker
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, Unit

LAID = 'BORDER="0" CELLBORDER="0" CELLSPACING="8" CELLPADDING="5"'
FAST = {"nslimit": "0.5", "nslimit1": "0.5", "mclimit": "0.1", "splines": "line"}
GUARD = "\u200b"
NEAR_TAIL = {"labeldistance": "1.9", "labelangle": "-40"}


def to_dot(argmap: ArgumentMap) -> str:
    """Give a map as a DOT graph.

    Nodes have the ids of the units, edges those of the relations. A relation that another one
    targets runs through a small point, named after it, where the other ends.
    """
    style = load_style()
    lines = ["digraph argmap {", *_head(argmap, style)]
    lines += [_node(unit, style) for unit in argmap.units]
    targeted = {r.target for r in argmap.relations if r.type in TARGETS_RELATION}
    lower = _lowered(argmap)
    for relation in argmap.relations:
        length = 2 if relation.id in lower else 1
        lines += _edges(argmap, relation, relation.id in targeted, length, style)
    lines += _beside(argmap)
    lines += _order(argmap)
    return "\n".join([*lines, "}", ""])


def _head(argmap: ArgumentMap, style: Style) -> Iterator[str]:
    graph = style.graph
    fast = len(argmap.units) > graph.huge
    yield f"  graph [{_attributes(rankdir='BT', bgcolor=graph.background, fontname=graph.font)}]"
    yield f"  graph [{_attributes(nodesep='0.16', ranksep='0.32', pad='0.3', labelloc='t')}]"
    if fast:
        yield f"  graph [{_attributes(**FAST)}]"
    title = quote(clean(argmap.title or argmap.id))
    yield f"  graph [tooltip={title} label=<{_legend(argmap, style)}>]"
    yield f"  node [{_attributes(fontname=graph.font, fontcolor=graph.ink, margin='0.13,0.08')}]"
    yield f"  edge [{_attributes(fontname=graph.font, fontsize='9', arrowsize='0.8')}]"


def _legend(argmap: ArgumentMap, style: Style) -> str:
    """Lay out the title, and a cell for each role and relation type that the map has."""
    roles = [s for role, s in style.roles.items() if any(u.role == role for u in argmap.units)]
    types = [s for t, s in style.relations.items() if any(r.type == t for r in argmap.relations)]
    meaning = '<BR/><FONT POINT-SIZE="8">{}</FONT></TD>'
    shown = [
        f'<TD BGCOLOR="{s.fill}" COLOR="{s.line}" BORDER="{2 if s.peripheries > 1 else 1}"'
        f' STYLE="{"ROUNDED" if "rounded" in s.style else "SOLID"}"><B>{s.label.lower()}</B>'
        + meaning.format(escape(s.meaning))
        for s in roles
    ]
    drawn = [
        f'<TD><FONT COLOR="{s.line}">{s.sign}  <B>{s.label}</B></FONT>'
        + meaning.format(escape(s.meaning))
        for s in types
    ]
    rows = [f"<TABLE {LAID}><TR>{''.join(row)}</TR></TABLE>" for row in (shown, drawn) if row]
    lines = "<BR/>".join(map(escape, _wrap(argmap.title or argmap.id, 70)))
    title = f'<FONT POINT-SIZE="20"><B>{lines}</B></FONT>'
    body = "".join(f"<TR><TD>{row}</TD></TR>" for row in (title, *rows))
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{body}</TABLE>'
    return f'<FONT POINT-SIZE="10" COLOR="{style.graph.ink}">{table}</FONT>'


def _node(unit: Unit, style: Style) -> str:
    role = style.roles[unit.role]
    attributes = _attributes(
        id=unit.id, shape=role.shape, style=role.style, fillcolor=role.fill, color=role.line,
        penwidth=f"{role.width:g}", peripheries=str(role.peripheries), fontsize=str(role.size),
        tooltip=f"{unit.id}, {unit.role}: {grounds(unit)}", URL=f"#t-{unit.id}", target="_self",
        **{"class": f"unit {unit.role}{' hedged' if unit.hedged else ''}"},
    )  # fmt: skip
    return f"  {unit.id} [{attributes} label=<{_label(unit, style)}>]"


def _label(unit: Unit, style: Style) -> str:
    role = style.roles[unit.role]
    marks = [speaker(unit), "≈ hedged" if unit.hedged else ""]
    said = "  ·  ".join(mark for mark in marks if mark)
    head = (
        f'<FONT POINT-SIZE="8.5" COLOR="{role.line}"><B>{role.label}</B>  {escape(unit.id)}</FONT>'
    )
    lines = [head]
    if said:
        lines += [
            f'<FONT POINT-SIZE="9" COLOR="{style.graph.soft}"><I>{escape(line)}</I></FONT>'
            for line in _wrap(said, style.graph.wrap)
        ]
    bold = unit.role == "conclusion"
    texts = map(escape, _wrap(unit.text, style.graph.wrap - 2 * bold))
    lines += [f"<B>{line}</B>" if bold else line for line in texts]
    # A line is as high as its largest letter: a larger blank gives the lines room.
    room = f'<FONT POINT-SIZE="{role.size + 2}"> </FONT><BR ALIGN="LEFT"/>'
    return "".join(line + room for line in lines)


def _edges(
    argmap: ArgumentMap, relation: Relation, targeted: bool, length: int, style: Style
) -> Iterator[str]:
    look = style.relations[relation.type]
    shared = {
        "color": look.line, "fontcolor": look.line, "style": look.style,
        "tooltip": f"{relation.id}: {describe(argmap, relation)}; {grounds(relation)}",
        "class": f"relation {relation.type}",
    }  # fmt: skip
    # A label at the tail costs no room in the layout, one on a level edge needs its own.
    named = {"label": look.label} if relation.type == "qualify" else {"taillabel": look.label}
    named |= NEAR_TAIL
    target = _point(relation.target) if relation.type in TARGETS_RELATION else relation.target
    if not targeted:
        named["minlen"] = str(length)
        full = _attributes(id=relation.id, arrowhead=look.head, **named, **shared)
        yield f"  {relation.source} -> {target} [{full}]"
        return
    point = _point(relation.id)
    yield f"  {point} [{_attributes(shape='point', width='0.06', color=look.line, label='')}]"
    first = _attributes(id=relation.id, arrowhead="none", **named, **shared)
    second = _attributes(id=f"{relation.id}-end", arrowhead=look.head, **shared)
    yield f"  {relation.source} -> {point} [{first}]"
    yield f"  {point} -> {target} [{second}]"


def _lowered(argmap: ArgumentMap) -> set[str]:
    """Pick the relations to be drawn a row longer, so that the map grows down rather than wide.

    Of the relations that lead to one unit, those with the more hanging below them.
    """
    weight = {unit.id: 1 for unit in argmap.units}
    above = {relation.source: relation.target for relation in argmap.relations}
    for unit in argmap.units:
        seen, at = {unit.id}, above.get(unit.id)
        while at in weight and at not in seen:
            seen.add(at)
            weight[at] += 1
            at = above.get(at)
    into: dict[str, list[Relation]] = {}
    for relation in argmap.relations:
        into.setdefault(relation.target, []).append(relation)
    lowered = set()
    for relations in into.values():
        ranked = sorted(relations, key=lambda r: weight[r.source])
        lowered |= {r.id for r in ranked[(len(ranked) + 1) // 2 :]}
    return lowered


def _beside(argmap: ArgumentMap) -> Iterator[str]:
    """Put a qualification that nothing else bears on beside what it limits, one a unit."""
    targets = {r.target for r in argmap.relations}
    taken: set[str] = set()
    for r in argmap.relations:
        if r.type == "qualify" and not {r.source, r.id} & targets and r.target not in taken:
            taken.add(r.target)
            yield f"  {{rank=same {r.source} {r.target}}}"


def _point(relation: str) -> str:
    return f"p_{relation}"


def _order(argmap: ArgumentMap) -> Iterator[str]:
    """Put what nothing links in its place: questions above the conclusions, the rest in a stack."""
    linked = {r.source for r in argmap.relations} | {r.target for r in argmap.relations}
    alone = [unit for unit in argmap.units if unit.id not in linked]
    sources = {r.source for r in argmap.relations}
    tops = [u.id for u in argmap.units if u.id in linked and u.id not in sources]
    asked = [unit.id for unit in alone if unit.role == "question"]
    for top in tops[:1]:
        for question in asked:
            yield f"  {top} -> {question} [style=invis]"
    rest = [unit.id for unit in alone if not (tops and unit.role == "question")]
    for above, below in pairwise(rest):
        yield f"  {below} -> {above} [style=invis]"


def escape(text: str) -> str:
    """Escape a text for an HTML-like label."""
    return html.escape(_guard(text))


def _guard(text: str) -> str:
    """Part a backslash from what follows, for Graphviz reads `N` behind it as the node's name.

    It does so in HTML-like labels too, and in tooltips even where the backslash is doubled. The
    zero-width space is taken out again in the picture.
    """
    return text.replace("\\", "\\" + GUARD)


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(clean(text), width) or [""]


def _attributes(**values: str) -> str:
    return " ".join(f"{key}={quote(value)}" for key, value in values.items())


def quote(text: str) -> str:
    """Quote a text for DOT so that no part of it is markup or an escape sequence."""
    return '"' + _guard(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'
