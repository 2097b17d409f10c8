"""The colours of the page: those of the maps' style, as names that light and dark both fill.

The picture on the page is drawn in one theme. Its colours stand in attributes, which style sheets
overrule: so one picture serves both.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.style import Style


def colours(drawn: Style, light: Style, dark: Style) -> str:
    """Return the style sheet for the colours.

    Args:
        drawn: The style that the picture was drawn in.
        light: The style where readers want light pages, and on paper.
        dark: The style where they want dark ones.
    """
    lines = [
        f":root {{ {_names(light)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_names(dark)} }} }}",
        *_picture(drawn),
        *_sheets(drawn),
        *_words(light),
    ]
    return "\n".join(lines)


def _names(style: Style) -> str:
    graph = style.graph
    rows = [("paper", graph.background), ("ink", graph.ink), ("soft", graph.soft)]
    rows += [("group", graph.group), ("frame", graph.frame)]
    for role, look in style.roles.items():
        rows += [(f"{role}-fill", look.fill), (f"{role}-line", look.line)]
    rows += [(f"{type}-line", look.line) for type, look in style.relations.items()]
    for name, band in style.bands.items():
        rows += [(f"{name}-fill", band.fill), (f"{name}-line", band.line)]
    return " ".join(f"--{name}: {colour};" for name, colour in rows)


def _picture(style: Style) -> Iterator[str]:
    graph = style.graph
    yield _swap(".canvas", graph.background, "paper")
    yield _swap(".canvas", graph.ink, "ink")
    yield _swap(".canvas", graph.soft, "soft")
    yield _swap(".cluster", graph.group, "group")
    yield _swap(".cluster", graph.frame, "frame")
    for role, look in style.roles.items():
        yield _swap(f".node.{role}", look.fill, f"{role}-fill")
        yield _swap(f".node.{role}", look.line, f"{role}-line")
    for type, relation in style.relations.items():
        yield _swap(f".{type}", relation.line, f"{type}-line")
        yield _swap(f".point.{type}", relation.line, f"{type}-line")


def _sheets(style: Style) -> Iterator[str]:
    """Yield the rules for the one-page view, where a colour alone tells what it stands for."""
    graph, roles = style.graph, style.roles
    named = {graph.background: "paper", graph.ink: "ink", graph.soft: "soft"}
    for role in ("conclusion", "qualification", "question"):
        named |= {roles[role].fill: f"{role}-fill", roles[role].line: f"{role}-line"}
    for name, band in style.bands.items():
        named |= {band.fill: f"{name}-fill", band.line: f"{name}-line"}
    for colour, name in named.items():
        yield _swap(".sheet", colour, name)


def _swap(within: str, colour: str, name: str) -> str:
    return (
        f'{within} [fill="{colour}"] {{ fill: var(--{name}); }} '
        f'{within} [stroke="{colour}"] {{ stroke: var(--{name}); }}'
    )


def _words(style: Style) -> Iterator[str]:
    for role in style.roles:
        named = f"--fill: var(--{role}-fill); --line: var(--{role}-line);"
        yield f"mark.{role}, .role.{role} {{ {named} }}"
    for type in style.relations:
        yield f".type.{type}, .redrawn.{type} {{ --line: var(--{type}-line); }}"
