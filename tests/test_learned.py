"""The learned scorer: what its network says, what is made of it, that it is the same every time."""

from __future__ import annotations

import math
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from argmap import flow
from argmap.errors import PipelineError
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import Setting, parse_texts
from argmap.lexicon.rules import Rule, load_rules
from argmap.model import ArgumentMap
from argmap.reading import document_from_text
from argmap.scorers.learned import encoder, network, read_grounds, stretches
from argmap.scorers.learned.encoder import WINDOW, Encoder, windows
from argmap.scorers.learned.model_file import read_model, shipped_model, write_model
from argmap.scorers.learned.scorer import LONGEST, odds
from argmap.scorers.learned.unit_features import NOWHERE
from argmap.scorers.registry import NEEDS, VARIABLE, default_scorer, scorer_factory
from tests.spine import nlp

pytestmark = pytest.mark.skipif(
    not all(find_spec(name) for name in NEEDS), reason="argmap[learned] is not installed"
)
ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "tests" / "golden" / "learned_network.npz"
ESSAY = """Close the mill

The mill should close. Its roof leaks, and nobody has mended it since 2019.

Some say that the mill brings visitors. But the visitors come for the river.

Repairs would cost a million. The town does not have a million. Of course the miller will be sad.

The school needs the money more. Its windows are broken. Its heating failed twice last winter.

So the council ought to close the mill and mend the school."""


def made(text: str, scorer: str = "learned") -> ArgumentMap:
    reader = flow.use_reader(scorer=scorer)
    return flow.map_with_findings(document_from_text(text, "essay"), reader).map


def test_numpy_says_what_torch_said() -> None:
    """The file was written by torch; see benchmarks/learned/networks.py."""
    with np.load(REFERENCE) as rows:
        stored = {name: rows[name].astype(np.float32) for name in rows.files}
    given = network.Inputs(stored["states"], stored["units"], stored["pairs"])

    def weights(kind: str) -> dict[str, np.ndarray]:
        return {n.removeprefix(kind): v for n, v in stored.items() if n.startswith(kind)}

    said = network.run(weights("map/"), given)
    for name in ("targets", "roles", "main", "types"):
        assert np.allclose(getattr(said, name), stored[f"said/{name}"], atol=1e-4), name
    marks = np.stack([said.hedged, said.reported], axis=1)
    assert np.allclose(marks, stored["said/marks"], atol=1e-4)
    assert np.allclose(
        network.chance_of_arguing(weights("argue/"), given), stored["said/argues"], atol=1e-4
    )
    assert not np.allclose(said.main, 1 / len(said.main), atol=1e-3)


def test_windows_cover_all_tokens_and_overlap() -> None:
    for count in (0, 1, WINDOW, WINDOW + 1, 3 * WINDOW + 7):
        found = windows(count)
        assert {token for first, last in found for token in range(first, last)} == set(range(count))
        assert all(last - first <= WINDOW for first, last in found)
        assert all(one[1] > other[0] for one, other in pairwise(found))


def test_a_token_has_the_same_state_however_long_the_text_behind_it() -> None:
    encoder, words = Encoder(), "The mill is old. " * 300
    short, long = encoder.encode(words[:3000]), encoder.encode(words)
    assert [words[s:e] for s, e in zip(short.starts[:4], short.ends[:4], strict=True)] == [
        "The", "mill", "is", "old",
    ]  # fmt: skip
    assert np.allclose(short.states[:300], long.states[:300], atol=0.2)


def test_a_model_comes_back_from_its_file() -> None:
    model = shipped_model()
    again = read_model(write_model(model))
    assert again.units == model.units and again.pairs == model.pairs
    assert again.made_by == model.made_by
    for one, other in zip(model.networks, again.networks, strict=True):
        assert all(np.array_equal(one[name], other[name]) for name in one)


def test_maps_are_the_same_every_time_and_say_what_made_them() -> None:
    first = made(ESSAY)
    assert first.to_json() == made(ESSAY).to_json()
    assert first.made_by["scorer"] == "learned"
    assert "scorer" not in made(ESSAY, "rules").made_by


def test_each_unit_but_the_main_conclusion_leads_somewhere_by_its_likelihood() -> None:
    found = made(ESSAY)
    sources = [relation.source for relation in found.relations]
    assert len(sources) == len(set(sources)) >= len(found.units) / 2
    for relation in found.relations:
        read = next(cue for cue in relation.because if cue.id == "learned.link")
        assert relation.score == pytest.approx(1 / (1 + math.exp(-read.weight)), abs=2e-3)
    assert found.conclusions
    assert all(0 <= unit.score <= 1 for unit in found.units)


def test_what_qualifies_is_a_qualification() -> None:
    found = made(ESSAY)
    role = {unit.id: unit.role for unit in found.units}
    limiting = {r.source for r in found.relations if r.type == "qualify"}
    assert {role[id] for id in limiting} <= {"qualification", "conclusion"}


