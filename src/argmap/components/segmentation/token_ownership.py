"""Give every token of a sentence to one clause, and cut the clauses into pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from argmap.components.parse import Parse
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.comma_splices import is_full

LEAST_WORDS = 3


def owners(
    parse: Parse,
    first: int,
    last: int,
    table: Mapping[int, Clause],
    zone_of: Mapping[int, tuple[int, int]],
    roots: Mapping[tuple[int, int], int],
) -> dict[int, int]:
    """Return every token to the nearest clause head above it, without leaving its part.

    Args:
        parse: The document.
        first: First token of the sentence.
        last: Token behind its last.
        table: The clauses by their heads; hosts are filled in.
        zone_of: The part of the sentence each token stands in.
        roots: The head of each part.

    Returns:
        For each token of the sentence the head of its clause.
    """
    owner: dict[int, int] = {}
    for token in range(first, last):
        zone, at, path = zone_of[token], token, []
        while at not in owner and at not in table:
            path.append(at)
            above = parse.head[at]
            if above == at or not zone[0] <= above < zone[1] or len(path) > last - first:
                at = roots[zone]
                break
            at = above
        found = owner.get(at, at)
        for step in (*path, token):
            owner[step] = found
    for head, clause in table.items():
        above = parse.head[head]
        if clause.host is None and above != head and first <= above < last:
            clause.host = owner[above] if owner[above] != head else None
    return owner


def claim_openings(parse: Parse, table: Mapping[int, Clause], owner: dict[int, int]) -> None:
    """Give a connective, and what stands between it and its clause, to the clause it opens."""
    begins: dict[int, int] = {}
    for token in sorted(owner):
        begins.setdefault(owner[token], token)
    for head, clause in table.items():
        if clause.cue is None or head not in begins:
            continue
        begin = begins[head]
        if clause.cue.first < begin and begin - clause.cue.first <= 8:
            for token in range(clause.cue.first, begin):
                if owner[token] == clause.host or token < clause.cue.last:
                    owner[token] = head


def settle(
    parse: Parse, first: int, last: int, table: dict[int, Clause], owner: dict[int, int]
) -> list[Clause]:
    """Fold clauses too small to stand alone into their hosts, then cut out the pieces."""
    words = Counter(owner[t] for t in range(first, last) if not parse.is_mark(t))
    for head in sorted(table, reverse=True):
        host = table[head].host
        enough = LEAST_WORDS - 1 if is_full(parse, head) else LEAST_WORDS
        if words[head] < enough and len(table) > 1:
            heir = host if host in table else next(h for h in table if h != head)
            for token in range(first, last):
                owner[token] = heir if owner[token] == head else owner[token]
            words[heir] += words[head]
            for clause in table.values():
                if clause.host == head:
                    clause.host = heir if clause.head != heir else host
            del table[head]
    _smooth(parse, first, last, owner, words)
    for token in range(first, last):
        pieces = table[owner[token]].pieces
        if pieces and pieces[-1][1] == token:
            pieces[-1] = (pieces[-1][0], token + 1)
        else:
            pieces.append((token, token + 1))
    return sorted((c for c in table.values() if c.pieces), key=lambda c: c.pieces[0])


def _smooth(
    parse: Parse, first: int, last: int, owner: dict[int, int], total: Mapping[int, int]
) -> None:
    """Give stray runs of fewer than two words to the clause before them (the next at the start)."""
    runs: list[list[int]] = []
    for token in range(first, last):
        if runs and owner[runs[-1][-1]] == owner[token]:
            runs[-1].append(token)
        else:
            runs.append([token])
    for index, run in enumerate(runs):
        words = sum(not parse.is_mark(t) for t in run)
        if words < 2 and len(runs) > 1 and total[owner[run[0]]] > words:
            neighbour = runs[index - 1] if index else runs[1]
            for token in run:
                owner[token] = owner[neighbour[-1 if index else 0]]
