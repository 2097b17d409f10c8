"""The pictures of README.md come from one command, and each is there."""

from __future__ import annotations

import re
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "docs" / "pictures.py"))


def test_readme_shows_just_what_the_command_makes() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = set(re.findall(r"docs/([\w-]+\.(?:png|svg))", readme))
    kept = {path.name for path in (ROOT / "docs").iterdir() if path.suffix in (".png", ".svg")}
    assert shown == set(MADE["PICTURES"]) == kept


def test_pictures_can_be_made() -> None:
    """One of each kind; the command makes all."""
    for name in ("focus.png", "changes.png"):
        assert MADE["PICTURES"][name]().startswith(b"\x89PNG")
    svg = MADE["PICTURES"]["terminal.svg"]()
    ET.fromstring(svg)
    assert b"conclusion" in svg
    # Shown in a page, it asks for nothing from outside.
    assert b"@font-face" not in svg and b"url(http" not in svg
    assert svg == MADE["PICTURES"]["terminal.svg"]()


def test_an_unknown_picture_is_told(capsys: object) -> None:
    assert MADE["main"](["nothing.png"]) == 2
