"""How like two statements are by their words: TF-IDF over the beginnings of words.

References:
    Salton and Buckley (1988). Term-weighting approaches in automatic text retrieval.
    Kantrowitz, Mohit and Mittal (2000). Stemming and its effects on TFIDF ranking (that the first
        letters of a word do nearly as well as a stemmer).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"[^\W_]+")
LETTERS = 5  # of a word that are kept
BLOCK = 50_000  # pairs that are compared at once


@dataclass(frozen=True, slots=True)
class WordRows:
    """Statements as TF-IDF rows; see `argmap.corpus.debate.likeness.Read`."""

    rows: Any

    def compare(self, ones: Any, others: Any) -> Any:
        """Return the products of their rows."""
        import numpy as np

        made = np.zeros(len(ones), np.float32)
        for first in range(0, len(ones), BLOCK):
            part = slice(first, first + BLOCK)
            products = self.rows[ones[part]].multiply(self.rows[others[part]])
            made[part] = np.asarray(products.sum(axis=1)).ravel()
        return made


class WordLikeness:
    """TF-IDF; see `argmap.corpus.debate.likeness.Likeness`."""

    near = 0.05
    least = 0.1
    sure = 0.3

    def read(self, texts: Sequence[str]) -> WordRows:
        """Return statements as TF-IDF rows."""
        from scipy.sparse import csr_matrix
        from sklearn.feature_extraction.text import TfidfVectorizer

        if not any(WORD.search(text) for text in texts):
            return WordRows(csr_matrix((len(texts), 1)))
        made = TfidfVectorizer(analyzer=beginnings, sublinear_tf=True)
        return WordRows(made.fit_transform(texts).tocsr())


def beginnings(text: str) -> list[str]:
    """Return the first letters of the words of a text, in small letters."""
    return [word[:LETTERS] for word in WORD.findall(text.casefold())]
