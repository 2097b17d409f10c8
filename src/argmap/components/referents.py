"""Whom a pronoun of a unit stands for, where a unit by itself leaves that open.

`attribution.coreference` finds the nearest fitting noun, for speakers; a reader of a picture is to
be told only what is sure, so that one counts which alone fits among all nouns up to there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.components.attribution.coreference import PLURAL, agrees, antecedent
from argmap.components.continued_subjects import NOUNS, continued_subject
from argmap.components.parse import WH_TAGS, Parse
from argmap.components.quotations import stands_in_quotation
from argmap.draft import Draft

LONGEST_NAME = 7  # tokens


def with_referents(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts whose leads tell whom a pronoun stands for: "[they: the managers]".

    Args:
        parse: The document.
        drafts: All its units, in text order.
    """
    found = []
    for draft in drafts:
        told = "" if "[" in draft.lead else referent(parse, draft) or _continued(parse, draft)
        lead = " ".join(piece for piece in (draft.lead, told) if piece)
        found.append(draft if lead == draft.lead else replace(draft, lead=lead))
    return found


def referent(parse: Parse, draft: Draft) -> str:
    """Return the first pronoun of a unit that stands for somebody named before it, and whom.

    Returns:
        Both in brackets; empty where there is none, or several may be meant.
    """
    for token in range(draft.first, draft.last):
        if parse.lower[token] in parse.words["referring_pronoun"]:
            noun = None if stands_in_quotation(parse, token) else antecedent(parse, token)
            if noun is None or noun >= draft.first or not _alone(parse, noun, token):
                return ""
            words = _name(parse, noun)
            return f"[{parse.lower[token]}: {words}]" if words else ""
    return ""


def _continued(parse: Parse, draft: Draft) -> str:
    found = continued_subject(parse, draft)
    words = _name(parse, found[1]) if found else ""
    return f"[{parse.lower[found[0]]}: {words}]" if found and words else ""


def _alone(parse: Parse, noun: int, pronoun: int) -> bool:
    """Return whether no other noun, from the sentence of one on, fits a pronoun as well.

    "They" may be things, too: no other noun in the plural may stand there.
    """
    word, first = parse.lower[pronoun], parse.sentences[parse.sentence[noun]][0]
    several = word in parse.words["plural_pronoun"]
    inside = range(parse.left[noun], parse.right[noun] + 1)

    def fits(other: int) -> bool:
        plural = parse.tag[other] in PLURAL or parse.child(other, "conj") is not None
        return plural if several else agrees(parse, other, word)

    others = (t for t in range(first, pronoun) if t not in inside and parse.tag[t] in NOUNS)
    return not any(
        parse.lemma[t] != parse.lemma[noun] and parse.dep[t] != "compound" and fits(t)
        for t in others
    )


def _name(parse: Parse, noun: int) -> str:
    """Return the words of a noun with what stands before it, and behind it where that is short."""
    first, last = parse.left[noun], parse.right[noun] + 1
    last = next((t for t in range(noun, last) if parse.lower[t] == ","), last)
    if last - first > LONGEST_NAME:
        last = noun + 1
    asked = any(parse.tag[t] in WH_TAGS for t in range(first, last))
    if asked or last - first > LONGEST_NAME:
        return ""
    words = " ".join(parse.text[parse.start[first] : parse.end[last - 1]].split())
    return words if parse.tag[first] == "NNP" else words[:1].lower() + words[1:]
