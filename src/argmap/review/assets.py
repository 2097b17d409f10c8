"""The files of the review page: those in `page/`, and what is made from the style of maps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argmap.export.reasons import page_reasons
from argmap.export.style import RelationStyle, RoleStyle, load_style
from argmap.model import STANCES, STRENGTHS

FOLDER = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the page: its bytes and its media type."""

    data: bytes
    kind: str


@cache
def load_assets() -> Mapping[str, Asset]:
    """Return the page's files by name; no name leads out of the page's folder."""
    found = {
        path.name: Asset(path.read_bytes(), KINDS[path.suffix])
        for path in sorted(FOLDER.iterdir())
        if path.suffix in KINDS
    }
    found["roles.css"] = Asset(role_styles().encode(), KINDS[".css"])
    found["words.json"] = Asset(json.dumps(page_words()).encode(), KINDS[".json"])
    return found


def page_words() -> dict[str, object]:
    """Return the words for roles, relations, grounds, strengths and stances, as JSON-ready data."""
    style = load_style()
    return {
        "roles": {role: {"meaning": look.meaning} for role, look in style.roles.items()},
        "relations": {
            type: {
                "label": look.label,
                "incoming": look.incoming,
                "meaning": look.meaning,
                "sign": look.sign,
            }
            for type, look in style.relations.items()
        },
        "reasons": page_reasons(),
        "strengths": list(STRENGTHS),
        "stances": list(STANCES),
    }


def role_styles() -> str:
    """Return the colours of roles and relations as a style sheet, for light and for dark.

    An element with the class of a role or a relation type has `--line` and `--fill`, and `--tell`
    for words, dark enough (or at night light enough) to be read.
    """
    day, night = load_style("light"), load_style("dark")
    rules = [_rule(name, look, night.roles[name]) for name, look in day.roles.items()]
    rules += [_rule(name, look, night.relations[name]) for name, look in day.relations.items()]
    return "\n".join(rules) + "\n"


def _rule(name: str, day: RoleStyle | RelationStyle, night: RoleStyle | RelationStyle) -> str:
    fills = (getattr(day, "fill", "#ffffff"), getattr(night, "fill", "#14181d"))
    words = (_mixed(day.line, "black"), _mixed(night.line, "white"))
    values = {"line": (day.line, night.line), "tell": words, "fill": fills}
    told = (f"--{key}: light-dark({', '.join(pair)});" for key, pair in values.items())
    return f".{name} {{ {' '.join(told)} }}"


def _mixed(colour: str, other: str) -> str:
    return f"color-mix(in oklab, {colour} 72%, {other})"
