"""How a map tells grounds and scores: the one place where a sum of weights becomes a confidence."""

from __future__ import annotations

import math

from argmap.draft import Hit
from argmap.model import Cue


def confidence(score: float) -> float:
    """Return a sum of weights as a confidence between 0 and 1, three decimals (logistic).

    Example:
        >>> confidence(0.0), confidence(2.0)
        (0.5, 0.881)
    """
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, score)))), 3)


def ground_id(hit: Hit) -> str:
    """Return how maps name a ground: its rule, its cue, or `rule:cue`.

    Example:
        >>> ground_id(Hit("because", "attach.host", 0, 7))
        'attach.host:because'
    """
    return f"{hit.kind}:{hit.id}" if hit.id and hit.kind else hit.kind or hit.id


def as_cue(hit: Hit, text: str) -> Cue:
    """Return a ground as a map holds it, with its words."""
    return Cue(ground_id(hit), hit.start, hit.end, text[hit.start : hit.end], hit.weight)
