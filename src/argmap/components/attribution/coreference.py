"""Find whom a pronoun stands for, where it is to name a speaker.

The subjects of its own sentence come first, then those of the sentence before, and so on back:
who is the grammatical subject is who is being talked of (Grosz, Joshi and Weinstein 1995,
Centering; Hobbs 1978, Resolving pronoun references). Number must agree, and gender where the
noun or a title tells it; personal names take no article (CGEL ch. 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.components.parse import SUBJECTS, Parse
from argmap.lexicon.words import load_words

WORDS = load_words()
PERSONS = WORDS["speaker"] - WORDS["document"] - WORDS["body"]
LOOK_BACK = 200
PLURAL = ("NNS", "NNPS")
# Who is only pointed at has been named before; "any expert" is nobody that was named.
POINTED = frozenset({"this", "that", "any"})
# "Her sister" is nobody whom "she" stands for: she would be her own sister.
OWNERS = {"he": ("his",), "she": ("her",)}
GENDERS = {"he": WORDS["female"], "she": WORDS["male"]}


def antecedent(parse: Parse, token: int) -> int | None:
    """Find the noun that "he", "she", "they" or "it" stands for.

    Args:
        parse: The document.
        token: The pronoun.

    Returns:
        The head of the last fitting subject, None where none is near.
    """
    word = parse.lower[token]
    reach = token
    for other in _subjects_back(parse, token):
        if reach - other > LOOK_BACK or (word in ("they", "it") and _apart(parse, other, token)):
            return None
        if parse.lower[other] == word:
            reach = other  # the same one goes on being talked of
        elif _agrees(parse, other, word):
            return other
    return None


def _subjects_back(parse: Parse, token: int) -> Iterator[int]:
    """Yield the subjects before a token: sentence by sentence back, in each in text order.

    Behind the subjects of a sentence comes what else may be talked of there: for "it" the
    objects, as in "I have read the report."
    """
    for number in range(parse.sentence[token], -1, -1):
        first, last = parse.sentences[number]
        within = range(first, min(last, token))
        yield from (t for t in within if parse.dep[t] in SUBJECTS or _introduced(parse, t))
        if parse.lower[token] != "they":
            below = (t for t in within if parse.dep[t] in ("dobj", "pobj", "dative"))
            named = (t for t in below if parse.tag[t] != "NNP" or _titled(parse, t))
            yield from (t for t in named if not _done_by(parse, t, parse.lower[token]))


def _done_by(parse: Parse, noun: int, word: str) -> bool:
    """Return whether "he" does it to a noun, which then is somebody else (CGEL ch. 17)."""
    verb = parse.head[noun]
    while parse.dep[verb] in ("prep", "dative") and parse.head[verb] != verb:
        verb = parse.head[verb]
    subject = parse.subject(verb)
    return subject is not None and parse.lower[subject] == word


def _introduced(parse: Parse, token: int) -> bool:
    """Return whether "there is" brings somebody in: "There are some who object"."""
    head = parse.head[token]
    return parse.dep[token] == "attr" and parse.child(head, "expl") is not None


def _apart(parse: Parse, first: int, last: int) -> bool:
    return "\n\n" in parse.text[parse.end[first] : parse.start[last]]


def _agrees(parse: Parse, noun: int, word: str) -> bool:
    """Return whether a noun agrees with a pronoun in number, kind and gender."""
    tag, lemma = parse.tag[noun], parse.lemma[noun]
    if word == "it":
        named = lemma in WORDS["document"] or (
            lemma in WORDS["body"] and parse.dep[noun] in SUBJECTS
        )
        return tag in ("NN", "NNP") and named
    several = tag in PLURAL or parse.child(noun, "conj") is not None
    if word == "they":
        return several and (lemma in PERSONS | WORDS["body"] or tag == "NNP")
    before = {parse.lower[c] for c in parse.children[noun] if c < noun}
    own = not before.isdisjoint(OWNERS.get(word, ()))
    pointed = not before.isdisjoint(POINTED)
    if several or own or pointed or negative(parse, noun) or lemma in WORDS["anyone"]:
        return False
    if tag == "NNP":
        article = any(parse.lower[c] == "the" for c in parse.children[noun] if c < noun)
        return (not article or _titled(parse, noun)) and not _other_gender(parse, noun, word)
    return tag == "NN" and lemma in PERSONS and not _other_gender(parse, noun, word)


def _titled(parse: Parse, noun: int) -> bool:
    return any(
        parse.lower[t] in WORDS["title"] or parse.lemma[t] in PERSONS
        for t in (noun, *parse.children[noun])
    )


def _other_gender(parse: Parse, noun: int, word: str) -> bool:
    told = {parse.lemma[noun], *(parse.lower[c] for c in parse.children[noun] if c < noun)}
    return not told.isdisjoint(GENDERS[word])


def negative(parse: Parse, noun: int) -> bool:
    """Return whether a subject stands for no one: "nobody", "no expert", "none of them"."""
    words = (noun, *(c for c in parse.children[noun] if c < noun))
    return any(parse.lower[t] in WORDS["no_one"] for t in words)
