"""The claims as a Markdown table, to be read and checked in any editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.export.safe_text import clean
from argmap.export.table import COLUMNS, NONE, Claim, rows, verdicts_of
from argmap.model import ArgumentMap

TITLE = "# Claims:"
HEADING = """
One row a statement, in the order of the text. Write into the last column what you think of it
(right, wrong, and why); offsets count characters of the text, end exclusive. A later
`argmap map` keeps what you wrote.

"""
NOTE = "**argmap notes:**"
# What Markdown, its common extensions or HTML read as markup; all may stand behind a backslash.
# Colon, dot and at sign make a bare address a link (GitHub Flavored Markdown, autolinks).
MARKUP = r"[\\`*_{}\[\]<>#|~!&$^=@]|:(?=//)|(?<=www)\."
PLAIN = r"[\\`*_{}\[\]<>#|~!&$^=@:.]"
CELL = re.compile(r"((?:\\.|[^\\|]|\\$)*)(?:\||$)")
RULE = re.compile(r":?-+:?")


def to_markdown(argmap: ArgumentMap, verdicts: Mapping[Claim, str] = NONE) -> str:
    r"""Return the claims as a Markdown document; nothing of the text can become markup.

    Verdicts are those a user gave before.

    Example:
        >>> from argmap.model import Unit
        >>> argmap = ArgumentMap("a", "*Yes*", (Unit("u1", 0, 5, "*Yes*", "claim"),))
        >>> r"\*Yes\*" in to_markdown(argmap)
        True
    """
    lines = [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
    lines += [_line(escape(value) for value in row.values()) for row in rows(argmap, verdicts)]
    title = escape(clean(argmap.title or argmap.id))
    notes = "".join(f"{NOTE} {escape(clean(note))}\n\n" for note in argmap.notes)
    return f"{TITLE} {title}\n{HEADING}{notes}" + "\n".join(lines) + "\n"


def read_verdicts(text: str) -> dict[Claim, str]:
    """Return what a user wrote into the verdict column; as `argmap.export.csv.read_verdicts`."""
    return verdicts_of(_table(text))


def holds_more(text: str) -> bool:
    """Return whether a file holds what neither the map nor its verdicts give: notes, own rows."""
    ours = set(HEADING.splitlines())
    notes = [
        line
        for line in map(str.strip, text.removeprefix("\ufeff").splitlines())
        if line and line not in ours and not line.startswith(("|", TITLE, NOTE))
    ]
    return bool(notes) or any(not row["start"].isdecimal() for row in _table(text))


def _table(text: str) -> Iterator[dict[str, str]]:
    """Yield the rows of the table, without heading and rule."""
    columns: Sequence[str] = COLUMNS
    for line in text.splitlines():
        cells = _cells(line.strip(), len(columns)) if line.strip().startswith("|") else []
        if cells[:1] == [COLUMNS[0]] and COLUMNS[-1] in cells:
            # An older argmap had other columns.
            columns = cells[: cells.index(COLUMNS[-1]) + 1]
        elif cells and not all(map(RULE.fullmatch, cells)):
            # Whoever writes a bare pipe into a verdict means a pipe.
            values = [*cells[: len(columns) - 1], " | ".join(cells[len(columns) - 1 :])]
            row = dict.fromkeys(COLUMNS, "")
            yield row | dict(zip(columns, map(_plain, values), strict=False))


def _cells(line: str, count: int) -> list[str]:
    """Return the cells of a table row that begins with a pipe, blank ones beyond a count cut."""
    cells = [match.group(1).strip() for match in CELL.finditer(line, 1)]
    while cells and not cells[-1] and len(cells) > count:
        cells.pop()
    return cells


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    r"""Return a text in which nothing is markup.

    Example:
        >>> escape("*so* it is")
        '\\*so\\* it is'
    """
    return re.sub(f"({MARKUP})", r"\\\1", text, flags=re.IGNORECASE)


def _plain(text: str) -> str:
    return re.sub(rf"\\({PLAIN})", r"\1", text)
