"""What argmap knows of a language, as data: its cues, its words, the rules and their weights.

`load_language("en")` gives all of it as one record. A table of another language in a folder of
its own (`lexicon/de/`), with the same lists and kinds, is all that argmap needs to know of one.
"""

from __future__ import annotations

from argmap.lexicon.cues import LexiconCue, cues_by_id, expand, load_cues
from argmap.lexicon.language import LanguageData, lemmas_of, load_language

__all__ = [
    "LanguageData",
    "LexiconCue",
    "cues_by_id",
    "expand",
    "lemmas_of",
    "load_cues",
    "load_language",
]
