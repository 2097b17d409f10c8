"""What files made to harm cost: `python -m benchmarks.documents.hostile [NAME…]`.

Each is mapped by a process of its own, `argmap map FILE`; told are how it ends, its time by the
clock and by the processor, and the most memory that it and the process that reads for it hold at
once. Linux alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.made_hostile import COSTLY, HOSTILE, ODD

SECONDS, MEGABYTES = 20, 500
GIVEN_UP = 90  # seconds
EVERY = 0.02  # seconds between two looks at the memory
PAGE = os.sysconf("SC_PAGE_SIZE")


class Run(NamedTuple):
    """What a run cost."""

    code: int
    said: list[str]
    clock: float
    processor: float
    megabytes: float

    @property
    def holds(self) -> bool:
        """Return whether it kept to time and memory, and said no more than a line if it failed.

        Where others use the machine the processor's time tells what the clock would.
        """
        told = self.code == 0 or (self.code in (1, 2) and len(self.said) == 1)
        return told and self.processor <= SECONDS and self.megabytes <= MEGABYTES


def resident(parent: int) -> int:
    """Return the bytes of memory that a process and those it started hold."""
    try:
        held = int(Path(f"/proc/{parent}/statm").read_text().split()[1]) * PAGE
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return held + sum(resident(int(child)) for child in children)


def run(path: Path, out: Path) -> Run:
    """Map a file in a fresh process and measure it."""
    command = [sys.executable, "-m", "argmap", "map", str(path), "-o", str(out)]
    begun, before, most = time.monotonic(), os.times(), 0
    # The rules: what the learned scorer holds is held for any text.
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env=os.environ | {"ARGMAP_SCORER": "rules"},
    ) as process:  # fmt: skip
        while process.poll() is None:
            most = max(most, resident(process.pid))
            time.sleep(EVERY)
            if time.monotonic() - begun > GIVEN_UP:
                process.kill()
        said = process.stderr.read().decode().splitlines() if process.stderr else []
    after = os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return Run(process.returncode, said, time.monotonic() - begun, used, most / 1e6)


def main(names: list[str]) -> None:
    """Print a line a file, and how many kept to the bounds."""
    files = {**HOSTILE, **ODD, **{f"costly-{name}": make for name, make in COSTLY.items()}}
    held = []
    with TemporaryDirectory() as folder:
        for name, make in files.items():
            if names and name not in names:
                continue
            path = Path(folder) / name
            path.write_bytes(make())
            found = run(path, Path(folder) / "out")
            path.unlink()
            held.append(found.holds)
            cost = f"{found.clock:5.1f} s {found.processor:5.1f} s CPU {found.megabytes:5.0f} MB"
            said = " / ".join(found.said).replace(f"{folder}/", "") or "mapped"
            print(f"{name:22}{cost}  {'' if found.holds else 'NO '}{said[:200]}", flush=True)
    print(f"{sum(held)} of {len(held)} within {SECONDS} s and {MEGABYTES} MB, in one line or a map")


if __name__ == "__main__":
    main(sys.argv[1:])
