"""What argmap costs on top of spaCy. Run by hand: `.venv/bin/python -m benchmarks.speed`.

Prints Markdown tables, medians of runs that alternate so that all meet the same noise:

1. argmap's components and whole maps, by rules and by the learned scorer, beside the bare pipeline,
   warm, same text: the components at most 25 % more.
2. What each component and each family of rules costs (see `parts`).
3. The whole `argmap map`, by rules and by the learned scorer, beside a bare script, time and memory
   (see `performance.first_article`).

Times are the processor's: others may use the machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.performance import first_article

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "corpus" / "us-south-korea-alliance.txt"
# What `argmap map` sets, before numpy is imported.
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
SCORERS = ("rules", "learned")
Action = Callable[[], object]


def medians(actions: list[Action], repeats: int) -> list[float]:
    """Run actions in turn and give each one's median in seconds, the first round not counted."""
    times: list[list[float]] = [[] for _ in actions]
    for round_ in range(repeats + 1):
        for row, action in zip(times, actions, strict=True):
            start = process_time()
            action()
            if round_:
                row.append(process_time() - start)
    return [statistics.median(row) for row in times]


def measure_components(repeats: int) -> list[str]:
    """Time the pipeline with and without argmap's components, on the article's text."""
    from argmap import flow
    from argmap.reading import read_document

    nlp = flow.load_pipeline(flow.DEFAULT_MODEL)
    document = read_document(ARTICLE)
    own = [name for name in nlp.pipe_names if name.startswith("argmap_")]

    def bare() -> None:
        with nlp.select_pipes(disable=own):
            nlp(document.text)

    readers = [flow.use_reader(nlp=nlp, scorer=scorer) for scorer in SCORERS]
    maps: list[Action] = [partial(flow.map_with_findings, document, reader) for reader in readers]
    bare_time, pipes, *wholes = medians([bare, lambda: nlp(document.text), *maps], repeats)
    return [
        row("bare spaCy pipeline, warm", bare_time, ""),
        row("with argmap's components", pipes, f"+{pipes / bare_time - 1:.0%} (at most 25 %)"),
        *(
            row(f"whole map, scorer `{scorer}`", whole, f"+{whole / bare_time - 1:.0%}")
            for scorer, whole in zip(SCORERS, wholes, strict=True)
        ),
    ]


def measure_parts(repeats: int) -> list[str]:
    """Time each component and each family of rules, beside the bare pipeline on the article."""
    from argmap import flow
    from argmap.components.parsing import parse_document
    from argmap.reading import read_document
    from benchmarks import parts

    nlp, document = flow.load_pipeline(flow.DEFAULT_MODEL), read_document(ARTICLE)
    (bare,) = medians([lambda: parse_document(nlp, document)], repeats)
    head = "\n| {} | median | of the bare pipeline |\n|---|---|---|"
    return [
        head.format("component"),
        *parts.rows(parts.time_components(nlp, document, repeats), bare),
        head.format("family of rules"),
        *parts.rows(parts.time_parts(nlp, document, repeats), bare),
    ]


def row(name: str, seconds: float, note: str) -> str:
    """Give a row of the table."""
    return f"| {name} | {1000 * seconds:.0f} ms | {note} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--warm", type=int, default=50, help="repeats of the warm measurements")
    parser.add_argument("--fresh", type=int, default=10, help="repeats of the fresh processes")
    options = parser.parse_args()
    for name in THREADS:
        os.environ.setdefault(name, "1")
    # First, as long as this process is small: a child's peak is at least that of its parent.
    commands = list(first_article.measure(options.fresh)) if options.fresh else []
    print("| what | median | beside it |\n|---|---|---|")
    for line in [*measure_components(options.warm), *measure_parts(options.warm)]:
        print(line, flush=True)
    print("\n".join(["", *commands]))


if __name__ == "__main__":
    main()
