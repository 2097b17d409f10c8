"""Tell whether a unit only names what its paragraph is about: "Cost is another question."."""

from __future__ import annotations

from argmap.components.background.context import TALK, Remark
from argmap.components.background.metadiscourse import is_known
from argmap.components.parse import Parse
from argmap.draft import Draft, closes_paragraph
from argmap.lexicon.registry import rule

LONGEST_TOPIC = 4


@rule("background.names-topic", TALK)
def names_topic(remark: Remark) -> bool:
    """Return whether a unit only says what its paragraph is about, and others follow it there."""
    parse, draft, before = remark.parse, remark.draft, remark.before
    opens = before is None or before.paragraph != draft.paragraph
    if not opens or closes_paragraph(remark.drafts, remark.number):
        return False
    if draft.question or draft.reports() or parse.child(draft.head, "neg") is not None:
        return False
    subject = parse.subject(draft.head)
    if subject is None:
        return False
    if parse.lower[subject] in parse.words["existential"]:
        return _brings_up(parse, draft)
    return _sets_apart(parse, draft) or _counts_points(parse, draft, subject)


def _brings_up(parse: Parse, draft: Draft) -> bool:
    """Return whether "there is" brings up a topic: "then there's price", "the matter of trust"."""
    noun, words = parse.child(draft.head, "attr"), parse.words
    if noun is None or parse.lemma[draft.head] not in words["existential_copula"]:
        return False
    numbered = _is_numbered(parse, noun)
    if numbered and _takes_side(parse, noun):
        return False
    if parse.lemma[noun] in words["shell"]:
        about = is_known(parse, noun) and parse.child(noun, "prep") is not None
        return numbered or about
    begin = parse.sentences[draft.sentence][0]
    next_one = not words["sequencing_adverb"].isdisjoint(parse.lower[begin:noun])
    bare = parse.right[noun] - parse.left[noun] < LONGEST_TOPIC and parse.tag[draft.head] != "VBD"
    if next_one and bare and not numbered:
        return True
    sided = parse.lemma[noun] in words["side_taker"] and parse.child(noun, "relcl") is not None
    return sided and draft.last - draft.first <= 2 * LONGEST_TOPIC


def _takes_side(parse: Parse, noun: int) -> bool:
    """Return whether a noun for reasons says what they are for: "two reasons to keep the bus"."""
    words = parse.words
    if parse.lemma[noun] not in words["reason_noun"]:
        return False
    infinitive = parse.child(noun, "acl")
    if infinitive is not None and parse.tag[infinitive] == "VB":
        return True
    why = parse.child(noun, "relcl", "advcl", "ccomp")
    if why is not None and parse.lower[noun + 1] in words["reason_interrogative"]:
        return True
    for lead in parse.children[noun]:
        if lead > noun and parse.lower[lead] in words["side_preposition"]:
            thing = parse.child(lead, "pobj", "pcomp")
            return thing is not None and parse.lower[thing] not in words["anaphor"]
    return False


def _sets_apart(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit calls its subject "another question" or "a different matter"."""
    noun, words = parse.child(draft.head, "attr"), parse.words
    if noun is None or parse.lemma[draft.head] not in words["copula"]:
        return False
    if parse.lemma[noun] not in words["shell"] or parse.right[noun] != noun:
        return False
    return any(parse.lower[c] in words["contrasting_adjective"] for c in parse.children[noun])


def _counts_points(parse: Parse, draft: Draft, subject: int) -> bool:
    """Return whether a unit counts or names points: "Two concerns arose", "is about people"."""
    verb, words = draft.head, parse.words
    if parse.lemma[subject] not in words["shell"] or parse.lemma[verb] not in words["arising_verb"]:
        return False
    if any(parse.lower[c] in words["aboutness_preposition"] for c in parse.children[verb]):
        return True
    arises = parse.lemma[verb] not in words["copula"]
    return (
        arises
        and parse.child(verb, "dobj", "ccomp", "oprd") is None
        and _is_numbered(parse, subject)
    )


def _is_numbered(parse: Parse, noun: int) -> bool:
    """Return whether a noun is counted: "three reasons", "several reasons"."""
    many = parse.words["vague_quantity"]
    return any(parse.tag[c] == "CD" or parse.lower[c] in many for c in parse.children[noun])
