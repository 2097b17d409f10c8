"""The claims of a map as rows to be checked by hand: what the CSV and the Markdown table hold."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.export.style import clean, load_style
from argmap.model import ArgumentMap, Relation, Unit

COLUMNS = (
    "id", "role", "says", "hedged", "score", "cue", "start", "end", "paragraph", "sentence",
    "text", "relations out", "relations in", "verdict",
)  # fmt: skip


def rows(argmap: ArgumentMap, verdicts: Mapping[tuple[str, str], str]) -> list[dict[str, str]]:
    """Give one row a unit, in text order, with the keys of `COLUMNS`.

    The verdict is a user's, by role and text, and else empty.

    Offsets count characters of the raw text, end exclusive. Texts are on one line each, with
    unseen characters replaced.
    """
    found = [_row(argmap, unit) for unit in argmap.units]
    for row in found:
        row["verdict"] = verdicts.get((row["role"], row["text"]), "")
    return found


def _row(argmap: ArgumentMap, unit: Unit) -> dict[str, str]:
    own = {r.id for r in argmap.relations if r.source == unit.id}
    out = [r for r in argmap.relations if r.id in own]
    into = [r for r in argmap.relations if r.target == unit.id or r.target in own]
    cues = dict.fromkeys(cue.id for cue in unit.because)
    values = (
        unit.id, unit.role, clean(unit.attributed_to or ""), "yes" if unit.hedged else "",
        f"{unit.score:.2f}", ", ".join(cues), str(unit.start), str(unit.end),
        str(unit.paragraph), str(unit.sentence), clean(unit.text),
        "; ".join(_out(r) for r in out), "; ".join(_in(r) for r in into), "",
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _out(relation: Relation) -> str:
    label = load_style().relations[relation.type].label
    return f"{label} {relation.target} ({relation.id})"


def _in(relation: Relation) -> str:
    label = load_style().relations[relation.type].incoming
    return f"{label} {relation.source} ({relation.id})"
