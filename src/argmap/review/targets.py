"""What a statement may lead to, the best first: offered to whoever checks its relation."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from argmap.decoding.alternatives import best_targets

if TYPE_CHECKING:
    from argmap.readers import Reading
    from argmap.scorers.protocol import PairScorer

MOST = 12  # some of them may make a circle by now, and three are to be offered


class Targets:
    """The best targets of the statements of a map, weighed when they are asked for.

    May be used by several threads.
    """

    def __init__(self, reading: Reading | None = None) -> None:
        """Take what a reader made; nothing is offered where None, or where it weighed no pairs."""
        self._reading = reading
        self._scores: PairScorer | None = None
        self._known: dict[str, list[dict[str, Any]]] = {}
        self._turn = Lock()

    @property
    def unread(self) -> bool:
        """Return whether no reader made the map, which was there already."""
        return self._reading is None

    def of(self, id: str) -> list[dict[str, Any]]:
        """Return the best targets of a statement as found, the best first, JSON-ready.

        Args:
            id: The statement's id; of one that a reviewer added nothing is known.

        Returns:
            For each `target`, `type` and `score`, how likely it is from 0 to 1.
        """
        with self._turn:
            if id not in self._known:
                self._known[id] = self._weigh(id)
            return self._known[id]

    def _weigh(self, id: str) -> list[dict[str, Any]]:
        made = self._reading
        if made is None or made.findings is None or made.scorer is None:
            return []
        if all(unit.id != id for unit in made.map.units):
            return []
        if self._scores is None:
            self._scores = made.scorer(made.findings)
        scenery = any(unit.role == "background" for unit in made.map.units)
        best = best_targets(self._scores, id, most=MOST, background=scenery)
        return [{"target": row.target, "type": row.type, "score": row.score} for row in best]
