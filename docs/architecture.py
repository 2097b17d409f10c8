"""Draw the rooms of argmap from the code as it is, and list what names Penn tags.

`python docs/architecture.py` writes `house/rooms.svg` and the generated lists of
`architecture.md`; `tests/test_docs_architecture.py` holds that both are current.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from graphviz import Digraph

from argmap.export.graphviz_run import run_graphviz

FOLDER = Path(__file__).parent
SOURCE = FOLDER.parent / "src" / "argmap"
PAGE = FOLDER / "architecture.md"
PICTURE = FOLDER / "house" / "rooms.svg"
ROOMS = tomllib.loads((FOLDER / "house" / "rooms.toml").read_text("utf-8"))["room"]
# Of floor 0 these are what everything may import; arrows to them would tell nothing.
GROUND = tuple(room["name"] for room in ROOMS if room["floor"] == 0)
HIDDEN = ("__main__",)
NAMES = {room["name"] for room in ROOMS}
PENN = re.compile(
    r"(?:CC|CD|DT|EX|IN|JJ[RS]?|MD|NNP?S?|PRP\$?|RB[RS]?|UH|VB[DGNPZ]?|WDT|WP\$?|WRB|_SP)"
)


def imported(path: Path) -> Iterator[str]:
    """Yield the rooms that a file imports from, at any place in it but for type checkers alone."""
    for node in _nodes(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("argmap."):
                yield name.split(".")[1]
            elif name == "argmap" and isinstance(node, ast.ImportFrom):
                yield from (alias.name for alias in node.names if alias.name in NAMES)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from _nodes(child)


def room_of(path: Path) -> str:
    """Return the room that a file of the source stands in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def arrows() -> list[tuple[str, str]]:
    """Return pairs of a room and one it imports from, but what follows from other pairs."""
    known = NAMES - {*GROUND, *HIDDEN}
    below: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        room = room_of(path)
        if room in known:
            below[room] |= {name for name in imported(path) if name in known} - {room}
    reached = {room: _reached(room, below) for room in known}
    return sorted(
        (room, name)
        for room in known
        for name in below[room]
        if not any(name in reached[other] for other in below[room] - {name})
    )


def _reached(room: str, below: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [room]
    while todo:
        fresh = below[todo.pop()] - found
        found |= fresh
        todo += sorted(fresh)
    return found


def picture() -> str:
    """Return the rooms as SVG: a row a floor, an arrow from a room to what it builds on."""
    dot = Digraph(graph_attr={"rankdir": "TB", "nodesep": "0.25", "ranksep": "0.45"})
    dot.attr("node", shape="box", style="rounded,filled", fillcolor="#f4f6f8", color="#8a94a0",
             fontname="Arial", fontsize="11", margin="0.12,0.06")  # fmt: skip
    dot.attr("edge", color="#8a94a0", arrowsize="0.6")
    floors: dict[int, list[str]] = defaultdict(list)
    for room in ROOMS:
        name = room["name"]
        if name not in (*GROUND, *HIDDEN):
            libraries = "".join(f" · {library}" for library in room.get("libraries", ()))
            dot.node(name, f"{name}{libraries}\n{room['does']}")
            floors[room["floor"]].append(name)
    ground = "model, records, errors, digraph · networkx\nwhat all may import"
    dot.node("ground", ground, fillcolor="#e7ecf1")
    for names in floors.values():
        with dot.subgraph() as row:
            row.attr(rank="same")
            for name in names:
                row.node(name)
    for above, below in arrows():
        dot.edge(above, below)
    for name in floors[1]:
        dot.edge(name, "ground")
    return run_graphviz(dot.source)


def penn_files() -> list[str]:
    """Return the files that name a Penn tag, which a second language has to look at."""
    found = []
    for path in sorted((SOURCE / "components").rglob("*.py")):
        words = (
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        if any(PENN.fullmatch(word) for word in words):
            found.append(path.relative_to(SOURCE).as_posix())
    return found


def page() -> str:
    """Return the page with its list of files made anew."""
    rows = "\n".join(f"- `{name}`" for name in penn_files())
    text = PAGE.read_text("utf-8")
    return re.sub(
        r"(<!-- penn -->\n).*?(<!-- /penn -->)",
        lambda match: f"{match[1]}{rows}\n{match[2]}",
        text,
        flags=re.DOTALL,
    )


def main() -> None:
    """Write the picture and the page."""
    PICTURE.write_text(picture(), "utf-8")
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
