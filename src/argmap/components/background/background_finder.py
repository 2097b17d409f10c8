"""Tell which units only set the scene: the component `argmap_background`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.components.background.scene_setter import SceneSetter
from argmap.components.parse import read_parse
from argmap.components.store import ensure_extension, load_drafts, load_parts, save_drafts
from argmap.lexicon.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc


class BackgroundFinder:
    """Marks the drafts of a document that do not argue.

    Args:
        rules: The table of rules; that of argmap where None.
    """

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        ensure_extension()
        self.rules = load_rules() if rules is None else rules
        self._setter = SceneSetter(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it."""
        kinds = [part.kind for part in load_parts(doc) if part.mapped]
        drafts = load_drafts(doc, "argmap_background")
        marked = self._setter.set_scene(read_parse(doc), drafts, kinds)
        save_drafts(doc, marked, "argmap_background")
        return doc
