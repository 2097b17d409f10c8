"""What an evaluation gives, as data and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FORMAT = "argmap-eval/1"
HEAD = ("score", "value", "95 % interval", "counts")


@dataclass(frozen=True, slots=True)
class Score:
    """One figure.

    Attributes:
        name: Such as `fu` or `units_f1`.
        value: 0 to 1; alpha_U may be below 0.
        low: Lower bound of the 95 % bootstrap interval over documents; None for one document.
        high: Upper bound.
        counts: What the figure is made of: `tp`, `fp`, `fn`, `class.tp` and so on.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation.

    Attributes:
        scores: In a fixed order.
        not_scored: Why a score of this kind of evaluation is not there, by its name.
        documents: How many documents were compared.
        given_units: Whether gold units were given.
        resamples: How many sets of documents the intervals are drawn from.
        seed: The seed of the draws.
    """

    scores: tuple[Score, ...]
    not_scored: Mapping[str, str]
    documents: int
    given_units: bool
    resamples: int
    seed: int

    def __getitem__(self, name: str) -> Score:
        """Return the score of that name; KeyError where it is not scored."""
        for score in self.scores:
            if score.name == name:
                return score
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready data; figures are rounded to six digits."""
        return {
            "format": FORMAT,
            "documents": self.documents,
            "given_units": self.given_units,
            "resamples": self.resamples,
            "seed": self.seed,
            "scores": [score_dict(score) for score in self.scores],
            "not_scored": dict(self.not_scored),
        }


def format_table(report: Report) -> str:
    """Return the report as an aligned plain-text table that ends with a newline."""
    return "\n".join([*score_lines(report.scores), "", *_notes(report)]) + "\n"


def score_dict(score: Score) -> dict[str, Any]:
    """Return a figure as JSON-ready data, rounded to six digits."""
    return {
        "name": score.name,
        "value": round(score.value, 6),
        "low": None if score.low is None else round(score.low, 6),
        "high": None if score.high is None else round(score.high, 6),
        "counts": dict(score.counts),
    }


def score_lines(scores: Iterable[Score]) -> list[str]:
    """Return figures as the aligned lines of a table, with a heading."""
    return aligned([HEAD, *map(_row, scores)])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table as lines of aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _notes(report: Report) -> list[str]:
    units = "gold units given" if report.given_units else "from raw text"
    some = "document" if report.documents == 1 else "documents"
    notes = [f"{report.documents} {some}, {units}. Counts: right/false/missed (tp/fp/fn)."]
    if report.documents > 1:
        notes.append(f"Intervals: {report.resamples} draws of documents, seed {report.seed}.")
    notes += [f"Not scored: {name} ({why})." for name, why in report.not_scored.items()]
    return notes


def _row(score: Score) -> tuple[str, str, str, str]:
    span = "–"
    if score.low is not None and score.high is not None:
        span = f"{score.low:.3f} to {score.high:.3f}"
    return score.name, f"{score.value:.3f}", span, _counts(score.counts)


def _counts(counts: Mapping[str, int]) -> str:
    """Return counts in words: `12/3/4`, by class `support 12/3/4`, and any other as `spans 6`."""
    said: dict[str, None] = {}
    for key in counts:
        label, _, kind = key.rpartition(".")
        if kind in ("tp", "fp", "fn"):
            dot = f"{label}." if label else ""
            triple = "/".join(str(counts.get(f"{dot}{k}", 0)) for k in ("tp", "fp", "fn"))
            said[f"{label} {triple}".strip()] = None
        else:
            said[f"{key} {counts[key]}"] = None
    return ", ".join(said)
