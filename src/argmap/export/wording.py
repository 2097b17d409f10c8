"""Units, relations and grounds in words, and text made fit to be shown.

What stands here is the one place for the words of every picture, page, table and terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from argmap.export.reasons import ground_in_words, reason
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.model import TARGETS_RELATION, ArgumentMap, Cue, Relation, Side, Unit

PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
SIDE_WORDS: Mapping[Side, str] = {"opp": "other side", "pro": "author’s side"}
CHECKED = "checked"
STANCE_WORDS = {"endorses": "author agrees", "rejects": "author rejects it"}


def grounds_in_words(row: Unit | Relation) -> str:
    """Return in words why an element is on the map, ids of cues and rules behind, and its score."""
    cues = [_ground(cue) for cue in row.because]
    return f"score {row.score:.2f}" + (f"; because: {'; '.join(cues)}" if cues else "")


def _ground(cue: Cue) -> str:
    """Return a ground in words, its id behind them; one of which only the id is known by that."""
    told = ground_in_words(cue, always=True)
    return f"{told} [{clean(cue.id)}]" if reason(cue.id) else told


def who_says(unit: Unit) -> str:
    """Return who says a unit, “says Moon”; empty where that is the author."""
    return f"says {clean(unit.attributed_to)}" if unit.attributed_to else ""


def remarks(unit: Unit, side_changes: Mapping[str, Side] | None = None) -> list[str]:
    """Return what is to be said of a unit: what it says again, who says it, how firmly, and so on.

    Args:
        unit: The unit.
        side_changes: Where sides change, from `argmap.graph.side_changes`, to tell the side
            there alone; where None, each unit on the other side tells it.

    Returns:
        Remarks on restatement, speaker, strength, the author's stance, side, and whether a reader
        has checked it; not on what is as it mostly is.
    """
    other: Side | None = unit.side if unit.side == "opp" else None
    side = other if side_changes is None else side_changes.get(unit.id)
    level = unit.strength if unit.strength != "certain" else "hedged" if unit.hedged else ""
    found = (
        f"{clean(unit.restates)} said again" if unit.restates else "",
        who_says(unit),
        f"≈ {level}" if level else "",
        STANCE_WORDS.get(unit.stance or "", ""),
        SIDE_WORDS[side] if side else "",
        CHECKED if any(cue.id.startswith("review.") for cue in unit.because) else "",
    )
    return [remark for remark in found if remark]


def remarks_in_values(says: str, stance: str, strength: str, side: str) -> list[str]:
    """Return what is to be said of a unit where each value stands by itself, as in a table.

    Args:
        says: Who says it, fit to be shown; empty where the author does.
        stance: The author's stance; empty where the author speaks.
        strength: How firmly it is said.
        side: Whose side it is on.

    Example:
        >>> remarks_in_values("Moon", "rejects", "certain", "opp")
        ['says Moon', 'rejects', 'other side']
    """
    found = (
        f"says {says}" if says else "",
        stance,
        strength if strength != "certain" else "",
        SIDE_WORDS["opp"] if side == "opp" else "",
    )
    return [remark for remark in found if remark]


def said_again(again: Iterable[Unit]) -> str:
    """Return where a unit is said again: "said again: u7 (¶4), u9 (¶6)".

    Args:
        again: The units that say it again, in text order.
    """
    named = (f"{clean(u.id)} (¶{u.paragraph})" if u.paragraph else clean(u.id) for u in again)
    return f"said again: {', '.join(named)}"


def anchor(id: str) -> str:
    """Return an id as a name that DOT, XML, CSS and links take as it stands.

    Ids in other letters than `PLAIN` are percent-encoded (RFC 3986), so that two ids never
    become one.

    Example:
        >>> anchor("u4"), anchor("u 4")
        ('u4', 'u%204')
    """
    return id if PLAIN.fullmatch(id) else quote(id, safe="", errors="surrogatepass") or "%"


def relation_in_words(argmap: ArgumentMap, relation: Relation) -> str:
    """Return a relation in words: “u3 supports u1”; what it does to a relation names both ends."""
    label = load_style().relations[relation.type].label
    does = f"{clean(relation.source)} {label}"
    if relation.type in TARGETS_RELATION:
        other = next(r for r in argmap.relations if r.id == relation.target)
        link = f"{clean(other.source)} → {clean(other.target)}"
        return f"{does} {link} ({clean(other.id)})"
    return f"{does} {clean(relation.target)}"
