"""Paragraphs of hard-wrapped text: `python -m benchmarks.documents.wrapped_lines`.

The texts of `corpus/` are wrapped at nine widths, without blank lines or indents between their
paragraphs; told is which share of the paragraphs, titles among them, comes back whole.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from statistics import mean

from tests.made_articles import CORPUS

from argmap.reading import document_from_text

WIDTHS = (58, 60, 64, 66, 68, 72, 76, 78, 80)
SENTENCES = 100  # characters, above which a line is a paragraph
FEWEST = 4


def texts() -> list[list[str]]:
    """Return the paragraphs of each text of `corpus/` that has some, without lists."""
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        rows = [" ".join(row.split()) for row in path.read_text("utf-8").split("\n\n")]
        body = [row for row in rows if len(row) > SENTENCES]
        if len(body) >= FEWEST and not any(row[:1] in "-*•>#" or row[:1].isdigit() for row in rows):
            title = [] if rows[0] in body or rows[0].endswith(".") else rows[:1]
            found.append([*title, *body])
    return found


def right(rows: Sequence[str], width: int) -> float:
    """Return the share of paragraphs that come back.

    Args:
        rows: The paragraphs.
        width: At which they are wrapped.
    """
    lines = [textwrap.fill(row, width, break_on_hyphens=False) for row in rows]
    found = [" ".join(p.text.split()) for p in document_from_text("\n".join(lines)).parts]
    return len(set(found) & set(rows)) / max(len(found), len(rows))


def main() -> None:
    """Print the share at each width, and that of all."""
    known = texts()
    shares = {width: mean(right(rows, width) for rows in known) for width in WIDTHS}
    for width, share in shares.items():
        print(f"{width:4} columns {share:.3f}")
    print(f"{len(known)} texts at {len(WIDTHS)} widths: {mean(shares.values()):.3f}")


if __name__ == "__main__":
    main()
