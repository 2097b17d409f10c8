"""How maps look, read from `style.toml`, and how text is made fit to be shown."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args
from urllib.parse import quote

from argmap.model import (
    TARGETS_RELATION,
    ArgumentMap,
    Relation,
    RelationType,
    Role,
    Side,
    Unit,
)

Theme = Literal["light", "dark", "print"]
THEMES: tuple[Theme, ...] = get_args(Theme)
FOLDER = Path(__file__).parent
PLAIN = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class GraphStyle:
    """What holds for a whole picture; `style.toml` says what each field means."""

    font: str
    fonts: str
    signs: str
    background: str
    ink: str
    soft: str
    group: str
    frame: str
    wrap: int
    huge: int


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """How units of a role look: words for it, a Graphviz shape and style, colours, sizes."""

    label: str
    plural: str
    meaning: str
    shape: str
    style: str
    peripheries: int
    fill: str
    line: str
    width: float
    size: int


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """How relations of a type look: words for it, a colour, a Graphviz line and arrow head."""

    label: str
    incoming: str
    meaning: str
    line: str
    style: str
    head: str
    sign: str


@dataclass(frozen=True, slots=True)
class ChangeStyle:
    """How a change between two maps looks: a word for it, colours, a Graphviz line."""

    label: str
    fill: str
    line: str
    style: str
    width: float


@dataclass(frozen=True, slots=True)
class Style:
    """The whole style of maps in one theme."""

    graph: GraphStyle
    roles: dict[Role, RoleStyle]
    relations: dict[RelationType, RelationStyle]
    changes: dict[str, ChangeStyle]


@cache
def load_style(theme: Theme = "light") -> Style:
    """Read the style of maps.

    Args:
        theme: A theme; what it does not name looks as in the light one.
    """
    data = tomllib.loads((FOLDER / "style.toml").read_text(encoding="utf-8"))
    over = data["theme"].get(theme, {})

    def rows(kind: str) -> dict[str, dict[str, Any]]:
        return {name: row | over.get(kind, {}).get(name, {}) for name, row in data[kind].items()}

    return Style(
        graph=GraphStyle(**data["graph"] | over.get("graph", {})),
        roles={cast(Role, name): RoleStyle(**row) for name, row in rows("role").items()},
        relations={
            cast(RelationType, name): RelationStyle(**row) for name, row in rows("relation").items()
        },
        changes={name: ChangeStyle(**row) for name, row in rows("change").items()},
    )


def clean(text: str) -> str:
    """Put a text on one line and make what cannot be seen or steers the display visible.

    Control, format (bidirectional marks), private and unassigned characters become U+FFFD, so
    that the result may stand in XML and shows letters in their order.
    """
    joined = " ".join(text.split())
    if joined.isascii() and joined.isprintable():
        return joined
    return "".join("\ufffd" if unseen(letter) else letter for letter in joined)


def unseen(letter: str) -> bool:
    """Return whether a character cannot be seen, or steers how others are shown."""
    return (
        unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn")
        and letter not in "\u00ad\u200d"
    )


def grounds_in_words(row: Unit | Relation) -> str:
    """Say in words why an element is on the map: its cues and rules, and its score."""
    cues = [_ground(cue.id, cue.text) for cue in row.because]
    return f"score {row.score:.2f}" + (f"; because: {', '.join(cues)}" if cues else "")


def _ground(id: str, text: str) -> str:
    name, words = clean(id), clean(text)
    return f"{name} “{words}”" if words and len(words) <= 30 else name


def who_says(unit: Unit) -> str:
    """Say who says a unit where that is not the author: “says Moon”."""
    return f"says {clean(unit.attributed_to)}" if unit.attributed_to else ""


def remarks(unit: Unit, turns: Mapping[str, Side] | None = None) -> list[str]:
    """Say what a unit says again, who says it, how firmly, the author's stance, and its side.

    Args:
        unit: The unit.
        turns: Where sides change, from `argmap.graph.side_changes`, to tell the side there alone;
            where None, each unit on the other side tells it.
    """
    side = turns.get(unit.id) if turns is not None else unit.side if unit.side == "opp" else None
    level = unit.strength if unit.strength != "certain" else "hedged" if unit.hedged else ""
    found = (
        f"{clean(unit.restates)} said again" if unit.restates else "",
        who_says(unit),
        f"≈ {level}" if level else "",
        STANCE_WORDS.get(unit.stance or "", ""),
        SIDE_WORDS[side] if side else "",
    )
    return [remark for remark in found if remark]


def said_again(again: Iterable[Unit]) -> str:
    """Say where a unit is said again: "said again: u7 (¶4), u9 (¶6)".

    Args:
        again: The units that say it again, in text order.
    """
    named = (f"{clean(u.id)} (¶{u.paragraph})" if u.paragraph else clean(u.id) for u in again)
    return f"said again: {', '.join(named)}"


SIDE_WORDS: Mapping[Side, str] = {"opp": "other side", "pro": "author’s side"}
STANCE_WORDS = {"endorses": "author agrees", "rejects": "author rejects it"}


def anchor(id: str) -> str:
    """Return an id as a name that DOT, XML, CSS and links take as it stands.

    Ids in other letters than `PLAIN` are percent-encoded (RFC 3986), so that two ids never
    become one.
    """
    return id if PLAIN.fullmatch(id) else quote(id, safe="", errors="surrogatepass") or "%"


def relation_in_words(argmap: ArgumentMap, relation: Relation) -> str:
    """Say a relation in words: “u3 supports u1”; what it does to a relation names both ends."""
    label = load_style().relations[relation.type].label
    does = f"{clean(relation.source)} {label}"
    if relation.type in TARGETS_RELATION:
        other = next(r for r in argmap.relations if r.id == relation.target)
        link = f"{clean(other.source)} → {clean(other.target)}"
        return f"{does} {link} ({clean(other.id)})"
    return f"{does} {clean(relation.target)}"
