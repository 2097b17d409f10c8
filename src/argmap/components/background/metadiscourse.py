"""Find what a writer says to readers about the text or the occasion instead of the matter.

Thanks and greetings are acts, not statements (Searle 1969: expressives); "I will discuss both
views" and "Money is another question" tell what comes (Hyland 2005: frame markers). Neither can be
accepted or doubted. The rules for what comes stand in `announcements` and `topics`.
"""

from __future__ import annotations

from argmap.components.background.arguing import argues
from argmap.components.background.context import TALK, Remark
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import ASIDE, COURTESY, ENGAGE
from argmap.lexicon.registry import rule

LONGEST_FRAGMENT = 3
# A clause that goes on in the sentence of one of these goes on with it.
SOCIAL = frozenset({"background.courtesy", "background.aside", "background.together"})
# Dependents of a verb of reading with which it says more than that something was read.
SAYING_MORE = frozenset({"ccomp", "acl", "advcl", "csubj", "neg"})


@rule("background.courtesy", TALK)
def is_courtesy(remark: Remark) -> Hit | None:
    """Return the words that thank, greet or introduce the speaker."""
    hit = _social_cue(remark)
    return hit if hit is not None and hit.kind == COURTESY else None


@rule("background.aside", TALK)
def is_aside(remark: Remark) -> Hit | None:
    """Return the words that leave the matter."""
    hit = _social_cue(remark)
    return hit if hit is not None and hit.kind == ASIDE else None


@rule("background.engages", TALK)
def bids_attend(remark: Remark) -> Hit | None:
    """Return the words that bid readers attend, where they are all that a unit says."""
    hit = remark.draft.has(ENGAGE)
    return hit if hit is not None and _is_all(remark.parse, remark.draft, hit) else None


@rule("background.fragment", TALK)
def is_fragment(remark: Remark) -> bool:
    """Return whether a unit only echoes a word or two to ask or to exclaim: "And wages?"."""
    parse, draft = remark.parse, remark.draft
    stop = parse.lower[draft.last] if draft.last < len(parse.lower) else ""
    if not draft.question and stop not in ("!", "?"):
        return False
    tokens = [t for t in range(draft.first, draft.last) if not parse.is_mark(t)]
    bare = not any(
        parse.is_finite(t) or parse.tag[t] == "VB" or parse.tag[t][0] == "W" for t in tokens
    )
    return bare and len(tokens) <= LONGEST_FRAGMENT and _is_sentence(parse, draft)


@rule("background.attends", TALK)
def has_read(remark: Remark) -> bool:
    """Return whether the writer only says to have read what is discussed."""
    parse, verb = remark.parse, remark.draft.head
    if parse.lemma[verb] not in parse.words["reading_verb"] or not parse.is_authors(verb):
        return False
    thing, below = parse.child(verb, "dobj"), parse.children[verb]
    perfect = any(parse.lemma[c] in parse.words["perfect_form"] for c in below)
    only = not any(parse.dep[c] in SAYING_MORE for c in below)
    return perfect and only and is_known(parse, thing)


@rule("background.echo", TALK)
def is_echo(remark: Remark) -> bool:
    """Return whether a unit is an echo question."""
    return any(hit.kind == "asks.echo" for hit in remark.draft.because)


@rule("background.together", TALK)
def goes_on_with_courtesy(remark: Remark) -> bool:
    """Return whether a unit goes on in the sentence of a courtesy: "Thank you, sit down"."""
    before, draft = remark.before, remark.draft
    if before is None or before.sentence != draft.sentence or not before.scenery:
        return False
    social = any(hit.kind in SOCIAL for hit in before.because)
    return social and not argues(remark.parse, draft)


def is_known(parse: Parse, noun: int | None) -> bool:
    """Return whether a noun has a word before it that takes it for known; None is no noun."""
    known = parse.words["known_determiner"]
    return noun is not None and any(parse.lower[c] in known for c in parse.children[noun])


def _social_cue(remark: Remark) -> Hit | None:
    """Return the first words of courtesy, or of an aside, that are what a unit is for."""
    if remark.draft.reports():
        return None
    cues = (hit for hit in remark.draft.cues if hit.kind in (COURTESY, ASIDE))
    return next((hit for hit in cues if _is_foremost(remark.parse, remark.draft, hit)), None)


def _is_foremost(parse: Parse, draft: Draft, hit: Hit) -> bool:
    """Return whether no verb stands before a courtesy; an aside may stand anywhere."""
    if hit.kind == ASIDE:
        return True
    tokens, openers = range(draft.first, draft.last), parse.words["complementizer"]
    before = [t for t in tokens if parse.start[t] < hit.start]
    late = any(parse.is_verb(t) and parse.dep[t] not in ("advcl", "aux") for t in before)
    return not late and not any(parse.lower[t] in openers for t in tokens if parse.dep[t] == "mark")


def _is_all(parse: Parse, draft: Draft, hit: Hit) -> bool:
    """Return whether a unit has hardly a word besides a cue."""
    words = [t for t in range(draft.first, draft.last) if not parse.is_mark(t)]
    return sum(not hit.start <= parse.start[t] < hit.end for t in words) <= 1


def _is_sentence(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is its whole sentence, but for marks and coordinators."""
    first, last = parse.sentences[draft.sentence]
    rest = [*range(first, draft.first), *range(draft.last, last)]
    stopped = first == 0 or parse.is_mark(first - 1)
    return stopped and all(parse.is_mark(t) or parse.tag[t] in ("CC", "UH", "RB") for t in rest)
