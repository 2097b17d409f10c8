"""Compare predicted maps with gold: which scores there are, and all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.evaluate import link_counts, unit_counts
from argmap.evaluate.bootstrap import Statistic, draws, interval
from argmap.evaluate.cases import Case, given_case, raw_case
from argmap.evaluate.counts import Counts, f1, macro_f1, precision, recall
from argmap.evaluate.label_mapping import label_mapping_for, map_labels
from argmap.evaluate.load import Comparable, as_document, check_texts
from argmap.evaluate.report import Report, Score


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to count documents and the figures that are made of the counts.

    Attributes:
        count: Counts one document.
        figures: Name and formula of each score.
        needs: The keys that a gold document must annotate; others are passed over.
        role: A role that gold must use somewhere, for a score of that role alone.
    """

    count: Callable[[Case], Counts]
    figures: Mapping[str, Statistic]
    needs: frozenset[str] = frozenset()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a score is made of.

    Attributes:
        value: Makes the figure of summed counts.
        rows: The counts of each document.
    """

    value: Statistic
    rows: Sequence[Counts]

    @property
    def total(self) -> Counts:
        """Return the counts of all documents together."""
        total: Counts = Counter()
        for row in self.rows:
            total.update(row)
        return total

    @property
    def figure(self) -> float | None:
        """Return the score over all documents; None where there is nothing to compare."""
        return self.value(self.total)


def mean_alpha(counts: Mapping[str, float]) -> float | None:
    """Return the mean of alpha_U over the documents that have one; None where none has."""
    return counts["_alpha"] / counts["documents"] if counts.get("documents") else None


def kept_out(counts: Mapping[str, float]) -> float | None:
    """Return the share of stretches outside the article that no predicted unit touches."""
    return 1 - counts["violated"] / counts["spans"] if counts.get("spans") else None


def _prf(name: str) -> dict[str, Statistic]:
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


_ROLE, _LINKS = frozenset({"role"}), frozenset({"relations"})
GIVEN = (
    Measure(unit_counts.count_conclusions, {"cc": macro_f1}, _ROLE, "conclusion"),
    Measure(link_counts.count_sides, {"ro": macro_f1}, frozenset({"side"})),
    Measure(link_counts.count_functions, {"fu_fine": macro_f1}, _LINKS),
    Measure(link_counts.count_coarse_functions, {"fu": macro_f1}, _LINKS),
    Measure(link_counts.count_attachments, {"at": macro_f1}, _LINKS),
)
RAW = (
    Measure(unit_counts.count_overlaps, _prf("units")),
    Measure(unit_counts.count_exact, _prf("units_exact")),
    Measure(unit_counts.count_exact_strict, _prf("units_exact_strict")),
    Measure(unit_counts.count_unitizing, {"alpha_u": mean_alpha}),
    Measure(unit_counts.count_left_out, {"left_out": kept_out}, frozenset({"not_article"})),
)
BOTH = (
    Measure(unit_counts.count_roles, {"role": macro_f1}, _ROLE),
    Measure(unit_counts.count_qualifications, {"qualification": f1}, _ROLE, "qualification"),
    Measure(unit_counts.count_attributions, {"attribution": f1}, frozenset({"attributed_to"})),
    Measure(unit_counts.count_hedges, {"hedge": f1}, frozenset({"hedged"})),
    Measure(link_counts.count_relations, {"relation": f1}, _LINKS),
    Measure(link_counts.count_labelled_relations, {"relation_labelled": f1}, _LINKS),
)


def evaluate(
    pairs: Sequence[tuple[Comparable, Comparable]],
    *,
    given_units: bool,
    resamples: int = 1000,
    seed: int = 0,
) -> Report:
    """Return how near predicted maps come to gold, each score with an interval.

    Args:
        pairs: Gold and predicted document of each text, from `pair`.
        given_units: Whether the predicted maps were made from gold's own units; cc, ro, fu and
            at are then scored, else how well units are found.
        resamples: How many sets of documents to draw for the intervals.
        seed: Seed of the draws.

    Returns:
        The scores. Counts are summed over documents before a figure is made of them, but for
        alpha_U, which is the mean over documents.

    Raises:
        InputError: A pair is of two texts, or has not the same units where they are given.
    """
    found, missing = tally(pairs, given_units=given_units)
    sets = draws(len(pairs), resamples, seed)
    scores = [_score(name, row, sets) for name, row in found.items()]
    return Report(tuple(scores), missing, len(pairs), given_units, resamples, seed)


def tally(
    pairs: Sequence[tuple[Comparable, Comparable]], *, given_units: bool
) -> tuple[dict[str, Tally], dict[str, str]]:
    """Return the counts of predicted maps against gold, from which the scores are made.

    Args:
        pairs: Gold and predicted document of each text, from `pair`.
        given_units: Whether the predicted maps were made from gold's own units.

    Returns:
        What each score is made of, by name, in a fixed order; and why others are not scored.

    Raises:
        InputError: A pair is of two texts, or has not the same units where they are given.
    """
    cases = lay_out(pairs, given_units=given_units)
    found: dict[str, Tally] = {}
    missing: dict[str, str] = {}
    for measure in (*(GIVEN if given_units else RAW), *BOTH):
        lack = _lack(measure, cases)
        rows = [] if lack else [_counted(measure, case) for case in cases]
        for name, value in measure.figures.items():
            row = Tally(value, rows)
            if lack or row.figure is None:
                missing[name] = lack or "nothing to compare"
            else:
                found[name] = row
    return found, missing


def lay_out(pairs: Iterable[tuple[Comparable, Comparable]], *, given_units: bool) -> list[Case]:
    """Return gold and predicted documents side by side, unit by unit, their labels mapped.

    Args:
        pairs: Gold and predicted document of each text, from `pair`.
        given_units: Whether the predicted maps were made from gold's own units.

    Raises:
        InputError: A pair is of two texts, or has not the same units where they are given.
    """
    documents = [(as_document(gold), as_document(predicted)) for gold, predicted in pairs]
    mapping = label_mapping_for(gold for gold, _ in documents)
    lay = given_case if given_units else raw_case
    for gold, predicted in documents:
        check_texts(gold, predicted)
    return [
        lay(map_labels(gold, mapping), map_labels(predicted, mapping))
        for gold, predicted in documents
    ]


def _lack(measure: Measure, cases: Sequence[Case]) -> str:
    """Return why gold cannot be measured by this; empty where it can."""
    if not any(measure.needs <= case.gold.annotated for case in cases):
        return f"gold does not annotate {' and '.join(sorted(measure.needs))}" if cases else "empty"
    used = {unit.role for case in cases for unit in case.gold.units}
    return f"gold has no {measure.role}" if measure.role and measure.role not in used else ""


def _counted(measure: Measure, case: Case) -> Counts:
    return measure.count(case) if measure.needs <= case.gold.annotated else Counter()


def _score(name: str, row: Tally, sets: Sequence[Sequence[int]]) -> Score:
    figure, total = row.figure, row.total
    assert figure is not None  # `tally` keeps no other
    low, high = interval(row.rows, row.value, sets)
    shown = {key: total[key] for key in sorted(total) if not key.startswith("_")}
    return Score(name, figure, low, high, shown)
