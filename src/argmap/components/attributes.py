"""What users of spaCy read of a unit: `span._.argmap_speaker` and its like.

Each reads `doc._.argmap` by the id of a span in `doc.spans["argmap_units"]` (`u1`, `u2`, …), and
gives None on any other span and before the component that writes it has run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc, Span

from argmap.components.store import ensure_extension, load_candidates, load_draft, stored
from argmap.draft import Candidate, Draft


def register() -> None:
    """Register the attributes, once."""
    ensure_extension()
    for name, (component, read) in ATTRIBUTES.items():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_getter(component, read))
    if not Doc.has_extension("argmap_relations"):
        Doc.set_extension("argmap_relations", getter=_relations)


def _scores(draft: Draft) -> dict[str, float]:
    names = ("conclusion", "opposed", "limit", "disputed")
    return {name: getattr(draft, name) for name in names}


# By name: the component that writes it, and how it is read from a draft (see `argmap.draft`).
ATTRIBUTES: dict[str, tuple[str, Callable[[Draft], Any]]] = {
    "argmap_unit": ("argmap_units", lambda draft: draft),
    "argmap_speaker": ("argmap_attribution", lambda draft: draft.speaker),
    "argmap_strength": ("argmap_attribution", lambda draft: draft.strength),
    "argmap_stance": ("argmap_attribution", lambda draft: draft.stance),
    "argmap_scores": ("argmap_roles", _scores),
    "argmap_scenery": ("argmap_background", lambda draft: draft.scenery),
}


def _getter(component: str, read: Callable[[Draft], Any]) -> Callable[[Span], Any]:
    def get(span: Span) -> Any:
        ran = component in stored(span.doc).get("ran", ())
        draft = load_draft(span.doc, span.id_) if ran else None
        return None if draft is None else read(draft)

    return get


def _relations(doc: Doc) -> list[Candidate] | None:
    return load_candidates(doc) if "argmap_relations" in stored(doc).get("ran", ()) else None
