"""The head of a map: its title, and a cell for each role and relation type that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.export.dottext import escape, wrap
from argmap.export.style import ChangeStyle, RelationStyle, RoleStyle, Style
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

LAID = 'BORDER="0" CELLBORDER="0" CELLSPACING="8" CELLPADDING="5"'
WIDTH = 70
LONG = 100  # characters of a line below the title
LINES = ("ROUNDED", "DASHED", "DOTTED")  # what a cell's line can be, but solid


def legend(
    argmap: ArgumentMap, style: Style, told: str = "", overlay: Overlay | None = None
) -> str:
    """Return title and legend as an HTML-like label of Graphviz.

    Args:
        argmap: What is drawn.
        style: How.
        told: What part of a map it is, in words; empty where it is the whole.
        overlay: The marks on it, of which the legend tells too.
    """
    has_roles = {unit.role for unit in argmap.units}
    has_types = {relation.type for relation in argmap.relations}
    plain = style.changes["same"] if overlay else None
    roles = [_role(look, plain) for role, look in style.roles.items() if role in has_roles]
    types = [_type(look, plain) for type, look in style.relations.items() if type in has_types]
    changes = list(_changes(overlay, style)) if overlay else []
    rows = [row for row in (roles, types, changes) if row]
    laid = [f"<TABLE {LAID}><TR>{''.join(row)}</TR></TABLE>" for row in rows]
    lines = "<BR/>".join(map(escape, wrap(argmap.title or argmap.id, WIDTH)))
    title = f'<FONT POINT-SIZE="20"><B>{lines}</B></FONT>'
    said = [f"part: {told}"] if told else []
    said += [overlay.told] if overlay and overlay.told else []
    said += argmap.notes
    below = [f'<FONT POINT-SIZE="13">{escape(s)}</FONT>' for t in said for s in wrap(t, LONG)]
    body = "".join(f"<TR><TD>{row}</TD></TR>" for row in (title, *below, *laid))
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{body}</TABLE>'
    return f'<FONT POINT-SIZE="10" COLOR="{style.graph.ink}">{table}</FONT>'


def _role(look: RoleStyle, plain: ChangeStyle | None) -> str:
    # Where colours tell of changes, a role is told by its shape alone.
    fill, line = (plain.fill, plain.line) if plain else (look.fill, look.line)
    border = 2 if look.peripheries > 1 else 1
    shape = next((line for line in LINES if line.lower() in look.style), "SOLID")
    cell = f'BGCOLOR="{fill}" COLOR="{line}" BORDER="{border}" STYLE="{shape}"'
    return f"<TD {cell}><B>{escape(look.label.lower())}</B>{_meaning(look.meaning)}</TD>"


def _type(look: RelationStyle, plain: ChangeStyle | None) -> str:
    line = plain.line if plain else look.line
    name = f'<FONT COLOR="{line}">{look.sign}  <B>{escape(look.label)}</B></FONT>'
    return f"<TD>{name}{_meaning(look.meaning)}</TD>"


def _changes(overlay: Overlay, style: Style) -> Iterator[str]:
    """Yield a cell for each kind of change that the marks have, with how often it is there."""
    units = Counter(mark.kind for mark in overlay.units.values())
    relations = Counter(mark.kind for mark in overlay.relations.values())
    for kind, look in style.changes.items():
        told = [
            f"{count} {name}{'s' * (count != 1)}"
            for count, name in ((units[kind], "statement"), (relations[kind], "arrow"))
            if count
        ]
        if told:
            line = look.style.upper() if look.style.upper() in LINES else "SOLID"
            cell = f'BGCOLOR="{look.fill}" COLOR="{look.line}" BORDER="2" STYLE="{line}"'
            yield f"<TD {cell}><B>{escape(look.label)}</B>{_meaning(', '.join(told))}</TD>"


def _meaning(words: str) -> str:
    return f'<BR/><FONT POINT-SIZE="9">{escape(words)}</FONT>'
