"""What each kind of cues, each family of rules and each rule is worth: map without it, and see."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language

from argmap.evaluate.difference import ScoreDifference, difference
from argmap.evaluate.replay import Parsed, Setting, score
from argmap.evaluate.scoring import Tally
from benchmarks.accuracy.plan import Variant

Tallies = Mapping[str, Tally]
GIVEN = ("cc", "ro", "fu", "at")
RAW = ("units_f1", "role", "qualification", "attribution", "hedge", "relation")


@dataclass(frozen=True)
class Worth:
    """What a thing is worth on some texts.

    Attributes:
        variant: What was left out.
        scores: Each score without it (`before`) and with it (`after`): the gain is its worth.
        mean: The same of the mean of these scores.
    """

    variant: Variant
    scores: Mapping[str, ScoreDifference]
    mean: ScoreDifference


# What a forked worker finds ready: parses are too large to be sent to it.
_shared: list[tuple[Language, Sequence[Parsed], bool]] = []


def tally_variants(
    nlp: Language,
    texts: Sequence[Parsed],
    variants: Sequence[Variant],
    *,
    given_units: bool,
    jobs: int = 1,
) -> list[Tallies]:
    """Map texts in each of some ways, and count.

    Args:
        nlp: A pipeline with argmap's components.
        texts: The texts.
        variants: The ways.
        given_units: Whether gold's units are given.
        jobs: How many processes to use, where the system can fork.
    """
    _shared[:] = [(nlp, texts, given_units)]
    forks = jobs > 1 and "fork" in multiprocessing.get_all_start_methods()
    if not forks or sys.platform == "darwin":
        return [_tally(variant) for variant in variants]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(_tally, variants, chunksize=4)


def _tally(variant: Variant) -> Tallies:
    nlp, texts, given = _shared[0]
    setting = Setting(nlp, variant.weights, variant.without)
    return score(texts, lambda text: setting.map(text, given_units=given), given_units=given)


def worths(
    variants: Sequence[Variant], tallies: Sequence[Tallies], names: Iterable[str]
) -> list[Worth]:
    """Compare the way to map with nothing left out, the first, with each of the others."""
    whole, used = tallies[0], [name for name in names if name in tallies[0]]
    found = []
    for variant, part in zip(variants[1:], tallies[1:], strict=True):
        draws = 0 if variant.kind == "rule" else 500
        scores = {name: difference(part, whole, [name], resamples=0) for name in used}
        found.append(Worth(variant, scores, difference(part, whole, used, resamples=draws)))
    return found
