"""The boxes of a map in DOT: a unit's words, who says it, what was left out below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from argmap.export.dottext import attributes, escape, wrap
from argmap.export.layout_hints import node_name
from argmap.export.safe_text import clean
from argmap.export.style import RoleStyle, Style
from argmap.export.text_width import WELL_KNOWN, graphviz_width, text_width
from argmap.export.wording import anchor, grounds_in_words, remarks, said_again
from argmap.graph.excerpt import Excerpt
from argmap.graph.overlay import Mark, Overlay
from argmap.graph.ranking import standings
from argmap.graph.side_changes import side_changes
from argmap.model import TARGETS_RELATION, Relation, Unit
from argmap.records import words_of

MARGIN = (0.13, 0.08)  # inches beside and above the words of a box


def boxes(part: Excerpt, style: Style, overlay: Overlay | None = None) -> dict[str, str]:
    """Return the line of DOT that draws each unit of a part of a map, by its id."""
    marks = overlay.units if overlay else {}
    words_for, looks = _Words(part, style), _looks(part, style)
    return {
        unit.id: _node(
            unit, looks[unit.id], style,
            list(words_for.lines(unit, looks[unit.id].size, marks.get(unit.id))), marks,
        )
        for unit in part.argmap.units
    }  # fmt: skip


def _looks(part: Excerpt, style: Style) -> dict[str, RoleStyle]:
    """Return how each unit looks; of several conclusions each as what it is among them."""
    looks = {unit.id: style.roles[unit.role] for unit in part.argmap.units}
    ranked = standings(part.argmap)
    for standing in ranked if len(ranked) > 1 else ():
        kind = style.kinds[standing.kind]
        looks[standing.unit.id] = replace(
            looks[standing.unit.id], label=kind.label, peripheries=kind.peripheries,
            width=kind.width, size=kind.size,
        )  # fmt: skip
    return looks


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a box: its words, its letters, and what stands before them in grey."""

    text: str
    size: float
    colour: str = ""
    bold: bool = False
    italic: bool = False
    before: str = ""
    grey: str = ""

    def label(self, room: str) -> str:
        """Return the line as part of an HTML-like label."""
        made = escape(self.text) + " " * _missing(self.text, self.size, self.bold)
        if self.before:
            made = f'<FONT COLOR="{self.grey}">{escape(self.before)}</FONT>{made}'
        made = f"<I>{made}</I>" if self.italic else made
        made = f"<B>{made}</B>" if self.bold else made
        if self.colour:
            made = f'<FONT POINT-SIZE="{self.size:g}" COLOR="{self.colour}">{made}</FONT>'
        return made + room


class _Words:
    """Says what stands in the boxes of a part of a map."""

    def __init__(self, part: Excerpt, style: Style) -> None:
        self.part, self.style = part, style
        self.side_changes = side_changes(part.argmap)

    def lines(self, unit: Unit, size: int, mark: Mark | None) -> Iterator[_Line]:
        """Yield the lines of a unit's box after the one that names it, from top to bottom."""
        graph = self.style.graph
        told = [clean(mark.told)] if mark and mark.told else []
        for line in (*_flow(remarks(unit, self.side_changes), graph.wrap), *told):
            for piece in wrap(line, graph.wrap):
                yield _Line(piece, 9, graph.soft, italic=True)
        yield from self._words(unit, size, unit.role == "conclusion")
        for said in self._left_out(unit):
            for piece in wrap(said, graph.wrap):
                yield _Line(piece, 9, graph.soft, bold=True)

    def _words(self, unit: Unit, size: int, bold: bool) -> Iterator[_Line]:
        """Yield a unit's words after its lead, which is grey and stands on the first line."""
        graph, lead = self.style.graph, clean(unit.lead)
        width = graph.wrap - 2 * bold
        first, *others = wrap(f"{lead} {words_of(unit)}" if lead else words_of(unit), width)
        if lead and first.startswith(f"{lead} "):
            yield _Line(first.removeprefix(lead), size, bold=bold, before=lead, grey=graph.soft)
        else:
            yield _Line(first, size, bold=bold)
        for line in others:
            yield _Line(line, size, bold=bold)

    def _left_out(self, unit: Unit) -> Iterator[str]:
        if unit.id in self.part.again:
            yield said_again(self.part.again[unit.id])
        if unit.id in self.part.beyond:
            yield f"{_leads(self.part.beyond[unit.id], self.style)}, not shown"
        if unit.id in self.part.below:
            yield f"+{self.part.below[unit.id]} more"


def _flow(remarks: Sequence[str], width: int) -> list[str]:
    """Return remarks on lines of some width, each whole where it fits on one."""
    lines: list[str] = []
    for remark in remarks:
        longer = f"{lines[-1]} · {remark}" if lines else remark
        lines[-1:] = [longer] if len(longer) <= width else [*lines[-1:], remark]
    return lines


def _leads(home: Relation, style: Style) -> str:
    what = "a link" if home.type in TARGETS_RELATION else clean(home.target)
    return f"{style.relations[home.type].label} {what}"


def _node(
    unit: Unit, role: RoleStyle, style: Style, lines: list[_Line], marks: Mapping[str, Mark]
) -> str:
    mark = marks.get(unit.id)
    change = style.changes[mark.kind] if mark else None
    kind = f" change-{mark.kind}" if mark else ""
    look = {
        "style": role.style, "fillcolor": role.fill, "color": role.line,
        "penwidth": f"{role.width:g}",
    }  # fmt: skip
    if change:
        drawn = ",".join(dict.fromkeys([*role.style.split(","), change.style]))
        look = {
            "style": drawn, "fillcolor": change.fill, "color": change.line,
            "penwidth": f"{change.width:g}",
        }  # fmt: skip
    said = f"{change.label.upper()} · " if change and mark and mark.kind != "same" else ""
    head = f"{said}{role.label}"
    values = attributes(
        id=anchor(unit.id), shape=role.shape, **look, peripheries=str(role.peripheries),
        fontsize=str(role.size), tooltip=f"{clean(unit.id)}, {unit.role}: {grounds_in_words(unit)}",
        URL=f"#t-{anchor(unit.id)}", target="_self",
        **{"class": f"unit {unit.role}{' hedged' if unit.hedged else ''}{kind}"},
    )  # fmt: skip
    label = _label(unit, role, head, look["color"], lines)
    return f"{node_name(unit.id)} [{values} label=<{label}>]"


def _label(unit: Unit, role: RoleStyle, head: str, colour: str, lines: list[_Line]) -> str:
    # A line is as high as its largest letter: a larger blank gives the lines room.
    room = f'<FONT POINT-SIZE="{role.size + 2}"> </FONT><BR ALIGN="LEFT"/>'
    known = f"<B>{head}</B>  {escape(clean(unit.id))}"
    first = f'<FONT POINT-SIZE="8.5" COLOR="{colour}">{known}</FONT>{room}'
    return first + "".join(line.label(room) for line in lines)


def _missing(text: str, size: float, bold: bool) -> int:
    """Return how many blanks Graphviz must be given behind a text to leave it its width."""
    if WELL_KNOWN.fullmatch(text):
        return 0
    lacking = text_width(text, size, bold) - graphviz_width(text, size, bold)
    return max(0, ceil(lacking / text_width(" ", size)))
