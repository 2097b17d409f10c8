"""Where a new clause may begin: after a connective, at a subject of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable

from argmap.components.clause_openings import STOPS, absolute_verb, clause_at
from argmap.components.cues import FoundCue
from argmap.components.parse import SUBJECTS, Parse
from argmap.components.segmentation.clauses import SAYING
from argmap.components.segmentation.comma_splices import (
    fronted,
    is_author,
    is_full,
    one_point,
    run_on,
)
from argmap.components.segmentation.coordination import bids, coordinated

THROUGH = frozenset({"conj", "ccomp", "xcomp", "advcl", "acomp", "parataxis", "dep", "attr"})
STATES = frozenset({"be", "have", "seem", "appear", "remain"})


def proposals(
    parse: Parse, first: int, last: int, cues: Iterable[FoundCue]
) -> Iterable[tuple[int, str, FoundCue | None]]:
    """Name the tokens that may head a clause of their own, with the rule and the cue."""
    for cue in cues:
        head = introduced(parse, cue)
        if head is not None and first <= head < last and _parts(parse, cue, head, first):
            yield head, "split.cue", cue
    for token in range(first, last):
        if parse.dep[token] in ("conj", "ccomp", "parataxis", "dep") and _splice(parse, token):
            yield token, "split.subject", None
        elif parse.dep[token] == "ccomp" and (fronted(parse, token) or run_on(parse, token)):
            yield token, "split.splice", None


def _parts(parse: Parse, cue: FoundCue, head: int, first: int) -> bool:
    """Return whether a connective parts two clauses that do different work.

    "And" and "or" do so only between clauses with a subject each, or before a command; "while"
    and "as" only behind a comma (else they tell the time), "while" and "since" also at the
    opening, "while" not where it opens what went on in the past; "for" only before a finite
    verb.
    """
    if (overtaken(parse, cue.last - 1) or ())[1:] == (head,):
        return True
    opening = all(parse.is_mark(t) or parse.tag[t] == "CC" for t in range(first, cue.first))
    comma = cue.first > 0 and parse.lower[cue.first - 1] in STOPS
    if opening and head < parse.head[head] and parse.dep[head] == "ccomp":
        return parse.dep[cue.last - 1] == "mark" or fronted(parse, head)
    match cue.row.id:
        case "and" | "or":
            own = parse.subject(head) is not None and parse.child(head, "mark") is None
            parted = own and not is_complement(parse, head) and not coordinated(parse, head)
            behind = opening or any(map(parse.is_verb, range(first, cue.first)))
            return (parted and behind) or (comma and _commands(parse, head))
        case "while.concession":
            meantime = opening and parse.tag[head] == "VBD" and parse.lemma[head] not in STATES
            return (comma or opening) and parse.is_finite(head) and not meantime
        case "as.reason":
            return comma and not opening and parse.is_finite(head)
        case "since":
            return (comma or opening) and parse.is_finite(head)
        case "for.reason" | "so.result":
            return parse.is_finite(head)
    return True


def introduced(parse: Parse, cue: FoundCue) -> int | None:
    """Return the head of the clause that a connective introduces, None where it has none.

    Args:
        parse: The document.
        cue: A connective found in it.
    """
    token = cue.last - 1
    head, dep = parse.head[token], parse.dep[token]
    if parse.tag[token] == "VBG":
        return token
    if dep == "mark":
        return head
    if dep == "cc":
        if head > token and all(parse.is_mark(t) for t in range(parse.left[head], token)):
            return head  # "But he came, and she left": the coordinator opens the sentence
        return _joined(parse, token, head)
    if cue.row.id == "with-absolute":
        return absolute_verb(parse, token)
    if clause_at(parse, cue.last):
        return _next_verb(parse, token)
    return head if head > token and parse.is_verb(head) else None


def _joined(parse: Parse, token: int, head: int) -> int | None:
    """Return the verb that a coordinator joins to its head, or stands before; None without one."""
    verbs = [c for c in parse.children[head] if parse.dep[c] in ("conj", "ccomp")]
    after = next((c for c in verbs if c > token and parse.is_verb(c)), None)
    late = overtaken(parse, token)
    if late is not None and (after is None or parse.dep[late[0]] == "aux"):
        return late[1]
    if after is None:
        return head if head > token else None
    nearer = any(token < c < after and parse.dep[c] == "cc" for c in parse.children[head])
    return None if nearer else after


def overtaken(parse: Parse, token: int) -> tuple[int, int] | None:
    """Return the verbs of two clauses where the parser hangs the first below the second.

    In "They can, but the board needs proof" the later verb was taken for the root and `can`,
    which has a subject of its own, for a part of it.

    Args:
        parse: The document.
        token: The coordinator between them, behind a comma.
    """
    above = parse.head[token]
    if token == 0 or parse.lower[token - 1] != "," or parse.dep[token] != "cc":
        return None
    if above > token:
        first = next((c for c in parse.children[above] if _overtaken(parse, c)), above)
    else:
        first, above = above, parse.head[above]
    apart = first < token < above and parse.is_verb(above) and parse.right[first] < above
    return (first, above) if apart and _overtaken(parse, first) else None


def _overtaken(parse: Parse, verb: int) -> bool:
    return parse.dep[verb] in OVERTAKEN and is_full(parse, verb) and not opened(parse, verb)


def opened(parse: Parse, verb: int) -> bool:
    """Return whether a subordinator or a question word opens the clause of a verb."""
    return parse.child(verb, "mark") is not None or parse.tag[parse.left[verb]] in WH


WH = frozenset({"WDT", "WP", "WRB", "WP$"})
OVERTAKEN = frozenset({"aux", "ccomp", "advcl", "csubj"})


def _next_verb(parse: Parse, token: int) -> int | None:
    end = parse.sentences[parse.sentence[token]][1]
    for subject in range(token + 1, end):
        if parse.dep[subject] in SUBJECTS and parse.left[subject] == token + 1:
            return parse.head[subject]
    return None


def _splice(parse: Parse, token: int) -> bool:
    """Return whether a verb has tense and its own subject, and stands behind a coordinator.

    A comma will do where the verb is a conjunct. A complementizer rules it out.
    """
    if not parse.is_verb(token) or not is_full(parse, token):
        return False
    left, head = parse.left[token], parse.head[token]
    if head > token or left == 0 or parse.child(token, "mark") is not None:
        return False
    if is_complement(parse, token) or coordinated(parse, token):
        return False
    if parse.dep[token] == "conj" and parse.lower[left - 1] in (",", ";"):
        return not one_point(parse, head, token, left)
    return parse.tag[left - 1] == "CC" or (
        parse.lower[left - 1] == "," and left > 1 and parse.tag[left - 2] == "CC"
    )


def _commands(parse: Parse, token: int) -> bool:
    """Return whether a conjunct tells the reader to do something, behind a statement.

    In "that is dear, and if you agree, say so" the bare verb cannot share the first verb's
    auxiliary, for that has none.
    """
    head = parse.head[token]
    bare = parse.dep[token] == "conj" and head < token
    if not bare or parse.child(token, *SUBJECTS, "aux", "mark") is not None:
        return False
    stated = parse.tag[head] in ("VBZ", "VBD") and parse.subject(head) is not None
    return (stated and parse.tag[token] in ("VB", "VBP")) or _bidden(parse, head)


def _bidden(parse: Parse, verb: int) -> bool:
    """Return whether a verb is a command, or goes on with one: "drop it, run it".

    The tagger takes a verb like "put" behind a command for a past tense.
    """
    while parse.dep[verb] == "conj" and parse.child(verb, *SUBJECTS, "aux", "mark") is None:
        verb = parse.head[verb]
    return bids(parse, verb)


def reaches(parse: Parse, head: int, table: Container[int], reports: Container[int]) -> bool:
    """Return whether a clause hangs from a clause head without a report or a modifier between."""
    token = parse.head[head]
    if head in reports and parse.dep[head] == "advcl":
        reports = ()  # "some say so, while others say …": another speaker
    if not parse.is_verb(token) and parse.dep[head] in ("conj", "ccomp", "advcl"):
        token = _verb_above(parse, token)
    for _ in range(12):
        if token in table:
            return True
        dep, above = parse.dep[token], parse.head[token]
        if dep not in THROUGH or above == token:
            return dep == "ROOT"
        if dep == "ccomp" and above in reports:
            return False
        token = above
    return False


def _verb_above(parse: Parse, token: int) -> int:
    while parse.head[token] != token and not parse.is_verb(token):
        if parse.dep[token] in ("relcl", "acl", "nsubj"):
            return token
        token = parse.head[token]
    return token


def asserts(parse: Parse, verb: int) -> bool:
    """Return whether the author stands behind what a verb has for its complement.

    "I think that we must", "it seems that we must", but not "they say" nor "it does not
    follow".
    """
    ours = is_author(parse, verb) or parse.lemma[verb] not in SAYING
    return ours and parse.child(verb, "neg") is None


def is_complement(parse: Parse, verb: int) -> bool:
    """Return whether "that" opens the clause of a verb without being its subject."""
    first = parse.left[verb]
    return parse.lower[first] == "that" and parse.dep[first] not in SUBJECTS
