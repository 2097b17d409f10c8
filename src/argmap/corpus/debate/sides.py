"""Who and what stands on which side of a question: a graph with signs, parted in two.

Statements and voices are nodes; what speaks for or goes with another has an edge above 0, what
speaks against it one below. The parting in two that leaves least against the signs is begun from
the first eigenvector and bettered node by node.

References:
    Kunegis et al. (2010). Spectral analysis of signed graphs for clustering.
    Thomas, Pang and Lee (2006). Get out the vote: determining support or opposition.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

Node = Hashable
ROUNDS = 5000
DENSE = 400  # nodes up to which all eigenvectors are taken
PASSES = 50
LEAST = 0.02  # share of the greatest part in the eigenvector that still tells a side
DIGITS = 6


class SignedGraph:
    """Nodes joined by edges with signs."""

    def __init__(self) -> None:
        """Begin with none."""
        self._places: dict[Node, int] = {}
        self._edges: dict[tuple[int, int], float] = {}

    def add(self, one: Node, other: Node, weight: float) -> None:
        """Add to the edge of two nodes; of a node and itself nothing is added."""
        a, b = (self._places.setdefault(node, len(self._places)) for node in (one, other))
        if a != b:
            key = (min(a, b), max(a, b))
            self._edges[key] = self._edges.get(key, 0.0) + weight

    def sides(self) -> Mapping[Node, float]:
        """Return for each node its side, 1 or -1, times how sure it is; 0 where nothing tells.

        Returns:
            Numbers from -1 to 1: the share of a node's edges that agree with its side.
        """
        import numpy as np
        from scipy.sparse import coo_matrix

        count = len(self._places)
        if not self._edges:
            return dict.fromkeys(self._places, 0.0)
        pairs = np.array(list(self._edges), np.int64)
        values = np.array(list(self._edges.values()))
        rows = np.concatenate([pairs[:, 0], pairs[:, 1]])
        columns = np.concatenate([pairs[:, 1], pairs[:, 0]])
        matrix = coo_matrix((np.tile(values, 2), (rows, columns)), (count, count)).tocsr()
        signs = _begun(matrix)
        for _ in range(PASSES):
            moved = False
            for node in range(count):
                part = slice(matrix.indptr[node], matrix.indptr[node + 1])
                pull = float(matrix.data[part] @ signs[matrix.indices[part]])
                side = float(np.sign(round(pull, DIGITS)))
                if side and side != signs[node]:
                    signs[node], moved = side, True
            if not moved:
                break
        sums = matrix @ signs
        totals = np.maximum(np.asarray(abs(matrix).sum(axis=1)).ravel(), 1e-9)
        shares = np.round(np.clip(sums / totals, -1, 1), 4)
        return {node: float(shares[place]) for node, place in self._places.items()}


def _begun(matrix: Any) -> Any:
    """Return signs by the first eigenvector of a matrix."""
    import numpy as np
    from scipy.sparse.linalg import eigsh

    count = matrix.shape[0]
    if count <= DENSE:
        vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        begin = 1.0 + np.arange(count) / count
        vector = eigsh(matrix, k=1, which="LA", v0=begin, maxiter=ROUNDS, tol=1e-6)[1][:, 0]
    largest = int(np.argmax(np.round(np.abs(vector), DIGITS)))
    vector = np.round(vector * np.sign(vector[largest]), DIGITS)
    return np.sign(np.where(np.abs(vector) < LEAST * vector.max(), 0.0, vector))
