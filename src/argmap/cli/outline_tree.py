"""An outline as a tree of text, with lines and colours where the terminal has them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from argmap.cli.safe import safe
from argmap.model import TARGETS_RELATION

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from argmap.graph.excerpt import Excerpt
    from argmap.graph.outline import Row
    from argmap.model import Relation

WIDEST = 120  # columns; longer lines of prose are hard to read
NARROWEST = 24  # columns left to the words, however deep they stand
SHORT = 60  # characters of a unit's words where it is only referred to
STEP = 3  # columns a level
# Told apart without colour, and in words beside each.
SIGNS = {"support": "+", "rebut": "-", "undercut": "!", "qualify": "~", "linked": "&"}
COLOURS = {
    "support": "green", "rebut": "red", "undercut": "red", "qualify": "yellow", "linked": "cyan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that a tree is drawn with."""

    tee: str = "├─ "
    elbow: str = "└─ "
    pipe: str = "│  "
    dots: str = "…"
    about: str = "≈"
    arrow: str = "→"


ASCII = Glyphs("|- ", "`- ", "|  ", "...", "~", "->")


def render_outline(part: Excerpt, rows: Sequence[Row], width: int | None = None) -> str:
    """Return an outline as text for standard output, with colour where it takes colour.

    Args:
        part: The map or a part of it, for its title, its relations, and what is said again.
        rows: From `argmap.graph.outline.outline`.
        width: Columns to fill; found out where None.
    """
    from rich.console import Console

    width = width or min(WIDEST, get_terminal_size().columns)
    # safe() has made the words harmless; nothing of them is to be taken for markup.
    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        for line in OutlineTree(part, console).lines(rows):
            console.print(line, soft_wrap=True)
    return captured.get()


class OutlineTree:
    """Draws the rows of an outline for a console."""

    def __init__(self, part: Excerpt, console: Console) -> None:
        """Take what the rows are of, and the console to draw for."""
        from argmap.graph.side_changes import side_changes

        argmap = part.argmap
        self.part, self.console = part, console
        self.relations = {relation.id: relation for relation in argmap.relations}
        self.glyphs = glyphs_for(console.encoding)
        self.side_changes = side_changes(argmap)
        self.levels = (console.width - NARROWEST) // STEP

    def lines(self, rows: Sequence[Row]) -> Iterator[Text]:
        """Yield the lines of a whole outline, none wider than the console."""
        from rich.text import Text

        argmap, told = self.part.argmap, self.part.told
        yield from self._wrap(Text(safe(argmap.title or argmap.id), "bold"), "", "")
        if told:
            yield from self._wrap(Text(f"part: {safe(told)}", "dim"), "", "")
        if not rows:
            yield Text("No argument was found in this text.")
        above: list[str] = []  # what each level that a row stands under draws beside it
        for row in rows:
            before = ""
            if row.depth:
                del above[row.depth - 1 :]
                end = self.glyphs.elbow if row.last else self.glyphs.tee
                before = self._guides(above, end, str(row.depth))
                above.append(" " * STEP if row.last else self.glyphs.pipe)
            else:
                above = []
                yield Text()
            below = self._guides(above, self.glyphs.pipe if row.parent else " " * STEP, "")
            yield from self._wrap(self._row(row), before, below)

    def _guides(self, above: Sequence[str], own: str, depth: str) -> str:
        """Return what stands left of a row's words.

        There is no room for each level where a row stands deep: its depth then says where it is.
        """
        if len(above) < self.levels:
            return "".join(above) + own
        near = above[2 - self.levels :] if self.levels > 2 else ()
        return depth.ljust(STEP) + "".join(near) + own

    def _wrap(self, words: Text, before: str, below: str) -> Iterator[Text]:
        from rich.text import Text

        room = max(1, self.console.width - max(len(before), len(below)))
        for number, line in enumerate(words.wrap(self.console, room)):
            line.rstrip()
            yield Text.assemble((below if number else before, "dim"), line)

    def _row(self, row: Row) -> Text:
        """Return a row in words: “+ premise u5 [says Moon] supports: …”."""
        from rich.text import Text

        from argmap.export.wording import remarks, said_again
        from argmap.records import led, words_of

        unit, id = row.unit, safe(row.unit.id)
        sign, verb, colour = self._link(row.relation)
        if row.again:
            which = f"see {id}, which" if verb else f"see {id}"
            return Text.assemble((f"{sign}{which}{verb}", colour), ": ", self._short(led(unit)))
        again = self.part.again.get(unit.id, ())
        said = safe(", ".join(remarks(unit, self.side_changes))).replace("≈", self.glyphs.about)
        return Text.assemble(
            (f"{sign}{unit.role} {id}", colour),
            (f" [{said}]" if said else "", "magenta"),
            (verb, colour),
            ": ",
            (f"{safe(unit.lead)} " if unit.lead else "", "dim"),
            (safe(words_of(unit)), "bold" if unit.role == "conclusion" else ""),
            (f" ({safe(said_again(again))})" if again else "", "dim"),
            (f" ({self.glyphs.dots} {row.hidden} more below)" if row.hidden else "", "dim"),
        )

    def _link(self, relation: Relation | None) -> tuple[str, str, str]:
        """Return how a row bears on what it stands under: “+ ”, “ supports”, and a colour."""
        from argmap.export.style import load_style

        if relation is None:
            return "", "", "cyan"
        verb = f" {load_style().relations[relation.type].label}"
        if relation.type in TARGETS_RELATION:
            other = self.relations[relation.target]
            verb += f" {safe(other.source)} {self.glyphs.arrow} {safe(other.target)}"
        return f"{SIGNS[relation.type]} ", verb, COLOURS[relation.type]

    def _short(self, words: str) -> str:
        shown = safe(words)
        return shown if len(shown) <= SHORT else shown[:SHORT].rstrip() + self.glyphs.dots


def glyphs_for(encoding: str) -> Glyphs:
    """Return the characters to draw with in an encoding: plain ASCII where it has no others."""
    try:
        "".join(astuple(Glyphs())).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return Glyphs()
