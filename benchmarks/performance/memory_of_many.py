"""Memory, however many articles.

The largest process of `argmap corpus --scorer rules --workers 1` on 1,000 and on 20,000
generated articles of two sentences, with new names in each: at most 350 MB, and the same within
10 %. It takes some minutes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.performance.made_articles import write_short_articles
from benchmarks.performance.paired import run

COUNTS = (1_000, 20_000)


def measure(repeats: int) -> Iterator[str]:
    """Yield the table; each is run once, whatever `repeats` is."""
    yield "| articles | peak memory of the largest process | processor |"
    yield "|---|---|---|"
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            write_short_articles(source, count)
            line = [sys.executable, "-m", "argmap", "corpus", str(source), "--workers", "1"]
            cost = run([*line, "--scorer", "rules", "--quiet", "-o", str(Path(folder, "out"))])
        yield f"| {count:,} | {cost.memory:.0f} MB | {cost.cpu:.0f} s |"
