"""Where each rule's condition stands: `grep 'rule("limit.disowns")'` finds it.

A rule is a row of `en/rules/` (what it weighs, why, an example) and a condition in code, entered
here under the row's id where it stands. An id without a row is refused when the file with the
condition is imported; a row without a condition when the room that should have it is.

The conditions of a family run in the order of the rows of its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from argmap.errors import PipelineError
from argmap.lexicon.rules import load_rules

Condition = Callable[..., Any]
F = TypeVar("F", bound=Condition)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """The place of a rule's condition.

    Attributes:
        id: The rule.
        stage: Where the condition runs, for a family that runs in several places; else empty.
        module: The module it stands in.
        condition: The function that tells whether the rule fires; None where the place of the id
            decides by itself.
    """

    id: str
    stage: str
    module: str
    condition: Condition | None


_ENTRIES: dict[tuple[str, str], RuleEntry] = {}


def rule(id: str, stage: str = "") -> Callable[[F], F]:
    """Return a decorator that enters a function as the condition of a rule.

    Args:
        id: The rule's id.
        stage: Where it runs, for a family that runs in several places.

    Raises:
        PipelineError: The rule has no row, or has a condition in this stage already.
    """

    def enter(condition: F) -> F:
        _enter(RuleEntry(id, stage, condition.__module__, condition))
        return condition

    return enter


def decided(id: str, module: str) -> str:
    """Return a rule's id, entered as one that a function decides by itself.

    Args:
        id: The rule's id.
        module: The `__name__` of the module in which it is decided.

    Raises:
        PipelineError: The rule has no row, or has a condition already.
    """
    _enter(RuleEntry(id, "", module, None))
    return id


def conditions(family: str, stage: str = "") -> tuple[tuple[str, Condition], ...]:
    """Return the conditions of a family with the ids of their rules, in the order they run in.

    Args:
        family: What the ids begin with, up to the full stop.
        stage: Where they run, for a family that runs in several places.
    """
    rows = ((id, _ENTRIES.get((id, stage))) for id in load_rules() if id.startswith(f"{family}."))
    return tuple((id, row.condition) for id, row in rows if row is not None and row.condition)


def entries() -> Iterator[RuleEntry]:
    """Yield every condition that has been entered, in the order of the rules."""
    for id in load_rules():
        yield from (entry for (other, _), entry in _ENTRIES.items() if other == id)


def complete(*families: str) -> None:
    """Make sure that every rule of some families has a condition.

    Args:
        families: What the ids begin with, up to the full stop; all families where none.

    Raises:
        PipelineError: A row has no condition in any file that was imported.
    """
    entered = {id for id, _ in _ENTRIES}
    asked = (id for id in load_rules() if not families or id.partition(".")[0] in families)
    missing = [id for id in asked if id not in entered]
    if missing:
        raise PipelineError(f"no condition in code for the rules {', '.join(missing)}")


def _enter(entry: RuleEntry) -> None:
    key = (entry.id, entry.stage)
    if entry.id not in load_rules():
        raise PipelineError(f"{entry.module}: no row for the rule {entry.id!r} in lexicon/en/rules")
    if key in _ENTRIES and _ENTRIES[key].module != entry.module:
        raise PipelineError(f"{entry.module}: {entry.id!r} stands in {_ENTRIES[key].module} too")
    _ENTRIES[key] = entry
