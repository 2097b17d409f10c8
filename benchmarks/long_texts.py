"""How long and with how much memory long reports are mapped: `python -m benchmarks.long_texts`.

Prints a Markdown table: paragraphs of one sentence under a heading each forty, from a thousand to
fifty thousand (some 5 MB), each read, parsed and mapped in a fresh process.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys

SIZES = (1000, 5000, 20_000, 50_000)
SECTION = 40
SUBJECTS = ("the council", "the school", "our city", "the report", "this plan", "a new road")
VERBS = ("must", "should", "will", "may", "cannot")
OBJECTS = (
    "close the old bridge",
    "raise the rents",
    "help poor families",
    "cost more than it brings",
)
CONNECTIVES = ("", "", "", "However, ", "Therefore, ", "For example, ", "Of course, ", "But ")
PLACES = [
    f"{first}{last}"
    for first in ("Bar", "Cor", "Del", "Fen", "Gal", "Hir", "Jom", "Kel", "Lum", "Mor", "Nap")
    for last in ("ton", "wick", "ley", "field", "ham", "burg", "mere", "stead", "dale", "port")
]  # fmt: skip
RUN = """
import json, resource, sys, time
from benchmarks.long_texts import report
from argmap import flow
from argmap.reading import document_from_text
flow.load_pipeline()
text = report(int(sys.argv[1]))
start = time.perf_counter()
made = flow.map_document(document_from_text(text))
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([len(text), len(made.units), took, peak]))
"""


def report(paragraphs: int) -> str:
    """Return a report of so many paragraphs, the same each time."""
    chance = random.Random(paragraphs)
    blocks = []
    for number in range(paragraphs):
        if number % SECTION == 0:
            blocks.append(f"## {chance.choice(PLACES)} and its roads")
        clause = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}"
        sentence = f"{chance.choice(CONNECTIVES)}{clause}"
        places = f"{chance.choice(PLACES)}, {chance.choice(PLACES)} and {chance.choice(PLACES)}"
        blocks.append(f"{sentence[0].upper()}{sentence[1:]} in {places}.")
    return "\n\n".join(blocks) + "\n"


def main() -> None:
    """Measure and print."""
    print("| paragraphs | characters | statements | seconds | MB |\n|---|---|---|---|---|")
    for size in map(int, sys.argv[1:] or SIZES):
        command = [sys.executable, "-c", RUN, str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        length, units, took, peak = json.loads(done.stdout)
        print(f"| {size:,} | {length:,} | {units:,} | {took:.0f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
