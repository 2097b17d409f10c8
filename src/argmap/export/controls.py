"""What stands around the panels of the page: filters, which are a legend too, and the help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Any

from argmap.export.pagedata import load_page_keys
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.model import RELATION_TYPES, ROLES, STRENGTHS, ArgumentMap

KEY_SIGNS = {
    "ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc",
    "-": "−",
}  # fmt: skip


def filters(argmap: ArgumentMap) -> str:
    """Return the filters as HTML, which are a legend too.

    They are a button a role, lists of speakers, strengths and sides, and a least score.
    """
    counts = Counter(unit.role for unit in argmap.units)
    looks = load_style().roles
    roles = "".join(
        f'<button type="button" class="role {role}" aria-pressed="true" data-role="{role}" '
        f'title="{escape(looks[role].meaning)}">{counts[role]} '
        f"{role if counts[role] == 1 else looks[role].plural}</button>"
        for role in ROLES
        if counts[role]
    )
    return (
        '<form id="filters" aria-label="Filters" autocomplete="off">'
        f'<span class="roles" role="group" aria-label="Roles to show">{roles}</span>'
        f"{''.join(_lists(argmap))}"
        '<label>score from <input type="range" name="score" min="0" max="1" step="0.05" '
        'value="0"> <output name="least">0</output></label>'
        '<button type="reset">Reset</button></form>'
    )


def _lists(argmap: ArgumentMap) -> Iterator[str]:
    speakers = Counter(clean(unit.attributed_to or "") for unit in argmap.units)
    if set(speakers) - {""}:
        named = [("=", f"the author ({speakers['']})")] if speakers[""] else []
        named += [(f"={name}", f"{name} ({n})") for name, n in sorted(speakers.items()) if name]
        yield _list("speaker", "speaker", named)
    levels = Counter(
        "hedged" if unit.hedged and unit.strength == "certain" else unit.strength
        for unit in argmap.units
    )
    if len(levels) > 1:
        order = [*STRENGTHS[:1], "hedged", *STRENGTHS[1:]]
        yield _list("strength", "strength", [(s, f"{s} ({levels[s]})") for s in order if levels[s]])
    sides = Counter[str](unit.side for unit in argmap.units)
    if len(sides) > 1:
        told = (("pro", "the author’s"), ("opp", "the other"))
        yield _list("side", "side", [(s, f"{name} ({sides[s]})") for s, name in told])


def _list(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<option value="{escape(v)}">{escape(told)}</option>' for v, told in options)
    return (
        f'<label>{label} <select name="{name}"><option value="">all</option>{rows}</select></label>'
    )


def help_dialog() -> str:
    """Return the help: the keys, and what the words and arrows of the map mean."""
    groups = "".join(
        f"<section><h3>{name}</h3><dl>{''.join(map(_key, rows))}</dl></section>"
        for name, rows in groupby(load_page_keys(), key=lambda row: str(row["group"]))
    )
    style = load_style()
    roles = "".join(
        f'<dt><span class="role {role}">{role}</span></dt>'
        f"<dd>{escape(style.roles[role].meaning)}</dd>"
        for role in ROLES
    )
    types = "".join(
        f'<dt class="type {type}">{escape(style.relations[type].sign)} '
        f"{escape(style.relations[type].label)}</dt><dd>{escape(style.relations[type].meaning)}</dd>"
        for type in RELATION_TYPES
    )
    return (
        '<dialog id="help" aria-labelledby="help-name"><h2 id="help-name">Keys and words</h2>'
        f'<div class="columns">{groups}'
        f"<section><h3>Statements</h3><dl>{roles}</dl></section>"
        f"<section><h3>Arrows</h3><dl>{types}</dl></section></div>"
        '<p><label><input type="checkbox" id="single-keys" checked> Use single letters as keys'
        f'</label></p><p class="also">Print, beside the page and the outline: {_also()}</p>'
        '<form method="dialog"><button>Close</button></form></dialog>'
    )


def _also() -> str:
    """Return what can be printed too, as boxes to check."""
    parts = (("text", "text"), ("coverage", "coverage"), ("map", "graph"), ("claims", "claims"))
    return " ".join(
        f'<label><input type="checkbox" data-also="{id}"> {name}</label>' for id, name in parts
    )


def _key(row: Mapping[str, Any]) -> str:
    signs = " ".join(f"<kbd>{escape(_sign(key))}</kbd>" for key in row["keys"])
    return f"<dt>{signs}</dt><dd>{escape(row['told'])}</dd>"


def _sign(key: str) -> str:
    shift, _, name = key.rpartition("Shift+")
    return ("⇧" if "Shift+" in key else "") + KEY_SIGNS.get(name, name) + shift
