"""How much of the words and paragraphs of made documents is read right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.made_articles import Article, Measured, measure

from argmap.errors import InputError
from argmap.reading import read_document
from benchmarks.documents import kept_back, letters, pdfs, word_files
from benchmarks.documents.articles import essay

WORDS, PARAGRAPHS = 0.98, 0.95


class Result(NamedTuple):
    """What came of reading a document."""

    kind: str
    name: str
    found: Measured

    @property
    def holds(self) -> bool:
        """Return whether it was read as well as is asked."""
        words = min(self.found.recall, self.found.precision)
        return words >= WORDS and self.found.paragraphs >= PARAGRAPHS


def documents() -> Iterator[tuple[str, str, str, Article, bytes]]:
    """Yield the documents: kind, name, ending, what is written in them, the file."""
    for number, layout in enumerate(pdfs.LAYOUTS):
        known = essay(number)
        yield "PDF", layout.__name__, "pdf", known, layout(known)
    for number, way in enumerate(word_files.WAYS, 4):
        known = essay(number)
        yield "Word", way.__name__, "docx", known, way(known)
    for number, kind in enumerate(letters.KINDS, 8):
        ending, known, data = kind(essay(number))
        yield "mail, transcript", kind.__name__, ending, known, data
    number = 2
    for name, kept in kept_back.KINDS.items():
        for kind in kept:
            ending, known, data = kind(essay(number))
            yield f"{name}, kept back", kind.__name__, ending, known, data
            number += 1


def results() -> Iterator[Result]:
    """Yield how well each document is read."""
    with TemporaryDirectory() as folder:
        for kind, name, ending, known, data in documents():
            path = Path(folder) / f"{name}.{ending}"
            path.write_bytes(data)
            try:
                found = measure(read_document(path), known)
            except InputError as error:
                found = Measured(0.0, 0.0, 0.0, (str(error),))
            yield Result(kind, name, found)
