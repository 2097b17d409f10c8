"""What the rules of background may read of a unit or a sentence, and where they run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.components.parse import Parse
from argmap.draft import Draft

# Where rules run that find talk to readers about the text or the occasion.
TALK = "talk to readers"
# Where rules run on the sentences of the opening paragraph: of a picture, and of any other scene.
PICTURE = "picture"
OPENING_SCENE = "opening scene"
# Where rules run that find what stands beside the argument of a long text.
PERIPHERY = "periphery"


@dataclass(frozen=True, slots=True)
class Remark:
    """A unit that may be talk to readers.

    Attributes:
        parse: The document.
        drafts: All units in text order, weighed.
        number: Number of the unit.
        draft: The unit.
        before: The unit before it, with whether it argues; None for the first.
    """

    parse: Parse
    drafts: Sequence[Draft]
    number: int
    draft: Draft
    before: Draft | None


@dataclass(frozen=True, slots=True)
class OpeningSentence:
    """A sentence of the opening paragraph that may only set the scene.

    Attributes:
        parse: The document.
        units: Its units, at least one.
        first: Whether it is the first of the paragraph.
        pointed: Whether the paragraph comes to a point, or the next does.
    """

    parse: Parse
    units: Sequence[Draft]
    first: bool
    pointed: bool


@dataclass(frozen=True, slots=True)
class PeripheralUnit:
    """A unit of a long text that may stand beside its argument.

    Attributes:
        parse: The document.
        drafts: All units in text order, weighed.
        number: Number of the unit.
        draft: The unit.
        themes: Words that several units of the text share.
        point: Words of its conclusions.
    """

    parse: Parse
    drafts: Sequence[Draft]
    number: int
    draft: Draft
    themes: frozenset[str]
    point: frozenset[str]
