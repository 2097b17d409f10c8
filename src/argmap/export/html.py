"""A map as one self-contained page: the text with its units marked, the map, the claims.

The page asks for nothing from outside, and its content policy forbids it to. Everything that
comes from the article is escaped; the template is filled in one pass, so that nothing of the
article is ever read as a part of the template.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from string import Template

from argmap.export.marks import article
from argmap.export.style import anchor, clean, load_style
from argmap.export.svg import to_svg
from argmap.export.table import rows
from argmap.export.view import View
from argmap.model import ROLES, ArgumentMap, Unit

FOLDER = Path(__file__).parent
SHOWN = (
    "id", "role", "says", "stance", "strength", "side", "score", "text", "relations out",
    "relations in", "cue",
)  # fmt: skip


def to_html(argmap: ArgumentMap, view: View | None = None) -> str:
    """Give a map as an HTML page that opens from disk, without a server or a network.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; text and table always hold all of it.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz is missing.
    """
    svg = to_svg(argmap, view)
    style = Template(_read("page.css")).substitute(marks=_mark_styles())
    script = _read("page.js")
    return Template(_read("page.html")).substitute(
        policy=f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{_digest(script)}'; base-uri 'none'; form-action 'none'",
        title=escape(clean(argmap.title or argmap.id)),
        style=style,
        summary=escape(_summary(argmap)),
        article=article(argmap),
        map=svg[svg.index("<svg") :],
        table=_table(argmap),
        left_out=_left_out(argmap),
        version=escape(clean(argmap.made_by.get("argmap", ""))),
        script=script,
    )


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _mark_styles() -> str:
    roles = load_style().roles.items()
    return "\n".join(
        f"mark.{role}, td.{role} {{ background: {look.fill}; }}\n"
        f"mark.{role} {{ border-color: {look.line}; }}"
        for role, look in roles
    )


def _summary(argmap: ArgumentMap) -> str:
    counts = [(role, sum(unit.role == role for unit in argmap.units)) for role in ROLES]
    plural = load_style().roles
    named = [f"{n} {role if n == 1 else plural[role].plural}" for role, n in counts if n]
    return f"{', '.join(named) or 'No argument was found'}; {len(argmap.relations)} relations."


def _table(argmap: ArgumentMap) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in SHOWN)
    body = "\n".join(
        f'<tr data-unit="{anchor(unit.id)}">{"".join(_cell(n, row, unit) for n in SHOWN)}</tr>'
        for unit, row in zip(argmap.units, rows(argmap, {}), strict=True)
    )
    return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def _cell(name: str, row: dict[str, str], unit: Unit) -> str:
    value = escape(row[name])
    match name:
        case "id":
            return f'<td><a href="#t-{anchor(unit.id)}">{value}</a></td>'
        case "role":
            return f'<td class="{value}">{value}</td>'
        case "text":
            return f'<td class="words">{value}</td>'
        case "relations out" | "relations in":
            return f'<td class="links">{value}</td>'
        case "cue":
            return f"<td><small>{value}</small></td>"
    return f"<td>{value}</td>"


def _left_out(argmap: ArgumentMap) -> str:
    told = [part for part in argmap.parts if part.kind != "body"]
    if not told:
        return ""
    items = "".join(
        f"<li>{escape(part.kind)}{'' if part.mapped else ', left out'}: "
        f"“{escape(clean(part.text))}” ({escape(clean(part.reason))})</li>"
        for part in told
    )
    return f"<h2>What else the file holds</h2>\n<ul>{items}</ul>"
