"""A debate as a one-page picture: a column a position, in the boxes of the one-page view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from argmap.corpus.debate.records import Debate, Point, count_outlets
from argmap.corpus.debate.tellings import counted, spoken_counts
from argmap.export.page_fit import fit_page
from argmap.export.page_size import load_pages
from argmap.export.page_svg import drawn_page
from argmap.export.page_words import LONGEST, Letters, PageWords, capital
from argmap.export.rich_text import Run
from argmap.export.safe_text import clean
from argmap.export.shortening import shortened
from argmap.export.style import BandStyle, Style, load_style
from argmap.graph.one_page import BANDS, Band, Entry, OnePage
from argmap.model import ArgumentMap, Relation, Unit
from argmap.plural import many
from argmap.records import Cue, Role

NAMES = "ABC"
REASONS = 8  # of a position
BELOW = 2  # objections, and as many grounds, of a reason
TEASER = 12  # words of an objection


@dataclass(frozen=True, slots=True)
class Shown:
    """A point on the picture.

    Attributes:
        entry: Its box.
        point: The point.
        also: Its number where it stands as a reason elsewhere on the picture; else empty.
    """

    entry: Entry
    point: Point
    also: str = ""


def debate_svg(debate: Debate, size: str = "screen") -> str:
    """Return a debate as an SVG picture with one final newline.

    Args:
        debate: The debate.
        size: Name of the page, from `pages.toml`.

    Raises:
        OutputError: Graphviz is missing.
    """
    shown = list(_shown(debate))
    asked = Unit("q", 0, len(debate.question), debate.question, "question")
    page = OnePage(
        asked if debate.question else None, None, (), tuple(row.entry for row in shown), (), {}
    )

    def words(page: OnePage, style: Style, ids: Collection[str] = ()) -> DebateWords:
        return DebateWords(page, style, ids, shown=shown, debate=debate)

    style, title = _style(debate), f"What {len(debate.articles)} articles say together"
    fitted = fit_page(page, style, load_pages()[size], title, words)
    return drawn_page(_map(debate, shown), fitted, load_pages()[size], title, title).svg


class DebateWords(PageWords):
    """Says what stands in the boxes of a debate."""

    def __init__(
        self, page: OnePage, style: Style, ids: Collection[str], *,
        shown: Collection[Shown], debate: Debate,
    ) -> None:  # fmt: skip
        super().__init__(page, style, ids, counted=False, unshown=(Counter(), Counter()))
        self.points = {row.entry.unit.id: row for row in shown}
        self.debate = debate

    def colour(self, entry: Entry) -> str:
        """Return the colour of a position, or of the other one where a point speaks against it."""
        if self.points[entry.unit.id].point.kind == "against":
            return self.style.bands["against" if entry.band == "because" else "because"].line
        return self.style.bands[entry.band].line

    def statement(self, entry: Entry, letters: Letters) -> Iterator[Run]:
        """Yield the words of a point, and how many sources tell it."""
        row, ink = self.points[entry.unit.id], self.style.graph.ink
        size = letters.first + 2 if not entry.depth else letters.body
        words = clean(entry.unit.text)
        if row.point.kind == "against":
            words = shortened(words, TEASER)
        bold = not entry.depth
        yield Run(capital(shortened(words, LONGEST)), size, ink, bold=bold)
        told = counted(row.point.statement)
        yield Run("  " + told.replace(" ", "\u00a0"), letters.note, self.style.graph.soft)

    def number(self, entry: Entry, letters: Letters) -> Run:
        """Return the number of a point; of what speaks against another, the one it has there."""
        size = letters.body if entry.depth else letters.first + 2
        row = self.points[entry.unit.id]
        number = f"\u2212 {row.also}".strip() if row.point.kind == "against" else entry.number
        return Run(number, size, self.colour(entry), bold=True)

    def foot(self, letters: Letters) -> Iterator[Run]:
        """Yield what the signs mean, and what was counted."""
        copies, articles = self.debate.copies, self.debate.articles
        outlets = many(count_outlets(articles), "source")
        told = [f"{many(len(articles), 'article')} in {outlets}"]
        told += [f"{many(copies, 'copy')} not counted again"] if copies else []
        told += ["\u2212 speaks against it"]
        told += [f"{many(len(self.debate.statements), 'statement')} in all"]
        note = " \u00a0 ".join(part.replace(" ", "\u00a0") for part in told)
        yield Run(note, letters.note, self.style.graph.soft)


def _shown(debate: Debate) -> Iterator[Shown]:
    """Yield what may stand on the picture, as it is read."""
    sides = [point for point in debate.positions if point.below or point.statement.side][:2]
    others = [point for point in debate.positions if point not in sides]
    columns: list[tuple[Band, str, Point]] = [
        (band, name, point) for band, name, point in zip(BANDS, NAMES, sides, strict=False)
    ]
    numbers = {
        reason.statement.id: f"{name}{n}"
        for _, name, point in columns
        for n, reason in enumerate(point.below[:REASONS], 1)
    }
    for band, name, point in columns:
        yield _box(point, band, name, 0, None)
        for n, reason in enumerate(point.below[:REASONS], 1):
            top = _box(reason, band, f"{name}{n}", 1, point.statement.id)
            yield top
            yield from _below(reason, band, top, numbers)
    for n, point in enumerate(others[:REASONS], 1):
        yield _box(replace(point, below=()), "so", f"{NAMES[len(columns)]}{n}", 0, None)


def _below(reason: Point, band: Band, top: Shown, numbers: dict[str, str]) -> Iterator[Shown]:
    for kind in ("against", "because"):
        rows = [point for point in reason.below if point.kind == kind][:BELOW]
        for n, point in enumerate(rows, 1):
            number = f"{top.entry.number}.{n}"
            made = _box(point, band, number, 2, top.entry.unit.id, within=reason.statement.id)
            also = numbers.get(point.statement.id, "") if kind == "against" else ""
            yield replace(made, also=also)


def _box(
    point: Point, band: Band, number: str, depth: int, parent: str | None, within: str = ""
) -> Shown:
    id = f"{point.statement.id}.{within}" if within else point.statement.id
    words = point.statement.wording
    role: Role = "conclusion" if point.kind == "position" else "claim"
    facts = Cue("sources", 0, 0, "", note=spoken_counts(point.statement))
    unit = Unit(id, 0, len(words), words, role, because=(facts,))
    relation = Relation("r", id, id, "rebut" if point.kind == "against" else "support")
    weight = point.statement.sources + (100 if not depth else 0)
    return Shown(Entry(unit, relation, band, number, depth, parent, weight), point)


def _map(debate: Debate, shown: Collection[Shown]) -> ArgumentMap:
    """Return a map that holds the units of the picture, for what is told of each."""
    units, text = [], ""
    rows = [Unit("q", 0, 0, debate.question, "question")] if debate.question else []
    for unit in [*rows, *(row.entry.unit for row in shown)]:
        units.append(replace(unit, start=len(text), end=len(text) + len(unit.text)))
        text += f"{unit.text}\n"
    return ArgumentMap(f"debate-{debate.number}", text, tuple(units))


def _style(debate: Debate) -> Style:
    style = load_style()
    labels = {"because": "One side", "against": "The other side", "so": "Also concluded"}
    bands = {
        name: BandStyle(labels.get(name, band.label), band.fill, band.line)
        for name, band in style.bands.items()
    }
    return replace(style, bands=bands)
