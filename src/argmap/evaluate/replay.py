"""Map gold texts again and again, by other weights or without some cues, and parse them once.

Parsing costs far more than all that argmap does with a parse; so ablations and the learning of
weights go over the same parses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.harvest import harvest
from argmap.components.parsing import parse_document
from argmap.components.pipeline import run_components, variant
from argmap.decoding.build import build_map, rename_units
from argmap.draft import Findings
from argmap.evaluate.records import GoldDocument, gold_units
from argmap.evaluate.scoring import Tally, tally
from argmap.lexicon.rules import weighted
from argmap.model import ArgumentMap, Document
from argmap.reading import document_from_text
from argmap.scorers.registry import RULES, scorer_factory

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Parsed:
    """A gold document, parsed.

    Attributes:
        gold: The gold document.
        document: Its text as read.
        doc: The parse; argmap's components write into it anew each time.
    """

    gold: GoldDocument
    document: Document
    doc: Doc


class Setting:
    """A way to map: rules with their weights, the cues that are seen, and who scores.

    Attributes:
        rules: The rules with their weights.
        scorer: Makes what scores the findings in a text.
    """

    def __init__(
        self,
        nlp: Language,
        weights: Mapping[str, float] | None = None,
        without: Sequence[str] = (),
        scorer: str = RULES,
    ) -> None:
        self.rules = weighted(weights)
        self.scorer = scorer_factory(scorer, self.rules)
        self._own = variant(nlp, weights or {}, without)

    def find(self, text: Parsed, *, given_units: bool) -> Findings:
        """Return what the components find in a text; in gold's units where they are given."""
        spans = gold_units(text.gold) if given_units else None
        return harvest(run_components(self._own, text.doc, spans), spans)

    def map(self, text: Parsed, *, given_units: bool) -> ArgumentMap:
        """Return the map of a text as `flow.map_document`, or `flow.map_units`, would make it."""
        found = self.find(text, given_units=given_units)
        made = build_map(
            text.document, found, scorer=self.scorer, background=given_units, made_by={}
        )
        if not given_units:
            return made
        order = sorted(text.gold.units, key=lambda unit: (unit.start, unit.end))
        ids = (unit.id for unit in order)
        return rename_units(made, dict(zip((unit.id for unit in made.units), ids, strict=True)))


def parse_texts(nlp: Language, gold: Iterable[GoldDocument]) -> list[Parsed]:
    """Return the texts of gold documents, parsed, in their order."""
    found = []
    for document in gold:
        read = document_from_text(document.text, id=document.id)
        found.append(Parsed(document, read, parse_document(nlp, read)))
    return found


def score(
    texts: Sequence[Parsed], make: Callable[[Parsed], ArgumentMap], *, given_units: bool
) -> dict[str, Tally]:
    """Return what each score of maps against gold is made of, by its name.

    Args:
        texts: The texts to map.
        make: Makes the map of a text; it may go by other weights for each.
        given_units: Whether the maps are made from gold's units.
    """
    pairs = [(text.gold, make(text)) for text in texts]
    return tally(pairs, given_units=given_units)[0]
