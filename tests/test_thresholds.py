"""From how much evidence on a unit is taken for what it looks like, at the bound and just below."""

from __future__ import annotations

import pytest

from argmap import flow
from argmap.lexicon.rules import load_rules
from argmap.model import ArgumentMap
from argmap.reading import document_from_text

BOUNDS = {"limit.anaphor": 0.6, "opposed.reported": 0.6, "conclusion.stands-out": 0.85}
FAMILIES = {id.partition(".")[0] for id in BOUNDS}
SHORT = "The town should close the road. "
LONG = "We should close the road. It is steep.\n\nThe road is old.\n\nWe must mend the wall."


def mapped(text: str, less: float) -> ArgumentMap:
    """Map a text with but one rule for each score, which weighs its bound, or less."""
    silent = {id: 0.0 for id in load_rules() if id.partition(".")[0] in FAMILIES}
    weights = silent | {id: bound - less for id, bound in BOUNDS.items()}
    nlp = flow.load_pipeline(weights=weights)
    return flow.map_document(document_from_text(text), nlp=nlp)


@pytest.mark.parametrize(("less", "role"), [(0.0, "qualification"), (0.01, "claim")])
def test_what_limits_enough_qualifies(less: float, role: str) -> None:
    assert mapped(f"{SHORT}It is steep.", less).units[1].role == role


@pytest.mark.parametrize(("less", "type"), [(0.0, "rebut"), (0.01, "support")])
def test_what_is_opposed_enough_is_the_other_sides(less: float, type: str) -> None:
    (relation,) = mapped(f"{SHORT}Some say that the road is safe.", less).relations
    assert relation.type == type


@pytest.mark.parametrize(("less", "role"), [(0.0, "conclusion"), (0.01, "claim")])
def test_what_concludes_enough_is_a_conclusion(less: float, role: str) -> None:
    assert mapped(LONG, less).units[2].role == role
