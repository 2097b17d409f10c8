"""Which texts the network is trained on, and which are held out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from argmap.evaluate import load_gold
from argmap.evaluate.records import GoldDocument
from benchmarks.held_out import held_out

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "corpora" / "real" / "real.jsonl"
ARTICLE = ROOT.parent / "shared" / "gold"
EVERY = 3  # one text in so many is held out


def own_texts() -> list[GoldDocument]:
    """Give the texts of our own that may be trained on, and the article with its worked map."""
    kept = set(held_out(CORPUS))
    own = [text for text in load_gold(CORPUS) if text.id not in kept]
    article = load_gold(ARTICLE) if ARTICLE.is_dir() else []
    return [*article, *own, *load_gold(CORPUS / "fitted")]


def real_texts(shared: Path = SHARED) -> tuple[list[GoldDocument], list[GoldDocument]]:
    """Give the texts by real authors: those to train on, and those that are held out.

    Args:
        shared: The file of texts that stay out of the project; it need not be there.
    """
    given = load_gold(shared) if shared.is_file() else []
    kept = third(given)
    real = CORPUS / "real"
    more = load_gold(real) if real.is_dir() else []
    to_learn = [text for text in given if text.id not in kept]
    return [*to_learn, *more], [text for text in given if text.id in kept]


def third(texts: Sequence[GoldDocument]) -> set[str]:
    """Give the ids of every third text, genre by genre in the order of their names."""
    genres: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        genres[str(text.extra.get("genre", ""))].append(text.id)
    order = [id for genre in sorted(genres) for id in genres[genre]]
    return set(order[1::EVERY])
