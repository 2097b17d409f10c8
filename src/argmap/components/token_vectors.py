"""The vectors of tokens, half of what a parse takes: multiplied by numpy where that is sure.

spaCy multiplies by BLIS. The library that numpy brings is up to three times as fast at it, but its
last digits depend on how many threads it has and on what else stands in the matrix. So it is taken
where it has one thread, as in the program and in each process of `argmap corpus`, and each text
is multiplied by itself: it is parsed the same, whatever is parsed beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VECTORS = "tok2vec"  # spaCy's factory of that name
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def multiply_by_numpy(nlp: Language) -> None:
    """Let a pipeline that is argmap's own make the vectors of its tokens by numpy.

    Args:
        nlp: The pipeline; left as it is where numpy may use several threads, or where it does not
            run on spaCy's own operations.
    """
    from thinc.api import NumpyOps

    if any(os.environ.get(name) != "1" for name in THREADS):
        return
    for name in vector_pipes(nlp):
        pipe: Any = nlp.get_pipe(name)
        for node in pipe.model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = NumpyOps(use_blis=False)


def vector_pipes(nlp: Language) -> list[str]:
    """Return the name of the component that makes vectors, where that is the first."""
    first = nlp.pipe_names[:1]
    return [name for name in first if nlp.pipe_factories[name] == VECTORS]


def with_vectors(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield documents with the vectors of their tokens, each made by itself.

    Args:
        nlp: The pipeline.
        docs: Documents that are cut into tokens.
    """
    pipes: list[Any] = [nlp.get_pipe(name) for name in vector_pipes(nlp)]
    for doc in docs:
        ready = doc
        for pipe in pipes:
            ready = pipe(ready)
        yield ready
