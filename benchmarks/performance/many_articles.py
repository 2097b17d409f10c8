"""Many articles, by rules.

`argmap corpus --scorer rules` on articles of some 420 words, beside a script that runs bare
`nlp.pipe` of the same spaCy pipeline, without `ner`, over the same texts. Each is run on a
few and on many articles: what the many take more, a word, is its rate, without the start. On one
core at least 0.80 of the bare rate; two workers by the clock at least 1.75 times one; Dask on two
local workers at least 0.85 of the process pool. The clock tells of workers only where nobody else
uses the machine; the processor's time tells what each spends, whoever else is there: where two
workers take as much of it as one, they are done in half the time on two free cores.

argmap parses eight short articles together, the bare script sixteen; it multiplies the vectors of
tokens by numpy where spaCy does by BLIS, and looks up what spaCy's attribute ruler matches. The
parse is the same, and takes two thirds of the bare script's time: about half of argmap's own.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from argmap.readers.rules import DEFAULT_MODEL
from benchmarks.performance.made_articles import write_articles
from benchmarks.performance.paired import Cost, run

FEW, MANY, PART = 16, 112, 8
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
BARE = f"""
import json, sys, spacy
nlp = spacy.load({DEFAULT_MODEL!r}, exclude=["ner"])
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
for doc in nlp.pipe(texts, batch_size=16):
    pass
"""
BARE_NAME, ONE, TWO = "bare `nlp.pipe`", "`argmap corpus`, one worker", "two workers"
DASK = "Dask, a local worker of two threads"


def measure(repeats: int) -> Iterator[str]:
    """Yield the table."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        words = write_articles(many, MANY) - write_articles(few, FEW)
        found: dict[str, list[Cost]] = {}
        for round_ in range(repeats):
            for name, options in _lines().items():
                costs = [_run(file, options, Path(folder, f"{round_}")) for file in (few, many)]
                found.setdefault(name, []).append(_more(*costs))
    yield "| run | words a second of the processor | of the bare rate | by the clock | memory |"
    yield "|---|---|---|---|---|"
    for name, costs in found.items():
        pairs = zip(found[BARE_NAME], costs, strict=True)
        share = statistics.median(bare.cpu / cost.cpu for bare, cost in pairs)
        memory = max(cost.memory for cost in costs)
        yield (
            f"| {name} | {words / statistics.median(c.cpu for c in costs):,.0f} | {share:.2f} "
            f"| {words / statistics.median(c.wall for c in costs):,.0f} | {memory:.0f} MB |"
        )


def _lines() -> dict[str, Sequence[str]]:
    """Return what is run, by its name: nothing for the bare script, options of `argmap corpus`."""
    lines: dict[str, Sequence[str]] = {
        BARE_NAME: (), ONE: ("--workers", "1"), TWO: ("--workers", "2"),
    }  # fmt: skip
    if find_spec("distributed") is not None:
        lines[DASK] = ("--workers", "2", "--engine", "dask")
    return lines


def _run(file: Path, options: Sequence[str], place: Path) -> Cost:
    if not options:
        return run([sys.executable, "-c", BARE, str(file)], env=ONE_THREAD)
    out = place / "-".join((file.stem, *options))
    line = [sys.executable, "-m", "argmap", "corpus", str(file), "-o", str(out), "--quiet"]
    # Small parts, so that a cluster has some for each of its workers.
    return run([*line, "--scorer", "rules", "--part", str(PART), *options], env=ONE_THREAD)


def _more(few: Cost, many: Cost) -> Cost:
    return Cost(many.cpu - few.cpu, many.wall - few.wall, many.memory)
