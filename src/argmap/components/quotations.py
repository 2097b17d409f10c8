"""Find what stands between quotation marks, straight or curly, also over several sentences."""

from __future__ import annotations

from argmap.components.parse import Parse

PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "``": "''"}
# Marks of which one tells by itself whether it opens or closes.
DIRECTED = {"“": "”", "«": "»"}
LONGEST_QUOTATION = 400  # tokens


def quoted(parse: Parse) -> dict[int, int]:
    """Return which tokens of a document stand inside which quotation.

    A closing mark must follow within `LONGEST_QUOTATION` tokens and within the paragraph, else the
    opening mark is passed over; but one that the next paragraph opens again goes on there (The
    Chicago Manual of Style, 13.30, quotations of several paragraphs). A curly single quote closes
    only where no letter follows it, so that an apostrophe does not.

    Returns:
        The number of its quotation, from 0, for each token inside one; the marks count as inside.
    """
    inside: dict[int, int] = {}
    number, token, size = 0, 0, len(parse.lower)
    goes_on = False
    while token < size:
        closing = PAIRS.get(parse.lower[token])
        end = _closing(parse, token, closing) if closing else None
        if end is None:
            token += 1
            continue
        number += bool(inside) and not goes_on
        inside.update(dict.fromkeys(range(token, end + 1), number))
        goes_on = parse.lower[end] not in (closing, parse.lower[token])
        token = end + 1
    return inside


def stands_in_quotation(parse: Parse, token: int) -> bool:
    """Return whether a token stands between quotation marks, by the mark that is next before it.

    Args:
        parse: The document.
        token: The token.
    """
    for other in range(token - 1, max(-1, token - LONGEST_QUOTATION), -1):
        word = parse.lower[other]
        if word in DIRECTED:
            return True
        if word in DIRECTED.values() or "\n\n" in word:
            return False
    return False


def _closing(parse: Parse, token: int, mark: str) -> int | None:
    """Return the token that ends a quotation, at its mark or where its paragraph ends."""
    for other in range(token + 1, min(token + LONGEST_QUOTATION, len(parse.lower))):
        word = parse.lower[other]
        if "\n\n" in word:
            return other - 1 if _opens_again(parse, token, other) else None
        if word == mark and not (mark == "’" and parse.tag[other] == "POS"):
            return other
        if word == parse.lower[token] in DIRECTED and _stands_apart(parse, other):
            return other
    return None


def _stands_apart(parse: Parse, token: int) -> bool:
    """Return whether a mark has a blank on either side, so that it may as well close."""
    last = token + 1 >= len(parse.lower)
    return parse.end[token - 1] < parse.start[token] and (
        last or parse.end[token] < parse.start[token + 1]
    )


def _opens_again(parse: Parse, token: int, pause: int) -> bool:
    """Return whether the next paragraph opens with the mark that opened a quotation."""
    follows = parse.lower[pause + 1 : pause + 2]
    return parse.lower[token] in DIRECTED and follows == [parse.lower[token]]
