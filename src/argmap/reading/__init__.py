"""Reading: from a file to a Document whose paragraphs are told apart.

`read_document` reads a file or standard input, `document_from_text` takes a text as it is.
Nothing here looks at grammar: only at bytes, lines and the shapes of paragraphs.

Files by subject:
    files: `read` (the door), `input_formats` (which reader for which file), `plain` (plain text),
        `encoding` (bytes to text), `documents/` (web pages and the like, a file a format),
        `extraction` (their passages as one text), `apart` and `worker` (the process they are read
        in), `fetch` (a page from the web).
    paragraphs: `structure` (where they begin and end), `shape` (what a short one looks like).
    what each is: `parts` (all of them), `labels` (the record), `header_footer` (before and after
        the body), `boilerplate` with its data in `boilerplate.toml` (bylines, image credits,
        links of the site), `site_talk` with `site_words.toml` (what a page says of itself, sentence
        by sentence), `speaker_turns` (others in an interview or a debate).
    what is refused: `prose` (another language, markup), `source_code`, `data_files`.
    who speaks: `several_speakers` (a debate, a chat, a thread of mails).
"""

from __future__ import annotations

from argmap.reading.read import (
    document_from_text,
    document_in,
    extraction_in,
    read_bytes,
    read_document,
    read_text,
)

__all__ = [
    "document_from_text", "document_in", "extraction_in", "read_bytes", "read_document",
    "read_text",
]  # fmt: skip
