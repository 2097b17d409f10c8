"""What is drawn over a map to compare it with another, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A change that a unit or a relation is drawn with.

    Attributes:
        kind: A name from the changes of `export/style.toml`; `same` where nothing changed.
        told: What changed, in words; may be empty.
    """

    kind: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Marks over a map.

    Attributes:
        units: The mark of each unit, by its id.
        relations: The mark of each relation, by its id.
        told: What the map is compared with, in words.
    """

    units: Mapping[str, Mark] = field(default_factory=dict)
    relations: Mapping[str, Mark] = field(default_factory=dict)
    told: str = ""
