"""Find the subject of a verb, tell whether it can speak, and give it a name."""

from __future__ import annotations

import re

from argmap.components.attribution.coreference import antecedent, negative
from argmap.components.parse import SUBJECTS, Parse
from argmap.draft import Hit
from argmap.lexicon.words import load_words

TITLES = load_words()["title"]
SOURCES = load_words()["speaker"]
PRONOUNS = load_words()["pronoun"]
PARTS = load_words()["part"]
RAISING = frozenset({"go", "like", "use", "keep", "seem", "continue", "tend", "have", "love"})
OF_LONGEST = 6
VERBS = frozenset({"report", "reading", "wanting"})
MUTE = frozenset({"i", "we", "you", "one", "this", "that", "which", "what", "there"})
NEEDS_PERSON = frozenset(
    {"suggest", "find", "point", "underline", "reject", "question", "call", "explain", "ask"}
    | {"answer", "put", "talk", "speak"}
)
DOCUMENTS = load_words()["document"] | PARTS
PERSONAL = frozenset({"figure-at", "cast-as"})
COUNTED = load_words()["indefinite"] | {"those", "all", "both", "half", "one", "others"}
# What the names of trades end in ("senator", "chemist", "physician"; CGEL ch. 19, agent nouns).
AGENTS = ("ator", "ist", "ician", "woman", "sman", "rman", "person")
FORECASTS = frozenset({"forecast", "project", "estimate", "calculate", "predict"})
SET_AT = frozenset({"put", "place", "cost", "price", "value", "assess", "estimate", "peg"})
PAPERS = frozenset({"newspaper", "paper", "column", "magazine", "journal"})
WRITERS = frozenset({"writer", "author"})
RETELLS = frozenset({"describe", "cite", "mention"})
ADDRESSED = re.compile(r"@(\w+)|^>?\s*(\w+) wrote\b", re.MULTILINE)


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return who does what a verb says, also where another verb or phrase carries the subject.

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
        if parse.dep[verb] == "conj" or _raised(parse, verb):
            verb = above
            continue
        if parse.dep[verb] == "acl" and parse.dep[above] == "pobj":
            return above
        if parse.dep[verb] in ("pcomp", "ccomp") and parse.tag[verb] == "VBG":
            return _absolute(parse, verb)
        return None
    return None


def _raised(parse: Parse, verb: int) -> bool:
    """Return whether a verb stands below one that lends it its subject: "is going to ask"."""
    return parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in RAISING


def _absolute(parse: Parse, verb: int) -> int | None:
    """Find the noun between "with" and a participle."""
    for token in range(verb - 1, max(-1, verb - 8), -1):
        if parse.lower[token] == "with":
            return None
        if parse.tag[token].startswith("NN") and parse.lower[parse.head[token]] == "with":
            return token
    return None


def stands_for_someone(parse: Parse, token: int) -> bool:
    """Return whether a noun or pronoun stands for a person, a body of people or their report."""
    return (
        parse.tag[token] in ("NNP", "NNPS")
        or parse.lower[token] in PRONOUNS
        or parse.lemma[token] in SOURCES
        or (parse.tag[token] in ("NN", "NNS") and parse.lemma[token].endswith(AGENTS))
        or (parse.lower[token] in COUNTED and parse.dep[token] in SUBJECTS)
    )


def may_speak(parse: Parse, hit: Hit, verb: int, subject: int) -> bool:
    """Return whether the subject of a verb is somebody, or a document, that says something.

    Args:
        parse: The document.
        hit: The verb as a cue; its kind tells who may be its speaker.
        verb: Its token.
        subject: Its subject.
    """
    word = parse.lower[subject]
    bare_figure = parse.tag[subject] == "CD" and not parse.children[subject]
    several = word == "one" and parse.child(subject, "prep") is not None
    mute = (word in MUTE and not several) or _is_the_writer(parse, subject)
    if mute or negative(parse, subject) or bare_figure:
        return False
    if word == "it":
        return (
            hit.kind != "wanting"
            and hit.id != "figure-at"
            and antecedent(parse, subject) is not None
        )
    if hit.kind == "reading":
        if sets_figure(parse, verb):
            return True
        someone = hit.id in PERSONAL or parse.lemma[verb] in FORECASTS
        told = parse.lemma[verb] in RETELLS and _tells_of_document(parse, verb)
        person = (someone or told) and stands_for_someone(parse, subject)
        return person or _documents(parse, subject)
    if hit.kind == "wanting" or parse.lemma[verb] in NEEDS_PERSON:
        return stands_for_someone(parse, subject)
    return True


