"""Find what a writer says to readers about the text or the occasion instead of the matter.

Thanks and greetings are acts, not statements (Searle 1969: expressives); "I will discuss both
views" and "Money is another question" tell what comes (Hyland 2005: frame markers). Neither can be
accepted or doubted.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.parse import Parse
from argmap.draft import Draft, Fired, Hit
from argmap.lexicon.words import load_words

SHELLS = load_words()["shell"]
DISCOURSE = load_words()["frame"]
TEXTS = load_words()["text"]
PEOPLE = load_words()["speaker"] | load_words()["indefinite"]
INTENDING = frozenset({"want", "like", "go", "let", "allow", "wish", "begin", "start"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "going", "want", "like", "wish"})
FRANK = frozenset({"clear", "honest", "frank", "blunt", "plain", "real", "precise"})
BELOW = frozenset({"below", "following", "hereafter"})
WE_TREAT = load_words()["frame"] - {"consider"}
READERS = frozenset({"me", "us", "'s", "’s"})
TREATING = frozenset(
    {("talk", "about"), ("speak", "about"), ("speak", "of"), ("speak", "on"), ("say", "about"),
     ("look", "at"), ("turn", "to"), ("start", "with"), ("begin", "with"), ("begin", "by"),
     ("start", "by"), ("move", "on"), ("focus", "on"), ("concentrate", "on"),
     ("return", "to"), ("come", "to")}
)  # fmt: skip
READING = frozenset({"read", "reread", "follow", "skim", "browse"})
CLAUSES = frozenset({"ccomp", "acl", "advcl", "csubj"})
OTHER = frozenset({"another", "different", "separate", "other", "next", "further"})
MANY = frozenset({"several", "many", "some", "various", "few", "number"})
RAISING = frozenset({"be", "raise", "arise", "make", "remain", "follow", "come", "spring"})
TURNS = frozenset({"then", "now", "next", "also", "first", "finally"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "your", "his", "her", "their"})
LONGEST_FRAGMENT = 3
LONGEST_TOPIC = 4


def talks(parse: Parse, drafts: Sequence[Draft], number: int) -> Fired:
    """Name the rules that take a unit for talk to readers, each with its cue where it has one."""
    draft = drafts[number]
    fired: Fired = []
    for hit in () if draft.speaker else draft.cues:
        if hit.kind in ("courtesy", "aside") and _leads(parse, draft, hit):
            fired = [(f"background.{hit.kind}", hit)]
            break
    engaged = draft.has("engage")
    if engaged is not None and _is_all(parse, draft, engaged):
        fired.append(("background.engages", engaged))
    holds = {
        "fragment": _is_fragment(parse, draft),
        "announces": announces(parse, draft),
        "names-topic": _names_topic(parse, drafts, number),
        "attends": _attends(parse, draft),
    }
    return fired + [(f"background.{name}", None) for name, value in holds.items() if value]


def _leads(parse: Parse, draft: Draft, hit: Hit) -> bool:
    """Return whether no verb stands before a courtesy; an aside may stand anywhere."""
    before = [t for t in range(draft.first, draft.last) if parse.start[t] < hit.start]
    late = any(parse.is_verb(t) and parse.dep[t] not in ("advcl", "aux") for t in before)
    states = any(
        parse.lower[t] == "that" for t in range(draft.first, draft.last) if parse.dep[t] == "mark"
    )
    return hit.kind == "aside" or not (late or states)


def _is_all(parse: Parse, draft: Draft, hit: Hit) -> bool:
    """Return whether a unit has hardly a word besides a cue."""
    words = [t for t in range(draft.first, draft.last) if not parse.is_mark(t)]
    return sum(not hit.start <= parse.start[t] < hit.end for t in words) <= 1


def _is_fragment(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit only echoes a word or two to ask or to exclaim: "And wages?"."""
    tokens = [t for t in range(draft.first, draft.last) if not parse.is_mark(t)]
    stop = parse.lower[draft.last] if draft.last < len(parse.lower) else ""
    loud = draft.question or stop in ("!", "?")
    bare = not any(
        parse.is_finite(t) or parse.tag[t] == "VB" or parse.tag[t][0] == "W" for t in tokens
    )
    return loud and bare and len(tokens) <= LONGEST_FRAGMENT and _is_sentence(parse, draft)


