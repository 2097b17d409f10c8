"""Words on lines: none is lost, no line is too long, and lines are counted as they are set."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.export.rich_text import Run, TextBlock, block_height, broken

WORDS = st.text(alphabet=st.sampled_from("abiW.,  \u00a0\t日本é-—\u0301"), max_size=30)
RUNS = st.lists(
    st.builds(
        Run, WORDS, st.sampled_from([11.0, 12.5, 16.0]), st.just("black"), st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(RUNS, st.lists(st.floats(3, 300), min_size=1, max_size=4))
def test_lines_are_counted_as_they_are_set(runs: list[Run], widths: list[float]) -> None:
    block = TextBlock(runs)
    for width in widths:
        lines = broken(runs, width)
        assert block.lines(width) == lines
        assert block.height(width) == block_height(lines)
        words = "".join(run.text for line in lines for run in line)
        assert "".join(words.split()) == "".join("".join(run.text for run in runs).split())


@settings(max_examples=200, deadline=None)
@given(RUNS, st.floats(60, 300))
def test_no_line_is_wider_than_there_is_room(runs: list[Run], width: float) -> None:
    # A word in several letters is the one thing that may be too long for a line.
    plain = [Run(f"{run.text} ", run.size, run.colour, run.bold, run.italic) for run in runs]
    for line in broken(plain, width):
        assert sum(run.width for run in line) <= width + 1e-6 or len(line) == 1
