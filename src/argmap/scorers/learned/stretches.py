"""What the networks say of a text, read a stretch of units at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from argmap.draft import Findings
from argmap.lexicon.rules import Rule
from argmap.scorers.learned import network
from argmap.scorers.learned.encoder import Array, Encoder
from argmap.scorers.learned.model_file import LearnedModel, shipped_model
from argmap.scorers.learned.network import Inputs, Outputs
from argmap.scorers.learned.pair_features import as_cube, pair_features
from argmap.scorers.learned.text_view import TextView
from argmap.scorers.learned.unit_features import as_matrix, unit_features
from argmap.scorers.rule_scorer import RuleScorer

MOST_UNITS = 160  # that the network reads at once


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units that the networks read at once, and what they say of them.

    Attributes:
        first: Number of the first unit.
        said: What the networks say of each and of each two.
        argues: How likely each belongs on a map.
    """

    first: int
    said: Outputs
    argues: Array


class Networks:
    """The encoder and the networks over it."""

    def __init__(self, encoder: Encoder, model: LearnedModel) -> None:
        """Take an encoder and a model, as `shipped_networks` does."""
        self.encoder, self.model = encoder, model
        self._kept: dict[object, list[Stretch]] | None = None

    def keep(self) -> None:
        """Keep from now on what was said of each text, for who maps the same again and again."""
        self._kept = self._kept or {}

    def read(self, found: Findings, rules: Mapping[str, Rule]) -> list[Stretch]:
        """Return what the networks say of a document's units, a stretch at a time.

        Args:
            found: What was found in the document.
            rules: The rules with their weights, whose scores are among what is read.
        """
        if self._kept is None:
            return self._read(found, rules)
        spans = tuple((draft.start, draft.end, *draft.pieces) for draft in found.drafts)
        # Those of `learned` weigh what was said, and change none of it.
        weights = tuple(r.weight for id, r in rules.items() if not id.startswith("learned."))
        key = (found.parsed.text, spans, weights)
        if key not in self._kept:
            self._kept[key] = self._read(found, rules)
        return self._kept[key]

    def _read(self, found: Findings, rules: Mapping[str, Rule]) -> list[Stretch]:
        tokens, model = self.encoder.encode(found.parsed.text), self.model
        made = []
        for first, last in stretches(found):
            part = _part(found, first, last)
            given = inputs(TextView(part.parsed, part, RuleScorer(part, rules), tokens), model)
            said = network.mean([network.run(w, given) for w in model.networks])
            argues = np.mean([network.chance_of_arguing(w, given) for w in model.arguing], axis=0)
            made.append(Stretch(first, said, argues))
        return made


@lru_cache(maxsize=1)
def shipped_networks() -> Networks:
    """Return the networks that argmap ships.

    Raises:
        PipelineError: What they need is not installed.
    """
    return Networks(Encoder(), shipped_model())


def stretches(found: Findings) -> list[tuple[int, int]]:
    """Return first and last (exclusive) unit of each stretch: whole paragraphs, as many as fit."""
    made: list[tuple[int, int]] = []
    first, drafts = 0, found.drafts
    starts = [n for n, d in enumerate(drafts) if not n or drafts[n - 1].paragraph != d.paragraph]
    for start, end in zip(starts, [*starts[1:], len(drafts)], strict=True):
        if end - first > MOST_UNITS and start > first:
            made.append((first, start))
            first = start
    if first < len(drafts):
        made.append((first, len(drafts)))
    return made


def _part(found: Findings, first: int, last: int) -> Findings:
    """Return the findings of some units alone, whose numbers then begin at 0."""
    if last - first == len(found.drafts):
        return found

    def inside(number: int) -> bool:
        return first <= number < last

    drafts = [
        replace(d, host=d.host - first if inside(d.host) else -1) for d in found.drafts[first:last]
    ]
    signalled = [
        replace(c, source=c.source - first, target=c.target - first)
        for c in found.signalled
        if inside(c.source) and inside(c.target)
    ]
    parsed = replace(found.parsed, units=found.parsed.units[first:last])
    return replace(found, drafts=drafts, signalled=signalled, parsed=parsed)


def inputs(view: TextView, model: LearnedModel) -> Inputs:
    """Return what a network reads of a text."""
    return Inputs(
        np.concatenate([view.states, view.gaps], axis=1),
        as_matrix(unit_features(view), model.units),
        as_cube(pair_features(view), list(model.pairs), len(view.drafts)),
    )
