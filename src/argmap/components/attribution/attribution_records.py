"""The records in which the files of this room hand on what they found."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.draft import Hit
from argmap.records import Stance, Strength


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a unit: source and content, as the field calls them (Prasad et al. 2007).

    Attributes:
        speaker: The name by which the map calls who says it.
        said: Tokens that head what is said; none where the unit as a whole is.
        ground: The cue and rule that tell it.
    """

    speaker: str
    said: tuple[int, ...]
    ground: Hit


@dataclass(frozen=True, slots=True)
class Certainty:
    """How firmly a unit is put by the one who says it.

    Attributes:
        strength: The level.
        ground: The word that tells it; None where no word does.
    """

    strength: Strength
    ground: Hit | None


@dataclass(frozen=True, slots=True)
class AuthorStance:
    """How the author stands to what a unit reports.

    Attributes:
        stance: Whether he endorses it, reports it or rejects it.
        grounds: What tells it, in the order in which it was found; the last decides.
    """

    stance: Stance
    grounds: tuple[Hit, ...] = ()


def ground(rule: str, hit: Hit) -> Hit:
    """Return a cue as the ground on which a rule decided.

    Args:
        rule: The rule's id.
        hit: The cue.
    """
    return Hit(hit.id, rule, hit.start, hit.end, hit.weight)
