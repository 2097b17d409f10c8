"""Run the conditions of a family of rules over a unit, and tell of each rule that fires.

A condition is a function with `@rule("conclusion.joined")` above it. It reads one frozen record,
the context of a unit, and returns what it found: nothing (None, False, no hits), True, or the
cue that fired it, several where it can fire more than once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from argmap.draft import Draft, Hit
from argmap.lexicon.registry import conditions
from argmap.lexicon.rules import Rule

Evidence = Hit | Sequence[Hit] | bool | None
Condition = Callable[[Any], Evidence]
DIGITS = 4  # to which weights are kept, so that their sums are the same on every machine


class Family:
    """The rules of one family that run in one place, in the order of the rows of its file.

    Args:
        name: What their ids begin with, up to the full stop.
        rules: The table of rules.
        stage: Where they run, for a family that runs in several places.
    """

    def __init__(self, name: str, rules: Mapping[str, Rule], stage: str = "") -> None:
        self.rows: Sequence[tuple[Rule, Condition]] = [
            (replace(rules[id], weight=round(float(rules[id].weight), DIGITS)), condition)
            for id, condition in conditions(name, stage)
        ]

    def fire(self, context: object, draft: Draft) -> list[Hit]:
        """Return a ground for each rule that fires, in the order of the rules.

        Args:
            context: What the conditions of the family read.
            draft: The unit it is of.
        """
        grounds: list[Hit] = []
        for rule, condition in self.rows:
            found = condition(context)
            if not found:
                continue
            if found is True or isinstance(found, Hit):
                grounds.append(ground(rule, draft, found))
            else:
                grounds += [ground(rule, draft, hit) for hit in found]
        return grounds


def ground(rule: Rule, draft: Draft, found: Hit | Literal[True] = True) -> Hit:
    """Return what tells that a rule fired.

    Args:
        rule: The rule.
        draft: The unit on which it fired.
        found: The cue that fired it; True where no word did.
    """
    if found is True:
        return Hit("", rule.id, draft.start, draft.end, rule.weight)
    weight = round(rule.weight * found.weight, DIGITS) if rule.scaled else rule.weight
    return Hit(found.id, rule.id, found.start, found.end, weight)


def total(grounds: Iterable[Hit]) -> float:
    """Return the sum of the weights of some grounds.

    Example:
        >>> total([Hit("", "limit.self", 0, 9, 0.25), Hit("", "limit.long", 0, 9, -0.5)])
        -0.25
    """
    return sum((hit.weight for hit in grounds), 0.0)
