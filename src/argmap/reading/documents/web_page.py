"""A saved web page: its article, told from menus, pleas, related links and comments.

trafilatura finds the article. Its plain text would join paragraphs by one line feed, so its XML is
taken, in which paragraphs, headings, lists, quotations and tables are still what they are.

Reference:
    Barbaresi, A. (2021). Trafilatura: a web scraping library and command-line tool for text
    discovery and extraction. ACL-IJCNLP, system demonstrations.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from argmap.errors import InputError
from argmap.reading.documents.elements import Walk, dashed
from argmap.reading.documents.page_clutter import (
    CLUTTER_PATH,
    marked_clutter,
    without_clutter,
)
from argmap.reading.documents.page_text import decode_page
from argmap.reading.documents.recovery import mended
from argmap.reading.documents.titles import titled
from argmap.reading.extraction import Extraction, one_line, put_together
from argmap.reading.input_formats import HEAD, is_page_of_argmap
from argmap.records import Origin

MAX_BYTES = 20 << 20
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w{2,8})*)")
_NOTES = (
    ".//*[@role='doc-endnotes' or @role='doc-footnote' or @role='doc-bibliography'"
    " or contains(concat(' ', normalize-space(@class), ' '), ' footnotes ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' reflist ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' references ')]"
)

_EDITS = (
    ".//*[contains(@class, 'editsection') or contains(@class, 'headerlink')"
    " or contains(@class, 'anchorjs-link')]"
)


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the article of a web page.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How it is encoded; where None, as the page says.

    Raises:
        InputError: It is too large, or no article is found in it.
    """
    from trafilatura.utils import load_html

    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: a web page larger than {MAX_BYTES >> 20} MB; give its text")
    if is_page_of_argmap(data[:HEAD]):
        raise InputError(f"{name}: this is a page that argmap made; give the article")
    page = decode_page(data, name, encoding)
    tree = load_html(page)
    if tree is None:
        raise InputError(f"{name}: no web page can be read from it; save the page anew")
    return article_in_page(tree, name, _language(page))


def article_in_page(tree: Any, name: str, language: str = "") -> Extraction:
    """Return the article of a page.

    Args:
        tree: The page as an lxml tree.
        name: The file's name, for messages.
        language: The language that the page says it is in.

    Raises:
        InputError: No article is found in it.
    """
    from trafilatura import __version__, bare_extraction

    _drop_marks(tree)
    # What is told of the page, its author say, may stand in what is not the article.
    before = without_clutter(deepcopy(tree))
    found = bare_extraction(
        marked_clutter(tree), output_format="xml", with_metadata=True, include_comments=False,
        include_tables=True, prune_xpath=CLUTTER_PATH,
    )  # fmt: skip
    # A dictionary is given only where one is asked for.
    if found is None or isinstance(found, dict) or found.body is None:
        raise InputError(f"{name}: no article is found in this page; give its text")
    origin = Origin(
        title=_said(found, "title"),
        author=_said(found, "author"),
        date=_said(found, "date"),
        source=_said(found, "url") or _said(found, "hostname"),
        language=language,
        extracted_by=f"trafilatura {__version__}",
    )
    passages = mended(list(Walk().passages(found.body)), before)
    made = put_together(titled(passages, origin.title), origin)
    if not made.text:
        raise InputError(f"{name}: no article is found in this page; give its text")
    return made


def _said(found: Any, key: str) -> str:
    value = getattr(found, key, None)
    return one_line(str(value)) if value else ""


def _drop_marks(tree: Any) -> None:
    """Take notes and the marks that lead to them from a page, and links to edit it."""
    for node in tree.xpath(f"{_NOTES} | {_EDITS}"):
        if node.getparent() is not None:
            node.drop_tree()
    # trafilatura keeps the words of a quotation's source, but not that they are it.
    for node in tree.xpath(".//blockquote//cite"):
        if (node.text or "").strip() and "—" not in "".join(node.getparent().itertext()):
            node.text = dashed(node.text)
    # The mark that leads to a note is no word of the sentence that it stands behind.
    for node in list(tree.iter("sup")):
        words = "".join(node.itertext()).strip().strip("[]()")
        if words.isdecimal() or words in ("*", "†", "‡"):
            node.drop_tree()


def _language(page: str) -> str:
    match = _LANGUAGE.search(page[:20_000])
    return match.group(1) if match else ""
