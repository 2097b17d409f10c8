"""What `argmap map` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.safe import safe
from argmap.cut_text import cut_text
from argmap.model import RELATION_TYPES, ROLES

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Unit

SHORT = 60  # characters of what was left out


def summary(argmap: ArgumentMap, paths: Iterable[Path], notes: Iterable[str] = ()) -> str:
    """Return the counts by role, the conclusions by rank, where the files are, and notes."""
    lines = [safe(argmap.title or argmap.id), ""]
    roles = [unit.role for unit in argmap.units]
    if argmap.units:
        lines += [_counts(roles), ""]
        lines += _conclusions(argmap)
    else:
        lines += ["No argument was found in this text.", ""]
    lines += [safe(str(path)) for path in paths]
    lines += [f"Note: {safe(note)}" for note in notes]
    return "\n".join(lines)


def details(argmap: ArgumentMap, times: Mapping[str, float]) -> str:
    """Return the relations by type, what was left out and why, and the seconds of each step."""
    types = [relation.type for relation in argmap.relations]
    lines = ["", f"Relations: {_counts(types) or 'none'}"]
    if argmap.left_out:
        lines += ["Left out:"]
    for part in argmap.left_out:
        lines += [f"  {part.kind}: {cut_text(safe(part.text), SHORT)} ({safe(part.reason)})"]
    seconds = ", ".join(f"{name} {time:.2f} s" for name, time in times.items())
    return "\n".join([*lines, f"Time: {seconds}"])


def _conclusions(argmap: ArgumentMap) -> list[str]:
    from argmap.graph.ranking import standings

    ranked = standings(argmap)
    if not ranked:
        return ["No conclusion was found.", ""]
    if len(ranked) == 1:
        return ["Conclusion:", f"  {_quoted(ranked[0].unit)}", ""]
    lines = [f"  {row.kind}: {_quoted(row.unit)}" for row in ranked]
    return ["Conclusions, the one most leads to first:", *lines, ""]


def _quoted(unit: Unit) -> str:
    return f"{safe(unit.text)} [{unit.id}]"


def _counts(names: Iterable[str]) -> str:
    """Return how often each name is there, in words, in the order of the model."""
    counts = Counter(names)
    order = (*ROLES, *RELATION_TYPES)
    return ", ".join(_count(counts[name], name) for name in order if counts[name])


def _count(number: int, name: str) -> str:
    plural = name in ROLES and name != "background" and number != 1
    return f"{number} {name}{'s' * plural}"
