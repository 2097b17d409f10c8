"""A map in a spaCy `DocBin`, as spans and extension-free groups, and back."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from argmap.errors import InputError
from argmap.formats.source import Source
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What `doc.user_data` keeps the whole map under; spans alone know nothing of relations.
KEY = "argmap"
GROUP = "argmap_units"
UNPACKED = 500_000_000  # bytes


def to_docbin(argmap: ArgumentMap) -> bytes:
    """Return a map as the bytes of a `DocBin` with one document.

    Units are spans of `doc.spans["argmap_units"]`, labelled with their roles, under their ids;
    where a unit ends within a word the span takes the whole word. `doc.user_data["argmap"]` holds
    the map as JSON.
    """
    import spacy
    from spacy.tokens import DocBin, Span

    nlp = spacy.blank("en")
    nlp.max_length = max(nlp.max_length, len(argmap.text) + 1)
    doc = nlp.make_doc(_writable(argmap.text))
    spans = []
    for unit in argmap.units:
        found = doc.char_span(unit.start, unit.end, alignment_mode="expand")
        if found is not None:
            spans.append(
                Span(doc, found.start, found.end, label=unit.role, span_id=_writable(unit.id))
            )
    doc.spans[GROUP] = spans
    doc.user_data[KEY] = json.dumps(argmap.to_dict())
    # Compressed without the moment of the day that gzip would keep.
    return bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())


def from_docbin(source: Source) -> ArgumentMap:
    """Return the map in the first document of a `DocBin` that has one.

    Raises:
        InputError: It is no `DocBin`, or holds no map.
    """
    for doc in _docs(source):
        data = doc.user_data.get(KEY)
        if isinstance(data, str):
            made = ArgumentMap.from_json(data)
            if _writable(made.text) == doc.text:
                return made
    raise InputError(f"{source.name}: no document in it holds a map; export one with --to docbin")


def _docs(source: Source) -> list[Doc]:
    import spacy
    from spacy.tokens import DocBin

    blank: Any = spacy.blank("en")
    try:
        unpacked = zlib.decompressobj()
        unpacked.decompress(source.data, UNPACKED)
        if unpacked.unconsumed_tail:
            raise ValueError(f"it holds more than {UNPACKED} bytes")
        return list(DocBin().from_bytes(source.data).get_docs(blank.vocab))
    except Exception as error:  # Whatever its unpacker, its parser of records or spaCy raise.
        raise InputError(f"{source.name}: not a DocBin that can be read") from error


def _writable(text: str) -> str:
    """Return a text without halves of surrogate pairs, which spaCy cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
