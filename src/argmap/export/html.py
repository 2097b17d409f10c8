"""A map as one self-contained page: text and coverage beside map, outline and claims.

The page asks for nothing from outside, and its content policy forbids it to. Everything that
comes from the article is escaped: by the template, but for parts that were escaped piece by piece
before, which it names. It is filled in one pass, so that nothing of the article is ever read as a
part of it.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.export.accessible_names import with_accessible_names
from argmap.export.colours import colours
from argmap.export.controls import filters, help_dialog
from argmap.export.marked_text import marked_article
from argmap.export.page_panel import page_panel
from argmap.export.pagedata import page_data
from argmap.export.panels import claims_table, coverage_panel, outline_panel
from argmap.export.safe_text import clean
from argmap.export.style import Theme, load_style
from argmap.export.svg import graph_tree
from argmap.export.view import WHOLE, View
from argmap.model import ROLES, ArgumentMap
from argmap.plural import many

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "page"
DRAWN: Theme = "light"
# Style sheets and scripts in the order they are joined in.
STYLES = ("layout.css", "parts.css", "text.css", "map.css", "print.css")
SCRIPTS = (
    "model.js", "view.js", "pointer.js", "line.js", "tidy.js", "compact.js", "sheet.js",
    "fold.js", "tabs.js", "choose.js", "details.js", "filter.js", "search.js", "hits.js", "keys.js",
    "start.js",
)  # fmt: skip


def to_html(argmap: ArgumentMap, view: View | None = None) -> str:
    """Return a map as an HTML page that opens from disk, without a server or a network.

    Args:
        argmap: The map.
        view: Which view is in sight first, and what of the map the graph shows, and how; all else
            on the page holds all of it. Its theme is no matter, for the page takes the one that
            its reader's browser asks for.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz is missing.
    """
    script, view = _script(), view or WHOLE
    # The tree of a large graph is not held while the rest is made.
    drawn = with_accessible_names(argmap, graph_tree(argmap, replace(view, theme=DRAWN)))
    return _template().render(
        policy=(
            f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
            f"script-src 'sha256-{_digest(script)}'; base-uri 'none'; form-action 'none'"
        ),
        title=clean(argmap.title or argmap.id),
        style=_style(),
        summary=" ".join([_summary(argmap), *map(clean, argmap.notes)]),
        filters=filters(argmap),
        article=marked_article(argmap),
        coverage=coverage_panel(argmap),
        page=page_panel(argmap),
        map=drawn,
        outline=outline_panel(argmap),
        table=claims_table(argmap),
        help=help_dialog(),
        version=clean(argmap.made_by.get("argmap", "")),
        data=page_data(argmap, view.direction == "left-right", view.drawn),
        script=script,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    pages = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return pages.from_string(_read("template.html"))


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    pieces = "\n".join(map(_read, SCRIPTS))
    return f'"use strict";\n(() => {{\n{pieces}}})();\n'


@cache
def _style() -> str:
    sheet = colours(load_style(DRAWN), load_style("light"), load_style("dark"))
    return "\n".join([sheet, *map(_read, STYLES)])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _summary(argmap: ArgumentMap) -> str:
    counts = [(role, sum(unit.role == role for unit in argmap.units)) for role in ROLES]
    plural = load_style().roles
    named = [f"{n} {role if n == 1 else plural[role].plural}" for role, n in counts if n]
    return (
        f"{', '.join(named) or 'No argument was found'}; {many(len(argmap.relations), 'relation')}."
    )
