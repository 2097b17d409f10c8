"""The claims as a Markdown table, to be read and checked in any editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from argmap.export.csv import NONE
from argmap.export.style import clean
from argmap.export.table import COLUMNS, rows
from argmap.model import ArgumentMap

HEADING = """# Claims: {title}

One row a statement, in the order of the text. Write into the last column what you think of it
(right, wrong, and why); offsets count characters of the text, end exclusive. A later
`argmap map` keeps what you wrote.

"""


def to_markdown(argmap: ArgumentMap, verdicts: Mapping[tuple[str, str], str] = NONE) -> str:
    """Give the claims as a Markdown document; nothing of the text can become markup.

    Verdicts are those a user gave before, by role and text.
    """
    lines = [_line(COLUMNS), _line(["---"] * len(COLUMNS))]
    lines += [_line(_escape(value) for value in row.values()) for row in rows(argmap, verdicts)]
    title = _escape(clean(argmap.title or argmap.id))
    return HEADING.format(title=title) + "\n".join(lines) + "\n"


def read_verdicts(text: str) -> dict[tuple[str, str], str]:
    """Read what a user wrote into the verdict column; as `argmap.export.csv.read_verdicts`."""
    found = {}
    for line in text.splitlines():
        cells = [_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        row = dict(zip(COLUMNS, cells, strict=False))
        if len(cells) == len(COLUMNS) and row["id"] not in ("id", "---") and row["verdict"]:
            found[row["role"], row["text"]] = row["verdict"]
    return found


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Escape what Markdown or HTML would read as markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!&])", r"\\\1", text)


def _plain(text: str) -> str:
    return re.sub(r"\\([\\`*_{}\[\]<>#|~!&])", r"\1", text)
