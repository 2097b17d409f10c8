"""What a statement says, without who says it, and claim by claim where it says several.

"Critics say that it costs too much and that nobody wants it" makes two claims.
"""

from __future__ import annotations

import re

from argmap.corpus.debate.word_lists import word_list

BEFORE = 9  # words before "that", at most
WORD = re.compile(r"[\w’'-]+")
LEAST = 4  # words of a claim
# A clause that says on what condition.
CONDITION = re.compile(
    r"^(?:if|when|once|as long as|unless)\b[^,]*,\s*"
    r"|,?\s(?:if|when|once|as long as|unless)\s[^,]*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r";\s|,?\s(?:and|but)\s(?:that\s|(?=(?:would|will|should|must|nobody|no|each)\s))"
    r"|,?\s(?:because|although)\s(?!of\b)",
    re.IGNORECASE,
)


def core(text: str, attributed: bool) -> str:
    """Return what is said, without who says so.

    Args:
        text: A statement.
        attributed: Whether somebody is named who says it; else the author may name himself.

    Example:
        >>> core("Critics fear that shops will close", attributed=True)
        'shops will close'
        >>> core("The shops that say no will close", attributed=False)
        'The shops that say no will close'
    """
    text = " ".join(text.split())
    head, that, tail = text.partition(" that ")
    if not that or len(tail.split()) < 2:
        return text
    words = [word.casefold() for word in WORD.findall(head)]
    if not words or len(words) > BEFORE:
        return text
    saying = word_list("saying")
    if words[-1] in saying or (attributed and saying & set(words[-3:])):
        return tail
    return text


def claims_in(text: str, attributed: bool) -> list[str]:
    """Return the claims that a statement makes, without who makes them.

    Args:
        text: A statement.
        attributed: Whether somebody is named who says it.

    Example:
        >>> claims_in("She said it is too dear and that nobody at all wants it", attributed=True)
        ['She said it is too dear', 'nobody at all wants it']
    """
    said = core(text, attributed)
    parts = [part.strip(" ,;:.!?") for part in BETWEEN.split(said)]
    kept = [part for part in parts if len(part.split()) >= LEAST]
    return kept if len(kept) == len(parts) else [said]


def gist(claim: str) -> str:
    """Return what a claim says, the condition left out on which it does.

    Example:
        >>> gist("If it is shut down, gas plants will take its place")
        'gas plants will take its place'
    """
    short = CONDITION.sub("", claim)
    return short if len(short.split()) >= LEAST else claim
