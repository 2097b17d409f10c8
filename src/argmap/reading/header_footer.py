"""The paragraphs before the first body paragraph and after the last."""

from __future__ import annotations

import re
from collections import Counter

from argmap.reading.bylines import is_byline
from argmap.reading.labels import Known, Label, Labels, match_boilerplate
from argmap.reading.shape import (
    TITLE_LENGTH,
    holds_sentence,
    is_greeting,
    is_job,
    is_name,
    is_short,
    is_title,
    may_be_clause,
)
from argmap.reading.structure import Paragraph, ends_sentence

_TITLE = Label("title", "It is the first line, is short, and text follows.", mapped=True)
_STANDFIRST = Label("standfirst", "It sums up the article under its title.", mapped=True)
_SUBTITLE = Label("standfirst", "It is a line between the title and the text.", mapped=True)
_HEADING = Label("heading", "It is a short line without a verb before the text.")
_NAME = Label("byline", "It is a name by itself beside the article.")
_BYLINE = Label("byline", "It is a name in the place of the title.")
_JOB = Label("biography", "It tells the author's occupation.")
_UNDER_NAME = Label("biography", "It stands under the author's name and has no verb.")
_AFTER_END = Label("navigation", "It is a short line after the last sentence and no sentence.")
_INNER_STOP = re.compile(r"[.!?]['\"”’)]* +['\"“‘(]*[A-Z]")
_MAX_STANDFIRST = 300
_SUBTITLE_WORDS = 8
_LONE_LINES = 3
_AUTHOR = ("byline", "biography")


def label_header(rows: list[Paragraph], labels: Labels) -> Labels:
    """Return the labels of the paragraphs before the body: title, standfirst, byline and the like.

    Args:
        rows: All paragraphs.
        labels: Those that a rule has labelled already.
    """
    found: Labels = {}
    known = _known_names(rows, labels)
    named = any(label.kind == "title" and label.mapped for label in labels.values())
    for place, row in enumerate(rows):
        if place in labels:
            continue
        titled = named or any(label is _TITLE for label in found.values())
        label = match_boilerplate(row.text, ("start", "edge"), known)
        if label is None or label.after:
            label = _header_line(row, found, place) if titled else _title(rows, labels, place)
        if label is None:
            if titled and _is_standfirst(rows, labels, place):
                found[place] = _STANDFIRST
            break
        found[place] = label
    return found


def _title(rows: list[Paragraph], labels: Labels, place: int) -> Label | None:
    follows = any(
        holds_sentence(row.text) and n not in labels
        for n, row in enumerate(rows[place + 1 :], place + 1)
    )
    if not follows or not is_title(rows[place]):
        return None
    return _BYLINE if is_byline(rows, place) else _TITLE


def _header_line(row: Paragraph, found: Labels, place: int) -> Label | None:
    """Return the label of a short line under the title; None where the text begins."""
    text = row.text
    if holds_sentence(text) or not is_short(text) or row.mark or is_greeting(text):
        return None
    if is_name(text):
        return _NAME
    before = found.get(place - 1)
    if is_job(text) and before is not None and before.kind in _AUTHOR:
        return _JOB
    if may_be_clause(text) or len(text.split()) >= _SUBTITLE_WORDS:
        return _SUBTITLE
    return _HEADING


def _is_standfirst(rows: list[Paragraph], labels: Labels, place: int) -> bool:
    """Return whether the first paragraph is one sentence and most others are longer."""
    text = rows[place].text
    if len(text) > _MAX_STANDFIRST or _INNER_STOP.search(text) or not ends_sentence(text):
        return False
    rest = [
        row.text
        for n, row in enumerate(rows)
        if n > place and n not in labels and holds_sentence(row.text)
    ]
    longer = sum(bool(_INNER_STOP.search(words)) for words in rest)
    return len(rest) >= 3 and 2 * longer > len(rest)


def label_footer(rows: list[Paragraph], labels: Labels) -> Labels:
    """Return the labels of the paragraphs after the body: author, notes, links of the site.

    Args:
        rows: All paragraphs.
        labels: Those labelled already, the header too.
    """
    known = _known_names(rows, labels)
    found: Labels = {}
    start = len(rows)
    while start > 0:
        row = rows[start - 1]
        label = labels.get(start - 1) or match_boilerplate(row.text, ("end", "edge"), known)
        if label is not None and not label.mapped:
            found[start - 1] = label
        elif not _is_lone_line(row):
            break
        start -= 1
    found = _form_lines(rows, labels, known) | _resolve_lone_lines(rows, found, start)
    return {place: label for place, label in found.items() if place not in labels}


def _form_lines(rows: list[Paragraph], labels: Labels, known: Known) -> Labels:
    """Return labels of the lines without a full stop that end a text in sentences.

    A form, a box of links, the details of a petition: one of them must be told by a pattern.
    """
    start = len(rows)
    while start > 0 and _is_form_line(rows[start - 1]):
        start -= 1
    found = {
        n: labels.get(n) or match_boilerplate(rows[n].text, ("end", "edge"), known)
        for n in range(start, len(rows))
    }
    body = [row for n, row in enumerate(rows[:start]) if n not in labels]
    in_sentences = 2 * sum(ends_sentence(row.text) for row in body) > len(body)
    told = any(label is not None and not label.mapped for label in found.values())
    if len(found) < _LONE_LINES or not told or not in_sentences:
        return {}
    return {n: label or _AFTER_END for n, label in found.items()}


def _is_form_line(row: Paragraph) -> bool:
    return not row.mark and len(row.text) <= TITLE_LENGTH and not ends_sentence(row.text)


def _is_lone_line(row: Paragraph) -> bool:
    text = row.text
    return is_short(text) and not row.mark and not may_be_clause(text) and not is_greeting(text)


def _resolve_lone_lines(rows: list[Paragraph], found: Labels, start: int) -> Labels:
    """Return the labels of lines without a verb, by what stands before them; none before body."""
    lone = sum(place not in found for place in range(start, len(rows)))
    kept: Labels = {}
    for place in range(start, len(rows)):
        before = kept.get(place - 1)
        after_author = before is not None and before.kind in _AUTHOR
        label = found.get(place) or _lone_line(rows[place].text, before, lone)
        if label is not None and (after_author or not label.after):
            kept[place] = label
        else:
            kept.clear()
    return kept


def _lone_line(text: str, before: Label | None, lone: int) -> Label | None:
    if is_name(text):
        return _NAME
    if is_job(text):
        return _JOB
    if before is not None and before.kind in _AUTHOR:
        return _UNDER_NAME
    return _AFTER_END if before is not None or lone >= _LONE_LINES else None


def _known_names(rows: list[Paragraph], labels: Labels) -> Known:
    """Return the test whether a person is spoken of in the body.

    In a short text everybody is, but who is named as its author.
    """
    body = [row.text for n, row in enumerate(rows) if n not in labels]
    short = sum(map(holds_sentence, body)) < 3
    authors = " ".join(rows[n].text for n, label in labels.items() if label.kind == "byline")
    counts = Counter(re.findall(r"[\w-]+", " ".join(body)))

    def known(name: str) -> bool:
        return name not in authors if short else counts[re.findall(r"[\w-]+", name)[-1]] > 1

    return known
