"""Find the speakers whom no verb of saying names: nouns, passives, bare and pasted quotations.

"Her argument is that …", "There is a fear among shopkeepers that …" (Huddleston and Pullum 2002,
The Cambridge Grammar of the English Language, ch. 17: noun complements), "it is often said that
…" (Bergler 1992), a sentence that is nothing but a quotation, a line that a forum quotes (`> …`).
Of what is said in general the speakers are `people`; an objection that nobody is named for goes
by its own name; any other speaker whom the text leaves without a name is called `unnamed`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from argmap.components.attribution.speakers import (
    latest_addressed,
    name,
    sets_figure,
    stands_for_someone,
)
from argmap.components.parse import SUBJECTS, Parse
from argmap.components.quotations import quoted
from argmap.draft import Draft, Hit
from argmap.lexicon.words import load_words

UNNAMED = "unnamed"
PEOPLE = "people"
RAISES = load_words()["raise"]
OWN = frozenset({"my", "our", "your", "its"})
OWNERS = frozenset({"of", "from", "by", "among"})
SHORTEST_QUOTE = 4
LONG_QUOTE = 3
PRONOUNS = frozenset({"i", "we", "you", "this", "that", "it"})
OPEN = frozenset({"could", "can", "may", "might", "must", "should"})
_POSTER = re.compile(r"@?([\w.-]{2,40})\s+(?:wrote|said|says|writes|posted)\b[^\n]*\Z")


def noun_source(
    parse: Parse, draft: Draft, noun: int, anyone: bool
) -> tuple[str, list[int]] | None:
    """Return who stands behind a noun of saying, and what is said.

    Args:
        parse: The document.
        draft: The unit it stands in.
        noun: The noun: "claim", "objection".
        anyone: Whether the noun by itself stands for another side, as "objection" does.

    Returns:
        The speaker's name and the heads of what is said; None where the unit as a whole is not
        what the noun stands for, or the author is behind it.
    """
    told = _runs(parse, noun)
    if told is not None:
        owner = _owner(parse, noun)
        return name(parse, noun if owner is None else owner), told
    said = _complement(parse, draft, noun)
    if said is None:
        return None
    owner = _owner(parse, noun)
    if owner is None and parse.dep[noun] == "dobj":
        subject = parse.subject(draft.head)
        owner = subject if subject is not None and stands_for_someone(parse, subject) else None
    if owner is not None:
        return name(parse, owner), [said]
    owned = any(parse.lower[c] in OWN for c in parse.children[noun])
    heard = _heard(parse, noun)
    return (name(parse, noun), [said]) if (anyone or heard) and not owned else None


def _heard(parse: Parse, noun: int) -> bool:
    """Return whether the author has heard it of others: "the argument I hear most is that"."""
    clause = parse.child(noun, "relcl")
    return clause is not None and parse.lemma[clause] in ("hear", "meet", "read")


def _runs(parse: Parse, noun: int) -> list[int] | None:
    """Return what is said around "the argument runs" or behind "the theory goes that"."""
    verb = parse.head[noun]
    if parse.dep[noun] != "nsubj" or parse.lemma[verb] not in ("run", "go", "hold", "say"):
        return None
    below = parse.child(verb, "ccomp")
    put_in = parse.dep[verb] in ("ccomp", "parataxis")
    return [below] if below is not None else [parse.head[verb]] if put_in else None


def _complement(parse: Parse, draft: Draft, noun: int) -> int | None:
    """Return the clause that a noun of saying introduces as the point of its unit."""
    verb = parse.head[noun]
    if verb != draft.head:
        return None
    if parse.dep[noun] in SUBJECTS and parse.lemma[verb] == "be":
        return parse.child(verb, "ccomp")
    there = parse.child(verb, "expl") is not None
    if parse.dep[noun] in ("attr", "dobj") and (there or parse.lemma[verb] in RAISES):
        below = [c for c in parse.children[noun] if parse.dep[c] in ("acl", "ccomp", "relcl")]
        marked = [c for c in below if any(_marks(parse, t) for t in parse.children[c] if t > noun)]
        return marked[0] if marked else parse.child(verb, "ccomp")
    return None


def _marks(parse: Parse, token: int) -> bool:
    """Return whether "that" opens a clause, and is no part of it as in "the line that he drew"."""
    return parse.lower[token] == "that" and parse.dep[token] != "dobj"


def _owner(parse: Parse, noun: int) -> int | None:
    for child in parse.children[noun]:
        if parse.dep[child] == "poss" and parse.lower[child] not in OWN:
            return child
        if parse.dep[child] == "prep" and parse.lower[child] in OWNERS:
            below = parse.child(child, "pobj")
            if below is not None and stands_for_someone(parse, below):
                return below
        if parse.dep[child] == "relcl":
            maker = parse.subject(child)
            if maker is not None and stands_for_someone(parse, maker):
                return maker
    return None


def passive_source(parse: Parse, verb: int) -> tuple[str, list[int]] | None:
    """Return who says what a passive verb of saying reports: "it is said that", "we are told".

    Args:
        parse: The document.
        verb: The participle.

    Returns:
        The agent's name, or `unnamed`, and the heads of what is said; None where it is no such
        verb or nothing is said.
    """
    if parse.child(verb, "auxpass") is None or parse.tag[verb] != "VBN":
        return None
    # What "could be said" or "must be admitted" the author says.
    if any(parse.tag[c] == "MD" and parse.lower[c] in OPEN for c in parse.children[verb]):
        return None
    agent = parse.child(verb, "agent")
    by = parse.child(agent, "pobj") if agent is not None else None
    cast = by is not None and any(parse.lower[c] == "as" for c in parse.children[verb])
    if by is not None and (sets_figure(parse, verb) or (cast and stands_for_someone(parse, by))):
        return name(parse, by), [verb]
    said = _said_passively(parse, verb)
    if not said:
        return None
    if by is not None:
        return name(parse, by), said
    return (UNNAMED if parse.lemma[verb] == "tell" else PEOPLE), said


def _said_passively(parse: Parse, verb: int) -> list[int]:
    """Return what a passive reports: below it, or around it in "fences, I am told, can be cut"."""
    labels = ("ccomp",) if parse.lemma[verb] in ("tell", "ask") else ("ccomp", "xcomp")
    said = [c for c in parse.children[verb] if parse.dep[c] in labels]
    around = not said and parse.dep[verb] == "parataxis"
    return [parse.head[verb]] if around else said


def share_quotations(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Give speakers to sentences that are nothing but quotation.

    One that follows quoted words goes on with their speaker; one behind a colon, or behind a
    sentence about somebody, is that one's; a line behind `>` is of the poster who is named
    before it.

    Args:
        parse: The document.
        drafts: Its units in text order; changed in place.
    """
    inside = quoted(parse)
    last = ""
    for before, draft in pairwise([None, *drafts]):
        if draft is None:
            continue
        poster = _poster(parse, draft, last)
        last = last if poster == UNNAMED else poster or last
        if draft.speaker:
            continue
        if poster:
            _give(draft, poster)
        elif quoter := _quoter(parse, draft, inside):
            _give(draft, quoter)
        elif all(t in inside for t in range(draft.first, draft.last)) and (
            before is not None and before.paragraph == draft.paragraph
        ):
            told = any(t in inside for t in range(before.first, before.last))
            if before.speaker and told:
                _give(draft, before.speaker)
            elif draft.last - draft.first >= SHORTEST_QUOTE and not told:
                subject = parse.subject(before.head)
                someone = subject is not None and stands_for_someone(parse, subject)
                if before.speaker or (someone and subject is not None):
                    _give(draft, before.speaker or name(parse, subject or 0))


