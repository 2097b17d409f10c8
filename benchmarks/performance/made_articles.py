"""Articles for measurements, made of this project's own texts: none twice, the same every time."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks.performance.paired import ROOT

PARAGRAPHS = 10
LEAST = 25  # words of a paragraph that is taken
THINGS = ["bridge", "road", "library", "school", "tax", "fee", "law", "harbour", "park", "clinic"]
SYLLABLES = tuple("badefigohujakelimonupariseto"[at : at + 2] for at in range(0, 28, 2))


def write_articles(path: Path, count: int) -> int:
    """Write articles of some 420 words as JSON lines, and return how many words they have.

    Args:
        path: The file.
        count: How many articles.
    """
    rng, words = random.Random(1), 0
    texts = [_paragraphs(file) for file in sorted((ROOT / "corpus").glob("*.txt"))]
    texts = [text for text in texts if len(text) >= 4]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = rng.choice(texts)
            # Where the text is shorter, its paragraphs come in another order.
            taken = rng.sample(text, min(PARAGRAPHS, len(text)))
            words += sum(len(paragraph.split()) for paragraph in taken)
            file.write(json.dumps({"id": f"a{number}", "text": "\n\n".join(taken)}) + "\n")
    return words


def write_short_articles(path: Path, count: int) -> None:
    """Write articles of two sentences, with new names and numbers in each, as JSON lines.

    Args:
        path: The file.
        count: How many articles.
    """
    rng = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            place, town, who = (_name(rng) for _ in range(3))
            thing, other = rng.choice(THINGS), rng.choice(THINGS)
            text = (
                f"The {thing} of {place} should be closed, because its {other} cost "
                f"{rng.randrange(10**6)} pounds in {town}. But {who} needs it."
            )
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")


def _paragraphs(file: Path) -> list[str]:
    found = file.read_text("utf-8").split("\n\n")
    return [paragraph for paragraph in found if len(paragraph.split()) >= LEAST]


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()
