"""The figures of `argmap eval --review`, as data and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.evaluate.bootstrap import Statistic, draws, interval
from argmap.evaluate.counts import Counts, f1, macro_f1, precision, recall
from argmap.evaluate.report import Score, aligned, score_dict, score_lines
from argmap.review.accuracy_counts import (
    Checked,
    CountsByElement,
    edges_right,
    relation_scores,
    relations_kept,
    role_confusions,
    roles_right,
    share,
    speakers_right,
    strengths_right,
    typed_relations_kept,
    unit_scores,
    units_kept,
)
from argmap.review.calibration import BINS, Bin, bins, brier, calibration_error

FORMAT = "argmap-review-eval/1"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All figures of one evaluation by decisions.

    Attributes:
        scores: In a fixed order.
        bins: The bins that hold a score, for `units` and for `relations`.
        documents: How many documents were reviewed.
        decided: How many found or added elements were decided on.
        open: How many were not.
        unfit: How many decisions no longer fit their article.
        over: What the intervals are drawn over: `documents`, or `elements` of the only one.
        resamples: How many sets were drawn.
        seed: The seed of the draws.
    """

    scores: tuple[Score, ...]
    bins: Mapping[str, tuple[Bin, ...]]
    documents: int
    decided: int
    open: int
    unfit: int
    over: str
    resamples: int
    seed: int

    def __getitem__(self, name: str) -> Score:
        """Return the score of that name; KeyError where it is not scored."""
        return {score.name: score for score in self.scores}[name]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready data; figures are rounded to six digits."""
        return {
            "format": FORMAT,
            "documents": self.documents,
            "decided": self.decided,
            "open": self.open,
            "unfit": self.unfit,
            "intervals_over": self.over,
            "resamples": self.resamples,
            "seed": self.seed,
            "scores": [score_dict(score) for score in self.scores],
            "calibration": {
                kind: [
                    {
                        "low": row.low, "high": row.high, "count": row.count,
                        "mean": round(row.mean, 6), "right": round(row.right, 6),
                    }
                    for row in rows
                ]
                for kind, rows in self.bins.items()
            },
        }  # fmt: skip


MEASURES: tuple[tuple[CountsByElement, Mapping[str, Statistic]], ...] = (
    (units_kept, {"units_precision": precision, "units_recall": recall, "units_f1": f1}),
    (edges_right, {"units_edges_right": share}),
    (roles_right, {"roles_right": share}),
    (role_confusions, {"roles_macro_f1": macro_f1}),
    (speakers_right, {"speakers_right": share}),
    (strengths_right, {"strengths_right": share}),
    (
        relations_kept,
        {"relations_precision": precision, "relations_recall": recall, "relations_f1": f1},
    ),
    (typed_relations_kept, {"relations_labelled_f1": f1}),
    (unit_scores, {"units_ece": calibration_error, "units_brier": brier}),
    (relation_scores, {"relations_ece": calibration_error, "relations_brier": brier}),
)


def measure_accuracy(
    documents: Sequence[Checked], resamples: int = 1000, seed: int = 0
) -> Accuracy:
    """Return how right argmap was, by what was decided on its maps.

    Args:
        documents: The documents, each with its decisions.
        resamples: How many sets to draw for the intervals.
        seed: Seed of the draws.

    Returns:
        The figures. Intervals are drawn over documents; of a single one over its elements,
        which takes them for independent and so comes out too narrow.
    """
    scores: list[Score] = []
    for count, figures in MEASURES:
        rows = _rows(count, documents)
        sets = draws(len(rows), resamples, seed)
        scores += _scores(rows, figures, sets)
    verdicts = [row for one in documents for row in one.reviewed.verdicts.values()]
    return Accuracy(
        scores=tuple(scores),
        bins={
            "units": bins(_total(_rows(unit_scores, documents))),
            "relations": bins(_total(_rows(relation_scores, documents))),
        },
        documents=len(documents),
        decided=sum(row != "open" for row in verdicts),
        open=sum(row == "open" for row in verdicts),
        unfit=sum(len(one.reviewed.unfit) for one in documents),
        over="documents" if len(documents) > 1 else "elements",
        resamples=resamples,
        seed=seed,
    )


def _rows(count: CountsByElement, documents: Sequence[Checked]) -> list[Counts]:
    """Return the counts of each document, or of each element of a single one."""
    if len(documents) == 1:
        return list(count(documents[0]))
    return [_total(list(count(one))) for one in documents]


def _total(rows: Sequence[Counts]) -> Counts:
    total: Counts = Counter()
    for row in rows:
        total.update(row)
    return total


def _scores(
    rows: Sequence[Counts], figures: Mapping[str, Statistic], sets: Sequence[Sequence[int]]
) -> list[Score]:
    total = _total(rows)
    found = []
    for name, value in figures.items():
        figure = value(total)
        if figure is not None:
            low, high = interval(rows, value, sets)
            found.append(Score(name, figure, low, high, _shown(total)))
    return found


def _shown(total: Counts) -> dict[str, int]:
    """Return the counts to print; of scores by bin only how many there are."""
    if any(key.endswith(".n") for key in total):
        return {"scores": sum(total[f"{bin}.n"] for bin in range(BINS))}
    return {key: total[key] for key in sorted(total)}


def format_accuracy(made: Accuracy) -> str:
    """Return the figures as aligned plain text that ends with a newline."""
    some = "document" if made.documents == 1 else "documents"
    lines = [*score_lines(made.scores), ""]
    lines.append(
        f"{made.documents} {some}; {made.decided} elements decided on, {made.open} still open, "
        "which do not count."
    )
    lines.append("Counts: right/false/missed (tp/fp/fn). Recall knows only what a reviewer added.")
    if made.unfit:
        lines.append(f"{made.unfit} decisions no longer fit their article and do not count.")
    lines.append(f"Intervals: {made.resamples} draws of {made.over}, seed {made.seed}.")
    for kind, rows in made.bins.items():
        if rows:
            lines += ["", f"Scores of {kind}: how many, their mean, the share that was right"]
            lines += aligned([_bin_row(row) for row in rows])
    return "\n".join(lines) + "\n"


def _bin_row(row: Bin) -> tuple[str, ...]:
    return (
        f"{row.low:.1f} to {row.high:.1f}",
        str(row.count),
        f"{row.mean:.3f}",
        f"{row.right:.3f}",
    )
