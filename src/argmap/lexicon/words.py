"""Short lists of words that rules ask for, read from the files in `words/`."""

from __future__ import annotations

import tomllib
from functools import cache

from argmap.errors import PipelineError
from argmap.lexicon.cues import folder


@cache
def load_words(language: str = "en") -> dict[str, frozenset[str]]:
    """Return the lists of words of a language by their names; its files say what each holds.

    A row has `words`, parted by white space, or `phrases`, a list of strings that may hold blanks;
    with `also`, the names of other lists, it holds theirs too.

    Args:
        language: The code that names its folder.

    Raises:
        PipelineError: There is no folder for the language, or a name stands twice.
    """
    rows: dict[str, dict[str, object]] = {}
    for path in sorted((folder(language) / "words").glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, row in tables.items():
            if name in rows:
                raise PipelineError(
                    f"{path}: the list {name!r} stands twice; give one another name"
                )
            rows[name] = row
    return {name: frozenset(_of(rows, name)) for name in rows}


def _of(rows: dict[str, dict[str, object]], name: str) -> set[str]:
    """Return the words of a list and of those it takes in."""
    if name not in rows:
        raise PipelineError(f"there is no list of words {name!r}; see argmap/lexicon")
    row = rows[name]
    found = {*str(row.get("words", "")).split(), *map(str, _strings(row.get("phrases")))}
    for other in _strings(row.get("also")):
        found |= _of(rows, other)
    return found


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
