"""The spaCy components of argmap, by the names they have in a pipeline.

`argmap_cues → argmap_units → argmap_attribution → argmap_roles → argmap_relations`, in this
order, behind a tagger and a parser. They register through entry points, so that
`nlp.add_pipe("argmap_units")` works in any pipeline once argmap is installed.
"""

from __future__ import annotations

from spacy.language import Language

from argmap.components.attribution.attributor import Attributor
from argmap.components.cues import CueFinder
from argmap.components.relations import RelationFinder
from argmap.components.roles.role_finder import RoleFinder
from argmap.components.segmentation.units import UnitFinder
from argmap.lexicon import load_cues
from argmap.lexicon.rules import weighted

COMPONENTS = (
    "argmap_cues",
    "argmap_units",
    "argmap_attribution",
    "argmap_roles",
    "argmap_relations",
)
NEEDS = ("token.tag", "token.dep", "token.head", "doc.sents")
WRITES = ["doc._.argmap"]
BUILT_IN: dict[str, dict[str, float]] = {"weights": {}}


@Language.factory(
    "argmap_cues", requires=NEEDS, assigns=["doc.spans"], default_config={"without": []}
)
def make_cues(nlp: Language, name: str, without: list[str]) -> CueFinder:
    """Make the finder of cues for the pipeline's language.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        without: Kinds or ids of cues to leave unseen, to learn what they are worth.
    """
    cues = load_cues(nlp.lang)
    return CueFinder(cue for cue in cues if not {cue.kind, cue.id} & set(without))


@Language.factory("argmap_units", requires=NEEDS, assigns=["doc.spans", "doc._.argmap"])
def make_units(nlp: Language, name: str) -> UnitFinder:
    """Make the finder of units; it looks for cues itself where `argmap_cues` did not run."""
    return UnitFinder(CueFinder(load_cues(nlp.lang)))


@Language.factory("argmap_attribution", requires=NEEDS, assigns=WRITES)
def make_attribution(nlp: Language, name: str) -> Attributor:
    """Make the component that tells who says a unit and how firmly."""
    return Attributor()


@Language.factory("argmap_roles", default_config=BUILT_IN, requires=NEEDS, assigns=WRITES)
def make_roles(nlp: Language, name: str, weights: dict[str, float]) -> RoleFinder:
    """Make the component that weighs what each unit does; `weights` replace those of rules."""
    return RoleFinder(weighted(weights))


@Language.factory("argmap_relations", default_config=BUILT_IN, requires=NEEDS, assigns=WRITES)
def make_relations(nlp: Language, name: str, weights: dict[str, float]) -> RelationFinder:
    """Make the component that proposes relations; `weights` replace those of rules."""
    return RelationFinder(weighted(weights))
