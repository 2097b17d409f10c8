"""A map under review: its elements by id, what was decided on each, what was taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar, get_args

from argmap.checks import check_acyclic
from argmap.errors import MapError
from argmap.model import ArgumentMap, Cue, Relation, Unit
from argmap.records import Span
from argmap.review.anchor_places import find_places
from argmap.review.anchors import Anchor
from argmap.review.journal_file import JournalEntry

Element = Unit | Relation
Verdict = Literal["accepted", "changed", "added", "rejected"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
GROUND = "review."
MERGED = "merged into "  # before the id of the unit that took another in

_Value = TypeVar("_Value")


class UnfitError(Exception):
    """A decision that cannot be carried out on this map, and why."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An element that was taken out of the map.

    Attributes:
        element: As it stood.
        cause: Id of the element whose rejection took it out, its own where it was rejected
            itself; behind `MERGED` the id of the unit that took it in.
        verdict: What had been decided on it before; None where nothing had.
    """

    element: Element
    cause: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A map under review after some decisions.

    Attributes:
        text: The article's text.
        units: Units by id: those found keep their ids, added ones get names of their own, see
            `argmap.review.added_names`.
        relations: Relations by id, the same way.
        verdicts: What was decided, by id; an element that is not here is open.
        notes: Notes by the id of their element; of the whole article under the empty id.
        gone: What was taken out, by id.
        added: The ids that were given to what was added, whether it stands or not.
        same: What else the journal may call an element, and its id; so for an added one that
            argmap now finds itself the id of the found one.
        settled: Where a reader's word stays against another's: the element's id, the other's
            name, what the other said.
        places: The places in the text that the journal names; None where one is gone.
    """

    text: str
    units: Mapping[str, Unit]
    relations: Mapping[str, Relation]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Gone] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)
    settled: frozenset[tuple[str, str, str]] = frozenset()
    places: Mapping[Anchor, Span | None] = field(default_factory=dict)

    def element(self, id: str) -> Element | None:
        """Return the standing element of that id."""
        return self.units.get(id) or self.relations.get(id)

    def any(self, id: str) -> Element | None:
        """Return the element of that id, standing or taken out."""
        return self.element(id) or (self.gone[id].element if id in self.gone else None)


def begin(found: ArgumentMap, entries: Iterable[JournalEntry] = ()) -> State:
    """Return the state of a map as found, with nothing decided.

    Args:
        found: The map.
        entries: The journal whose decisions are to be carried out on it.
    """
    units = {unit.id: unit for unit in found.units}
    relations = {relation.id: relation for relation in found.relations}
    rows: list[Element] = [*found.units, *found.relations]
    notes = {row.id: row.note for row in rows if row.note}
    places = find_places(entries, found.text)
    return State(found.text, units, relations, notes=notes, places=places)


def put(state: State, row: Element, verdict: Verdict) -> State:
    """Return a state with an element in the place of the one with its id, and its verdict."""
    state = replace(state, verdicts={**state.verdicts, row.id: verdict})
    if isinstance(row, Unit):
        return replace(state, units={**state.units, row.id: row})
    return with_relations(state, {**state.relations, row.id: row})


def with_relations(state: State, relations: Mapping[str, Relation]) -> State:
    """Return a state with other relations; raises UnfitError where they run in a circle."""
    try:
        check_acyclic(relations.values())
    except MapError as error:
        raise UnfitError(f"the arrows would run in a circle: {error}") from error
    return replace(state, relations=relations)


def with_ground(state: State, row: Element, op: str) -> Element:
    """Return an element with the ground that a reviewer decided on it, as sure as can be."""
    unit = row if isinstance(row, Unit) else state.units[row.source]
    ground = Cue(f"{GROUND}{op}", unit.start, unit.end, state.text[unit.start : unit.end])
    because = (*(cue for cue in row.because if cue.id != ground.id), ground)
    return replace(row, score=1.0, because=because)


def verdict_of_change(state: State, id: str) -> Verdict:
    """Return the verdict of an element that was changed: one that was added stays added."""
    return "added" if state.verdicts.get(id) == "added" else "changed"


def take_out(state: State, id: str, cause: str) -> State:
    """Return a state without an element and every relation that needs it.

    Args:
        state: A state that has it.
        id: The element.
        cause: Id of the element whose fate takes it out.
    """
    first = state.element(id)
    assert first is not None
    out: dict[str, Element] = {id: first}
    while fresh := [
        row
        for row in state.relations.values()
        if row.id not in out and (row.source in out or row.target in out)
    ]:
        out.update((row.id, row) for row in fresh)
    gone = dict(state.gone)
    for row in out.values():
        gone[row.id] = Gone(row, cause, state.verdicts.get(row.id))
    return replace(
        state,
        units=_without(state.units, out),
        relations=_without(state.relations, out),
        verdicts={key: value for key, value in state.verdicts.items() if key not in out},
        gone=gone,
    )


def put_back(state: State, id: str) -> State:
    """Return a state with what was rejected, and the relations that went with it, put back.

    Relations without both ends stay out.

    Raises:
        UnfitError: It is a relation without both ends.
    """
    back = {key: gone for key, gone in state.gone.items() if gone.cause == id}
    first = back.pop(id)
    if isinstance(first.element, Relation) and not _has_ends(state, first.element):
        raise UnfitError(f"{id} cannot be put back: one of its ends is not in the map")
    state = replace(state, gone=_without(state.gone, [id, *back]))
    state = put(state, first.element, first.verdict or "accepted")
    waiting = {key: gone for key, gone in back.items() if isinstance(gone.element, Relation)}
    while ready := [key for key, gone in waiting.items() if _has_ends(state, gone.element)]:
        for key in ready:
            state = _restore(state, waiting.pop(key))
    lost = {**state.gone, **waiting}
    return replace(state, gone=lost)


def _restore(state: State, gone: Gone) -> State:
    """Return a state with a relation put back, but where the map has changed so that it cannot."""
    try:
        back = put(state, gone.element, gone.verdict or "accepted")
    except UnfitError:
        return replace(state, gone={**state.gone, gone.element.id: gone})
    if gone.verdict is None:
        back = replace(back, verdicts=_without(back.verdicts, [gone.element.id]))
    return back


def _has_ends(state: State, row: Element) -> bool:
    ends = (row.source, row.target) if isinstance(row, Relation) else ()
    return all(state.element(end) is not None for end in ends)


def _without(table: Mapping[str, _Value], keys: Iterable[str]) -> dict[str, _Value]:
    out = set(keys)
    return {key: value for key, value in table.items() if key not in out}
