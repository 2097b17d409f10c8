"""The only door out of spaCy: plain data about a parsed document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.store import load_candidates, load_drafts, load_parts
from argmap.draft import Candidate, Draft, PartRow

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Harvest:
    """What the components found in a document.

    Attributes:
        text: The raw text.
        drafts: Its units in text order.
        signalled: The relations its connectives signal, between drafts by number.
        parts: Start, end, kind and whether mapped, of each part it was told to have.
    """

    text: str
    drafts: list[Draft]
    signalled: list[Candidate]
    parts: list[PartRow]


def harvest(doc: Doc) -> Harvest:
    """Take what the components found out of a document; spans die with it, this does not."""
    return Harvest(doc.text, load_drafts(doc), load_candidates(doc), load_parts(doc))
