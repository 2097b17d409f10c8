"""The forms a map can be written in, by name. Their modules load when they are used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.export.table import Claim
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a map.

    Attributes:
        suffix: What follows the map's id in the file's name.
        module: The module of `argmap.export` that makes it.
        function: The function there: a map in, a text out.
        checked: Whether users write verdicts into it; its module then has
            `read_verdicts` and `holds_more` too.
    """

    suffix: str
    module: str
    function: str
    checked: bool = False

    def render(self, argmap: ArgumentMap, verdicts: dict[Claim, str] | None = None) -> str:
        """Give the map in this form, with a user's verdicts where the form holds them."""
        make = getattr(self._module(), self.function)
        return str(make(argmap, verdicts or {}) if self.checked else make(argmap))

    def verdicts(self, text: str) -> dict[Claim, str]:
        """Read the verdicts a user wrote into a file of this form; none in most forms."""
        return dict(self._module().read_verdicts(text)) if self.checked else {}

    def holds_more(self, text: str) -> bool:
        """Tell whether a file of this form holds what a user wrote elsewhere in it."""
        return self.checked and bool(self._module().holds_more(text))

    def _module(self) -> ModuleType:
        return import_module(f"argmap.export.{self.module}")


FORMATS: dict[str, Format] = {
    "svg": Format(".svg", "svg", "to_svg"),
    "html": Format(".html", "html", "to_html"),
    "json": Format(".json", "json", "to_json"),
    "csv": Format(".claims.csv", "csv", "to_csv", checked=True),
    "md": Format(".claims.md", "markdown", "to_markdown", checked=True),
    "dot": Format(".dot", "dot", "to_dot"),
}
