"""What features are made of: the units of a text, their places, states and likenesses.

Terms:
    state: what an encoder says of a token; a unit's is the mean of its tokens'.
    gap: what stands between a unit and the one before it, mostly its connective.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from argmap.draft import Draft, Findings, ParsedText
from argmap.lexicon.words import load_words
from argmap.scorers.learned.encoder import Array, TokenStates
from argmap.scorers.rule_scorer import RuleScorer

GAP = 80  # characters before a unit that count at most
FIRST_GAP = 40  # before the first
LISTS = "learned_"
CONTENT = re.compile(r"[a-z]{3,}")
STEM = 6  # letters of a word that count when words are compared
EDGE = 1e-6


@dataclass(frozen=True)
class TextView:
    """A text as features see it.

    Attributes:
        parsed: Its characters, and where its units stand.
        found: What a reader found in it.
        rules: The rules' scores of it.
        tokens: Its tokens and their states.
    """

    parsed: ParsedText
    found: Findings
    rules: RuleScorer
    tokens: TokenStates

    @property
    def drafts(self) -> Sequence[Draft]:
        """Return its units in text order."""
        return self.found.drafts

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.parsed.text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Return first character and end of each unit."""
        return [(pieces[0][0], pieces[-1][1]) for pieces in self.parsed.units]

    def words_of(self, number: int) -> str:
        """Return the words of a unit from its first character to its last."""
        start, end = self.spans[number]
        return self.text[start:end]

    def behind(self, number: int) -> str:
        """Return the character behind a unit, empty at the end of the text."""
        end = self.spans[number][1]
        return self.text[end : end + 1]

    @cached_property
    def listed(self) -> dict[str, frozenset[str]]:
        """Return the lists of words that are counted, by their names without `LISTS`."""
        lists = load_words(self.found.language)
        return {
            name.removeprefix(LISTS): words
            for name, words in lists.items()
            if name.startswith(LISTS)
        }

    def stems(self, text: str) -> frozenset[str]:
        """Return the first letters of each content word of a text."""
        words = CONTENT.findall(text.lower())
        return frozenset(word[:STEM] for word in words if word not in self.listed["function"])

    @cached_property
    def words(self) -> list[list[str]]:
        """Return the words of each unit in lower case, parted by blanks."""
        return [self.words_of(n).lower().split() for n in range(len(self.drafts))]

    @cached_property
    def paragraphs(self) -> NDArray[np.int64]:
        """Return the number of the paragraph of each unit."""
        return np.array([draft.paragraph for draft in self.drafts], np.int64)

    @cached_property
    def sizes(self) -> Counter[int]:
        """Return how many units each paragraph has."""
        return Counter(draft.paragraph for draft in self.drafts)

    @cached_property
    def first(self) -> dict[int, int]:
        """Return the number of the first unit of each paragraph."""
        return {d.paragraph: n for n, d in reversed(list(enumerate(self.drafts)))}

    @cached_property
    def last(self) -> dict[int, int]:
        """Return the number of the last unit of each paragraph."""
        return {d.paragraph: n for n, d in enumerate(self.drafts)}

    @cached_property
    def headings(self) -> list[int]:
        """Return the first character of each heading."""
        return [part.start for part in self.parsed.parts if part.kind == "heading"]

    @cached_property
    def sections(self) -> NDArray[np.int64]:
        """Return how many headings stand before or at each unit."""
        starts = [start for start, _ in self.spans]
        return np.searchsorted(np.array(self.headings, np.int64), starts, side="right")

    @cached_property
    def kinds(self) -> list[str]:
        """Return the kind of the part of the text that each unit stands in."""
        found = []
        for start, _ in self.spans:
            inside = (p.kind for p in self.parsed.parts if p.start <= start < p.end)
            found.append(next(inside, "body"))
        return found

    @cached_property
    def states(self) -> Array:
        """Return the mean state of each unit."""
        return np.stack([self.tokens.mean(pieces) for pieces in self.parsed.units])

    @cached_property
    def gaps(self) -> Array:
        """Return the mean state of what stands before each unit."""
        found, reached = [], 0
        for start, end in self.spans:
            before = max(reached or start - FIRST_GAP, start - GAP, 0)
            found.append(self.tokens.mean([(before, start)]))
            reached = max(reached, end)
        return np.stack(found)

    @cached_property
    def middle(self) -> Array:
        """Return the mean state of the units."""
        return np.asarray(self.states.mean(0), np.float32)

    @cached_property
    def centred(self) -> Array:
        """Return what is each unit's own in its state, of length 1."""
        return unit_length(self.states - self.middle)

    @cached_property
    def alike(self) -> Array:
        """Return how alike each two units are in what is their own, from -1 to 1."""
        return np.asarray(self.centred @ self.centred.T, np.float32)

    @cached_property
    def of_paragraphs(self) -> Array:
        """Return what is the own of the paragraph of each unit, of length 1."""
        rows = {
            number: unit_length((self.states[self.paragraphs == number] - self.middle).mean(0))
            for number in self.sizes
        }
        return np.stack([rows[draft.paragraph] for draft in self.drafts])

    @cached_property
    def title(self) -> tuple[str, Array] | None:
        """Return the words of the title and what is its own, None without one."""
        spans = [(p.start, p.end) for p in self.parsed.parts if p.kind == "title"]
        if not spans:
            return None
        start, end = spans[0]
        mean = self.tokens.mean(spans[:1])
        return self.text[start:end], unit_length(mean - self.middle)


def unit_length(rows: Array) -> Array:
    """Return vectors made one long; zeros stay."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(EDGE, lengths), np.float32)
