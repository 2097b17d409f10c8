"""The forms a map can be written in, by name. Their modules load when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.export.table import Claim
    from argmap.export.view import View
    from argmap.graph.overlay import Overlay
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Format:
    """A form of a map.

    Attributes:
        suffix: What follows the map's id in the file's name.
        module: The module of `argmap.export` that makes it.
        function: The function there: a map in, a text or bytes out.
        checked: Whether users write verdicts into it; its module then has
            `read_verdicts` and `holds_more` too.
        drawn: Whether it holds the drawing; its function then takes a view too.
        picture: Whether it is the drawing and no more; its function then takes marks too.
    """

    suffix: str
    module: str
    function: str
    checked: bool = False
    drawn: bool = False
    picture: bool = False

    def render(
        self,
        argmap: ArgumentMap,
        verdicts: Mapping[Claim, str] | None = None,
        view: View | None = None,
        overlay: Overlay | None = None,
    ) -> bytes:
        """Return the map in this form, as the bytes of its file.

        Args:
            argmap: The map.
            verdicts: A user's verdicts; kept where the form holds them.
            view: What of the map is drawn, and how; no matter to a form without a drawing.
            overlay: Marks to compare the map with another; for a `picture` alone.
        """
        make = getattr(self._module(), self.function)
        more: tuple[object, ...] = ()
        if self.checked:
            more = (verdicts or {},)
        elif self.drawn:
            more = (view, overlay) if self.picture else (view,)
        made: str | bytes = make(argmap, *more)
        # JSON may hold halves of surrogate pairs, which UTF-8 cannot: JSON's own escape can.
        return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")

    def verdicts(self, text: str) -> dict[Claim, str]:
        """Return the verdicts a user wrote into a file of this form; none in most forms."""
        return dict(self._module().read_verdicts(text)) if self.checked else {}

    def holds_more(self, text: str) -> bool:
        """Return whether a file of this form holds what a user wrote elsewhere in it."""
        return self.checked and bool(self._module().holds_more(text))

    def _module(self) -> ModuleType:
        return import_module(f"argmap.export.{self.module}")


FORMATS: dict[str, Format] = {
    "svg": Format(".svg", "svg", "to_svg", drawn=True, picture=True),
    "html": Format(".html", "html", "to_html", drawn=True),
    "json": Format(".json", "json", "to_json"),
    "csv": Format(".claims.csv", "csv", "to_csv", checked=True),
    "md": Format(".claims.md", "markdown", "to_markdown", checked=True),
    "png": Format(".png", "paper", "to_png", drawn=True, picture=True),
    "pdf": Format(".pdf", "paper", "to_pdf", drawn=True, picture=True),
    "dot": Format(".dot", "dot", "to_dot", drawn=True, picture=True),
}
