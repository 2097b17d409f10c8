"""Where a new clause may begin: after a connective, at a subject of its own, at a comma splice.

References:
    Carlson, L. and Marcu, D. (2001). Discourse Tagging Reference Manual (where clauses count).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.components.clause_openings import STOPS
from argmap.components.cues import FoundCue
from argmap.components.parse import SUBJECTS, Parse
from argmap.components.segmentation.clause_grammar import (
    is_command,
    is_complement,
    is_full_clause,
)
from argmap.components.segmentation.clauses import ClauseHead
from argmap.components.segmentation.comma_splices import (
    is_spliced,
    is_spliced_before,
    makes_one_point,
)
from argmap.components.segmentation.connective_clauses import introduced_clause, inverted_clauses
from argmap.components.segmentation.coordination import is_coordinated
from argmap.lexicon.registry import decided

CUE = decided("split.cue", __name__)
SUBJECT = decided("split.subject", __name__)
SPLICE = decided("split.splice", __name__)


def proposed_heads(
    parse: Parse, first: int, last: int, cues: Iterable[FoundCue]
) -> Iterator[ClauseHead]:
    """Yield the tokens of a sentence that may head a clause of their own, each with its rule.

    Args:
        parse: The document.
        first: First token of the sentence.
        last: Token behind its last.
        cues: The connectives in it whose clauses are units, in text order.
    """
    for cue in cues:
        head = introduced_clause(parse, cue)
        if head is not None and first <= head < last and parts_clauses(parse, cue, head, first):
            yield ClauseHead(head, CUE, cue=cue)
    for token in range(first, last):
        dep = parse.dep[token]
        if dep in ("conj", "ccomp", "parataxis", "dep") and has_own_subject(parse, token):
            yield ClauseHead(token, SUBJECT)
        elif dep == "ccomp" and is_spliced(parse, token):
            yield ClauseHead(token, SPLICE)


def parts_clauses(parse: Parse, cue: FoundCue, head: int, first: int) -> bool:
    """Return whether a connective parts two clauses that do different work.

    "And" and "or" do so only between clauses with a subject each, or before a command; "while"
    and "as" only behind a comma (else they tell the time), "while" and "since" also at the
    opening, "while" not where it opens what went on in the past; "for" only before a finite
    verb.

    Args:
        parse: The document.
        cue: The connective.
        head: Head of the clause it introduces.
        first: First token of the sentence.
    """
    pair = inverted_clauses(parse, cue.last - 1)
    if pair is not None and pair[1] == head:
        return True
    opening = all(parse.is_mark(t) or parse.tag[t] == "CC" for t in range(first, cue.first))
    comma = cue.first > 0 and parse.lower[cue.first - 1] in STOPS
    if opening and head < parse.head[head] and parse.dep[head] == "ccomp":
        return parse.dep[cue.last - 1] == "mark" or is_spliced_before(parse, head)
    if cue.row.id in parse.language.groups["coordinating"]:
        behind = opening or any(map(parse.is_verb, range(first, cue.first)))
        parted = behind and _parts_coordinates(parse, head)
        return parted or (comma and turns_to_command(parse, head))
    return _gives_ground(parse, cue.row.id, head, opening, comma)


def _parts_coordinates(parse: Parse, head: int) -> bool:
    """Return whether a coordinated clause has a subject and a point of its own."""
    own = parse.subject(head) is not None and parse.child(head, "mark") is None
    return own and not is_complement(parse, head) and not is_coordinated(parse, head)


def _gives_ground(parse: Parse, id: str, head: int, opening: bool, comma: bool) -> bool:
    """Return whether a subordinator gives a ground or grants something, not a time or a manner.

    Args:
        parse: The document.
        id: The subordinator's in the lexicon.
        head: Head of its clause.
        opening: Whether it opens the sentence.
        comma: Whether it stands behind a stop.
    """
    groups = parse.language.groups
    if id in groups["simultaneous"]:
        past = parse.tag[head] == "VBD" and parse.lemma[head] not in parse.words["lasting_state"]
        return (comma or opening) and parse.is_finite(head) and not (opening and past)
    if id in groups["circumstantial"]:
        return comma and not opening and parse.is_finite(head) and not _words_it(parse, head)
    if id in groups["since_when"]:
        return (comma or opening) and parse.is_finite(head) and not _tells_since_when(parse, head)
    return id not in groups["needs_finite"] or parse.is_finite(head)


def _words_it(parse: Parse, verb: int) -> bool:
    """Return whether a clause says whose words these are: "as one trader put it"."""
    thing = parse.child(verb, "dobj")
    pointed = thing is not None and parse.lower[thing] in parse.words["object_pointer"]
    return pointed and parse.lemma[verb] in parse.words["wording_verb"]


def _tells_since_when(parse: Parse, head: int) -> bool:
    """Return whether a clause in the past tells since when its host has been so.

    "Since the roof fell in, nobody has swum there" (CGEL ch. 3, the continuative perfect).
    """
    host, perfect = parse.head[head], parse.words["perfect"]
    helpers = [host, *(c for c in parse.children[host] if parse.dep[c] == "aux")]
    lasts = any(parse.lemma[t] in perfect and parse.tag[t] in ("VBZ", "VBP") for t in helpers)
    below = parse.children[head]
    past = parse.tag[head] == "VBD" or any(
        parse.tag[c] == "VBD" and parse.dep[c] in ("aux", "auxpass") for c in below
    )
    return lasts and past


def has_own_subject(parse: Parse, verb: int) -> bool:
    """Return whether a verb has tense and its own subject, and stands behind a coordinator.

    A comma will do where the verb is a conjunct. A complementizer rules it out.
    """
    if not parse.is_verb(verb) or not is_full_clause(parse, verb):
        return False
    left, head = parse.left[verb], parse.head[verb]
    if head > verb or left == 0 or parse.child(verb, "mark") is not None:
        return False
    if is_complement(parse, verb) or is_coordinated(parse, verb):
        return False
    if parse.dep[verb] == "conj" and parse.lower[left - 1] in (",", ";"):
        return not makes_one_point(parse, head, verb, left)
    return parse.tag[left - 1] == "CC" or (
        parse.lower[left - 1] == "," and left > 1 and parse.tag[left - 2] == "CC"
    )


def turns_to_command(parse: Parse, verb: int) -> bool:
    """Return whether a conjunct tells the reader to do something, behind a statement.

    In "that is dear, and if you agree, say so" the bare verb cannot share the first verb's
    auxiliary, for that has none.
    """
    head = parse.head[verb]
    bare = parse.dep[verb] == "conj" and head < verb
    if not bare or parse.child(verb, *SUBJECTS, "aux", "mark") is not None:
        return False
    stated = parse.tag[head] in ("VBZ", "VBD") and parse.subject(head) is not None
    return (stated and parse.tag[verb] in ("VB", "VBP")) or _goes_on_commanding(parse, head)


def _goes_on_commanding(parse: Parse, verb: int) -> bool:
    """Return whether a verb is a command, or goes on with one: "drop it, run it".

    The tagger takes a verb like "put" behind a command for a past tense.
    """
    while parse.dep[verb] == "conj" and parse.child(verb, *SUBJECTS, "aux", "mark") is None:
        verb = parse.head[verb]
    return is_command(parse, verb)
