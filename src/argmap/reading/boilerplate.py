"""The patterns of what is not the article (boilerplate.toml), compiled when first tried."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from argmap.model import PartKind
from argmap.reading.shape import JOB, MONTH, NAME

# Furniture is short; the limit also bounds what a hostile text can cost.
MAX_LENGTH = 600


@dataclass(frozen=True, slots=True)
class BoilerplatePattern:
    """One row of boilerplate.toml; the fields are told there."""

    id: str
    kind: PartKind
    where: str
    raw: str
    reason: str
    list_of: str = ""
    unnamed: bool = False
    after: bool = False

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole paragraph, its white space made single blanks, or None."""
        return _compiled(self.raw).fullmatch(text) if len(text) <= MAX_LENGTH else None


def boilerplate_rows() -> list[dict[str, Any]]:
    """Return the rows of boilerplate.toml as they stand."""
    raw = files("argmap.reading").joinpath("boilerplate.toml").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(raw)["pattern"]
    return rows


@cache
def load_boilerplate() -> tuple[BoilerplatePattern, ...]:
    """Return the patterns in the order of the file; the first that matches decides."""
    return tuple(_rule(row) for row in boilerplate_rows())


@cache
def _compiled(raw: str) -> re.Pattern[str]:
    # On first use: a text is mostly told by the patterns of a place together, and to compile each
    # of them too takes longer than to read the text.
    return re.compile(raw, re.IGNORECASE)


def _rule(row: dict[str, Any]) -> BoilerplatePattern:
    raw = row["pattern"].replace("<NAME>", NAME).replace("<MONTH>", MONTH).replace("<JOB>", JOB)
    return BoilerplatePattern(
        id=row["id"],
        kind=row["kind"],
        where=row["where"],
        raw=raw,
        reason=row["reason"],
        list_of=row.get("list_of", ""),
        unnamed=row.get("unnamed", False),
        after=row.get("after", False),
    )
