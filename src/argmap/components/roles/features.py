"""What a unit is about, as far as its words tell, and a few plain features of its grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from argmap.components.attribution.verdicts import verdict_on_previous
from argmap.components.parse import Parse
from argmap.components.roles.concessions import (
    curt,
    emphatic,
    follows_question,
    once,
    plain,
    unsure,
)
from argmap.draft import Draft, PartRow
from argmap.lexicon import LanguageData
from argmap.lexicon.kinds import SOURCE_NOUN
from argmap.lexicon.words import load_words

INDEFINITE = load_words()["indefinite"]
CONTENT = ("NN", "VB", "JJ", "RB")
EMPTY = load_words()["empty"]
PARTIES = load_words()["party"]
ANAPHORS = load_words()["anaphor"]
STEM = 6
MOST = 5  # words before its verb by which a unit is known for another's like
AUXILIARIES = load_words()["auxiliary"]
BRIEF = ("PRP", "DT", "JJ", "NN", "EX")
WILLS = frozenset({"will", "shall", "'ll", "’ll", "ll"})
COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
NAMES = frozenset({"NNP", "NNPS"})
DEFINITE = frozenset({"the", "these", "those"})
DENIALS = load_words()["denial"]
INFERS = load_words()["infer"]
OPINES = load_words()["opine"]
ATTENDS = load_words()["attend"]
POINTERS = load_words()["pointer"]
DEMONSTRATIVES = load_words()["demonstrative"]


def describe(parse: Parse, draft: Draft) -> None:
    """Write into a draft what it is about: its words and its flags.

    Args:
        parse: The document.
        draft: One of its units; changed in place.
    """
    tokens = range(draft.first, draft.last)
    draft.words = sorted(stems(parse, tokens))
    subject = parse.subject(draft.head)
    draft.subject = parse.lemma[subject][:STEM] if subject is not None else ""
    draft.opening = _opening(parse, draft)
    first = parse.left[subject] if subject is not None else draft.first
    opening = parse.lower[first] if subject is not None and subject - first <= 3 else ""
    own = parse.is_authors(draft.head)
    holds = {
        "past": _past(parse, draft.head),
        "figure": any(_counts(parse, t) for t in tokens),
        "anaphor": opening in ANAPHORS and not _anticipates(parse, draft.head, opening),
        "pointer": opening in POINTERS and subject == first,
        "infers": opening in POINTERS
        and subject == first
        and parse.lemma[draft.head] in INFERS
        and parse.is_finite(draft.head),
        "party": subject is not None and _is_party(parse, draft, subject),
        "imperative": subject is None and _commands(parse, draft),
        "demonstrative": opening in DEMONSTRATIVES and subject != first,
        "first-person": own,
        "opines": own and parse.lemma[draft.head] in OPINES,
        "commits": _commits(parse, draft),
        "denies": any(parse.dep[t] == "neg" or parse.lower[t] in DENIALS for t in tokens),
        "elliptic": _answers_short(parse, draft) and not follows_question(parse, draft),
        "curt": curt(parse, draft.first, draft.last),
        "agrees": (verdict_on_previous(parse, draft) or ("",))[0] == "endorses",
        "emphatic": emphatic(parse, draft),
        "once": once(parse, draft),
        "plain": plain(parse, draft),
        "unsure": unsure(parse, draft),
        "present": _present(parse, draft.head),
        "exists": subject is not None and parse.tag[subject] == "EX",
        "perfect": _perfect(parse, draft.head),
        "compares": any(parse.tag[t] in COMPARED for t in tokens),
        "names": any(parse.tag[t] in NAMES for t in tokens),
        "names-speech": draft.subject in speech_nouns(parse.language),
    }
    draft.flags = [name for name, value in holds.items() if value]


@cache
def speech_nouns(language: LanguageData) -> frozenset[str]:
    """Return the stems of the nouns that stand for something said: "this view", "such fears"."""
    cues = (cue for cue in language.cues if cue.kind == SOURCE_NOUN)
    return frozenset(lemma[:STEM] for cue in cues for lemma in cue.lemmas)


def _counts(parse: Parse, token: int) -> bool:
    """Return whether a number is a datum: not that of "the two sides", whom readers know."""
    if parse.tag[token] != "CD" or parse.lower[token] == "one":
        return False
    noun = parse.head[token]
    beside = parse.children[noun] if parse.dep[token] == "nummod" else []
    known = any(parse.lower[c] in DEFINITE or parse.tag[c] == "PRP$" for c in beside if c < token)
    return not (known and parse.lower[token].isalpha())


def _opening(parse: Parse, draft: Draft) -> str:
    """Return the words of a unit up to its verb, where they are two to six."""
    verb = draft.head
    if parse.tag[verb] not in ("VB", "VBZ", "VBP", "VBD") or not 1 <= verb - draft.first <= MOST:
        return ""
    return " ".join(parse.lower[draft.first : verb + 1])


def _anticipates(parse: Parse, verb: int, subject: str) -> bool:
    """Return whether the subject "it" only stands for a clause that follows (CGEL ch. 17)."""
    below = {parse.dep[c] for c in parse.children[verb] if c > verb}
    return subject == "it" and bool(below & {"ccomp", "xcomp", "csubj", "advcl"})


def _is_party(parse: Parse, draft: Draft, subject: int) -> bool:
    """Return whether a subject is the other party: "critics", or "some residents" who say so."""
    if parse.lemma[subject] in PARTIES:
        return True
    some = any(parse.lower[c] in INDEFINITE for c in (subject, *parse.children[subject]))
    return some and bool(draft.speaker)


def _commands(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit tells the reader to do something: a bare verb in front, no subject."""
    head = draft.head
    if parse.lemma[head] in ATTENDS or head - draft.first > 2 or draft.hosted:
        return False
    return _is_bare(parse, head) or (
        parse.dep[head] == "conj"
        and parse.subject(parse.head[head]) is None
        and _is_bare(parse, parse.head[head])
    )


