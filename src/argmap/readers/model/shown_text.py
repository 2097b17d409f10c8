"""The sections of a long text, and how they are shown to a model: with numbers and with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from argmap.components.sentence_text import Sentence, SentenceText
from argmap.readers.model.model_statements import ModelStatement

Section = tuple[Sentence, ...]
WORDS = 1600  # of a section at most, but for a longer sentence
NAMES = {"title": "Title: ", "standfirst": "Standfirst: ", "heading": "Heading: "}


def cut_sections(text: SentenceText, words: int = WORDS) -> list[Section]:
    """Return a text's sections: runs of paragraphs, cut before a heading where one is near.

    Args:
        text: The text.
        words: How many words a section has at most; only a single longer sentence has more.
    """
    found: list[Section] = []
    now: list[Sentence] = []
    size = 0
    for paragraph in _pieces(text, words):
        length = sum(_length(text, row) for row in paragraph)
        if now and size + length > words:
            at = _cut(now)
            found.append(tuple(now[:at]))
            now = now[at:]
            size = sum(_length(text, row) for row in now)
            if now and size + length > words:
                found.append(tuple(now))
                now, size = [], 0
        now += paragraph
        size += length
    return [*found, tuple(now)] if now else found


def show_sentences(text: SentenceText, section: Section) -> str:
    """Return a section's sentences, each behind its number: "[2] The bridge is old."."""
    paragraphs = []
    for _, rows in groupby(section, key=lambda row: row.paragraph):
        listed = list(rows)
        shown = (f"[{row.number}] {_shown(text.text[row.start : row.end])}" for row in listed)
        paragraphs.append(NAMES.get(listed[0].kind, "") + " ".join(shown))
    return "\n\n".join(paragraphs)


def show_statements(
    text: SentenceText,
    section: Section,
    statements: Iterable[ModelStatement],
    *,
    roles: bool = True,
) -> str:
    """Return a section with its statements in brackets: "But [3 claim: it is old].".

    Args:
        text: The text.
        section: Its sentences.
        statements: The statements in it, none of which overlaps another.
        roles: Whether to tell their roles and who says them.
    """
    opens = {s.pieces[0][0]: s for s in statements}
    again = {start: s for s in opens.values() for start, _ in s.pieces[1:]}
    closes = {end for s in opens.values() for _, end in s.pieces}
    paragraphs = []
    for _, rows in groupby(section, key=lambda row: row.paragraph):
        listed = list(rows)
        start, end = listed[0].start, listed[-1].end
        marks = sorted({start, end, *(m for m in (*opens, *again, *closes) if start <= m <= end)})
        shown = NAMES.get(listed[0].kind, "")
        for at, after in zip(marks, [*marks[1:], end], strict=True):
            shown += "]" if at in closes else ""
            if at in opens:
                shown += f"[{_label(opens[at]) if roles else opens[at].id}: "
            elif at in again:
                shown += f"[{again[at].id}: "
            shown += _shown(text.text[at:after])
        paragraphs.append(shown)
    return "\n\n".join(paragraphs)


def shown_on_one_line(words: str) -> str:
    """Return words on one line, as they are shown to a model."""
    return _shown(" ".join(words.split()))


def _shown(words: str) -> str:
    # The article is not to end the tag that it stands in.
    return words.replace("</", "< /")


def _label(statement: ModelStatement) -> str:
    says = f", says {shown_on_one_line(statement.speaker)}" if statement.speaker else ""
    return f"{statement.id} {statement.role}{says}"


def _length(text: SentenceText, row: Sentence) -> int:
    return len(text.text[row.start : row.end].split())


def _pieces(text: SentenceText, words: int) -> Iterable[list[Sentence]]:
    """Yield the paragraphs, those that are longer than a section in pieces."""
    for _, rows in groupby(text.sentences, key=lambda row: row.paragraph):
        now: list[Sentence] = []
        size = 0
        for row in rows:
            length = _length(text, row)
            if now and size + length > words:
                yield now
                now, size = [], 0
            now.append(row)
            size += length
        yield now


def _cut(rows: Sequence[Sentence]) -> int:
    """Return where to end a section: before its last heading if that is in its second half."""
    headings = (at for at, row in enumerate(rows) if row.kind == "heading")
    last = max(headings, default=0)
    return last if last > len(rows) // 2 else len(rows)
