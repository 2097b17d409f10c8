"""A map as a task of Label Studio, with the configuration that its labels need."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import quoteattr

from argmap.export.style import load_style
from argmap.model import RELATION_TYPES, ROLES, TARGETS_RELATION, ArgumentMap
from argmap.records import Unit

NAME, TO = "role", "text"


def to_label_studio(argmap: ArgumentMap) -> dict[str, str]:
    """Return a map as a task with one prediction, and the labelling configuration, by suffix.

    Regions count characters, as Label Studio does on import. It knows no relation to a relation:
    an undercut or a linked reason leads to the statement that the other relation starts from.
    """
    result: list[dict[str, Any]] = []
    for unit in argmap.units:
        result += _region(unit)
    sources = {row.id: row.source for row in argmap.relations}
    for row in argmap.relations:
        target = sources[row.target] if row.type in TARGETS_RELATION else row.target
        result.append(
            {
                "type": "relation", "from_id": row.source, "to_id": target,
                "direction": "right", "labels": [row.type],
            }
        )  # fmt: skip
    made_by = "argmap " + argmap.made_by.get("argmap", "")
    task = {
        "data": {"text": argmap.text, "title": argmap.title, "id": argmap.id},
        "predictions": [{"model_version": made_by.strip(), "result": result}],
    }
    tasks = json.dumps([task], ensure_ascii=False, indent=1) + "\n"
    return {".labelstudio.json": tasks, ".labelstudio.xml": _configuration()}


def _region(unit: Unit) -> list[dict[str, Any]]:
    value = {"start": unit.start, "end": unit.end, "text": unit.text}
    where = {"id": unit.id, "to_name": TO}
    rows = [
        {
            **where, "from_name": NAME, "type": "labels", "value": {**value, "labels": [unit.role]},
            "score": unit.score,
        }
    ]  # fmt: skip
    certainty = unit.strength if unit.strength != "certain" else "hedged" if unit.hedged else ""
    for name, choice in (("certainty", certainty), ("side", unit.side), ("stance", unit.stance)):
        if choice:
            told = {**value, "choices": [choice]}
            rows.append({**where, "from_name": name, "type": "choices", "value": told})
    if unit.attributed_to:
        told = {**value, "text": [unit.attributed_to]}
        rows.append({**where, "from_name": "speaker", "type": "textarea", "value": told})
    return rows


def _configuration() -> str:
    colours = load_style().roles
    labels = [
        f"    <Label value={quoteattr(role)} background={quoteattr(colours[role].fill)}/>"
        for role in ROLES
    ]
    relations = [f"    <Relation value={quoteattr(kind)}/>" for kind in RELATION_TYPES]
    lines = [
        "<View>",
        f'  <Labels name="{NAME}" toName="{TO}">', *labels, "  </Labels>",
        "  <Relations>", *relations, "  </Relations>",
        f'  <Text name="{TO}" value="$text"/>',
        *_choices("certainty", ("probable", "possible", "doubted", "hedged")),
        *_choices("side", ("pro", "opp")),
        *_choices("stance", ("endorses", "reports", "rejects")),
        f'  <TextArea name="speaker" toName="{TO}" perRegion="true"/>',
        "</View>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _choices(name: str, values: tuple[str, ...]) -> list[str]:
    rows = [f"    <Choice value={quoteattr(value)}/>" for value in values]
    return [f'  <Choices name="{name}" toName="{TO}" perRegion="true">', *rows, "  </Choices>"]
