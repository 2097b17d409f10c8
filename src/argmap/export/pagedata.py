"""What the page's script knows of a map, as JSON that may stand in a script element."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from argmap.export.dot import edge_ids
from argmap.export.reasons import known_reasons, reason
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.view import Kind
from argmap.export.wording import STANCE_WORDS, anchor
from argmap.model import ArgumentMap, Cue, Relation, Unit
from argmap.records import led

FOLDER = Path(__file__).parent / "page"
# No such letter then begins a tag or an entity, or ends a line of a script.
ESCAPES = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


@cache
def load_page_keys() -> tuple[Mapping[str, Any], ...]:
    """Return the keys of the page; `keys.toml` says what each field means."""
    return tuple(tomllib.loads((FOLDER / "keys.toml").read_text(encoding="utf-8"))["key"])


def page_data(argmap: ArgumentMap, sideways: bool = False, opens: Kind = "page") -> str:
    """Return units, relations, words for relations and keys as JSON.

    Args:
        argmap: The map.
        sideways: Whether its graph grows to the side.
        opens: Which view is in sight first.

    Returns:
        JSON without `<`, `>` and `&`. Ids are those of elements (`wording.anchor`, `dot.edge_ids`).
    """
    edges = edge_ids(argmap)
    data = {
        "units": [_unit(unit) for unit in argmap.units],
        "relations": [_relation(relation, edges) for relation in argmap.relations],
        "types": {
            type: {"out": look.label, "in": look.incoming}
            for type, look in load_style().relations.items()
        },
        "sideways": sideways,
        "opens": "page" if opens == "page" else "map",
        "why": _reasons(argmap),
        "keys": [
            {name: row[name] for name in ("keys", "action", "where") if name in row}
            for row in load_page_keys()
        ],
    }
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, told in ESCAPES.items():
        made = made.replace(letter, told)
    return made


def _reasons(argmap: ArgumentMap) -> dict[str, str]:
    """Return the reason, in words, of every rule that the map names among its grounds."""
    rows: tuple[Unit | Relation, ...] = (*argmap.units, *argmap.relations)
    ids = dict.fromkeys(cue.id for row in rows for cue in row.because)
    return {clean(id): why for id, why in known_reasons(ids).items()}


def _unit(unit: Unit) -> dict[str, Any]:
    level = unit.strength
    return {
        "id": anchor(unit.id),
        "name": clean(unit.id),
        "role": unit.role,
        "text": clean(led(unit)),
        "again": anchor(unit.restates) if unit.restates else None,
        "says": clean(unit.attributed_to) if unit.attributed_to else None,
        "strength": level if level != "certain" or not unit.hedged else "hedged",
        "stance": STANCE_WORDS.get(unit.stance or "", ""),
        "side": unit.side,
        "score": unit.score,
        **_note(unit),
        "because": [_cue(cue) for cue in unit.because],
    }


def _relation(relation: Relation, edges: Mapping[str, str]) -> dict[str, Any]:
    on_relation = relation.target in edges and relation.type in ("undercut", "linked")
    target = edges[relation.target] if on_relation else anchor(relation.target)
    return {
        "id": edges[relation.id],
        "name": clean(relation.id),
        "source": anchor(relation.source),
        "target": target,
        "type": relation.type,
        "score": relation.score,
        **_note(relation),
        "because": [_cue(cue) for cue in relation.because],
    }


def _note(row: Unit | Relation) -> dict[str, str]:
    return {"note": clean(row.note)} if row.note else {}


def _cue(cue: Cue) -> list[Any]:
    row: list[Any] = [clean(cue.id), clean(cue.text)[:80], round(cue.weight, 3)]
    return [*row, clean(f"{reason(cue.id) or cue.id}: {cue.note}")] if cue.note else row
