"""The fields of what a client asks, checked: elements by their ids, places, numbers, texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.errors import ReviewError
from argmap.model import Relation, Unit
from argmap.records import Span
from argmap.review.state import State

LONGEST_NAME = 300  # characters
Asked = Mapping[str, Any]


def asked_unit(state: State, asked: Asked, key: str = "id") -> Unit:
    """Return the standing unit that a field names; raises ReviewError where none is."""
    id = asked_text(asked, key)
    if id not in state.units:
        raise (
            ReviewError(f"{id} is an arrow; this is done to statements")
            if (id in state.relations)
            else not_on_map(id)
        )
    return state.units[id]


def asked_relation(state: State, asked: Asked) -> Relation:
    """Return the standing relation that `id` names; raises ReviewError where none is."""
    id = asked_text(asked, "id")
    if id not in state.relations:
        raise (
            ReviewError(f"{id} is a statement; this is done to arrows")
            if (id in state.units)
            else not_on_map(id)
        )
    return state.relations[id]


def not_on_map(id: str) -> ReviewError:
    """Return the error that tells that no element of that id stands on the map."""
    return ReviewError(
        f"{id} is not on the map: it was never there, or was taken out, perhaps in another "
        "window; look at the map again"
    )


def asked_span(state: State, asked: Asked) -> Span:
    """Return `start` and `end`, in characters, end exclusive.

    Raises:
        ReviewError: They are no whole numbers, or no stretch of the text.
    """
    start, end = asked_number(asked, "start"), asked_number(asked, "end")
    if not 0 <= start < end <= len(state.text):
        raise ReviewError(
            f"{start} to {end} is no stretch of the text of {len(state.text)} characters"
        )
    return start, end


def asked_choice(asked: Asked, key: str, legal: tuple[str, ...]) -> str:
    """Return a field that is one of the legal values; raises ReviewError where it is none."""
    value = asked.get(key)
    if value not in legal:
        raise ReviewError(f"{key} {value!r} is none of {', '.join(legal)}")
    return str(value)


def asked_number(asked: Asked, key: str) -> int:
    """Return a field that is a whole number; raises ReviewError where it is none."""
    value = asked.get(key)
    if type(value) is not int:
        raise ReviewError(f"{asked['op']} needs a whole number as {key!r}, not {value!r}")
    return value


def asked_text(asked: Asked, key: str, longest: int = LONGEST_NAME) -> str:
    """Return a field that is a text.

    Raises:
        ReviewError: It is none, is longer than that many characters, or holds half a character.
    """
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
