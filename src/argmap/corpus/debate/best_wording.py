"""Of several wordings of a statement the one that says it best by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.corpus.debate.records import ToldPlace
from argmap.corpus.debate.word_lists import word_list

SHORT, LONG = 5, 18  # words between which a wording reads well
PUNCTUATION = ".,;:!?'\"“”‘’()"


def best_place(places: Sequence[ToldPlace], nearness: Mapping[int, float]) -> ToldPlace:
    """Return the place that says best, by itself, what all say.

    Args:
        places: The places.
        nearness: By the number of a place here, how like it is to the others.
    """
    number = max(
        range(len(places)), key=lambda n: (round(_worth(places[n], nearness.get(n, 0.0)), 4), -n)
    )
    return places[number]


def wording_of(place: ToldPlace) -> str:
    """Return a claim as a sentence of its own: with a capital and without a final point."""
    words = " ".join(place.claim.split()).rstrip(" ,;:.")
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def leans(wording: str) -> bool:
    """Return whether a wording begins with a word that points back to what stands before it.

    Example:
        >>> leans("It is dear"), leans("Bread is dear")
        (True, False)
    """
    return wording.split(" ", 1)[0].strip(PUNCTUATION).casefold() in word_list("leaning")


def _worth(place: ToldPlace, nearness: float) -> float:
    words = [word.strip(PUNCTUATION).casefold() for word in place.claim.split()]
    worth = nearness
    worth -= 0.5 * leans(place.claim)
    worth -= 0.1 * min(3, sum(word in word_list("leaning") for word in words[1:]))
    worth -= 0.05 * max(0, SHORT - len(words)) + 0.03 * max(0, len(words) - LONG)
    worth -= 0.2 * (place.stand != "says")
    worth += 0.2 * (place.concludes and not word_list("directing").isdisjoint(words))
    worth -= 0.3 * place.claim.rstrip().endswith("?")
    return worth
