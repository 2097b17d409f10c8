"""What two readers say of an element, in words for whoever settles it."""

from __future__ import annotations

from argmap.cut_text import cut_text
from argmap.export.style import load_style
from argmap.model import RelationType, Unit
from argmap.review.history import Reviewed
from argmap.review.state import MERGED, Element

SHORT = 60  # characters of a quotation


def first_words(made: Reviewed, id: str) -> str:
    """Return an element by its id and its first words."""
    row = _element(made, id)
    if not isinstance(row, Unit):
        return id
    words = " ".join(row.text.split())
    return f"{id} “{cut_text(words, SHORT)}”"


def arrow_words(made: Reviewed, type: RelationType, target: str) -> str:
    """Return what an arrow does and to what."""
    return f"{load_style().relations[type].label} {first_words(made, target)}"


def out_words(made: Reviewed, id: str) -> str:
    """Return what became of an element that is no longer in the map."""
    cause = made.gone[id].cause if id in made.gone else ""
    return cause if cause.startswith(MERGED) else "taken out"


def value_words(made: Reviewed, field: str, value: object) -> str:
    """Return the value of a label: a role, how certain, what a statement says again."""
    if field == "restates":
        return f"says {first_words(made, str(value))} again" if value else "says something new"
    return str(value)


def _element(made: Reviewed, id: str) -> Element | None:
    rows: dict[str, Element] = {unit.id: unit for unit in made.working.units}
    if id in rows:
        return rows[id]
    return made.gone[id].element if id in made.gone else None
