"""A map without the relations that it is not sure of.

A relation's score is how likely it is, as `docs/accuracy.md` shows; who wants few arrows that hold
rather than all there may be names how likely one must be.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.model import TARGETS_RELATION, ArgumentMap, Relation

HALF = 0.5
READ = "learned.link"


def is_unsure(relation: Relation) -> bool:
    """Return whether a relation is more likely wrong than right, as far as a network can tell."""
    return relation.score < HALF and any(cue.id == READ for cue in relation.because)


def without_unsure(argmap: ArgumentMap, least: float) -> ArgumentMap:
    """Return a map whose relations are all as sure as asked, with a note of how many were left out.

    What targets a relation that is left out is left out, too; units stay.

    Args:
        argmap: A map.
        least: The lowest score of a relation that stays, from 0 to 1.
    """
    kept = {r.id: r for r in argmap.relations if r.score >= least}
    while gone := [r for r in kept.values() if r.type in TARGETS_RELATION and r.target not in kept]:
        kept = {id: row for id, row in kept.items() if row not in gone}
    count = len(argmap.relations) - len(kept)
    if not count:
        return argmap
    note = f"{count} of {len(argmap.relations)} links are less sure than {least:g} and left out."
    return replace(argmap, relations=tuple(kept.values()), notes=(*argmap.notes, note))
