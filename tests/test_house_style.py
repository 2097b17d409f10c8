"""The house reads well: short pieces, names that mean one thing, docstrings that say what returns.

`test_house.py` holds the plan: floors, homes of libraries, greatest lengths.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.test_house import FILES, SOURCE, name_of

MEDIAN_LINES = 100
MEDIAN_FUNCTION = 9
# Names of modules that stand in several rooms and mean the same there.
SHARED_NAMES = {
    "agreement": "the command and what it prints",
    "context": "what the rules of a room may read",
    "cues": "the rows of the lexicon, and what finds them in a text",
    "protocol": "what a room asks of whoever plugs in",
    "records": "the records that a room hands on",
    "registry": "what a room knows by name",
    "report": "what a room has to say, as text",
    "rules": "the rows of the lexicon, and the reader that goes by them",
    "restatements": "what says another again: how likely it is, and which is taken for it",
}
# They do something and say so first: then what they return.
DOES = (" and return ", " and tell ", "Return", "Yield")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def test_files_and_functions_are_short() -> None:
    assert median(len(path.read_text("utf-8").splitlines()) for path in FILES) <= MEDIAN_LINES
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1 for path in FILES for node in functions(path)
    ]
    assert median(lengths) <= MEDIAN_FUNCTION


def test_a_module_name_means_one_thing() -> None:
    rooms: dict[str, set[str]] = {}
    for path in FILES:
        if not path.stem.startswith("__"):
            rooms.setdefault(path.stem, set()).add(path.parent.relative_to(SOURCE).as_posix())
    twice = {name: sorted(found) for name, found in rooms.items() if len(found) > 1}
    assert {name: found for name, found in twice.items() if name not in SHARED_NAMES} == {}


def test_docstrings_tell_what_returns() -> None:
    silent = {f"{name_of(path)}:{name}": told for path in FILES for name, told in silent_in(path)}
    assert silent == {}


def silent_in(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the functions that return something and do not say so: name and first words."""
    for node in functions(path):
        told = ast.get_docstring(node) or ""
        gives = node.returns is not None and ast.unparse(node.returns) != "None"
        command = any("command" in ast.unparse(mark) for mark in node.decorator_list)
        if told and gives and not command:
            first = " ".join(told.split("\n\n")[0].split())
            if not any(word in first for word in DOES):
                yield node.name, first
