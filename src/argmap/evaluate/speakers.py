"""Tell whether two names are of the same speaker."""

from __future__ import annotations

import re

# Words of a name that a reader may write or leave out.
ARTICLES = frozenset("a an the his her its their our my your this that these those some".split())
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister
    chancellor secretary senator sen representative rep congressman congresswoman governor gov
    mayor ambassador general gen colonel col captain capt lieutenant lt sergeant sgt admiral
    judge justice king queen prince princess pope bishop archbishop cardinal reverend rev rabbi
    imam father sister brother chief chairman chairwoman chairperson chair director ceo spokesman
    spokeswoman spokesperson analyst former ex current then newly elected
    """.split()
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def name_words(name: str) -> frozenset[str]:
    """Give the words that tell who is meant: in lower case, without articles, titles and marks.

    Args:
        name: As written, such as `President Moon’s`.

    Returns:
        The words; a name of titles alone, such as `the president`, keeps its titles, and one
        of articles and titles only by half keeps what remains.
    """
    words = [_bare(word) for word in _WORD.findall(name.casefold())]
    nouns = [word for word in words if word and word not in ARTICLES] or words
    return frozenset([word for word in nouns if word not in TITLES] or nouns)


def same_speaker(left: str, right: str) -> bool:
    """Tell whether the words of one name are all among those of the other."""
    mine, other = name_words(left), name_words(right)
    return bool(mine and other) and (mine <= other or other <= mine)


def _bare(word: str) -> str:
    word = re.sub(r"[’']s$", "", word)
    return word.replace(".", "")
