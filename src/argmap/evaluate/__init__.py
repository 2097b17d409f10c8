"""Measure argument maps against maps made by hand, and reviewers against one another.

`load_gold` reads documents in the neutral gold format, `pair` lays predicted ones beside them,
`evaluate` scores them and `format_table` shows the scores.

Files by subject:
    gold: `records` (what is compared), `gold_format` (JSON data to records), `load` (files).
    laid side by side: `matching` (units one to one), `cases` (a gold document and its map),
        `label_mapping` (labels that gold does not use), `links` (relations as a graph).
    counted: `counts` (hits and misses), `unit_counts`, `link_counts`, `core_span` (edges on
        which guides disagree), `same_speaker` (whether two names are of one speaker).
    figures: `scoring` (which there are), `bootstrap` (intervals), `alpha`, `kappa`.
    shown: `report` (figures as data and as a table), `agreement` (of reviewers), `difference`
        (of two ways to map the same texts), `replay` (texts mapped again and again).
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
