"""Show a page to the user."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from argmap.cli.safe import safe


def open_page(page: Path) -> None:
    """Open a page in the user's browser; where there is none, say which file to open."""
    if not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"argmap: no browser could be opened; open {safe(str(page))} yourself", err=True)
