"""Articles that are copies of another, as of a wire report: most of their words in a row alike.

References:
    Broder, A. (1997). On the resemblance and containment of documents.
    Leskovec, Rajaraman and Ullman (2020). Mining of Massive Datasets, ch. 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

WORD = re.compile(r"\w+")
SHINGLE = 4  # words in a row
HASHES = 64  # of a sketch
LEAST = 0.7  # of their shingles that two must share
SEED = 1


def find_copies(texts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Return the first article of which each copy is one; what is no copy is left out.

    Args:
        texts: Number and text of each article; of several copies the one that comes first here
            counts as the first.
    """
    from datasketch import MinHash, MinHashLSH

    index: Any = MinHashLSH(threshold=LEAST, num_perm=HASHES)
    sketches: dict[int, Any] = {}
    first: dict[int, int] = {}
    empty: Any = MinHash(num_perm=HASHES, seed=SEED, hashfunc=_hash)
    for number, text in texts:
        shingles = _shingles(text)
        if not shingles:
            continue
        sketch = empty.copy()
        sketch.update_batch(shingles)
        alike = [n for n in index.query(sketch) if sketches[n].jaccard(sketch) >= LEAST]
        if alike:
            first[number] = min(alike)
        else:
            sketches[number] = sketch
            index.insert(number, sketch)
    return first


def _shingles(text: str) -> list[bytes]:
    words = WORD.findall(text.casefold())
    rows = {" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))}
    return [row.encode("utf-8", "replace") for row in sorted(rows - {""})]


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=4).digest(), "big")


def told_once(copies: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the copies of each first article, ascending."""
    found: dict[int, list[int]] = {}
    for copy, first in sorted(copies.items()):
        found.setdefault(first, []).append(copy)
    return found
