"""Where the time of the first article goes.

The steps of the whole command in one fresh process, in milliseconds of the processor, by rules and
by the learned scorer. The floor is what spaCy takes by itself: import, model, and parse.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.performance.paired import ROOT

FLOOR = ("spaCy: import", "spaCy: load the model", "spaCy: tagger, parser, lemmatizer")
STEPS = """
import gc, json, os, resource, sys, tempfile
from pathlib import Path
from argmap.__main__ import OBJECTS, THREADS
# As the program does.
os.environ |= dict.fromkeys(THREADS, "1")
gc.set_threshold(OBJECTS)
article, scorer = Path(sys.argv[1]), sys.argv[2]
found, last = {}, 0.0
def step(name):
    global last
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    now = sum(row.ru_utime + row.ru_stime for row in used)
    found[name] = found.get(name, 0.0) + now - last
    last = now
step("Python: start")
import argmap.cli
step("argmap: import the command line")
from argmap.readers.spacy_start import import_spacy
import_spacy()
import spacy
step("spaCy: import")
from argmap import flow
import argmap.components.pipeline, argmap.decoding.build, argmap.scorers.registry
step("argmap: import the rest")
spacy.load(flow.DEFAULT_MODEL, exclude=["ner"])
step("spaCy: load the model")
nlp = flow.load_pipeline()
found["argmap: lexicon and components made"] = -found["spaCy: load the model"]
step("argmap: lexicon and components made")
from argmap.reading import read_document
document = read_document(article)
step("argmap: read the text")
if scorer == "learned":
    from argmap.scorers.learned.encoder import load_encoder
    from argmap.scorers.learned.stretches import shipped_networks
    load_encoder()
    step("learned: load the encoder")
    encoder = shipped_networks().encoder
    step("learned: load the networks")
reader = flow.use_reader(nlp=nlp, scorer=scorer)
from argmap.components.parsing import parse_document
doc = parse_document(nlp, document)
step("spaCy: tagger, parser, lemmatizer")
from argmap.components.harvest import harvest
from argmap.components.pipeline import run_components
doc = run_components(reader.own, doc)
drafts = harvest(doc)
step("argmap: components")
if scorer == "learned":
    states = encoder.encode(drafts.parsed.text)
    step("learned: states of the words")
    encoder.encode = lambda text: states
from argmap.decoding.build import build_map
made = build_map(document, drafts, scorer=reader._score, made_by={})
step("argmap: score, choose and build" if scorer == "rules" else "learned: score, choose and build")
from argmap.formats.registry import FORMATS
for name, form in FORMATS.items():
    if form.default:
        form.files(made)
        step(f"argmap: write {name}")
print(json.dumps(found))
"""


def measure(repeats: int) -> Iterator[str]:
    """Yield the table."""
    rules, learned = (times(scorer, repeats) for scorer in ("rules", "learned"))
    yield "| step | by rules | by the learned scorer |"
    yield "|---|---|---|"
    for name in sorted({**rules, **learned}, key=[*learned, *rules].index):
        cells = (f"{1000 * row[name]:.0f} ms" if name in row else "" for row in (rules, learned))
        yield f"| {name} | {' | '.join(cells)} |"
    sums = (f"**{1000 * sum(row.values()):.0f} ms**" for row in (rules, learned))
    yield f"| **all** | {' | '.join(sums)} |"
    floors = (sum(row[name] for name in FLOOR) / sum(row.values()) for row in (rules, learned))
    yield f"| of it spaCy | {' | '.join(f'{share:.0%}' for share in floors)} |"


def times(scorer: str, repeats: int) -> dict[str, float]:
    """Return the median seconds of each step."""
    article = ROOT / "corpus" / "us-south-korea-alliance.txt"
    line = [sys.executable, "-c", STEPS, str(article), scorer]
    rounds = [
        json.loads(subprocess.run(line, check=True, capture_output=True, cwd=ROOT).stdout)
        for _ in range(repeats + 1)
    ]
    return {name: statistics.median(row[name] for row in rounds[1:]) for name in rounds[0]}
