"""What the benchmark of speed times by family of rules is there, and is timed once."""

from __future__ import annotations

from importlib import import_module

import pytest
from benchmarks import parts as parts_
from benchmarks.parts import GRAPH, Watch, parts, rows, time_components, time_parts

from argmap.components import COMPONENTS
from argmap.reading import document_from_text
from tests.spine import nlp

TEXT = """We should wait, because the data are thin. Critics say that it costs too much.

Does it? The plan is old.

Nobody was asked."""


def test_time_within_another_part_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 3.0, 10.0, 15.0, 20.0])
    monkeypatch.setattr(parts_, "process_time", lambda: next(clock))
    watch = Watch()
    inner = watch.timed("inner", lambda: None)
    outer = watch.timed("outer", lambda: (inner(), inner(), 7)[-1])
    assert outer() == 7
    assert watch.times == {"inner": (3 - 1) + (15 - 10), "outer": 20 - 2 - 5}


def test_every_part_of_the_table_is_found_and_runs() -> None:
    document = document_from_text(TEXT)
    times = time_parts(nlp(), document, 1)
    assert list(times) == list(dict.fromkeys(name for name, _, _ in parts()))
    assert all(seconds > 0 for seconds in times.values()), times
    whole = time_components(nlp(), document, 1)
    assert list(whole) == [*COMPONENTS, GRAPH]
    assert rows({"x": 0.001}, 0.1) == ["| x | 1.00 ms | 1.0% |"]


def test_nothing_stays_patched() -> None:
    homes = [(import_module(module), path) for _, module, path in parts() if "." not in path]
    before = [getattr(home, name) for home, name in homes]
    time_parts(nlp(), document_from_text(TEXT), 1)
    assert all(getattr(h, name) is old for (h, name), old in zip(homes, before, strict=True))