def _is_the_writer(parse: Parse, noun: int) -> bool:
    """Return whether a noun stands for the writer: "this newspaper", "the present writer"."""
    words = {parse.lower[c] for c in parse.children[noun]}
    paper = parse.lower[noun] in PAPERS and "this" in words
    return paper or (parse.lower[noun] in WRITERS and "present" in words)


def sets_figure(parse: Parse, verb: int) -> bool:
    """Return whether a verb sets a figure: "puts it at 12 million", "costed it at 1.6 billion"."""
    leads = (c for c in parse.children[verb] if c > verb and parse.lower[c] == "at")
    below = (t for c in leads for t in range(c, parse.right[c] + 1))
    return parse.lemma[verb] in SET_AT and any(parse.tag[t] == "CD" for t in below)


def _tells_of_document(parse: Parse, verb: int) -> bool:
    below = parse.child(verb, "dobj")
    return below is not None and parse.lemma[below] in DOCUMENTS


def _documents(parse: Parse, noun: int) -> bool:
    """Return whether a noun is a document that is not the author's own."""
    own = any(parse.lower[c] in ("my", "our") for c in parse.children[noun])
    return parse.lemma[noun] in DOCUMENTS and parse.tag[noun][:2] == "NN" and not own


def name(parse: Parse, token: int) -> str:
    """Name a speaker in the text's words.

    A pronoun goes by what it stands for, a part of a document by the whole, a description with
    a name in apposition by the name; titles and articles before a name are dropped.

    Args:
        parse: The document.
        token: The head of the phrase that names the speaker.
    """
    if parse.lower[token] in PRONOUNS or parse.lower[token] == "it":
        found = antecedent(parse, token)
        if found is None:
            return parse.text[parse.start[token] : parse.end[token]]
        token = found
    token = _whole(parse, _called(parse, token))
    apposition = parse.child(token, "appos")
    if apposition is not None and _is_named(parse, apposition) and parse.tag[token] != "NNP":
        token = apposition
    first, last = _phrase(parse, token)
    while first < last and (parse.is_mark(first) or parse.lower[first] in ("the", "a", "an")):
        first += 1
    titled = [t for t in range(first, token) if parse.lower[t] in TITLES]
    if titled and parse.tag[token] == "NNP" and parse.tag[titled[-1] + 1] == "NNP":
        first = titled[-1] + 1
    return parse.text[parse.start[first] : parse.end[last]]


def before_figure(parse: Parse, first: int, noun: int) -> int:
    """Return the noun in front of a figure: the source in "according to the log 61 changes …".

    Args:
        parse: The document.
        first: Where the phrase begins.
        noun: The head that the parser gives it.
    """
    for token in range(first + 1, noun):
        if parse.tag[token] == "CD" and parse.tag[token - 1] in ("NN", "NNP"):
            return token - 1
    return noun


def _is_named(parse: Parse, token: int) -> bool:
    return parse.tag[token] == "NNP" or parse.text[parse.start[token]].isupper()


def _called(parse: Parse, token: int) -> int:
    """Return the name of "a man named Ray", else the noun itself."""
    for child in parse.children[token]:
        if parse.dep[child] == "acl" and parse.lower[child] in ("named", "called"):
            given = parse.child(child, "oprd")
            return token if given is None else given
    return token


def _whole(parse: Parse, token: int) -> int:
    """Return the document that a part speaks for: "page 33 of the report"."""
    if parse.lemma[token] not in PARTS:
        return token
    for other in range(token + 1, parse.right[token] + 1):
        if parse.dep[other] == "pobj" and parse.lower[parse.head[other]] in ("of", "in", "from"):
            return other
    return token


def addressee(parse: Parse, token: int) -> str:
    """Name whom "you" stands for: the last "@name" or "name wrote" before it, else "you".

    Args:
        parse: The document.
        token: The pronoun.
    """
    return latest_addressed(parse, parse.start[token]) or "you"


def latest_addressed(parse: Parse, before: int) -> str:
    """Return the last "@name" or "name wrote" before a character, empty where there is none."""
    told = ADDRESSED.findall(parse.text, 0, before)
    return next((a or b for a, b in reversed(told)), "")


def _phrase(parse: Parse, token: int) -> tuple[int, int]:
    """Return the first and last token of a noun phrase, with a short "of …" behind its head."""
    first, last = parse.left[token], token
    for child in parse.children[token]:
        if child > token and (parse.dep[child] in ("punct",) and parse.lower[child] == "-"):
            last = child + 1
            while last + 2 <= parse.right[token] and parse.lower[last + 1] == "-":
                last += 2
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
