"""A document as it is parsed: its words in their plain form, without what is no word of it.

The marks of lists, of markup and of notes are gone, words that the end of a line or the head of a
page parted are whole, and all is aligned with the text of record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.reading.alignment import AlignedText, Edit, Markup
from argmap.reading.inline_markup import inline_markup
from argmap.reading.list_marks import concludes_itself, conclusion_words
from argmap.reading.normalisation import normalise
from argmap.reading.run_in_lists import items
from argmap.reading.tokenised import is_tokenised, untokenised
from argmap.records import Document, Part, PartKind, Span

# What is written as a rule or a sign before the conclusion of listed premises.
THEREFORE = "Therefore, "


@dataclass(frozen=True, slots=True)
class PlainForm:
    """A document in its plain form.

    Attributes:
        aligned: The plain form, aligned with the text of record.
        parts: Start and end in the plain form, kind, whether mapped, level, stand and speaker of
            each part in it.
        begins: Where a sentence begins in the plain form: with a part, or an item of a list.
    """

    aligned: AlignedText
    parts: tuple[tuple[int, int, PartKind, bool, int, str, str], ...]
    begins: frozenset[int]


def plain_form(document: Document, known: Callable[[str], bool] = lambda _: False) -> PlainForm:
    """Return a document in its plain form.

    Args:
        document: The document as read.
        known: Tells whether a word in small letters is one of the language's.
    """
    text = document.text
    apart = is_tokenised(text)
    within: dict[int, list[Edit]] = {}
    markup: list[Markup] = []
    begins: list[int] = []
    groups = list(_groups(document.parts))
    for part in (part for group in groups for part in group):
        edits, pairs = inline_markup(text, part.start, part.end)
        listed = items(text, part.start, part.end)
        edits += [Edit(item.start, item.end, "") for item in listed]
        edits += [Edit(item.comma, item.comma, ",") for item in listed if item.comma >= 0]
        begins += [item.end for item in listed if item.begins]
        if part.mark == "conclusion":
            edits[:0] = _therefore(part, known)
        if apart:
            edits += untokenised(text, part.start, part.end)
        if edits:
            within[part.start] = edits
        markup += pairs
    spans = [(part.start, part.end) for group in groups for part in group]
    continued = frozenset(part.start for group in groups for part in group[1:])
    aligned = normalise(text, spans, known, within=within, markup=markup, continued=continued)
    rows = tuple((*_image(aligned, group), *_told(group[0])) for group in groups)
    starts = {aligned.image(at, at)[0] for at in begins}
    return PlainForm(aligned, rows, frozenset(starts | {row[0] for row in rows}))


def _groups(parts: tuple[Part, ...]) -> Iterator[list[Part]]:
    """Yield the parts, those together that share a sentence; what stands between them is gone."""
    group: list[Part] = []
    between: list[Part] = []
    for part in parts:
        if part.continues and group:
            group.append(part)
            between = []
        elif group and not part.mapped:
            between.append(part)
        else:
            if group:
                yield group
            yield from ([other] for other in between)
            group, between = [part], []
    if group:
        yield group
    yield from ([other] for other in between)


def _told(part: Part) -> tuple[PartKind, bool, int, str, str]:
    return part.kind, part.mapped, part.level, part.stand, part.speaker


def _image(aligned: AlignedText, group: list[Part]) -> Span:
    return aligned.image(group[0].start, group[-1].end)


def _therefore(part: Part, known: Callable[[str], bool]) -> list[Edit]:
    """Return what says in words that a part is the conclusion of the premises before it."""
    skip = conclusion_words(part.text, 0, len(part.text))
    rest = part.text[skip:]
    at = part.start + skip
    if concludes_itself(rest):
        return [Edit(part.start, at, "")]
    first = rest.split(None, 1)[0]
    small = first.isalpha() and first != "I" and known(first.lower())
    return [Edit(part.start, at, THEREFORE)] + (
        [Edit(at, at + 1, rest[0].lower())] if small and rest[0].isupper() else []
    )
