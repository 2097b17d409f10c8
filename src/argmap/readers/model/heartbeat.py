"""Tell that something is still under way while an answer takes its time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from types import TracebackType

BEAT = 1.0  # seconds


class Heartbeat:
    """Tells a step again and again, with the seconds since it began, until it is left."""

    def __init__(self, progress: Callable[[str, float], None]) -> None:
        """Take what hears of a step and of how much is done, from 0 to 1."""
        self._progress, self._over = progress, Event()
        self._step, self._share, self._note, self._begin = "asking", 0.0, "", monotonic()
        self._thread = Thread(target=self._run, daemon=True)

    def step(self, step: str, share: float) -> None:
        """Begin a step."""
        self._step, self._share, self._note, self._begin = step, share, "", monotonic()
        self._progress(step, share)

    def note(self, words: str) -> None:
        """Tell beside the step why it takes its time."""
        self._note = f" ({words})"

    def _run(self) -> None:
        while not self._over.wait(BEAT):
            seconds = monotonic() - self._begin
            self._progress(f"{self._step}{self._note}, {seconds:.0f} s", self._share)

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
