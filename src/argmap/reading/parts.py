"""What each paragraph of a file is to the article: title, standfirst, body, or not of it.

First the rules of boilerplate.toml that hold anywhere, then the lines before the first sentence,
then those after the last, then headings. What nothing speaks against is body: wrongly leaving
out argument is worse than keeping furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.model import Part
from argmap.reading.header_footer import label_footer, label_header
from argmap.reading.labels import FILE_LABELS, Label, Labels, match_boilerplate
from argmap.reading.normalisation import plain_characters
from argmap.reading.notes import label_notes
from argmap.reading.page_breaks import label_page_breaks
from argmap.reading.shape import (
    bare,
    holds_sentence,
    is_greeting,
    is_short,
    is_signed_quotation,
    may_be_clause,
)
from argmap.reading.site_talk import label_site_talk
from argmap.reading.speaker_turns import label_other_speakers
from argmap.reading.structure import Paragraph, ends_sentence, split_paragraphs
from argmap.records import Span

BODY = Label("body", "It is a paragraph of the article.", mapped=True)
_SIGNS = Label("navigation", "It is a line of signs without words.")
_LISTED = Label("navigation", "It stands under a heading of other pages and is no sentence.")
_BYLINE = 60
_CITES = Label("navigation", "It is an entry in the list of sources.")


def find_parts(text: str, given: Sequence[Paragraph] | None = None) -> tuple[Part, ...]:
    r"""Return the paragraphs of a text, each with what it is to the article.

    Args:
        text: The text of record.
        given: Its paragraphs, where the file tells them; its lines do where None.

    Returns:
        Every paragraph in text order with kind and reason. List and Markdown marks before a
        paragraph (`-`, `1.`, `##`) are outside its span.

    Example:
        >>> rows = find_parts("# Taxes\n\nTaxes must rise. The state is poor.\n\nPhoto: Jane Doe")
        >>> [(part.kind, part.mapped) for part in rows]
        [('title', True), ('body', True), ('image credit', False)]
    """
    if given is None:
        plain = plain_characters(text)
        rows = split_paragraphs(plain.text, stands_alone)
        spans = [plain.origin(row.start, row.end) for row in rows]
    else:
        rows = list(given)
        spans = [(row.start, row.end) for row in rows]
    labels, continued = classify(rows)
    return tuple(
        replace(
            _part(text, spans[place], labels.get(place, BODY)),
            mark=row.mark,
            level=row.level,
            stand=row.stand,
            continues=place in continued,
        )
        for place, row in enumerate(rows)
    )


def stands_alone(line: str) -> bool:
    """Return whether a line within a block is a paragraph by itself: a byline, a link, a date."""
    if line[0].islower() and (not line.startswith("by ") or len(line) > _BYLINE):
        return False
    words = " ".join(line.split())
    label = match_boilerplate(words, ("any", "edge"))
    return label is not None and (label.where == "any" or label.kind == "byline")


def classify(rows: list[Paragraph]) -> tuple[Labels, frozenset[int]]:
    """Return labels of the paragraphs that are not plain body, by their place in the list.

    Returns:
        The labels, and the places of the paragraphs that go on with the sentence of another.
    """
    pages, continued = label_page_breaks(rows)
    halves = continued | {_before(place, pages) for place in continued}
    labels = _classify(rows, pages)
    return {n: label for n, label in labels.items() if n not in halves}, continued


def _before(place: int, labels: Labels) -> int:
    """Return the place of the first paragraph before another that has no label."""
    place -= 1
    while place in labels:
        place -= 1
    return place


def _classify(rows: list[Paragraph], pages: Labels) -> Labels:
    if len(rows) == 1:
        return {}
    labels = _label_anywhere(rows) | label_other_speakers(rows) | label_notes(rows) | pages
    labels |= label_site_talk(rows, labels)
    whole = [n for n, row in enumerate(rows) if n not in labels and holds_sentence(row.text)]
    if not whole:
        return labels
    around = label_header(rows, labels)
    around |= label_footer(rows, labels | around)
    # A text whose every sentence looks like furniture is a text about such things.
    if all(n in around and around[n].kind != "title" for n in whole):
        return labels
    labels |= around
    return labels | _label_headings(rows, labels)


def _label_anywhere(rows: list[Paragraph]) -> Labels:
    labels = _label_blocks(rows)
    for place, row in enumerate(rows):
        if place in labels:
            continue
        # An item such as "jobs" names a page of the site only among other such items.
        item = row.mark in ("bullet", "number") and place - 1 not in labels
        label = None if item else match_boilerplate(row.text, ("any",))
        if label:
            labels[place] = label
        elif not any(map(str.isalnum, row.text)):
            labels[place] = _SIGNS
    return labels | _label_opened(rows, labels)


def _label_blocks(rows: list[Paragraph]) -> Labels:
    """Return labels of what is no paragraph, a file's title only where no paragraph says it."""
    labels = {n: FILE_LABELS[row.mark] for n, row in enumerate(rows) if row.mark in FILE_LABELS}
    for place, row in enumerate(rows):
        if row.mark == "title" and all(
            other.text != row.text for other in rows if other.mark not in FILE_LABELS
        ):
            labels[place] = replace(FILE_LABELS["title"], mapped=True)
    return labels


def _label_opened(rows: list[Paragraph], labels: Labels) -> Labels:
    """Return labels for what stands under a last heading, "Related articles" or "References"."""
    found: Labels = {}
    for place in range(len(rows) - 1, -1, -1):
        label = labels.get(place)
        if label is None and _is_listed(rows[place].text):
            found[place] = _LISTED
        elif label is None and _cites(rows[place].text):
            found[place] = _CITES
        elif label is None:
            return {}
        elif label.list_of == "navigation":
            return {n: v for n, v in found.items() if v is _LISTED}
        elif label.list_of == "sources":
            return dict.fromkeys(found, _CITES)
    return {}


def _is_listed(text: str) -> bool:
    return len(text) <= 200 and not text.endswith((".", ".”", '."', "!"))


def _cites(text: str) -> bool:
    years = any(word.strip("().,;:")[:4].isdigit() for word in text.split())
    return years or "http" in text or "doi" in text.lower()


def _label_headings(rows: list[Paragraph], labels: Labels) -> Labels:
    """Return the labels of the short lines without a stop that a sentence follows."""
    open_rows = [n for n in range(len(rows)) if n not in labels]
    long = [n for n in open_rows if len(rows[n].text) > 40]
    # In a text without full stops their lack says nothing.
    punctuated = 5 * sum(ends_sentence(rows[n].text) for n in long) >= 3 * len(long)
    found: Labels = {}
    followed = False
    for place in reversed(open_rows):
        row = rows[place]
        if row.mark == "heading" or (followed and punctuated and _is_heading(row)):
            found[place] = _heading(row)
        else:
            followed = holds_sentence(row.text)
    return found


def _is_heading(row: Paragraph) -> bool:
    text = bare(row.text)
    plain = row.mark in ("", "number") and is_short(text) and not is_greeting(text)
    plain = plain and not is_signed_quotation(text)
    return plain and len(text.split()) <= 12 and not text[0].islower()


def _heading(row: Paragraph) -> Label:
    mapped = ends_sentence(row.text) or may_be_clause(row.text)
    reason = "It is a heading" + (", but may state something." if mapped else " without a verb.")
    return Label("heading", reason, mapped=mapped)


def _part(text: str, span: Span, label: Label) -> Part:
    return Part(
        kind=label.kind,
        start=span[0],
        end=span[1],
        text=text[slice(*span)],
        reason=label.reason,
        mapped=label.mapped,
    )
