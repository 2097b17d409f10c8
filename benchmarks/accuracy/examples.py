"""Examples of what fails, invented, and whether argmap still fails at them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from argmap.flow import map_document
from argmap.model import ArgumentMap, Relation, Unit
from argmap.reading import document_from_text

NOTES = Path(__file__).with_name("notes.toml")


@dataclass(frozen=True, slots=True)
class Example:
    """An invented text with one thing that a right map would say of it.

    Attributes:
        kind: The kind of error it shows (see `errors.kinds`).
        text: The text.
        unit: How the unit in question begins.
        why: Why argmap gets it wrong.
        right: What a right map says of the unit: `role`, `speaker`, `hedged`, `target` (how the
            unit it leads to begins), `type`; or `end`, the last words of the unit.
    """

    kind: str
    text: str
    unit: str
    why: str
    right: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tried:
    """What argmap makes of an example.

    Attributes:
        example: The example.
        said: What a right map says, in words.
        found: What argmap says, in words.
        fails: Whether the two differ.
    """

    example: Example
    said: str
    found: str
    fails: bool


def load_notes() -> dict[str, Any]:
    """Read the notes: titles of kinds of errors, examples, and what cannot be done."""
    return tomllib.loads(NOTES.read_text("utf-8"))


def load_examples() -> list[Example]:
    """Read the examples, in the order of the notes."""
    return [Example(**row) for row in load_notes()["example"]]


def try_example(nlp: Language, example: Example) -> Tried:
    """Map an example and compare the unit in question with what is right."""
    made = map_document(document_from_text(example.text, id="example"), nlp=nlp)
    unit = _unit(made, example.unit)
    found = {key: None if unit is None else _fact(made, unit, key) for key in example.right}
    right = {
        key: _yes(value) if isinstance(value, bool) else str(value)
        for key, value in example.right.items()
    }
    fails = any(not _same(key, right[key], found[key]) for key in right)
    return Tried(example, _words(right), "no such unit" if unit is None else _words(found), fails)


def _unit(made: ArgumentMap, begins: str) -> Unit | None:
    return next((unit for unit in made.units if unit.text.startswith(begins)), None)


def _fact(made: ArgumentMap, unit: Unit, key: str) -> str | None:
    arrow = next((row for row in made.relations if row.source == unit.id), None)
    match key:
        case "role":
            return unit.role
        case "speaker":
            return unit.attributed_to or "the author"
        case "hedged":
            return _yes(unit.hedged)
        case "end":
            return " ".join(unit.text.split()[-3:])
        case "type":
            return arrow.type if arrow else None
        case "target":
            return _target(made, arrow) if arrow else None
    raise KeyError(f"{NOTES}: there is no check of {key!r}")


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _target(made: ArgumentMap, arrow: Relation) -> str:
    """Give the text of the unit an arrow points at, or whose arrow it points at."""
    sources = {row.id: row.source for row in made.relations}
    return made.unit(sources.get(arrow.target, arrow.target)).text


def _same(key: str, right: str, found: str | None) -> bool:
    if found is None:
        return False
    return found.startswith(right) if key == "target" else found == right


LABELS = {
    "role": "{}",
    "speaker": "said by {}",
    "hedged": "lowered certainty: {}",
    "end": "ends with “{}”",
    "type": "arrow: {}",
    "target": "leads to “{}”",
}


NOTHING = {"type": "no arrow", "target": "leads nowhere"}


def _words(facts: Mapping[str, str | None]) -> str:
    return ", ".join(
        NOTHING[key] if value is None else LABELS[key].format(value) for key, value in facts.items()
    )
