"""The tree of a page as passages: HTML, XHTML, or the XML that trafilatura gives.

The tree is walked without recursion, however deep it is nested.

Sources: HTML Living Standard (grouping content, lists, tables); TEI P5 as trafilatura uses it
(`head`, `list`, `item`, `quote`, `row`, `cell`, `lb`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from argmap.reading.extraction import Passage, Spot, one_line

HEADINGS = {"head", "title", *(f"h{level}" for level in range(1, 7))}
LISTS = {"ul", "ol", "list", "menu", "dir"}
ITEMS = {"li", "item"}
QUOTES = {"blockquote", "quote"}
CAPTIONS = {"figcaption", "caption"}
LINES = {"br", "lb"}
TABLES = {"table"}
ROWS = {"tr", "row"}
CELLS = {"td", "th", "cell"}
CODE = {"pre", "code"}
BOX = "box"  # of no standard: what `word` makes of a text box
BLOCKS = {
    "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "header", "hr", "html", "main", "p", "section", "summary", "details", "cite",
    "tbody", "thead", "tfoot", BOX, *HEADINGS, *LISTS, *ITEMS, *QUOTES, *CAPTIONS, *TABLES, *ROWS,
    *CELLS, "pre",
}  # fmt: skip
DROPPED = {
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "nav",
    "button", "select", "input", "textarea", "graphic", "img", "audio", "video", "canvas", "dialog",
}  # fmt: skip
INLINE_CITE = {"p", "li", "item", "td", "th", "cell", "head", "dd", *HEADINGS}
NOTES = ("footnote-", "endnote-")  # ids that mammoth gives to the notes of a Word document
NOTE_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡§a-z])\W{0,2}")
LONG_CELL = 200  # characters of a cell, from which on a table holds prose
DEPTH = 5000  # of tags within tags; a page of people has some dozens


@dataclass
class _Frame:
    """What holds within an element.

    Attributes:
        tag: Its tag.
        mark: The mark of passages in it.
        quotes: How many quotations it stands in.
        level: How many lists it stands in.
        ordered: Whether it is a numbered list.
        count: How many items of a list were seen.
    """

    tag: str
    mark: str = ""
    quotes: int = 0
    level: int = 0
    ordered: bool = False
    count: int = 0
    number: str = ""


@dataclass
class Walk:
    """A walk through a tree.

    Attributes:
        file: The file within the file that the tree is of; empty where it is one.
    """

    file: str = ""
    _frames: list[_Frame] = field(default_factory=lambda: [_Frame("")])
    _words: list[str] = field(default_factory=list)

    def passages(self, root: Any) -> Iterator[Passage]:
        """Yield the passages of a tree, in order.

        Args:
            root: An lxml element.

        Raises:
            ValueError: It is nested too deep.
        """
        skip: Any = None
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if skip is not None:
                if event == "end" and node is skip:
                    skip = None
                    self._words.append(node.tail or "")
                continue
            tag = _tag(node)
            if event == "start":
                if tag in DROPPED or _is_note_mark(node, tag) or _is_hidden(node):
                    skip = node
                elif tag in TABLES and not holds_prose(node):
                    yield from self._flush()
                    yield from self._located(Passage(table_text(node), "table"))
                    skip = node
                else:
                    yield from self._open(node, tag)
            else:
                yield from self._close(node, tag)
        yield from self._flush()

    def _open(self, node: Any, tag: str) -> Iterator[Passage]:
        if self._is_block(tag):
            yield from self._flush()
            if len(self._frames) > DEPTH:
                raise ValueError(f"it has more than {DEPTH} tags within tags")
            self._frames.append(self._frame(node, tag))
        elif tag in LINES:
            if self._words and self._words[-1] == "\n":
                yield from self._flush()
            self._words.append("\n")
        if node.text:
            self._words.append(node.text)

    def _close(self, node: Any, tag: str) -> Iterator[Passage]:
        if self._is_block(tag) and len(self._frames) > 1:
            yield from self._flush()
            self._frames.pop()
        if node.tail and (tag not in LINES or node.tail.strip()):
            self._words.append(node.tail)

    def _is_block(self, tag: str) -> bool:
        top = self._frames[-1].tag
        if tag == "code":
            # Within a paragraph it is a word in another type.
            return top not in INLINE_CITE and not "".join(self._words).strip()
        if tag == "cite":
            return self._frames[-1].quotes > 0 and top not in INLINE_CITE
        return tag in BLOCKS

    def _frame(self, node: Any, tag: str) -> _Frame:
        """Return what holds within an element that opens."""
        top = self._frames[-1]
        new = replace(top, tag=tag, ordered=False, count=0)
        if tag in HEADINGS:
            new.mark = "heading"
        elif tag in CAPTIONS:
            new.mark = "caption"
        elif tag in CODE:
            new.mark = "code"
        elif tag == BOX:
            new.mark = "box"
        elif tag in QUOTES:
            new.quotes += 1
        elif tag in ("cite", "footer") and new.quotes:
            new.mark = "source"
        elif tag in LISTS:
            new.level += 1
            new.mark = ""
            new.ordered = tag == "ol" or node.get("rend") == "ol"
            new.count = _start(node)
        elif tag in ITEMS and str(node.get("id") or "").startswith(NOTES):
            new.mark = "note"
        elif tag in ITEMS:
            top.count += 1
            new.mark = "number" if top.ordered else "bullet"
            new.number = f"{top.count}." if top.ordered else ""
        return new

    def _flush(self) -> Iterator[Passage]:
        """Yield what was read since the last end of a paragraph."""
        raw = "".join(self._words)
        self._words.clear()
        top = self._frames[-1]
        text = raw.strip("\n") if top.mark == "code" else one_line(raw)
        if not text.strip():
            return
        if top.mark == "source":
            text = dashed(text)
        listed = top.mark in ("bullet", "number")
        yield from self._located(
            Passage(text, top.mark, top.level if listed else 0, top.number, top.quotes)
        )
        if listed:
            # What else stands in an item goes on with it.
            for frame in reversed(self._frames):
                frame.mark = "" if frame.mark in ("bullet", "number") else frame.mark
                if frame.tag in ITEMS:
                    break

    def _located(self, passage: Passage) -> Iterator[Passage]:
        spots = (Spot(0, len(passage.text), file=self.file),) if self.file else ()
        yield replace(passage, spots=spots)


def dashed(text: str) -> str:
    """Return the source of a quotation behind a dash, by which it is known as one.

    Example:
        >>> dashed("Mary Kent, shopkeeper")
        '— Mary Kent, shopkeeper'
    """
    return text if text.lstrip().startswith(("—", "–", "-")) else f"— {text.lstrip()}"


def holds_prose(table: Any) -> bool:
    """Return whether a table lays out a page rather than holding data."""
    rows = [node for node in table.iter() if _tag(node) in ROWS]
    cells = [node for node in table.iter() if _tag(node) in CELLS]
    if len(cells) <= 1 or len(cells) == len(rows):
        return True
    nested = any(_tag(node) in TABLES for node in table.iterdescendants())
    return nested or any(len(one_line("".join(cell.itertext()))) > LONG_CELL for cell in cells)


def table_text(table: Any) -> str:
    """Return a table as lines of cells, a bar between two."""
    lines = []
    for row in table.iter():
        if _tag(row) in ROWS:
            cells = [one_line("".join(c.itertext())) for c in row if _tag(c) in CELLS]
            if any(cells):
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _start(node: Any) -> int:
    start = str(node.get("start") or "1")
    return int(start) - 1 if start.isdecimal() and len(start) < 7 else 0


def _tag(node: Any) -> str:
    """Return an element's name without its namespace; of a comment a name that is dropped."""
    tag = node.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else "template"


def _is_note_mark(node: Any, tag: str) -> bool:
    """Return whether an element is the number or sign that leads to a note."""
    words = "".join(node.itertext()).strip() if tag in ("sup", "a") else ""
    if not words or not NOTE_MARK.fullmatch(words):
        return False
    href = str(node.get("href") or "")
    if tag == "a":
        kind = " ".join(str(node.get(key) or "") for key in ("role", EPUB_TYPE, "epub:type"))
        return "noteref" in kind or (href.startswith("#") and words[0] in "[(*†‡")
    return not words.isalpha() and (len(node) > 0 or words.strip("[]()").isdecimal())


EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def _is_hidden(node: Any) -> bool:
    style = str(node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or node.get("hidden") is not None
