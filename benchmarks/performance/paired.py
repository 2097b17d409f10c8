"""Commands run in turn, each in a fresh process: what each takes of the processor, and of memory.

Both sides of a comparison meet the same noise where their runs alternate, and where others use the
machine the processor's time tells more than the clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, with the processes that it started and waited for.

    Attributes:
        cpu: Seconds of the processor, of user and system together.
        wall: Seconds by the clock.
        memory: Peak of the largest of its processes, in MB of 1,048,576 bytes.
    """

    cpu: float
    wall: float
    memory: float


def run(line: Sequence[str], *, given: bytes = b"", env: Mapping[str, str] | None = None) -> Cost:
    """Run a command and return what it took; only what it tells of errors is shown.

    Args:
        line: The command.
        given: What it reads from standard input.
        env: Variables of the environment beside those there are.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    start = perf_counter()
    process = subprocess.Popen(
        line, cwd=ROOT, env={**os.environ, **(env or {})},
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(given)
    process.stdin.close()
    # Of this one child, not of all children: the sum grows from one measurement to the next.
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, line)
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def in_turn(lines: Mapping[str, Sequence[str]], repeats: int) -> dict[str, list[Cost]]:
    """Return what commands took, by their names, run in turn so many times.

    A first round warms the disk and is not counted.
    """
    found: dict[str, list[Cost]] = {name: [] for name in lines}
    for round_ in range(repeats + 1):
        for name, line in lines.items():
            cost = run(line)
            if round_:
                found[name].append(cost)
    return found


def median(costs: Sequence[Cost]) -> Cost:
    """Return the medians of what a command took."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )


def ratio(ones: Sequence[Cost], others: Sequence[Cost]) -> float:
    """Return how many times the processor's time of others one command takes: median of pairs."""
    return statistics.median(one.cpu / other.cpu for one, other in zip(ones, others, strict=True))
