"""Measure what argmap costs and write docs/performance.md: `python -m benchmarks.performance`.

`python -m benchmarks.performance NAME…` measures some tables alone and leaves the others.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.performance.machine import machine
from benchmarks.performance.page import PAGE, read_sections, section, write_page
from benchmarks.performance.registry import TABLES, load_table


def main() -> None:
    """Measure, and write the page after each table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.performance", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "tables", nargs="*", metavar="NAME", help=f"of {', '.join(TABLES)}; all of them if none"
    )
    parser.add_argument("--repeats", type=int, default=5, help="of each run (default: 5)")
    options = parser.parse_args()
    if unknown := set(options.tables) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}; there is {', '.join(TABLES)}")
    for name in options.tables or TABLES:
        heading, about, table = load_table(name)
        print(f"{name}: {heading}", file=sys.stderr, flush=True)
        lines = []
        for line in table.measure(options.repeats):
            print(line, flush=True)
            lines.append(line)
        made = section(heading, about, lines, machine(), f"python -m benchmarks.performance {name}")
        write_page({**read_sections(), name: made}, TABLES)
    print(PAGE, file=sys.stderr)


if __name__ == "__main__":
    main()