def _is_sentence(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is its whole sentence, but for marks and coordinators."""
    first, last = parse.sentences[draft.sentence]
    rest = [*range(first, draft.first), *range(draft.last, last)]
    stopped = first == 0 or parse.is_mark(first - 1)
    return stopped and all(parse.is_mark(t) or parse.tag[t] in ("CC", "UH", "RB") for t in rest)


def announces(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit says what will be said: "I will discuss", "here is what we will do"."""
    if parse.lower[draft.first] == "here":
        return _presents(parse, draft)
    chain = _chain(parse, draft.head)
    if any(parse.child(verb, "neg") is not None for verb in chain):
        return False
    verb = chain[-1]
    if _states(parse, verb):
        return False
    if parse.tag[verb] == "VBN":
        return _will_be_treated(parse, draft, verb)
    return _intends(parse, draft, verb) and _treats(parse, draft, verb)


def _chain(parse: Parse, verb: int) -> list[int]:
    """Return a verb of intent and the verbs below it: "want", "begin", "talk"."""
    chain = [verb]
    while parse.lemma[chain[-1]] in INTENDING:
        below = parse.child(chain[-1], "xcomp", "ccomp")
        if below is None or parse.tag[below] != "VB":
            break
        chain.append(below)
    return chain


def _states(parse: Parse, verb: int) -> bool:
    """Return whether a verb has a clause that states something: "that …", not "why …"."""
    clause = parse.child(verb, "ccomp")
    if clause is None:
        return False
    inner = range(parse.left[clause], clause)
    return not any(parse.tag[t][0] == "W" or parse.lower[t] == "whether" for t in inner)


def _will_be_treated(parse: Parse, draft: Draft, verb: int) -> bool:
    """Tell of "both views will be discussed below", which names the text it stands in."""
    words = {parse.lemma[t] for t in range(draft.first, draft.last)}
    here = not words.isdisjoint(TEXTS | BELOW)
    return parse.lemma[verb] in DISCOURSE and "will" in words and here


def _treats(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether a verb is one of treating a topic: "discuss it", "turn to it"."""
    lemma = parse.lemma[verb]
    if lemma in DISCOURSE:
        return True
    things = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "dative")]
    if lemma == "be":
        quality = parse.child(verb, "acomp")
        return quality is not None and parse.lower[quality] in FRANK
    if lemma == "tell":
        return any(parse.lower[c] == "you" for c in things)
    if lemma in ("start", "begin") and "we" in parse.lower[draft.first : verb]:
        return False
    below = [c for owner in (verb, *things) for c in parse.children[owner] if c > verb]
    joined = [c for c in below if (lemma, parse.lower[c]) in TREATING]
    # "I will turn to crime" is no talk of the text, "I will turn to the costs" is.
    return any(lemma != "turn" or _definite(parse, parse.child(c, "pobj")) for c in joined)


def _definite(parse: Parse, noun: int | None) -> bool:
    """Return whether a noun has a word before it that takes it for known."""
    return noun is not None and any(parse.lower[c] in DEFINITE for c in parse.children[noun])


def _intends(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether the writer, or the text, is about to do what a verb says."""
    head, subject = draft.head, parse.subject(draft.head)
    if parse.lemma[head] in ("let", "allow"):
        led = {c for owner in (head, verb) for c in parse.children[owner] if head < c < verb}
        return subject is None and any(parse.lower[c] in READERS for c in led)
    if subject is None:
        return False
    if parse.lemma[subject] in TEXTS:
        return any(parse.lower[c] in ("this", "following") for c in parse.children[subject])
    we = parse.lower[subject] == "we" and (head != verb or parse.lemma[verb] in WE_TREAT)
    will = bool(WILL & set(parse.lower[draft.first : verb]))
    return will and (we or parse.lower[subject] == "i")


def _presents(parse: Parse, draft: Draft) -> bool:
    """Return whether "here is" leads a free relative or a shell noun, with nothing said of it."""
    copula = parse.lemma[draft.first + 1] == "be" or parse.lower[draft.first + 1] in ("'s", "’s")
    if not copula or draft.last <= draft.first + 2:
        return False
    rest = range(draft.first + 2, draft.last)
    return parse.tag[rest[0]][0] == "W" or any(parse.lemma[t] in SHELLS for t in rest[:3])


def _names_topic(parse: Parse, drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit only says what its paragraph is about, and others follow it there."""
    draft, after = drafts[number], drafts[number + 1] if number + 1 < len(drafts) else None
    follows = after is not None and after.paragraph == draft.paragraph
    opens = number == 0 or drafts[number - 1].paragraph != draft.paragraph
    if not (follows and opens) or draft.question or draft.speaker:
        return False
    if any(parse.dep[c] == "neg" for c in parse.children[draft.head]):
        return False
    subject = parse.subject(draft.head)
    if subject is None:
        return False
    if parse.lower[subject] == "there":
        return _there_is(parse, draft)
    return _set_apart(parse, draft) or _counts_points(parse, draft, subject)


def _there_is(parse: Parse, draft: Draft) -> bool:
    """Return whether "there is" brings up a topic: "then there's price", "the matter of trust"."""
    noun = parse.child(draft.head, "attr")
    if noun is None or parse.lemma[draft.head] not in ("be", "'s", "’s"):
        return False
    begin = parse.sentences[draft.sentence][0]
    turned = any(parse.lower[t] in TURNS for t in range(begin, noun))
    bare = parse.right[noun] - parse.left[noun] < LONGEST_TOPIC and parse.tag[draft.head] != "VBD"
    definite = _definite(parse, noun)
    numbered = any(parse.tag[c] == "CD" or parse.lower[c] in MANY for c in parse.children[noun])
    if parse.lemma[noun] in SHELLS:
        return numbered or (definite and parse.child(noun, "prep") is not None)
    sided = parse.lemma[noun] in PEOPLE and parse.child(noun, "relcl") is not None
    return (turned and bare and not numbered) or (
        sided and draft.last - draft.first <= 2 * LONGEST_TOPIC
    )


def _set_apart(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit calls its subject "another question" or "a different matter"."""
    noun = parse.child(draft.head, "attr")
    if parse.lemma[draft.head] != "be" or noun is None or parse.lemma[noun] not in SHELLS:
        return False
    apart = any(parse.lower[c] in OTHER for c in parse.children[noun])
    return apart and parse.right[noun] == noun


def _counts_points(parse: Parse, draft: Draft, subject: int) -> bool:
    """Return whether a unit counts or names points: "Two concerns arose", "is about people"."""
    if parse.lemma[subject] not in SHELLS or parse.lemma[draft.head] not in RAISING:
        return False
    below = parse.children[subject]
    counted = any(parse.tag[c] == "CD" or parse.lower[c] in MANY for c in below)
    arises = parse.child(draft.head, "dobj", "ccomp", "oprd") is None
    arises = arises and parse.lemma[draft.head] != "be"
    about = any(parse.lower[c] == "about" for c in parse.children[draft.head])
    return (counted and arises) or about


def _attends(parse: Parse, draft: Draft) -> bool:
    """Return whether the writer only says to have read what is discussed."""
    verb = draft.head
    thing = parse.child(verb, "dobj")
    if parse.lemma[verb] not in READING or thing is None:
        return False
    known = _definite(parse, thing)
    own = parse.is_authors(verb)
    perfect = any(parse.lemma[c] in ("have", "'ve", "’ve") for c in parse.children[verb])
    plain = not any(parse.dep[c] in (*CLAUSES, "neg") for c in parse.children[verb])
    return own and known and perfect and plain
