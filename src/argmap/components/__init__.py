"""The spaCy components of argmap, by the names they have in a pipeline.

`argmap_cues → argmap_units → argmap_attribution → argmap_roles → argmap_relations`, in this
order, behind a tagger and a parser. They register through entry points, so that
`nlp.add_pipe("argmap_units")` works in any pipeline once argmap is installed.
"""

from __future__ import annotations

from spacy.language import Language

from argmap.components.attribution import Attributor
from argmap.components.cues import CueFinder
from argmap.components.relations import RelationFinder
from argmap.components.roles import RoleFinder
from argmap.components.units import UnitFinder
from argmap.lexicon import load_cues

COMPONENTS = (
    "argmap_cues",
    "argmap_units",
    "argmap_attribution",
    "argmap_roles",
    "argmap_relations",
)
NEEDS = ("token.tag", "token.dep", "token.head", "doc.sents")


@Language.factory("argmap_cues", requires=NEEDS, assigns=["doc.spans"])
def make_cues(nlp: Language, name: str) -> CueFinder:
    """Make the finder of cues for the pipeline's language."""
    return CueFinder(load_cues(nlp.lang))


@Language.factory("argmap_units", requires=NEEDS, assigns=["doc.spans", "doc._.argmap"])
def make_units(nlp: Language, name: str) -> UnitFinder:
    """Make the finder of units; it looks for cues itself where `argmap_cues` did not run."""
    return UnitFinder(CueFinder(load_cues(nlp.lang)))


@Language.factory("argmap_attribution", requires=NEEDS, assigns=["doc._.argmap"])
def make_attribution(nlp: Language, name: str) -> Attributor:
    """Make the component that tells who says a unit and how firmly."""
    return Attributor()


@Language.factory("argmap_roles", requires=NEEDS, assigns=["doc._.argmap"])
def make_roles(nlp: Language, name: str) -> RoleFinder:
    """Make the component that weighs what each unit does."""
    return RoleFinder()


@Language.factory("argmap_relations", requires=NEEDS, assigns=["doc._.argmap"])
def make_relations(nlp: Language, name: str) -> RelationFinder:
    """Make the component that proposes relations."""
    return RelationFinder()
