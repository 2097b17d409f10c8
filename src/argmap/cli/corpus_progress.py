"""How far a run over many articles is: a bar in a terminal, else a line now and then."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from argmap.corpus import Totals

BAR_PACE, LINE_PACE = 0.2, 15.0  # seconds from one showing to the next


class CorpusProgress:
    """Shows how many articles are done, how many a second, and the time that is left."""

    def __init__(
        self,
        stream: TextIO,
        total: int | None,
        quiet: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take where to show it, the articles there are, whether to be silent, and a clock.

        Args:
            stream: Standard error, mostly.
            total: How many articles there are; None where that is not known.
            quiet: Whether to show nothing.
            clock: Tells the time in seconds.
        """
        self._stream, self._total, self._quiet, self._clock = stream, total, quiet, clock
        self._begun, self._before = clock(), 0
        self._bar: Any = None
        self._next = 0.0

    def tell(self, totals: Totals) -> None:
        """Take in how far the run is, and show it where it is time to."""
        now = self._clock()
        if not self._next:
            self._begun, self._before = now, totals.before
            self._next = now + (0 if self._bar else LINE_PACE)
            return
        if self._quiet or now < self._next:
            return
        line = progress_line(totals, self._total, self._before, now - self._begun)
        if self._bar:
            self._bar.update(0, completed=totals.articles, description=line, refresh=True)
            self._next = now + BAR_PACE
        else:
            self._stream.write(f"argmap: {line}\n")
            self._stream.flush()
            self._next = now + LINE_PACE

    def __enter__(self) -> CorpusProgress:
        """Return itself, the bar begun where a terminal is there."""
        if self._stream.isatty() and not self._quiet:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            self._bar = Progress(
                BarColumn(24), TextColumn("{task.description}", markup=False),
                console=Console(file=self._stream), auto_refresh=False, transient=True,
            )  # fmt: skip
            self._bar.add_task("starting", total=self._total)
            self._bar.start()
            self._bar.refresh()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()


def progress_line(totals: Totals, total: int | None, before: int, seconds: float) -> str:
    """Return how far a run is, in words.

    Args:
        totals: What is done.
        total: How many articles there are; None where that is not known.
        before: How many of them an earlier run had done.
        seconds: How long this run has been at it.

    Example:
        >>> from argmap.corpus.run_corpus import Totals
        >>> progress_line(Totals(documents=59, failures=1), 120, 0, 10.0)
        '60 of 120 articles, 6.0 a second, 1 failed, 0:00:10 left'
    """
    done = totals.articles
    rate = (done - before) / seconds if seconds > 0 else 0.0
    of = "" if total is None else f" of {total:,}"
    left = ""
    if total is not None and rate:
        whole = round(max(total - done, 0) / rate)
        left = f", {whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02} left"
    failed = f", {totals.failures:,} failed" if totals.failures else ""
    return f"{done:,}{of} articles, {rate:.1f} a second{failed}{left}"
