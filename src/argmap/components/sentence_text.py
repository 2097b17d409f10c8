"""The sentences of a parsed document as plain data, for readers that show them to somebody."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.store import load_alignment, load_parts
from argmap.reading.alignment import AlignedText, edited
from argmap.records import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text in its plain form.

    Attributes:
        number: Which of the document it is, from 1.
        start: First character in the plain form.
        end: Character behind the last.
        paragraph: Number of its paragraph, from 1.
        kind: What that paragraph is: `title`, `heading`, `body` and so on.
    """

    number: int
    start: int
    end: int
    paragraph: int
    kind: str


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A text in its plain form, with the sentences that are the article's.

    Attributes:
        aligned: The plain form, aligned with the text of record.
        sentences: Its sentences in text order, without those of parts that are not the article.
    """

    aligned: AlignedText
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the plain form."""
        return self.aligned.text


def read_sentences(doc: Doc) -> SentenceText:
    """Return the sentences of a document from `argmap.components.parsing.parse_document`."""
    parts = load_parts(doc)
    aligned = load_alignment(doc) or edited(doc.text, ())
    mapped = sorted(part for part in parts if part[3])
    starts = [part[0] for part in mapped]
    found = []
    for number, span in enumerate(doc.sents, 1):
        at = bisect_right(starts, span.start_char) - 1
        if at < 0 or span.start_char >= mapped[at][1]:
            continue
        start, end = trimmed(doc.text, (span.start_char, min(span.end_char, mapped[at][1])))
        if start < end:
            found.append(Sentence(number, start, end, at + 1, mapped[at][2]))
    return SentenceText(aligned, tuple(found))
