"""A statement that a model found, at its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.records import Role, Span


@dataclass(frozen=True, slots=True)
class ModelStatement:
    """A statement at its place.

    Attributes:
        id: The number that the model knows it by.
        pieces: Start and end of each of its pieces, in characters of the plain form.
        role: Its role.
        speaker: Who says it, in the text's words; empty for the author.
        stance: `endorses` or `rejects` where the author does; else empty.
        hedged: Whether the author lowers its certainty.
        limits: Id of the statement that it limits; 0 where it limits none.
        how: How its words were found: `exact`, `normalised` or `near`; `given` where units are.
    """

    id: int
    pieces: tuple[Span, ...]
    role: Role = "claim"
    speaker: str = ""
    stance: str = ""
    hedged: bool = False
    limits: int = 0
    how: str = "exact"

    @property
    def start(self) -> int:
        """Return its first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Return the character behind its last."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class ModelLink:
    """A link between statements as a model gave it.

    Attributes:
        source: Id of the statement that it starts from.
        target: Id of the one that it leads to; for `undercut` and `linked` the one whose own link
            it bears on.
        type: One of `argmap.records.RELATION_TYPES`.
        why: The model's reason, cleaned and cut; empty where it gave none.
    """

    source: int
    target: int
    type: str
    why: str = ""
