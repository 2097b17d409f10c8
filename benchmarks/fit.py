"""Fit the weights of the rules of claims and premises, of sides, and of what heads a paragraph.

`python -m benchmarks.fit` reads the texts of our own that are not held out, with those in
`corpus/fitted`, and prints for each of the three families of rules: how many choices the built-in
weights make right, how many those fitted to other texts do, and the weights fitted to all. It
changes nothing: whoever wants the weights writes them into `lexicon/en/rules/`. A unit's place
among the relations is its place among those that argmap draws, as it is when argmap maps; what
heads a paragraph is what gold hangs the others from.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from argmap import flow
from argmap.draft import is_long
from argmap.evaluate import load_gold
from argmap.evaluate.load import as_document
from argmap.evaluate.replay import Parsed, Setting, parse_texts
from argmap.lexicon.rules import load_rules
from argmap.train.choices import ROOT, Choice, Edge
from argmap.train.comparing import folds
from argmap.train.fit import fit
from argmap.train.learn import Lesson, read_lessons
from benchmarks.held_out import held_out

CORPUS = Path(__file__).parents[1] / "corpus"
FAMILIES = ("disputed", "opposed")
FOLDS = 8
SPREAD = 0.4  # how far weights may go from the built-in ones: a standard deviation


def read() -> dict[str, list[list[Choice]]]:
    """Give the choices of each family, text by text; short ones are weighed by other rules."""
    nlp = flow.load_pipeline()
    kept = set(held_out(CORPUS))
    gold = [text for text in load_gold(CORPUS) if text.id not in kept]
    texts = parse_texts(nlp, [*gold, *load_gold(CORPUS / "fitted")])
    setting = Setting(nlp)
    long = [text for text in texts if is_long(setting.find(text, given_units=True).drafts)]
    mapped = read_lessons(nlp, [_as_mapped(text, setting) for text in long])
    found = {family: [of_family(lesson, family) for lesson in mapped] for family in FAMILIES}
    return found | {"head": [heads(lesson) for lesson in read_lessons(nlp, long)]}


def _as_mapped(text: Parsed, setting: Setting) -> Parsed:
    """Put the relations that argmap draws among gold's units in the place of gold's."""
    made = as_document(setting.map(text, given_units=True))
    return replace(text, gold=replace(text.gold, relations=made.relations))


def of_family(lesson: Lesson, family: str) -> list[Choice]:
    """Give the decisions on units that a family of rules feeds."""
    return [choice for choice in lesson.choices if choice.kind == family]


def heads(lesson: Lesson) -> list[Choice]:
    """Give for each paragraph the choice of the unit that heads it."""
    trees = (choice for choice in lesson.choices if choice.kind == "paragraph")
    roots = ([edge for edge in tree.edges if edge.parent == ROOT] for tree in trees)
    return [
        Choice("head", 1, tuple(Edge(0, ROOT, edge.option, edge.right) for edge in edges))
        for edges in roots
    ]


def right(asked: Sequence[Choice], weights: Mapping[str, float]) -> int:
    """Count the choices that come out as in gold; of equal ways the first is taken."""

    def score(edge: Edge) -> float:
        shares = edge.option.shares
        return edge.option.base + sum(weights[id] * share for id, share in shares.items())

    return sum(max(choice.edges, key=score).right for choice in asked)


def report(texts: Sequence[Sequence[Choice]], family: str) -> list[str]:
    """Fit one family and say how it went, a line each."""
    start = {id: rule.weight for id, rule in load_rules().items()}
    everything = [choice for text in texts for choice in text]
    tried = 0
    for fold in folds(len(texts), FOLDS):
        others = [c for number, text in enumerate(texts) if number not in fold for c in text]
        fitted = start | fit(others, start, SPREAD)
        tried += right([c for number in fold for c in texts[number]], fitted)
    known = right(everything, start)
    moved = fit(everything, start, SPREAD)
    count = len(everything)
    return [
        f"{family}: {count} choices; right by built-in weights {known / count:.3f}, "
        f"by weights fitted to other texts {tried / count:.3f}",
        *(f"  {id:24}{start[id]:7.2f} -> {weight:.2f}" for id, weight in sorted(moved.items())),
    ]


def main() -> int:
    """Fit and print; return the exit code."""
    for family, texts in read().items():
        print("\n".join(report(texts, family)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
