"""Find what stands between quotation marks, straight or curly, also over several sentences."""

from __future__ import annotations

from argmap.components.parse import Parse

PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "``": "''"}
LONGEST_QUOTATION = 400  # tokens


def quoted(parse: Parse) -> dict[int, int]:
    """Return which tokens of a document stand inside which quotation.

    A closing mark must follow within `LONGEST_QUOTATION` tokens and within the paragraph, else the
    opening mark is passed over. A curly single quote closes only where no letter follows it, so
    that an apostrophe does not.

    Returns:
        The number of its quotation, from 0, for each token inside one; the marks count as inside.
    """
    inside: dict[int, int] = {}
    number, token, size = 0, 0, len(parse.lower)
    while token < size:
        closing = PAIRS.get(parse.lower[token])
        end = _closing(parse, token, closing) if closing else None
        if end is None:
            token += 1
            continue
        inside.update(dict.fromkeys(range(token, end + 1), number))
        number, token = number + 1, end + 1
    return inside


def _closing(parse: Parse, token: int, mark: str) -> int | None:
    """Return the mark that closes what a token opens, None where none follows soon enough."""
    for other in range(token + 1, min(token + LONGEST_QUOTATION, len(parse.lower))):
        word = parse.lower[other]
        if "\n\n" in word:
            return None
        if word == mark and not (mark == "’" and parse.tag[other] == "POS"):
            return other
    return None
