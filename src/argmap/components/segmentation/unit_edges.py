"""Trim a clause to what it says: no connective before it, no full stop behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.cues import FoundCue
from argmap.components.parse import Parse
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.connective_clauses import may_lead
from argmap.components.segmentation.token_ownership import FEWEST_WORDS

# The mark that opens what each closes.
OPENING_OF = {"”": "“", "’": "‘", "»": "«", "“": "„", '"': '"', "'": "'", ")": "(", "]": "["}
OPENING_MARKS = frozenset(OPENING_OF.values())
BACKGROUND_LENGTH = 8  # tokens from which an opening or an apposition is background


def trimmed_pieces(parse: Parse, clause: Clause, cues: Sequence[FoundCue]) -> list[tuple[int, int]]:
    """Return the pieces of a clause without marks and connectives at their edges.

    Args:
        parse: The document.
        clause: The clause.
        cues: The cues of its sentence.

    Returns:
        First token and token behind the last of each piece, without those left empty.
    """
    leading = {
        cue.first: cue.last
        for cue in cues
        if not cue.row.inside and (cue is clause.cue or may_lead(parse, cue, clause.head))
    }
    begin, end = opening_end(parse, clause.head), closing_start(parse, clause)
    pieces = []
    for first, last in clause.pieces:
        first, last = max(first, begin), min(last, end)
        while last > first and _leads_on(parse, first, last - 1):
            last -= 1
        first = _first_word(parse, first, last, leading)
        if first < last:
            pieces.append((first, last))
    return pieces


def _first_word(parse: Parse, first: int, last: int, leading: Mapping[int, int]) -> int:
    """Return the first token of a piece that belongs to what it says.

    Args:
        parse: The document.
        first: First token of the piece.
        last: Token behind its last.
        leading: Token behind the last of each connective that may lead it, by its first.
    """
    while first < last:
        kept = parse.lower[first] in parse.words["kept_coordinator"]
        joint = parse.tag[first] == "CC" and last - first > FEWEST_WORDS and not kept
        mark = parse.is_mark(first) and parse.lower[first] not in OPENING_MARKS
        behind = leading.get(first, first + 1)
        called = behind < last - 1 and _starts_talk(parse, first, behind)
        if not (mark or joint or called or first in leading or parse.is_space(first)):
            break
        first = behind
    return first


def _starts_talk(parse: Parse, first: int, behind: int) -> bool:
    """Return whether a word only starts the talk ("Well, …") or names who is spoken to ("@ann")."""
    word = parse.lower[first]
    named = word[0] == "@" and len(word) > 1
    return named or (word in parse.words["discourse"] and parse.lower[behind] == ",")


def _leads_on(parse: Parse, first: int, token: int) -> bool:
    """Return whether a token at the end is a mark or a connective that leads on to another unit."""
    if parse.is_mark(token):
        return not _closes_words(parse, first, token)
    if parse.dep[token] == "cc" and parse.lower[token - 1] not in parse.words["continuative"]:
        return True
    return parse.lower[token] in parse.words["afterthought"] and token - first > FEWEST_WORDS


def _closes_words(parse: Parse, first: int, token: int) -> bool:
    """Return whether a mark at the end belongs to the words: a question mark, a closing quote."""
    word = parse.lower[token]
    if word == "?":
        return True
    return word in OPENING_OF and OPENING_OF[word] in parse.lower[first:token]


def opening_end(parse: Parse, head: int) -> int:
    """Return the token behind a long participial opening ("Frequently likened to …, Moon …").

    Such an opening is background to the statement (annotation guide); 0 where there is none.
    """
    for child in parse.children[head]:
        if child > head:
            return 0
        participle = parse.tag[child] in ("VBG", "VBN", "VBD") and parse.dep[child] == "advcl"
        if participle and parse.subject(child) is None and parse.child(child, "mark") is None:
            behind = parse.right[child] + 1
            if parse.lower[behind] == "," and behind - parse.left[child] >= BACKGROUND_LENGTH:
                return behind
    return 0


def closing_start(parse: Parse, clause: Clause) -> int:
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
            if modified and parse.lower[left - 1] == "," and last - left >= BACKGROUND_LENGTH:
                return left - 1
    return end
