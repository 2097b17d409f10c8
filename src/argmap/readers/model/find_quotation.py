"""Find a model's quotations in the text: what it says the text says, by the text's own words.

Terms:
    exact: the quotation stands in the text as it is.
    normalised: it does once blanks, quotation marks and hyphens are made alike.
    near: it does but for a few letters; what is kept are the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.components.sentence_text import Sentence, SentenceText
from argmap.readers.model.edit_distance import nearest_stretch
from argmap.readers.model.normalised import normalised, small_letters
from argmap.readers.model.quotation_edges import trim_quotation
from argmap.records import Span

How = Literal["exact", "normalised", "near"]
Search = Callable[[str, str], Iterator[Span]]
GAP = re.compile(r"\s*(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\s*")
TOLERANCE = 10  # one letter in so many may differ
MOST = 8  # letters that may differ however long the quotation is
LONGEST = 2000  # characters of a quotation that are looked for


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """Where a quotation stands.

    Attributes:
        spans: Start and end of each of its pieces, in characters of the plain form.
        how: How it was found; by the piece that fits worst.
    """

    spans: tuple[Span, ...]
    how: How


def find_quotation(
    text: SentenceText, sentences: tuple[Sentence, ...], quote: str, sentence: int = 0
) -> FoundQuotation | None:
    """Return where a quotation stands, within one paragraph; None where it does not.

    Args:
        text: The text.
        sentences: Those of its sentences in which to look, in text order.
        quote: The quotation; "…" in it may stand for words left out.
        sentence: The number of the sentence that it is said to be from; the nearest place counts.
    """
    paragraphs = _paragraphs(sentences, sentence)
    whole = _find(text.text, paragraphs, quote[:LONGEST])
    if whole is not None:
        return FoundQuotation((whole[0],), whole[1])
    pieces = [piece for piece in GAP.split(quote[:LONGEST]) if piece]
    if len(pieces) < 2:
        return None
    for paragraph in paragraphs:
        found = _find_pieces(text.text, paragraph, pieces)
        if found is not None:
            return found
    return None


def _find_pieces(text: str, paragraph: Span, pieces: list[str]) -> FoundQuotation | None:
    spans: list[Span] = []
    worst: How = "exact"
    at, end = paragraph
    for piece in pieces:
        found = _find(text, [(at, end)], piece)
        if found is None:
            return None
        spans.append(found[0])
        at = found[0][1]
        worst = max(worst, found[1], key=("exact", "normalised", "near").index)
    return FoundQuotation(tuple(spans), worst)


def _find(text: str, paragraphs: list[Span], quote: str) -> tuple[Span, How] | None:
    """Return the first place of the best way to find a quotation."""
    ways: tuple[tuple[How, Search], ...] = (
        ("exact", _exact), ("normalised", _normalised), ("near", _near),
    )  # fmt: skip
    for how, search in ways:
        for start, end in paragraphs:
            for first, last in search(text[start:end], quote):
                span = trim_quotation(text, (start + first, start + last))
                if span is not None:
                    return span, how
    return None


def _exact(text: str, quote: str) -> Iterator[Span]:
    words = quote.strip()
    at = text.find(words) if words else -1
    while at >= 0:
        if not _within_words(text, (at, at + len(words))):
            yield at, at + len(words)
        at = text.find(words, at + 1)


def _normalised(text: str, quote: str) -> Iterator[Span]:
    alike = normalised(text)
    for start, end in _exact(alike.text, normalised(quote).text):
        yield alike.origin(start, end)


def _near(text: str, quote: str) -> Iterator[Span]:
    alike, words = normalised(text), normalised(quote).text.strip()
    most = min(MOST, len(words) // TOLERANCE)
    if not most:
        return
    found = nearest_stretch(small_letters(words), small_letters(alike.text), most)
    if found is not None and found[0] < found[1]:
        yield alike.origin(*found)


def _within_words(text: str, span: Span) -> bool:
    """Return whether a stretch begins or ends within a word."""
    start, end = span
    begins = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return begins or (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


def _paragraphs(sentences: tuple[Sentence, ...], sentence: int) -> list[Span]:
    """Return where to look: the sentence named, its paragraph, then others by their distance."""
    found: dict[int, Span] = {}
    for row in sentences:
        start, _ = found.get(row.paragraph, (row.start, row.end))
        found[row.paragraph] = (start, row.end)
    named = next((row for row in sentences if row.number == sentence), None)
    if named is None:
        return list(found.values())
    order = sorted(found, key=lambda number: (abs(number - named.paragraph), number))
    return [(named.start, named.end), *(found[number] for number in order)]
