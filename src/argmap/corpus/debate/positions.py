"""The positions of a debate, and what stands below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.corpus.debate.best_wording import leans
from argmap.corpus.debate.polarity import sense_of
from argmap.corpus.debate.records import Bond, Point, SharedStatement
from argmap.corpus.debate.table_records import UnitRow
from argmap.corpus.debate.word_likeness import beginnings

COMMON_WORDS = 2  # that a question and a position must share


def made_positions(
    heads: Mapping[int, str], between: Sequence[str],
    statements: Sequence[SharedStatement], bonds: Sequence[Bond],
) -> tuple[Point, ...]:  # fmt: skip
    """Return the positions: the one that affirms first, what stands on no side last.

    Args:
        heads: Id of the statement of each side's position.
        between: Ids of main conclusions that stand on no side.
        statements: All statements, those in most sources first.
        bonds: How they bear on one another.
    """
    by_id = {statement.id: statement for statement in statements}
    taken = {*heads.values(), *between}
    made = []
    for side, id in heads.items():
        own = [s for s in statements if s.side == side and s.id not in taken]
        # What leans on words before it says little by itself.
        own.sort(key=lambda s: (-s.sources, leans(s.wording)))
        made.append(Point(by_id[id], "position", _reasons(own, by_id, bonds, taken)))
    made.sort(key=lambda p: (_denial(p.statement), -p.statement.sources, int(p.statement.id[1:])))
    return (*made, *(Point(by_id[id], "position") for id in between))


def _denial(statement: SharedStatement) -> bool:
    heads = [place for place in statement.places if place.concludes]
    return 2 * sum(sense_of(place.claim).denies for place in heads) > len(heads)


def _reasons(
    own: Sequence[SharedStatement], by_id: Mapping[str, SharedStatement], bonds: Sequence[Bond],
    taken: set[str],
) -> tuple[Point, ...]:  # fmt: skip
    """Return the statements of a side, each below the one it backs where more sources tell that."""
    rank = {statement.id: place for place, statement in enumerate(own)}
    above: dict[str, str] = {}
    against: dict[str, list[str]] = {}
    for bond in bonds:
        if bond.target not in rank:
            continue
        if bond.type == "attack" and bond.source not in rank and bond.source not in taken:
            against.setdefault(bond.target, []).append(bond.source)
        elif bond.type == "support" and bond.source in rank:
            one, other = by_id[bond.source], by_id[bond.target]
            if one.sources < other.sources or (one.sources == other.sources == 1):
                best = above.get(bond.source)
                if best is None or rank[bond.target] < rank[best]:
                    above[bond.source] = bond.target
    below: dict[str, list[str]] = {}
    for id in rank:
        if id in above and not _circles(id, above):
            below.setdefault(above[id], []).append(id)

    def point(id: str, first: bool = False) -> Point:
        backing = tuple(point(other) for other in below.get(id, ()))
        attacks = sorted(against.get(id, ()), key=lambda a: int(a[1:]))
        objections = tuple(Point(by_id[other], "against") for other in attacks)
        return Point(by_id[id], "reason" if first else "because", (*objections, *backing))

    placed = {other for row in below.values() for other in row}
    return tuple(point(id, first=True) for id in rank if id not in placed)


def _circles(start: str, above: Mapping[str, str]) -> bool:
    at, seen = above[start], {start}
    while at in above and at not in seen:
        seen.add(at)
        at = above[at]
    return at in seen


def choose_question(asked: Iterable[UnitRow], positions: Sequence[Point]) -> str:
    """Return the question that shares most words with the positions; empty where none does.

    Args:
        asked: The statements of the articles.
        positions: The positions.
    """
    words = {
        word for point in positions for word in beginnings(point.statement.wording)
        if len(word) > COMMON_WORDS
    }  # fmt: skip
    best, most = "", COMMON_WORDS - 0.5
    for unit in asked:
        text = " ".join(unit.text.split())
        if not text.endswith("?"):
            continue
        own = set(beginnings(text))
        shared = len(own & words) + 0.5 * (unit.role == "question")
        if shared > most:
            best, most = text, shared
    return best
