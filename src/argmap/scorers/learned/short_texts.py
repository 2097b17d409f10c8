"""States of the tokens of many short texts, several at once, which takes half the time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

import numpy as np

from argmap.scorers.learned.encoder import CLOSE, OPEN, Array, Numbers, load_encoder

LONGEST = 126  # tokens of a text that are read
BATCH = 32


def short_text_states(texts: Sequence[str]) -> Iterator[tuple[int, list[int], Array]]:
    """Yield place, tokens and their states of each text, the shorter texts first.

    A text's states do not depend on the others. Each core of the machine takes a batch.

    Args:
        texts: Sentences; what is behind the first `LONGEST` tokens is not read.

    Raises:
        PipelineError: What the encoder needs is not installed.
    """
    session, tokenizer = load_encoder()
    found = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    ids = [row.ids[:LONGEST] for row in found]
    order = sorted((n for n, row in enumerate(ids) if row), key=lambda n: (len(ids[n]), n))
    batches = (order[first : first + BATCH] for first in range(0, len(order), BATCH))

    def states_of(places: Sequence[int]) -> Array:
        made: Array = session.run(None, _given([ids[place] for place in places]))[0]
        return made

    cores = os.cpu_count() or 1
    # The network runs without Python's lock; a few batches ahead are held, no more.
    with ThreadPoolExecutor(cores) as pool:
        running: deque[tuple[list[int], Future[Array]]] = deque()
        while True:
            for places in islice(batches, cores + 1 - len(running)):
                running.append((places, pool.submit(states_of, places)))
            if not running:
                return
            done, future = running.popleft()
            states = future.result()
            for row, place in enumerate(done):
                tokens = ids[place]
                yield place, tokens, np.asarray(states[row, 1 : len(tokens) + 1], np.float32)


def _given(ids: Sequence[Sequence[int]]) -> dict[str, Numbers]:
    """Return what the network is given of some texts, the longest of them last."""
    given = np.zeros((len(ids), len(ids[-1]) + 2), np.int64)
    mask = np.zeros_like(given)
    for row, own in enumerate(ids):
        tokens = [OPEN, *own, CLOSE]
        given[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
    return {"input_ids": given, "attention_mask": mask, "token_type_ids": np.zeros_like(given)}
