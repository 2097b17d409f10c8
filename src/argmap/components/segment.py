"""Cut parsed sentences into clauses that each say one thing.

Every token belongs to the nearest clause head above it in the dependency tree. The root of a
sentence is a clause head; others are added by the rules below, each with an id. Runs of tokens
of one clause are its pieces, so that a clause interrupted by another has two.

Rules (their ids say why a unit begins where it does):
    split.sentence: a sentence by itself.
    split.cue: a connective of the lexicon with `splits`, which introduces a clause.
    split.subject: a coordinated clause with a subject of its own.
    split.stop: a full clause behind a semicolon or a dash.
    split.colon: a full clause behind a colon; clauses behind it share its host.
    split.splice: two full clauses with just a comma between them.

References:
    Carlson, L. and Marcu, D. (2001). Discourse Tagging Reference Manual (where clauses count).
    Peldszus, A. and Stede, M. (2013). From argument diagrams to argumentation mining in texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.components.cues import STOPS, FoundCue, absolute_verb, clause_at
from argmap.components.parse import Parse
from argmap.components.quotes import quoted

HARD = frozenset({";", ":", "–", "—", "--"})
THROUGH = frozenset({"conj", "ccomp", "xcomp", "advcl", "acomp", "parataxis", "dep", "attr"})
AUTHOR = frozenset({"i", "we", "one", "it", "there"})
LEAST_WORDS = 3


@dataclass(slots=True)
class Clause:
    """A clause in the making.

    Attributes:
        head: Its verb, or the root of its words where it has none.
        rule: Id of the rule that cut it out.
        host: Head of the clause it hangs from; None for the first clause of a sentence.
        cue: The connective that introduces it.
        begin: First token it can own; what hangs from it before that is its host's.
        pieces: First token and token behind the last of each piece, in order.
    """

    head: int
    rule: str
    host: int | None = None
    cue: FoundCue | None = None
    begin: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)


def clauses(parse: Parse, cues: Sequence[FoundCue]) -> list[Clause]:
    """Cut a document into clauses.

    Args:
        parse: The document.
        cues: Its cues, in text order.

    Returns:
        The clauses of all sentences, ordered by their first token; every token but white space
        belongs to exactly one.
    """
    inside = quoted(parse)
    reports = {
        cue.first for cue in cues if cue.cue.kind == "report" and not _author(parse, cue.first)
    }
    by_sentence: dict[int, list[FoundCue]] = {}
    for cue in cues:
        if cue.cue.splits:
            by_sentence.setdefault(parse.sentence[cue.first], []).append(cue)
    found: list[Clause] = []
    for number, (first, last) in enumerate(parse.sentences):
        found += _sentence(parse, first, last, by_sentence.get(number, ()), inside, reports)
    return found


def _sentence(
    parse: Parse,
    first: int,
    last: int,
    cues: Iterable[FoundCue],
    inside: Mapping[int, int],
    reports: Container[int],
) -> list[Clause]:
    heads = zone_heads(parse, first, last)
    edges = sorted((lo, hi) for lo, hi in heads)
    table = {head: clause for head, clause in heads.values()}
    zone_of = {t: zone for zone in edges for t in range(*zone)}
    roots = {zone: heads[zone][0] for zone in edges}
    for head, rule, cue in _proposals(parse, first, last, cues):
        blocked = inside.get(head, -1) >= 0 and inside.get(head) == inside.get(parse.head[head])
        free = cue is not None and cue.cue.kind == "evidence"
        if head not in table and not blocked and (free or _reaches(parse, head, table, reports)):
            table[head] = Clause(head, rule, cue=cue)
        elif head in table and table[head].cue is None and cue is not None:
            table[head].cue = cue
    _mend_fronted(parse, table)
    _mend_copula(parse, table)
    owner = _owners(parse, first, last, table, zone_of, roots)
    for token, head in list(owner.items()):
        host = table[head].host
        if token < table[head].begin and host is not None:
            owner[token] = host
    _claim_openings(parse, table, owner)
    return _settle(parse, first, last, table, owner)


def zone_heads(
    parse: Parse, first: int, last: int
) -> dict[tuple[int, int], tuple[int, Clause]]:
    """Part a sentence at its hard stops and find the head of each part.

    A semicolon, colon or dash parts the sentence only where both sides have a verb with a
    subject, so that a list or an apposition stays whole.

    Returns:
        For each zone (first token, token behind the last): its head and the clause of it.
    """
    cuts = [first]
    for token in range(first + 1, last - 1):
        if parse.lower[token] in HARD and _full(parse, cuts[-1], token):
            stop = next((t for t in range(token + 1, last) if parse.lower[t] in HARD), last)
            spaced = parse.start[token] > parse.end[token - 1] or parse.lower[token] in ";:"
            if spaced and _full(parse, token + 1, stop):
                cuts.append(token + 1)
    zones = list(zip(cuts, [*cuts[1:], last], strict=True))
    heads: dict[tuple[int, int], tuple[int, Clause]] = {}
    before: int | None = None
    colon = False
    for zone in zones:
        head = _zone_root(parse, *zone)
        colon = colon or (zone[0] > first and parse.lower[zone[0] - 1] == ":")
        rule = "split.sentence" if before is None else "split.colon" if colon else "split.stop"
        heads[zone] = (head, Clause(head, rule, host=before))
        before = before if colon and before is not None else head
    return heads


def _full(parse: Parse, first: int, last: int) -> bool:
    return any(
        parse.is_finite(t) and any(first <= c < t for c in parse.children[t] if _subject(parse, c))
        for t in range(first, last)
        if parse.is_verb(t) and parse.dep[t] not in ("relcl", "acl", "aux")
    )


def _subject(parse: Parse, token: int) -> bool:
    return parse.dep[token] in ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")


def _zone_root(parse: Parse, first: int, last: int) -> int:
    tops = [
        t
        for t in range(first, last)
        if not first <= parse.head[t] < last or parse.head[t] == t
    ]
    return min(
        tops or [first],
        key=lambda t: (
            not (parse.is_verb(t) and parse.subject(t) is not None),
            not parse.is_verb(t),
            parse.is_mark(t),
            t,
        ),
    )


def _proposals(
    parse: Parse, first: int, last: int, cues: Iterable[FoundCue]
) -> Iterable[tuple[int, str, FoundCue | None]]:
    """Name the tokens that may head a clause of their own, with the rule and the cue."""
    for cue in cues:
        head = introduced(parse, cue)
        if head is not None and first <= head < last:
            if _parts(parse, cue, head, first):
                yield head, "split.cue", cue
    for token in range(first, last):
        if parse.dep[token] in ("conj", "ccomp", "parataxis", "dep") and _splice(parse, token):
            yield token, "split.subject", None


def _parts(parse: Parse, cue: FoundCue, head: int, first: int) -> bool:
    """Tell whether a connective parts two clauses that do different work.

    "And" and "or" do so only between clauses with a subject each; "while" and "as" only behind
    a comma (else they tell the time), "while" also at the opening; "for" only before a finite
    verb, and "as" not before a verb of saying ("as she has stated").
    """
    opening = all(parse.is_mark(t) or parse.tag[t] == "CC" for t in range(first, cue.first))
    comma = cue.first > 0 and parse.lower[cue.first - 1] in STOPS
    match cue.cue.id:
        case "and" | "or":
            return parse.subject(head) is not None and parse.child(head, "mark") is None
        case "while.concession":
            return (comma or opening) and parse.is_finite(head)
        case "as.reason":
            return comma and not opening and parse.is_finite(head)
        case "for.reason" | "since" | "so.result":
            return parse.is_finite(head)
    return True


def introduced(parse: Parse, cue: FoundCue) -> int | None:
    """Give the head of the clause that a connective introduces, None where it has none.

    Args:
        parse: The document.
        cue: A connective found in it.
    """
    token = cue.last - 1
    head, dep = parse.head[token], parse.dep[token]
    if parse.tag[token] == "VBG":
        return token
    if dep == "mark":
        return head
    if dep == "cc":
        below = (c for c in parse.children[head] if parse.dep[c] in ("conj", "ccomp"))
        after = next((c for c in below if c > token and parse.is_verb(c)), None)
        return after if after is not None else head if head > token else None
    if cue.cue.id == "with-absolute":
        return absolute_verb(parse, token)
    if clause_at(parse, cue.last):
        return _next_verb(parse, token)
    return head if head > token and parse.is_verb(head) else None


def _next_verb(parse: Parse, token: int) -> int | None:
    end = parse.sentences[parse.sentence[token]][1]
    for subject in range(token + 1, end):
        if _subject(parse, subject) and parse.left[subject] == token + 1:
            return parse.head[subject]
    return None


def _splice(parse: Parse, token: int) -> bool:
    """Tell whether a verb has tense and its own subject, and stands behind a coordinator.

    A comma will do where the verb is a conjunct. A complementizer rules it out.
    """
    if not parse.is_verb(token) or not _is_full(parse, token):
        return False
    left, head = parse.left[token], parse.head[token]
    if head > token or left == 0 or parse.child(token, "mark") is not None:
        return False
    if parse.dep[token] == "conj" and parse.lower[left - 1] in (",", ";"):
        return True
    return parse.tag[left - 1] == "CC" or (
        parse.lower[left - 1] == "," and left > 1 and parse.tag[left - 2] == "CC"
    )


def _reaches(
    parse: Parse, head: int, table: Mapping[int, Clause], reports: Container[int]
) -> bool:
    """Tell whether a clause hangs from a clause head without a report or a modifier between."""
    token = parse.head[head]
    if not parse.is_verb(token) and parse.dep[head] in ("conj", "ccomp", "advcl"):
        token = _verb_above(parse, token)
    for _ in range(12):
        if token in table:
            return True
        dep, above = parse.dep[token], parse.head[token]
        if dep not in THROUGH or above == token:
            return dep == "ROOT"
        if dep == "ccomp" and above in reports:
            return False
        token = above
    return False


def _verb_above(parse: Parse, token: int) -> int:
    while parse.head[token] != token and not parse.is_verb(token):
        if parse.dep[token] in ("relcl", "acl", "nsubj"):
            return token
        token = parse.head[token]
    return token


def _mend_fronted(parse: Parse, table: dict[int, Clause]) -> None:
    """Mend a sentence whose last verb was taken for its root, the one before for its subject.

    In "A seems so, although what they lack is B" the parser makes `is` the root, with `seems`
    as its complement and `what they lack` as the clause of `although`. The root then belongs to
    the connective, and the complement is the main clause.
    """
    for head, clause in list(table.items()):
        root, behind = parse.head[head], parse.right[head] + 1
        if clause.cue is None or root not in table or root != behind:
            continue
        main = next((c for c in parse.children[root] if c < head and _is_full(parse, c)), None)
        if main is not None and root != head:
            del table[head]
            table[root].cue, table[root].rule = clause.cue, clause.rule
            table[root].host = main
            table.setdefault(main, Clause(main, "split.sentence"))


def _mend_copula(parse: Parse, table: dict[int, Clause]) -> None:
    """Mend "X is a Y and Z seems so", taken for "X is (Y and Z seems so)".

    A form of "be" without a complement of its own has lost it to the subject of the clause that
    hangs from it; the coordinator inside that subject is where the second clause begins.
    """
    for head in list(table):
        below = parse.children[head]
        if parse.lemma[head] != "be" or any(parse.dep[c] in COMPLEMENTS for c in below):
            continue
        verb = next((c for c in below if parse.dep[c] == "ccomp" and _is_full(parse, c)), None)
        subject = parse.subject(verb) if verb is not None and verb not in table else None
        if verb is None or subject is None or parse.child(verb, "mark") is not None:
            continue
        joint = next((t for t in range(head, subject) if parse.tag[t] == "CC"), None)
        if joint is not None and parse.left[subject] == parse.left[verb] > head:
            table[verb] = Clause(verb, "split.subject", host=head, begin=joint)


COMPLEMENTS = frozenset({"attr", "acomp", "prep", "xcomp", "oprd", "expl"})


def _is_full(parse: Parse, token: int) -> bool:
    return parse.is_finite(token) and parse.subject(token) is not None


def _author(parse: Parse, verb: int) -> bool:
    subject = parse.subject(verb)
    return subject is None or parse.lower[subject] in AUTHOR


def _owners(
    parse: Parse,
    first: int,
    last: int,
    table: Mapping[int, Clause],
    zone_of: Mapping[int, tuple[int, int]],
    roots: Mapping[tuple[int, int], int],
) -> dict[int, int]:
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


def _claim_openings(parse: Parse, table: Mapping[int, Clause], owner: dict[int, int]) -> None:
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


def _settle(
    parse: Parse, first: int, last: int, table: dict[int, Clause], owner: dict[int, int]
) -> list[Clause]:
    """Fold clauses too small to stand alone into their hosts, then cut out the pieces."""
    words = Counter(owner[t] for t in range(first, last) if not parse.is_mark(t))
    for head in sorted(table, reverse=True):
        host = table[head].host
        if words[head] < LEAST_WORDS and len(table) > 1:
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
