"""The core of a unit: without its connective and its full stop, on which annotation guides differ.

argmap's guide leaves the connective before a unit and the full stop after it outside; other
corpora keep one or both. To tell whether two units are the same statement exactly, their cores
are compared.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.records import Span

LEADING_CONNECTIVES: frozenset[str] = frozenset(
    """
    and; but; or; nor; so; yet; for; because; since; as; although; though; even though; even if;
    albeit; while; whilst; whereas; when; if; unless; in case; provided that; given that; that;
    however; nevertheless; nonetheless; still; even so; admittedly; of course; to be sure;
    certainly; granted; despite this; in spite of this; regardless; instead; rather;
    on the contrary; on the other hand; on the one hand; by contrast; in contrast; conversely;
    therefore; thus; hence; consequently; accordingly; as a result; as a consequence;
    for this reason; for that reason; that is why; then; in conclusion; in short; in sum;
    all in all; overall; ultimately; finally; also; too; plus; moreover; furthermore; besides;
    in addition; additionally; likewise; similarly; equally; again; first; firstly; second;
    secondly; third; thirdly; lastly; next; indeed; in fact; in particular; particularly;
    especially; after all; for example; for instance; e.g.; that is; i.e.; in other words;
    namely; meanwhile; anyway; at the same time; otherwise
    """.replace("\n", " ").split("; ")
) - {""}  # fmt: skip

_LONGEST_FIRST = sorted(
    (words.strip() for words in LEADING_CONNECTIVES), key=lambda w: (-len(w), w)
)
_CONNECTIVE = re.compile(
    "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in _LONGEST_FIRST) + r")(?![\w'’-])",
    re.IGNORECASE,
)


def core_span(text: str, span: Span) -> Span:
    """Return a unit's span without its connective and without punctuation at both ends.

    Args:
        text: The document's text.
        span: Start and end of a unit in it, in characters, end exclusive.

    Returns:
        Start and end without white space, punctuation and quotes at both ends and without
        connectives at the start; a connective that is all that remains stays.

    Example:
        >>> text = "But therefore, they failed."
        >>> text[slice(*core_span(text, (0, len(text))))]
        'they failed'
    """
    start, end = _strip(text, *span)
    while found := _CONNECTIVE.match(text, start, end):
        after, _ = _strip(text, found.end(), end)
        if after >= end:
            break
        start = after
    return start, end


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and _outside(text[start]):
        start += 1
    while start < end and _outside(text[end - 1]):
        end -= 1
    return start, end


def _outside(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("P")
