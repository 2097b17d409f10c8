"""The pages that a map can be drawn on, read from `pages.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page, in CSS pixels (96 to the inch); `pages.toml` says what each field means."""

    width: int
    height: int
    margin: int
    cut: bool = False
    inside: bool = False
    columns: int = 3
    largest: float = 17

    @property
    def inner(self) -> tuple[int, int]:
        """Return width and height without the margins."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin


@cache
def load_pages() -> dict[str, PageSize]:
    """Return the pages that a map can be drawn on, by name, with those inside of other pages."""
    data = tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))
    return {name: PageSize(**row) for name, row in data.items()}
