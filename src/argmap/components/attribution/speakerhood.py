"""Tell whether the subject of a verb of saying is somebody, or a document, that can say something.

A person or a body can speak; so can a document, by the verbs with which documents speak ("the
report puts it at …"; Bergler 1992, metonymic extension). The author and the reader are no speakers
here, nor is nobody.
"""

from __future__ import annotations

from argmap.components.attribution.coreference import antecedent, stands_for_no_one
from argmap.components.parse import SUBJECTS, Parse
from argmap.draft import Hit
from argmap.lexicon.kinds import READING, WANTING


def stands_for_someone(parse: Parse, token: int) -> bool:
    """Return whether a noun or pronoun stands for a person, a body of people or their report."""
    word, lemma, tag, words = parse.lower[token], parse.lemma[token], parse.tag[token], parse.words
    return (
        tag in ("NNP", "NNPS")
        or word in words["pronoun"]
        or lemma in words["speaker"]
        or (tag in ("NN", "NNS") and bool(parse.language.patterns["agent_noun"].search(lemma)))
        or (word in words["counted_people"] and parse.dep[token] in SUBJECTS)
    )


def may_speak(parse: Parse, hit: Hit, verb: int, subject: int) -> bool:
    """Return whether the subject of a verb is somebody, or a document, that says something.

    Args:
        parse: The document.
        hit: The verb as a cue; its kind tells who may be its speaker.
        verb: Its token.
        subject: Its subject.
    """
    if _cannot_speak(parse, subject):
        return False
    if parse.lower[subject] in parse.words["neuter_pronoun"]:
        personal = hit.kind == WANTING or hit.id in parse.language.groups["arriving_at_figure"]
        return not personal and antecedent(parse, subject) is not None
    if hit.kind == WANTING and parse.lemma[verb] in parse.words["wish_verb"]:
        return False
    if hit.kind == READING:
        return _may_be_read(parse, hit, verb, subject)
    if hit.kind == WANTING or parse.lemma[verb] in parse.words["personal_verb"]:
        return stands_for_someone(parse, subject)
    return True


def _cannot_speak(parse: Parse, subject: int) -> bool:
    """Return whether a subject is the author, the reader, nobody, a thing, an act or a figure."""
    word = parse.lower[subject]
    partitive = word in parse.words["partitive_head"] and parse.child(subject, "prep") is not None
    return (
        (word in parse.words["mute_pronoun"] and not partitive)
        or is_the_writer(parse, subject)
        or stands_for_no_one(parse, subject)
        or parse.is_verb(subject)
        or (parse.tag[subject] == "CD" and not parse.children[subject])
    )


def is_the_writer(parse: Parse, noun: int) -> bool:
    """Return whether a noun stands for the writer: "this newspaper", "the present writer".

    Args:
        parse: The document.
        noun: Its token.
    """
    word, words = parse.lower[noun], parse.words
    if word in words["own_publication"]:
        sign = words["own_publication_determiner"]
    elif word in words["writer"]:
        sign = words["writer_adjective"]
    else:
        return False
    return any(parse.lower[c] in sign for c in parse.children[noun])


def _may_be_read(parse: Parse, hit: Hit, verb: int, subject: int) -> bool:
    """Return whether a verb by which documents speak has a document, or one who tells of one."""
    if sets_figure(parse, verb):
        return True
    lemma, words = parse.lemma[verb], parse.words
    personal = (
        hit.id in parse.language.groups["phrasal_report"]
        or lemma in words["forecast_verb"]
        or (lemma in words["retelling_verb"] and _has_document_for_object(parse, verb))
    )
    return (personal and stands_for_someone(parse, subject)) or _is_others_document(parse, subject)


def sets_figure(parse: Parse, verb: int) -> bool:
    """Return whether a verb sets a figure: "puts it at 12 million", "costed it at 1.6 billion"."""
    if parse.lemma[verb] not in parse.words["valuation_verb"]:
        return False
    at = parse.words["figure_preposition"]
    leads = (c for c in parse.children[verb] if c > verb and parse.lower[c] in at)
    return any(parse.tag[t] == "CD" for c in leads for t in range(c, parse.right[c] + 1))


def _has_document_for_object(parse: Parse, verb: int) -> bool:
    below = parse.child(verb, "dobj")
    return below is not None and parse.lemma[below] in parse.words["documentary"]


def _is_dated(parse: Parse, noun: int) -> bool:
    """Return whether a name stands for a work, by the year in brackets: "Hale (2019) shows"."""
    year = parse.tag[noun + 2 : noun + 3] == ["CD"] and parse.lower[noun + 1] == "("
    return year and parse.tag[noun] in ("NNP", "NNPS")


def _is_others_document(parse: Parse, noun: int) -> bool:
    """Return whether a noun is a document that is not the author's own."""
    if _is_dated(parse, noun):
        return True
    if parse.lemma[noun] not in parse.words["documentary"] or parse.tag[noun][:2] != "NN":
        return False
    mine = parse.words["author_possessive"]
    return not any(parse.lower[c] in mine for c in parse.children[noun])
