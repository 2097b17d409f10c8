"""Hand each cue to the unit that it leads or stands in.

References:
    Prasad, R. et al. (2007). Attribution and its (Non-)Alignment with Syntactic Arguments of
        Connectives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from argmap.components.clause_openings import opens_clause
from argmap.components.cues import FoundCue
from argmap.components.parse import Parse
from argmap.components.segmentation.clause_grammar import has_authorial_subject, is_complement
from argmap.components.segmentation.connective_clauses import may_lead
from argmap.components.segmentation.extents import Extent
from argmap.draft import Hit
from argmap.lexicon import lemmas_of
from argmap.lexicon.kinds import ADDITION, CONNECTIVES, CONTRAST, REPORT

STEPS_TO_VERB = 4  # steps up the tree from a cue to its verb
WIDEST_GAP = 3  # tokens between a connective and the unit it leads
BARRIER_LABELS = frozenset({"advcl", "relcl", "acl", "csubj", "pcomp", "nsubj"})


class UnitCues(NamedTuple):
    """The cues of a unit: connectives that lead it or stand in its main clause, and all others."""

    leads: list[Hit]
    others: list[Hit]


def assign_cues(
    parse: Parse,
    extents: Sequence[Extent],
    cues: Iterable[FoundCue],
    introducing: Mapping[FoundCue, int],
) -> list[UnitCues]:
    """Return the cues of each unit.

    A connective leads the unit that begins at it or right behind it, or in whose main clause it
    stands as an adverb ("is, therefore, not …").

    Args:
        parse: The document.
        extents: Where its units stand, in text order.
        cues: Its cues, in text order.
        introducing: The connectives that introduce a unit, as is known already, each with the
            number of the unit.
    """
    found = [UnitCues([], []) for _ in extents]
    begins = [extent.first for extent in extents]
    heads = {extent.head: number for number, extent in enumerate(extents)}
    for cue in cues:
        hit = as_hit(parse, cue)
        led = introducing.get(cue)
        near = bisect_right(begins, cue.first) - 1
        if led is None and hit.kind in CONNECTIVES:
            led = _unit_led(parse, extents, heads, near, cue)
        if led is not None:
            found[led].leads.append(hit)
            continue
        around = _unit_around(extents, near, hit)
        if around is None and hit.kind == REPORT:
            around = _unit_reported(parse, heads, cue.first)
        if around is None:
            continue
        head = extents[around].head
        if hit.kind not in CONNECTIVES:
            main = in_main_clause(parse, head, cue)
            found[around].others.append(hit if main else replace(hit, main=False))
        elif parse.head[cue.first] == head and parse.tag[cue.first] != "CC":
            found[around].leads.append(hit)
        else:
            found[around].others.append(hit)
    return _paired(parse, extents, found)


def _paired(parse: Parse, extents: Sequence[Extent], found: list[UnitCues]) -> list[UnitCues]:
    """Return the cues of each unit, "but" an addition where "not only" stands before it."""
    pairing = parse.language.groups["correlative"]
    for number in range(1, len(found)):
        before = found[number - 1]
        if extents[number - 1].sentence != extents[number].sentence:
            continue
        if any(hit.id in pairing for hit in (*before.leads, *before.others)):
            leads = found[number].leads
            leads[:] = [replace(h, kind=ADDITION) if h.kind == CONTRAST else h for h in leads]
    return found


def as_hit(parse: Parse, cue: FoundCue) -> Hit:
    """Return a found cue as plain data."""
    start, end = parse.start[cue.first], parse.end[cue.last - 1]
    return Hit(cue.row.id, cue.row.kind, start, end, cue.row.weight)


def _unit_led(
    parse: Parse,
    extents: Sequence[Extent],
    heads: Mapping[int, int],
    near: int,
    cue: FoundCue,
) -> int | None:
    """Return the unit that a connective leads, None where it leads none.

    Args:
        parse: The document.
        extents: Where the units stand.
        heads: The number of the unit of each head.
        near: The last unit that begins before the connective or at it; -1 where none does.
        cue: The connective.
    """
    for number in (near, near + 1):
        if 0 <= number < len(extents) and _stands_at_opening(parse, extents[number], cue):
            return number
    if parse.dep[cue.last - 1] == "advmod":
        # An adverb parted from its clause by another: "Still, although …, the plan …"
        return heads.get(parse.head[cue.last - 1])
    return None


def _stands_at_opening(parse: Parse, extent: Extent, cue: FoundCue) -> bool:
    """Return whether a connective leads a unit: it opens it or stands right before it."""
    if not may_lead(parse, cue, extent.head):
        return False
    if cue.first <= extent.first < cue.last:
        return True
    gap = extent.first - cue.last
    return (
        0 <= gap <= WIDEST_GAP
        and parse.sentence[cue.first] == extent.sentence
        and (gap <= 1 or cue.row.splits or opens_clause(parse, cue.first))
    )


def _unit_around(extents: Sequence[Extent], near: int, hit: Hit) -> int | None:
    """Return the unit that a cue stands in: the last before it or one of two before that."""
    for number in (near, near - 1, near - 2):
        if number >= 0 and any(
            start <= hit.start and hit.end <= end for start, end in extents[number].spans
        ):
            return number
    return None


def _unit_reported(parse: Parse, heads: Mapping[int, int], verb: int) -> int | None:
    """Return the unit that a verb of saying outside all units reports, if units were given so."""
    below = parse.children[verb]
    return next((heads[c] for c in below if parse.dep[c] == "ccomp" and c in heads), None)


def in_main_clause(parse: Parse, head: int, cue: FoundCue) -> bool:
    """Return whether a cue stands at the verb of a unit, not in a clause below it."""
    if cue.first <= head < cue.last:
        return True
    for token in (cue.first, cue.last - 1):
        for _ in range(STEPS_TO_VERB):
            if token == head:
                return True
            dep = parse.dep[token]
            if dep in BARRIER_LABELS:
                break
            if dep == "ccomp" and not _author_stands_behind(parse, parse.head[token]):
                break
            if dep == "conj" and is_complement(parse, token):
                break
            token = parse.head[token]
    return False


def _author_stands_behind(parse: Parse, verb: int) -> bool:
    """Return whether the author stands behind what a verb has for its complement.

    "I think that we must", "it seems that we must", but not "they say" nor "it does not
    follow".
    """
    ours = has_authorial_subject(parse, verb) or parse.lemma[verb] not in lemmas_of(
        parse.language, REPORT
    )
    return ours and parse.child(verb, "neg") is None
