"""How maps look, read from `style.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from argmap.model import RelationType, Role

Theme = Literal["light", "dark", "print"]
THEMES: tuple[Theme, ...] = get_args(Theme)
FOLDER = Path(__file__).parent


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
class KindStyle:
    """What differs from other conclusions in the look of one of a kind."""

    label: str
    peripheries: int
    width: float
    size: int


@dataclass(frozen=True, slots=True)
class BandStyle:
    """How a band of the one-page view looks: a word for it, colours."""

    label: str
    fill: str
    line: str


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
    bands: dict[str, BandStyle]
    kinds: dict[str, KindStyle]


@cache
def load_style(theme: Theme = "light") -> Style:
    """Return the style of maps.

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
        kinds={name: KindStyle(**row) for name, row in rows("kind").items()},
        bands={name: BandStyle(**row) for name, row in rows("band").items()},
    )
