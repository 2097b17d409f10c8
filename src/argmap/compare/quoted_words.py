"""Whether a quotation stands in a text word for word, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from argmap.records import Span

WORD = re.compile(r"\w+(?:['’\-‐‑]\w+)*")
# Where a quotation leaves words out.
OMITTED = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
ALIKE = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})
MOST = 20  # places that are told


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words that a quotation has otherwise than the text.

    Attributes:
        quoted: The words of the quotation, empty where it leaves some out.
        text: The words of the text, empty where the quotation adds some.
        start: First character of those of the text.
        end: Character after the last.
    """

    quoted: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """What became of a quotation.

    Attributes:
        verdict: `exact`, letter for letter; `same words`, with other signs, spaces or capitals;
            `changed`, nearly so; `not found`.
        places: Where it stands, start and end in characters, end exclusive; where it is changed,
            the stretch that is nearest.
        differences: Where it is changed, what is.
    """

    verdict: str
    places: tuple[Span, ...] = ()
    differences: tuple[WordDifference, ...] = ()


def check_quotation(quotation: str, text: str) -> QuotationCheck:
    """Return whether a quotation stands in a text word for word.

    Marks round it are no part of it. Where it leaves words out, told by an ellipsis, its pieces
    are to follow each other.

    Args:
        quotation: What is said to stand there.
        text: The text.

    Example:
        >>> check_quotation("the fee is unfair", "So the fee is unfair.").places
        ((3, 20),)
        >>> check_quotation("the fee was unfair", "So the fee is unfair.").differences[0].text
        'is'
    """
    wanted = quotation.strip().strip("\"'“”‘’«»„").strip()
    exact = tuple(_exact(wanted, text)) if wanted else ()
    if exact:
        return QuotationCheck("exact", exact)
    words = list(WORD.finditer(text))
    plain = [_plain(match.group()) for match in words]
    pieces = [[_plain(w) for w in WORD.findall(piece)] for piece in OMITTED.split(wanted)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return QuotationCheck("not found")
    runs = _in_order(pieces, plain)
    if runs:
        spans = tuple((words[a].start(), words[b - 1].end()) for a, b in runs)
        pieces_exact = len(runs) > 1 and all(text[a:b] in wanted for a, b in spans)
        return QuotationCheck("exact" if pieces_exact else "same words", spans)
    return _nearest([word for piece in pieces for word in piece], words, plain, text)


def _exact(wanted: str, text: str) -> Iterator[Span]:
    start, found = text.find(wanted), 0
    while start >= 0 and found < MOST:
        yield start, start + len(wanted)
        start, found = text.find(wanted, start + 1), found + 1


def _plain(word: str) -> str:
    return word.translate(ALIKE).casefold()


def _in_order(pieces: Sequence[Sequence[str]], words: Sequence[str]) -> list[Span]:
    """Return where pieces stand one after another, in numbers of words; empty where one fails."""
    found: list[Span] = []
    at = 0
    for piece in pieces:
        start = next(
            (n for n in range(at, len(words) - len(piece) + 1) if words[n] == piece[0]
             and list(words[n : n + len(piece)]) == list(piece)),
            None,
        )  # fmt: skip
        if start is None:
            return []
        at = start + len(piece)
        found.append((start, at))
    return found


def _nearest(
    quoted: list[str], words: list[re.Match[str]], plain: list[str], text: str
) -> QuotationCheck:
    """Return the stretch of a text that is most like a quotation, and what differs."""
    longest = SequenceMatcher(None, plain, quoted, autojunk=False).find_longest_match()
    if longest.size == 0 or longest.size * 3 < len(quoted):
        return QuotationCheck("not found")
    first = max(0, longest.a - longest.b)
    last = min(len(plain), first + len(quoted) + 2)
    matcher = SequenceMatcher(None, plain[first:last], quoted, autojunk=False)
    steps = list(matcher.get_opcodes())
    if steps and steps[-1][0] == "delete":
        steps.pop()
    differences = []
    for kind, a, b, c, d in steps:
        if kind == "equal":
            continue
        start = words[first + a].start() if first + a < len(words) else len(text)
        end = words[first + b - 1].end() if b > a else start
        differences.append(WordDifference(" ".join(quoted[c:d]), text[start:end], start, end))
    same = [first + n for step in steps if step[0] == "equal" for n in (step[1], step[2] - 1)]
    place = words[min(same)].start(), words[max(same)].end()
    return QuotationCheck("changed", (place,), tuple(differences))
