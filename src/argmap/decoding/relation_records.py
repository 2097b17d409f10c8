"""Make a map's relations of those that were chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.decoding.grounds import as_cue, confidence
from argmap.draft import Candidate
from argmap.model import Relation

# What a relation that targets a relation is where there is none to target.
PLAIN = {"undercut": "rebut", "linked": "support"}


def relation_records(
    chosen: Sequence[Candidate], names: Mapping[int, str], text: str
) -> tuple[Relation, ...]:
    """Return relations with their ids; those that attack or join an inference are pointed at it.

    An undercut and a linked premise target the relation that their target unit has to another;
    where that unit has none, they are a plain rebuttal and a plain reason.

    Args:
        chosen: The relations, in the order of their ids.
        names: The ids of the units by their numbers.
        text: The text of the document.
    """
    ids = {c.source: f"r{order}" for order, c in reversed(list(enumerate(chosen, 1)))}
    relations = []
    for order, candidate in enumerate(chosen, 1):
        type, target = candidate.type, names[candidate.target]
        if type in PLAIN and candidate.target in ids:
            target = ids[candidate.target]
        else:
            type = PLAIN.get(type, type)
        relations.append(
            Relation(
                id=f"r{order}",
                source=names[candidate.source],
                target=target,
                type=type,  # type: ignore[arg-type]
                score=confidence(candidate.score),
                because=tuple(as_cue(hit, text) for hit in candidate.because),
            )
        )
    return tuple(relations)
