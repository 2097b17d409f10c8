"""The paragraphs in which a page speaks of itself: pleas, notices, what a form or a bot says.

The rules of boilerplate.toml each know one wording. Here a sentence is weighed by the words that
sites use of themselves (site_words.toml), and only where it speaks to its reader; a word that the
article itself uses elsewhere counts for nothing, so that an article on newsletters keeps them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from argmap.reading.labels import Label, Labels, match_boilerplate
from argmap.reading.structure import Paragraph

LONGEST = 1500  # characters of a paragraph; the limit also bounds what a hostile text can cost
LONGEST_SENTENCE = 300
ENOUGH = 2
ENOUGH_BESIDE = 1  # beside what is the site's
FEW_WORDS = 8
_STEM = 6
# Terms that point at the page, of which no article treats.
_DEICTIC = ("this ", "our ", "your ")
_SITE = Label("navigation", "It speaks of the site and to its readers, not of the matter.")
_LINK = re.compile(r"\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"[*_`>\[\]^~#]+")
_END = re.compile(r"(?<=[.!?:])[\"'”’)*_]*\s+(?=[\W_]*[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]{5,}")


def label_site_talk(rows: list[Paragraph], labels: Labels) -> Labels:
    """Return labels of the paragraphs that speak of the site in every sentence.

    A sentence that no term tells goes with those beside it where it is short or speaks to the
    reader too, and holds no word of the article.

    Args:
        rows: All paragraphs.
        labels: Those that are labelled already.
    """
    open_rows = {n: row.text for n, row in enumerate(rows) if n not in labels}
    said = {n: _sentences(text) for n, text in open_rows.items() if len(text) <= LONGEST}
    enough = {n: ENOUGH_BESIDE if _beside_site(n, labels) else ENOUGH for n in said}
    candidates = {
        n: parts
        for n, parts in said.items()
        if not _is_set_apart(rows[n]) and any(_weight(part) >= enough[n] for part in parts)
    }
    rest = " ".join(text for n, text in open_rows.items() if n not in candidates)
    if not candidates or not rest:
        return {}
    topics = frozenset(term for term in _terms(rest) if not term.startswith(_DEICTIC))
    stems = frozenset(_stems(rest))
    return {
        n: _SITE for n, parts in candidates.items() if _all_site(parts, topics, stems, enough[n])
    }


def _is_set_apart(row: Paragraph) -> bool:
    """Return whether a paragraph is marked, or quoted, so that the site says it to nobody."""
    return bool(row.mark) or row.text.startswith(">")


def _sentences(text: str) -> list[str]:
    plain = _EMPHASIS.sub("", _LINK.sub("]", text))
    return [part.strip() for part in _END.split(plain) if part.strip(" .\"'")]


def _beside_site(place: int, labels: Labels) -> bool:
    """Return whether what stands before or behind a paragraph is the site's."""
    return any(n in labels and labels[n].kind == "navigation" for n in (place - 1, place + 1))


def _all_site(parts: list[str], topics: frozenset[str], stems: frozenset[str], enough: int) -> bool:
    """Return whether each sentence of a paragraph is the site's, or goes with one that is."""
    weights = [_weight(part, topics) for part in parts]
    sure = [
        weight >= ENOUGH
        or _is_furniture(part)
        or (weight >= enough and stems.isdisjoint(_stems(part)))
        for weight, part in zip(weights, parts, strict=True)
    ]
    return any(sure) and all(
        known or _goes_along(part, stems) for known, part in zip(sure, parts, strict=True)
    )


def _is_furniture(sentence: str) -> bool:
    return match_boilerplate(sentence, ("any", "edge")) is not None


def _goes_along(sentence: str, stems: frozenset[str]) -> bool:
    short = len(sentence.split()) <= FEW_WORDS
    return (short or _speaks_to_reader(sentence)) and stems.isdisjoint(_stems(sentence))


def _weight(sentence: str, topics: frozenset[str] = frozenset()) -> int:
    """Return what the terms of a sentence weigh; 0 where it does not speak to its reader."""
    if len(sentence) > LONGEST_SENTENCE or not _speaks_to_reader(sentence):
        return 0
    found = _terms(sentence)
    return sum(weight for term, weight in found.items() if term not in topics)


def _speaks_to_reader(sentence: str) -> bool:
    first = re.match(r"\W*(\w+)", sentence)
    opens = first is not None and first[1].lower() in _openers()
    return opens or bool(_pattern("address").search(sentence))


def _terms(text: str) -> Mapping[str, int]:
    """Return the terms in a text with what each weighs; none within another."""
    strong = {match.group().lower(): 2 for match in _pattern("strong").finditer(text)}
    rest = _pattern("strong").sub("\n", text)
    return {match.group().lower(): 1 for match in _pattern("weak").finditer(rest)} | strong


def _stems(text: str) -> Iterator[str]:
    return (word[:_STEM].lower() for word in _WORD.findall(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    terms = "|".join(_data()[name].strip().split("\n"))
    return re.compile(rf"(?<!\w)(?:{terms})(?!\w)", re.IGNORECASE)


@cache
def _openers() -> frozenset[str]:
    return frozenset(_data()["openers"].split())


@cache
def _data() -> dict[str, str]:
    raw = files("argmap.reading").joinpath("site_words.toml").read_text("utf-8")
    return tomllib.loads(raw)
