"""How far reviewers of the same texts agree.

Scores:
    alpha_u: Krippendorff's alpha on where units are (`argmap.evaluate.alpha`).
    units_f1: units of two reviewers that share at least half of their characters.
    role_kappa: the roles of the units that all reviewers have.
    relation_f1: links between the same two units, whatever their type. F1 is the same whoever
        is taken for gold, and stands in for kappa where what nobody marked cannot be counted
        (Hripcsak and Rothschild 2005, "Agreement, the F-measure, and reliability in information
        retrieval", JAMIA 12(3)).
    relation_labelled_f1: the same with the same type.
    relation_kappa: over all ordered pairs of the units that all reviewers have: which type of
        link leads from one to the other, or none.

Kappa is Cohen's for two reviewers and Fleiss' for more; the other scores are for two, and the
mean over all pairs of reviewers for more. A relation to a relation counts as one to the unit that
the latter starts from, as in `argmap eval`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from argmap.errors import InputError
from argmap.evaluate.bootstrap import Statistic, draws, interval
from argmap.evaluate.cases import Case, raw_case
from argmap.evaluate.counts import Counts, f1
from argmap.evaluate.kappa import cohen, fleiss
from argmap.evaluate.link_counts import count_labelled_relations, count_relations
from argmap.evaluate.load import pair
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.report import Score, score_dict, score_lines
from argmap.evaluate.scoring import mean_alpha
from argmap.evaluate.shared_units import link_ratings, role_ratings, shared_units
from argmap.evaluate.unit_counts import count_overlaps, count_unitizing

FORMAT = "argmap-agreement/1"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What an agreement study gives.

    Attributes:
        names: The reviewers.
        scores: Over all reviewers, in a fixed order.
        pairs: The scores of each pair of reviewers, by their names; empty for two.
        missing: Why a score is not there, by its name.
        documents: How many documents all of them have.
        resamples: How many sets of documents the intervals are drawn from.
        seed: The seed of the draws.
    """

    names: tuple[str, ...]
    scores: tuple[Score, ...]
    pairs: Mapping[tuple[str, str], tuple[Score, ...]]
    missing: Mapping[str, str]
    documents: int
    resamples: int
    seed: int

    def __getitem__(self, name: str) -> Score:
        """Return the score of that name; KeyError where it is not there."""
        return {score.name: score for score in self.scores}[name]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {
            "format": FORMAT,
            "reviewers": list(self.names),
            "documents": self.documents,
            "resamples": self.resamples,
            "seed": self.seed,
            "scores": [score_dict(score) for score in self.scores],
            "pairs": [
                {"reviewers": list(names), "scores": [score_dict(score) for score in scores]}
                for names, scores in self.pairs.items()
            ],
            "missing": dict(self.missing),
        }


OF_CASES: Mapping[str, tuple[Callable[[Case], Counts], Statistic]] = {
    "alpha_u": (count_unitizing, mean_alpha),
    "units_f1": (count_overlaps, f1),
    "relation_f1": (count_relations, f1),
    "relation_labelled_f1": (count_labelled_relations, f1),
}
ORDER = (
    "alpha_u", "units_f1", "role_kappa", "relation_f1", "relation_labelled_f1", "relation_kappa",
)  # fmt: skip


def agreement(
    reviewers: Mapping[str, Sequence[GoldDocument]], resamples: int = 1000, seed: int = 0
) -> Agreement:
    """Return how far reviewers of the same texts agree, each score with an interval.

    Args:
        reviewers: Each reviewer's documents, the same texts, by the reviewer's name.
        resamples: How many sets of documents to draw for the intervals.
        seed: Seed of the draws.

    Raises:
        InputError: There are fewer than two reviewers, or they have not the same texts.
    """
    names = tuple(reviewers)
    if len(names) < 2:
        raise InputError("there is one reviewer only; name at least two files to compare")
    _check_same(reviewers)
    first = [left for left, _ in pair(reviewers[names[0]], reviewers[names[1]])]
    columns = [first, *([b for _, b in pair(first, reviewers[name])] for name in names[1:])]
    sets = draws(len(first), resamples, seed)
    pairs = {
        (names[a], names[b]): _scores([columns[a], columns[b]], sets)
        for a, b in combinations(range(len(names)), 2)
    }
    scores = _scores(columns, sets)
    told = {score.name for score in scores}
    return Agreement(
        names=names,
        scores=scores,
        pairs=pairs if len(names) > 2 else {},
        missing={name: "nothing that could differ" for name in ORDER if name not in told},
        documents=len(first),
        resamples=resamples,
        seed=seed,
    )


