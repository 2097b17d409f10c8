"""What the rules of roles may read of a unit, and what several of them ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from argmap.draft import Draft, Hit
from argmap.lexicon import LanguageData
from argmap.lexicon.kinds import CONTRAST
from argmap.lexicon.registry import rule
from argmap.lexicon.rules import Rule

# Where rules run that hold of what the author states in his own person alone.
STATED = "stated by the author"
# Where rules run that tell of a unit by itself; others tell of its place among the relations.
UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Context:
    """A unit among the others, when its scores are about to be summed.

    Attributes:
        drafts: All units in text order, with their features.
        weighed: Those before this one, with their scores: all that one unit's scores feed into
            the next.
        number: Number of the unit.
        draft: The unit.
        before: The unit before it, with its scores; None for the first.
        after: The unit behind it; None for the last.
        long: Whether the text is long (`argmap.draft.is_long`).
        title: The words of the title that tell its point.
        language: What is known of the text's language.
        rules: The table of rules.
        concludes: Whether the unit is a conclusion, once that is known.
    """

    drafts: Sequence[Draft]
    weighed: Sequence[Draft]
    number: int
    draft: Draft
    before: Draft | None
    after: Draft | None
    long: bool
    title: frozenset[str]
    language: LanguageData
    rules: Mapping[str, Rule]
    concludes: bool = False

    def answer(self) -> Hit | None:
        """Return the word of contrast with which the next statement answers this one."""
        after = self.after
        if after is None or after.hosted or _reserves(self.draft, after, self.language):
            return None
        return after.led_by(CONTRAST)

    def overrides(self, before: Draft) -> bool:
        """Return whether this unit holds in spite of the one before: "Even so, …"."""
        return _overrides(before, self.draft, self.language)

    def is_overridden(self) -> bool:
        """Return whether the next unit holds in spite of this one."""
        return self.after is not None and _overrides(self.draft, self.after, self.language)

    def reserves(self) -> bool:
        """Return whether a unit sets "but …" beside the author's own recommendation: "X, but Y"."""
        return self.before is not None and _reserves(self.before, self.draft, self.language)


def _reserves(before: Draft, draft: Draft, language: LanguageData) -> bool:
    if before.sentence != draft.sentence or draft.hosted:
        return False
    word = draft.led_by(CONTRAST)
    turns = word is not None and word.id in language.groups["turning"]
    return turns and "recommends" in before.flags and draft.demand() is None


def _overrides(before: Draft, draft: Draft, language: LanguageData) -> bool:
    if before.speaker or draft.speaker or draft.hosted or before.paragraph != draft.paragraph:
        return False
    word = draft.led_by(CONTRAST)
    if before.sentence == draft.sentence:
        turns = word is not None and word.id in language.groups["turning"]
        return turns and before.wavers() and not before.hosted
    if word is not None:
        return word.id in language.groups["overriding"]
    return "persists" in draft.flags and before.wavers()


def enter_flags(table: Mapping[str, frozenset[str]], module: str, stage: str = "") -> None:
    """Enter rules whose condition is that a unit has one of some features, and nothing more.

    Args:
        table: The features, as `carried` and the files beside it tell them, by the rules' ids.
        module: The `__name__` of the module that holds the table.
        stage: Where the rules run.
    """
    for id, flags in table.items():
        condition = _has_one(flags)
        condition.__module__ = module
        rule(id, stage)(condition)


def _has_one(flags: frozenset[str]) -> Callable[[Context], bool]:
    def has_one(context: Context) -> bool:
        return not flags.isdisjoint(context.draft.flags)

    return has_one
