"""The one-page view in DOT: one node, whose HTML-like table Graphviz lays out.

Every line of words is a row of known height, so that a page holds what was counted for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.export.dottext import attributes, escape
from argmap.export.page_fit import GUTTER, Column, Fitted
from argmap.export.page_measure import (
    BORDER,
    FRAME,
    FRAME_PAD,
    GAP,
    INDENT,
    PAD,
    RULE,
    number_width,
)
from argmap.export.rich_text import SPACING, Line, Run, line_height
from argmap.export.wording import anchor
from argmap.graph.one_page import Band, Entry
from argmap.model import Unit

BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
# Before the names of parts that are no statements: no id of a unit has it (`wording.anchor`).
PART = "+"
FOOT, REFERENCE = "foot", "reference"


def page_dot(fitted: Fitted) -> str:
    """Return a page as a DOT graph of one node."""
    graph = fitted.measure.words.style.graph
    font = attributes(fontname=graph.font, fontcolor=graph.ink)
    table = _Table(fitted).table()
    return (
        f'digraph argmap {{\n  graph [pad="0" margin="0" bgcolor="{graph.background}" {font}]\n'
        f'  node [shape="plain" {font}]\n  page [label=<{table}>]\n}}\n'
    )


class _Table:
    """Makes the table of a page."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted, self.measure = fitted, fitted.measure
        self.words = fitted.measure.words
        self.style = self.words.style

    def table(self) -> str:
        """Return all of it."""
        rows = [*self._head(), _blank(2 * GAP)]
        if self.fitted.columns:
            between = f'<TD WIDTH="{GUTTER}"></TD>'
            columns = self.fitted.columns
            cells = between.join(map(self._column, columns))
            taken = sum(column.width for column in columns) + GUTTER * (len(columns) - 1)
            if taken < self.measure.width:
                cells += f'<TD WIDTH="{self.measure.width - taken}"></TD>'
            rows.append(_row(f"<TABLE {BARE}><TR>{cells}</TR></TABLE>"))
        rows.append(_row(_lines(self.measure.foot(), name=PART + FOOT)))
        return f'<TABLE {BARE} WIDTH="{self.measure.width}">{"".join(rows)}</TABLE>'

    def _head(self) -> Iterator[str]:
        head, page, look = self.measure.head(), self.words.page, self.style.roles["conclusion"]
        yield _row(_lines(head.title))
        yield _blank(GAP)
        if head.question and page.question:
            yield _row(_plain(page.question, head.question))
        yield _blank(GAP)
        blocks = [_row(_lines(head.label))] if head.label else []
        blocks += [
            _row(_block(escape(anchor(unit.id)), lines, 'BORDER="0"')) for unit, lines in head.boxes
        ]
        if blocks:
            inner = f"<TABLE {BARE}>{''.join(blocks)}</TABLE>"
            yield _row(
                f'<TABLE BORDER="{FRAME}" COLOR="{look.line}" BGCOLOR="{look.fill}" '
                f'STYLE="ROUNDED" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{FRAME_PAD}" '
                f'WIDTH="{self.measure.width}">'
                f"{_row(inner)}</TABLE>"
            )

    def _column(self, column: Column) -> str:
        own = self.measure.column_height(self.fitted.entries, column.bands, column.width)
        rows = "".join(self._band(band, column.width) for band in column.bands)
        # Graphviz would spread what room is left among the rows.
        rows += _blank(max(0, self.fitted.height - own))
        wide = f'WIDTH="{column.width}"'
        return f'<TD VALIGN="TOP" {wide}><TABLE {BARE} {wide}>{rows}</TABLE></TD>'

    def _band(self, band: Band, width: int) -> str:
        entries = [entry for entry in self.fitted.entries if entry.band == band]
        if not entries:
            return ""
        boxes = "".join(self._box(entry, width) for entry in entries)
        name = _lines(self.measure.name(band), name=f"{PART}{band}")
        return f"{_row(name)}{_blank(GAP)}{boxes}{_blank(GAP)}"

    def _box(self, entry: Entry, width: int) -> str:
        lines, colour = self.measure.lines(entry, width), self.words.colour(entry)
        name, number = escape(anchor(entry.unit.id)), self.measure.number(entry)
        if entry.depth:
            made = _below(name, lines, colour, entry.depth, width, number)
        else:
            fill = self.style.bands[entry.band].fill
            look = f'BORDER="{BORDER}" COLOR="{colour}" BGCOLOR="{fill}" STYLE="ROUNDED"'
            made = _block(name, lines, look, PAD, width, number)
        made = f"{_row(made)}{_blank(GAP)}"
        answer = self.style.bands["because"].line
        for lines in self.measure.references(entry, width):
            below = _below(PART + REFERENCE, lines, answer, entry.depth + 1, width)
            made += f"{_row(below)}{_blank(GAP)}"
        return made


