"""Sum the four scores of each unit: as a conclusion, as the other side's, as a limit, as disputed.

All that one score feeds into another stands here. Whether a unit is a conclusion counts for its
being the other side's and a limit; how the units before it came out counts for the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.components.evidence import Family, total
from argmap.components.parse import Parse
from argmap.components.roles import (
    concluding_sections,
    conclusions,
    disputability,
    opposition,
    qualification_context,
    qualifications,
)
from argmap.components.roles.concluding_sections import CONCLUDING
from argmap.components.roles.content_words import telling_words
from argmap.components.roles.context import STATED, UNIT, Context
from argmap.components.roles.features import describe
from argmap.components.roles.rhetorical_questions import (
    BY_SUGGESTION,
    is_answered,
    suggests,
    what_it_states_by,
)
from argmap.draft import Draft, Hit, is_long, juxtaposed
from argmap.lexicon import LanguageData
from argmap.lexicon.registry import complete, decided
from argmap.lexicon.rules import Rule

# Imported for the conditions in them; from here on each rule must have one.
CONDITIONS = (
    conclusions,
    concluding_sections,
    opposition,
    qualifications,
    qualification_context,
    disputability,
)
complete("conclusion", "opposed", "limit", "asks")

CONCLUDES = decided("threshold.conclusion", __name__)
OPPOSES = decided("threshold.opposed", __name__)
LIMITS = decided("threshold.limit", __name__)


def add_features(parse: Parse, drafts: Sequence[Draft], kinds: Sequence[str]) -> list[Draft]:
    """Return the units with their features, and what questions state by.

    Args:
        parse: The document they come from.
        drafts: Its units in text order, with speakers and hedges.
        kinds: What each paragraph is, by number (`paragraph_kinds`); those beyond them are body.
    """
    long = is_long(drafts)
    return [
        _described(parse, drafts, number, _kind(draft, kinds), long)
        for number, draft in enumerate(drafts)
    ]


class Weigher:
    """Weighs units by a table of rules.

    Args:
        rules: The table.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._conclusion = Family("conclusion", rules)
        self._opposed = Family("opposed", rules)
        self._limit = Family("limit", rules)
        self._limit_stated = Family("limit", rules, STATED)
        self._disputed = Family("disputed", rules, UNIT)
        self._concludes = rules[CONCLUDES].weight
        self._opposes = rules[OPPOSES].weight
        self._limits = rules[LIMITS].weight

    def weigh(
        self, drafts: Sequence[Draft], title: frozenset[str], language: LanguageData
    ) -> list[Draft]:
        """Return the units with their scores and the grounds of these.

        Args:
            drafts: All units in text order, with their features.
            title: The content words of the title, empty without one.
            language: What is known of the text's language.
        """
        long, telling = is_long(drafts), telling_words(drafts, title)
        weighed: list[Draft] = []
        for number, draft in enumerate(drafts):
            context = Context(
                drafts=drafts,
                weighed=weighed,
                number=number,
                draft=draft,
                before=weighed[-1] if weighed else None,
                after=drafts[number + 1] if number + 1 < len(drafts) else None,
                long=long,
                title=telling,
                language=language,
                rules=self._rules,
            )
            weighed.append(self._weighed(context))
        return weighed

    def concluding(self, context: Context) -> list[Hit]:
        """Return what speaks for and against a unit's being what the author wants accepted."""
        return self._conclusion.fire(context, context.draft)

    def opposing(self, context: Context) -> list[Hit]:
        """Return what speaks for and against a unit's counting against the author's point."""
        return self._opposed.fire(context, context.draft)

    def limiting(self, context: Context) -> list[Hit]:
        """Return what speaks for and against a unit's limiting another.

        What is only set beside its host limits nothing.
        """
        draft = context.draft
        if juxtaposed(draft, context.number):
            return []
        grounds = self._limit.fire(context, draft)
        if not draft.reports() and not draft.question:
            grounds += self._limit_stated.fire(context, draft)
        return grounds

    def disputing(self, context: Context) -> list[Hit]:
        """Return what a unit itself says for and against its being open to dispute."""
        return self._disputed.fire(context, context.draft)

    def _weighed(self, context: Context) -> Draft:
        draft, because = context.draft, context.draft.because
        concluding = self.concluding(context)
        conclusion = total(concluding)
        if conclusion >= self._concludes:
            context = replace(context, concludes=True)
        opposing, limiting = self.opposing(context), self.limiting(context)
        opposed, limit = total(opposing), total(limiting)
        disputing = self.disputing(context)
        return replace(
            draft,
            conclusion=conclusion,
            opposed=opposed,
            limit=limit,
            disputed=total(disputing),
            concludes=context.concludes,
            opposes=opposed >= self._opposes,
            limits=limit >= self._limits,
            because=(*because, *concluding, *opposing, *limiting, *disputing),
        )


def _described(parse: Parse, drafts: Sequence[Draft], number: int, kind: str, long: bool) -> Draft:
    draft = drafts[number]
    found = describe(parse, draft)
    flags, because = found.flags, draft.because
    title = kind == "title"
    if kind in (CONCLUDING, "title"):
        flags = (*flags, kind)
    asked = draft.question and not title
    rule = what_it_states_by(parse, drafts, number) if long and asked else ""
    if asked and suggests(parse, draft):
        rule, flags = BY_SUGGESTION, (*flags, "suggests")
    if draft.question and is_answered(parse, draft):
        flags = (*flags, "answered")
    if rule:
        flags = (*flags, "rhetorical")
        because = (*because, Hit("", rule, draft.start, draft.end))
    return replace(
        draft,
        words=found.words,
        subject=found.subject,
        opening=found.opening,
        flags=flags,
        because=because,
    )


def _kind(draft: Draft, kinds: Sequence[str]) -> str:
    return kinds[draft.paragraph] if draft.paragraph < len(kinds) else "body"
