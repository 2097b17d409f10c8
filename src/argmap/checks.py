"""What every map keeps to: offsets give the texts, relations have ends, nothing runs in a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

from argmap.errors import MapError
from argmap.records import TARGETS_RELATION, Cue, Part, Place, Relation, Unit


def check_spans(
    text: str, units: Sequence[Unit], relations: Sequence[Relation], parts: Sequence[Part]
) -> None:
    """Raise MapError unless `text[start:end]` is the text of every unit, cue and part.

    Example:
        >>> unit = Unit("u1", 0, 3, "Yes", "claim")
        >>> check_spans("Yes, we can.", [unit], [], [])
        >>> check_spans("No, we cannot.", [unit], [], [])
        Traceback (most recent call last):
        argmap.errors.MapError: u1: text[0:3] is not its text 'Yes'
    """
    rows: list[Unit | Part] = [*units, *parts]
    for row in rows:
        _check_span(text, row)
    grounds = [unit.because for unit in units]
    grounds += [relation.because for relation in relations]
    for because in grounds:
        for cue in because:
            _check_span(text, cue)


def check_scores(units: Iterable[Unit], relations: Iterable[Relation]) -> None:
    """Raise MapError where a score or the weight of a ground is no finite number.

    Example:
        >>> check_scores([Unit("u1", 0, 3, "Yes", "claim", score=0.5)], [])
        >>> check_scores([Unit("u1", 0, 3, "Yes", "claim", score=float("nan"))], [])
        Traceback (most recent call last):
        argmap.errors.MapError: u1: score nan is no finite number
    """
    rows: list[Unit | Relation] = [*units, *relations]
    for row in rows:
        told: list[tuple[str, object]] = [("score", row.score)]
        told += [("weight", cue.weight) for cue in row.because]
        for name, value in told:
            number = value if isinstance(value, int | float) else None
            if number is None or isinstance(number, bool) or not isfinite(number):
                raise MapError(f"{row.id}: {name} {value!r} is no finite number")


def check_places(text: str, places: Iterable[Place]) -> None:
    """Raise MapError where a place is of no stretch of the text.

    Example:
        >>> check_places("Yes.", [Place(0, 9, page=1)])
        Traceback (most recent call last):
        argmap.errors.MapError: place 0 to 9: the text has 4 characters
    """
    for place in places:
        if not 0 <= place.start <= place.end <= len(text):
            raise MapError(
                f"place {place.start} to {place.end}: the text has {len(text)} characters"
            )
        if len(place.box) not in (0, 4):
            raise MapError(f"place {place.start} to {place.end}: a box has four numbers")


def check_ends(units: Sequence[Unit], relations: Sequence[Relation]) -> None:
    """Raise MapError where an id stands twice or an end is missing or of the wrong kind.

    An `undercut` and a `linked` lead to a relation, every other relation to a unit, another than it
    starts from; what a unit restates is another unit.
    """
    unit_ids = {unit.id for unit in units}
    relation_ids = {relation.id for relation in relations}
    if len(unit_ids) < len(units) or len(relation_ids) < len(relations):
        raise MapError("an id stands twice in the map; each unit and each relation needs its own")
    for unit in units:
        if unit.restates is not None and (
            unit.restates not in unit_ids or unit.restates == unit.id
        ):
            raise MapError(f"unit {unit.id}: no unit {unit.restates!r} that it says again")
    for relation in relations:
        legal = relation_ids if relation.type in TARGETS_RELATION else unit_ids
        kind = "relation" if relation.type in TARGETS_RELATION else "unit"
        if relation.source not in unit_ids:
            raise MapError(f"relation {relation.id}: no unit {relation.source!r} to start from")
        if relation.target not in legal or relation.target == relation.id:
            raise MapError(f"relation {relation.id}: no {kind} {relation.target!r} to lead to")
        if relation.target == relation.source and kind == "unit":
            raise MapError(
                f"relation {relation.id}: {relation.source} would {relation.type} itself"
            )


def check_acyclic(relations: Iterable[Relation]) -> None:
    """Raise MapError where support, or what leads from relation to relation, runs in a cycle.

    Example:
        >>> check_acyclic([Relation("r1", "u1", "u2", "support")])
        >>> check_acyclic(
        ...     [Relation("r1", "u1", "u2", "support"), Relation("r2", "u2", "u1", "support")]
        ... )
        Traceback (most recent call last):
        argmap.errors.MapError: support runs in a cycle through u1, u2
    """
    follow: dict[str, list[str]] = {}
    onto: dict[str, list[str]] = {}
    for relation in relations:
        if relation.type == "support":
            follow.setdefault(relation.source, []).append(relation.target)
        elif relation.type in TARGETS_RELATION:
            onto[relation.id] = [relation.target]
    for what, table in (("support runs", follow), ("undercut and linked run", onto)):
        cycle = find_cycle(table)
        if cycle:
            raise MapError(f"{what} in a cycle through {', '.join(cycle)}")


def stance_contradictions(units: Sequence[Unit], relations: Sequence[Relation]) -> list[str]:
    """Return where stance, side and arrow of a map contradict each other, a line each.

    What the author endorses is on his side and speaks for his conclusions, but where he only
    grants it, so that it limits them; what he rejects is the other side's and supports nothing of
    his (Martin and White 2005; Peldszus and Stede 2013: proponent and opponent).

    Args:
        units: The units of a map.
        relations: Its relations.

    Example:
        >>> units = [
        ...     Unit("u1", 0, 3, "Yes", "claim", attributed_to="Ann", stance="rejects"),
        ...     Unit("u2", 4, 6, "Go", "conclusion"),
        ... ]
        >>> stance_contradictions(units, [Relation("r1", "u1", "u2", "support")])[1]
        'r1: what the author rejects supports u2'
    """
    by_id = {unit.id: unit for unit in units}
    argued = {r.source for r in relations} | {r.target for r in relations}
    limits = {r.source for r in relations if r.type == "qualify"}
    found = []
    for unit in units:
        granted = unit.role == "qualification" or unit.id in limits
        if unit.id not in argued or unit.role in ("background", "question"):
            continue
        if unit.stance == "rejects" and unit.side == "pro" and not granted:
            found.append(f"{unit.id}: the author rejects it, and it is on his side")
        if unit.stance == "endorses" and unit.side == "opp" and not granted:
            found.append(f"{unit.id}: the author endorses it, and it is on the other side")
    for relation in relations:
        source, target = by_id[relation.source], by_id.get(relation.target)
        if target is None or target.side != "pro" or target.stance == "rejects":
            continue
        if relation.type == "support" and source.stance == "rejects":
            found.append(f"{relation.id}: what the author rejects supports {target.id}")
        if relation.type == "rebut" and source.stance == "endorses":
            found.append(f"{relation.id}: what the author endorses rebuts {target.id}")
    return found


def find_cycle(follow: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a cycle in a successor table, found by depth-first search without recursion.

    Args:
        follow: The successors of each node.

    Returns:
        The nodes of one cycle in order, empty where there is none.

    Example:
        >>> find_cycle({"a": ["b"], "b": ["c"], "c": ["b"]})
        ['b', 'c']
        >>> find_cycle({"a": ["b", "c"], "b": ["c"]})
        []
    """
    done: set[str] = set()
    for root in follow:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if root not in done:
            path, stack = [root], [(root, iter(follow.get(root, ())))]
        while stack:
            node, rest = stack[-1]
            step = next((n for n in rest if n not in done), None)
            if step is None:
                done.add(node)
                stack.pop()
                path.pop()
            elif step in path:
                return path[path.index(step) :]
            else:
                path.append(step)
                stack.append((step, iter(follow.get(step, ()))))
    return []


def _check_span(text: str, row: Unit | Part | Cue) -> None:
    if not 0 <= row.start <= row.end <= len(text) or text[row.start : row.end] != row.text:
        name = getattr(row, "id", "part")
        raise MapError(f"{name}: text[{row.start}:{row.end}] is not its text {row.text[:40]!r}")
