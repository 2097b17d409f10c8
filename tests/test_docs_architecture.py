"""The page on how argmap is built is made from the code, and what it names is there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from argmap.components import COMPONENTS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "argmap"
MADE = runpy.run_path(str(ROOT / "docs" / "architecture.py"))
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_picture_and_list_are_current() -> None:
    """If not: python docs/architecture.py."""
    assert MADE["PICTURE"].read_text("utf-8") == MADE["picture"]()
    assert MADE["page"]() == PAGE


def test_components_are_told_in_their_order() -> None:
    told = re.findall(r"`(argmap_[a-z]+)`", PAGE)
    assert tuple(told) == COMPONENTS


def test_files_that_are_named_exist() -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", PAGE)
    missing = [name for name in named if not any((top / name).exists() for top in (SOURCE, ROOT))]
    assert missing == []
