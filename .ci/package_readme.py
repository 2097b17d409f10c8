"""README.md as a package index shows it: its links and pictures need no repository."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(?<!!)(\]\()(?!https?:|#|mailto:)([^)\s]+)(?=\))")
PICTURE = re.compile(r"(!\[[^\]]*\]\(|\bsrc(?:set)?=\")(?!https?:)([^)\s\"]+)")


class CustomMetadataHook(MetadataHookInterface):
    """Gives the package's metadata its readme."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the readme, its links leading to the address under Source."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        made = absolute(text, metadata["urls"]["Source"])
        metadata["readme"] = {"content-type": "text/markdown", "text": made}


def absolute(text: str, source: str) -> str:
    """Return Markdown whose links and pictures lead to files of a repository.

    Args:
        text: The Markdown; paths in it are of the repository.
        source: The repository's address.
    """
    text = PICTURE.sub(rf"\1{source}/raw/main/\2", text)
    return LINK.sub(rf"\1{source}/blob/main/\2", text)
