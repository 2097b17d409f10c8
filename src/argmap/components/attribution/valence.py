"""Tell whether what somebody says and what the author then demands pull the same way.

Who calls a hall safe that the author wants shut speaks against him; who calls it unsafe is on his
side (Hunston and Thompson 2000, evaluation; Martin and White 2005, appreciation).

Terms:
    valence: 1 where words speak well of something, or would keep it; -1 where they speak ill of
        it, or would end it; 0 where they tell neither. A denial turns it round.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.kinds import DIRECTIVE
from argmap.records import Stance

NEAR = 3  # units behind a report among which the demand stands that it bears on


def stance_by_demand(parse: Parse, drafts: Sequence[Draft], number: int) -> Stance | None:
    """Return whether a report speaks for what the author demands behind it, None if neither.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers.
        number: Which reports.
    """
    told = drafts[number]
    said = _valence(parse, told, "praise", "blame")
    if not said:
        return None
    near = drafts[number + 1 : number + 1 + NEAR]
    if near and _turns_valence(parse, near[0], said):
        return "rejects"
    for draft in near:
        if draft.paragraph != told.paragraph:
            return None
        if draft.speaker:
            continue
        if demands(parse, draft):
            wanted = _valence(parse, draft, "keeping_verb", "ending_verb")
            if not wanted:
                return None
            return "endorses" if wanted == said else "rejects"
    return None


def demands(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit says what ought to be done, or opens with a bare verb: "Scrap it".

    Args:
        parse: The document.
        draft: The unit.
    """
    bare = parse.tag[draft.head] == "VB" and draft.head == draft.first
    commands = bare and parse.child(draft.head, "aux", "mark", "nsubj") is None
    return not draft.question and (commands or draft.has(DIRECTIVE) is not None)


def _turns_valence(parse: Parse, draft: Draft, said: int) -> bool:
    """Return whether the author calls bad what was called good, or the reverse: "It is filthy"."""
    subject = parse.subject(draft.head)
    if draft.speaker or draft.question or subject is None or draft.has(DIRECTIVE) is not None:
        return False
    back = parse.lower[subject] in parse.words["anaphor"]
    return back and _valence(parse, draft, "praise", "blame") == -said


def _valence(parse: Parse, draft: Draft, good: str, bad: str) -> int:
    """Return the valence of a unit by two lists of words, 0 where they tell nothing or both."""
    praise, blame, denials = parse.words[good], parse.words[bad], parse.words["denial"]
    known, found = praise | blame, set()
    for token in range(draft.first, draft.last):
        word = _known_word(parse, token, known)
        if word:
            around = (token, parse.head[token])
            denied = any(
                parse.dep[c] == "neg" or parse.lower[c] in denials
                for t in around
                for c in parse.children[t]
                if draft.first <= c < draft.last
            )
            found.add(1 if (word in praise) != denied else -1)
    return found.pop() if len(found) == 1 else 0


def _known_word(parse: Parse, token: int, known: frozenset[str]) -> str:
    """Return a word that is among those known, with its particle or in its own form; else empty.

    "It should go" ends what "it should go on" keeps; lemmatizers take "freezing" for a verb.
    """
    lemma = parse.lemma[token]
    with_particle = (f"{lemma} {parse.lower[c]}" for c in parse.children[token] if c > token)
    forms = (*with_particle, lemma, parse.lower[token])
    return next((form for form in forms if form in known), "")
