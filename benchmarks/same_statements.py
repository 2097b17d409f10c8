"""How well the likenesses of `argmap debate` judge pairs of statements that were judged by hand.

Run `python -m benchmarks.same_statements`; it prints a table in Markdown. Thresholds were chosen
on the pairs of the half `tuned`; `--fit` tells which would be best there.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.corpus.debate.likeness import LIKENESSES, Likeness, use_likeness
from argmap.corpus.debate.same_statements import likeness_of_pairs
from argmap.corpus.debate.wording_core import claims_in, gist

FOLDER = Path(__file__).parent.parent / "corpus" / "debates"
SENTENCE = re.compile(r"(?<=[.?!])\s+")
HALVES = ("tuned", "kept")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair: its half, its set, its statements, and whether they say the same."""

    half: str
    set: str
    one: str
    other: str
    same: bool


def judged_pairs() -> list[Judged]:
    """Return the pairs that were judged by hand."""
    rows = map(json.loads, (FOLDER / "pairs.jsonl").read_text("utf-8").splitlines())
    debates = {name.rpartition("-")[0] for name in _articles()}
    return [
        Judged(
            row["half"],
            name if (name := row["articles"][0].rpartition("-")[0]) in debates else "texts",
            row["one"], row["other"], row["judged"] == "same",
        )
        for row in rows
    ]  # fmt: skip


def scores(likeness: Likeness, pairs: Sequence[Judged]) -> list[float]:
    """Return how sure it is that each pair says the same: the surest of their claims."""
    found = [0.0] * len(pairs)
    for name in sorted({pair.set for pair in pairs}):
        places = [n for n, pair in enumerate(pairs) if pair.set == name]
        texts = list(dict.fromkeys(_claims(_collection(name, [pairs[n] for n in places]))))
        at = {text: n for n, text in enumerate(texts)}
        wanted = [
            (n, at[a], at[b])
            for n in places
            for a in _claims([pairs[n].one]) for b in _claims([pairs[n].other])
        ]  # fmt: skip
        values = likeness_of_pairs(texts, likeness, [(a, b) for _, a, b in wanted])
        for (n, _, _), value in zip(wanted, values, strict=True):
            found[n] = max(found[n], value)
    return found


def f1(scored: Sequence[tuple[float, bool]], least: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of taking what scores that much for the same."""
    hit = sum(same for value, same in scored if value >= least)
    taken = sum(value >= least for value, _ in scored)
    wanted = sum(same for _, same in scored)
    precision, recall = hit / max(1, taken), hit / max(1, wanted)
    return precision, recall, 2 * hit / max(1, taken + wanted)


def table(*, fit: bool = False) -> Iterator[str]:
    """Yield the lines of the table."""
    pairs = judged_pairs()
    yield "| likeness | half | pairs | say the same | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|---|"
    for name in LIKENESSES:
        likeness = use_likeness(name)
        values = scores(likeness, pairs)
        for half in HALVES:
            rows = [
                (value, pair.same)
                for value, pair in zip(values, pairs, strict=True) if pair.half == half
            ]  # fmt: skip
            told = " | ".join(f"{share:.3f}".lstrip("0") for share in f1(rows, likeness.least))
            yield f"| {name} | {half} | {len(rows)} | {sum(s for _, s in rows)} | {told} |"
            if fit and half == HALVES[0]:
                best = max((v for v, _ in rows), key=lambda least: f1(rows, least)[2])
                yield f"best on this half from {best:.3f}: F1 {f1(rows, best)[2]:.3f}"


def _articles() -> dict[str, str]:
    rows = map(json.loads, (FOLDER / "articles.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def _collection(name: str, pairs: Sequence[Judged]) -> list[str]:
    """Return the statements among which words are rare or not: those of the debate."""
    own = [text for pair in pairs for text in (pair.one, pair.other)]
    texts = (text for id, text in _articles().items() if id.rpartition("-")[0] == name)
    return [*own, *(row for text in texts for row in SENTENCE.split(text))]


def _claims(texts: Sequence[str]) -> list[str]:
    return [gist(claim) for text in texts for claim in claims_in(text, attributed=True)]


if __name__ == "__main__":
    print("\n".join(table(fit="--fit" in sys.argv)))
