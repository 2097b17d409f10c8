"""How like two statements are by what they mean, by the encoder of the learned scorer.

Near ones are found by the mean of their tokens' states, a rare token counting for more than one
that stands in many statements of the collection. They are compared token by token: each is held
against the one most like it in the other statement.

References:
    Arora, Liang and Ma (2017). A simple but tough-to-beat baseline for sentence embeddings.
    Zhang et al. (2020). BERTScore: evaluating text generation with BERT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any

FLOOR = 0.1  # what a token that stands in every statement counts for
SHARP = 2.0  # so that what most statements of a debate hold tells little of what each says
KEPT = 96  # numbers of a token's state, by a random projection: a quarter, so that many fit
SEED = 20
FEW = 512  # pairs that are compared at once, at most
CELLS = 200_000  # pairs of tokens that are, if all are as long as the longest


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """Statements as states of their tokens; see `argmap.corpus.debate.likeness.Read`.

    Attributes:
        rows: Their vectors.
        starts: The first row of each in `states`, and the one behind the last.
        states: A row of unit length a token.
        weights: How rare each token is.
    """

    rows: Any
    starts: Any
    states: Any
    weights: Any

    def compare(self, ones: Any, others: Any) -> Any:
        """Return how far each token has one like it in the other statement, both ways."""
        import numpy as np

        made = np.zeros(len(ones), np.float32)
        lengths = np.diff(self.starts)
        sizes = np.maximum(lengths[ones], lengths[others])
        # Those of nearly one length together, so that little is filled up.
        order = np.argsort(sizes, kind="stable")
        first = 0
        while first < len(order):
            # By the longest of them, so that what is at work stays in the processor's cache.
            some = max(1, CELLS // int(sizes[order[min(first + FEW, len(order)) - 1]]) ** 2)
            part = order[first : first + min(some, FEW)]
            first += len(part)
            one, mine = self._filled(ones[part])
            other, theirs = self._filled(others[part])
            alike = np.matmul(one, other.transpose(0, 2, 1))
            there = _mean(np.where(theirs[:, None, :] > 0, alike, -1.0).max(2), mine)
            back = _mean(np.where(mine[:, :, None] > 0, alike, -1.0).max(1), theirs)
            made[part] = (there + back) / 2
        # So that processors agree on what is at a threshold.
        return made.round(4)

    def _filled(self, places: Any) -> tuple[Any, Any]:
        """Return the states and weights of the tokens of some statements, filled up with zeros."""
        import numpy as np

        starts, ends = self.starts[places], self.starts[places + 1]
        wide = int((ends - starts).max(initial=1))
        at = starts[:, None] + np.arange(wide)[None, :]
        inside = at < ends[:, None]
        at = np.where(inside, at, 0)
        states = self.states[at].astype(np.float32) * inside[..., None]
        return states, np.where(inside, self.weights[at], 0.0)


def _mean(best: Any, weights: Any) -> Any:
    return (best * weights).sum(1) / (weights.sum(1) + 1e-9)


class SentenceLikeness:
    """Sentences as all-MiniLM-L6-v2 reads them; see `argmap.corpus.debate.likeness.Likeness`."""

    near = 0.3
    least = 0.36
    sure = 0.46

    def read(self, texts: Sequence[str]) -> SentenceRows:
        """Return statements as states of their tokens."""
        import numpy as np

        from argmap.scorers.learned.encoder import WIDTH, load_encoder
        from argmap.scorers.learned.short_texts import LONGEST, short_text_states

        _, tokenizer = load_encoder()
        found = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ids = [row.ids[:LONGEST] for row in found]
        uses = Counter(token for row in ids for token in set(row))
        rare = {
            token: (log((len(texts) + 1) / count) + FLOOR) ** SHARP for token, count in uses.items()
        }
        starts = np.concatenate([[0], np.cumsum([len(row) for row in ids])]).astype(np.int64)
        smaller = np.random.default_rng(SEED).standard_normal((WIDTH, KEPT)).astype(np.float32)
        rows = np.zeros((len(texts), WIDTH), np.float32)
        states = np.zeros((int(starts[-1]) + 1, KEPT), np.float16)
        weights = np.zeros(int(starts[-1]) + 1, np.float32)
        for place, tokens, own in short_text_states(texts):
            share = np.array([rare[token] for token in tokens], np.float32)
            here = slice(starts[place], starts[place + 1])
            rows[place] = share @ own
            states[here] = _unit(own @ smaller)
            weights[here] = share
        return SentenceRows(_unit(rows), starts, states, weights)


def _unit(rows: Any) -> Any:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
