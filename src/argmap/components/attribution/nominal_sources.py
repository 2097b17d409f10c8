"""Find who stands behind a noun of saying: "Her argument is that …", "There is a fear that …".

Such a noun has a clause for its complement, which says what the argument or the fear is
(Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, ch. 17: noun
complements). An objection that nobody is named for goes by its own name.
"""

from __future__ import annotations

from argmap.components.attribution.attribution_records import Attribution, ground
from argmap.components.attribution.reporting_verbs import SUBJECT_RULE
from argmap.components.attribution.speaker_names import speaker_name
from argmap.components.attribution.speakerhood import stands_for_someone
from argmap.components.parse import SUBJECTS, Parse
from argmap.draft import Draft, Hit


def noun_source(parse: Parse, draft: Draft, hit: Hit, noun: int) -> Attribution | None:
    """Return who stands behind a noun of saying, and what is said.

    Args:
        parse: The document.
        draft: The unit it stands in.
        hit: The noun as a cue.
        noun: Its token: "claim", "objection".

    Returns:
        The attribution; None where the unit as a whole is not what the noun stands for, or the
        author is behind it.
    """
    said = _run_of_argument(parse, noun)
    if said is not None:
        owner = _noun_owner(parse, noun)
        source: int | None = noun if owner is None else owner
    else:
        said = _content_clause(parse, draft, noun)
        source = None if said is None else _behind(parse, draft, hit, noun)
    if said is None or source is None:
        return None
    return Attribution(speaker_name(parse, source), (said,), ground(SUBJECT_RULE, hit))


def _behind(parse: Parse, draft: Draft, hit: Hit, noun: int) -> int | None:
    """Return the noun's owner, who brings it up, or the noun itself where it is another side's."""
    owner = _noun_owner(parse, noun)
    if owner is None and parse.dep[noun] == "dobj":
        subject = parse.subject(draft.head)
        owner = subject if subject is not None and stands_for_someone(parse, subject) else None
    if owner is not None:
        return owner
    opposing = hit.id in parse.language.groups["opposing_noun"]
    own = parse.words["own_possessive"]
    if any(parse.lower[c] in own for c in parse.children[noun]):
        return None
    return noun if opposing or _is_heard(parse, noun) else None


def _is_heard(parse: Parse, noun: int) -> bool:
    """Return whether the author has heard it of others: "the argument I hear most is that"."""
    clause = parse.child(noun, "relcl")
    return clause is not None and parse.lemma[clause] in parse.words["hearing_verb"]


def _run_of_argument(parse: Parse, noun: int) -> int | None:
    """Return what is said around "the argument runs" or behind "the theory goes that"."""
    verb = parse.head[noun]
    if parse.dep[noun] != "nsubj" or parse.lemma[verb] not in parse.words["running_verb"]:
        return None
    below = parse.child(verb, "ccomp")
    if below is not None:
        return below
    return parse.head[verb] if parse.dep[verb] in ("ccomp", "parataxis") else None


def _content_clause(parse: Parse, draft: Draft, noun: int) -> int | None:
    """Return the clause that a noun of saying introduces as the point of its unit."""
    verb = parse.head[noun]
    if verb != draft.head:
        return None
    if parse.dep[noun] in SUBJECTS and parse.lemma[verb] in parse.words["copula"]:
        return parse.child(verb, "ccomp")
    there = parse.child(verb, "expl") is not None
    if parse.dep[noun] in ("attr", "dobj") and (there or parse.lemma[verb] in parse.words["raise"]):
        below = (c for c in parse.children[noun] if parse.dep[c] in ("acl", "ccomp", "relcl"))
        marked = (c for c in below if _has_complementizer(parse, c, noun))
        return next(marked, parse.child(verb, "ccomp"))
    return None


def _has_complementizer(parse: Parse, clause: int, noun: int) -> bool:
    """Return whether "that" opens a clause behind a noun.

    In "the line that he drew" it does not: there it is an object in the clause.
    """
    that = parse.words["complementizer"]
    behind = (t for t in parse.children[clause] if t > noun)
    return any(parse.lower[t] in that and parse.dep[t] != "dobj" for t in behind)


def _noun_owner(parse: Parse, noun: int) -> int | None:
    """Return whose claim it is: by a possessive, a phrase ("among shopkeepers") or a clause."""
    own, prepositions = parse.words["own_possessive"], parse.words["owner_preposition"]
    for child in parse.children[noun]:
        label, word, owner = parse.dep[child], parse.lower[child], None
        if label == "poss" and word not in own:
            return child
        if label == "prep" and word in prepositions:
            owner = parse.child(child, "pobj")
        elif label == "relcl":
            owner = parse.subject(child)
        if owner is not None and stands_for_someone(parse, owner):
            return owner
    return None
