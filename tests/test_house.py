"""The rules of the house: imports go one way, each library has one home, pieces are small."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "argmap"
FILES = sorted(SOURCE.rglob("*.py"))
MAX_LINES = 300
MAX_FUNCTION = 50

# What each room is for, its floor and its libraries, and how little some may know.
ROOMS = tomllib.loads((ROOT / "docs" / "house" / "rooms.toml").read_text("utf-8"))["room"]
FLOORS = {"": 0, **{room["name"]: room["floor"] for room in ROOMS}}
LIBRARIES = {library for room in ROOMS for library in room.get("libraries", ())}
HOMES = {
    library: {room["name"] for room in ROOMS if library in room.get("libraries", ())}
    for library in LIBRARIES
}
NARROW = {room["name"]: set(room["knows"]) for room in ROOMS if "knows" in room}
# Imports that go up or away from home on purpose, each with its reason.
ALLOWED = {
    ("__init__.py", "argmap.flow"): "the library's front door, opened on first use",
    ("__init__.py", "argmap.reading"): "the library's front door, opened on first use",
    ("map_in_short.py", "argmap.graph.ranking"): "repr(ArgumentMap) tells its main conclusion",
    ("model.py", "argmap.graph.convert"): "ArgumentMap.to_networkx, a door for users",
    ("model.py", "argmap.export.picture"): "ArgumentMap._repr_svg_, a door for notebooks",
}
TOP_LEVEL = {
    "README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "pyproject.toml",
    "src", "corpus", "outputs", "tests", "benchmarks", "docs",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def floor_of(module: str) -> str:
    """Give the part of the house a module stands in: `graph` for `argmap.decoding.arborescence`."""
    return [*module.split("."), ""][1]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def nodes(node: ast.AST, types: bool) -> Iterator[ast.AST]:
    """Give a tree's nodes; without `types` not those read by type checkers alone."""
    yield node
    for child in ast.iter_child_nodes(node):
        if types or not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from nodes(child, types)


def imports(path: Path, types: bool) -> Iterator[str]:
    """Give every module a file imports: at the top, inside functions, or by name."""
    for node in nodes(tree_of(path), types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            # `from argmap import flow` imports a floor, `from argmap import __version__` none.
            names = [f"{module}.{alias.name}" for alias in node.names]
            yield from (
                n if module == "argmap" and floor_of(n) in FLOORS else module for n in names
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # import_module("argmap.graph"), a table of homes, an f-string of a package's modules.
            words = node.value
            if words.startswith("argmap.") and words.replace(".", "").replace("_", "").isalnum():
                yield words


PAIRS = sorted({(path, module) for path in FILES for module in imports(path, types=True)})
INNER = [(path, module) for path, module in PAIRS if module.split(".")[0] == "argmap"]
# A type's name ties no code to a library, so annotations may name one anywhere.
OUTER = sorted(
    {
        (path, module)
        for path in FILES
        for module in imports(path, types=False)
        if module.split(".")[0] in HOMES
    }
)


def home_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def test_imports_go_down() -> None:
    assert {module for _, module in INNER if floor_of(module) not in FLOORS} == set()
    up = [
        f"{name_of(path)} imports {module}"
        for path, module in INNER
        if (name_of(path), module) not in ALLOWED
        and home_of(path) != floor_of(module)
        and FLOORS[home_of(path)] <= FLOORS[floor_of(module)] != 0
    ]
    assert up == []


def test_libraries_stay_at_home() -> None:
    strays = [
        f"{name_of(path)} imports {module}"
        for path, module in OUTER
        if home_of(path) not in HOMES[module.split(".")[0]]
    ]
    assert strays == []


@pytest.mark.parametrize("room", NARROW)
def test_scoring_choosing_and_viewing_stay_apart(room: str) -> None:
    known = {module for path, module in INNER if home_of(path) == room}
    other = {module for module in known if floor_of(module) not in (room, "lexicon")}
    assert other <= NARROW[room]


def test_allowed_imports_exist() -> None:
    assert set(ALLOWED) <= {(name_of(path), module) for path, module in PAIRS}


def test_every_file_stands_on_a_floor() -> None:
    assert {name_of(path) for path in FILES if home_of(path) not in FLOORS} == set()


def test_pieces_are_small() -> None:
    long = {}
    for path in FILES:
        source = path.read_text("utf-8")
        long[name_of(path)] = len(source.splitlines()) - MAX_LINES
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                long[f"{name_of(path)}:{node.name}"] = lines - MAX_FUNCTION
    assert {name: f"{lines} lines too long" for name, lines in long.items() if lines > 0} == {}


def test_every_module_tells_what_it_is() -> None:
    silent = []
    for path in FILES:
        tree = tree_of(path)
        alone = len(tree.body) == 1 or "from __future__ import annotations" in ast.unparse(tree)
        if not (ast.get_docstring(tree) and alone):
            silent.append(name_of(path))
    assert silent == []


def test_top_level() -> None:
    # What git keeps, where there is git; else all that is no dot-file.
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    names = names or {path.name for path in ROOT.iterdir()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_readme_tells_the_two_commands() -> None:
    section = (ROOT / "README.md").read_text("utf-8").split("## The two commands\n")[1]
    section = section.split("\n## ")[0]
    commands = [
        line
        for block in section.split("```sh\n")[1:]
        for line in block.split("```")[0].splitlines()
    ]
    assert len(commands) == 2
    assert commands[0].endswith(".venv/bin/argmap map corpus/us-south-korea-alliance.txt")
    assert "pytest" in commands[1]
    assert all(command.startswith("sh .ci/setup && ") for command in commands)
