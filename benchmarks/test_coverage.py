"""How long it takes to tell what became of each sentence: `pytest benchmarks`."""

from __future__ import annotations

from time import perf_counter

from tests.test_coverage import repeated

from argmap.graph.coverage import coverage

BOUND = 10.0  # seconds; where time grows with the square of the text, it takes minutes


def test_a_long_text_is_told_in_a_moment() -> None:
    made = repeated(20_000)
    start = perf_counter()
    assert len(coverage(made)) == 20_000
    assert perf_counter() - start < BOUND
