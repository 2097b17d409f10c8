"""A clause in the making, and the head of each part of a sentence between hard stops."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.components.cues import FoundCue
from argmap.components.parse import FINITE, Parse
from argmap.components.quotations import PAIRS
from argmap.components.segmentation.coordination import put_right
from argmap.lexicon import load_cues

BELOW = frozenset({"relcl", "acl", "advcl", "ccomp", "auxpass"})
HARD = frozenset({";", ":", "–", "—", "--"})


SAYING = frozenset(lemma for cue in load_cues() if cue.kind == "report" for lemma in cue.lemmas)


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


def zone_heads(parse: Parse, first: int, last: int) -> dict[tuple[int, int], tuple[int, Clause]]:
    """Part a sentence at its hard stops and find the head of each part.

    A semicolon, colon or dash parts the sentence only where both sides have a verb with a
    subject, so that a list or an apposition stays whole; so does a full stop that the parser took
    for part of an abbreviation ("1.3 m. That is …"). Before a semicolon a verb with tense will
    do, for parsers lose the subject of the first half more often than they find a false verb.

    Returns:
        For each zone (first token, token behind the last): its head and the clause of it.
    """
    cuts = [first]
    for token in range(first + 1, last - 1):
        if _stops(parse, cuts[-1], token):
            stop = next((t for t in range(token + 1, last) if parse.lower[t] in HARD), last)
            if _full(parse, token + 1, stop) and not _one_point(parse, cuts[-1], token, stop):
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


def _one_point(parse: Parse, first: int, stop: int, last: int) -> bool:
    """Return whether what stands behind a stop is one with what stands before it.

    So where a colon leads in somebody's words ("she wrote: …", "she put it so: “…”") or has a
    participle right behind it, and where the second clause puts the first right.
    """
    if parse.lower[stop] == ":":
        bare = parse.tag[stop + 1] in ("VBD", "VBN", "VBG")
        return bare or parse.lower[stop + 1] in PAIRS or _says(parse, stop - 1)
    return put_right(parse, _zone_root(parse, first, stop), _zone_root(parse, stop + 1, last))


def _says(parse: Parse, verb: int) -> bool:
    """Return whether a verb lets somebody else speak."""
    speaker = parse.child(verb, "nsubj")
    ours = speaker is not None and parse.lower[speaker] in ("i", "we")
    return parse.lemma[verb] in SAYING and speaker is not None and not ours


def _stops(parse: Parse, first: int, token: int) -> bool:
    """Return whether a token is a hard stop behind a clause that begins at `first`."""
    word = parse.lower[token]
    if word == ";":
        return _full(parse, first, token) or _tensed(parse, first, token)
    spaced = word == ":" or parse.start[token] > parse.end[token - 1]
    return ((word in HARD and spaced) or _runs_on(parse, token)) and _full(parse, first, token)


def _runs_on(parse: Parse, token: int) -> bool:
    """Return whether a token ends in a full stop behind which a sentence begins unheard."""
    after = token + 1
    return (
        len(parse.lower[token]) > 1
        and parse.lower[token][-1] == "."
        and parse.text[parse.start[after]].isupper()
        and parse.tag[after][:2] not in ("NN", "CD")
    )


def _tensed(parse: Parse, first: int, last: int) -> bool:
    return any(parse.tag[t] in FINITE and parse.dep[t] not in BELOW for t in range(first, last))


def _full(parse: Parse, first: int, last: int) -> bool:
    """Return whether a run of tokens has a verb with tense and its subject."""
    for token in range(first, last):
        if parse.dep[token] not in ("relcl", "acl", "aux") and parse.is_verb(token):
            subject = parse.subject(token)
            if subject is not None and first <= subject < token and parse.is_finite(token):
                return True
    return False


def _zone_root(parse: Parse, first: int, last: int) -> int:
    tops = [
        t for t in range(first, last) if not first <= parse.head[t] < last or parse.head[t] == t
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
