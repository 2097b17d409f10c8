"""Weigh what each unit does in the argument: the component `argmap_roles`.

Four scores a unit, each a sum of rules that fired: how much it looks like a conclusion, like the
other side's, like a limit on another unit, like what can be disputed. Which roles come of it is
decided with the relations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.components.parse import read_parse
from argmap.components.roles.concluding_sections import paragraph_kinds
from argmap.components.roles.content_words import title_words
from argmap.components.roles.weighing import Weigher, add_features
from argmap.components.store import ensure_extension, load_drafts, load_parts, save_drafts
from argmap.lexicon.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RoleFinder:
    """Writes features, scores and their grounds into the drafts of a document.

    Args:
        rules: The table of rules; that of argmap where None.
    """

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        ensure_extension()
        self.rules = load_rules() if rules is None else rules
        self._weigher = Weigher(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it."""
        parse, parts = read_parse(doc), load_parts(doc)
        kinds = paragraph_kinds(parse, parts)
        drafts = add_features(parse, load_drafts(doc, "argmap_roles"), kinds)
        drafts = self._weigher.weigh(drafts, title_words(parse, parts), parse.language)
        save_drafts(doc, drafts, "argmap_roles")
        return doc
