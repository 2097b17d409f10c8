"""The files of Arimo, which has Arial's measures and comes as a wheel."""

from __future__ import annotations

from pathlib import Path


def arimo_folder() -> Path:
    """Return the folder that holds Arimo's files."""
    from fontpkg_arimo import ROOT

    return Path(ROOT) / "files"
