"""Trim a clause to what it says: no connective before it, no full stop behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.cues import FoundCue
from argmap.components.parse import Parse
from argmap.components.segmentation.boundaries import introduced
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.token_ownership import LEAST_WORDS
from argmap.lexicon.kinds import CONNECTIVES
from argmap.lexicon.words import load_words

PAIRS = {"”": "“", "’": "‘", "»": "«", "“": "„", '"': '"', "'": "'", ")": "(", "]": "["}
OPENERS = frozenset(PAIRS.values())
AFTERTHOUGHT = frozenset({"though", "tho"})
DISCOURSE = load_words()["discourse"]


def words(parse: Parse, clause: Clause, cues: Sequence[FoundCue]) -> list[tuple[int, int]]:
    """Trim the pieces of a clause of punctuation and connectives; drop those left empty."""
    opening = {
        cue.first: cue.last
        for cue in cues
        if not cue.row.inside and (cue is clause.cue or may_open(parse, cue, clause.head))
    }
    pieces = []
    opener, closer = prelude(parse, clause.head), appendix(parse, clause)
    for first, last in clause.pieces:
        first, last = max(first, opener), min(last, closer)
        while last > first and _trailing(parse, first, last - 1):
            last -= 1
        first = _begin(parse, first, last, opening)
        if first < last:
            pieces.append((first, last))
    return pieces


def _begin(parse: Parse, first: int, last: int, opening: Mapping[int, int]) -> int:
    """Return the first token of a piece that belongs to what it says."""
    while first < last:
        joint = parse.tag[first] == "CC" and last - first > LEAST_WORDS
        mark = parse.is_mark(first) and parse.lower[first] not in OPENERS
        behind = opening.get(first, first + 1)
        called = behind < last - 1 and _calls(parse, first, behind)
        if not (mark or joint or called or first in opening or parse.is_space(first)):
            break
        first = behind
    return first


def _calls(parse: Parse, first: int, behind: int) -> bool:
    """Return whether a word only starts the talk ("Well, …") or names who is spoken to ("@ann")."""
    word = parse.lower[first]
    named = word[0] == "@" and len(word) > 1
    return named or (word in DISCOURSE and parse.lower[behind] == ",")


def _trailing(parse: Parse, first: int, token: int) -> bool:
    """Return whether a token at the end is a mark or a connective that leads on to another unit."""
    if parse.is_mark(token):
        return not _kept(parse, first, token)
    left = parse.dep[token] == "cc" and parse.lower[token - 1] != "so"
    return left or (parse.lower[token] in AFTERTHOUGHT and token - first > LEAST_WORDS)


def may_open(parse: Parse, cue: FoundCue, head: int) -> bool:
    """Return whether a cue is a connective that may open the clause of a head.

    A subordinator opens the one clause it marks; an adverb or a coordinator opens any.
    """
    if cue.row.kind not in CONNECTIVES:
        return False
    return parse.dep[cue.last - 1] != "mark" or introduced(parse, cue) == head


LOOSE = 8


def prelude(parse: Parse, head: int) -> int:
    """Return the token behind a long participial opening ("Frequently likened to …, Moon …").

    Such an opening is background to the statement (annotation guide); 0 where there is none.
    """
    for child in parse.children[head]:
        if child > head:
            return 0
        participle = parse.tag[child] in ("VBG", "VBN", "VBD") and parse.dep[child] == "advcl"
        if participle and parse.subject(child) is None and parse.child(child, "mark") is None:
            behind = parse.right[child] + 1
            if parse.lower[behind] == "," and behind - parse.left[child] >= LOOSE:
                return behind
    return 0


def appendix(parse: Parse, clause: Clause) -> int:
    """Return the token before which a long closing apposition starts; the clause's end without one.

    An apposition with a clause of its own ("the plant, a venture closed by the president …") is
    background to the statement.
    """
    end = clause.pieces[-1][1]
    last = end
    while last > clause.head and parse.is_mark(last - 1):
        last -= 1
    for token in range(clause.head, last):
        if parse.dep[token] in ("appos", "dobj") and parse.right[token] + 1 == last:
            left = parse.left[token]
            modified = parse.child(token, "acl", "relcl") is not None
            if modified and parse.lower[left - 1] == "," and last - left >= LOOSE:
                return left - 1
    return end


def _kept(parse: Parse, first: int, token: int) -> bool:
    """Return whether a mark at the end belongs to the words: a question mark, a closing quote."""
    word = parse.lower[token]
    if word == "?":
        return True
    return word in PAIRS and PAIRS[word] in parse.lower[first:token]
