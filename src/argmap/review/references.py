"""How a journal names an element, and how the name is found again in a map.

An element is named by its id in the map the reviewer saw, by its place (`argmap.review.anchors`)
and by what was shown of it. In another map, made of an edited article or by another argmap, the
unit at that place is meant, and the relation between the two units.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.model import Relation, Unit
from argmap.records import Span
from argmap.review.anchors import Anchor, anchor_of, find
from argmap.review.state import Element, State, UnfitError

SHOWN = ("role", "attributed_to", "hedged", "strength", "stance")


def reference_to(state: State, row: Element) -> dict[str, Any]:
    """Return how a journal names an element, as JSON data."""
    if isinstance(row, Unit):
        anchor = anchor_of(state.text, row.start, row.end)
        shown = {key: getattr(row, key) for key in SHOWN}
        return {"kind": "unit", "id": row.id, "selector": anchor.to_json(), "shown": shown}
    source, target = state.any(row.source), state.any(row.target)
    assert source is not None and target is not None  # a relation's ends are kept with it
    ends = {"source": reference_to(state, source), "target": reference_to(state, target)}
    return {"kind": "relation", "id": row.id, "type": row.type, **ends}


def find_element(state: State, ref: object) -> Element | None:
    """Return the element that is meant, standing or taken out.

    Returns:
        The element; None where its place is still in the text but argmap finds nothing there.

    Raises:
        UnfitError: Its place is gone from the text, or the name is damaged.
    """
    data = _data(ref)
    if data.get("kind") == "relation":
        return _seek_relation(state, data)
    span = find_span(state, data.get("selector"))
    direct = _direct(state, data)
    if isinstance(direct, Unit) and (
        direct.id in state.added or (direct.start, direct.end) == span
    ):
        return direct
    return unit_at(state, span)


def find_span(state: State, selector: object) -> Span:
    """Return where in the text a selector leads, in characters, end exclusive.

    Raises:
        UnfitError: Nothing there is like what it quotes, or it is damaged.
    """
    try:
        anchor = Anchor.from_json(selector)
    except ValueError as error:
        raise UnfitError(f"the decision is damaged: {error}") from error
    span = state.places[anchor] if anchor in state.places else find(anchor, state.text)
    if span is None:
        raise UnfitError("its words are no longer in the article")
    return span


def unit_at(state: State, span: Span) -> Unit | None:
    """Return the unit that shares the most with a stretch, at least half of both.

    One that was taken out is returned only where no standing one is there; None where none is.
    """
    gone = [row.element for row in state.gone.values() if isinstance(row.element, Unit)]
    for rows in (state.units.values(), gone):
        offers = [(weight, row) for row in rows if (weight := _overlap(row, span)) is not None]
        if offers:
            return max(offers, key=lambda offer: offer[0])[1]
    return None


def _overlap(row: Unit, span: Span) -> int | None:
    """Return how far a unit and a stretch are the same; None below half of either."""
    shared = min(row.end, span[1]) - max(row.start, span[0])
    sizes = row.end - row.start, span[1] - span[0]
    if shared <= 0 or 2 * shared < max(sizes):
        return None
    return 5 * shared - sum(sizes)


def _seek_relation(state: State, data: Mapping[str, Any]) -> Relation | None:
    direct = _direct(state, data)
    if isinstance(direct, Relation) and direct.id in state.added:
        return direct
    source, target = (
        find_element(state, data.get("source")),
        find_element(state, data.get("target")),
    )
    if source is None or target is None:
        return None
    if isinstance(direct, Relation) and (direct.source, direct.target) == (source.id, target.id):
        return direct
    return relation_between(state, source.id, target.id, str(data.get("type")))


def relation_between(state: State, source: str, target: str, type: str) -> Relation | None:
    """Return the relation from one element to another, of that type rather than another."""
    gone = [row.element for row in state.gone.values() if isinstance(row.element, Relation)]
    for rows in (state.relations.values(), gone):
        found = [row for row in rows if (row.source, row.target) == (source, target)]
        if found:
            return min(found, key=lambda row: row.type != type)
    return None


def _direct(state: State, data: Mapping[str, Any]) -> Element | None:
    id = str(data.get("id"))
    return state.any(state.same.get(id, id))


def _data(ref: object) -> Mapping[str, Any]:
    if not isinstance(ref, Mapping):
        raise UnfitError("the decision is damaged: it names nothing")
    return ref
