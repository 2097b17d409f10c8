"""A text as numbers: what the networks read of it, and what its gold map says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from argmap import flow
from argmap.draft import Findings
from argmap.evaluate.links import heads, links
from argmap.evaluate.matching import match
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import Parsed, Setting, parse_texts
from argmap.scorers.learned.encoder import Array, Encoder
from argmap.scorers.learned.pair_features import as_cube, pair_features
from argmap.scorers.learned.scorer import ROLES, TYPES
from argmap.scorers.learned.text_view import TextView
from argmap.scorers.learned.unit_features import as_matrix, unit_features
from argmap.scorers.rule_scorer import RuleScorer

NONE = ROLES.index("none")
SOME = 0.3  # of a found unit that gold's must cover for it not to be out of place
RARE = 8  # texts that must have a feature of units for it to be kept
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Lesson:
    """A text with its gold map, in gold's units or in those that argmap finds.

    Attributes:
        id: The text's id.
        given: Whether the units are gold's.
        states: n rows: states of each unit and of the gap before it.
        units: n rows of plain features, by name.
        pairs: Tables of n by n plain features, by name.
        targets: n rows of n + 1: 1 at each target by gold, the last for none; all 0 where
            unknown.
        types: Source, target and type of each link.
        roles: The role of each unit; `NONE` where gold has no such unit.
        marks: n rows: whether gold has the unit, whether it is hedged, whether reported.
        argues: Whether gold has something at the unit's place.
        main: The main conclusion, -1 where it was not found.
        links: How many links gold has.
    """

    id: str
    given: bool
    states: Array
    units: list[dict[str, float]]
    pairs: Mapping[str, Array]
    targets: Array
    types: Sequence[tuple[int, int, int]]
    roles: Numbers
    marks: Array
    argues: Array
    main: int
    links: int

    def __len__(self) -> int:
        """Return how many units it has."""
        return len(self.roles)


def read_lessons(gold: Iterable[GoldDocument]) -> list[tuple[Lesson, Lesson]]:
    """Give each text as two lessons: in gold's units, and in those that argmap finds."""
    nlp = flow.load_pipeline()
    setting, encoder = Setting(nlp, scorer="rules"), Encoder()
    return [
        (_lesson(text, setting, encoder, given=True), _lesson(text, setting, encoder, given=False))
        for text in parse_texts(nlp, gold)
    ]


def _lesson(text: Parsed, setting: Setting, encoder: Encoder, *, given: bool) -> Lesson:
    found = setting.find(text, given_units=given)
    parsed = found.parsed
    view = TextView(parsed, found, RuleScorer(found, setting.rules), encoder.encode(parsed.text))
    of_gold = _matched(text.gold, found, given=given)
    numbers = {unit.id: number for number, unit in enumerate(text.gold.units)}
    place = {gold: number for number, gold in of_gold.items()}
    targets, types = _links(text.gold, numbers, place, len(found.drafts))
    units = text.gold.units
    rows = [units[of_gold[n]] if n in of_gold else None for n in range(len(found.drafts))]
    main = numbers.get(str(text.gold.extra.get("main_conclusion")), -1)
    return Lesson(
        id=text.gold.id,
        given=given,
        states=np.concatenate([view.states, view.gaps], axis=1),
        units=unit_features(view),
        pairs=pair_features(view),
        targets=targets,
        types=types,
        roles=np.array(
            [ROLES.index(row.role) if row and row.role in ROLES else NONE for row in rows]
        ),
        marks=np.array(
            [
                [
                    row is not None,
                    row is not None and row.hedged,
                    row is not None and bool(row.attributed_to),
                ]
                for row in rows
            ],
            np.float32,
        ),
        argues=_covered(text.gold, found),
        main=place.get(main, -1),
        links=len(links(text.gold)),
    )


def _matched(gold: GoldDocument, found: Findings, *, given: bool) -> dict[int, int]:
    """Give the number of the gold unit of each found unit that has one."""
    if given:
        order = sorted(
            range(len(gold.units)), key=lambda n: (gold.units[n].start, gold.units[n].end)
        )
        return dict(enumerate(order))
    pieces = [draft.pieces or ((draft.start, draft.end),) for draft in found.drafts]
    return {n: g for g, n in match([unit.pieces for unit in gold.units], pieces).items()}


def _links(
    gold: GoldDocument, numbers: Mapping[str, int], place: Mapping[int, int], count: int
) -> tuple[Array, list[tuple[int, int, int]]]:
    """Give gold's links among the found units; one to a unit not found goes on to its target."""
    head = {numbers[source]: numbers[link.target] for source, link in heads(links(gold)).items()}
    targets = np.zeros((count, count + 1), np.float32)
    types = []
    leading = {numbers[link.source] for link in links(gold)}
    for number in place.keys() - leading:
        targets[place[number], count] = 1
    for link in links(gold):
        source, target, seen = numbers[link.source], numbers[link.target], set[int]()
        while target not in place and target in head and target not in seen:
            seen.add(target)
            target = head[target]
        if source in place and target in place and source != target:
            targets[place[source], place[target]] = 1
            types.append(
                (place[source], place[target], TYPES.index(link.type) if link.type in TYPES else 0)
            )
    return targets, types


def _covered(gold: GoldDocument, found: Findings) -> Array:
    """Give whether gold's units cover some of each found one."""

    def shared(start: int, end: int) -> int:
        return max((min(end, u.end) - max(start, u.start) for u in gold.units), default=0)

    return np.array(
        [shared(d.start, d.end) > SOME * (d.end - d.start) for d in found.drafts], np.float32
    )


def feature_names(lessons: Sequence[Lesson]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names of the features of units that enough texts have, and of those of pairs."""
    counts = Counter(
        name for lesson in lessons for name in {k for row in lesson.units for k in row}
    )
    units = sorted(name for name, count in counts.items() if count >= RARE)
    return tuple(units), tuple(sorted({name for lesson in lessons for name in lesson.pairs}))


def arrays(lesson: Lesson, units: Sequence[str], pairs: Sequence[str]) -> tuple[Array, Array]:
    """Give a lesson's features as arrays, a column a name."""
    return as_matrix(lesson.units, units), as_cube(lesson.pairs, list(pairs), len(lesson))
