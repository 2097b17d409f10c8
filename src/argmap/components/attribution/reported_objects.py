"""Find the object or the phrase that stands for what is said: "called for a vote", "said so"."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.attribution.reported_clauses import is_inquirer
from argmap.components.parse import Parse
from argmap.draft import Hit
from argmap.lexicon.kinds import REPORT

# Groups of verbs that take a phrase for what is said, and the list of its prepositions.
PHRASES = (
    ("speaking_of", "topic_preposition"),
    ("arriving_at_figure", "goal_preposition"),
    ("demanding", "demand_preposition"),
    ("objecting", "objection_preposition"),
)
BARE_OBJECT = ("dobj",)
OBJECT = ("dobj", "prep")
PREDICATIVES = frozenset({"oprd", "acomp", "attr"})


def objects_of(parse: Parse, hit: Hit, verb: int) -> tuple[int, ...]:
    """Return the object or phrase that stands for what a verb says: "called for a vote".

    Args:
        parse: The document.
        hit: The verb as a cue, which tells what it takes.
        verb: Its token.
    """
    groups, after = parse.language.groups, [c for c in parse.children[verb] if c > verb]
    for group, prepositions in PHRASES:
        if hit.id in groups[group]:
            phrases = _phrases(parse, after, parse.words[prepositions])
            figure = hit.id not in groups["arriving_at_figure"] or _has_figure(parse, phrases)
            if phrases and figure:
                return phrases
            if hit.id not in groups["phrase_or_object"]:
                return ()
    if hit.kind == REPORT and parse.lemma[verb] in parse.words["telling_or_asserting_verb"]:
        return (verb,) if _has_pro_form(parse, verb, after) else ()
    # What somebody may accept or would demand he has not.
    unreal = any(parse.lower[c] in parse.words["unreal_modal"] for c in parse.children[verb])
    return () if unreal and hit.id in groups["object_report"] else _things(parse, hit, verb, after)


def _phrases(parse: Parse, after: Sequence[int], prepositions: frozenset[str]) -> tuple[int, ...]:
    """Return the first phrase with one of some prepositions; nothing where there is none."""
    found = (c for c in after if parse.dep[c] == "prep" and parse.lower[c] in prepositions)
    return tuple(found)[:1]


def _has_figure(parse: Parse, phrases: Sequence[int]) -> bool:
    return any(parse.tag[t] == "CD" for c in phrases for t in range(c, parse.right[c] + 1))


def _things(parse: Parse, hit: Hit, verb: int, after: Sequence[int]) -> tuple[int, ...]:
    """Return the noun behind a verb that stands for what is said, by what the verb takes."""
    lemma, words, groups = parse.lemma[verb], parse.words, parse.language.groups
    if lemma in words["blaming_verb"] or lemma in words["object_belief_verb"]:
        return tuple(c for c in after if parse.dep[c] == "dobj")
    if hit.kind == REPORT and lemma in words["foretelling_verb"]:
        return tuple(
            c for c in after if parse.dep[c] == "dobj" and parse.lemma[c] in words["finding"]
        )
    if lemma in words["denying_verb"]:
        return tuple(
            c for c in after if parse.dep[c] == "dobj" and parse.lemma[c] in words["deniable"]
        )
    if lemma in words["judging_verb"]:
        return tuple(c for c in after if parse.dep[c] in PREDICATIVES)
    if lemma in words["finding_verb"]:
        found = words["finding"] if is_inquirer(parse, verb) else ()
        return tuple(c for c in after if parse.dep[c] == "dobj" and parse.lemma[c] in found)
    if lemma in words["naming_verb"]:
        return _names_given(parse, after)
    if hit.id in groups["characterizing"]:
        thing = parse.child(verb, "dobj")
        # Parsers hang "as a waste" from the object as often as from the verb.
        behind = [] if thing is None else [*after, *parse.children[thing]]
        return tuple(
            c for c in behind if c > verb and parse.lower[c] in words["predicative_marker"]
        )
    if lemma in words["possessing_verb"]:
        return _thing_placed(parse, verb)
    if hit.id in groups["object_report"] and lemma not in words["clausal_report_verb"]:
        labels = BARE_OBJECT if hit.id in groups["bare_object_report"] else OBJECT
        return tuple(c for c in after if parse.dep[c] in labels)[:1]
    return ()


def _names_given(parse: Parse, after: Sequence[int]) -> tuple[int, ...]:
    """Return what "calls it a waste" calls something, or the "it" that is called so."""
    pointers = parse.words["object_pointer"]
    named = (
        c for c in after if parse.dep[c] in PREDICATIVES or parse.lower[parse.left[c]] in pointers
    )
    return tuple(named)[:1]


def _thing_placed(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return what a document has at a figure, or doing something: "has it at two tonnes"."""
    thing = parse.child(verb, "dobj")
    if thing is None:
        return ()
    particles = parse.words["resultative_particle"]
    behind = (t for t in (thing + 1, parse.right[thing] + 1) if t < len(parse.lower))
    placed = any(parse.lower[t] in particles or parse.tag[t] in ("VBG", "VBN") for t in behind)
    return (thing,) if placed else ()


def _has_pro_form(parse: Parse, verb: int, after: Sequence[int]) -> bool:
    """Return whether words behind a verb stand for what was said: "so", "as much".

    A pronoun does where a noun is the subject; "he says it on the TV" only says it again.
    """
    phrases = parse.words["clausal_pro_phrase"]
    if any(" ".join(parse.lower[verb + 1 : verb + 1 + size]) in phrases for size in (2, 3)):
        return True
    if parse.lemma[verb] not in parse.words["asserting_verb"]:
        return False
    subject = parse.subject(verb)
    named = subject is not None and parse.tag[subject] != "PRP"
    pro_forms, pointers = parse.words["clausal_pro_form"], parse.words["object_pointer"]
    return any(parse.lower[c] in pro_forms or (named and parse.lower[c] in pointers) for c in after)
