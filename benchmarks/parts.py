"""What each component and each family of rules costs, warm, on one text."""

from __future__ import annotations

import functools
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from spacy.language import Language

from argmap.components import COMPONENTS
from argmap.components.harvest import harvest
from argmap.components.parsing import parse_document
from argmap.decoding.build import build_map
from argmap.lexicon.rules import load_rules
from argmap.model import Document
from argmap.scorers.rule_scorer import by_rules

TABLE = Path(__file__).with_suffix(".toml")
GRAPH = "graph: choose and build the map"


class Watch:
    """Sums the time that functions take, without what they call that is timed itself."""

    def __init__(self) -> None:
        self.times: dict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that does the same and adds its time to that of a name."""

        @functools.wraps(function)
        def run(*args: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = process_time()
            try:
                return function(*args, **named)
            finally:
                spent = process_time() - start
                self.times[name] += spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return run


def parts() -> list[tuple[str, str, str]]:
    """Give each function of the table: name of its part, module, name within the module."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["part"]
    return [(row["name"], *path.split(":")) for row in rows for path in row["functions"]]


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Time the functions of the table for as long as this is open."""
    with ExitStack() as stack:
        for name, module, path in parts():
            home: Any = import_module(module)
            *owners, last = path.split(".")
            for owner in owners:
                home = getattr(home, owner)
            stack.enter_context(patch.object(home, last, watch.timed(name, getattr(home, last))))
        yield


def time_components(nlp: Language, document: Document, repeats: int) -> dict[str, float]:
    """Give the median time of each component and of the graph, in seconds."""
    own = [(name, pipe) for name, pipe in nlp.pipeline if name in COMPONENTS]
    doc = parse_document(nlp, document)
    times: dict[str, list[float]] = defaultdict(list)
    for round_ in range(repeats + 1):
        for name, pipe in own:
            start = process_time()
            doc = pipe(doc)
            if round_:
                times[name].append(process_time() - start)
        start = process_time()
        build_map(document, harvest(doc), scorer=by_rules(load_rules()), made_by={})
        if round_:
            times[GRAPH].append(process_time() - start)
    return {name: statistics.median(row) for name, row in times.items()}


def time_parts(nlp: Language, document: Document, repeats: int) -> dict[str, float]:
    """Give the median time of each part of the table, in seconds; 0 for one that never ran."""
    own = [pipe for name, pipe in nlp.pipeline if name in COMPONENTS]
    doc = parse_document(nlp, document)
    rounds = []
    for _ in range(repeats + 1):
        watch = Watch()
        with watched(watch):
            for pipe in own:
                doc = pipe(doc)
            build_map(document, harvest(doc), scorer=by_rules(load_rules()), made_by={})
        rounds.append(watch.times)
    names = dict.fromkeys(name for name, _, _ in parts())
    return {name: statistics.median(row.get(name, 0.0) for row in rounds[1:]) for name in names}


def rows(times: dict[str, float], bare: float) -> Sequence[str]:
    """Give the rows of a Markdown table: each time, and its share of the bare pipeline's."""
    return [
        f"| {name} | {1000 * seconds:.2f} ms | {seconds / bare:.1%} |"
        for name, seconds in times.items()
    ]
