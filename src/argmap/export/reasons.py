"""Why an element is on the map in plain words, for those who don't know the names of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.export.safe_text import clean
from argmap.lexicon import cues_by_id
from argmap.lexicon.rules import load_rules
from argmap.model import Cue

LONGEST = 30  # characters of the words that are told beside a reason
# What a reviewer's decisions come to; their grounds are `review.` and the name of the decision.
REVIEW = "review."
BY_REVIEW: Mapping[str, str] = {
    "accept": "a reader accepted it",
    "role": "a reader chose its role",
    "source": "a reader chose who says it",
    "strength": "a reader chose how certain it is",
    "stance": "a reader chose how the author stands to it",
    "restates": "a reader told what it says again",
    "span": "a reader moved its edges",
    "split": "a reader divided it",
    "merge": "a reader merged it",
    "add-unit": "a reader added it",
    "retarget": "a reader chose what it leads to",
    "relation-type": "a reader chose what it does",
    "add-relation": "a reader added it",
}

# The grounds of maps that a language model read, and of those that two readers read.
BY_READERS: Mapping[str, str] = {
    "model.statement": "a language model found it",
    "model.near": "a language model quoted it with other letters",
    "model.main": "a language model takes it for the main conclusion",
    "model.reason": "a language model says",
    "rules.differs": "argmap’s own reader differs",
}


def reason(id: str) -> str:
    """Return the reason that a ground stands for; empty where argmap knows none of that name.

    Args:
        id: The ground's id: a rule, a rule and a cue behind a colon, a cue, or a decision.

    Example:
        >>> reason("review.accept"), reason("because"), reason("of-another-tool")
        ('a reader accepted it', 'a word of reason', '')
    """
    name = id.partition(":")[0]
    if id.startswith(REVIEW):
        return BY_REVIEW.get(id.removeprefix(REVIEW), "a reader decided on it")
    if id in BY_READERS:
        return BY_READERS[id]
    if rule := load_rules().get(name):
        return rule.why
    cue = cues_by_id().get(name)
    return f"a word of {cue.kind.replace('_', ' ')}" if cue else ""


def reasons(because: Iterable[Cue]) -> list[str]:
    """Return grounds as reasons, each told once with the words that it was read off.

    A ground that argmap knows no reason for, such as another tool's, stands under its id. Words
    are told where they were looked for, not where they are the whole statement.

    Example:
        >>> reasons([Cue("because", 0, 7, "because"), Cue("review.role", 0, 30, "because …")])
        ['a word of reason “because”', 'a reader chose its role']
    """
    return list(dict.fromkeys(map(ground_in_words, because)))


def ground_in_words(cue: Cue, *, always: bool = False) -> str:
    """Return a ground as a reason, or its id where argmap knows none, with what it was read off.

    Args:
        cue: The ground.
        always: Whether words are told also where they are the whole statement.

    Example:
        >>> ground_in_words(Cue("because", 0, 7, "because"))
        'a word of reason “because”'
    """
    why, words = clean(reason(cue.id) or cue.id), clean(cue.text)
    if cue.note:
        return f"{why}: {clean(cue.note)}"
    named = always or ":" in cue.id or cue.id in cues_by_id()
    return f"{why} “{words}”" if named and words and len(words) <= LONGEST else why


def known_reasons(ids: Iterable[str]) -> dict[str, str]:
    """Return the reason of every ground that has one, by its id."""
    return {id: why for id in ids if (why := reason(id))}


def page_reasons() -> dict[str, str]:
    """Return the reason of all rules, cues and decisions, by their ids, in a fixed order."""
    decisions = (f"{REVIEW}{op}" for op in BY_REVIEW)
    return known_reasons([*load_rules(), *cues_by_id(), *decisions, *BY_READERS])
