"""Articles on one question: those that share the words that tell what a text is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.corpus.debate.near_pairs import near_pairs
from argmap.digraph import communities

LEAST = 0.12  # likeness of two articles on one question
WIDE = 0.5  # resolution: rather one debate than two halves of it
LETTERS = 5


def find_topics(texts: Mapping[int, str]) -> list[list[int]]:
    """Return the numbers of articles on one question each, the question with most articles first.

    Args:
        texts: What each article states, by its number.
    """
    numbers = sorted(texts)
    places = _alike([texts[number] for number in numbers])
    groups = communities(range(len(numbers)), places, WIDE)
    found = [[numbers[place] for place in group] for group in groups]
    return sorted(found, key=lambda group: (-len(group), group))


def _alike(texts: Sequence[str]) -> dict[tuple[int, int], float]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

    def telling(text: str) -> list[str]:
        words = (word for word in text.casefold().split() if word.isalpha())
        return [word[:LETTERS] for word in words if word not in ENGLISH_STOP_WORDS]

    if not any(telling(text) for text in texts):
        return {}
    rows = TfidfVectorizer(analyzer=telling, sublinear_tf=True).fit_transform(texts).tocsr()
    ones, others = near_pairs(rows, LEAST)
    products = rows[ones].multiply(rows[others]).sum(axis=1)
    return {
        (int(one), int(other)): round(float(value), 4)
        for one, other, value in zip(ones, others, products.A1, strict=True)
        if value >= LEAST
    }
