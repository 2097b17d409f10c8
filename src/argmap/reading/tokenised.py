"""Text in which every mark stands by itself, as in "Towns , it said , do n't pay .".

Corpora and some archives keep texts so. Their words are put together again before they are read.

Source: Penn Treebank tokenization (Marcus et al. 1993): blanks before marks, `` and '' for
quotation marks, contractions apart, brackets as -LRB- and -RRB-.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.reading.alignment import Edit

_APART = re.compile(r"\w[^\S\n][.,;:?!](?=\s|$)")
_JOINED = re.compile(r"\w[.,;:?!](?=\s|$)")
_ENOUGH = 3
_SIGNS = re.compile(
    r"(?P<clitic>(?<=\w)[^\S\n](?=(?:n['’]t|['’](?:s|re|ve|ll|m|d))\b))"
    r"|(?P<round>-[LR]RB-)"
    r"|(?P<opens>``[^\S\n]?)"
    r"|(?P<closes>[^\S\n]?'')"
    r"|(?P<either>[^\S\n]?\"[^\S\n]?)"
    r"|(?P<bracket>(?<=[(\[“‘])[^\S\n])"
    r"|(?P<mark>(?<=\S)[^\S\n](?=[.,;:?!)\]%”](?:\W|$)))",
    re.IGNORECASE,
)


def is_tokenised(text: str) -> bool:
    """Return whether most marks of a text stand by themselves."""
    apart = len(_APART.findall(text))
    return apart >= _ENOUGH and apart > len(_JOINED.findall(text))


def untokenised(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield what to change in a paragraph of tokenised text, in order.

    Args:
        text: The text of record.
        start: First character of the paragraph.
        end: Character behind the last.
    """
    inside = False
    for match in _SIGNS.finditer(text, start, end):
        words = match.group()
        kind = match.lastgroup
        if kind == "either":
            inside = not inside
            yield Edit(*match.span(), _quote(words, inside))
        elif kind == "round":
            yield Edit(*match.span(), "(" if words[1] in "lL" else ")")
        else:
            yield Edit(*match.span(), {"opens": "“", "closes": "”"}.get(str(kind), ""))


def _quote(words: str, opens: bool) -> str:
    """Return a quotation mark without the blank on its inner side."""
    before, after = words[: words.index('"')], words[words.index('"') + 1 :]
    return f"{before}“" if opens else f"”{after}"
