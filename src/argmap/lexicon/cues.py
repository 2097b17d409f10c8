"""The cues of a language, read from its table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

from argmap.disk import is_file
from argmap.errors import PipelineError

Place = Literal["any", "start", "mark", "lead"]
PLACES: tuple[Place, ...] = get_args(Place)
FOLDER = Path(__file__).parent
FIRM = 0.5  # weight from which on a cue tells by itself, as the table says; below it only hints


@dataclass(frozen=True, slots=True)
class LexiconCue:
    """A row of the lexicon; the head of `en/cues.toml` says what each field means."""

    id: str
    kind: str
    phrases: tuple[tuple[str, ...], ...]
    lemmas: tuple[str, ...]
    at: Place
    tag: str
    next: tuple[str, ...]
    not_next: tuple[str, ...]
    inside: bool
    splits: bool
    side: str
    level: str
    stance: str
    weight: float
    source: str
    example: str
    miss: str


def expand(phrase: str) -> list[tuple[str, ...]]:
    """Return the alternatives of a phrase, spelt out: `is {a|b}` gives (is, a) and (is, b).

    Args:
        phrase: Words parted by spaces, with `{x|y}` wherever one of several words may stand.

    Returns:
        Every reading, as its words in lower case.

    Example:
        >>> expand("this {shows|means} that")
        [('this', 'shows', 'that'), ('this', 'means', 'that')]
    """
    slots = re.findall(r"\{[^}]*\}|\S+", phrase)
    choices = [slot[1:-1].split("|") if slot[0] == "{" else [slot] for slot in slots]
    return [tuple(" ".join(words).split()) for words in product(*choices)]


def folder(language: str) -> Path:
    """Return the folder of a language's tables.

    Args:
        language: The code that names it.

    Raises:
        PipelineError: There is none for the language.
    """
    path = FOLDER / language
    if not re.fullmatch("[a-z]{2,3}", language) or not is_file(path / "cues.toml"):
        known = ", ".join(sorted(file.parent.name for file in FOLDER.glob("*/cues.toml")))
        raise PipelineError(f"no lexicon for language {language!r}; there is one for {known}")
    return path


@cache
def load_cues(language: str = "en") -> tuple[LexiconCue, ...]:
    """Return the cues of a language, in the order of its table.

    Args:
        language: The two-letter code that names the table.

    Raises:
        PipelineError: There is no table for the language.
    """
    tables = tomllib.loads((folder(language) / "cues.toml").read_text(encoding="utf-8"))
    return tuple(_row(kind, row) for kind, rows in tables.items() for row in rows)


@cache
def cues_by_id(language: str = "en") -> dict[str, LexiconCue]:
    """Return the cues of a language by their ids; raises as `load_cues`."""
    return {cue.id: cue for cue in load_cues(language)}


def _row(kind: str, row: dict[str, Any]) -> LexiconCue:
    return LexiconCue(
        id=row["id"],
        kind=kind.removesuffix("_phrase"),
        phrases=tuple(words for phrase in _list(row.get("phrase")) for words in expand(phrase)),
        lemmas=tuple(_list(row.get("lemma"))),
        at=row.get("at", "any"),
        tag=row.get("tag", ""),
        next=tuple(_list(row.get("next"))),
        not_next=tuple(_list(row.get("not_next"))),
        inside=row.get("inside", False),
        splits=row.get("splits", False),
        side=row.get("side", ""),
        level=row.get("level", ""),
        stance=row.get("stance", ""),
        weight=row["weight"],
        source=row["source"],
        example=row["example"],
        miss=row["miss"],
    )


def _list(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value
