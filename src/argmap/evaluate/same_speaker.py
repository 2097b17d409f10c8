"""Names of speakers: whether two of them are of the same one."""

from __future__ import annotations

import re

# Words of a name that a reader may write or leave out.
ARTICLES = frozenset(
    "a an the his her its their our my your this that these those some".split()  # noqa: SIM905
)
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister
    chancellor secretary senator sen representative rep congressman congresswoman governor gov
    mayor ambassador general gen colonel col captain capt lieutenant lt sergeant sgt admiral
    judge justice king queen prince princess pope bishop archbishop cardinal reverend rev rabbi
    imam father sister brother chief chairman chairwoman chairperson chair director ceo spokesman
    spokeswoman spokesperson analyst former ex current then newly elected
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name in lower case, without articles and marks.

    Args:
        name: As written, such as `President Moon’s`.
    """
    words = [_bare(word) for word in _WORD.findall(name.casefold())]
    return frozenset(word for word in words if word and word not in ARTICLES)


def same_speaker(left: str, right: str) -> bool:
    """Return whether two names may be of one speaker.

    Titles are passed over, and the words of one name must then be among those of the other;
    titles count only where one of the names is nothing else, such as `the president`.

    Example:
        >>> same_speaker("President Moon", "Moon Jae-in")
        True
        >>> same_speaker("President Moon", "President Park")
        False
    """
    mine, other = name_words(left), name_words(right)
    if mine - TITLES and other - TITLES:
        mine, other = mine - TITLES, other - TITLES
    if not mine or not other:
        return left.casefold() == right.casefold()
    return mine <= other or other <= mine


def _bare(word: str) -> str:
    return re.sub(r"[’']s$", "", word).replace(".", "")
