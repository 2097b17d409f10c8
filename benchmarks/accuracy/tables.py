"""Write data as Markdown: figures, tables of what things are worth, matrices, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from argmap.evaluate.difference import ScoreDifference
from argmap.evaluate.report import Report
from benchmarks.accuracy.ablation import Worth
from benchmarks.accuracy.errors import NONE, Matrix
from benchmarks.accuracy.plan import ScoreRow

DOT = "·"
LEAST = 0.05  # points


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """Give a Markdown table.

    Args:
        head: The heads of the columns.
        rows: The rows.
        words: How many columns are words, from the left; the rest are figures.
    """
    lines = [head, *rows]
    rule = ["---" if number < words else "---:" for number in range(len(head))]
    cells = [lines[0], rule, *lines[1:]]
    return "\n".join(f"| {' | '.join(map(escape, row))} |" for row in cells)


def escape(text: str) -> str:
    """Give a text as one table cell, in which nothing is taken for Markdown or HTML."""
    for letter in "\\|<>*_`[]":
        text = text.replace(letter, f"\\{letter}" if letter not in "<>" else HTML[letter])
    return " ".join(text.split())


HTML = {"<": "&lt;", ">": "&gt;"}


def figures(rows: Sequence[ScoreRow], reports: Mapping[str, Report]) -> str:
    """Give scores as rows and sets of texts as columns."""
    body = [
        [row.part, row.label, *(figure(report, row.name) for report in reports.values())]
        for row in rows
    ]
    shown = [row for row in body if any(cell != NONE for cell in row[2:])]
    return table(["component", "score", *reports], shown, words=2)


def figure(report: Report, name: str) -> str:
    """Give a score with its interval: `.369 (.31 to .42)`."""
    score = next((score for score in report.scores if score.name == name), None)
    if score is None:
        return NONE
    if score.low is None or score.high is None:
        return short(score.value)
    return f"{short(score.value)} ({short(score.low, 2)} to {short(score.high, 2)})"


def short(value: float, digits: int = 3) -> str:
    """Write a figure as is done in print: `.369`, `1.00`, `−.05`."""
    text = f"{abs(value):.{digits}f}"
    text = text.removeprefix("0") if abs(value) < 1 else text
    return f"−{text}" if value < 0 and float(f"{value:.{digits}f}") else text


def points(value: float) -> str:
    """Write a difference in points, a dot where there is next to none."""
    size = 100 * value
    return DOT if abs(size) < LEAST else f"{size:.1f}".replace("-", "−")


def span(found: ScoreDifference) -> str:
    """Write a difference in points with its interval."""
    if found.low is None or found.high is None:
        return points(found.gain)
    low, high = (f"{100 * bound:+.1f}".replace("-", "−") for bound in (found.low, found.high))
    return f"{points(found.gain)} ({low} to {high})"


def worth(rows: Sequence[Worth], names: Sequence[str]) -> str:
    """Give what things are worth, the most first."""
    used = [name for name in names if rows and name in rows[0].scores]
    order = sorted(rows, key=lambda row: (-row.mean.gain, row.variant.name))
    body = [
        [
            row.variant.name.replace("_", " "),
            row.variant.told,
            *(points(row.scores[name].gain) for name in used),
            span(row.mean),
        ]
        for row in order
    ]
    head = ["without", "of them", *(name.removesuffix("_f1") for name in used), "mean"]
    return table(head, body, words=2)


def matrix(counts: Matrix, order: Sequence[str]) -> str:
    """Give a confusion matrix: rows gold, columns made, in a given order of the labels."""
    rows = [label for label in (*order, NONE) if any(gold == label for gold, _ in counts)]
    columns = [label for label in (*order, NONE) if any(made == label for _, made in counts)]
    body = [
        [row, *(str(counts.get((row, column), 0) or DOT) for column in columns)] for row in rows
    ]
    return table(["gold ↓ made →", *columns], body)


def count_table(
    counts: Sequence[Counter[str]], heads: Sequence[str], names: Mapping[str, str]
) -> str:
    """Give kinds of errors with their numbers, ordered by the first set that has any."""
    kinds = {kind for some in counts for kind in some}
    order = sorted(kinds, key=lambda kind: (*(-some[kind] for some in counts), kind))
    body = [
        [name_kind(kind, names), *(str(some[kind] or DOT) for some in counts)] for kind in order
    ]
    return table(["kind of error", *heads], body)


def name_kind(kind: str, names: Mapping[str, str]) -> str:
    """Name a kind of error: as the notes do, or by its parts."""
    if kind in names:
        return names[kind]
    part, _, rest = kind.partition(".")
    right, _, made = rest.partition("-as-")
    return f"{right} taken for {made} ({part})"
