"""The unit that a decision is on: found in a map, and put back changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.model import Unit
from argmap.record_data import LEGAL
from argmap.records import Span
from argmap.review.added_names import KEPT_UNIT, with_name
from argmap.review.journal_file import JournalEntry
from argmap.review.numbering import with_numbers
from argmap.review.references import SHOWN, find_element, find_span
from argmap.review.spans import with_span
from argmap.review.state import State, UnfitError, put, verdict_of_change, with_ground


def kept_unit(state: State, entry: JournalEntry) -> tuple[State, Unit]:
    """Return the unit a decision is on, with what was shown of it put in.

    Args:
        state: The map under review.
        entry: The decision.

    Returns:
        The state, to which the unit was added where argmap no longer finds it; and the unit,
        which is not yet in that state as returned.

    Raises:
        UnfitError: It was taken out, or its place is gone from the text.
    """
    ref = as_mapping(entry.body.get("of"))
    unit = find_element(state, ref)
    if unit is not None and unit.id in state.gone:
        raise UnfitError(f"{unit.id} was taken out of the map; put it back first")
    span = find_span(state, ref.get("selector"))
    if not isinstance(unit, Unit):
        # argmap no longer finds it: the reviewer's word stands.
        state, id = with_name(state, entry, KEPT_UNIT)
        unit = with_numbers(state, Unit(id, *span, state.text[slice(*span)], "claim"))
        state = put(state, with_ground(state, unit, entry.op), "added")
    elif (unit.start, unit.end) != span and unit.id not in state.added:
        unit = _moved_if_free(state, unit, span)
    return state, replace(unit, **_shown(ref))


def _moved_if_free(state: State, unit: Unit, span: Span) -> Unit:
    try:
        return with_span(state, unit, span)
    except UnfitError:
        return unit


def _shown(ref: Mapping[str, Any]) -> dict[str, Any]:
    shown = as_mapping(ref.get("shown", {}))
    values = {key: shown[key] for key in SHOWN if key in shown}
    for key, value in values.items():
        legal = (*LEGAL[key], *((None,) if key == "stance" else ())) if key in LEGAL else ()
        plain = value is None or isinstance(value, bool if key == "hedged" else str)
        if not plain or (legal and value not in legal):
            raise UnfitError(f"the decision is damaged: {key} {value!r} is not known")
    return values


def change(state: State, entry: JournalEntry, unit: Unit) -> State:
    """Return a state with a unit put in as decided; its verdict tells whether it was changed."""
    same = state.units.get(unit.id) == unit
    verdict = state.verdicts.get(unit.id, "accepted") if same else verdict_of_change(state, unit.id)
    return put(state, with_ground(state, unit, entry.op), verdict)


def legal_value(entry: JournalEntry, kind: str, key: str = "value") -> Any:
    """Return what an entry says of a kind of label; raises UnfitError where it is not legal."""
    value = entry.body.get(key)
    if value not in LEGAL[kind]:
        raise UnfitError(f"{kind} {value!r} is none of {', '.join(LEGAL[kind])}")
    return value


def as_mapping(data: object) -> Mapping[str, Any]:
    """Return data that is a mapping; raises UnfitError where it is none."""
    if not isinstance(data, Mapping):
        raise UnfitError("the decision is damaged: it names nothing")
    return data
