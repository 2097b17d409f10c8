"""Markdown: headings, lists, quotations, tables, code, footnotes and links read as what they are.

Sources: CommonMark 0.31; GitHub Flavored Markdown (tables, strikethrough, task lists); Pandoc
(footnotes, front matter).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from argmap.reading.documents.markdown_dialects import plain_markdown
from argmap.reading.encoding import decode_bytes
from argmap.reading.extraction import Extraction, Passage, one_line, put_together
from argmap.reading.prose import check_claims
from argmap.records import Origin

NESTING = 60  # marks within marks
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}?)\s*[:=]\s*(?P<value>.*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,800}>")
_TASK = re.compile(r"\[[ xX]\]\s+")
# What front matter calls what a map has.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "date": ("date", "published", "pubdate", "publishdate", "created"),
    "source": ("source", "url", "link", "canonical", "permalink", "canonical_url"),
    "language": ("lang", "language", "locale"),
}


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a Markdown file.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How it is encoded; found out where None.

    Raises:
        InputError: It is not text, or a table of claims.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    text = decode_bytes(data, name, encoding, kinds=False)
    check_claims(text, name)
    reader = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"])
    front_matter_plugin(reader)
    footnote_plugin(reader, inline=True, move_to_end=True)
    walk = _Walk()
    passages = list(walk.passages(reader.parse(plain_markdown(text))))
    said = walk.front
    origin = Origin(**said, extracted_by=f"markdown-it-py {version('markdown-it-py')}")
    return put_together(_titled(passages, origin.title), origin)


def _titled(passages: Sequence[Passage], title: str) -> list[Passage]:
    """Return the passages with the title of the front matter first, where no heading says it."""
    if not title or any(row.text == title and row.mark == "heading" for row in passages[:3]):
        return list(passages)
    return [Passage(title, "title"), *passages]


@dataclass
class _Frame:
    """What holds within a block: the mark of its passages, its number, lists, and quotations."""

    mark: str = ""
    number: str = ""
    level: int = 0
    quotes: int = 0
    ordered: bool = False
    count: int = 0


@dataclass
class _Walk:
    """A walk through the tokens of a file.

    Attributes:
        front: What its front matter says, by the names of `Origin`.
    """

    front: dict[str, str] = field(default_factory=dict)
    _frames: list[_Frame] = field(default_factory=lambda: [_Frame()])
    _rows: list[list[str]] | None = None

    def passages(self, tokens: Sequence[Any]) -> Iterator[Passage]:
        """Yield the passages of a file, in order."""
        for token in tokens:
            match token.type:
                case "front_matter":
                    self.front = front_fields(token.content)
                case "table_open":
                    self._rows = []
                case "table_close":
                    rows = (f"| {' | '.join(row)} |" for row in self._rows or ())
                    yield Passage("\n".join(rows), "table")
                    self._rows = None
                case "fence" | "code_block":
                    yield Passage(token.content, "code")
                case "html_block":
                    yield from self._passage(_plain(token.content))
                case "inline":
                    yield from self._inline(inline_text(token))
                case _:
                    self._nest(token)

    def _inline(self, text: str) -> Iterator[Passage]:
        """Yield a paragraph; the words of a table's cell are kept for the table."""
        if self._rows is None:
            yield from self._passage(text)
        else:
            self._rows[-1].append(text)

    def _nest(self, token: Any) -> None:
        """Open or close a block."""
        if token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
        if token.nesting > 0:
            self._frames.append(self._frame(token))
        elif token.nesting < 0:
            self._frames.pop()

    def _frame(self, token: Any) -> _Frame:
        """Return what holds within a block that opens."""
        top = self._frames[-1]
        new = _Frame(top.mark, top.number, top.level, top.quotes)
        match token.type:
            case "heading_open":
                new.mark = "heading"
            case "blockquote_open":
                new.quotes += 1
                new.mark = ""
            case "bullet_list_open" | "ordered_list_open":
                new.level += 1
                new.ordered = token.type == "ordered_list_open"
                new.count = int(token.attrGet("start") or 1) - 1
            case "list_item_open":
                top.count += 1
                new.mark = "number" if top.ordered else "bullet"
                new.number = f"{top.count}." if top.ordered else ""
            case "footnote_block_open":
                new.mark = "note"
        return new

    def _passage(self, text: str) -> Iterator[Passage]:
        top = self._frames[-1]
        listed = top.mark in ("bullet", "number")
        words = _TASK.sub("", text, count=1) if listed else text
        if not words.strip():
            return
        level = top.level if listed else 0
        yield Passage(words, top.mark, level, top.number, top.quotes)
        if listed:
            # What else stands in an item goes on with it.
            for frame in reversed(self._frames):
                if frame.mark not in ("bullet", "number"):
                    break
                frame.mark = ""


def inline_text(token: Any) -> str:
    """Return the words of a paragraph: of a link its words, of a picture and a note's mark none.

    Args:
        token: An inline token of markdown-it-py.
    """
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.lower().startswith("<br"):
            pieces.append(" ")
    return one_line("".join(pieces))


def _plain(page: str) -> str:
    return one_line(html.unescape(_TAG.sub(" ", _COMMENT.sub(" ", page))))


def front_fields(text: str) -> dict[str, str]:
    r"""Return what front matter says, by the names of `argmap.records.Origin`.

    Args:
        text: The lines between its marks; what is more than a name and a value is passed over.

    Example:
        >>> front_fields('title: "On rents"\nauthors: [Ann Lee, Bo Ek]\ndraft: true')
        {'title': 'On rents', 'author': 'Ann Lee; Bo Ek'}
    """
    said: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        match = _FIELD.fullmatch(line.rstrip())
        if match:
            last = match["name"].strip().lower()
            said[last] = _value(match["value"])
        elif last and line.strip().startswith("- "):
            more = _value(line.strip()[2:])
            said[last] = f"{said[last]}; {more}" if said[last] else more
    found = {}
    for key, names in NAMES.items():
        value = next((said[name] for name in names if said.get(name)), "")
        if value:
            found[key] = value[:10] if key == "date" and value[:4].isdigit() else value
    return found


def _value(text: str) -> str:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return "; ".join(_value(piece) for piece in text[1:-1].split(",") if piece.strip())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return one_line(text)
