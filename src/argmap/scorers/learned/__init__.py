"""The learned scorer: `encoder`, `text_view`, features, `network`, `model_file`, `scorer`.

What it needs (`argmap[learned]`) is imported by those alone who ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.lexicon.rules import Rule
from argmap.scorers.protocol import ScorerFactory


def by_model(rules: Mapping[str, Rule]) -> ScorerFactory:
    """Return what makes a learned scorer of a document's findings.

    Args:
        rules: The rules with their weights, whose scores are among what the network reads.

    Raises:
        PipelineError: What the scorer needs is not installed.
    """
    from argmap.scorers.learned.scorer import learned_scorer

    return learned_scorer(rules)
