"""What the tests of the spine share: the pipeline, documents built by hand, the article."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from argmap.components.cues import FoundCue, find_cues, lemma_table, phrase_table
from argmap.components.parse import Parse, read_parse
from argmap.draft import Draft
from argmap.flow import load_pipeline, map_document
from argmap.lexicon import load_cues
from argmap.lexicon.rules import load_rules
from argmap.model import ArgumentMap
from argmap.reading import read_document

ROOT = Path(__file__).parent.parent
LEMMAS = {"said": "say", "fell": "fall", "failed": "fail"}
SUFFICES = {"concludes": "conclusion", "opposes": "opposed", "limits": "limit"}
ARTICLE = ROOT / "corpus" / "us-south-korea-alliance.txt"
SHARED = ROOT.parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "corpora").is_dir(), reason="the development data is not beside this checkout"
)


def nlp() -> Language:
    """Give the default pipeline with argmap's components, loaded once."""
    return load_pipeline()


@cache
def article() -> ArgumentMap:
    """Map the article, once."""
    return map_document(read_document(ARTICLE), nlp=nlp())


def build(rows: str) -> Doc:
    """Build a parsed document by hand.

    Args:
        rows: A token a line: word, Penn tag, dependency label, number of its head from 0; the
            root is its own head.
    """
    table = [line.split() for line in rows.strip().splitlines()]
    words, tags, deps, numbers = map(list, zip(*table, strict=True))
    heads = [int(number) for number in numbers]
    lemmas = [LEMMAS.get(word, word.lower()) for word in words]
    return Doc(nlp().vocab, words=words, tags=tags, deps=deps, heads=heads, lemmas=lemmas)


def cues_of(parse: Parse) -> list[FoundCue]:
    """Find the cues of the English lexicon in a parse."""
    cues = load_cues()
    return find_cues(parse, phrase_table(cues), lemma_table(cues))


def parsed(text: str) -> Parse:
    """Parse a text with the default model."""
    doc = nlp().make_doc(text)
    for name, pipe in nlp().pipeline:
        if not name.startswith("argmap"):
            doc = pipe(doc)
    return read_parse(doc)


def draft(start: int, end: int, **fields: Any) -> Draft:
    """Give a unit in the making, by hand: what its scores suffice for is told by the thresholds."""
    rules = load_rules()
    met = {
        flag: fields.get(score, 0.0) >= rules[f"threshold.{score}"].weight
        for flag, score in SUFFICES.items()
    }
    plain: dict[str, Any] = {
        "head": 0,
        "first": 0,
        "last": 1,
        "pieces": [],
        "rule": "split.sentence",
    }
    return Draft(start, end, **(plain | met | fields))