def _quoter(parse: Parse, draft: Draft, inside: Container[int]) -> str:
    """Return whose words a unit quotes at length, by its subject; empty where it quotes none."""
    quoting = sum(t in inside and not parse.is_mark(t) for t in range(draft.first, draft.last))
    subject = parse.subject(draft.head)
    if quoting < LONG_QUOTE or subject is None or subject in inside or draft.question:
        return ""
    someone = stands_for_someone(parse, subject) and parse.lower[subject] not in PRONOUNS
    return name(parse, subject) if someone and parse.tag[draft.head] != "VBG" else ""


def _give(draft: Draft, speaker: str) -> None:
    draft.speaker = speaker
    draft.because.append(Hit("", "attribution.quotation", draft.start, draft.end))


def _poster(parse: Parse, draft: Draft, before: str) -> str:
    """Return who wrote a line that a post quotes, empty where the line is not quoted.

    Args:
        parse: The document.
        draft: The unit.
        before: The poster who was quoted last, to whom a quotation without a name goes back.
    """
    begin = parse.text.rfind("\n", 0, draft.start) + 1
    quoting = parse.text[begin : draft.start].lstrip().startswith(">")
    if not quoting:
        return ""
    lines = [parse.text[begin : draft.start].strip(" >")]
    while begin > 0 and parse.text[begin:].lstrip(" ").startswith(">"):
        end, begin = begin - 1, parse.text.rfind("\n", 0, begin - 1) + 1
        lines.append(parse.text[begin:end].strip(" >"))
    found = (_POSTER.search(line) for line in lines)
    return next(
        (match.group(1) for match in found if match),
        before or latest_addressed(parse, draft.end) or UNNAMED,
    )
