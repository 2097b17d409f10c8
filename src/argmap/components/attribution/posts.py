"""Find who wrote a line that a post or a letter quotes behind `>`.

The name stands above the line ("Ann Lee wrote:") or in front of it; a quotation without a name
goes back to the one who was quoted last (Severinson Eklundh 2010, quoting in online discussion;
RFC 3676, 4.5, quoting).
"""

from __future__ import annotations

from argmap.components.attribution.speaker_names import (
    UNNAMED_SPEAKER,
    latest_addressed,
)
from argmap.components.parse import Parse
from argmap.draft import Draft

MARK = ">"


class PosterFinder:
    """Finds the poster of each quoted line of a document, in text order.

    Attributes:
        last: The poster who was quoted last; empty before the first.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.last = ""
        self._quotes = MARK in parse.text

    def of(self, draft: Draft, before: tuple[Draft, str] | None) -> str:
        """Return who wrote the line that a unit stands in, empty where the line is not quoted.

        Args:
            draft: The unit.
            before: The unit before it and who says it.
        """
        if not self._quotes:
            return ""
        parse, text = self.parse, self.parse.text
        begin = text.rfind("\n", 0, draft.start) + 1
        if not text[begin : draft.start].lstrip().startswith(MARK):
            return ""
        poster = _named_above(parse, begin, draft.start) or _signed_below(parse, draft.end)
        if (
            not poster
            and before is not None
            and before[1]
            and _ends_in_colon(text, before[0], begin)
        ):
            poster = before[1]
        self.last = poster or self.last
        return self.last or latest_addressed(self.parse, draft.end) or UNNAMED_SPEAKER


def _signed_below(parse: Parse, end: int) -> str:
    """Return who signs a quotation on its last line, "> — Mary Kent, shopkeeper"; else empty.

    Args:
        parse: The document.
        end: The character behind a unit of the quotation.
    """
    text = parse.text
    stop = text.find("\n", end)
    last = ""
    while stop >= 0:
        begin, stop = stop + 1, text.find("\n", stop + 1)
        line = text[begin : stop if stop >= 0 else len(text)].strip()
        if line and not line.startswith(MARK):
            break
        last = line.lstrip(f"{MARK} ") or last
    signed = parse.language.patterns["quotation_source"].fullmatch(last)
    return signed["name"] if signed else ""


def _named_above(parse: Parse, begin: int, end: int) -> str:
    """Return who is named on a line before a quoted unit, or on those above that lead it in.

    Args:
        parse: The document.
        begin: The first character of the line.
        end: The first character of the unit.
    """
    text, poster = parse.text, parse.language.patterns["poster"]
    depth, deeper = _depth(text[begin:end]), False
    while True:
        line = text[begin:end]
        here = _depth(line)
        # A line of the same depth that leads in a deeper one names who wrote that.
        match = None if deeper and here == depth else poster.search(line.strip(" >"))
        if match and here <= depth and (here == depth or line.rstrip().endswith(":")):
            return match["name"]
        if begin == 0 or here < depth:
            return ""
        deeper = here > depth
        end = len(text[:begin].rstrip())
        begin = text.rfind("\n", 0, end) + 1


def _depth(line: str) -> int:
    """Return how many marks of quotation a line begins with."""
    marks = line[: len(line) - len(line.lstrip("> "))]
    return marks.count(MARK)


def _ends_in_colon(text: str, leading: Draft, begin: int) -> bool:
    return text[leading.end : begin].strip() == ":"
