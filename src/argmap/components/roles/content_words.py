"""Tell what a unit and a title are about, by their content words.

Terms:
    stem: the first letters of a word's dictionary form, so that "fracturing" and "fracture" meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from argmap.components.parse import Parse
from argmap.draft import Draft, PartRow
from argmap.lexicon import LanguageData
from argmap.lexicon.kinds import SOURCE_NOUN

CONTENT = ("NN", "VB", "JJ", "RB")
STEM = 6
SHORTEST = 3  # letters of a word that tells something of a topic
LONGEST_OPENING = 5  # words before its verb by which a unit is known for another's like


def stems(parse: Parse, tokens: Iterable[int]) -> frozenset[str]:
    """Return the stems of the content words among some tokens."""
    empty, lemmas, tags = parse.words["empty"], parse.lemma, parse.tag
    return frozenset(
        lemmas[t][:STEM]
        for t in tokens
        if tags[t].startswith(CONTENT) and lemmas[t] not in empty and len(lemmas[t]) >= SHORTEST
    )


def subject_stem(parse: Parse, subject: int | None) -> str:
    """Return the stem of a subject, empty without one."""
    return parse.lemma[subject][:STEM] if subject is not None else ""


def words_to_verb(parse: Parse, draft: Draft) -> str:
    """Return the words of a unit up to its verb, where they are two to six; else nothing."""
    verb = draft.head
    if (
        parse.tag[verb] not in ("VB", "VBZ", "VBP", "VBD")
        or not 1 <= verb - draft.first <= LONGEST_OPENING
    ):
        return ""
    return " ".join(parse.lower[draft.first : verb + 1])


@cache
def speech_nouns(language: LanguageData) -> frozenset[str]:
    """Return the stems of the nouns that stand for something said: "this view", "such fears"."""
    cues = (cue for cue in language.cues if cue.kind == SOURCE_NOUN)
    return frozenset(lemma[:STEM] for cue in cues for lemma in cue.lemmas)


def title_words(parse: Parse, parts: Sequence[PartRow]) -> frozenset[str]:
    """Return the stems of the title's content words, none where the document has no title."""
    title = next(((part.start, part.end) for part in parts if part.kind == "title"), None)
    if title is None:
        return frozenset()
    return stems(parse, [t for t, at in enumerate(parse.start) if title[0] <= at < title[1]])


def telling_words(drafts: Sequence[Draft], title: frozenset[str]) -> frozenset[str]:
    """Return the words of a title that tell its point: those that few units share."""
    counts = Counter(word for draft in drafts for word in draft.words)
    most = max(2, len(drafts) // 8)
    return frozenset(word for word in title if counts[word] <= most)
