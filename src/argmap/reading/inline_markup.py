"""Marks within a paragraph that are no words of it: emphasis, links, code, tags, marks of notes.

Of a link the words stay, of a footnote mark nothing: it ends no statement and joins no sentences.
What stays keeps its pair of marks, so that no statement is cut within one.

Sources: CommonMark 0.31 (emphasis, links, code spans, entities); GitHub Flavored Markdown
(strikethrough); Pandoc and MediaWiki (footnotes); HTML Living Standard (phrasing content).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from argmap.reading.alignment import Edit, Markup
from argmap.records import Span

_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_RAISED = "¹²³⁰⁴-⁹"
_NOTE = re.compile(
    # [1] at a word or a stop, [^name] anywhere, [a] only at a stop, for "book[s]" is a word
    rf"(?<=[^\s\[(\]])(?:\[(?:{_NUMBERS}|(?:note|nb|n)\.? ?\d{{1,3}}|citation needed)\](?!\())+"
    rf"|(?<=[.!?”’\"')])\s(?:\[{_NUMBERS}\](?!\())+(?=\s|$)"
    r"|\s?\[\^[^\]\s]{1,40}\](?!:)"
    r"|(?<=[.!?”’\"])\[[a-z]\](?=\s|$)"
    rf"|(?<=[^\W\d_]{{3}})[{_RAISED}]+(?!\w)|(?<=[.,;:!?”’\"')])[{_RAISED}]+(?!\w)"
    r"|(?<=[\w.,;:!?”’\"')])[†‡]+(?!\w)"
    r"|<sup>\s?\[?[\d*†‡]{1,4}\]?\s?</sup>",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z]{3}[.!?])(?P<number>\d{1,2})(?=\s+[\"'“‘]?[A-Z])")
_LINK = re.compile(
    r"(?P<opens>\[)(?P<inner>[^\[\]\n]{0,500}(?:\n[^\[\]\n]{1,500})?)"
    r"(?P<closes>\]\((?:[^()\s]|\([^()\s]*\)){0,800}(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\]\[[^\[\]\n]{0,60}\])"
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,800}(?:\s\"[^\"\n]{0,200}\")?\)")
_WIKI = re.compile(
    r"(?P<opens>\[\[(?:[^\[\]|\n]{1,200}\|)?)(?P<inner>[^\[\]|\n]{1,200})(?P<closes>\]\])"
)
_CODE = re.compile(r"(?<!`)(?P<opens>`)(?P<inner>[^`\n]{1,300})(?P<closes>`)(?!`)")
_EMPHASIS = tuple(
    re.compile(
        rf"{before}(?P<opens>{mark})(?=\S)(?P<inner>{inner})(?<=\S)(?P<closes>{mark}){after}"
    )
    for mark, inner, before, after in (
        (r"\*\*\*", r"[^*]{1,900}?", r"(?<!\*)", r"(?!\*)"),
        (r"\*\*", r"(?:[^*]|\*(?!\*)){1,900}?", r"(?<!\*)", r"(?!\*)"),
        (r"__", r"[^_]{1,900}?", r"(?<!\w)", r"(?!\w)"),
        (r"~~", r"[^~]{1,900}?", "", ""),
        (r"==", r"[^=]{1,900}?", r"(?<!\S)", r"(?![\w=])"),
        (r"\*", r"[^*]{1,900}?", r"(?<![\w*\\])", r"(?![\w*])"),
        (r"_", r"[^_]{1,900}?", r"(?<![\w\\])", r"(?!\w)"),
    )
)
_PHRASING = "a|abbr|b|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u"
_ELEMENT = re.compile(
    rf"(?P<opens><(?P<tag>{_PHRASING})\b[^<>]{{0,800}}>)(?P<inner>[^<>]{{0,900}})"
    r"(?P<closes></(?P=tag)>)",
    re.IGNORECASE,
)
_TAG = re.compile(
    rf"</?(?:{_PHRASING}|br|wbr|p|div)\b[^<>]{{0,800}}>|<!--.{{0,900}}?-->", re.IGNORECASE
)
_BREAK = re.compile(r"</?(?:br|p|div)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,12}\d?);", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=[*_`\[\]#>~+.!-])")
_MARKED = re.compile(rf"[*_`\[~<&\\=†‡{_RAISED}]|[a-z][.!?]\d")


def inline_markup(text: str, start: int, end: int) -> tuple[list[Edit], list[Markup]]:
    """Return what to take away within a paragraph, and the pairs of marks among it.

    Args:
        text: The text of record.
        start: First character of the paragraph.
        end: Character behind the last.

    Example:
        >>> text = "The **fee** is [unfair](https://example.org).[1]"
        >>> [text[edit.start : edit.end] for edit in inline_markup(text, 0, len(text))[0]]
        ['**', '**', '[', '](https://example.org)', '[1]']
    """
    if not _MARKED.search(text, start, end):
        return [], []
    taken: set[int] = set()
    edits = list(_plain_words(text, start, end, taken))
    pairs = list(_pairs(text, start, end, taken))
    edits += [Edit(pair.opens, pair.inner, "") for pair in pairs]
    edits += [Edit(pair.stop, pair.end, "") for pair in pairs]
    return sorted(edits), pairs


def _pairs(text: str, start: int, end: int, taken: set[int]) -> Iterator[Markup]:
    """Yield the pairs of marks, the inner of one kind before the outer of the next."""
    for pattern in (_CODE, _LINK, _WIKI, _ELEMENT, *_EMPHASIS):
        for match in pattern.finditer(text, start, end):
            opens, closes = match.span("opens"), match.span("closes")
            if not taken.isdisjoint((*range(*opens), *range(*closes))):
                continue
            taken.update(range(*opens), range(*closes))
            if pattern is _CODE:
                taken.update(range(opens[1], closes[0]))
            yield Markup(opens[0], opens[1], closes[0], closes[1])


def _plain_words(text: str, start: int, end: int, taken: set[int]) -> Iterator[Edit]:
    """Yield the marks that go alone, and signs that stand for a character."""
    for first, last in sorted(_notes(text, start, end)):
        if first not in taken:
            taken.update(range(first, last))
            yield Edit(first, last, "")
    for match in _IMAGE.finditer(text, start, end):
        taken.update(range(*match.span()))
        yield Edit(*match.span(), "")
    for match in _ENTITY.finditer(text, start, end):
        words = html.unescape(match.group())
        if words != match.group():
            taken.update(range(*match.span()))
            yield Edit(*match.span(), " " if words.isspace() else words)
    for match in _ESCAPE.finditer(text, start, end):
        taken.update((match.start(), match.end()))
        yield Edit(*match.span(), "")
    for match in _TAG.finditer(text, start, end):
        if match.start() not in taken and not _ELEMENT.match(text, match.start(), end):
            closes = match.group().startswith("</")
            if not closes or not _closes(text, match, start):
                taken.update(range(*match.span()))
                yield Edit(*match.span(), " " if _BREAK.match(match.group()) else "")


def _closes(text: str, match: re.Match[str], start: int) -> bool:
    """Return whether an end tag is the one of an element without others in it."""
    opens = text.rfind("<", start, match.start())
    element = _ELEMENT.match(text, opens) if opens >= 0 else None
    return element is not None and element.end() == match.end()


def _notes(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the marks that lead to a note; a bare number only where several stand in order."""
    yield from (match.span() for match in _NOTE.finditer(text, start, end))
    glued = list(_GLUED.finditer(text, start, end))
    numbers = [int(match["number"]) for match in glued]
    if len(glued) > 1 and numbers == sorted(set(numbers)):
        yield from (match.span() for match in glued)
