"""Forms that a list of words cannot hold, as regular expressions: read from `patterns.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from argmap.errors import PipelineError
from argmap.lexicon.cues import folder


@cache
def load_patterns(language: str = "en") -> dict[str, re.Pattern[str]]:
    """Return the patterns of a language by their names; its file says what each finds.

    Args:
        language: The code that names its folder.

    Raises:
        PipelineError: There is no folder for the language, or a pattern is no regular expression.
    """
    path = folder(language) / "patterns.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return {name: re.compile(row["pattern"], re.MULTILINE) for name, row in tables.items()}
    except re.error as error:
        raise PipelineError(f"{path}: not a regular expression: {error}") from error
