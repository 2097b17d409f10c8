"""EPUB: the chapters of a book in the order of its spine; each unit keeps its chapter's file.

Source: W3C EPUB 3.3 (container, package document, structural semantics).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from argmap.errors import InputError
from argmap.reading.documents.archive import open_archive, parse_xml, read_member
from argmap.reading.documents.elements import EPUB_TYPE, Walk
from argmap.reading.extraction import Extraction, Passage, one_line, put_together
from argmap.records import Origin

WHAT = "an EPUB book"
CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
# Structural semantics of what is not the text (EPUB 3 Structural Semantics Vocabulary).
BESIDE = {
    "toc", "landmarks", "page-list", "cover", "titlepage", "copyright-page", "index", "colophon",
    "footnotes", "endnotes", "rearnotes", "bibliography", "acknowledgments", "dedication", "loi",
}  # fmt: skip


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a book.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: Of no matter: its files say it.

    Raises:
        InputError: It is damaged, made to harm, or holds no words.
    """
    archive = open_archive(data, name, WHAT)
    try:
        place = _package_place(archive)
        package = parse_xml(read_member(archive, place))
        passages = list(_passages(archive, package, posixpath.dirname(place)))
    except (KeyError, ValueError, etree.LxmlError) as error:
        reason = one_line(str(error))[:100]
        raise InputError(f"{name}: it cannot be read as {WHAT} ({reason}); get it anew") from error
    origin = _origin(package)
    if not passages:
        raise InputError(f"{name}: this book holds no words, or they are locked (DRM)")
    if origin.title:
        passages.insert(0, Passage(origin.title, "title"))
    return put_together(passages, origin)


def _package_place(archive: zipfile.ZipFile) -> str:
    container = parse_xml(read_member(archive, CONTAINER))
    for node in container.iter("{*}rootfile"):
        return str(node.get("full-path") or "")
    raise ValueError("it names no package")


def _passages(archive: zipfile.ZipFile, package: Any, folder: str) -> Iterator[Passage]:
    """Yield the passages of the chapters in the order of the spine."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for ref in package.iter("{*}itemref"):
        # A chapter stands in the order once (EPUB 3.3, 5.7.2); a thousand times means harm.
        item = items.pop(ref.get("idref"), None)
        if item is None or ref.get("linear") == "no":
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        if "html" not in (item.get("media-type") or "html"):
            continue
        member = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        yield from _chapter(read_member(archive, member), member)


def _chapter(data: bytes, member: str) -> Iterator[Passage]:
    if not data.strip():
        return
    tree = html.document_fromstring(data)
    body = tree.find("body")
    if body is None or _is_beside(body):
        return
    for node in [node for node in body.iterdescendants() if _is_beside(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    sections = [node for node in body if isinstance(node.tag, str)]
    if sections:
        yield from Walk(member).passages(body)


def _is_beside(node: Any) -> bool:
    if not isinstance(node.tag, str):
        return False
    kinds = f"{node.get(EPUB_TYPE) or ''} {node.get('epub:type') or ''} {node.get('role') or ''}"
    named = {kind.removeprefix("doc-") for kind in kinds.split()}
    return bool(named & (BESIDE | {"footnote", "endnote", "rearnote"}))


def _origin(package: Any) -> Origin:
    def said(tag: str) -> list[str]:
        return [one_line(node.text or "") for node in package.iter(f"{_DC}{tag}") if node.text]

    return Origin(
        title=next(iter(said("title")), ""),
        author="; ".join(said("creator")),
        date=next(iter(said("date")), "")[:10],
        source=next((row for row in said("source") + said("publisher")), ""),
        language=next(iter(said("language")), ""),
        extracted_by="argmap (EPUB)",
    )
