"""Word: mammoth makes a page of the document's styles, which is read like one.

Running heads and page numbers are no part of it; deleted words are gone, inserted ones are there.
"""

from __future__ import annotations

import zipfile
from importlib.metadata import version
from typing import Any

from argmap.errors import InputError
from argmap.reading.documents.archive import (
    open_archive,
    parse_xml,
    read_member,
    refuse_entities,
)
from argmap.reading.documents.elements import Walk
from argmap.reading.documents.titles import titled
from argmap.reading.documents.word_parts import BOX, seen_parts
from argmap.reading.extraction import Extraction, one_line, put_together
from argmap.records import Origin

WHAT = "a Word document"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='TOC Heading'] => nav:fresh
p[style-name^='toc '] => nav:fresh
"""
# A style of our own, so that the document has no such name; `box` is an element of our own, too.
BOXED = f"p.{BOX} => box:fresh"
CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
NO_TITLES = ("word document", "document", "untitled")


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a Word document.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: Of no matter: the file says it.

    Raises:
        InputError: It is damaged, made to harm, or holds no words.
    """
    import mammoth
    from lxml import html

    archive = open_archive(data, name, WHAT)
    _check(archive, name)
    # Pictures are not read: they may be large, or name files elsewhere.
    pictures = mammoth.images.img_element(lambda image: {})
    page = mammoth.convert_to_html(
        seen_parts(archive), style_map=f"{STYLES}{BOXED}", convert_image=pictures
    ).value
    if not page.strip():
        raise InputError(f"{name}: this Word document holds no words; give another")
    tree = html.fromstring(f"<div>{page}</div>")
    origin = _origin(archive)
    passages = list(Walk().passages(tree))
    title = origin.title
    # What a document calls itself counts where its first lines say so, too.
    known = titled(passages, title)
    if len(known) > len(passages):
        known = titled(passages, "")
    return put_together(known, origin)


def _check(archive: zipfile.ZipFile, name: str) -> None:
    if "word/document.xml" not in archive.namelist():
        raise InputError(f"{name}: this archive holds no Word document; give its text")
    for member in archive.namelist():
        if member.endswith((".xml", ".rels")):
            try:
                refuse_entities(read_member(archive, member))
            except ValueError as error:
                raise InputError(f"{name}: {error}; give its text") from error


def _origin(archive: zipfile.ZipFile) -> Origin:
    core: Any = None
    if CORE in archive.namelist():
        core = parse_xml(read_member(archive, CORE))

    def said(tag: str) -> str:
        found = core.findtext(f".//{tag}") if core is not None else ""
        return one_line(found or "")

    title = said(f"{_DC}title")
    return Origin(
        title="" if title.lower() in NO_TITLES else title,
        author=said(f"{_DC}creator"),
        date=said(f"{_TERMS}created")[:10],
        language=said(f"{_DC}language"),
        extracted_by=f"mammoth {version('mammoth')}",
    )
