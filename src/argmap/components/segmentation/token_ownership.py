"""Give every token of a sentence to one clause, and cut the clauses into pieces.

Terms:
    owner: for each token of the sentence the head of its clause.
    host: for each head the head of the clause it hangs from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import groupby

from argmap.components.parse import Parse
from argmap.components.segmentation.clause_grammar import is_full_clause
from argmap.components.segmentation.clauses import Clause, Heads
from argmap.components.segmentation.text_clauses import TextClause

Owners = Mapping[int, int]
Hosts = Mapping[int, int | None]

FEWEST_WORDS = 3  # of a clause that stands by itself
FARTHEST_CUE = 8  # tokens from a connective to the clause it leads


def cut_clauses(parse: Parse, parts: Sequence[TextClause], heads: Heads) -> list[Clause]:
    """Return the clauses of a sentence, by their first token; each token belongs to one.

    Args:
        parse: The document.
        parts: The parts of the sentence between hard stops.
        heads: The heads of its clauses.
    """
    owners = nearest_heads(parse, parts, heads)
    hosts = hosts_of(parse, heads, owners)
    owners = _keep_beginnings(heads, hosts, owners)
    owners = claim_openings(heads, hosts, owners)
    words = [token for token in owners if not parse.is_mark(token)]
    owners, hosts = fold_scraps(parse, hosts, owners, words)
    owners = smooth(owners, frozenset(words))
    pieces: dict[int, list[tuple[int, int]]] = {}
    for head, run in _owner_runs(owners):
        pieces.setdefault(head, []).append((run[0], run[-1] + 1))
    # Pieces were found in text order, and so the clauses by their first.
    return [
        Clause(head, heads[head].rule, hosts[head], heads[head].cue, tuple(own))
        for head, own in pieces.items()
    ]


def nearest_heads(parse: Parse, parts: Sequence[TextClause], heads: Heads) -> Owners:
    """Return the nearest clause head above each token, without leaving its part of the sentence."""
    owners: dict[int, int] = {}
    size = parts[-1].last - parts[0].first
    for part in parts:
        for token in range(part.first, part.last):
            at, path = token, []
            while at not in owners and at not in heads:
                path.append(at)
                above = parse.head[at]
                if above == at or not part.first <= above < part.last or len(path) > size:
                    at = part.head.head
                    break
                at = above
            found = owners.get(at, at)
            for step in (*path, token):
                owners[step] = found
    return owners


def hosts_of(parse: Parse, heads: Heads, owners: Owners) -> Hosts:
    """Return the host of each clause: the one it was cut out with, or the owner of what is above.

    A clause at the top of its sentence has none.
    """
    hosts: dict[int, int | None] = {}
    for head, clause in heads.items():
        above = owners.get(parse.head[head])
        hosts[head] = clause.host if clause.host is not None or above == head else above
    return hosts


def _keep_beginnings(heads: Heads, hosts: Hosts, owners: Owners) -> Owners:
    """Return the owners, so that no clause owns what stands before the token it may begin with."""
    late = {head: clause.begin for head, clause in heads.items() if clause.begin}
    if not late:
        return owners
    kept = dict(owners)
    for token, head in owners.items():
        host = hosts[head]
        if token < late.get(head, 0) and host is not None:
            kept[token] = host
    for head, begin in late.items():
        for token in range(begin, head):
            if kept[token] == hosts[head]:
                kept[token] = head
    return kept


def claim_openings(heads: Heads, hosts: Hosts, owners: Owners) -> Owners:
    """Return the owners, with each connective and what follows it in the clause that it leads."""
    begins: dict[int, int] = {}
    for token in sorted(owners):
        begins.setdefault(owners[token], token)
    claimed = dict(owners)
    for head, clause in heads.items():
        if clause.cue is None or head not in begins:
            continue
        if 0 < begins[head] - clause.cue.first <= FARTHEST_CUE:
            for token in range(clause.cue.first, begins[head]):
                if claimed[token] == hosts[head] or token < clause.cue.last:
                    claimed[token] = head
    return claimed


def fold_scraps(
    parse: Parse, hosts: Hosts, owners: Owners, words: Sequence[int]
) -> tuple[Owners, Hosts]:
    """Return owners and hosts with every clause folded into its host that is too small to stand.

    Args:
        parse: The document.
        hosts: The host of each clause.
        owners: The owner of each token.
        words: The tokens that are no marks.
    """
    left = dict(hosts)
    sizes = Counter(owners[token] for token in words)
    for head in sorted(hosts, reverse=True):
        if sizes[head] >= FEWEST_WORDS or len(left) == 1:
            continue
        if sizes[head] == FEWEST_WORDS - 1 and is_full_clause(parse, head):
            continue
        host = left.pop(head)
        heir = host if host is not None and host in left else next(iter(left))
        owners = {token: heir if own == head else own for token, own in owners.items()}
        sizes[heir] += sizes[head]
        for other, above in left.items():
            if above == head:
                left[other] = heir if other != heir else host
    return owners, left


def smooth(owners: Owners, words: Container[int]) -> Owners:
    """Return the owners, with stray runs of fewer than two words in the clause before them.

    At the start of the sentence they go to the clause behind them. A clause that has no other
    words keeps them.

    Args:
        owners: The owner of each token.
        words: The tokens that are no marks.
    """
    runs = [run for _, run in _owner_runs(owners)]
    if len(runs) == 1:
        return owners
    sizes = Counter(own for token, own in owners.items() if token in words)
    smoothed = dict(owners)
    for index, run in enumerate(runs):
        size = sum(token in words for token in run)
        if size < 2 and sizes[smoothed[run[0]]] > size:
            neighbour = smoothed[runs[index - 1][-1] if index else runs[1][0]]
            smoothed.update(dict.fromkeys(run, neighbour))
    return smoothed


def _owner_runs(owners: Owners) -> list[tuple[int, list[int]]]:
    """Return the runs of tokens of one owner in text order, each with the owner."""
    return [
        (own, list(run)) for own, run in groupby(sorted(owners), key=lambda token: owners[token])
    ]