def _is_bare(parse: Parse, verb: int) -> bool:
    return parse.tag[verb] == "VB" and parse.child(verb, "aux") is None


def _commits(parse: Parse, draft: Draft) -> bool:
    """Return whether those who speak promise to do something: "We will mend the roof"."""
    children = parse.children[draft.head]
    wills = any(parse.tag[c] == "MD" and parse.lemma[c] in WILLS for c in children)
    return wills and parse.is_authors(draft.head) and parse.lemma[draft.head] not in ATTENDS


def _past(parse: Parse, verb: int) -> bool:
    auxiliaries = (c for c in parse.children[verb] if parse.dep[c] in ("aux", "auxpass"))
    if any(parse.tag[c] == "MD" or parse.lower[c] == "better" for c in parse.children[verb]):
        return False
    return parse.tag[verb] == "VBD" or any(parse.tag[c] == "VBD" for c in auxiliaries)


def _answers_short(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens with a mere subject and auxiliary: "Some do", "Could be"."""
    for at in (draft.first + 1, draft.first + 2):
        if at < draft.last and parse.lower[at] in AUXILIARIES:
            ends = at + 1 >= draft.last or parse.is_mark(at + 1)
            opens = all(parse.tag[t].startswith(BRIEF) for t in range(draft.first, at))
            # "Thing is, it swivels" and "I do, I ran a shop" answer nobody.
            if parse.tag[draft.first] == "NN" or parse.lower[draft.first : at + 1] == ["i", "do"]:
                return False
            return ends and (opens or parse.tag[draft.first] == "MD")
    return False


def _perfect(parse: Parse, verb: int) -> bool:
    return parse.tag[verb] == "VBN" and any(
        parse.lemma[c] == "have" and parse.tag[c] in ("VBZ", "VBP")
        for c in parse.children[verb]
        if parse.dep[c] == "aux"
    )


def _present(parse: Parse, verb: int) -> bool:
    return parse.tag[verb] in ("VBZ", "VBP")


def stems(parse: Parse, tokens: Iterable[int]) -> frozenset[str]:
    """Return the stems of the content words among some tokens.

    A stem is the first letters of the dictionary form, so that "fracturing" and "fracture" meet.
    """
    return frozenset(
        parse.lemma[t][:STEM]
        for t in tokens
        if parse.tag[t].startswith(CONTENT)
        and parse.lemma[t] not in EMPTY
        and len(parse.lemma[t]) > 2
    )


def title_words(parse: Parse, parts: Sequence[PartRow]) -> frozenset[str]:
    """Return the content words of the title, empty where the document has none."""
    title = next(((start, end) for start, end, kind, _ in parts if kind == "title"), None)
    if title is None:
        return frozenset()
    return stems(parse, [t for t, at in enumerate(parse.start) if title[0] <= at < title[1]])
