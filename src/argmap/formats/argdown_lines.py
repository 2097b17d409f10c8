"""Argdown's text as lines that mean one thing each: comments out, data put aside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

RELATION = re.compile(r"([ \t]*)(<\+|\+>|\+|<-|->|-(?!-)|<_|_>|_(?=\s)|><)[ \t]*(.*)")
PREMISE = re.compile(r"[ \t]*\(\d+\)[ \t]*(.*)")
INFERENCE = re.compile(r"[ \t]*--")
HEADING = re.compile(r"#+ (.*)")
ITEM = re.compile(r"([ \t]*)(?:\*|\d+\.)[ \t]+(.*)")
FRONT = re.compile(r"\A\s*===+\s*\n(.*?)\n\s*===+", re.DOTALL)
PASSED = re.compile(
    r"\\.|(?P<comment><!--.*?(?:-->|\Z)|/\*.*?(?:\*/|\Z)|//[^\n]*)|(?P<data>\{)", re.DOTALL
)
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
HELD = re.compile("\x01(\\d+)\x01")


@dataclass(slots=True)
class Line:
    """A line, with those that go on with it.

    Attributes:
        kind: `statement`, `relation`, `premise`, `inference`, `heading` or `blank`.
        text: What stands there, its sign taken off.
        sign: The sign of a relation.
        indent: How far in a relation stands.
    """

    kind: str
    text: str = ""
    sign: str = ""
    indent: int = 0


@dataclass(slots=True)
class Argdown:
    """A file of Argdown.

    Attributes:
        title: The title its head gives.
        lines: Its lines.
        data: The data that were put aside; a line names them by their number between U+0001.
    """

    title: str
    lines: list[Line] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)


def read_lines(text: str) -> Argdown:
    """Return the lines of an Argdown text."""
    text = text.replace("\x01", " ").replace("\r\n", "\n").replace("\r", "\n")
    head = FRONT.match(text)
    found = Argdown(_title(head[1]) if head else "")
    text = text[head.end() :] if head else text
    text = _put_aside(text, found)
    open_inference = False
    for raw in text.split("\n"):
        line = _line(raw)
        if open_inference:
            open_inference = not raw.rstrip().endswith("--")
            continue
        if line.kind == "inference":
            # It may hold the rule it goes by, on lines of their own.
            words = raw.strip()
            open_inference = words == "--" or (words.strip("-") != "" and not words.endswith("--"))
        if line.kind == "statement" and found.lines and _goes_on(found.lines[-1], line):
            found.lines[-1].text += f" {line.text.strip()}"
        else:
            found.lines.append(line)
    return found


def data_in(text: str, found: Argdown) -> Iterator[dict[str, Any]]:
    """Yield the data that a line names."""
    for match in HELD.finditer(text):
        yield found.data[int(match[1])]


def _line(raw: str) -> Line:
    if not raw.strip():
        return Line("blank")
    if INFERENCE.match(raw):
        return Line("inference", raw)
    if relation := RELATION.match(raw):
        indent = len(relation[1].expandtabs(4))
        return Line("relation", relation[3], relation[2], indent)
    if premise := PREMISE.match(raw):
        return Line("premise", premise[1])
    if heading := HEADING.match(raw):
        return Line("heading", heading[1])
    if item := ITEM.match(raw):
        return Line("statement", item[2], sign="*")
    return Line("statement", raw.strip())


def _goes_on(last: Line, line: Line) -> bool:
    return last.kind in ("statement", "relation", "premise") and line.sign != "*"


def _put_aside(text: str, found: Argdown) -> str:
    """Return a text without its comments, each stretch of data replaced by its number."""
    closed = _closed(text)
    made: list[str] = []
    at = 0
    while match := PASSED.search(text, at):
        made.append(text[at : match.start()])
        at = match.end()
        if match["data"] and match.start() in closed:
            at = closed[match.start()]
            made.append(f"\x01{len(found.data)}\x01")
            found.data.append(_data(text[match.start() : at]))
        elif not match["comment"]:
            made.append(match[0])
    return "".join([*made, text[at:]])


def _closed(text: str) -> dict[int, int]:
    """Return where what each brace opens ends, of those that are closed."""
    stack: list[int] = []
    found = {}
    for match in BRACE.finditer(text):
        if match[0] == "{":
            stack.append(match.start())
        elif match[0] == "}" and stack:
            found[stack.pop()] = match.end()
    return found


def _data(text: str) -> dict[str, Any]:
    """Return what data says: JSON, or what YAML that is more than that says; empty if neither."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = _yaml(text)
    return found if isinstance(found, dict) else {}


def _yaml(text: str) -> Any:
    import srsly

    try:
        return srsly.yaml_loads(text)
    except Exception:  # Its parser has errors of many kinds; the data of others is no matter.
        return None


def _title(head: str) -> str:
    found = _yaml(head)
    title = found.get("title") if isinstance(found, dict) else None
    if not isinstance(title, str):
        return ""
    # Its escapes are halves of pairs, which that reader of YAML does not join.
    return title.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
