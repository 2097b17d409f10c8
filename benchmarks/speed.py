"""What argmap costs on top of spaCy. Run by hand: `.venv/bin/python -m benchmarks.speed`.

Prints Markdown tables. Three questions, each with its bound:

1. argmap's own components beside the bare pipeline, warm, same text: at most 25 % more.
2. The whole `argmap map` beside a script that imports spaCy, loads the same model and parses
   the text once, each in a fresh process: at most 1.5 times.
3. `argmap --help` in a fresh process: at most 0.3 s.

Then what each component and each family of rules costs, beside the bare pipeline (see `parts`).

Medians of many runs, with the runs of both sides alternating so that both meet the same noise.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks import parts

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "corpus" / "us-south-korea-alliance.txt"
BARE = """
import sys, spacy
nlp = spacy.load({model!r}, exclude={exclude!r})
nlp(open(sys.argv[1], encoding="utf-8").read())
"""
Action = Callable[[], object]


def medians(actions: list[Action], repeats: int) -> list[float]:
    """Run actions in turn and give each one's median in seconds, the first round not counted."""
    times: list[list[float]] = [[] for _ in actions]
    for round_ in range(repeats + 1):
        for row, action in zip(times, actions, strict=True):
            start = perf_counter()
            action()
            if round_:
                row.append(perf_counter() - start)
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

    bare_time, pipes, whole = medians(
        [bare, lambda: nlp(document.text), lambda: flow.map_document(document, nlp=nlp)], repeats
    )
    return [
        row("bare spaCy pipeline, warm", bare_time, ""),
        row("with argmap's components", pipes, f"+{pipes / bare_time - 1:.0%} (at most 25 %)"),
        row("`map_document`, all of it", whole, f"+{whole / bare_time - 1:.0%}"),
    ]


def measure_parts(repeats: int) -> list[str]:
    """Time each component and each family of rules, beside the bare pipeline on the article."""
    from argmap import flow
    from argmap.components.parsing import parse_document
    from argmap.reading import read_document

    nlp, document = flow.load_pipeline(flow.DEFAULT_MODEL), read_document(ARTICLE)
    (bare,) = medians([lambda: parse_document(nlp, document)], repeats)
    head = "\n| {} | median | of the bare pipeline |\n|---|---|---|"
    return [
        head.format("component"),
        *parts.rows(parts.time_components(nlp, document, repeats), bare),
        head.format("family of rules"),
        *parts.rows(parts.time_parts(nlp, document, repeats), bare),
    ]


def measure_commands(repeats: int) -> list[str]:
    """Time fresh processes: the bare scripts, `argmap map` and `argmap --help`."""
    from argmap import flow

    used = flow.load_pipeline(flow.DEFAULT_MODEL)
    absent = [name for name in default_pipes(flow.DEFAULT_MODEL) if name not in used.pipe_names]
    with tempfile.TemporaryDirectory() as folder:
        argmap = [sys.executable, "-m", "argmap"]
        scripts = [BARE.format(model=flow.DEFAULT_MODEL, exclude=out) for out in ([], absent)]
        all_pipes, same_pipes, whole, help_ = medians(
            [
                command([sys.executable, "-c", scripts[0], str(ARTICLE)]),
                command([sys.executable, "-c", scripts[1], str(ARTICLE)]),
                command([*argmap, "map", str(ARTICLE), "-o", folder]),
                command([*argmap, "--help"]),
            ],
            repeats,
        )
    ratios = f"{whole / all_pipes:.2f} and {whole / same_pipes:.2f} times (at most 1.5)"
    return [
        row("bare script, the model's own pipes", all_pipes, ""),
        row(f"bare script, without {', '.join(absent) or 'nothing'}", same_pipes, ""),
        row("`argmap map`, all formats", whole, ratios),
        row("`argmap --help`", help_, "(at most 300 ms)"),
    ]


def default_pipes(model: str) -> list[str]:
    """Give the pipes that a model runs by itself."""
    import spacy

    return list(spacy.load(model).pipe_names)


def command(line: list[str]) -> Action:
    """Give an action that runs a command in silence and fails where it does."""
    return lambda: subprocess.run(line, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def row(name: str, seconds: float, note: str) -> str:
    """Give a row of the table."""
    return f"| {name} | {1000 * seconds:.0f} ms | {note} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--warm", type=int, default=50, help="repeats of the warm measurements")
    parser.add_argument("--fresh", type=int, default=10, help="repeats of the fresh processes")
    options = parser.parse_args()
    print("| what | median | beside it |\n|---|---|---|")
    for line in [*measure_components(options.warm), *measure_commands(options.fresh)]:
        print(line, flush=True)
    for line in measure_parts(options.warm):
        print(line, flush=True)


if __name__ == "__main__":
    main()
