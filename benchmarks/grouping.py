"""How long `argmap debate` takes to group statements, and how that grows with their number.

Run `python -m benchmarks.grouping [NUMBER…]`; it writes `benchmarks/grouping.md`. Statements are
those of the maps in `corpus/`, each with a word or two replaced by those of others, so that a
collection is as large as wanted and holds many that are alike. Times are of the processor, on one
core; for sentence vectors reading (the encoder at work) and grouping are told apart.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from argmap.corpus.debate.likeness import Likeness, Read, use_likeness
from argmap.corpus.debate.same_statements import grouped, judge

ROOT = Path(__file__).parent.parent
SIZES = {"tfidf": (10_000, 30_000, 100_000), "sentences": (3_000, 10_000)}
SEED = 20


class Kept:
    """A likeness that has read its statements already."""

    def __init__(self, likeness: Likeness, read: Read) -> None:
        self.near, self.least, self.sure = likeness.near, likeness.least, likeness.sure
        self._read = read

    def read(self, texts: object) -> Read:
        """Return what was read."""
        return self._read


def statements(count: int) -> list[str]:
    """Return so many statements, the same at each run."""
    texts = list(dict.fromkeys(_own()))
    words = [word for text in texts for word in text.split()]
    dice = random.Random(SEED)
    made = []
    for _ in range(count):
        row = dice.choice(texts).split()
        for _ in range(dice.choice((0, 1, 2))):
            row[dice.randrange(len(row))] = dice.choice(words)
        made.append(" ".join(row))
    return made


def _own() -> Iterator[str]:
    for path in sorted(ROOT.glob("corpus/*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            for unit in row.get("units", ()):
                yield " ".join(row["text"][unit["start"] : unit["end"]].split())


def table(sizes: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield the lines of the table, as they are found."""
    yield "| likeness | statements | reading, s | grouping, s | a statement, ms | pairs | groups |"
    yield "|---|---|---|---|---|---|---|"
    for name, numbers in sizes.items():
        likeness = use_likeness(name)
        for size in numbers:
            texts = statements(size)
            start = time.process_time()
            read = likeness.read(texts)
            middle = time.process_time()
            pairs = list(judge(texts, Kept(likeness, read)))
            groups = grouped(size, pairs, likeness.sure)
            end = time.process_time()
            yield (
                f"| {name} | {size:,} | {middle - start:.1f} | {end - middle:.1f} | "
                f"{1000 * (end - middle) / size:.2f} | {len(pairs):,} | {len(groups):,} |"
            )


def main() -> None:
    """Write the table."""
    own = tuple(map(int, sys.argv[1:]))
    sizes = dict.fromkeys(SIZES, own) if own else SIZES
    lines = [
        "# Grouping statements\n",
        f"`python -m benchmarks.grouping` on {platform.machine()}, Python "
        f"{platform.python_version()}, one core; seconds of the processor.\n",
    ]
    for line in table(sizes):
        print(line, flush=True)
        lines.append(line)
    (ROOT / "benchmarks" / "grouping.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
