"""Count what the tables of a run hold, group by group; a part of them is held at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.corpus.read_tables import Tables
from argmap.corpus.stats.share_groups import COLUMNS, GROUPS
from argmap.corpus.stats.share_measures import MEASURES, Share, share

Group = tuple[str, ...]
ATTACKS = ("rebut", "undercut")
UNIT = ("document", "unit", "role", "hedged", "attributed_to")
RELATION = ("document", "source", "target", "type")


@dataclass(slots=True)
class Counts:
    """What a group of articles holds.

    Attributes:
        articles: How many there are.
        words: Their words.
        counts: How many there are of each measure, and of `units` and `reasons`.
    """

    articles: int = 0
    words: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def share(self, name: str) -> Share | None:
        """Return what share a measure has; None where there is nothing it could be of."""
        return share(self.counts[name], self.counts[MEASURES[name].of])

    def add(self, other: Counts) -> None:
        """Take in what another group holds."""
        self.articles += other.articles
        self.words += other.words
        self.counts.update(other.counts)


def count_tables(tables: Tables, by: Sequence[str] = ()) -> dict[Group, Counts]:
    """Return what each group of articles holds, the groups in the order of their names.

    Args:
        tables: The tables.
        by: What articles are put together by, names of `argmap.corpus.stats.GROUPS`; all of them
            together where empty.

    Raises:
        InputError: A table cannot be read.
    """
    found: dict[Group, Counts] = {}
    for part in range(tables.parts):
        group_of: dict[int, Group] = {}
        for row in tables.rows("documents", part, ("document", "words", *COLUMNS)):
            group = tuple(GROUPS[name](row) for name in by)
            counts = found.setdefault(group, Counts())
            counts.articles += 1
            counts.words += row["words"]
            group_of[row["document"]] = group
        conclusions = _add_units(tables.rows("units", part, UNIT), found, group_of)
        relations = tables.rows("relations", part, RELATION)
        _add_relations(relations, found, group_of, conclusions)
    return dict(sorted(found.items()))


def _add_units(
    rows: Iterable[Mapping[str, Any]], found: Mapping[Group, Counts], groups: Mapping[int, Group]
) -> set[tuple[int, str]]:
    conclusions = set()
    for row in rows:
        counts = found[groups[row["document"]]].counts
        counts["units"] += 1
        counts[row["role"]] += 1
        counts["hedged"] += row["hedged"]
        counts["attributed"] += row["attributed_to"] is not None
        if row["role"] == "conclusion":
            conclusions.add((row["document"], row["unit"]))
    return conclusions


def _add_relations(
    rows: Iterable[Mapping[str, Any]],
    found: Mapping[Group, Counts],
    groups: Mapping[int, Group],
    conclusions: set[tuple[int, str]],
) -> None:
    bare, attacked = set(conclusions), set()
    for row in rows:
        counts, target = found[groups[row["document"]]].counts, (row["document"], row["target"])
        counts["reasons"] += row["type"] == "support" or row["type"] in ATTACKS
        counts["attack"] += row["type"] in ATTACKS
        if row["type"] == "support":
            bare.discard(target)
        elif row["type"] == "rebut" and target in conclusions:
            attacked.add(target)
    for name, units in (("unsupported", bare), ("attacked", attacked)):
        for document, _ in units:
            found[groups[document]].counts[name] += 1
