"""Whether of two statements that are alike in their words one denies what the other says.

That one of them denies, and each pair of opposites that stand one in each, turns the sense once:
"must stay open" and "must not be closed" are turned twice, which is not at all.

References:
    de Marneffe, Rafferty and Manning (2008). Finding contradictions in text.
    Harabagiu, Hickl and Lacatusu (2006). Negation, contrast and contradiction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.corpus.debate.word_lists import numbers, poles, word_list

WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
SHORT_NOT = re.compile(r"n[’']t$")
FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
# A clause that says when or why, not what; and what is compared with.
BESIDE = re.compile(
    r"\b(?:if|when|because|unless|although|though|since|while|until|as long as|so that|in spite of"
    r"|despite|than|that alone)\b[^,;:]*",
    re.IGNORECASE,
)
TOO_MUCH = re.compile(r"\btoo \w+ (?:for \w+ )?to\b", re.IGNORECASE)
WHOLE = 100.0
PER_CENT = ("percent", "per")
NEAR = 0.02  # shares of one another by which two numbers may differ and be the same


@dataclass(frozen=True, slots=True)
class Sense:
    """What of a statement may turn the sense of another.

    Attributes:
        denies: Whether words of its main clause deny.
        poles: Which pole of which pairs of opposites it names.
        figures: The numbers in it.
    """

    denies: bool
    poles: frozenset[tuple[int, int]]
    figures: frozenset[float]


def sense_of(text: str) -> Sense:
    """Return what of a statement may turn the sense of another.

    Example:
        >>> sense_of("It won't cost 5 percent").denies
        True
    """
    main = BESIDE.sub(" ", text)
    words = [word.casefold() for word in WORD.findall(main)]
    denying, named = word_list("denying"), poles()
    denies = any(word in denying or SHORT_NOT.search(word) for word in words)
    denies = denies != bool(TOO_MUCH.search(main))
    found = frozenset(named[word] for word in words if word in named)
    figures = _figures([word.casefold() for word in WORD.findall(text)])
    return Sense(denies, found, frozenset(figures))


def opposed(one: Sense, other: Sense) -> bool:
    """Return whether one statement turns the sense of the other, their subjects being the same.

    Example:
        >>> opposed(sense_of("The centre must stay open"), sense_of("The centre must be closed"))
        True
        >>> opposed(sense_of("It must not be closed"), sense_of("It must stay open"))
        False
    """
    turns = int(one.denies != other.denies)
    mine, theirs = dict(sorted(one.poles)), dict(sorted(other.poles))
    turns += sum(
        mine[pair] != theirs[pair]
        and (pair, 1 - mine[pair]) not in one.poles
        and (pair, 1 - theirs[pair]) not in other.poles
        for pair in sorted(mine.keys() & theirs.keys())
    )
    return turns % 2 == 1


def numbers_differ(one: Sense, other: Sense) -> bool:
    """Return whether both name numbers, and none that the other does.

    Example:
        >>> numbers_differ(sense_of("It fell by a fifth"), sense_of("It fell by twenty percent"))
        False
        >>> numbers_differ(sense_of("It costs 5 million"), sense_of("It costs 9 million"))
        True
    """
    if not (one.figures and other.figures):
        return False
    return not any(
        abs(a - b) <= NEAR * max(a, b) for a in one.figures for b in other.figures
    )  # fmt: skip


def _figures(words: list[str]) -> list[float]:
    """Return the numbers that words name; those that stand together are one."""
    found: list[float] = []
    value: float | None = None
    for word in [*words, ""]:
        this = _figure(word)
        if this is None:
            if value is not None:
                found.append(value / WHOLE if word in PER_CENT and value >= 1 else value)
            value = None
        elif value is None:
            value = this
        else:
            value = value * this if this >= WHOLE else value + this
    return found


def _figure(word: str) -> float | None:
    bare = word.rstrip(".,")
    if FIGURE.fullmatch(bare):
        return float(bare.replace(",", ""))
    return numbers().get(word)
