"""Find the subject of a verb, tell whether it can speak, and give it a name."""

from __future__ import annotations

import re

from argmap.components.parse import SUBJECTS, Parse
from argmap.lexicon.words import load_words

TITLES = load_words()["title"]
SOURCES = load_words()["speaker"]
PRONOUNS = load_words()["pronoun"]
LOOK_BACK = 200
OF_LONGEST = 6
ADDRESSED = re.compile(r"@(\w+)|^>?\s*(\w+) wrote\b", re.MULTILINE)


def subject_of(parse: Parse, verb: int) -> int | None:
    """Give who does what a verb says, also where another verb or phrase carries the subject.

    A conjunct shares the subject of the first verb; a participle in "with X saying" has the
    object of the preposition for its subject.
    """
    for _ in range(6):
        if parse.child(verb, "auxpass", "nsubjpass", "expl") is not None:
            return None
        own = next((c for c in parse.children[verb] if parse.dep[c] in SUBJECTS), None)
        if own is not None:
            return own
        above = parse.head[verb]
        if parse.dep[verb] == "conj":
            verb = above
            continue
        if parse.dep[verb] == "acl" and parse.dep[above] == "pobj":
            return above
        if parse.dep[verb] in ("pcomp", "ccomp") and parse.tag[verb] == "VBG":
            return _absolute(parse, verb)
        return None
    return None


def _absolute(parse: Parse, verb: int) -> int | None:
    """Find the noun between "with" and a participle."""
    for token in range(verb - 1, max(-1, verb - 8), -1):
        if parse.lower[token] == "with":
            return None
        if parse.tag[token].startswith("NN") and parse.lower[parse.head[token]] == "with":
            return token
    return None


def stands_for_someone(parse: Parse, token: int) -> bool:
    """Tell whether a noun or pronoun stands for a person, a body of people or their report."""
    return (
        parse.tag[token] in ("NNP", "NNPS")
        or parse.lower[token] in PRONOUNS
        or parse.lemma[token] in SOURCES
    )


def name(parse: Parse, token: int) -> str:
    """Name a speaker in the text's words.

    A pronoun stands for the last named subject before it; a description with a name in
    apposition goes by the name; titles and articles before a name are dropped.

    Args:
        parse: The document.
        token: The head of the phrase that names the speaker.
    """
    if parse.lower[token] in PRONOUNS:
        found = _antecedent(parse, token)
        if found is None:
            return parse.text[parse.start[token] : parse.end[token]]
        token = found
    apposition = parse.child(token, "appos")
    if apposition is not None and parse.tag[apposition] == "NNP" != parse.tag[token]:
        token = apposition
    first, last = _phrase(parse, token)
    while first < last and (parse.is_mark(first) or parse.lower[first] in ("the", "a", "an")):
        first += 1
    titled = [t for t in range(first, token) if parse.lower[t] in TITLES]
    if titled and parse.tag[token] == "NNP" and parse.tag[titled[-1] + 1] == "NNP":
        first = titled[-1] + 1
    return parse.text[parse.start[first] : parse.end[last]]


def addressee(parse: Parse, token: int) -> str:
    """Name whom "you" stands for: the last "@name" or "name wrote" before it, else "you".

    Args:
        parse: The document.
        token: The pronoun.
    """
    told = ADDRESSED.findall(parse.text, 0, parse.start[token])
    return next((a or b for a, b in reversed(told)), "you")


def _phrase(parse: Parse, token: int) -> tuple[int, int]:
    """Give the first and last token of a noun phrase, with a short "of …" behind its head."""
    first, last = parse.left[token], token
    for child in parse.children[token]:
        if child > token and (parse.dep[child] in ("punct",) and parse.lower[child] == "-"):
            last = child + 1
        if child > token and parse.dep[child] == "conj" and parse.right[child] - token < 6:
            last = max(last, child)
        if (
            child > token
            and parse.lower[child] == "of"
            and parse.right[child] - token <= OF_LONGEST
        ):
            last = max(last, parse.right[child])
    for child in parse.children[token]:
        if child < token and parse.dep[child] in ("relcl", "acl", "advcl", "appos"):
            first = max(first, parse.right[child] + 1)
    return first, last


def _antecedent(parse: Parse, token: int) -> int | None:
    plural = parse.lower[token] == "they"
    for other in range(token - 1, max(-1, token - LOOK_BACK), -1):
        named = parse.tag[other] == ("NNS" if plural else "NNP")
        if (
            named
            and parse.dep[other] in ("nsubj", "nsubjpass")
            and (not plural or parse.lemma[other] in SOURCES)
        ):
            return other
    return None
