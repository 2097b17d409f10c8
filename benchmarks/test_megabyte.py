"""How long a megabyte of text takes, and with how much memory: `pytest benchmarks`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.test_cli_map import ESSAY

SECONDS = 120  # of the processor, so that what else the machine does is no matter
MEGABYTES = 1000
# Only of a child that has ended does the system tell these, kilobytes among them.
RUN = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(round(used.ru_utime + used.ru_stime), used.ru_maxrss // 1024)
sys.exit(code)
"""


def test_a_megabyte_is_mapped_in_a_while(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    text = (ESSAY * 6000)[: 1 << 20].rstrip() + "\n"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "argmap", "map", str(file), "-q", "-f", "json"]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command, "-o", str(tmp_path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    seconds, megabytes = map(int, done.stdout.split()[-2:])
    made = json.loads((tmp_path / "long.json").read_text("utf-8"))
    assert made["text"] == text and len(made["units"]) > 1000
    assert seconds < SECONDS and megabytes < MEGABYTES, (seconds, megabytes)