def _plain(unit: Unit, lines: Sequence[Line]) -> str:
    """Return a statement that stands at the head of the page, without a box of its own."""
    return _block(escape(anchor(unit.id)), lines, 'BORDER="0"')


def _below(
    name: str, lines: Sequence[Line], colour: str, depth: int, width: int, number: Run | None = None
) -> str:
    """Return a statement that stands below another: indented, with a rule beside it."""
    look = f'BORDER="{RULE}" SIDES="L" COLOR="{colour}"'
    indent = INDENT * depth
    block = _block(name, lines, look, 0, width - indent, number, left=PAD)
    return f'<TABLE {BARE}><TR><TD WIDTH="{indent}"></TD><TD>{block}</TD></TR></TABLE>'


def _block(
    name: str, lines: Sequence[Line], look: str, pad: int = 0, width: int = 0,
    number: Run | None = None, left: int = 0,
) -> str:  # fmt: skip
    wide = f' WIDTH="{width}"' if width else ""
    room = f'<TD WIDTH="{left}"></TD>' if left else ""
    link = f'ID="{name}" HREF="#t-{name}" '
    words, inner = _lines(lines), width - 2 * pad - left - 2 * (RULE if left else BORDER)
    if number:
        # Graphviz would share what room is left among cells and rows: none is left.
        height, wide_number = line_height(lines), number_width(number)
        named = _lines([(number,)], height, _blank(height * (len(lines) - 1)))
        first = f'<TD VALIGN="TOP" WIDTH="{wide_number}">{named}</TD>'
        cell = f'<TD WIDTH="{inner - wide_number}">{words}</TD>'
        words = f"<TABLE {BARE}><TR>{first}{cell}</TR></TABLE>"
    return (
        f'<TABLE {link}{look}{wide} CELLBORDER="0" CELLSPACING="0" CELLPADDING="{pad}">'
        f'<TR>{room}<TD ALIGN="LEFT">{words}</TD></TR></TABLE>'
    )


def _lines(lines: Sequence[Line], height: int = 0, below: str = "", name: str = "") -> str:
    """Return lines as a table of a row each; Graphviz takes no table without a row."""
    height = height or line_height(lines)
    rows = "".join(
        f'<TR><TD ALIGN="LEFT" HEIGHT="{height}">{_line(line, height)}</TD></TR>' for line in lines
    )
    part = f'ID="{name}" HREF="#" ' if name else ""
    return f"<TABLE {part}{BARE}>{rows or _blank(0)}{below}</TABLE>"


def _line(line: Line, height: int) -> str:
    # Graphviz sets a line of one size of letters otherwise than one of several, which a blank
    # of another size makes of every line; `page_svg` takes it out again.
    blank = f'<FONT POINT-SIZE="{height / SPACING + 0.5:g}"> </FONT>'
    return "".join(run.label() for run in line) + blank


def _row(inner: str) -> str:
    return f'<TR><TD ALIGN="LEFT">{inner}</TD></TR>'


def _blank(height: float) -> str:
    return f'<TR><TD HEIGHT="{height:g}"></TD></TR>'
