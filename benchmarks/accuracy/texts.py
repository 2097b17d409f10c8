"""The texts with gold maps that accuracy is measured on, and what each was used for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from argmap.evaluate import load_gold
from argmap.evaluate.replay import Parsed, parse_texts
from benchmarks.held_out import held_out
from benchmarks.learned.texts import real_texts

MANY = 20
# Kinds of texts, each with words that the genres of its texts have in them.
GENRES = {
    "speeches": ("speech", "testimony"),
    "technical proposals": ("technical proposal",),
    "blog and forum posts": ("blog", "forum", "thread"),
    "court opinions": ("court",),
    "essays": ("essay",),
    "columns, editorials and letters": (
        "column",
        "editorial",
        "op-ed",
        "oped",
        "letter",
        "opinion",
    ),
    "reviews and comparisons": ("review", "comparison", "verdict"),
    "policy papers and commentary": ("policy", "comment", "paper"),
}


@dataclass(frozen=True)
class TextSet:
    """Some texts with gold maps.

    Attributes:
        key: `article`, `microtexts`, `own`, `fitted`, `held` or `real-held`.
        title: What to call it.
        used: What the texts were used for before: tuned on, or held out.
        texts: The texts, parsed; none where they are not there.
        missing: Why there are none.
    """

    key: str
    title: str
    used: str
    texts: tuple[Parsed, ...]
    missing: str = ""

    @property
    def names(self) -> str:
        """The ids of the texts; of many the first and the last."""
        ids = [text.gold.id for text in self.texts]
        return ", ".join(ids) if len(ids) <= MANY else f"{ids[0]} to {ids[-1]}"


def load_sets(nlp: Language, corpus: Path, shared: Path) -> list[TextSet]:
    """Load and parse all texts there are.

    Args:
        nlp: A pipeline with argmap's components.
        corpus: The folder of our own texts.
        shared: The folder of the development data; it need not be there.
    """
    kept = set(held_out(corpus))
    own, fitted = load_gold(corpus), load_gold(corpus / "fitted")
    tuned = [gold for gold in own if gold.id not in kept]
    held = [gold for gold in own if gold.id in kept]
    return [
        _shared(nlp, "article", "the article", shared / "gold", shared),
        _shared(nlp, "microtexts", "microtexts", shared / "corpora" / "microtexts-1.jsonl", shared),
        TextSet("own", "own texts", "tuned on", tuple(parse_texts(nlp, tuned))),
        TextSet("fitted", "own texts, fitted on", "fitted on", tuple(parse_texts(nlp, fitted))),
        TextSet("held", "own texts, held out", "held out", tuple(parse_texts(nlp, held))),
        _real(nlp, shared),
    ]


def genre_group(genre: str) -> str:
    """Give the kind of texts that a genre belongs to, the first whose words it has."""
    here = (name for name, words in GENRES.items() if any(word in genre for word in words))
    return next(here, "other")


def _real(nlp: Language, shared: Path) -> TextSet:
    key, title, used = "real-held", "real texts, held out", "held out"
    _, held = real_texts(shared / "corpora" / "real" / "real.jsonl")
    if not held:
        why = "the development data is not beside this checkout: no corpora/real"
        return TextSet(key, title, used, (), why)
    return TextSet(key, title, used, tuple(parse_texts(nlp, held)))


def _shared(nlp: Language, key: str, title: str, path: Path, shared: Path) -> TextSet:
    if not path.exists():
        why = f"the development data is not beside this checkout: no {path.relative_to(shared)}"
        return TextSet(key, title, "tuned on", (), why)
    return TextSet(key, title, "tuned on", tuple(parse_texts(nlp, load_gold(path))))


def find(sets: Sequence[TextSet], *keys: str) -> list[Parsed]:
    """Give the texts of the sets with these keys."""
    return [text for some in sets if some.key in keys for text in some.texts]
