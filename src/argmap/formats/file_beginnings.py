"""What a file begins with, by which most forms of maps are ruled out before a module is loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.formats.source import Source

OBJECT = r"\{"
# ArgGraph's first tag, declarations and comments before it aside.
ARGGRAPH = r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<arggraph\b"
AIF = rf"{OBJECT}|{ARGGRAPH}"
# A graph's word, comments before it aside (Graphviz, the DOT language).
GRAPH = r"(?:(?://|#)[^\n]*\n\s*|/\*.*?\*/\s*)*(?:strict\s+)?(?:di)?graph\b"
# The first line of a discussion that Kialo exported.
DISCUSSION = r"Discussion (?:Title|Name):"
MOST = 4000  # characters that are looked at, blanks among them


def begins_with(source: Source, pattern: str) -> bool:
    """Return whether a file begins with a pattern, blanks aside; with the empty one any does.

    Example:
        >>> from argmap.formats.source import Source
        >>> source = Source("rain.txt", b"  digraph {}")
        >>> begins_with(source, GRAPH), begins_with(source, OBJECT)
        (True, False)
    """
    if not pattern:
        return True
    words = source.text.lstrip()
    blanks = len(source.text) - len(words)
    return re.match(pattern, words[: max(1, MOST - blanks)], re.DOTALL) is not None
