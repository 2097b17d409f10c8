"""Fit the weights of the rules that part claims from premises, and one side from the other.

`python -m benchmarks.fit` reads the texts of our own that are not held out, with those in
`corpus/fitted`, and prints for each of the two families of rules: how many units the built-in
weights decide right, how many those fitted to other texts do, and the weights fitted to all. It
changes nothing: whoever wants the weights writes them into `lexicon/rules.toml`. A unit's place
among the relations is its place among those that argmap draws, as it is when argmap maps.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from argmap import flow
from argmap.components.draft import is_long
from argmap.evaluate import load_gold
from argmap.evaluate.load import as_document
from argmap.evaluate.replay import Parsed, Setting, parse_texts
from argmap.lexicon.rules import load_rules
from argmap.train.choices import Choice
from argmap.train.fit import fit
from argmap.train.learn import Lesson, folds, read_lessons
from benchmarks.accuracy.texts import held_out

CORPUS = Path(__file__).parents[1] / "corpus"
FAMILIES = ("disputed", "opposed")
FOLDS = 8
SPREAD = 0.4  # how far weights may go from the built-in ones: a standard deviation


def read() -> list[Lesson]:
    """Read what there is to learn from the texts; short ones are weighed by other rules."""
    nlp = flow.load_pipeline()
    kept = set(held_out(CORPUS))
    gold = [text for text in load_gold(CORPUS) if text.id not in kept]
    texts = parse_texts(nlp, [*gold, *load_gold(CORPUS / "fitted")])
    setting = Setting(nlp)
    long = [text for text in texts if is_long(setting.find(text, given_units=True).drafts)]
    return read_lessons(nlp, [_as_mapped(text, setting) for text in long])


def _as_mapped(text: Parsed, setting: Setting) -> Parsed:
    """Put the relations that argmap draws among gold's units in the place of gold's."""
    made = as_document(setting.map(text, given_units=True))
    return replace(text, gold=replace(text.gold, relations=made.relations))


def choices(lessons: Sequence[Lesson], family: str) -> list[Choice]:
    """Give the decisions that a family of rules feeds."""
    return [choice for some in lessons for choice in some.choices if choice.kind == family]


def right(asked: Sequence[Choice], weights: Mapping[str, float]) -> int:
    """Count the decisions that come out as in gold."""
    found = 0
    for choice in asked:
        yes = choice.edges[0]
        shares = yes.option.shares
        score = yes.option.base + sum(weights[id] * share for id, share in shares.items())
        found += (score >= 0) == yes.right
    return found


def report(lessons: Sequence[Lesson], family: str) -> list[str]:
    """Fit one family and say how it went, a line each."""
    start = {id: rule.weight for id, rule in load_rules().items()}
    all_of_them = choices(lessons, family)
    tried = 0
    for fold in folds(len(lessons), FOLDS):
        others = [lesson for number, lesson in enumerate(lessons) if number not in fold]
        fitted = start | fit(choices(others, family), start, SPREAD)
        tried += right(choices([lessons[number] for number in fold], family), fitted)
    known = right(all_of_them, start)
    moved = fit(all_of_them, start, SPREAD)
    count = len(all_of_them)
    return [
        f"{family}: {count} units; right by built-in weights {known / count:.3f}, "
        f"by weights fitted to other texts {tried / count:.3f}",
        *(f"  {id:24}{start[id]:7.2f} -> {weight:.2f}" for id, weight in sorted(moved.items())),
    ]


def main() -> int:
    """Fit and print; return the exit code."""
    lessons = read()
    for family in FAMILIES:
        print("\n".join(report(lessons, family)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
