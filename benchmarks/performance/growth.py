"""One long document.

Reports of some 1,000, 10,000 and 100,000 words by rules, the pipeline loaded beforehand: the
processor's time a word from text to map, beside that of the bare pipeline over the same text, must
not grow more than 1.5 times; with all that `argmap map` writes by default, 100,000 words take at
most 600 MB. `ARGMAP_MILLION=1` adds a million words (a quarter of an hour and more).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.performance.paired import ROOT

PARAGRAPHS = (78, 775, 7750)  # of some 13 words
MILLION = 77_500
RUN = """
import json, resource, sys
from benchmarks.long_texts import report
from argmap import flow
from argmap.components.parsing import chunks
from argmap.reading import document_from_text
from argmap.formats.registry import FORMATS
def used(*whose):
    rows = [resource.getrusage(who) for who in whose or (resource.RUSAGE_SELF,)]
    return sum(row.ru_utime + row.ru_stime for row in rows)
text, bare = report(int(sys.argv[1])), sys.argv[2] == "bare"
nlp = flow.load_pipeline()
nlp("Warm up.")
start = used()
if bare:
    own = [name for name in nlp.pipe_names if name.startswith("argmap_")]
    pieces = (text[first:last] for first, last in chunks(text, [(0, len(text))]))
    for _ in nlp.pipe(pieces, batch_size=1, disable=own):
        pass
    print(json.dumps([len(text.split()), 0, used() - start, 0, 0]))
    raise SystemExit
made = flow.map_document(document_from_text(text), reader=flow.use_reader(nlp=nlp, scorer="rules"))
mapped, both = used() - start, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
start = used(*both)
for form in FORMATS.values():
    if form.default:
        form.files(made)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([len(text.split()), len(made.units), mapped, used(*both) - start, peak]))
"""


def measure(repeats: int) -> Iterator[str]:
    """Yield the table; each size is run once, for a long run tells by itself."""
    yield (
        "| words | statements | map: a word | beside the shortest | bare pipeline: a word "
        "| five formats | peak memory |"
    )
    yield "|---|---|---|---|---|---|---|"
    first = 0.0
    for size in (*PARAGRAPHS, *((MILLION,) if os.environ.get("ARGMAP_MILLION") else ())):
        words, units, mapped, written, peak = once(size, "argmap")
        a_word, bare = mapped / words, once(size, "bare")[2] / words
        first = first or a_word
        yield (
            f"| {words:,} | {units:,} | {1e6 * a_word:.0f} µs | {a_word / first:.2f} times "
            f"| {1e6 * bare:.0f} µs | {written:.1f} s | {peak} MB |"
        )


def once(size: int, side: str) -> tuple[int, int, float, float, int]:
    """Return words, statements, seconds to map and to write, and MB, of a report."""
    line = [sys.executable, "-c", RUN, str(size), side]
    done = subprocess.run(line, check=True, capture_output=True, cwd=ROOT)
    words, units, mapped, written, peak = json.loads(done.stdout)
    return words, units, mapped, written, peak
