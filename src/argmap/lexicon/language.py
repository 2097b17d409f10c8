"""All that the components ask of a language, as one record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from argmap.lexicon.cues import LexiconCue, load_cues
from argmap.lexicon.groups import load_groups
from argmap.lexicon.patterns import load_patterns
from argmap.lexicon.words import load_words


@dataclass(frozen=True, slots=True, eq=False)
class LanguageData:
    """What is known of a language.

    Attributes:
        code: Its code, `en` for English.
        cues: Its cues, in the order of their table.
        words: Its lists of words by their names, in lower case; lists of nouns and verbs hold
            dictionary forms.
        groups: Its groups of cues: the ids of the cues that a rule asks for, by the group's name.
        patterns: Its regular expressions by their names.
        levels: How certain a cue makes what it bears on, by the cue's id, where it has a level.
        stances: How the author stands to what is said, by the cue's id, where it tells.
    """

    code: str
    cues: tuple[LexiconCue, ...]
    words: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    levels: Mapping[str, str]
    stances: Mapping[str, str]


@cache
def load_language(code: str = "en") -> LanguageData:
    """Return what is known of a language; read once.

    Args:
        code: The code that names its folder.

    Raises:
        PipelineError: There is no such folder, or its tables name a cue that it has not.

    Example:
        >>> "critic" in load_language("en").words["party"]
        True
    """
    cues = load_cues(code)
    return LanguageData(
        code=code,
        cues=cues,
        words=load_words(code),
        groups=load_groups(code),
        patterns=load_patterns(code),
        levels={cue.id: cue.level for cue in cues if cue.level},
        stances={cue.id: cue.stance for cue in cues if cue.stance},
    )


@cache
def lemmas_of(language: LanguageData, *kinds: str) -> frozenset[str]:
    """Return the dictionary forms of a language's cues of some kinds.

    Args:
        language: What is known of the language.
        kinds: Kinds of cues, as `argmap.lexicon.kinds` has them.

    Example:
        >>> "argue" in lemmas_of(load_language("en"), "report")
        True
    """
    return frozenset(lemma for cue in language.cues if cue.kind in kinds for lemma in cue.lemmas)
