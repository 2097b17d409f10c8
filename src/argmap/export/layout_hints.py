"""Hints to Graphviz that put boxes in their places: rows, and unseen arrows."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import pairwise

from argmap.export.dottext import quote
from argmap.export.wording import anchor
from argmap.graph.one_page import one_page
from argmap.model import ArgumentMap, Relation


def secondary_relations(argmap: ArgumentMap) -> set[str]:
    """Return the ids of the relations that place nothing: a unit hangs below one target only.

    That is the first it supports, or else the first at all.
    """
    out: dict[str, list[Relation]] = {}
    for relation in argmap.relations:
        out.setdefault(relation.source, []).append(relation)
    found = set()
    for relations in out.values():
        first = min(relations, key=lambda r: r.type != "support")
        found |= {r.id for r in relations if r.id != first.id}
    return found


def same_row(argmap: ArgumentMap, within: Container[str]) -> Iterator[str]:
    """Yield rows of DOT that put a qualification beside what it limits, one a unit.

    Only one that nothing else bears on is put there.

    Args:
        argmap: The map.
        within: Ids of units: those of one frame, or those in none. Graphviz keeps no row that
            runs through a frame, and takes a row only from where its boxes are drawn.
    """
    targets, second = {r.target for r in argmap.relations}, secondary_relations(argmap)
    taken: set[str] = set()
    for r in argmap.relations:
        # One that hangs below another unit has its row from there.
        held = {r.source, r.id} & targets or r.id in second
        if r.type == "qualify" and not held and r.target not in taken:
            taken.add(r.target)
            if r.source in within and r.target in within:
                yield f"{{rank=same {node_name(r.source)} {node_name(r.target)}}}"


def unlinked_in_place(argmap: ArgumentMap, free: Container[str]) -> Iterator[str]:
    """Yield unseen arrows of DOT that put what nothing links in its place.

    What the text sets out to answer goes above the first conclusion, the rest in a stack: a
    question that only drives a point home stands above nothing.

    Args:
        argmap: The map.
        free: Ids of the units that may be moved: those that share no frame with others.
    """
    sources = {r.source for r in argmap.relations}
    linked = sources | {r.target for r in argmap.relations}
    alone = [unit for unit in argmap.units if unit.id not in linked and unit.id in free]
    tops = [u.id for u in argmap.units if u.id in linked and u.id not in sources]
    answered = one_page(argmap).question
    asks = [unit for unit in alone if unit.role == "question" and tops]
    asked = [u.id for u in asks if u == answered or u.text.strip() == argmap.title]
    for top in tops[:1]:
        for question in asked:
            yield f"  {node_name(top)} -> {node_name(question)} [style=invis]"
    rest = [unit.id for unit in alone if unit.id not in asked]
    for above, below in pairwise(rest):
        yield f"  {node_name(below)} -> {node_name(above)} [style=invis]"


def node_name(id: str) -> str:
    """Return the name of a unit's node in DOT, quoted."""
    return quote(anchor(id))
