"""Measure argmap and write `docs/accuracy.md`: `.venv/bin/python -m benchmarks.accuracy`.

Where the development data is missing, its parts are left out and the report says so.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from string import Template
from time import perf_counter

from argmap import flow
from argmap.errors import ArgmapError
from argmap.evaluate import load_gold
from argmap.export.files import write_file
from benchmarks.accuracy.measure import Measure, Say
from benchmarks.accuracy.texts import load_sets

ROOT = Path(__file__).parents[2]
COMMAND = "python -m benchmarks.accuracy"


def main() -> int:
    """Measure and write; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "accuracy.md")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--jobs", type=int, default=2, help="processes to use")
    options = parser.parse_args()
    start = perf_counter()

    def say(what: str) -> None:
        print(f"{perf_counter() - start:6.1f} s  {what}", file=sys.stderr, flush=True)

    try:
        text = report(options.shared, options.jobs, say)
        write_file(options.output, text, keep=False)
    except ArgmapError as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return error.exit_code
    say(f"{options.output} written")
    return 0


def report(shared: Path, jobs: int, say: Say) -> str:
    """Give the text of the report."""
    nlp = flow.load_pipeline()
    sets = load_sets(nlp, ROOT / "corpus", shared)
    for some in sets:
        if some.missing:
            say(f"left out: {some.title}, for {some.missing}")
    template = Template(Path(__file__).with_name("template.md").read_text("utf-8"))
    again = load_gold(ROOT / "corpus" / "again")
    return template.substitute(Measure(nlp, sets, jobs, say, again).places(COMMAND))


if __name__ == "__main__":
    sys.exit(main())
