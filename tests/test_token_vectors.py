"""Vectors of tokens by numpy: the same parse, whatever is parsed beside a text."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from thinc.api import NumpyOps

from argmap.components.parsing import own_names, parse_document, parse_documents
from argmap.components.pipeline import load
from argmap.components.token_vectors import THREADS, vector_pipes
from argmap.flow import DEFAULT_MODEL
from argmap.reading import document_from_text

TEXTS = (
    "Rents rose, because nobody that I know wants to build.\n\nBut who will pay for it?",
    "It rains.",
    "The mayor has said that she would not have done so; the council, which she leads, did.",
)
COLUMNS: list[int | str] = ["TAG", "DEP", "HEAD", "POS", "LEMMA", "MORPH"]


def by_numpy(nlp: Language) -> bool:
    pipe: Any = nlp.get_pipe("tok2vec")
    return any(isinstance(n.ops, NumpyOps) and not n.ops.use_blis for n in pipe.model.walk())


@pytest.mark.parametrize(("threads", "numpy"), [("1", True), ("2", False), ("", False)])
def test_numpy_multiplies_where_it_has_one_thread(
    monkeypatch: pytest.MonkeyPatch, threads: str, numpy: bool
) -> None:
    for name in THREADS:
        monkeypatch.setenv(name, threads)
    nlp = load(DEFAULT_MODEL)
    assert vector_pipes(nlp) == ["tok2vec"]
    assert by_numpy(nlp) is numpy
    documents = [document_from_text(text, "a") for text in TEXTS]
    together = list(parse_documents(nlp, documents))
    for document, made in zip(documents, together, strict=True):
        alone = parse_document(nlp, document)
        assert (made.tensor == alone.tensor).all()
        assert (made.to_array(COLUMNS) == alone.to_array(COLUMNS)).all()
        bare = nlp(document.text, disable=own_names(nlp))
        assert (made.to_array(COLUMNS) == bare.to_array(COLUMNS)).all()
