"""The forms a map can be written in, by name. Their modules load when they are used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


Verdicts = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a map.

    Attributes:
        suffix: What follows the map's id in the file's name.
        module: The module of `argmap.export` that makes it.
        function: The function there: a map in, a text out.
        checked: Whether users write verdicts into it; its module then has `read_verdicts` too.
    """

    suffix: str
    module: str
    function: str
    checked: bool = False

    def render(self, argmap: ArgumentMap, verdicts: Verdicts | None = None) -> str:
        """Give the map in this form, with a user's verdicts where the form holds them."""
        make = getattr(import_module(f"argmap.export.{self.module}"), self.function)
        return str(make(argmap, verdicts or {}) if self.checked else make(argmap))

    def verdicts(self, text: str) -> Verdicts:
        """Read the verdicts a user wrote into a file of this form; none in most forms."""
        if not self.checked:
            return {}
        read = import_module(f"argmap.export.{self.module}").read_verdicts
        return dict(read(text))


FORMATS: dict[str, Format] = {
    "svg": Format(".svg", "svg", "to_svg"),
    "html": Format(".html", "html", "to_html"),
    "json": Format(".json", "json", "to_json"),
    "csv": Format(".claims.csv", "csv", "to_csv", checked=True),
    "md": Format(".claims.md", "markdown", "to_markdown", checked=True),
    "dot": Format(".dot", "dot", "to_dot"),
}
