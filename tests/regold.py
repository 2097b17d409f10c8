"""Re-make the golden files: `python -m tests.regold`, then read the difference."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from argmap.export.dot import to_dot
from argmap.model import ArgumentMap

FOLDER = Path(__file__).parent / "golden"
LEXICON = "lexicon.json"
GOLDEN: dict[str, Callable[[ArgumentMap], str]] = {
    "us-south-korea-alliance.json": ArgumentMap.to_json,
    "us-south-korea-alliance.dot": to_dot,
}


def golden(name: str) -> Path:
    """Give the path of a golden file."""
    return FOLDER / name


def main() -> None:
    """Write the golden files anew."""
    from tests.inventory import inventory, lines
    from tests.spine import article

    os.environ["ARGMAP_SCORER"] = "rules"  # as tests/conftest.py asks
    FOLDER.mkdir(exist_ok=True)
    golden(LEXICON).write_text(lines(inventory()), encoding="utf-8")
    for name, make in GOLDEN.items():
        golden(name).write_text(make(article()), encoding="utf-8")


if __name__ == "__main__":
    main()
