"""What of a map is drawn, and how: the choices of the command line as one record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from argmap.export.style import Theme
from argmap.graph.excerpt import Excerpt, Level, excerpt
from argmap.graph.grouping import Grouping, by_argument, by_paragraph
from argmap.model import ArgumentMap

Direction = Literal["top-down", "left-right"]
Group = Literal["none", "paragraph", "argument"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
GROUPS: tuple[Group, ...] = get_args(Group)
Kind = Literal["page", "graph"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class View:
    """How a map is drawn; a table or JSON always holds the whole map.

    Attributes:
        focus: Id of a unit to draw with what bears on it and what it bears on; all where None.
        depth: Over how many relations at most, each way from `focus`; over any number where None.
        level: `spine` draws the conclusions and the main lines of reasons alone (`graph.excerpt`).
        direction: Where reasons stand: below what they bear on, or right of it.
        group: What is framed: the statements of a paragraph, those of an argument
            (`graph.grouping`), or none.
        theme: The colours, from `style.toml`.
        view: `page`, the argument on one page (`graph.one_page`), or `graph`, every statement
            with its arrows; where None, `graph` if one of the fields above shapes it, else `page`.
        page: What page it is drawn on, a name from `pages.toml`; where None, a screen, or a sheet
            where the form is made of sheets. No matter to the graph.
    """

    focus: str | None = None
    depth: int | None = None
    level: Level = "full"
    direction: Direction = "top-down"
    group: Group = "none"
    theme: Theme = "light"
    view: Kind | None = None
    page: str | None = None

    @property
    def drawn(self) -> Kind:
        """Return which of the two views is drawn."""
        if self.view:
            return self.view
        return "page" if replace(self, theme=WHOLE.theme, page=WHOLE.page) == WHOLE else "graph"

    def part(self, argmap: ArgumentMap) -> Excerpt:
        """Return the part of a map that is drawn.

        Raises:
            InputError: No unit has the id of `focus`.
        """
        return excerpt(argmap, self.focus, self.depth, self.level)

    def groups(self, argmap: ArgumentMap) -> list[Grouping]:
        """Return the frames that are drawn round statements of a map."""
        if self.group == "paragraph":
            return by_paragraph(argmap)
        return by_argument(argmap) if self.group == "argument" else []


WHOLE = View()