def _check_same(reviewers: Mapping[str, Sequence[GoldDocument]]) -> None:
    """Raise InputError unless all reviewers have the same documents."""
    ids = {name: {document.id for document in rows} for name, rows in reviewers.items()}
    for name, own in ids.items():
        for other, theirs in ids.items():
            if own - theirs:
                raise InputError(
                    f"{other}: document {min(own - theirs)!r} is missing, which {name} has; "
                    "compare reviewers of the same texts"
                )


def _scores(
    columns: Sequence[Sequence[GoldDocument]], sets: Sequence[Sequence[int]]
) -> tuple[Score, ...]:
    """Return the scores of reviewers, given as columns of documents in the same order."""
    kappa = cohen if len(columns) == 2 else fleiss
    texts = list(zip(*columns, strict=True))
    shared = [shared_units(documents) for documents in texts]
    rows: dict[str, tuple[list[Counts], Statistic]] = {
        "role_kappa": (list(map(role_ratings, texts, shared)), kappa),
        "relation_kappa": (list(map(link_ratings, texts, shared)), kappa),
    }
    for name, (count, value) in OF_CASES.items():
        rows[name] = _over_pairs(texts, count, value)
    found = (_score(name, *rows[name], sets) for name in ORDER)
    return tuple(score for score in found if score)


def _over_pairs(
    texts: Sequence[Sequence[GoldDocument]], count: Callable[[Case], Counts], value: Statistic
) -> tuple[list[Counts], Statistic]:
    """Return the counts of each pair of reviewers by itself, and a figure: the mean over pairs."""
    rows: list[Counts] = [Counter() for _ in texts]
    keys: list[str] = []
    for number, (a, b) in enumerate(combinations(range(len(texts[0])), 2)):
        keys.append(f"{number}:")
        for row, documents in zip(rows, texts, strict=True):
            counted = count(raw_case(documents[a], documents[b]))
            row.update({f"{number}:{key}": times for key, times in counted.items()})

    def mean(counts: Mapping[str, float]) -> float | None:
        parts = [
            {key.removeprefix(head): n for key, n in counts.items() if key.startswith(head)}
            for head in keys
        ]
        figures = [figure for figure in map(value, parts) if figure is not None]
        return sum(figures) / len(figures) if figures else None

    return rows, mean


def _score(
    name: str, rows: Sequence[Counts], value: Statistic, sets: Sequence[Sequence[int]]
) -> Score | None:
    total: Counts = Counter()
    for row in rows:
        total.update(row)
    figure = value(total)
    if figure is None:
        return None
    low, high = interval(rows, value, sets)
    return Score(name, figure, low, high, _shown(name, total))


def _shown(name: str, total: Counts) -> dict[str, int]:
    """Return the counts to print: items and those all agree on, or hits over all pairs."""
    if name.endswith("kappa"):
        same = sum(n for key, n in total.items() if len(set(key.split("|"))) == 1)
        return {"items": total.total(), "same": same}
    shown: Counter[str] = Counter()
    for key, number in total.items():
        shown[key.partition(":")[2]] += number
    return {key: shown[key] for key in sorted(shown) if not key.startswith("_")}


def format_agreement(made: Agreement) -> str:
    """Return the figures as aligned plain text that ends with a newline."""
    some = "document" if made.documents == 1 else "documents"
    lines = [*score_lines(made.scores), ""]
    lines.append(f"{len(made.names)} reviewers, {made.documents} {some}.")
    kind = "Cohen's" if len(made.names) == 2 else "Fleiss'"
    lines.append(f"Kappa is {kind}, over what all have; counts of F1: tp/fp/fn.")
    if made.documents > 1:
        lines.append(f"Intervals: {made.resamples} draws of documents, seed {made.seed}.")
    lines += [f"Not scored: {name} ({why})." for name, why in made.missing.items()]
    for (left, right), scores in made.pairs.items():
        lines += ["", f"{left} and {right}", *score_lines(scores)]
    return "\n".join(lines) + "\n"
