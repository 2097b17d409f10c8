"""Components and families of rules.

argmap's components beside the bare spaCy pipeline without `ner`, warm, on the article: at most 25 %
more. Then whole maps by rules and by the learned scorer, and what each component and each family of
rules takes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.performance.paired import ROOT


def measure(repeats: int) -> Iterator[str]:
    """Yield the tables, from a process of its own: children of a large one seem large."""
    line = [sys.executable, "-m", "benchmarks.speed", "--warm", str(4 * repeats), "--fresh", "0"]
    done = subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    yield from done.stdout.splitlines()
