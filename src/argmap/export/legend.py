"""The head of a map: its title, and a cell for each role and relation type that it has."""

from __future__ import annotations

from argmap.export.dottext import escape, wrap
from argmap.export.style import RelationStyle, RoleStyle, Style
from argmap.model import ArgumentMap

LAID = 'BORDER="0" CELLBORDER="0" CELLSPACING="8" CELLPADDING="5"'
WIDTH = 70


def legend(argmap: ArgumentMap, style: Style) -> str:
    """Lay out title and legend as an HTML-like label of Graphviz."""
    has_roles = {unit.role for unit in argmap.units}
    has_types = {relation.type for relation in argmap.relations}
    roles = [_role(look) for role, look in style.roles.items() if role in has_roles]
    types = [_type(look) for type, look in style.relations.items() if type in has_types]
    laid = [f"<TABLE {LAID}><TR>{''.join(row)}</TR></TABLE>" for row in (roles, types) if row]
    lines = "<BR/>".join(map(escape, wrap(argmap.title or argmap.id, WIDTH)))
    title = f'<FONT POINT-SIZE="20"><B>{lines}</B></FONT>'
    body = "".join(f"<TR><TD>{row}</TD></TR>" for row in (title, *laid))
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{body}</TABLE>'
    return f'<FONT POINT-SIZE="10" COLOR="{style.graph.ink}">{table}</FONT>'


def _role(look: RoleStyle) -> str:
    border = 2 if look.peripheries > 1 else 1
    shape = "ROUNDED" if "rounded" in look.style else "SOLID"
    cell = f'BGCOLOR="{look.fill}" COLOR="{look.line}" BORDER="{border}" STYLE="{shape}"'
    return f"<TD {cell}><B>{escape(look.label.lower())}</B>{_meaning(look.meaning)}</TD>"


def _type(look: RelationStyle) -> str:
    name = f'<FONT COLOR="{look.line}">{look.sign}  <B>{escape(look.label)}</B></FONT>'
    return f"<TD>{name}{_meaning(look.meaning)}</TD>"


def _meaning(words: str) -> str:
    return f'<BR/><FONT POINT-SIZE="9">{escape(words)}</FONT>'
