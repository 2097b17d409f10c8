"""A map as an outline in Markdown: nested lists, to be read and pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.markdown import escape
from argmap.export.safe_text import clean
from argmap.export.wording import remarks
from argmap.graph.outline import Row, outline
from argmap.model import ArgumentMap
from argmap.records import words_of

BEARS = {
    "support": "because", "rebut": "against it", "undercut": "against that link",
    "qualify": "but", "linked": "together with",
}  # fmt: skip


def to_outline(argmap: ArgumentMap) -> str:
    """Return a map as nested lists: conclusions first, below each statement what bears on it."""
    title = escape(clean(argmap.title or argmap.id))
    return "\n".join([f"# {title}", "", *_lines(argmap)]) + "\n"


def _lines(argmap: ArgumentMap) -> Iterator[str]:
    for row in outline(argmap):
        yield f"{'  ' * row.depth}- {_words(row)}"


def _words(row: Row) -> str:
    unit, id = row.unit, escape(clean(row.unit.id))
    link = f"*{BEARS[row.relation.type]}:* " if row.relation else ""
    if row.again:
        return f"{link}(see {id})"
    said = escape("; ".join(remarks(unit)))
    words = escape(clean(words_of(unit)))
    shown = f"**{words}**" if unit.role == "conclusion" else words
    return f"{link}{shown} ({unit.role} {id}{f'; {said}' if said else ''})"
