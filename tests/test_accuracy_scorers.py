"""The part of the report on accuracy that sets the rules beside the learned scorer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.accuracy.reliability import rated_links, reliability
from benchmarks.accuracy.scorers import (
    PLACES,
    Scorers,
    learning_curve,
    right_main,
    without,
    without_states,
)
from benchmarks.accuracy.texts import GENRES, TextSet, genre_group
from benchmarks.held_out import held_out

from argmap.evaluate import load_gold
from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.replay import parse_texts
from argmap.model import ArgumentMap, Relation, Unit
from argmap.scorers.learned.model_file import shipped_model
from tests.spine import ROOT, nlp

TEXT = "Go home. It rains. It is late."
UNITS = (
    Unit("u1", 0, 7, "Go home", "conclusion"),
    Unit("u2", 9, 17, "It rains", "premise"),
    Unit("u3", 19, 29, "It is late", "premise"),
)
MADE = ArgumentMap(
    "d",
    TEXT,
    UNITS,
    (Relation("r1", "u2", "u1", "support", 0.9), Relation("r2", "u3", "u2", "support", 0.3)),
)
GOLD = document_from_data(
    {
        "id": "d",
        "text": TEXT,
        "units": [
            {"id": f"g{u.id}", "start": u.start, "end": u.end, "text": u.text, "role": u.role}
            for u in UNITS
        ],
        "relations": [
            {"id": "r1", "source": "gu2", "target": "gu1", "type": "support"},
            {"id": "r2", "source": "gu3", "target": "gu1", "type": "support"},
        ],
        "main_conclusion": "gu1",
    },
    "test",
)


def test_links_are_rated_by_whether_gold_has_them() -> None:
    assert rated_links([(GOLD, MADE)]) == [(0.9, True), (0.3, False)]
    told = reliability([(GOLD, MADE)] * 5)
    assert "| .3 to .4 | ░░░░░░░┃░░░░░░░░░░░░ | 5 | .00 |" in told
    assert "| .9 to 1.0 | ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇┃ | 5 | 1.00 |" in told
    assert "| 50% | 5 | 1.00 |" in told and "| 100% | 10 | .50 |" in told
    assert reliability([]) == "Not measured."


def test_a_main_conclusion_is_right_where_it_is_golds() -> None:
    assert right_main(GOLD, MADE)
    other = replace(GOLD, extra={**GOLD.extra, "main_conclusion": "gu2"})
    assert not right_main(other, MADE)


def test_kinds_of_texts_are_told_by_words_of_their_genres() -> None:
    assert genre_group("US congressional floor speech") == "speeches"
    assert genre_group("blog post (policy)") == "blog and forum posts"
    assert genre_group("recipe") == "other" and "other" not in GENRES


def test_a_group_that_is_left_out_is_left_out_everywhere() -> None:
    model = shipped_model()
    less = without(model, "rules")
    names = [*less.units, *less.pairs]
    assert not any(name.startswith("rules:") for name in names) and "" in names
    assert len(less.units) == len(model.units) and len(less.pairs) == len(model.pairs)
    (blind, *_), (seeing, *_) = without_states(model).networks, model.networks
    plain = len(model.units)
    assert not blind["inp.weight"][:, :-plain].any() and seeing["inp.weight"][:, :-plain].any()
    assert np.array_equal(blind["inp.weight"][:, -plain:], seeing["inp.weight"][:, -plain:])


def test_the_learning_curve_is_shown_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "curve.toml"
    file.write_text("[[row]]\nreal = 12\nown = 3\nlinks = 0.5\nroles = 0.25\n", "utf-8")
    assert learning_curve(file).splitlines()[-1] == "| 12 | 3 | .500 | .250 |"
    assert len(learning_curve().splitlines()) > 2


def test_every_place_is_filled() -> None:
    pytest.importorskip("onnxruntime")
    kept = held_out(ROOT / "corpus")[0]
    texts = parse_texts(nlp(), [t for t in load_gold(ROOT / "corpus") if t.id == kept])
    sets = [TextSet("held", "own texts, held out", "held out", tuple(texts))]
    found = Scorers(nlp(), sets, lambda _: None).places()
    assert set(found) == set(PLACES) and all(found.values())
    assert "states of the encoder" in found["features"]
    assert "own texts, held out, learned" in found["scorers_raw"]
    nothing = Scorers(nlp(), [], lambda _: None).places()
    assert all("no text is held out" in text for text in nothing.values())
