"""The only door out of spaCy: plain data about a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.components.store import load_candidates, load_drafts, load_parts
from argmap.draft import Findings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def harvest(doc: Doc) -> Findings:
    """Take what the components found out of a document; spans die with it, this does not."""
    return Findings(doc.text, load_drafts(doc), load_candidates(doc), load_parts(doc))
