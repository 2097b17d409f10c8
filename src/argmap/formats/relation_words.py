"""What other tools call the types of relations."""

from __future__ import annotations

from argmap.records import RELATION_TYPES, RelationType

# Whoever draws an arrow without a word mostly means a reason.
WORDS: dict[str, RelationType] = {
    "attack": "rebut",
    "attacks": "rebut",
    "con": "rebut",
    "contra": "rebut",
    "counter": "rebut",
    "rebuts": "rebut",
    "rebuttal": "rebut",
    "conflict": "rebut",
    "contradicts": "rebut",
    "opposes": "rebut",
    "-": "rebut",
    "undercuts": "undercut",
    "undercutter": "undercut",
    "qualifies": "qualify",
    "joint": "linked",
}


def type_of(word: object) -> RelationType:
    """Return the type of relation that a word of another tool names; support for any other.

    Example:
        >>> type_of("Attacks"), type_of("qualify"), type_of("")
        ('rebut', 'qualify', 'support')
    """
    name = str(word or "").strip().casefold()
    own = next((kind for kind in RELATION_TYPES if kind == name), None)
    return own or WORDS.get(name, "support")
