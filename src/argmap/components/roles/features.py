"""Describe a unit by plain features of its words and its grammar, which the rules ask for.

The features of a unit are flags: a name is there or not. Those of its wording stand here, those
of its subject in `subjects`, of its verb in `verbs`, of giving way in `concessions`.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.components.counted_points import is_counted
from argmap.components.parse import COMPARATIVES, Parse
from argmap.components.roles.concessions import flags_of_concession
from argmap.components.roles.content_words import stems, subject_stem, words_to_verb
from argmap.components.roles.subjects import flags_of_subject
from argmap.components.roles.verbs import flags_of_verb
from argmap.draft import Draft
from argmap.lexicon.kinds import CONCESSION

NUMERAL = "CD"
PROPER_NOUNS = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Features:
    """What a unit is about and what plain features it has.

    Attributes:
        words: Stems of its content words, sorted.
        subject: Stem of its subject; empty where it has none.
        opening: Its first words up to its verb, in lower case; empty where they are many.
        flags: The features that hold of it.
    """

    words: tuple[str, ...]
    subject: str
    opening: str
    flags: tuple[str, ...]


def describe(parse: Parse, draft: Draft) -> Features:
    """Return what a unit is about and what plain features it has.

    Args:
        parse: The document.
        draft: One of its units, with its speaker.
    """
    subject = parse.subject(draft.head)
    return Features(
        words=tuple(sorted(stems(parse, range(draft.first, draft.last)))),
        subject=subject_stem(parse, subject),
        opening=words_to_verb(parse, draft),
        flags=(
            *_flags_of_wording(parse, draft),
            *flags_of_subject(parse, draft, subject),
            *flags_of_verb(parse, draft, subject),
            *flags_of_concession(parse, draft, subject),
            *_flags_of_connective(parse, draft),
        ),
    )


def _flags_of_wording(parse: Parse, draft: Draft) -> list[str]:
    first, last = draft.first, draft.last
    tags, words = parse.tag[first:last], parse.lower[first:last]
    holds = (
        ("figure", NUMERAL in tags and any(_is_datum(parse, t) for t in range(first, last))),
        ("denies", "neg" in parse.dep[first:last] or not parse.words["denial"].isdisjoint(words)),
        ("compares", not COMPARATIVES.isdisjoint(tags)),
        ("names", not PROPER_NOUNS.isdisjoint(tags)),
        ("announces", _announces(parse, draft)),
        ("counted", is_counted(parse, draft)),
        ("adds-denial", words[:1] != [] and words[0] in parse.words["adding_negator"]),
    )
    return [name for name, value in holds if value]


def _announces(parse: Parse, draft: Draft) -> bool:
    """Return whether a colon behind a unit ends its paragraph, so that it leads what follows."""
    last = draft.last
    behind = parse.lower[last + 1] if last + 1 < len(parse.lower) else ""
    return parse.lower[last : last + 1] == [":"] and "\n" in behind


def _flags_of_connective(parse: Parse, draft: Draft) -> tuple[str, ...]:
    """Return `juxtaposing` where what grants may only set one thing beside another."""
    lead = draft.led_by(CONCESSION)
    beside = lead is not None and lead.id in parse.language.groups["juxtaposing"]
    return ("juxtaposing",) if beside else ()


def _is_datum(parse: Parse, token: int) -> bool:
    """Return whether a number is a datum: not that of "the two sides", whom readers know."""
    word = parse.lower[token]
    if parse.tag[token] != NUMERAL or word in parse.words["generic_numeral"]:
        return False
    noun = parse.head[token]
    beside = parse.children[noun] if parse.dep[token] == "nummod" else []
    known = parse.words["known_number_determiner"]
    told = any(parse.lower[c] in known or parse.tag[c] == "PRP$" for c in beside if c < token)
    return not (told and word.isalpha())
