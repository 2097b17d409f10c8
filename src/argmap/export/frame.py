"""Frames round the boxes of a map, in DOT: a cluster for each group of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.export.dottext import attributes, quote
from argmap.export.layout_hints import same_row
from argmap.export.safe_text import clean
from argmap.export.style import Style
from argmap.export.view import Direction
from argmap.export.wording import anchor
from argmap.graph.grouping import Grouping
from argmap.model import ArgumentMap

# Graphviz turns its directions with the layout; these put the name at the top, left.
CORNER = {
    "top-down": {"labelloc": "b", "labeljust": "l"},
    "left-right": {"labelloc": "t", "labeljust": "r"},
}


def framed(
    argmap: ArgumentMap,
    boxes: Mapping[str, str],
    points: Mapping[str, tuple[str, str]],
    groups: Sequence[Grouping],
    style: Style,
    direction: Direction,
) -> Iterator[str]:
    """Yield the lines of DOT that draw the frames, with the boxes and rows within each.

    Args:
        argmap: The map.
        boxes: The line of each unit, by its id.
        points: The ends of each relation that runs through a point, by that point's name.
        groups: What is framed; each unit is in one group at most.
        style: How.
        direction: Where the map grows.
    """
    for group in groups:
        look = attributes(
            label=clean(group.label), id=f"group+{anchor(group.name)}", style="filled,rounded",
            fillcolor=style.graph.group, color=style.graph.frame, fontcolor=style.graph.soft,
            fontsize="10", fontname=style.graph.font, margin="7",
            tooltip=clean(group.label), **CORNER[direction], **{"class": "group"},
        )  # fmt: skip
        yield f"  subgraph {quote(f'cluster_{anchor(group.name)}')} {{"
        yield f"    graph [{look}]"
        yield from (f"    {boxes[id]}" for id in group.units)
        for point, ends in points.items():
            if set(ends) <= set(group.units):
                yield f"    {point}"
        yield from (f"    {row}" for row in same_row(argmap, group.units))
        yield "  }"


def outside_frames(groups: Sequence[Grouping], least: int, ids: Iterable[str]) -> list[str]:
    """Return the units that stand in no frame of at least so many units."""
    inside = {id for group in groups if len(group.units) >= least for id in group.units}
    return [id for id in ids if id not in inside]
