"""Groups of cues that a rule asks for, so that no code names a cue: read from `groups.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from argmap.errors import PipelineError
from argmap.lexicon.cues import cues_by_id, folder


@cache
def load_groups(language: str = "en") -> dict[str, frozenset[str]]:
    """Return the ids of the cues in each group of a language; its file says what each is for.

    Args:
        language: The code that names its folder.

    Raises:
        PipelineError: There is no folder for the language, or a group names no cue of it.
    """
    path = folder(language) / "groups.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = {name: frozenset(row["cues"]) for name, row in tables.items()}
    unknown = sorted(frozenset().union(*groups.values()) - set(cues_by_id(language)))
    if unknown:
        raise PipelineError(
            f"{path}: there is no cue {', '.join(unknown)}; see cues.toml beside it"
        )
    return groups
