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
from argmap.records import Span, trimmed
from argmap.review.anchors import anchor_of
from argmap.review.apply import OPS
from argmap.review.references import reference_to, relation_between
from argmap.review.spans import halves, overlap
from argmap.review.state import Element, State

LONGEST_NOTE = 10_000  # characters
LONGEST_NAME = 300
Asked = Mapping[str, Any]


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
    if op in ("accept", "reject"):
        row = state.any(_text(asked, "id"))
        if row is None or (op == "reject" and row.id in state.gone):
            raise _missing(asked["id"])
        return row
    return _relation(state, asked) if op in ("retarget", "relation-type") else _unit(state, asked)


def _unit(state: State, asked: Asked, key: str = "id") -> Unit:
    id = _text(asked, key)
    if id not in state.units:
        raise (
            ReviewError(f"{id} is a relation; this is done to statements")
            if (id in state.relations)
            else _missing(id)
        )
    return state.units[id]


def _relation(state: State, asked: Asked) -> Relation:
    id = _text(asked, "id")
    if id not in state.relations:
        raise (
            ReviewError(f"{id} is a statement; this is done to relations")
            if (id in state.units)
            else _missing(id)
        )
    return state.relations[id]


def _missing(id: str) -> ReviewError:
    return ReviewError(
        f"{id} is not on the map: it was never there, or was taken out, perhaps in another "
        "window; look at the map again"
    )


def _choice(*legal: str) -> Callable[[State, Asked], dict[str, Any]]:
    return lambda state, asked: {"value": _legal(asked, "value", legal)}


def _source(state: State, asked: Asked) -> dict[str, Any]:
    value = asked.get("value")
    said = "" if value is None else _text(asked, "value", LONGEST_NAME)
    return {"value": " ".join(said.split()) or None}


def _restates(state: State, asked: Asked) -> dict[str, Any]:
    if asked.get("with") is None:
        return {"with": None}
    unit, other = _unit(state, asked), _unit(state, asked, "with")
    first = state.units.get(other.restates or "", other)
    if first.start >= unit.start:
        raise ReviewError(f"{unit.id} does not come after {first.id}; choose one said before")
    return {"with": reference_to(state, first)}


def _span(state: State, asked: Asked) -> dict[str, Any]:
    start, end = trimmed(state.text, _place(state, asked))
    if start >= end:
        raise ReviewError("there are no words in it; choose some")
    return {"to": anchor_of(state.text, start, end).to_json()}


def _split(state: State, asked: Asked) -> dict[str, Any]:
    unit, at = _unit(state, asked), _number(asked, "at")
    sides = halves(state.text, (unit.start, unit.end), at) if unit.start < at < unit.end else ()
    words = [state.text[slice(*side)] for side in sides]
    if not words or not all(any(map(str.isalnum, word)) for word in words):
        raise ReviewError(f"{unit.id} cannot be cut there; choose a place between two of its words")
    left, right = (anchor_of(state.text, *side).to_json() for side in sides)
    return {"left": left, "right": right}


def _merge(state: State, asked: Asked) -> dict[str, Any]:
    unit, other = _unit(state, asked), _unit(state, asked, "with")
    if unit is other:
        raise ReviewError(f"{unit.id} cannot be merged with itself; choose another")
    return {"with": reference_to(state, other)}


def _add_unit(state: State, asked: Asked) -> dict[str, Any]:
    body = _span(state, asked)
    start, end = trimmed(state.text, _place(state, asked))
    words = state.text[start:end]
    if not any(map(str.isalnum, words)):
        raise ReviewError("there are no words in it; choose some")
    made = Unit("", start, end, words, "claim")
    taken = next((row for row in state.units.values() if overlap(row, made)), None)
    if taken:
        raise ReviewError(f"these words are in {taken.id} already; split that, or move its edges")
    return body | {"role": _legal(asked, "role", ROLES)}


def _add_relation(state: State, asked: Asked) -> dict[str, Any]:
    source, type = _unit(state, asked, "source"), _legal(asked, "type", RELATION_TYPES)
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
    row = _relation(state, asked)
    type = row.type if asked.get("type") is None else _legal(asked, "type", RELATION_TYPES)
    return {"target": reference_to(state, _target(state, asked, type)), "type": type}


def _retype(state: State, asked: Asked) -> dict[str, Any]:
    row, type = _relation(state, asked), _legal(asked, "value", RELATION_TYPES)
    asked = asked if asked.get("target") is not None else {**asked, "target": row.target}
    target = _target(state, asked, type)
    return {"value": type} | (
        {} if target.id == row.target else {"target": reference_to(state, target)}
    )


def _target(state: State, asked: Asked, type: str) -> Element:
    """Return what a relation of that type would lead to."""
    id = _text(asked, "target")
    row = state.element(id)
    if row is None:
        raise _missing(id)
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
    words = _text(asked, "text", LONGEST_NOTE).strip()
    if asked.get("id") is None:
        return {"of": None, "text": words}
    row = state.any(_text(asked, "id"))
    if row is None:
        raise _missing(asked["id"])
    return {"of": reference_to(state, row), "text": words}


def _place(state: State, asked: Asked) -> Span:
    start, end = _number(asked, "start"), _number(asked, "end")
    if not 0 <= start < end <= len(state.text):
        raise ReviewError(
            f"{start} to {end} is no stretch of the text of {len(state.text)} characters"
        )
    return start, end


def _legal(asked: Asked, key: str, legal: tuple[str, ...]) -> str:
    value = asked.get(key)
    if value not in legal:
        raise ReviewError(f"{key} {value!r} is none of {', '.join(legal)}")
    return str(value)


def _number(asked: Asked, key: str) -> int:
    value = asked.get(key)
    if type(value) is not int:
        raise ReviewError(f"{asked['op']} needs a whole number as {key!r}, not {value!r}")
    return value


def _text(asked: Asked, key: str, longest: int = LONGEST_NAME) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise ReviewError(f"{asked['op']} needs a text as {key!r}, not {value!r}")
    if len(value) > longest:
        raise ReviewError(f"{key} is longer than {longest} characters; make it shorter")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ReviewError(f"{key} holds half a character; write it anew") from error
    return value


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
}
