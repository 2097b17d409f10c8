"""A checked map as gold: what `argmap eval` measures by and `argmap train` learns from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from argmap.errors import InputError
from argmap.export.files import write_file
from argmap.model import Relation, Unit
from argmap.review.history import Reviewed

Unchecked = Literal["keep", "drop"]
UNIT_KEYS = ("start", "end", "text", "role", "attributed_to", "hedged", "strength", "stance")


def gold(
    reviewed: Reviewed, unchecked: Unchecked | None = None, by: Iterable[str] = ()
) -> dict[str, Any]:
    """Return a checked map as a document in the neutral gold format.

    Whose side a unit is on and what is not the article are left out: no one decided on that.

    Args:
        reviewed: The map with its decisions.
        unchecked: What becomes of elements that were not decided on: `keep` takes argmap's word
            for them, `drop` leaves them out; with None there may be none.
        by: Who checked it.

    Raises:
        InputError: Some elements were not decided on, and `unchecked` is None.
    """
    made, verdicts = reviewed.map, reviewed.verdicts
    left = [id for id, verdict in verdicts.items() if verdict == "open"]
    if left and unchecked is None:
        raise InputError(
            f"{made.id}: {len(left)} of {len(verdicts)} elements are not checked; check them, or "
            "choose --unchecked keep (as argmap found them) or drop"
        )
    out = set(left) if unchecked == "drop" else set()
    units = [unit for unit in made.units if unit.id not in out]
    relations = _standing(made.relations, {unit.id for unit in units}, out)
    notes = reviewed.notes
    return {
        "id": made.id,
        "corpus": "review",
        "reviewers": list(dict.fromkeys(name for name in by if name)),
        "checked": len(verdicts) - len(left),
        "unchecked": len(left) if unchecked == "keep" else 0,
        "text": made.text,
        "note": notes.get("", ""),
        "units": [_unit(unit) | _note(notes, unit.id) for unit in units],
        "relations": [
            {"id": row.id, "source": row.source, "target": row.target, "type": row.type}
            | _note(notes, row.id)
            for row in relations
        ],
    }


def write_gold(data: dict[str, Any], place: Path) -> Path | None:
    """Write a gold document, whole or not at all, and return where an older one was put.

    Args:
        data: From `gold`.
        place: The file; one that is there and says something else is kept under another name.

    Returns:
        Where the old file is now; None where there was none, or the same.

    Raises:
        OutputError: It cannot be written.
    """
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return write_file(place, text, make_folder=False)


def _standing(rows: Iterable[Relation], units: set[str], out: set[str]) -> list[Relation]:
    """Return the relations that are not out and whose ends are not."""
    kept = {row.id: row for row in rows if row.id not in out and row.source in units}
    while lost := [row.id for row in kept.values() if row.target not in units | kept.keys()]:
        for id in lost:
            del kept[id]
    return list(kept.values())


def _note(notes: Mapping[str, str], id: str) -> dict[str, str]:
    return {"note": notes[id]} if id in notes else {}


def _unit(unit: Unit) -> dict[str, Any]:
    data = {"id": unit.id, **{key: getattr(unit, key) for key in UNIT_KEYS}}
    return data | ({"parts": [list(piece) for piece in unit.parts]} if unit.parts else {})
