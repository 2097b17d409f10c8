"""docs/performance.md: a section a table, each with the machine and the command it is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.performance.paired import ROOT

PAGE = ROOT / "docs" / "performance.md"
HEAD = """# Performance

Made by `python -m benchmarks.performance`; change nothing here by hand. Every figure stands beside
what it is measured against, both run in turn in the same minutes; figures are medians, a ratio is
the median of the ratios of pairs. MB are of 1,048,576 bytes.
"""
SECTION = re.compile(r"<!-- table (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)


def read_sections(path: Path = PAGE) -> dict[str, str]:
    """Return the text of each section of the page, by the name of its table."""
    return dict(SECTION.findall(path.read_text("utf-8"))) if path.exists() else {}


def section(heading: str, about: str, lines: Iterable[str], made_on: str, command: str) -> str:
    """Return a section: heading, what is measured, the table, what it was measured on."""
    table = "\n".join(lines)
    return f"\n## {heading}\n\n{about}\n\n{table}\n\nMeasured on {made_on} by `{command}`.\n"


def write_page(sections: Mapping[str, str], order: Iterable[str], path: Path = PAGE) -> None:
    """Write the page with the sections that there are, in an order."""
    parts = [
        f"\n<!-- table {name} -->\n{sections[name]}<!-- end -->\n"
        for name in order
        if name in sections
    ]
    path.write_text(HEAD + "".join(parts), "utf-8")
