"""The house reads well: short pieces, names that mean one thing, docstrings that say what returns.

`test_house.py` holds the plan: floors, homes of libraries, greatest lengths.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.test_house import FILES, SOURCE, home_of, name_of, tree_of

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
# Public names that several rooms define, and the one thing that they mean in all of them.
SHARED_DEFINITIONS = {
    "agreement": "the command and what it prints",
    "answers_question": "that what stands right before is a question and this its answer",
    "check_quotation": "whether a quotation stands word for word, and the tool that tells it",
    "claims": "the claims of a map",
    "contradicts": "that the author says that what stands before is not so",
    "demands": "that a unit says what ought to be done",
    "explain": "the command, and the same for assistants",
    "holds_more": "what a form of claims offers: whether a user wrote elsewhere in its file",
    "is_overridden": "that the next statement holds in spite of one",
    "main": "where a process begins",
    "main_conclusions": "the weightiest conclusions of a map",
    "mean": "the sum, divided",
    "overlap": "how many characters two stretches share",
    "percent": "a share in percent, in words",
    "points_back": "that a word points back to what stands before",
    "read_verdicts": "what a form of claims offers: the verdicts that a user wrote",
    "share": "a count, divided by what it is of",
    "takes_stance": "that the author says that he holds something",
    "to_csv": "what it is given as CSV",
    "to_dot": "a map as DOT",
    "to_json": "what it is given as JSON",
    "to_svg": "what it is given as SVG",
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


def test_a_public_name_means_one_thing_in_all_rooms() -> None:
    rooms: dict[str, set[str]] = {}
    for path in FILES:
        for node in tree_of(path).body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                rooms.setdefault(node.name, set()).add(home_of(path))
    assert {name for name, found in rooms.items() if len(found) > 1} == set(SHARED_DEFINITIONS)


WORD_OF_TEXT = re.compile(r"\.(?:lower|lemma|text)\b|\bwords\[|\bafter\b")


def test_words_of_the_language_stand_in_the_lexicon() -> None:
    named = []
    for path in (file for file in FILES if home_of(file) == "components"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Compare) and WORD_OF_TEXT.search(ast.unparse(node)):
                sides = [
                    one
                    for side in (node.left, *node.comparators)
                    for one in (side.elts if isinstance(side, ast.Tuple | ast.Set) else [side])
                ]
                told = [one.value for one in sides if isinstance(one, ast.Constant)]
                if any(
                    isinstance(word, str) and word.isalpha() and word.islower() for word in told
                ):
                    named.append(f"{name_of(path)}:{node.lineno}: {ast.unparse(node)}")
    assert named == []


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
