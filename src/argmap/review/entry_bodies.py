"""From what a client asks, by ids, to an entry's body, by places; whatever is wrong is named.

A client's decision is a JSON object: `op`, and what the op needs:

=============  =============================================================
op             needs
=============  =============================================================
accept         `id` of a unit or relation; puts back one that was rejected
reject         `id` of a unit or relation
role           `id`, `value`: one of `argmap.model.ROLES`
source         `id`, `value`: who says it; null or empty for the author
strength       `id`, `value`: one of `argmap.model.STRENGTHS`
stance         `id`, `value`: one of `argmap.model.STANCES`
restates       `id`, `with`: id of the earlier unit that it says again; null where it is new
span           `id`, `start`, `end`: characters of the text, end exclusive
split          `id`, `at`: a character of the text within the unit
merge          `id`, `with`: id of another unit, which goes into the first
add-unit       `start`, `end`, `role`
add-relation   `source`, `target`, `type`: one of `argmap.model.RELATION_TYPES`
retarget       `id`, `target`; `type` where it is to be another
relation-type  `id`, `value`: a type; `target` where it is to be another
settle         `id`, `other`: another reader's name, `value`: what that reader says of it, see
               `argmap.review.differences`; one's own word stays
note           `text`, empty to take it away; `id`, null for the article
=============  =============================================================

Where a relation gets a type that leads to an arrow and its target is a statement, the arrow that
leaves that statement is meant, the surest of them; the other way round the statement that the
arrow starts from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from argmap.errors import ReviewError
from argmap.model import RELATION_TYPES, ROLES, STANCES, STRENGTHS, TARGETS_RELATION, Relation, Unit
from argmap.records import trimmed
from argmap.review.anchors import anchor_of
from argmap.review.apply import OPS
from argmap.review.references import reference_to, relation_between
from argmap.review.request_fields import (
    LONGEST_NAME,
    Asked,
    asked_choice,
    asked_number,
    asked_relation,
    asked_span,
    asked_text,
    asked_unit,
    not_on_map,
)
from argmap.review.spans import halves, overlap
from argmap.review.state import Element, State

LONGEST_NOTE = 10_000  # characters
LONGEST_KEY = 1_000  # characters


def entry_body(state: State, asked: Asked) -> dict[str, Any]:
    """Return the body of the entry for what a client asks.

    Args:
        state: The map the client sees.
        asked: Its decision, see above.

    Raises:
        ReviewError: Something is missing, unknown, or not possible.
    """
    op = asked.get("op")
    if op not in OPS:
        raise ReviewError(f"there is no decision {op!r}; choose from {', '.join(OPS)}")
    make = BODIES.get(op)
    of = (
        {}
        if op.startswith("add-") or op == "note"
        else {"of": reference_to(state, _of(state, asked))}
    )
    return of | (make(state, asked) if make else {})


def _of(state: State, asked: Asked) -> Element:
    """Return the element a decision is on; for accept also one that was taken out."""
    op = asked["op"]
    if op in ("accept", "reject", "settle"):
        row = state.any(asked_text(asked, "id"))
        if row is None or (op == "reject" and row.id in state.gone):
            raise not_on_map(asked["id"])
        return row
    return (
        asked_relation(state, asked)
        if op in ("retarget", "relation-type")
        else asked_unit(state, asked)
    )


def _choice(*legal: str) -> Callable[[State, Asked], dict[str, Any]]:
    return lambda state, asked: {"value": asked_choice(asked, "value", legal)}


def _source(state: State, asked: Asked) -> dict[str, Any]:
    value = asked.get("value")
    said = "" if value is None else asked_text(asked, "value", LONGEST_NAME)
    return {"value": " ".join(said.split()) or None}


def _restates(state: State, asked: Asked) -> dict[str, Any]:
    if asked.get("with") is None:
        return {"with": None}
    unit, other = asked_unit(state, asked), asked_unit(state, asked, "with")
    first = state.units.get(other.restates or "", other)
    if first.start >= unit.start:
        raise ReviewError(f"{unit.id} does not come after {first.id}; choose one said before")
    return {"with": reference_to(state, first)}


def _span(state: State, asked: Asked) -> dict[str, Any]:
    start, end = trimmed(state.text, asked_span(state, asked))
    if start >= end:
        raise ReviewError("there are no words in it; choose some")
    return {"to": anchor_of(state.text, start, end).to_json()}


def _split(state: State, asked: Asked) -> dict[str, Any]:
    unit, at = asked_unit(state, asked), asked_number(asked, "at")
    cut = halves(state.text, (unit.start, unit.end), at) if unit.start < at < unit.end else ()
    words = [state.text[slice(*half)] for half in cut]
    if not words or not all(any(map(str.isalnum, word)) for word in words):
        raise ReviewError(f"{unit.id} cannot be cut there; choose a place between two of its words")
    left, right = (anchor_of(state.text, *half).to_json() for half in cut)
    return {"left": left, "right": right}


def _merge(state: State, asked: Asked) -> dict[str, Any]:
    unit, other = asked_unit(state, asked), asked_unit(state, asked, "with")
    if unit is other:
        raise ReviewError(f"{unit.id} cannot be merged with itself; choose another")
    return {"with": reference_to(state, other)}


def _add_unit(state: State, asked: Asked) -> dict[str, Any]:
    body = _span(state, asked)
    start, end = trimmed(state.text, asked_span(state, asked))
    words = state.text[start:end]
    if not any(map(str.isalnum, words)):
        raise ReviewError("there are no words in it; choose some")
    made = Unit("", start, end, words, "claim")
    taken = next((row for row in state.units.values() if overlap(row, made)), None)
    if taken:
        raise ReviewError(f"these words are in {taken.id} already; split that, or move its edges")
    return body | {"role": asked_choice(asked, "role", ROLES)}


def _add_relation(state: State, asked: Asked) -> dict[str, Any]:
    source, type = asked_unit(state, asked, "source"), asked_choice(asked, "type", RELATION_TYPES)
    target = _target(state, asked, type)
    twin = relation_between(state, source.id, target.id, type)
    if twin is not None and twin.id in state.relations:
        raise ReviewError(
            f"{twin.id} leads from {source.id} to {target.id} already; give that another type"
        )
    return {
        "source": reference_to(state, source),
        "target": reference_to(state, target),
        "type": type,
    }


def _retarget(state: State, asked: Asked) -> dict[str, Any]:
    row = asked_relation(state, asked)
    type = row.type if asked.get("type") is None else asked_choice(asked, "type", RELATION_TYPES)
    return {"target": reference_to(state, _target(state, asked, type)), "type": type}


def _retype(state: State, asked: Asked) -> dict[str, Any]:
    row, type = asked_relation(state, asked), asked_choice(asked, "value", RELATION_TYPES)
    asked = asked if asked.get("target") is not None else {**asked, "target": row.target}
    target = _target(state, asked, type)
    return {"value": type} | (
        {} if target.id == row.target else {"target": reference_to(state, target)}
    )


def _target(state: State, asked: Asked, type: str) -> Element:
    """Return what a relation of that type would lead to."""
    id = asked_text(asked, "target")
    row = state.element(id)
    if row is None:
        raise not_on_map(id)
    if type in TARGETS_RELATION and isinstance(row, Unit):
        leaving = [
            r for r in state.relations.values() if r.source == id and r.id != asked.get("id")
        ]
        if not leaving:
            raise ReviewError(f"{type} leads to an arrow, and none leaves {id}; choose an arrow")
        return max(leaving, key=lambda r: r.score)
    if type not in TARGETS_RELATION and isinstance(row, Relation):
        return state.units[row.source]
    return row


def _note(state: State, asked: Asked) -> dict[str, Any]:
    words = asked_text(asked, "text", LONGEST_NOTE).strip()
    if asked.get("id") is None:
        return {"of": None, "text": words}
    row = state.any(asked_text(asked, "id"))
    if row is None:
        raise not_on_map(asked["id"])
    return {"of": reference_to(state, row), "text": words}


def _settle(state: State, asked: Asked) -> dict[str, Any]:
    return {"other": asked_text(asked, "other"), "value": asked_text(asked, "value", LONGEST_KEY)}


BODIES: Mapping[str, Callable[[State, Asked], dict[str, Any]]] = {
    "role": _choice(*ROLES),
    "source": _source,
    "strength": _choice(*STRENGTHS),
    "stance": _choice(*STANCES),
    "restates": _restates,
    "span": _span,
    "split": _split,
    "merge": _merge,
    "add-unit": _add_unit,
    "add-relation": _add_relation,
    "retarget": _retarget,
    "relation-type": _retype,
    "note": _note,
    "settle": _settle,
}
