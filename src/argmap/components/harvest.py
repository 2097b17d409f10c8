"""The only door out of spaCy: plain data about a parsed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.components.store import load_parts, load_whole
from argmap.draft import Findings

if TYPE_CHECKING:
    from spacy.tokens import Doc


def harvest(doc: Doc) -> Findings:
    """Return what the components found in a document; spans die with it, this does not.

    Raises:
        PipelineError: A component has not run over it, or what was found is of another text.
    """
    drafts, signalled = load_whole(doc)
    return Findings(doc.text, drafts, signalled, load_parts(doc), doc.lang_ or "en")
