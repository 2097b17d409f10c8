"""Reading: from a file to a Document whose paragraphs are told apart.

`read_document` reads a file or standard input, `document_from_text` takes a text as it is.
Nothing here looks at grammar: only at bytes, lines and the shapes of paragraphs.
"""

from __future__ import annotations

from argmap.reading.read import document_from_text, document_in, read_document, read_text

__all__ = ["document_from_text", "document_in", "read_document", "read_text"]