def test_guises_of_a_text_make_no_difference() -> None:
    wrapped = ESSAY.replace("since 2019", "since\n2019").replace("visitors", "visi\u00adtors")
    plain, other = made(ESSAY), made(wrapped)
    assert [(r.source, r.target, r.type) for r in plain.relations] == [
        (r.source, r.target, r.type) for r in other.relations
    ]


def test_short_and_very_long_texts_are_left_to_the_rules() -> None:
    short = "The mill should close. Its roof leaks."
    assert made(short).relations == made(short, "rules").relations
    paragraph = ESSAY.split("\n\n", 1)[1] + "\n\n"
    long = paragraph * (LONGEST // len(paragraph) + 1)
    found = made(long)
    assert "learned.link" not in {cue.id for r in found.relations for cue in r.because}


def test_a_text_of_several_stretches_is_one_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.scorers.learned.stretches.MOST_UNITS", 8)
    found = made(ESSAY)
    units = {unit.id for unit in found.units if unit.role not in ("question", "background")}
    assert {r.source for r in found.relations} | {r.target for r in found.relations} >= units - {
        unit.id for unit in found.conclusions
    }


READ = (read_grounds.LINK, read_grounds.ROOT, read_grounds.MAIN, read_grounds.ROLE)
ROWS = [row for row in load_rules().values() if row.id.startswith("learned.")]


@pytest.mark.parametrize("row", [row for row in ROWS if row.id in READ], ids=lambda row: row.id)
def test_what_was_read_is_told_under_the_ids_of_its_rows(row: Rule) -> None:
    assert row.id in grounds(row.example) and row.id not in grounds(row.miss)


@pytest.mark.parametrize("row", [row for row in ROWS if row.id not in READ], ids=lambda row: row.id)
def test_each_row_that_weighs_changes_what_is_made_of_the_networks(row: Rule) -> None:
    for text, changes in ((row.example, True), (row.miss, False)):
        plain, ways = taken(text, {}), (row.weight + 10, row.weight - 10)
        assert any(taken(text, {row.id: weight}) != plain for weight in ways) is changes


def test_rows_of_a_kind_that_are_equal_change_nothing() -> None:
    kind = [row for row in ROWS if row.id.startswith("learned.to-")]
    assert len(kind) == 4
    assert taken(ESSAY, {row.id: row.weight + 2 for row in kind}) == taken(ESSAY, {})


def taken(text: str, weights: dict[str, float]) -> list[object]:
    """List what a scorer makes of a text: roles, what stays, the main conclusion, the links."""
    setting = Setting(nlp(), weights, scorer="learned")
    parsed = parse_texts(nlp(), [GoldDocument("example", text, ())])[0]
    scores = setting.scorer(setting.find(parsed, given_units=False))
    count = range(len(scores.drafts))
    pairs = [scores.within(n, m) for n in count for m in count if n != m]
    return [
        [scores.as_role(n, "claim") and scores.as_limit(n) for n in count],
        [scores.as_conclusion(n) for n in count],
        [scores.as_claim(n, NOWHERE).score for n in count],
        [(scores.as_root(n).score, scores.as_main(n)) for n in count],
        [draft.scenery for draft in scores.drafts],
        [(pair.type, pair.score) for pair in pairs],
    ]


def grounds(text: str) -> set[str]:
    setting = Setting(nlp(), scorer="learned")
    parsed = parse_texts(nlp(), [GoldDocument("example", text, ())])[0]
    scores = setting.scorer(setting.find(parsed, given_units=False))
    told = [scores.as_root(0), scores.as_main(0), scores.as_role(0, "claim")]
    found = {hit.kind for evidence in told if evidence for hit in evidence.because}
    if len(scores.drafts) > 1:
        found |= {hit.kind for hit in scores.within(0, 1).because}
    return found


def test_odds_are_rounded_and_bounded() -> None:
    assert odds(0.5) == 0.0 and odds(0.0) == -odds(1.0)
    assert odds(0.3) == round(math.log(3 / 7), 3)


def test_who_names_no_scorer_gets_the_learned_one_where_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert default_scorer() == "rules"  # as tests/conftest.py asks
    monkeypatch.delenv(VARIABLE)
    assert default_scorer() == "learned"
    monkeypatch.setattr("argmap.scorers.registry.NEEDS", ("not_installed_at_all",))
    assert default_scorer() == "rules"


def test_what_is_missing_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    for cached in (encoder.load_encoder, stretches.shipped_networks):
        cached.cache_clear()
    with pytest.raises(PipelineError, match=r"needs onnxruntime: .*argmap\[learned\]"):
        scorer_factory("learned", load_rules())
    for cached in (encoder.load_encoder, stretches.shipped_networks):
        cached.cache_clear()
