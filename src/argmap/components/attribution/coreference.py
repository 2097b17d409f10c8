"""Find whom a pronoun stands for, where it is to name a speaker.

The subjects of its own sentence come first, then those of the sentence before, and so on back:
who is the grammatical subject is who is being talked of (Grosz, Joshi and Weinstein 1995,
Centering; Hobbs 1978, Resolving pronoun references). Number must agree, and gender where the
noun or a title tells it; personal names take no article (CGEL ch. 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.components.parse import SUBJECTS, Parse
from argmap.components.quotations import stands_in_quotation

LONGEST_REACH = 200
PLURAL = ("NNS", "NNPS")
# Lists of possessives, and the pronoun that each stands beside.
POSSESSIVES = (
    ("masculine_possessive", "he"),
    ("feminine_possessive", "she"),
    ("plural_possessive", "they"),
)
# Lists of words: the pronouns of a gender, their possessives, and the nouns of the other gender.
GENDERS = (
    ("masculine_pronoun", "masculine_possessive", "female"),
    ("feminine_pronoun", "feminine_possessive", "male"),
)


def antecedent(parse: Parse, token: int) -> int | None:
    """Return the noun that "he", "she", "they" or "it" stands for, or "his", "her", "their".

    Args:
        parse: The document.
        token: The pronoun.

    Returns:
        The head of the last fitting subject, None where none is near.
    """
    word = _personal(parse, token)
    free = not stands_in_quotation(parse, token)
    bound = word in parse.words["ungendered_pronoun"]
    reach = token
    for other in _subjects_back(parse, token):
        if reach - other > LONGEST_REACH or (bound and paragraphs_apart(parse, other, token)):
            return None
        if parse.lower[other] == word:
            reach = other  # the same one goes on being talked of
        elif agrees(parse, other, word) and not (free and stands_in_quotation(parse, other)):
            return other
    return None


def _subjects_back(parse: Parse, token: int) -> Iterator[int]:
    """Yield the subjects before a token: sentence by sentence back, in each in text order.

    Behind the subjects of a sentence comes what else may be talked of there: for "it" the
    objects, as in "I have read the report."
    """
    word = _personal(parse, token)
    singular = word not in parse.words["plural_pronoun"]
    for number in range(parse.sentence[token], -1, -1):
        first, last = parse.sentences[number]
        within = range(first, min(last, token))
        yield from (t for t in within if parse.dep[t] in SUBJECTS or _is_existential(parse, t))
        if singular:
            below = (t for t in within if parse.dep[t] in ("dobj", "pobj", "dative"))
            named = (t for t in below if parse.tag[t] != "NNP" or _is_titled(parse, t))
            yield from (t for t in named if not _done_by(parse, t, word))


def _personal(parse: Parse, token: int) -> str:
    """Return the personal pronoun of a possessive, "she" for "her"; any other word as it is."""
    word = parse.lower[token]
    if parse.tag[token] != "PRP$":
        return word
    return next((pronoun for own, pronoun in POSSESSIVES if word in parse.words[own]), word)


def _done_by(parse: Parse, noun: int, word: str) -> bool:
    """Return whether "he" does it to a noun, which then is somebody else (CGEL ch. 17)."""
    verb = parse.head[noun]
    while parse.dep[verb] in ("prep", "dative") and parse.head[verb] != verb:
        verb = parse.head[verb]
    subject = parse.subject(verb)
    return subject is not None and parse.lower[subject] == word


def _is_existential(parse: Parse, token: int) -> bool:
    """Return whether "there is" brings somebody in: "There are some who object"."""
    head = parse.head[token]
    return parse.dep[token] == "attr" and parse.child(head, "expl") is not None


def paragraphs_apart(parse: Parse, first: int, last: int) -> bool:
    """Return whether two tokens stand in different paragraphs."""
    return "\n\n" in parse.text[parse.end[first] : parse.start[last]]


def agrees(parse: Parse, noun: int, pronoun: str) -> bool:
    """Return whether a noun agrees with a pronoun in number, kind and gender.

    Args:
        parse: The document.
        noun: The token.
        pronoun: In lower case.
    """
    tag, lemma, words = parse.tag[noun], parse.lemma[noun], parse.words
    if pronoun in words["neuter_pronoun"]:
        body = lemma in words["body"] and parse.dep[noun] in SUBJECTS
        return tag in ("NN", "NNP") and (body or lemma in words["document"])
    several = tag in PLURAL or parse.child(noun, "conj") is not None
    if pronoun in words["plural_pronoun"]:
        people = lemma in words["body"] or is_person(parse, noun) or tag == "NNP"
        return several and people
    if several or _is_nobody_named(parse, noun, pronoun):
        return False
    if tag == "NNP":
        article = not words["definite_article"].isdisjoint(_words_before(parse, noun))
        fits = not article or _is_titled(parse, noun)
    else:
        fits = tag == "NN" and is_person(parse, noun)
    return fits and not _is_of_other_gender(parse, noun, pronoun)


def _is_nobody_named(parse: Parse, noun: int, pronoun: str) -> bool:
    """Return whether a noun is only pointed at, stands for no one, or is "her sister" for "she"."""
    own, _ = _gender(parse, pronoun)
    before = _words_before(parse, noun)
    return (
        not before.isdisjoint(own)
        or not before.isdisjoint(parse.words["pointing_determiner"])
        or stands_for_no_one(parse, noun)
        or parse.lemma[noun] in parse.words["anyone"]
    )


def _words_before(parse: Parse, noun: int) -> set[str]:
    """Return the words in front of a noun that depend on it."""
    return {parse.lower[c] for c in parse.children[noun] if c < noun}


def is_person(parse: Parse, noun: int) -> bool:
    """Return whether a noun is one for a person: a speaker, but no document and no body."""
    lemma, words = parse.lemma[noun], parse.words
    speaks = lemma in words["speaker"]
    return speaks and lemma not in words["document"] and lemma not in words["body"]


def _is_titled(parse: Parse, noun: int) -> bool:
    titles = parse.words["title"]
    return any(
        parse.lower[t] in titles or is_person(parse, t) for t in (noun, *parse.children[noun])
    )


def _is_of_other_gender(parse: Parse, noun: int, pronoun: str) -> bool:
    _, other = _gender(parse, pronoun)
    return parse.lemma[noun] in other or not other.isdisjoint(_words_before(parse, noun))


def _gender(parse: Parse, pronoun: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the possessives of a pronoun's gender, and the nouns of the other gender."""
    for pronouns, possessives, others in GENDERS:
        if pronoun in parse.words[pronouns]:
            return parse.words[possessives], parse.words[others]
    return frozenset(), frozenset()


def stands_for_no_one(parse: Parse, noun: int) -> bool:
    """Return whether a subject stands for no one: "nobody", "no expert", "none of them"."""
    negative = parse.words["no_one"]
    words = (noun, *(c for c in parse.children[noun] if c < noun))
    return any(parse.lower[t] in negative for t in words)
