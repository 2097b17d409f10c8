"""Find the name that stands beside a quotation: `The mayor: “…”`, `“…” — Ruth Lamb, diver`."""

from __future__ import annotations

from argmap.components.parse import Parse

LONGEST_LABEL = 7
LONGEST_SIGNATURE = 14
DASHES = frozenset({"—", "–", "--", "-", "―", "~"})
NAME_ENDS = frozenset({",", "(", ";", ":", "[", "."})


def named_before(parse: Parse, opening: int) -> str:
    """Return who is named before a quotation and a colon, empty where nobody is.

    Args:
        parse: The document.
        opening: The token of its opening mark.
    """
    first = colon = opening - 1
    if colon < 0 or parse.lower[colon] != ":":
        return ""
    while first > 0 and _goes_on(parse, first - 1):
        first -= 1
        if colon - first > LONGEST_LABEL or parse.is_finite(first):
            return ""
    label = _name(parse, first, colon)
    return "" if label.lower() in parse.words["exchange_label"] else label


def named_behind(parse: Parse, closing: int) -> str:
    """Return who is named behind a quotation and a dash, empty where nobody is.

    Args:
        parse: The document.
        closing: The token of its closing mark.
    """
    dash = closing + 1
    while dash < len(parse.lower) and (parse.is_space(dash) or parse.lower[dash] == "."):
        dash += 1
    if dash >= len(parse.lower) or parse.lower[dash] not in DASHES:
        return ""
    last = dash + 1
    while last < len(parse.lower) and "\n" not in parse.lower[last]:
        states = parse.is_finite(last) and parse.subject(last) is not None
        if states or last - dash > LONGEST_SIGNATURE:
            return ""
        last += 1
    return _name(parse, dash + 1, last)


def _goes_on(parse: Parse, token: int) -> bool:
    """Return whether a token before a colon belongs to the words that begin a line or sentence."""
    stop = parse.lower[token] in (".", "!", "?", "”", ";")
    return not stop and not parse.is_space(token)


def _name(parse: Parse, first: int, last: int) -> str:
    """Return the name that a run of words begins with, empty where it names nobody."""
    articles = parse.words["article"]
    while first < last and (parse.is_mark(first) or parse.lower[first] in articles):
        first += 1
    behind = next((t for t in range(first, last) if parse.lower[t] in NAME_ENDS), last)
    if behind <= first or any(parse.is_verb(t) for t in range(first, behind)):
        return ""
    return (
        parse.text[parse.start[first] : parse.end[behind - 1]]
        if _is_name(parse, behind - 1)
        else ""
    )


def _is_name(parse: Parse, noun: int) -> bool:
    """Return whether a noun in front of a colon or behind a dash names who speaks."""
    if parse.tag[noun][:2] != "NN":
        return False
    return parse.lemma[noun] not in parse.words["text_label"]
