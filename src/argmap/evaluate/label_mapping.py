"""Map labels that a gold corpus does not use to the nearest that it does.

Corpora differ in their labels: one has no claims, only premises and a conclusion; another calls
every attack a rebuttal. A map is not to be blamed for a finer label than gold knows. A label
that no document of the gold set uses is replaced by the first in its row of the table that gold
does use; where gold uses none of the row it stays as it is, and counts as an error.

==================  =======================================================
predicted           becomes the first of these that gold uses
==================  =======================================================
role claim          premise
role premise        claim
role qualification  premise, claim
role question       premise, claim
role background     premise, claim
qualify             rebut, undercut (a concession is then an attack)
undercut            rebut, qualify
rebut               undercut, qualify
linked              support
example             support, always and on both sides: argmap draws no line there
==================  =======================================================

The role conclusion and the relation support are never mapped: missing them is an error in any
corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.evaluate.records import GoldDocument

ROLE_TABLE: Mapping[str, tuple[str, ...]] = {
    "claim": ("premise",),
    "premise": ("claim",),
    "qualification": ("premise", "claim"),
    "question": ("premise", "claim"),
    "background": ("premise", "claim"),
}
TYPE_TABLE: Mapping[str, tuple[str, ...]] = {
    "qualify": ("rebut", "undercut"),
    "undercut": ("rebut", "qualify"),
    "rebut": ("undercut", "qualify"),
    "linked": ("support",),
}
SAME = {"example": "support"}


@dataclass(frozen=True, slots=True)
class LabelMapping:
    """What becomes of each role and relation type; a label that is not named stays."""

    roles: Mapping[str, str]
    types: Mapping[str, str]


def label_mapping_for(gold: Iterable[GoldDocument]) -> LabelMapping:
    """Return what each label becomes so that predictions use the labels of a gold set.

    Args:
        gold: All gold documents, with `example` mapped already or not.
    """
    documents = list(gold)
    roles = {unit.role for document in documents for unit in document.units if unit.role}
    types = {SAME.get(r.type, r.type) for document in documents for r in document.relations}
    return LabelMapping(_nearest(ROLE_TABLE, roles), SAME | _nearest(TYPE_TABLE, types))


def map_labels(document: GoldDocument, mapping: LabelMapping) -> GoldDocument:
    """Return the document with its roles and relation types mapped.

    Gold itself passes unchanged but for `example`, since it uses every label it uses.
    """
    return replace(
        document,
        units=tuple(
            replace(unit, role=mapping.roles.get(unit.role, unit.role)) if unit.role else unit
            for unit in document.units
        ),
        relations=tuple(
            replace(relation, type=mapping.types.get(relation.type, relation.type))
            for relation in document.relations
        ),
    )


def _nearest(table: Mapping[str, tuple[str, ...]], used: set[str]) -> dict[str, str]:
    found = {}
    for label, nearest in table.items():
        target = next((other for other in nearest if other in used), None)
        if label not in used and target:
            found[label] = target
    return found
