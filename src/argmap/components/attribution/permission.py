"""Tell whether a modal lets or forbids somebody to do a thing, and so lowers no certainty.

"May" is of permission or of possibility (Huddleston and Pullum 2002, The Cambridge Grammar of the
English Language, ch. 3, deontic and epistemic modality).
"""

from __future__ import annotations

from argmap.components.attribution.reported_clauses import led_by_wh
from argmap.components.attribution.speakerhood import stands_for_someone
from argmap.components.parse import Parse


def is_deontic(parse: Parse, modal: int, verb: int) -> bool:
    """Return whether a modal says what somebody is free to do: "anyone may leave", "one may ask".

    So it does in an embedded question ("how much they may take"), in a wish ("May it last"), and
    with what anybody is free to say or to class: "it may be called a success".
    """
    words = parse.words
    asked = parse.dep[verb] in ("ccomp", "pcomp") and led_by_wh(parse, verb)
    classed = parse.tag[verb] == "VBN" and parse.lemma[verb] in words["classing_verb"]
    if asked or classed or parse.lemma[verb] in words["speak"]:
        return True
    subject = parse.subject(verb)
    if subject is None or parse.lower[modal] not in words["permission_modal"]:
        return False
    who = parse.lower[subject]
    if _permits(parse, verb, subject):
        return True
    generic = who in words["generic_pronoun"] and parse.lemma[verb] not in words["stative_verb"]
    wish = parse.left[verb] == modal and modal < subject
    return who in words["anybody"] or generic or wish


def _permits(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether "may" lets or forbids somebody to do what rules are made for: "may park here".

    So it does with "no" before its subject and an act: "no school may refuse a pupil" (CGEL ch. 3,
    deontic modality).
    """
    words = parse.words
    if parse.lemma[verb] not in words["regulated_act"]:
        denied = any(parse.lower[c] in words["no_one"] for c in parse.children[subject])
        act = parse.tag[verb] == "VB" and parse.lemma[verb] not in words["stative_verb"]
        return denied and act and parse.child(verb, "dobj") is not None
    if parse.tag[verb] != "VB":
        return parse.child(verb, "auxpass") is not None and parse.tag[verb] == "VBN"
    if parse.dep[subject] != "nsubj" or parse.tag[subject] in ("NNP", "NNPS"):
        return False
    if stands_for_someone(parse, subject) or parse.lower[subject] in words["reader_pronoun"]:
        return parse.lower[subject] not in words["third_person"]
    kind = parse.tag[subject] == "NNS" or any(
        parse.lower[c] in words["generic_determiner"] for c in parse.children[subject]
    )
    return kind and parse.lemma[verb] not in words["inanimate_act"]
