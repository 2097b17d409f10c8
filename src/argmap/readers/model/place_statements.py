"""Put a model's statements at their places in the text, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from argmap.components.sentence_text import SentenceText
from argmap.readers.model.find_quotation import find_quotation
from argmap.readers.model.model_answers import Quoted, shown_words
from argmap.readers.model.model_statements import ModelStatement
from argmap.readers.model.normalised import NormalisedText, normalised, small_letters
from argmap.readers.model.quotation_edges import trim_quotation
from argmap.readers.model.shown_text import Section
from argmap.records import Span

LONGEST_NAME = 100  # characters of a speaker's name


@dataclass(frozen=True, slots=True)
class Placed:
    """Statements at their places.

    Attributes:
        statements: Those that were found, in text order.
        missing: Those whose quotation was not found.
        lost: What had to be passed over, in words for a user.
    """

    statements: tuple[ModelStatement, ...]
    missing: tuple[Quoted, ...]
    lost: tuple[str, ...]


def place_statements(
    text: SentenceText, section: Section, quoted: Iterable[Quoted], lost: Sequence[str] = ()
) -> Placed:
    """Return a model's statements at their places.

    Args:
        text: The text.
        section: The sentences that the model was shown.
        quoted: What it found in them.
        lost: What had to be passed over before.
    """
    found: list[ModelStatement] = []
    missing: list[Quoted] = []
    told = list(lost)
    for row in quoted:
        place = find_quotation(text, section, row.quote, row.sentence)
        if place is None:
            missing.append(row)
            continue
        found.append(with_labels(text, row, place.spans, place.how, told))
    apart, over = set_apart(text.text, found)
    return Placed(tuple(apart), tuple(missing), (*told, *over))


def with_labels(
    text: SentenceText, row: Quoted, pieces: tuple[Span, ...], how: str, lost: list[str]
) -> ModelStatement:
    """Return a statement with what a model says of it, its speaker by the words of the text.

    Args:
        text: The text.
        row: What the model says.
        pieces: Where it stands.
        how: How it was found.
        lost: Takes up what had to be passed over.
    """
    speaker = find_name(text, row.speaker)
    if row.speaker and not speaker:
        lost.append(f"the speaker “{shown_words(row.speaker, 60)}” is not in the text")
    stance = row.stance if speaker else ""
    return ModelStatement(row.id, pieces, row.role, speaker, stance, row.hedged, row.limits, how)


def find_name(text: SentenceText, name: str) -> str:
    """Return a name by the words of the text that it stands in; empty where it stands in none.

    Example:
        >>> from argmap.reading.alignment import edited
        >>> text = SentenceText(edited("“Yes”, said O’Neil.", ()), ())
        >>> find_name(text, "O'Neil"), find_name(text, "Smith")
        ('O’Neil', '')
    """
    alike, words = normalised(text.text), normalised(name).text.strip()
    if not words or len(words) > LONGEST_NAME or not any(map(str.isalnum, words)):
        return ""
    return _whole_name(text.text, alike, alike.text, words) or _whole_name(
        text.text, alike, small_letters(alike.text), small_letters(words)
    )


def _whole_name(text: str, alike: NormalisedText, searched: str, words: str) -> str:
    at = searched.find(words)
    while at >= 0:
        start, end = alike.origin(at, at + len(words))
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if not any(map(str.isalnum, around)):
            return " ".join(text[start:end].split())
        at = searched.find(words, at + 1)
    return ""


def set_apart(text: str, found: Iterable[ModelStatement]) -> tuple[list[ModelStatement], list[str]]:
    """Return statements in text order without what two of them share, and what was lost.

    Of one within another the outer one keeps the words around it; of two that overlap the later
    one begins where the earlier ends. What then has no words left, or is said twice, is dropped.

    Args:
        text: The text in its plain form.
        found: The statements.
    """
    kept: list[ModelStatement] = []
    lost: list[str] = []
    for statement in sorted(found, key=lambda row: (row.start, -row.end, row.id)):
        taken = [piece for row in kept for piece in row.pieces]
        if statement.pieces in (row.pieces for row in kept):
            lost.append(f"statement {statement.id} is given twice")
            continue
        outer = next((at for at, row in enumerate(kept) if _within(statement, row)), None)
        rest = _without(text, kept[outer].pieces, statement.pieces) if outer is not None else ()
        if outer is not None and rest:
            kept[outer] = replace(kept[outer], pieces=rest)
            kept.append(statement)
            continue
        pieces = _without(text, statement.pieces, taken)
        if pieces:
            kept.append(replace(statement, pieces=pieces))
        else:
            lost.append(f"statement {statement.id} has no words of its own")
    return sorted(kept, key=lambda row: row.pieces), lost


def _within(inner: ModelStatement, outer: ModelStatement) -> bool:
    """Return whether all of a statement stands in one piece of another."""
    return any(start <= inner.start and inner.end <= end for start, end in outer.pieces)


def _without(text: str, pieces: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of pieces once others are taken out, by whole words."""
    left = sorted(pieces)
    for start, end in taken:
        left = [
            part
            for first, last in left
            for part in ((first, min(last, start)), (max(first, end), last))
            if part[0] < part[1]
        ]
    trimmed = (trim_quotation(text, part) for part in left)
    found = sorted({part for part in trimmed if part is not None})
    return tuple(found) if all(a[1] <= b[0] for a, b in pairwise(found)) else tuple(found[:1])
