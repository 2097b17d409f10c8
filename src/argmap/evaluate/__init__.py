"""Compare argument maps with maps made by hand.

`load_gold` reads documents in the neutral gold format, `pair` lays predicted ones beside them,
`evaluate` scores them and `format_table` shows the scores.
"""

from __future__ import annotations

from argmap.evaluate.load import load_gold, pair
from argmap.evaluate.records import GoldDocument, GoldRelation, GoldUnit, gold_units
from argmap.evaluate.report import Report, Score, format_table
from argmap.evaluate.scoring import evaluate

__all__ = [
    "GoldDocument",
    "GoldRelation",
    "GoldUnit",
    "Report",
    "Score",
    "evaluate",
    "format_table",
    "gold_units",
    "load_gold",
    "pair",
]
