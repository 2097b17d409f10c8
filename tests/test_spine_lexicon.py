"""Every row of the lexicon is tested by its own example and near miss."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.errors import PipelineError
from argmap.lexicon import expand, load_cues
from argmap.lexicon.cues import PLACES
from argmap.lexicon.rules import load_rules
from argmap.lexicon.words import load_words
from tests.spine import ROOT, cues_of, nlp, parsed

CUES = load_cues()
KINDS = tuple(dict.fromkeys(cue.kind for cue in CUES))


def cues_in(text: str) -> set[str]:
    return {found.row.id for found in cues_of(parsed(text))}


@pytest.mark.parametrize("kind", KINDS)
def test_examples_fire_and_near_misses_do_not(kind: str) -> None:
    silent = [cue.id for cue in CUES if cue.kind == kind and cue.id not in cues_in(cue.example)]
    loud = [cue.id for cue in CUES if cue.kind == kind and cue.id in cues_in(cue.miss)]
    assert (silent, loud) == ([], [])


def test_rows_are_whole() -> None:
    assert len({cue.id for cue in CUES}) == len(CUES)
    for cue in CUES:
        assert cue.at in PLACES and cue.source and cue.example and cue.miss
        assert 0 < cue.weight <= 1
        assert bool(cue.phrases) != bool(cue.lemmas), cue.id


def test_phrases_stand_in_one_row_each() -> None:
    owners: dict[tuple[str, ...], str] = {}
    for cue in CUES:
        for phrase in cue.phrases:
            assert owners.setdefault(phrase, cue.id) == cue.id, phrase


def test_expand() -> None:
    assert expand("it {is|was} so") == [("it", "is", "so"), ("it", "was", "so")]
    assert expand("plain words") == [("plain", "words")]


def test_unknown_language() -> None:
    with pytest.raises(PipelineError, match=r"no lexicon for language 'xx'.*en"):
        load_cues("xx")


def test_rules_are_used_and_known() -> None:
    source = "\n".join(p.read_text("utf-8") for p in sorted((ROOT / "src").rglob("*.py")))
    families = "|".join(sorted({id.partition(".")[0] for id in load_rules()}))
    named = set(re.findall(rf'"((?:{families})\.[a-z-]+)"', source))
    assert named <= set(load_rules())
    for rule in load_rules().values():
        family, _, name = rule.id.partition(".")
        assert rule.why and rule.source
        built = f'"{name}"' in source and f'"{family}.{{' in source
        assert rule.id in named or built, f"{rule.id} is never used"


def test_word_lists_are_lower_case() -> None:
    for name, words in load_words().items():
        assert words, name
        assert all(word == word.lower() for word in words)


def test_no_text_of_the_corpora_in_the_lexicon() -> None:
    data = Path(ROOT.parent / "shared" / "corpora" / "microtexts-1.jsonl")
    if not data.exists():
        pytest.skip("the development data is not beside this checkout")
    corpus = data.read_text("utf-8").lower()
    for cue in CUES:
        assert cue.example.lower().rstrip(".") not in corpus, cue.id


@pytest.mark.parametrize(
    ("text", "longest", "within"),
    [
        ("We stay even if it rains.", "even if", "if"),
        ("They had no money, so that the shop had to close.", "so that", "so"),
        ("The fee is wrong, not least because it hits the poor.", "not least because", "because"),
    ],
)
def test_the_longest_phrase_is_found_and_none_within_it(
    text: str, longest: str, within: str
) -> None:
    found = [(words.lower(), first, last) for words, first, last in phrases_in(text)]
    assert longest in [words for words, _, _ in found]
    assert within not in [words for words, _, _ in found]
    assert (within,) in {phrase for cue in CUES for phrase in cue.phrases}


def test_no_phrases_overlap() -> None:
    overlaps = {}
    for text in (text for cue in CUES for text in (cue.example, cue.miss)):
        found = phrases_in(text)
        both = [(a, b) for (a, _, end), (b, start, _) in pairwise(found) if start < end]
        if both:
            overlaps[text] = both
    assert overlaps == {}


def phrases_in(text: str) -> list[tuple[str, int, int]]:
    """Give the words, first token and token behind the last of the phrases found in a text."""
    ids = {cue.id for cue in CUES if cue.phrases}
    doc = nlp()(text)
    return [
        (span.text, span.start, span.end) for span in doc.spans["argmap_cues"] if span.id_ in ids
    ]
