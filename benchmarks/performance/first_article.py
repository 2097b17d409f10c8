"""The first article, whole command.

`argmap map` on the article of 1,115 words in a fresh process, beside a script that loads the same
spaCy pipeline and parses the text once; by rules at most 1.25 times. The learned scorer beside the
rules: at most 1.0 s and 250 MB more.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator

from argmap.readers.rules import DEFAULT_MODEL
from benchmarks.performance.paired import ROOT, Cost, in_turn, median, ratio

ARTICLE = ROOT / "corpus" / "us-south-korea-alliance.txt"
BARE = f"""
import sys, spacy
nlp = spacy.load({DEFAULT_MODEL!r}, exclude=["ner"])
nlp(open(sys.argv[1], encoding="utf-8").read())
"""
BARE_NAME = "bare script: spaCy, without `ner`"


def commands(folder: str) -> dict[str, list[str]]:
    """Return the commands to compare, by their names; they write into a folder."""
    argmap = [sys.executable, "-m", "argmap"]
    own = [*argmap, "map", str(ARTICLE), "-o", folder]
    return {
        BARE_NAME: [sys.executable, "-c", BARE, str(ARTICLE)],
        "`argmap map --scorer rules`": [*own, "--scorer", "rules"],
        "`argmap map --scorer learned`": [*own, "--scorer", "learned"],
        "`argmap map --scorer rules -f svg`": [*own, "--scorer", "rules", "-f", "svg"],
        "`argmap --help` (at most 0.3 s)": [*argmap, "--help"],
    }


def measure(repeats: int) -> Iterator[str]:
    """Yield the table."""
    with tempfile.TemporaryDirectory() as folder:
        costs = in_turn(commands(folder), repeats)
    yield "| command | processor | clock | peak memory | processor beside the bare script |"
    yield "|---|---|---|---|---|"
    for name, row in costs.items():
        yield cost_row(name, row, costs[BARE_NAME])


def cost_row(name: str, costs: list[Cost], bare: list[Cost]) -> str:
    """Return a row of the table."""
    cost = median(costs)
    beside = "" if costs is bare else f"{ratio(costs, bare):.2f} times"
    return f"| {name} | {cost.cpu:.2f} s | {cost.wall:.2f} s | {cost.memory:.0f} MB | {beside} |"
