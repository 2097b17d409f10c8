"""Nothing imports itself over others: neither modules of argmap nor the scripts of its pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from argmap.checks import find_cycle
from argmap.export.html import FOLDER as MAP_PAGE
from argmap.export.html import SCRIPTS
from argmap.review.assets import FOLDER as REVIEW_PAGE

SOURCE = Path(__file__).parent.parent / "src" / "argmap"
MODULES = {
    ".".join(["argmap", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(
        ".__init__"
    ): path
    for path in sorted(SOURCE.rglob("*.py"))
}
JS_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?"\./([\w-]+\.js)"', re.MULTILINE)
# What a script declares, first or further of several.
JS_NAMES = re.compile(r"(?:const|let) ([\w$]+)|, ([\w$]+) =(?![=>])")
JS_REGEX = r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\n\[\\])+/[a-z]*"
# Comments, strings, and regular expressions: all in which a brace or a name is none.
JS_TEXT = re.compile(
    rf"//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`|(?<=[(=] ){JS_REGEX}|(?<=\(){JS_REGEX}"
)
JS_FUNCTION = re.compile(r"(?:\([^()]*\)|[\w$]+) FUNCTION")


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the modules of argmap that code imports, inside functions too; not for types alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names if alias.name in MODULES)
        elif isinstance(child, ast.ImportFrom):
            for alias in child.names:
                inner = f"{child.module}.{alias.name}"
                found = inner if inner in MODULES else str(child.module)
                if found in MODULES:
                    yield found
        yield from imported(child)


def script_imports(folder: Path) -> dict[str, list[str]]:
    """Return what each script of a page imports, by file name."""
    scripts = sorted(folder.glob("*.js"))
    return {path.name: JS_IMPORT.findall(path.read_text("utf-8")) for path in scripts}


def run_on_load(script: str) -> str:
    """Return the code of a script that runs when it is loaded: what is in no function."""
    code, kept, at = JS_TEXT.sub("0", script), "", 0
    while at < len(code):
        if code.startswith("=>", at):
            at = body_end(code, at + 2)
            kept += "FUNCTION"
        else:
            kept += code[at]
            at += 1
    return JS_FUNCTION.sub("0", kept)


def body_end(code: str, at: int) -> int:
    """Return where the body of an arrow function ends that begins at a place."""
    braced, depth = code[at:].lstrip().startswith("{"), 0
    while at < len(code):
        sign = code[at]
        if depth == 0 and sign in ",;)]}":
            return at
        depth += (sign in "([{") - (sign in ")]}")
        at += 1
        if braced and depth == 0 and sign == "}":
            return at
    return at


def names_in(code: str) -> set[str]:
    """Return the names that code declares."""
    return {name for pair in JS_NAMES.findall(code) for name in pair if name}


def names_given(script: str) -> set[str]:
    """Return the names that a script gives to the others: those declared at its margin."""
    lines = run_on_load(script).splitlines()
    return names_in("\n".join(line for line in lines if line.startswith(("const ", "let "))))


def test_modules_import_in_no_circle() -> None:
    follow = {
        name: set(imported(ast.parse(path.read_text("utf-8")))) - {name}
        for name, path in MODULES.items()
    }
    assert sum(map(len, follow.values())) > len(MODULES)  # they are read at all
    assert find_cycle(follow) == []


@pytest.mark.parametrize("folder", [REVIEW_PAGE, MAP_PAGE], ids=["review", "map"])
def test_scripts_import_in_no_circle(folder: Path) -> None:
    follow = script_imports(folder)
    assert {name for names in follow.values() for name in names} <= set(follow)
    assert find_cycle(follow) == []


def test_every_script_of_the_review_is_reached() -> None:
    follow: Mapping[str, list[str]] = script_imports(REVIEW_PAGE)
    reached, todo = {"main.js"}, ["main.js"]
    while todo:
        fresh = set(follow[todo.pop()]) - reached
        reached |= fresh
        todo += sorted(fresh)
    assert reached == set(follow)


@pytest.mark.parametrize("number", range(len(SCRIPTS)), ids=SCRIPTS)
def test_a_script_of_the_map_needs_none_behind_it_to_load(number: int) -> None:
    # They are joined into one: what one runs at once must be there already.
    texts = [(MAP_PAGE / name).read_text("utf-8") for name in SCRIPTS]
    later = {name for text in texts[number + 1 :] for name in names_given(text)}
    assert later or number == len(SCRIPTS) - 1
    code = run_on_load(texts[number])
    used = set(re.findall(r"(?<![\w$.])[\w$]+(?![\w$]|:)", code))
    assert later & used - names_in(code) == set()


@pytest.mark.parametrize(
    ("script", "runs"),
    [
        ("const a = () => later;\nearly(a);", "early"),
        ("const a = (x) => { later(x); };\nearly();", "early"),
        ("const a = { b: () => later, c: early };", "early"),
        ("early([1].map((x) => later(x)), other);", "other"),
    ],
)
def test_what_runs_on_load_is_told(script: str, runs: str) -> None:
    assert runs in run_on_load(script) and "later" not in run_on_load(script)
