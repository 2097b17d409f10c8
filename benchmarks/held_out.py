"""Which of our own texts are held out: no rule was made, and nothing trained, on their account."""

from __future__ import annotations

from pathlib import Path

HELD_OUT = ("museum-essay", "orchard-blog", "railway-speech")


def held_out(corpus: Path) -> list[str]:
    """Give the names of the texts that rules were never tuned on, one a line of a file."""
    file = corpus / "held-out.txt"
    if not file.is_file():
        return list(HELD_OUT)
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    return [line for line in lines if line]
