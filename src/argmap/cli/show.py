"""`argmap show FILE`: the argument as a tree in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from argmap.cli.given import given_map
from argmap.cli.options import Asked, reading_options
from argmap.cli.safe import safe
from argmap.model import TARGETS_RELATION

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from argmap.graph.excerpt import Excerpt, Level
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
class Marks:
    """What a terminal can draw with."""

    tee: str = "├─ "
    elbow: str = "└─ "
    pipe: str = "│  "
    dots: str = "…"
    about: str = "≈"
    arrow: str = "→"


ASCII = Marks("|- ", "`- ", "|  ", "...", "~", "->")


@click.command("show")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option(
    "--focus", "--from", "start", metavar="UNIT",
    help="Show only this unit (u4) and what bears on it.",
)  # fmt: skip
@click.option(
    "--depth", type=click.IntRange(0), metavar="N", help="Show N levels below the conclusions."
)
@click.option(
    "--width", type=click.IntRange(20, 10_000), metavar="N",
    help=f"Columns to fill. Default: the terminal's, at most {WIDEST}.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["full", "spine"]), default="full", show_default=True,
    help="Show all, or the spine: conclusions and the main lines of reasons.",
)  # fmt: skip
@reading_options()
def show(
    file: str,
    start: str | None,
    depth: int | None,
    width: int | None,
    level: Level,
    asked: Asked,
) -> None:
    """Show the argument in FILE, an article or a map as JSON, as a tree.

    Conclusions stand at the left, under each statement what bears on it:
    + supports, - rebuts, ~ qualifies, ! undercuts a link, & joins a reason.
    """
    if start is not None and level == "spine":
        raise click.UsageError("--focus and --level spine each pick a part: give one.")
    from argmap.graph.excerpt import excerpt
    from argmap.graph.outline import outline

    argmap = given_map(file, asked)
    part = excerpt(argmap, level=level)
    # What says another again stands at that one.
    start = next((u.restates for u in argmap.units if u.id == start and u.restates), start)
    rows = [
        replace(row, hidden=row.hidden + (0 if row.again else part.below.get(row.unit.id, 0)))
        for row in outline(part.argmap, start, depth)
    ]
    click.echo(render(part, rows, width), nl=False, color=True)


def render(part: Excerpt, rows: Sequence[Row], width: int | None = None) -> str:
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
        for line in Drawing(part, console).lines(rows):
            console.print(line, soft_wrap=True)
    return captured.get()


class Drawing:
    """Draws the rows of an outline for a console."""

    def __init__(self, part: Excerpt, console: Console) -> None:
        """Take what the rows are of, and the console to draw for."""
        from argmap.graph.side_changes import side_changes

        argmap = part.argmap
        self.part, self.console = part, console
        self.relations = {relation.id: relation for relation in argmap.relations}
        self.marks = marks(console.encoding)
        self.turns = side_changes(argmap)
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
                end = self.marks.elbow if row.last else self.marks.tee
                before = self._guides(above, end, str(row.depth))
                above.append(" " * STEP if row.last else self.marks.pipe)
            else:
                above = []
                yield Text()
            below = self._guides(above, self.marks.pipe if row.parent else " " * STEP, "")
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
        """Say a row in a line: “+ premise u5 [says Moon] supports: …”."""
        from rich.text import Text

        from argmap.export.style import places, remarks
        from argmap.records import words

        unit, id = row.unit, safe(row.unit.id)
        sign, verb, colour = self._link(row.relation)
        if row.again:
            which = f"see {id}, which" if verb else f"see {id}"
            return Text.assemble((f"{sign}{which}{verb}", colour), ": ", self._short(words(unit)))
        again = self.part.again.get(unit.id, ())
        said = safe(", ".join(remarks(unit, self.turns))).replace("≈", self.marks.about)
        return Text.assemble(
            (f"{sign}{unit.role} {id}", colour),
            (f" [{said}]" if said else "", "magenta"),
            (verb, colour),
            ": ",
            (safe(words(unit)), "bold" if unit.role == "conclusion" else ""),
            (f" ({safe(places(again))})" if again else "", "dim"),
            (f" ({self.marks.dots} {row.hidden} more below)" if row.hidden else "", "dim"),
        )

    def _link(self, relation: Relation | None) -> tuple[str, str, str]:
        """Say how a row bears on what it stands under: “+ ”, “ supports”, and a colour."""
        from argmap.export.style import load_style

        if relation is None:
            return "", "", "cyan"
        verb = f" {load_style().relations[relation.type].label}"
        if relation.type in TARGETS_RELATION:
            other = self.relations[relation.target]
            verb += f" {safe(other.source)} {self.marks.arrow} {safe(other.target)}"
        return f"{SIGNS[relation.type]} ", verb, COLOURS[relation.type]

    def _short(self, words: str) -> str:
        shown = safe(words)
        return shown if len(shown) <= SHORT else shown[:SHORT].rstrip() + self.marks.dots


def marks(encoding: str) -> Marks:
    """Return what can be drawn with in an encoding."""
    try:
        "".join(astuple(Marks())).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return Marks()
