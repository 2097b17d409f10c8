"""What each component reads and writes, in running order.

One table for two readers: spaCy's `nlp.analyze_pipes()`, which is told of it by the factories, and
the components themselves, which refuse a document on which one that they build on has not run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.errors import PipelineError

PARSE = ("token.tag", "token.dep", "token.head", "token.lemma", "doc.sents")
DATA = ("doc._.argmap",)
UNITS = (*DATA, "span._.argmap_unit")
SAID = ("span._.argmap_speaker", "span._.argmap_strength", "span._.argmap_stance")
SCORES = ("span._.argmap_scores",)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a component reads and writes, as spaCy names attributes.

    Attributes:
        reads: What must have been written before it runs.
        writes: What it writes.
    """

    reads: tuple[str, ...]
    writes: tuple[str, ...]


STAGES = {
    # The finder of units looks for cues itself where this did not run, so it reads no spans.
    "argmap_cues": Stage(PARSE, ("doc.spans",)),
    "argmap_units": Stage(PARSE, ("doc.spans", *UNITS)),
    "argmap_attribution": Stage((*PARSE, *UNITS), (*DATA, *SAID)),
    "argmap_roles": Stage((*PARSE, *UNITS, *SAID), (*DATA, *SCORES)),
    "argmap_background": Stage((*PARSE, *UNITS, *SAID, *SCORES), (*DATA, "span._.argmap_scenery")),
    "argmap_relations": Stage((*UNITS, *SAID, *SCORES), (*DATA, "doc._.argmap_relations")),
}
COMPONENTS = tuple(STAGES)
# What has to run before there is anything to make a map of.
WHOLE = COMPONENTS[1:]


def builds_on(component: str) -> tuple[str, ...]:
    """Return the components that first write what one reads, in running order.

    Example:
        >>> builds_on("argmap_roles")
        ('argmap_units', 'argmap_attribution')
    """
    first: dict[str, str] = {}
    for other, stage in STAGES.items():
        for name in stage.writes:
            first.setdefault(name, other)
    writers = {first[name] for name in STAGES[component].reads if name in first}
    return tuple(other for other in STAGES if other in writers)


def check_order(component: str, ran: Iterable[str]) -> None:
    """Make sure that what a component builds on has run, and that it has not run itself.

    Args:
        component: The component about to run.
        ran: Those that have run over the document.

    Raises:
        PipelineError: One is missing, or comes behind it in the pipeline; or it ran before.
    """
    done = set(ran)
    missing = [name for name in builds_on(component) if name not in done]
    if missing:
        raise PipelineError(
            f"{component} needs {' and '.join(missing)} before it in the spaCy pipeline; "
            f"the order is {', '.join(COMPONENTS)}"
        )
    if component in done and component not in ("argmap_cues", "argmap_units"):
        raise PipelineError(
            f"{component} has run over this document; let argmap_units begin anew before it"
        )
