"""How far a long text is: one line on the terminal, rewritten, from the second second on."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TextIO

PATIENCE = 1.0  # seconds without a line: most texts are done by then
PACE = 0.1  # seconds from one writing to the next
ERASE = "\r\x1b[K"


class ProgressLine:
    """Tells a terminal the step that a text is at; nothing where the stream is none."""

    def __init__(
        self, stream: TextIO, quiet: bool = False, clock: Callable[[], float] = perf_counter
    ) -> None:
        """Take the stream to write to, whether to be silent, and what tells the time in seconds."""
        self._stream, self._clock = stream, clock
        self._silent = quiet or not stream.isatty()
        self._next = clock() + PATIENCE
        self._shown = False

    def __call__(self, step: str, share: float) -> None:
        """Tell a step, such as `parsing`, and how much of it is done, from 0 to 1."""
        now = self._clock()
        if self._silent or now < self._next:
            return
        self._stream.write(f"{ERASE}argmap: {step}, {share:.0%}")
        self._stream.flush()
        self._next, self._shown = now + PACE, True

    def __enter__(self) -> ProgressLine:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write(ERASE)
            self._stream.flush()
