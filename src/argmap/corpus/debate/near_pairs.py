"""Which rows are near one another, without comparing all with all.

Sparse rows meet in the words they share, those that stand in too many left aside. Dense rows meet
in cells: each goes to the centres nearest to it and is compared with what is there (an inverted
file, Sivic and Zisserman 2003; Johnson, Douze and Jégou 2019). The work on each is bounded, so it
grows with the number of rows.
"""

from __future__ import annotations

from typing import Any

MOST = 12  # near ones of each that are taken
BLOCK = 512  # rows at once
COMMON = 800  # rows that a word may stand in, so that it tells something
CELL = 400  # rows of a cell
PROBES = 4  # cells in which a row looks
SMALL = 3000  # rows that are compared all with all
SEED = 20


def near_pairs(rows: Any, least: float) -> tuple[Any, Any]:
    """Return the places of rows that are near one another, the smaller first, each pair once.

    Args:
        rows: Rows of unit length, or zeros: a numpy array or a sparse matrix of scipy.
        least: Their least product.

    Returns:
        Two arrays of the same length, ordered by the first and then by the second.
    """
    import numpy as np

    count = rows.shape[0]
    if count < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = _sparse(rows, least) if hasattr(rows, "tocsr") else _dense(rows, least)
    ones = np.concatenate([pair[0] for pair in found])
    others = np.concatenate([pair[1] for pair in found])
    low, high = np.minimum(ones, others), np.maximum(ones, others)
    keys = np.unique(low[low != high] * count + high[low != high])
    return keys // count, keys % count


def _sparse(rows: Any, least: float) -> list[tuple[Any, Any]]:
    import numpy as np
    from scipy.sparse import diags

    rows = rows.tocsr()
    uses = np.asarray((rows > 0).sum(axis=0)).ravel()
    telling = rows @ diags((uses <= max(COMMON, SMALL // 2)).astype(rows.dtype))
    telling.eliminate_zeros()
    columns = telling.T.tocsr()
    found = []
    for first in range(0, rows.shape[0], BLOCK):
        products = (telling[first : first + BLOCK] @ columns).tocsr()
        for row in range(products.shape[0]):
            here = slice(products.indptr[row], products.indptr[row + 1])
            places, values = products.indices[here], products.data[here]
            best = _best(places, values, first + row, least / 2)
            found.append((np.full(len(best), first + row, np.int64), best.astype(np.int64)))
    return found


def _dense(rows: Any, least: float) -> list[tuple[Any, Any]]:
    import numpy as np

    found = []
    for mine, theirs in _cells(rows):
        for first in range(0, len(mine), BLOCK):
            own = mine[first : first + BLOCK]
            products = np.round(rows[own] @ rows[theirs].T, 4)
            most = min(MOST + 1, len(theirs))
            top = np.argpartition(-products, most - 1, axis=1)[:, :most]
            values = np.take_along_axis(products, top, axis=1)
            kept = values >= least
            found.append((np.repeat(own, most).reshape(top.shape)[kept], theirs[top][kept]))
    return found


def _cells(rows: Any) -> list[tuple[Any, Any]]:
    """Return for each cell the rows that belong to it, and those that they look among."""
    import numpy as np

    count = rows.shape[0]
    everything = np.arange(count)
    if count <= SMALL:
        return [(everything, everything)]
    from sklearn.cluster import MiniBatchKMeans

    cells = max(2, count // CELL)
    sample = np.random.default_rng(SEED).choice(count, min(count, 40 * cells), replace=False)
    model = MiniBatchKMeans(cells, random_state=SEED, n_init=1, batch_size=4096, max_iter=5)
    centres = model.fit(rows[np.sort(sample)]).cluster_centers_.astype(np.float32)
    nearest = np.empty((count, min(PROBES, cells)), np.int64)
    for first in range(0, count, BLOCK * 8):
        part = rows[first : first + BLOCK * 8] @ centres.T
        nearest[first : first + BLOCK * 8] = np.argsort(-part, axis=1, kind="stable")[
            :, : nearest.shape[1]
        ]
    members = [everything[nearest[:, 0] == cell] for cell in range(cells)]
    found = []
    for cell in range(cells):
        for probe in range(nearest.shape[1]):
            mine = everything[nearest[:, probe] == cell]
            if len(mine) and len(members[cell]):
                found.append((mine, members[cell]))
    return found


def _best(places: Any, values: Any, own: int, least: float) -> Any:
    """Return the places of the greatest values but the own, ties by place."""
    import numpy as np

    kept = (values >= least) & (places != own)
    places, values = places[kept], values[kept]
    if len(places) <= MOST:
        return places
    return places[np.lexsort((places, -np.round(values, 6)))[:MOST]]
