"""Tell whether a unit says what will be said: "I will discuss both views" (Hyland 2005)."""

from __future__ import annotations

from argmap.components.attribution.announced_lists import LISTED_RULE
from argmap.components.background.context import TALK, Remark
from argmap.components.background.metadiscourse import is_known
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.registry import rule

SHELL_WITHIN = 3  # words behind "here is" among which its noun stands


@rule("background.announces", TALK)
def announces(remark: Remark) -> bool:
    """Return whether a unit says what will be said: "I will discuss", "here is what we will do"."""
    parse, draft = remark.parse, remark.draft
    if _leads_list(remark):
        return True
    if parse.lower[draft.first] in parse.words["presentative"]:
        return _presents(parse, draft)
    chain = _verbs_of_intent(parse, draft.head)
    if any(parse.child(verb, "neg") is not None for verb in chain):
        return False
    verb = chain[-1]
    if _has_statement_below(parse, verb):
        return False
    if parse.tag[verb] == "VBN":
        return _will_be_treated(parse, draft, verb)
    return _is_about_to(parse, draft, verb) and _treats_topic(parse, draft, verb)


def _leads_list(remark: Remark) -> bool:
    """Return whether a unit only tells who makes the points of the list behind it."""
    behind = remark.drafts[remark.number + 1 : remark.number + 2]
    return any(
        hit.kind == LISTED_RULE and hit.start == remark.draft.start
        for draft in behind
        for hit in draft.because
    )


def _presents(parse: Parse, draft: Draft) -> bool:
    """Return whether "here is" leads a free relative or a shell noun, with nothing said of it."""
    copula, rest = draft.first + 1, range(draft.first + 2, draft.last)
    if not rest:
        return False
    is_copula = (
        parse.lemma[copula] in parse.words["copula"]
        or parse.lower[copula] in parse.words["clitic_copula"]
    )
    shells = parse.words["shell"]
    relative = parse.tag[rest[0]][0] == "W"
    return is_copula and (relative or any(parse.lemma[t] in shells for t in rest[:SHELL_WITHIN]))


def _verbs_of_intent(parse: Parse, verb: int) -> list[int]:
    """Return a verb of intent and the verbs below it: "want", "begin", "talk"."""
    chain, intending = [verb], parse.words["intending_verb"]
    while parse.lemma[chain[-1]] in intending:
        below = parse.child(chain[-1], "xcomp", "ccomp")
        if below is None or parse.tag[below] != "VB":
            break
        chain.append(below)
    return chain


def _has_statement_below(parse: Parse, verb: int) -> bool:
    """Return whether a verb has a clause that states something: "that …", not "why …"."""
    clause = parse.child(verb, "ccomp")
    if clause is None:
        return False
    inner, asking = range(parse.left[clause], clause), parse.words["interrogative_marker"]
    return not any(parse.tag[t][0] == "W" or parse.lower[t] in asking for t in inner)


def _will_be_treated(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether a text tells what it will treat: "both views will be discussed below"."""
    if parse.lemma[verb] not in parse.words["frame"]:
        return False
    words = frozenset(parse.lemma[draft.first : draft.last])
    here = words & parse.words["text"] or words & parse.words["endophoric_adverb"]
    return bool(here) and not words.isdisjoint(parse.words["future_will"])


def _is_about_to(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether the writer, or the text, is about to do what a verb says."""
    head, words, subject = draft.head, parse.words, parse.subject(draft.head)
    if parse.lemma[head] in words["permissive_verb"]:
        return subject is None and _lets_us(parse, head, verb)
    if subject is None:
        return False
    if parse.lemma[subject] in words["text"]:
        own = words["endophoric_determiner"]
        return any(parse.lower[c] in own for c in parse.children[subject])
    if words["intent_marker"].isdisjoint(parse.lower[draft.first : verb]):
        return False
    # "We will consider it" may be a deed; "we want to consider it" is of the text.
    framing = head != verb or parse.lemma[verb] in words["joint_frame"]
    who = parse.lower[subject]
    return who in words["author_singular"] or (framing and who in words["joint_author"])


def _lets_us(parse: Parse, head: int, verb: int) -> bool:
    """Return whether "us" or "me" stands between a verb of letting and the verb below it."""
    between = (c for owner in (head, verb) for c in parse.children[owner] if head < c < verb)
    return any(parse.lower[c] in parse.words["hortative_object"] for c in between)


def _treats_topic(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether a verb is one of treating a topic: "discuss it", "turn to it"."""
    lemma, words = parse.lemma[verb], parse.words
    if lemma in words["frame"]:
        return True
    objects = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "dative")]
    if lemma in words["copula"]:
        quality = parse.child(verb, "acomp")
        return quality is not None and parse.lower[quality] in words["candid_adjective"]
    if lemma in words["informing_verb"]:
        return any(parse.lower[c] in words["reader_pronoun"] for c in objects)
    jointly = not words["joint_author"].isdisjoint(parse.lower[draft.first : verb])
    if lemma in words["beginning_verb"] and jointly:
        return False
    below = [c for owner in (verb, *objects) for c in parse.children[owner] if c > verb]
    joined = [c for c in below if f"{lemma} {parse.lower[c]}" in words["treating_phrase"]]
    # "I will turn to crime" is no talk of the text, "I will turn to the costs" is.
    any_topic = lemma not in words["turning_verb"]
    return any(any_topic or is_known(parse, parse.child(c, "pobj")) for c in joined)
