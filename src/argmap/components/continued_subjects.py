"""What "it", "its", "they" or "their" at the head of a unit takes up: what alone is talked of.

A subject that is a pronoun mostly takes up the subject of the clause before it (Grosz, Joshi and
Weinstein 1995, Centering). That is sure enough to be told where no other noun there agrees with it
in number, and where the pronoun takes up no clause: "It is clear that …", "It means …".
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.components.attribution.coreference import (
    PLURAL,
    is_person,
    paragraphs_apart,
    stands_for_no_one,
)
from argmap.components.parse import COMPARATIVES, Parse
from argmap.components.quotations import stands_in_quotation
from argmap.draft import Draft

NOUNS = ("NN", "NNP", "NNS", "NNPS")
DOER = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass", "advcl", "relcl", "acl", "attr", "expl")
FARTHEST = 2  # sentences back, where each goes on about the same


def continued_subject(parse: Parse, draft: Draft) -> tuple[int, int] | None:
    """Return the pronoun that heads a unit, and the noun that it takes up.

    Args:
        parse: The document.
        draft: The unit.

    Returns:
        Both tokens; None where there is no such pronoun, or several nouns may be meant.
    """
    token = _pronoun(parse, draft)
    if token is None or stands_in_quotation(parse, token):
        return None
    several = parse.lower[token] in parse.words["several_pronoun"]
    for first, last in _clauses_back(parse, draft, token):
        if paragraphs_apart(parse, first, token):
            return None
        nouns = list(_talked_of(parse, first, last, several))
        if nouns:
            [noun, *others] = nouns
            sure = not others and _can_be_told(parse, noun, several)
            return (token, noun) if sure and not _another(parse, noun, first, last) else None
        if not _goes_on(parse, first, last, several):
            return None
    return None


def _pronoun(parse: Parse, draft: Draft) -> int | None:
    """Return the pronoun that is, or begins, the subject of a unit that no noun stands before."""
    for token in range(draft.first, draft.last):
        if parse.tag[token] in NOUNS or parse.is_verb(token):
            return None
        own = parse.tag[token] == "PRP$"
        subject = parse.head[token] if own else token
        known = parse.lower[token] in parse.words["thing_pronoun"]
        if known and parse.dep[subject] in DOER:
            neuter = parse.lower[token] in parse.words["neuter_pronoun"]
            takes_clause = neuter and _takes_clause(parse, parse.head[token])
            return None if takes_clause else token
        if parse.tag[token] in ("PRP", "PRP$", "DT"):
            return None
    return None


def _takes_clause(parse: Parse, verb: int) -> bool:
    """Return whether "it" may stand for a clause, said before or after."""
    below = [*parse.children[verb]]
    below += [c for t in below if parse.dep[t] == "acomp" for c in parse.children[t]]
    clause = any(parse.dep[t] in CLAUSES for t in below)
    return clause or parse.lemma[verb] in parse.words["clause_subject_verb"]


def _clauses_back(parse: Parse, draft: Draft, token: int) -> Iterator[tuple[int, int]]:
    """Yield first token and token behind the last of what is said before, sentence by sentence."""
    number = parse.sentence[token]
    begin = parse.sentences[number][0]
    if any(parse.dep[t] in DOER for t in range(begin, draft.first)):
        yield begin, draft.first
    yield from (parse.sentences[n] for n in range(number - 1, max(-1, number - 1 - FARTHEST), -1))


def _talked_of(parse: Parse, first: int, last: int, several: bool) -> Iterator[int]:
    """Yield the nouns that agree with a pronoun in number, and may be meant."""
    for noun in range(first, last):
        if parse.tag[noun] not in NOUNS or parse.dep[noun] in ("compound", "npadvmod"):
            continue
        plural = parse.tag[noun] in PLURAL or parse.child(noun, "conj") is not None
        if plural == several and (several or not is_person(parse, noun)):
            yield noun


def _can_be_told(parse: Parse, noun: int, several: bool) -> bool:
    """Return whether a noun is a subject that stands for something, by no name of a person."""
    if parse.dep[noun] not in DOER or parse.child(noun, "conj") is not None:
        return False
    before = [c for c in parse.children[noun] if c < noun]
    named = parse.tag[noun] == "NNP" and not several
    article = any(parse.lower[c] in parse.words["definite_article"] for c in before)
    compared = any(parse.tag[c] in COMPARATIVES for c in before)
    return (article or not named) and not compared and not stands_for_no_one(parse, noun)


def _another(parse: Parse, noun: int, first: int, last: int) -> bool:
    """Return whether something else is talked of, too, that a pronoun stands for.

    "They shut their eyes" and "if they do" take up the subject; "their eyes" is another's.
    """
    words = parse.words["any_thing_pronoun"]

    def is_it(t: int) -> bool:
        subject = parse.dep[t] in DOER and parse.is_finite(parse.head[t])
        return t > parse.right[noun] and (subject or parse.tag[t] == "PRP$")

    return any(parse.lower[t] in words and not is_it(t) for t in range(first, last))


def _goes_on(parse: Parse, first: int, last: int, several: bool) -> bool:
    """Return whether the subject of a sentence is such a pronoun, too."""
    words = parse.words["several_pronoun" if several else "thing_pronoun"]
    return any(parse.lower[t] in words and parse.dep[t] in DOER for t in range(first, last))
