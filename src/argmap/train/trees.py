"""The probabilities of trees, and of their edges, by the matrix-tree theorem.

The weight of a tree is the product of the weights of its edges and of its one root. The weights
of all trees together are the determinant of a Laplacian, and the probability of each edge comes
of its inverse: Koo, Globerson, Carreras and Collins 2007, Structured Prediction Models via the
Matrix-Tree Theorem, EMNLP, section 3.2 (trees with a single root).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from argmap.train.choices import Choice

Array = np.ndarray[Any, np.dtype[np.float64]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
# An edge so far behind the best has no chance, and a matrix of such would have no inverse.
FAR = -20.0


class Trees:
    """Choices of trees with the same number of nodes, as arrays.

    Attributes:
        rows: Number of each edge among the edges of all choices, whatever their size.
        right: Whether gold allows each edge.
    """

    def __init__(self, choices: Sequence[Choice], rows: Sequence[Sequence[int]]) -> None:
        self.count, self.nodes = len(choices), choices[0].nodes
        edges = [(number, e) for number, choice in enumerate(choices) for e in choice.edges]
        self.rows: Numbers = np.array([row for some in rows for row in some])
        self.tree: Numbers = np.array([number for number, _ in edges])
        self.child: Numbers = np.array([edge.child for _, edge in edges])
        parent = np.array([edge.parent for _, edge in edges])
        self.top = parent < 0
        self.parent: Numbers = np.where(self.top, 0, parent)
        self.right = np.array([edge.right for _, edge in edges])

    def sums(self, scores: Array, only_right: bool) -> tuple[Array, Array]:
        """Return the sums of the weights of all trees of each choice.

        Args:
            scores: The logarithm of the weight of each edge.
            only_right: Whether to count only trees that gold allows.

        Returns:
            The logarithm of the sum for each choice, and the probability of each edge.
        """
        counted = np.where(self.right, scores, -np.inf) if only_right else scores
        # Each node has one edge in every tree, so that its best can be taken from all of them.
        best: Array = np.full((self.count, self.nodes), -np.inf)
        np.maximum.at(best, (self.tree, self.child), counted)
        behind = counted - best[self.tree, self.child]
        powers = np.exp(np.where(np.isfinite(behind), np.maximum(behind, FAR), behind))
        laplacian = self._laplacian(powers)
        _, sums = np.linalg.slogdet(laplacian)
        inverse = np.linalg.inv(laplacian)
        own = inverse[self.tree, self.child, self.child]
        crossed = inverse[self.tree, self.child, self.parent]
        share = np.where(self.child > 0, own, 0.0) - np.where(self.parent > 0, crossed, 0.0)
        share = np.where(self.top, inverse[self.tree, self.child, 0], share)
        return sums + best.sum(axis=1), powers * share

    def possible(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Return which choices have a tree that gold allows, by counting such trees."""
        counts = np.linalg.det(self._laplacian(self.right.astype(float)))
        return np.asarray(counts > 0.5)

    def _laplacian(self, powers: Array) -> Array:
        size = (self.count, self.nodes, self.nodes)
        weights: Array = np.zeros(size)
        roots: Array = np.zeros(size[:2])
        np.add.at(roots, (self.tree[self.top], self.child[self.top]), powers[self.top])
        inner = ~self.top
        at = (self.tree[inner], self.parent[inner], self.child[inner])
        np.add.at(weights, at, powers[inner])
        laplacian = -weights
        diagonal = np.arange(self.nodes)
        laplacian[:, diagonal, diagonal] += weights.sum(axis=1)
        laplacian[:, 0, :] = roots
        return laplacian


def possible(choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices but those of which gold allows no tree at all."""
    return [
        choice for choice in choices if Trees([choice], [range(len(choice.edges))]).possible()[0]
    ]
